"""The plan of a seed, from its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..project import GenerationOptions

if TYPE_CHECKING:
    from ..planning.memory import PlanProgress
    from ..planning.model import SeedPlan
    from .sources import Sources


def plan(options: GenerationOptions, jobs: int | None = 1, progress: PlanProgress | None = None) -> SeedPlan:
    """Return the plan for ``options``; writes nothing. ``jobs`` is how many processes compute sums over large tables, None for
    as many as it is worth; ``progress`` is called meanwhile with a table, how many of its rows are done, and how many it has.

    Raises UsageError (2) for a table or size that is not there, SchemaError and PlanError (65), BlueprintError (78) with
    every mistake of the blueprint.
    """
    from .sources import load_sources

    return plan_from(load_sources(options.schema, options.blueprint), options, jobs, progress)


def plan_from(
    sources: Sources, options: GenerationOptions, jobs: int | None = 1, progress: PlanProgress | None = None
) -> SeedPlan:
    """Return the plan for ``options`` on sources that are loaded already."""
    from ..planning.binding import make_plan as bind
    from ..planning.memory import Memory
    from .computed import check_computed

    if options.name is not None:
        from ..script.manifest import check_name

        check_name(options.name)
    memory = Memory(jobs=jobs, progress=progress)
    made = bind(
        sources.schema, sources.blueprint, sources.blueprint_text, options, sources.trees, memory, sources.classes
    )
    sources.trees.keep()
    return check_computed(made)
