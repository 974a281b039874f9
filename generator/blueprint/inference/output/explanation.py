"""Why each column of an inferred blueprint has its rule: the evidence, what else was considered, and why that was not taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ....schema.model import Column
from ....toml_fields import toml
from ...writing import rule_key
from ..tables.defaults import Defaults
from ..tables.sheet import Sheet
from ..tables.state import SchemaRules
from .complete_text import reasons
from .hidden_lines import meaning_of
from .time_reasons import TimeReasons
from .undecided import is_undecided

_KEYS, _TYPE, _SCHEMA = "keys", "type and name", "schema"


class InferredColumn(NamedTuple):
    """One column: its ``rule`` as TOML (empty where it takes none), the ``layer`` that decided, and ``reason``, one line.
    ``considered`` are other rules, each with why it was not taken."""

    table: str
    column: str
    rule: str
    layer: str
    reason: str
    considered: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``init --explain --format json``."""
        return {
            "table": self.table,
            "column": self.column,
            "rule": self.rule or None,
            "layer": self.layer,
            "reason": self.reason,
            "considered": list(self.considered),
        }


def explained(inferred: SchemaRules) -> Iterator[InferredColumn]:
    """Yield every column of the tables that get rows, hidden ones first, in the order of the schema."""
    times = TimeReasons(inferred)
    for table in inferred.tables:
        sheet, found = inferred.sheets[table.name], inferred.found[table.name]
        for name, rule in found.hidden.items():
            what = meaning_of(name) or "what rules of this table or of others read"
            yield InferredColumn(table.name, name, toml(rule), "hidden", what)
        written = {name.lower(): rule for key, rule in found.rules.items() for name in _names(sheet, key)}
        defaults, why = Defaults(table, sheet.builder.writing), reasons(inferred, table.name, times)
        for column in table.columns:
            said = why.get(rule_key(column.name)) or ""
            yield _column(inferred, sheet, column, written.get(column.name.lower()), defaults, said)


def _names(sheet: Sheet, key: str) -> list[str]:
    """The columns of a rule's key."""
    by_key = {rule_key(column.name): column.name for column in sheet.table.columns}
    return [by_key[key]] if key in by_key else [by_key.get(name, name) for name in key.split(", ")]


def _column(
    inferred: SchemaRules, sheet: Sheet, column: Column, rule: Any, defaults: Defaults, said: str
) -> InferredColumn:
    layer, reason = _evidence(inferred, sheet, column, rule, said)
    considered = []
    guess = sheet.guess(column)
    if guess is not None and guess.runner_up:
        considered.append(f"{guess.runner_up}: less likely")
    considered += [f"{refused.reason}: {refused.why}" for refused in sheet.refused.get(column.name.lower(), ())]
    if layer not in (_TYPE, _SCHEMA) and column.name.lower() not in sheet.builder.linked:
        by_type = toml(defaults.rule(column, inferred.by_name(sheet.name, column)))
        if rule is not None and by_type != toml(rule):
            considered.append(f"{by_type}: its type and name alone, which say less")
    return InferredColumn(
        sheet.name, column.name, toml(rule) if rule is not None else "", layer, reason, tuple(dict.fromkeys(considered))
    )


def _evidence(inferred: SchemaRules, sheet: Sheet, column: Column, rule: Any, said: str) -> tuple[str, str]:
    """The layer that decided a column, and why, as the blueprint has ``said`` it."""
    name = column.name.lower()
    guess = sheet.guesses.get(name)
    if guess is not None and guess.reason:
        return guess.layer, said or guess.reason
    if column.generated:
        return _SCHEMA, f"the server computes it ({column.generated})"
    if sheet.builder.is_automatic(column):
        return _SCHEMA, "the key, counted" if rule is None else "the key, whose CHECK lists its values"
    return (
        _of_reference(inferred, sheet, name, said)
        or _of_schema(inferred, sheet, column, said)
        or (_TYPE, _undecided(rule, _why_no_more(sheet, column, inferred.by_name(sheet.name, column))))
    )


def _of_reference(inferred: SchemaRules, sheet: Sheet, name: str, said: str) -> tuple[str, str] | None:
    link = next((link for link in inferred.links[sheet.name] if name in link.folded), None)
    if link is None or not (name in sheet.builder.linked or said):
        return None
    kind = "a declared foreign key" if link.declared else "called and typed like the key"
    return "references", f"{kind} of {link.parent}" + (f"; {said}" if said else "")


def _of_schema(inferred: SchemaRules, sheet: Sheet, column: Column, said: str) -> tuple[str, str] | None:
    """What keys, CHECKs and values say."""
    name = column.name.lower()
    omission = next((each for each in inferred.found[sheet.name].omissions if each.column == column.name), None)
    if omission is not None:
        return _SCHEMA, omission.reason
    if name in sheet.unique.ordinals or name in sheet.unique.numbered or name in sheet.unique.pairs:
        return _KEYS, "tells the rows of a key of several columns apart"
    if said:
        return "values", said
    if name in sheet.builder.constraints.equal:
        return "checks", "a CHECK says what it is equal to"
    return None


def _undecided(rule: Any, why: str) -> str:
    return f"undecided: {why}" if is_undecided(rule, "") else why


def _why_no_more(sheet: Sheet, column: Column, personal: str | None) -> str:
    """Why no layer decided a column."""
    if personal not in (None, "free_text"):
        return f"personal data: {personal}, from its reserved range"
    if not sheet.is_free(column):
        return "a key or a CHECK that was not read decides what it may hold, so that no guess is taken"
    limits = sheet.builder.constraints.of(column.name)
    return (
        "a CHECK limits it" if not limits.is_free else "no layer finds more in its name, its comment or other columns"
    )
