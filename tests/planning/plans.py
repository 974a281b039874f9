"""Plans of a schema and a blueprint given as text."""

from __future__ import annotations

from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.planning.model import SeedPlan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

HEAD = '[blueprint]\nname = "t"\nas_of = 2026-01-31\n[sizes.small]\n'


def plan(schema: str, blueprint: str, **request: object) -> SeedPlan:
    text = HEAD + blueprint
    return make_plan(parse_schema(schema), read_blueprint(text), text, GenerationOptions(**request))  # type: ignore[arg-type]
