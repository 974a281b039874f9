"""Which rows have come far enough for a time, a reason or an actor: the condition by a state or a flag."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import islice

from ....schema.model import Column
from ...writing import is_one_of
from ..columns.ordering import TEMPORAL_TYPES
from ..tables.clock import part_of
from ..tables.sheet import Sheet, State, bare, named
from ..words.stems import is_form_of
from ..words.vocabulary import data, tokens
from .comparisons import is_optional
from .presence import Condition, announced_by, awaited_in, condition_by_comment
from .progress import is_negative, joined, negative_words, order_of_words, rank_of

_LITTLE = frozenset(
    "method reason message note comment remark by code amount number user id name description text".split()
)
_LITERALS = re.compile(r"'(?:[^']|'')*'|(?<=[ (])-?\d+")
_SOFT = frozenset("actual real effective first last email date time".split())  # beside the verb, they do not change it
_NEVER = frozenset(
    "scheduled planned expected estimated due requested created updated next original until valid probation trial warranty guarantee".split()
)
_STEADY = frozenset("active enabled available open current visible public online locked blocked".split())
_GIVEN = frozenset(
    "required received given needed present available provided attached granted obtained issued needs".split()
)


def condition_of(sheet: Sheet, column: Column, words: tuple[str, ...]) -> Condition | None:
    """The condition under which a nullable column has a value, by its words; None where no state or flag says."""
    if not column.nullable:
        return None
    wanted = wanted_words(words)
    spoken = _by_comment(sheet, column)
    if spoken is None and column.comment and is_optional(column):
        return None
    if {"created", "updated"} & set(wanted):
        return spoken
    if spoken is not None and negative_words() & set(wanted) and spoken[0].startswith("NOT ("):
        return _of_both(spoken, _happened(sheet, column, wanted))
    if spoken is not None or not wanted:
        return spoken
    implied = [verb for word in wanted for verb in data()["tells"].get(word, "").split()]
    return _happened(sheet, column, wanted) or next(
        filter(None, (_happened(sheet, column, (verb,)) for verb in implied)), None
    )


def _of_both(spoken: Condition, happened: Condition | None) -> Condition:
    """What a comment takes out, or the states in which something has happened, where both are of one column and agree: what is not
    set while active is not there while pending either."""
    if happened is None or not spoken[0].startswith(f"NOT ({happened[0].split(' ')[0]} "):
        return spoken
    out, found = (set(_LITERALS.findall(each)) for each in (spoken[0], happened[0]))
    return (happened[0], spoken[1]) if found and not found & out else spoken


def _by_comment(sheet: Sheet, column: Column) -> Condition | None:
    announced = announced_by(sheet, column)
    found = _announced(sheet, *announced) if announced is not None else None
    if found is None and column.comment:
        awaited = awaited_in(column.comment)
        found = (_by_flag(sheet, column, awaited) or _happened(sheet, column, awaited)) if awaited else None
        found = found or condition_by_comment(sheet, column) or _by_named_states(sheet, column)
    return (found[0], "as its comment says") if found is not None else None


def _by_named_states(sheet: Sheet, column: Column) -> Condition | None:
    """The states of which the comment of a time names two or more: ``date of completion or withdrawal``."""
    if column.type.name not in TEMPORAL_TYPES or (part_of(tokens(column.name)) or 85) < 85:
        return None
    spoken = [word for each in re.findall(r"[^\W\d]{4,}", column.comment) for word in tokens(each)]
    for state in sheet.states[:1]:
        values = [
            literal
            for literal, meaning in state.values
            if all(len(word) > 3 and any(is_form_of(word, each) for each in spoken) for word in meaning)
        ]
        if 1 < len(values) < len(state.values):
            return is_one_of(named(state.column), values), ""
    return None


def _announced(sheet: Sheet, teller: Column, part: str) -> Condition | None:
    """The condition where the comment of a flag or a state says of one value that something is set then."""
    flag = sheet.flags.get(teller.name.lower())
    if flag is not None:
        return (f"NOT ({flag[1]})" if re.match(r"\W*(?:0|N|no|false)\b", teller.comment) else flag[1]), ""
    state = next((each for each in sheet.choices if each.column is teller), None)
    place = (
        next((at for at, (literal, _) in enumerate(state.values) if _begins(part, literal)), None) if state else None
    )
    if state is None or place is None:
        return None
    meaning = state.values[place][1]
    return is_one_of(named(state.column), _reached(state, meaning[-1:], {place})), ""


def _begins(part: str, literal: str) -> bool:
    return re.match(rf"\W*{re.escape(literal.strip(chr(39)))}(?!\w)", part) is not None


def _happened(sheet: Sheet, column: Column, wanted: tuple[str, ...]) -> Condition | None:
    """The condition that something called ``wanted`` has happened, by a flag of all these words, a state, a flag or a count."""
    for flag, (meaning, condition) in sheet.flags.items():
        if flag != column.name.lower() and len(meaning) > 1 and set(meaning) == set(wanted):
            return condition, f"set when {named(sheet.table.column(flag))} says so"
    exact = next(
        (name for name, (meaning, _) in sheet.flags.items() if meaning == wanted and name != column.name.lower()), None
    )
    if exact is not None and len(wanted) > 1:
        return sheet.flags[exact][1], f"set when {named(sheet.table.column(exact))} says so"
    for state in sheet.states:
        if state.column.name != column.name:
            values = _values_of(state, wanted)
            if values:
                return is_one_of(named(state.column), values), f"set when {named(state.column)} says so"
    return _by_flag(sheet, column, wanted) or _by_count(sheet, wanted) or _by_undecided(sheet, column, wanted)


def _by_undecided(sheet: Sheet, column: Column, wanted: tuple[str, ...]) -> Condition | None:
    """What ends a row has not happened where its outcome is still open, and has with any other one."""
    if not 85 <= (part_of(wanted) or 0) <= 92:
        return None
    for state in sheet.states:
        waits = [
            literal
            for literal, meaning in state.values
            if {"ongoing", "pending", "unresolved", "undecided"} & set(meaning)
        ]
        is_outcome = {"outcome", "result", "decision", "verdict"} & set(tokens(state.column.name))
        if is_outcome and waits and state.column is not column:
            return f"NOT ({is_one_of(named(state.column), waits)})", f"set when {named(state.column)} says so"
    return None


def wanted_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """What has happened, by the words of a name: of ``approved_by_user_id`` those before ``by``."""
    if "by" in words[1:]:
        words = words[: words.index("by", 1)]
    return tuple(word for word in bare(words) if word not in _LITTLE)


def _by_flag(sheet: Sheet, column: Column, wanted: tuple[str, ...]) -> Condition | None:
    for flag, (meaning, condition) in sheet.flags.items():
        if flag == column.name.lower() or not meaning or _is_of_another(sheet, column, meaning, wanted):
            continue
        why = f"set when {named(sheet.table.column(flag))} says so"
        if _says(meaning, wanted) or any(
            (label,) == meaning for word in wanted[-1:] for label in _near().get(word, ())
        ):
            return condition, why
        if len(meaning) == 1 and _opposites(meaning[0]) & set(wanted):
            return f"NOT ({condition})", f"not {why}"
    return None


def _is_of_another(sheet: Sheet, column: Column, meaning: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """True for a flag with more words than a time has, all of which another time has: ``deposit_returned`` beside ``returned_at``
    and ``deposit_returned_at``."""
    return set(wanted) < set(meaning) and any(
        set(meaning) <= set(tokens(each.name))
        for each in sheet.table.columns
        if each is not column and each.nullable and each.type.name in TEMPORAL_TYPES
    )


def _by_count(sheet: Sheet, wanted: tuple[str, ...]) -> Condition | None:
    """The last sign-in is there where their count is not 0."""
    what = tuple(word for word in wanted if word not in ("last", "latest", "first"))
    for column in sheet.table.columns:
        counted = tokens(column.name)
        is_count = (
            column.type.is_integer and not column.nullable and counted[-1:] in (("count",), ("level",), ("stage",))
        )
        if (
            is_count
            and what
            and len(what) < len(wanted)
            and len(what) == len(counted) - 1
            and all(map(is_form_of, counted, what))
        ):
            return f"{named(column)} > 0", f"set when {named(column)} is not 0"
    return None


def _opposites(word: str) -> frozenset[str]:
    """What has happened where a flag called so is false: an employee who is not active has left."""
    return frozenset(data()["opposites"].get(word, "").split())


def condition_by_state(sheet: Sheet, wanted: tuple[str, ...]) -> str | None:
    """The condition that a row is in a state called so, or beyond it; None where no label of a state is called so."""
    for state in sheet.states:
        direct = _called(state, wanted) or _called(state, ("_".join(wanted),))
        if not direct:
            continue
        is_steady = bool(_STEADY & set(wanted))
        values = [state.values[place][0] for place in sorted(direct)] if is_steady else _values_of(state, wanted)
        if values and len(values) < len(state.values):
            return is_one_of(named(state.column), values)
    return None


def _says(meaning: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """True when a flag of that meaning tells whether something called ``wanted`` has happened."""
    long, short = (wanted, meaning) if len(wanted) >= len(meaning) else (meaning, wanted)
    if len(meaning) == 1 and meaning[0] in ("active", "enabled", "default", "primary", "current"):
        return wanted == meaning
    begins = long is wanted and wanted[: len(meaning)] == meaning
    if len(meaning) == len(wanted) + 1 and meaning[-1] in _GIVEN and meaning[:-1] == wanted:
        return True  # ``permit_required`` and the number of the permit
    return all(map(is_form_of, long[-len(short) :], short)) or begins


# ---- the values of a state ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _near() -> dict[str, list[str]]:
    """Labels, the likeliest first, that say the same as a word of a column: ``terminated`` as ``left``."""
    return {word: labels.split() for word, labels in data()["near"].items()}


def _values_of(state: State, wanted: tuple[str, ...]) -> list[str]:
    """The literals of the values in which something called ``wanted`` has happened; none where all or no values are."""
    if wanted[1:] == ("until",):  # frozen until: as long as it is frozen
        wanted = wanted[:1]
    if _NEVER & set(wanted):
        return []
    decided = _decided(state, wanted)
    if decided:
        return decided
    for words in _readings(wanted):
        direct = _called(state, words)
        if direct:
            return _with_implied(state, wanted, _reached(state, words, direct))
    ranked = [word for word in (*wanted, "_".join(wanted)) if word in order_of_words()]
    implied = frozenset(label for word in ranked for label in data()["implies"].get(word, "").split())
    return _from_rank(state, max(order_of_words()[word] for word in ranked), implied) if ranked else []


def _with_implied(state: State, wanted: tuple[str, ...], found: list[str]) -> list[str]:
    """Values, and those that a row has only after what is ``wanted``: an invoice is void only once it was issued."""
    implied = {label for word in wanted for label in data()["implies"].get(word, "").split()}
    both = [literal for literal, meaning in state.values if literal in found or implied & set(joined(meaning))]
    return both if found and len(both) < len(state.values) else found


def _decided(state: State, wanted: tuple[str, ...]) -> list[str]:
    """The outcomes of a decision: ``decided_at`` is set when a request is approved or rejected."""
    decisions = data()["decisions"]
    verbs, outcomes = set(decisions["verbs"].split()), set(decisions["outcomes"].split())
    if not verbs & set(wanted) or _called(state, wanted):
        return []
    outcomes |= {word for verb in wanted for word in data()["implies"].get(verb, "").split()}
    found = [literal for literal, meaning in state.values if outcomes & set(joined(meaning))]
    return found if 1 < len(found) < len(state.values) else []


def _readings(wanted: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """What a column may be called as a state, the likeliest first."""
    if "checked" in wanted:
        yield ("checked_in" if "in" in wanted else "checked_out",)
    yield wanted
    core = tuple(word for word in wanted if word not in _SOFT)
    yield from ((word,) for word in reversed(core) if len(core) > 1 or core != wanted)
    for word in (*wanted, "_".join(wanted)):
        yield from ((label,) for label in _near().get(word, ()))


def _called(state: State, words: tuple[str, ...]) -> set[int]:
    """The places of the values that are called so."""
    exact = {
        place
        for place, (_, meaning) in enumerate(state.values)
        if set(words) & set(joined(meaning)) and len(words) == 1
    }
    codes = {place for place, (literal, _) in enumerate(state.values) if words == (literal.strip("'").lower(),)}
    if exact or codes:
        alone = {place for place in exact if state.values[place][1] == words}
        return alone or exact or codes
    return {
        place
        for place, (_, meaning) in enumerate(state.values)
        if len(meaning) == len(words) and all(map(is_form_of, meaning, words))
    }


def _reached(state: State, words: tuple[str, ...], direct: set[int]) -> list[str]:
    """The values called so and those that a row reaches only through them."""
    key = "_".join(words)
    if key in negative_words() or all(is_negative(state.values[place][1]) for place in direct):
        return [state.values[place][0] for place in sorted(direct)]
    implied = frozenset(data()["implies"].get(key, "").split())
    least = order_of_words().get(key)
    ranks = [rank_of(state.values[place][1]) for place in direct]
    if least is None:
        least = max((rank for rank in ranks if rank is not None), default=None)
    if least is None:
        return _from_place(state, min(direct))
    least = max(least, min((rank or 0 for rank in ranks), default=least))
    later = set(data()["implies_later"].get(key, "").split())
    behind = [
        place for place in range(max(direct) + 1, len(state.values)) if later & set(joined(state.values[place][1]))
    ]
    return _from_rank(state, least, implied, {*direct, *behind})


def _from_place(state: State, first: int) -> list[str]:
    """The value at a place of the list, and those after it that do not end a row before its time."""
    if not first and len(state.values) > 2:
        return []
    is_last = _is_final(state.values[first][1])
    return [
        literal
        for place, (literal, meaning) in enumerate(state.values)
        if place == first or (place > first > 0 and not is_last and _follows(meaning, 0, is_listed=True, is_last=False))
    ]


def _is_final(meaning: tuple[str, ...]) -> bool:
    return bool(set(data()["progress"]["final"].split()) & set(joined(meaning)))


def _from_rank(state: State, least: int, implied: frozenset[str], direct: Collection[int] = ()) -> list[str]:
    """The values of a rank or above it, and those called so; of a list that says how far rows come none where all are."""
    if not direct and not _is_progress_around(state, least):
        return []
    begun = direct or _first_of_rank(state, least)
    first = min(begun, default=-1) if direct or _is_in_order(state) else -1
    is_last = any(_is_final(state.values[place][1]) for place in direct)
    kept = [
        literal
        for place, (literal, meaning) in enumerate(state.values)
        if place in begun
        or implied & set(joined(meaning))
        or (place > first and _follows(meaning, least, is_listed=first >= 0, is_last=is_last))
    ]
    return kept if len(kept) < len(state.values) else []


def _first_of_rank(state: State, least: int) -> list[int]:
    """The place of the first value of a rank or above it, if there is one."""
    places = (
        place
        for place, (_, meaning) in enumerate(state.values)
        if _follows(meaning, least, is_listed=False, is_last=False)
    )
    return list(islice(places, 1))


def _is_in_order(state: State) -> bool:
    """True for values of which the first begins a row, and what ends it badly is the last."""
    negative = [place for place, (_, meaning) in enumerate(state.values) if is_negative(meaning)]
    ends = range(len(state.values) - len(negative), len(state.values))
    return bool(set(data()["progress"]["initial"].split()) & set(state.values[0][1])) and negative == list(ends)


def _is_progress_around(state: State, least: int) -> bool:
    """True where some values are of a rank or above it, and others below."""
    known = [rank for _, meaning in state.values if not is_negative(meaning) and (rank := rank_of(meaning)) is not None]
    return any(rank >= least for rank in known) and any(rank < least for rank in known)


_AFTERWARDS = frozenset("invoiced billed settled archived collected handed_over returned_to_owner accounted".split())
"""What is done with a row that is over: listed behind that, rows come to it by way of it."""


def _follows(meaning: tuple[str, ...], least: int, *, is_listed: bool, is_last: bool) -> bool:
    """True for a later value that a row reaches by way of the rank; where a list says that it is later, unless rows begin with it."""
    if is_negative(meaning):
        return False
    rank = rank_of(meaning)
    if is_listed and _AFTERWARDS & set(joined(meaning)):
        return True
    if is_listed and not is_last:
        return not set(data()["progress"]["initial"].split()) & set(meaning)
    return rank is not None and rank >= least
