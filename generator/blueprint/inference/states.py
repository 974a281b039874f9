"""States and flags: what values they have, how often, and which rows have come far enough for a time or a reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ...schema.model import Column
from ..limits import Limits
from .comments import Listed, default_literal, listed_values
from .context import is_boolean
from .ordering import TEMPORAL_TYPES
from .sheet import Sheet, State, bare, named
from .vocabulary import data, tokens

_STATE_WORDS = ("status", "state", "stage", "phase")
_PLACE_WORDS = {"city", "zip", "country", "street", "address", "postal", "region", "province"}
_FLAG_MARKS = {"is", "has", "flag", "can", "was", "bool", "allow"}
_YES = {
    "y": "n",
    "Y": "N",
    "yes": "no",
    "Yes": "No",
    "YES": "NO",
    "true": "false",
    "T": "F",
    "1": "0",
    "J": "N",
    "S": "N",
}
_LITTLE = frozenset(("reason", "message", "note", "comment", "by", "code", "amount", "number", "user", "id"))


def decide_values(sheet: Sheet) -> None:
    """Decide the columns whose values a comment, a CHECK or an ENUM lists, and the state columns among them."""
    for column in sheet.table.columns:
        if not sheet.is_free(column):
            continue
        words = sheet.tokens(column)
        if _is_flag(sheet, column, words):
            _decide_flag(sheet, column, words)
            continue
        listed, why = _listed(sheet, column)
        is_state = any(word in _STATE_WORDS for word in words) and not _is_region(sheet, column, words)
        if listed is None and is_state and column.type.is_text:
            listed, why = _usual_states(sheet, column)
        if listed is None:
            continue
        weights = _weights(column, listed, is_state)
        rule: dict[str, Any] = {"provider": "choice", "values": list(listed.values), "weights": weights}
        # what the type lists keeps the rule of the type, but for a state: most rows are in the usual one
        if is_state or not column.type.labels:
            sheet.decide(column, rule, why, "values", values=True)
        if is_state or _has_progress(listed):
            values = zip(map(_literal, listed.values), listed.meanings, strict=True)
            sheet.states.append(State(column, tuple(values)))
    sheet.states.sort(key=lambda state: not any(word in _STATE_WORDS for word in sheet.tokens(state.column)))


def _listed(sheet: Sheet, column: Column) -> tuple[Listed | None, str]:
    limits = sheet.builder.constraints.of(column.name)
    if column.type.name == "enum":
        labels = [label for label in column.type.labels if label not in limits.excluded]
        if limits.values is not None:
            labels = [label for label in labels if label in limits.values]
        return _texts(labels, limits, "values: its type")
    if limits.values is not None:
        values = [str(value) for value in limits.values if limits.allows(value)]
        return _texts(values if column.type.is_text else [], limits, "values: its CHECK")
    found = listed_values(column) if limits.is_free else None
    return found, "values: its comment"


def _texts(texts: list[str], limits: Limits, why: str) -> tuple[Listed | None, str]:
    """Texts as listed values, where there are two and nothing is asked of NULL."""
    if limits.null is not None or len(texts) < 2:
        return None, ""
    return Listed(tuple(texts), tuple(tokens(text) or (text.lower(),) for text in texts)), why


def _usual_states(sheet: Sheet, column: Column) -> tuple[Listed | None, str]:
    """The states of such a table, for a text column of which nothing says any."""
    states: dict[str, str] = data()["states"]
    key = next((word for word in reversed(sheet.words) if word in states), "")
    values = _with_default(states[key].split(), default_literal(column), is_of_table=bool(key))
    values = [value for value in values if len(value) <= (column.type.length or 255)]
    if len(values) < 2 or not sheet.builder.constraints.of(column.name).is_free:
        return None, ""
    return Listed(tuple(values), tuple(map(tokens, values))), f"values: states of {key or 'anything'}"


def _with_default(values: list[str], default: object, *, is_of_table: bool) -> list[str]:
    """Usual states, spelled as the column's DEFAULT and with it among them; it alone where they do not go together."""
    if not isinstance(default, str) or default in values:
        return values
    if default.lower() in values:
        return [value.upper() if default.isupper() else value.capitalize() for value in values]
    return [default, *values] if is_of_table and default.islower() else [default]


