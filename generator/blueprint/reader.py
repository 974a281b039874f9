"""TOML text into a Blueprint: the shape is validated all at once, each mistake with its key path."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ..errors import BlueprintError, did_you_mean
from ..sql.queries import readonly_error
from ..toml_fields import Problems, entries_of, integer_of, join, read_toml, shown, table_of, text_of, texts_of
from .locales import DEFAULT_LOCALE, LOCALES
from .model import Blueprint, CheckRule, ColumnRule, SoftReference, TableRules
from .rule_reader import read_rules
from .size_reader import read_sizes

if TYPE_CHECKING:
    from .smoke import Smoke

SECTIONS = ("blueprint", "sizes", "rows", "columns", "hidden", "tables", "checks", "references", "smoke")
HEAD_KEYS = ("name", "number", "summary", "schema", "as_of", "seed", "id_base", "locale", "inference", "checks")
TABLE_KEYS = ("columns", "hidden", "id_base")
CHECK_KEYS = ("name", "find")
REFERENCE_KEYS = ("table", "columns", "parent", "parent_columns")
NAME = r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}"
NUMBER = r"[0-9]{1,14}"
INFERENCE = 1
"""The version of the rules that columns get which a blueprint leaves out, where it says ``inference``."""


def read_blueprint(text: str, source: str = "blueprint.toml", document: dict[str, Any] | None = None) -> Blueprint:
    """Return the blueprint in ``text``, or in what it was read to before: ``document``.

    Raises BlueprintError when the text is not TOML (with line and column), has no [blueprint] or a wrong schema in it.
    Other mistakes of shape are collected in the blueprint's ``problems``, for the plan to report together with its own.
    """
    try:
        data = read_toml(text) if document is None else document
    except ValueError as error:
        raise BlueprintError(str(error), location=source, hint="see https://toml.io/en/v1.0.0 for the format") from None
    problems = Problems()
    problems.unknown("", data, SECTIONS)
    head = table_of(data, "blueprint", "", problems)
    problems.unknown("blueprint", head, HEAD_KEYS)
    tables_data = table_of(data, "tables", "", problems)
    read = Blueprint(
        name=_name(head, problems),
        number=_number(head, problems),
        summary=text_of(head, "summary", "blueprint", problems, ""),
        schema=texts_of(head, "schema", "blueprint", problems),
        as_of=_date(head, "as_of", problems),
        seed=integer_of(head, "seed", "blueprint", problems, 42, 0, 2**64 - 1),
        id_base=integer_of(head, "id_base", "blueprint", problems, 1, 1, 2**63 - 1),
        sizes=(sizes := read_sizes(data, problems))[0],
        tables={table: _read_table(table, rules, problems) for table, rules in tables_data.items()},
        checks=_read_checks(data.get("checks", []), problems),
        references=_read_references(data.get("references", []), problems),
        source=source,
        smoke=_smoke(data, problems),
        inference=_inference(head, problems),
        proves_rules=_proves_rules(head, problems),
        shared=TableRules("", _section(data, "columns", (), problems), _section(data, "hidden", (), problems)),
        rows=sizes[1],
        locale=_locale(head, problems),
    )
    if not head or any(location == "blueprint.schema" for location in problems.paths):
        raise blueprint_error(
            problems.in_file_order(data), source
        )  # no one could look further: it is not known for what
    return read.with_problems(problems.in_file_order(data))


def _smoke(data: Mapping[str, Any], problems: Problems) -> Smoke | None:
    """What a smoke test looks for, which few blueprints have."""
    if "smoke" not in data:
        return None
    from .smoke import read_smoke

    return read_smoke(data, problems)


def _locale(head: Mapping[str, Any], problems: Problems) -> str:
    """Whose people, places, streets and companies there are."""
    locale = text_of(head, "locale", "blueprint", problems, DEFAULT_LOCALE)
    if locale in LOCALES:
        return locale
    problems.add(
        "blueprint.locale",
        f"there is no locale {locale!r}{did_you_mean(locale, list(LOCALES))} (locales: {', '.join(LOCALES)})",
    )
    return DEFAULT_LOCALE


def blueprint_error(problems: Sequence[str], source: str) -> BlueprintError:
    """Return the error that tells all ``problems`` of a blueprint."""
    count = len(problems)
    return BlueprintError(
        f"{count} mistake{'s' if count > 1 else ''} in the blueprint", problems=problems, location=source or None
    )


def _name(head: Mapping[str, Any], problems: Problems) -> str:
    name = text_of(head, "name", "blueprint", problems, "")
    if not name:
        problems.add("blueprint.name", 'a name is needed, such as "wholesale"')
    elif not re.fullmatch(NAME, name):
        problems.add(
            "blueprint.name", f"{name!r} must be letters, digits, '_' or '-', at most 40 (it becomes a file name)"
        )
    return name or "unnamed"


def _number(head: Mapping[str, Any], problems: Problems) -> str:
    number = text_of(head, "number", "blueprint", problems, "0001")
    if not re.fullmatch(NUMBER, number):
        problems.add("blueprint.number", f'{number!r} must be digits, such as "0001"')
    return number


def _inference(head: Mapping[str, Any], problems: Problems) -> int | None:
    """The version whose rules fill what the blueprint leaves out. Another version would give other rows without a word,
    so that it is refused."""
    if "inference" not in head:
        return None
    version = integer_of(head, "inference", "blueprint", problems, INFERENCE, 1, 2**31 - 1)
    if version != INFERENCE:
        problems.add(
            "blueprint.inference",
            f"{version} is another version than this seedsql's ({INFERENCE}), so that columns without a rule would get other values: "
            "take the seedsql that wrote the blueprint, whose `init --complete` leaves no column without a rule",
        )
    return INFERENCE


def _proves_rules(head: Mapping[str, Any], problems: Problems) -> bool:
    """``checks = "rules"``: what a rule says that a column is equal to is a check too."""
    checks = text_of(head, "checks", "blueprint", problems, "")
    if checks not in ("", "rules"):
        problems.add("blueprint.checks", f'must be "rules" (each rule that can be compared is a check), not {checks!r}')
    return checks == "rules"


def _date(head: Mapping[str, Any], key: str, problems: Problems) -> date:
    value = head.get(key)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    found = "is missing" if value is None else f"is {shown(value)}"
    problems.add(
        f"blueprint.{key}",
        f"{found}: give the reference date of all dates, such as as_of = 2026-06-30 "
        "(there is no clock, so that the same inputs give the same bytes)",
    )
    return date(2000, 1, 1)


def _read_table(name: str, data: Any, problems: Problems) -> TableRules:
    path = join("tables", name)
    if not isinstance(data, dict):
        problems.add(path, f"must be a table [{path}], not {shown(data)}")
        return TableRules(name)
    problems.unknown(path, data, TABLE_KEYS)
    base = integer_of(data, "id_base", path, problems, 1, 0, 2**64 - 1) if "id_base" in data else None
    columns, hidden = (_section(data, section, ("tables", name), problems) for section in ("columns", "hidden"))
    return TableRules(name, columns, hidden, base)


def _section(
    data: Mapping[str, Any], section: str, keys: tuple[str, ...], problems: Problems
) -> tuple[ColumnRule, ...]:
    return read_rules(table_of(data, section, join("", *keys), problems), (*keys, section), problems)


def _read_checks(data: Any, problems: Problems) -> tuple[CheckRule, ...]:
    checks: list[CheckRule] = []
    for path, entry in entries_of("checks", data, problems):
        problems.unknown(path, entry, CHECK_KEYS)
        name, find = text_of(entry, "name", path, problems, ""), text_of(entry, "find", path, problems, "")
        if not name or not find:
            problems.add(path, "needs a name and a find (a SELECT of the offending rows)")
            continue
        find = find.strip().rstrip(";").rstrip()
        why = readonly_error(find)
        if why is not None:
            problems.add(join(path, "find"), why)
        if name in (check.name for check in checks):
            problems.add(join(path, "name"), f"another check is called {name!r} already")
        checks.append(CheckRule(name, find))
    return tuple(checks)


def _read_references(data: Any, problems: Problems) -> tuple[SoftReference, ...]:
    references = []
    for path, entry in entries_of("references", data, problems):
        problems.unknown(path, entry, REFERENCE_KEYS)
        table, parent = text_of(entry, "table", path, problems, ""), text_of(entry, "parent", path, problems, "")
        columns, parents = entry.get("columns"), entry.get("parent_columns", [])
        lists = all(
            isinstance(names, list) and all(isinstance(name, str) for name in names) for names in (columns, parents)
        )
        if not table or not parent or not lists or not columns:
            problems.add(
                path,
                'needs table, columns (a list) and parent, such as {table = "notes", columns = ["client"], '
                'parent = "clients"}',
            )
            continue
        references.append(SoftReference(table, tuple(columns), parent, tuple(parents)))
    return tuple(references)
