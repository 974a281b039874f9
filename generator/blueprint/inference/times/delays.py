"""Between which times a delay is: what was planned or due, and what came of it."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.clock import part_of
from ..tables.sheet import bare
from ..words.vocabulary import tokens
from .spans import HAPPENED, PLANNED

MEANT = PLANNED | frozenset("due deadline expires".split())
AUDIT = frozenset("created updated".split())
_REMINDED = frozenset("reminder reminded dunning notified notice".split())


def between_plan_and_done(datetimes: list[Column], words: tuple[str, ...]) -> tuple[Column, Column] | None:
    """What was planned or due, and what came of it; of times called alike but for ``actual`` the last ones."""
    alike = _called_alike(datetimes)
    if alike is not None:
        return alike
    due = [each for each in datetimes if MEANT & set(tokens(each.name))]
    done = [each for each in datetimes if each not in due and not (AUDIT | _REMINDED) & set(tokens(each.name))]
    for meant in due:
        same = _same_verb(meant, done) if len(due) == 1 or _verbs_of(meant) & set(words) else None
        if same is not None:
            return meant, same
    return (due[0], _last_done(done)) if len(due) == 1 and done else None


def _called_alike(datetimes: list[Column]) -> tuple[Column, Column] | None:
    """The last two times that are called alike but for ``planned`` and ``actual``."""
    for actual in reversed([each for each in datetimes if HAPPENED & set(tokens(each.name))]):
        core = set(bare(tokens(actual.name))) - HAPPENED
        meant = next(
            (each for each in datetimes if set(bare(tokens(each.name))) - PLANNED == core and each is not actual), None
        )
        if meant is not None and not {"start", "departed"} & core:
            return meant, actual
    return None


def _last_done(done: list[Column]) -> Column:
    delivered = [each for each in done if "delivered" in tokens(each.name)]
    if delivered:
        return delivered[-1]  # what came back came in time or not before that
    checked = frozenset("approved accepted verified reviewed signed graded".split())
    done = [
        each for each in done if not checked & set(tokens(each.name))
    ] or done  # who looks at it does not make it late
    after = [each for each in done if (part_of(tokens(each.name)) or 0) > 0]
    return (after or done)[-1]


def _verbs_of(meant: Column) -> set[str]:
    return set(bare(tokens(meant.name))) - MEANT


def _same_verb(meant: Column, done: list[Column]) -> Column | None:
    return next((each for each in done if _verbs_of(meant) & set(tokens(each.name))), None)