def _is_region(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    if words[-1:] != ("state",) or column.type.labels:
        return False
    around = {word for each in sheet.table.columns for word in tokens(each.name)}
    return bool(around & _PLACE_WORDS) and not column.comment


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


@lru_cache(maxsize=1)
def _progress() -> dict[str, int]:
    return {word: number for number, word in enumerate(data()["progress"]["order"].split())}


@lru_cache(maxsize=1)
def _negative() -> frozenset[str]:
    return frozenset(data()["progress"]["negative"].split())


def _joined(meaning: Sequence[str]) -> tuple[str, ...]:
    return (*meaning, "_".join(meaning))


def is_negative(meaning: Sequence[str]) -> bool:
    """True for a state that ends a row before its time."""
    return bool(_negative().intersection(_joined(meaning)))


def _rank(meaning: Sequence[str]) -> int | None:
    ranks = [_progress()[word] for word in _joined(meaning) if word in _progress()]
    return max(ranks, default=None)


def _has_progress(listed: Listed) -> bool:
    return sum(_rank(meaning) is not None for meaning in listed.meanings) * 2 > len(listed.values)


def _weights(column: Column, listed: Listed, is_state: bool) -> list[int]:
    """Whole weights: the usual value has most rows, what ends badly few."""
    usual = data()["progress"]["usual"].split()
    meanings = [_joined(meaning) for meaning in listed.meanings]
    best = next((index for word in usual for index, meaning in enumerate(meanings) if word in meaning), None)
    if best is None and not is_state:
        return [max(1, len(meanings) - index) for index in range(len(meanings))]
    default = default_literal(column)
    if best is None or (not is_state and default in listed.values):
        best = listed.values.index(default) if default in listed.values else best or 0
    weights = [1 if is_negative(meaning) else 2 for meaning in listed.meanings]
    weights[best] = 0
    weights[best] = max(3, sum(weights) * 3)
    return weights


# ---- which rows --------------------------------------------------------------------------------------------------------


def condition_of(sheet: Sheet, column: Column, words: tuple[str, ...]) -> tuple[str, str] | None:
    """The condition under which a nullable column has a value, by its words, and why; None where no state or flag says."""
    if not column.nullable:
        return None
    wanted = tuple(word for word in bare(words) if word not in _LITTLE)
    if not wanted:
        return None
    for state in sheet.states:
        if state.column.name == column.name:
            continue
        values = _values_from(state, wanted) or _values_after(state, wanted)
        if values:
            listed = (
                f"{named(state.column)} = {values[0]}"
                if len(values) == 1
                else f"{named(state.column)} IN ({', '.join(values)})"
            )
            return listed, f"set when {named(state.column)} says so"
    for flag, (meaning, condition) in sheet.flags.items():
        if flag != column.name.lower() and meaning and _says(meaning, wanted):
            return condition, f"set when {named(sheet.table.column(flag))} says so"
    return None


def condition_by_state(sheet: Sheet, wanted: tuple[str, ...]) -> str | None:
    """The condition that a row is in a state of that name, or beyond it."""
    for state in sheet.states:
        values = _values_after(state, wanted)
        if values:
            return f"{named(state.column)} IN ({', '.join(values)})"
    return None


def unless_open(sheet: Sheet, column: Column) -> tuple[str, str] | None:
    """An end is not set where a flag says that there is none: ``is_permanent``, ``is_current``."""
    for flag, (meaning, condition) in sheet.flags.items():
        if column.nullable and {"permanent", "indefinite", "unlimited", "ongoing", "current", "lifetime"} & set(
            meaning
        ):
            return f"NOT ({condition})", f"not set when {named(sheet.table.column(flag))} says so"
    return None


def together_with(sheet: Sheet, column: Column, words: tuple[str, ...]) -> tuple[str, str] | None:
    """What belongs to something that may not have happened is set with its time: ``refund_amount`` with ``refunded_at``."""
    wanted = tuple(word for word in bare(words) if word not in _LITTLE)
    for other in sheet.table.columns:
        if other is column or not other.nullable or not column.nullable or other.type.name not in TEMPORAL_TYPES:
            continue
        happened = bare(tokens(other.name))
        if happened and wanted and wanted[: len(happened)] == happened and other.name.lower() in sheet.guesses:
            return f"{named(other)} IS NOT NULL", f"set with {named(other)}"
    return None


def _says(meaning: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return (
        wanted[-len(meaning) :] == meaning
        or meaning == wanted
        or (len(meaning) > 1 and meaning[-len(wanted) :] == wanted)
    )


_NEAR = {
    "activated": "active",
    "tracking": "shipped",
    "carrier": "shipped",
    "satisfaction": "resolved",
    "csat": "resolved",
    "closing": "closed",
    "checkin": "checked_in",
    "checkout": "checked_out",
    "departed": "out",
    "reimbursed": "paid",
    "enabled": "active",
    "transaction": "",
}


def _values_after(state: State, wanted: tuple[str, ...]) -> list[str]:
    """The literals of the values in which something called ``wanted`` has happened."""
    keys = {word for word in (*wanted, "_".join(wanted)) if word in _progress() or word in _negative() or word in _NEAR}
    keys = {_NEAR.get(key, key) for key in keys} - {""}
    if "checked" in wanted:
        keys.add("checked_in" if "in" in wanted else "checked_out")
    for key in sorted(keys, key=lambda each: -_progress().get(each, 0)):
        found = _states_of(state, key)
        if found:
            return found
    return []


def _values_from(state: State, wanted: tuple[str, ...]) -> list[str]:
    """The value that is called exactly so, where no list of ours has it, and those that follow it in the list."""
    if {*wanted, "_".join(wanted)} & {*_progress(), *_negative(), *_NEAR}:
        return []
    first = next((index for index, (_, meaning) in enumerate(state.values) if tuple(meaning) == wanted), None)
    if first is None or not first:
        return []
    return [
        literal
        for index, (literal, meaning) in enumerate(state.values)
        if index == first or (index > first and not is_negative(meaning))
    ]


_RANKED = ("published", "start", "approved", "resolved", "completed", "active")


def _states_of(state: State, key: str) -> list[str]:
    direct = {index for index, (_, meaning) in enumerate(state.values) if key in _joined(meaning)}
    if key in _negative():
        return [state.values[index][0] for index in sorted(direct)]
    rank = _progress()[key]
    ranks = [None if is_negative(meaning) else _rank(meaning) for _, meaning in state.values]
    if not direct and not _is_reached(key, rank, ranks):
        return []
    least = max(rank, min((ranks[each] or 0 for each in direct), default=rank))
    implied = set(data()["implies"].get(key, "").split())
    kept = [
        literal
        for index, (literal, meaning) in enumerate(state.values)
        if index in direct or _is_from(ranks[index], least) or implied & set(_joined(meaning))
    ]
    return kept if len(kept) < len(state.values) else []


def _is_reached(key: str, rank: int, ranks: list[int | None]) -> bool:
    """True when the states' progress tells about a key that none of them is called by."""
    known = [each for each in ranks if each is not None]
    return key in _RANKED and len(known) > 1 and any(each >= rank for each in known)


def _is_from(rank: int | None, least: int) -> bool:
    return rank is not None and rank >= least


# ---- flags -------------------------------------------------------------------------------------------------------------


_YES_AND_NO = ({"Y", "N"}, {"y", "n"}, {"yes", "no"}, {"Yes", "No"}, {"YES", "NO"}, {"0", "1"})


def _is_flag(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    kind = column.type
    if kind.labels and not kind.is_integer:
        return set(kind.labels) in _YES_AND_NO
    listed = listed_values(column) if column.comment else None
    if is_boolean(kind):
        return listed is None or set(listed.values) == {0, 1}
    if kind.is_integer:
        return _is_integer_flag(column, words, listed)
    return kind.is_text and (kind.length or 255) <= 5 and _is_text_flag(column, words, listed)


def _is_marked(words: tuple[str, ...]) -> bool:
    """``is_open``, ``open_flag``, ``deleted``."""
    return bool(_FLAG_MARKS & {*words[:1], *words[-1:]} or {"deleted", "active", "enabled"} & set(words[-1:]))


def _is_flag_word(words: tuple[str, ...]) -> bool:
    return bool(words) and words[-1] in data()["flags"]


def _is_integer_flag(column: Column, words: tuple[str, ...], listed: Listed | None) -> bool:
    kind = column.type
    if listed is not None:
        return set(listed.values) == {0, 1} and (_is_marked(words) or _is_flag_word(words))
    is_small = kind.name in ("tinyint", "smallint", "int") and (column.default or "").strip("'") in ("0", "1", "")
    is_named = _is_marked(words) or (kind.name == "tinyint" and _is_flag_word(words))
    return is_small and is_named and not {"count", "reference"} & set(words)


def _is_text_flag(column: Column, words: tuple[str, ...], listed: Listed | None) -> bool:
    if listed is not None:
        return any({str(value) for value in listed.values} == {yes, no} for yes, no in _YES.items())
    default = default_literal(column)
    return (_is_marked(words) or _is_flag_word(words)) and (default is None or default in {*_YES, *_YES.values()})


def _decide_flag(sheet: Sheet, column: Column, words: tuple[str, ...]) -> None:
    share, why = flag_share(column, words)
    yes, no = _spelled(column)
    limits = sheet.builder.constraints.of(column.name)
    if not limits.is_free and not (
        limits.values is not None and {str(value) for value in limits.values} == {str(yes), str(no)}
    ):
        return
    true = max(1, min(19, round(share * 20)))
    if column.type.name == "bit":
        rule: dict[str, Any] = {"provider": "boolean", "share": share}
    else:
        rule = {"provider": "choice", "values": [yes, no], "weights": [true, 20 - true]}
    if column.nullable:
        rule["null"] = 0.0
    if sheet.decide(column, rule, f"flag: true in {true * 5} % ({why})", "flags", values=True):
        if column.type.name == "bit":
            return  # bits are no numbers in expressions
        marks = _FLAG_MARKS | {"yes", "no"}
        meaning = tuple(word for word in words if word not in marks)
        equal = f"'{yes}'" if isinstance(yes, str) else "1"
        sheet.flags[column.name.lower()] = (meaning, f"{named(column)} = {equal}")


def flag_share(column: Column, words: tuple[str, ...]) -> tuple[float, str]:
    """How often a flag is true, and by what."""
    shares: dict[str, float] = data()["flags"]
    is_not = bool({"not", "no", "non", "never"} & set(words[:-1]))
    for word in reversed(words):
        if word in shares:
            return (1 - shares[word] if is_not else shares[word]), f"'{word}'"
    default = (column.default or "").strip("'")
    if default in ("1", "Y", "y", "yes", "true", "TRUE", "b'1", "T"):
        return 0.85, "its DEFAULT"
    return (0.15, "its DEFAULT") if default else (0.5, "nothing says more")


def _spelled(column: Column) -> tuple[Any, Any]:
    if column.type.is_integer or column.type.name == "bit":
        return 1, 0
    if column.type.labels:
        yes = next(label for label in column.type.labels if label in _YES)
        return yes, _YES[yes]
    listed = listed_values(column) if column.comment else None
    values = [str(value) for value in listed.values] if listed is not None else [str(default_literal(column) or "")]
    for yes, no in _YES.items():
        if yes in values or no in values:
            return yes, no
    return "Y", "N"
