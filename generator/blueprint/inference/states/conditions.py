"""Which rows have come far enough for a time, a reason or an actor: the condition by a state or a flag."""

from __future__ import annotations

import re

from ....schema.model import Column
from ...writing import is_one_of
from ..tables.clock import part_of
from ..tables.sheet import Sheet, State, bare, is_number, is_temporal, named
from ..words.identifiers import words_of
from ..words.stems import is_form_of
from ..words.vocabulary import data, tokens
from .alike import alike_labels, goes_on_so, spelled_alike, telling_words, without_negation
from .alike_flags import alike_flags, without_table
from .between import between_two
from .comparisons import is_optional
from .flag_words import by_flag, said_by_flag, unless_called_off
from .going_on import outcomes_of_run
from .gone_states import gone_states
from .labels import standing
from .presence import Condition, announced_by, awaited_in, condition_by_comment
from .progress import joined, literals_at, negative_words, order_of_words, rank_of, says_so, state_of, twins
from .reached import NEVER, called_so, is_called, literals_in, reached_from, values_of
from .steps import by_order, is_between_steps, works_on

_LITTLE = frozenset(
    "method reason message note comment remark by code amount number user id name description text".split()
)
_STEADY = frozenset("active enabled available open current visible public online locked blocked".split())
_TERMS = frozenset("valid until expires expired since from".split())


def condition_of(sheet: Sheet, column: Column, words: tuple[str, ...], *, is_empty: bool = False) -> Condition | None:
    """The condition under which a nullable column has a value, by its words; None where no state or flag says. ``is_empty``: it is
    an empty text instead of NULL."""
    if not (column.nullable or is_empty):
        return None
    hours = _while_open(sheet, column)
    if hours is not None:
        return hours
    wanted = _without_side(column, wanted_words(words))
    spoken, gone = _by_comment(sheet, column) or _by_label_said(sheet, column), gone_states(sheet, column)
    if gone is not None:
        return gone[0], gone[1] if spoken is None else spoken[1]
    if spoken is None and column.comment and is_optional(column):
        return None
    if _is_of_every_row(sheet, wanted):
        return spoken
    if spoken is not None:
        return _of_both(spoken, _happened(sheet, column, wanted)) if negative_words() & set(wanted) else spoken
    return _by_words(sheet, column, wanted) if wanted else None


_OPEN = {
    ("closed",): False,
    ("off",): False,
    ("day", "off"): False,
    ("open",): True,
    ("available",): True,
    ("working",): True,
}


def _while_open(sheet: Sheet, column: Column) -> Condition | None:
    """Days on which it is closed have no hours, in a table of the days of a week or of those that are otherwise."""
    if column.comment:
        return None  # that says more
    words = set(tokens(column.name))
    if column.type.name != "time" and not ({"open", "closed"} & words and {"minute", "hour"} & words):
        return None
    if any(set(meaning[-1:]) & words - {"open", "closed"} for meaning, _ in sheet.flags.values()):
        return None  # a break, where there is one
    for flag, (meaning, condition) in sheet.flags.items():
        if meaning in _OPEN and flag != column.name.lower():
            why = f"set when {named(sheet.table.column(flag))} says so"
            return (condition, why) if _OPEN[meaning] else (f"NOT ({condition})", f"not {why}")
    return None


def _by_label_said(sheet: Sheet, column: Column) -> Condition | None:
    """The only state that a comment begins with, of several words: ``at customer since``."""
    said = tokens(column.comment.replace(" ", "_")) if " " in column.comment else ()
    found = [
        (state, literal)
        for state in sheet.states
        for literal, meaning in state.values
        if 1 < len(meaning) < len(said) and said[: len(meaning)] == meaning and state.column is not column
    ]
    if len(found) != 1:
        return None
    state, literal = found[0]
    return f"{named(state.column)} = {literal}", f"by its comment '{column.comment}'"


def _is_of_every_row(sheet: Sheet, wanted: tuple[str, ...]) -> bool:
    """True for what is created or updated as every row is, unless a label behind the first is called so."""
    is_recorded = bool({"created", "updated"} & set(wanted))
    return is_recorded and not any(called_so(state, wanted) - {0} for state in sheet.states)


def _without_side(column: Column, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a column but for ``left`` of a number: the left one of two, or how many are left; no one has gone."""
    is_side = is_number(column) and "left" in words_of(column.name)
    return tuple(word for word in wanted if word not in ("left", "terminated")) if is_side else wanted


def _by_words(sheet: Sheet, column: Column, wanted: tuple[str, ...]) -> Condition | None:
    """The condition that what a column is called has happened, or what must have happened where there is such a thing."""
    verbs = [(verb,) for word in wanted for verb in data()["tells"].get(word, "").split()]
    readings = (wanted, *verbs)
    found = _happened(sheet, column, wanted, by_rank=False) or _by_root(sheet, column)
    found = found or next(filter(None, (_happened(sheet, column, words, by_rank=False) for words in verbs)), None)
    found = found or (unless_called_off(sheet, wanted) if not sheet.states else None)
    # what a row refers to is not what has happened to it, unless a label is called so: ``quote_id`` of an order that is begun
    if found is not None or (sheet.link(column) is not None and "by" not in tokens(column.name)):
        return found
    return next(filter(None, (_happened(sheet, column, words) for words in readings)), None)


def _by_root(sheet: Sheet, column: Column) -> Condition | None:
    """The condition by a flag or a state whose word has the root of one of the column's, in whatever language."""
    names, is_denied = without_negation(_without_terms(telling_words(column)))
    names = without_table(sheet, names)
    said = said_by_flag(sheet, column, names)
    if said is not None:
        return said
    flags = [sheet.table.column(name) for name in sheet.flags if name != column.name.lower()]
    same = alike_flags(sheet, column, names, flags)
    if len(same) == 1:
        condition = sheet.flags[same[0].name.lower()][1]
        return (f"NOT ({condition})" if is_denied else condition), f"set when {named(same[0])} says so"
    return _by_root_of_label(sheet, column, names) if not same else None


def _without_terms(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of what has a validity or a beginning, without those that say so: ``fsc_valid_until`` beside ``fsc_certified``,
    ``sworn_since`` beside ``is_sworn``. What is in use, until when or since when, is said by its state."""
    kept = tuple(word for word in words if not _TERMS & set(tokens(word)))
    return words if not kept or _STEADY & {each for word in kept for each in tokens(word)} else kept


def _by_root_of_label(sheet: Sheet, column: Column, names: tuple[str, ...]) -> Condition | None:
    if NEVER & set(tokens(column.name)) - ({"requested"} if len(names) > 1 else set()):
        return None  # it is planned
    names = tuple(word for word in names if word != "off")  # took_off and rained_off have nothing in common
    for state in sheet.states:
        places = alike_labels(state, names) if state.column is not column else set()
        values = reached_from(state, state.values[min(places)][1], places) if places else []
        if any(word.endswith("ed") for word in names):
            values = _with_outcome(state, values)
        if 0 < len(values) < len(state.values):
            return says_so(state, values)
    return None


def _with_outcome(state: State, values: list[str]) -> list[str]:
    """Values without those in which it is being done what comes to an outcome: what is being analysed has neither passed nor failed."""
    good = literals_at(state, {*twins([meaning for _, meaning in state.values]).values()})
    kept = [each for each in values if not goes_on_so(each)]
    return kept if kept and kept[0] in good else values


def step_of(sheet: Sheet, column: Column, words: tuple[str, ...]) -> Condition | None:
    """The condition by the words of a column, else by its place among the steps of a row; by that too, where it says that a label
    which is left over between those of the other times is of this one: ``on_site`` of ``arrived_at``."""
    found = condition_of(sheet, column, words)
    if found is not None and not _is_ranked(sheet, column, words, found):
        return found
    by_place = by_order(sheet, column, condition_by_words)
    if found is None or by_place is None:
        return by_place or found
    if is_between_steps(sheet, column, condition_by_words):
        return by_place
    more = set(literals_in(by_place[0])) - set(literals_in(found[0]))
    is_wider = bool(more) and set(literals_in(found[0])) < set(literals_in(by_place[0]))
    steady = {
        literal
        for state in sheet.states
        for literal, meaning in state.values
        if standing("labels") & set(joined(meaning))
    }
    earlier = _before(sheet, words)
    # a lease goes on before anyone moves out, what is in transit is not delivered
    return by_place if is_wider and not more & (steady | earlier) else found


def _before(sheet: Sheet, words: tuple[str, ...]) -> set[str]:
    """The labels that rows come to before what words say."""
    order = order_of_words()
    least = max((order[word] for word in words if word in order), default=0)
    known = ((literal, rank_of(meaning)) for state in sheet.states for literal, meaning in state.values)
    return {literal for literal, rank in known if rank is not None and rank < least}


def condition_by_words(sheet: Sheet, column: Column) -> Condition | None:
    """The condition of a column by what it is called."""
    return condition_of(sheet, column, tokens(column.name))


def _is_ranked(sheet: Sheet, column: Column, words: tuple[str, ...], found: Condition) -> bool:
    """True for a condition by a state none of whose labels is called like the column, but for how far rows have come by then. What is
    decided, or over, is so by the labels that say how."""
    if set(data()["decisions"]["verbs"].split()) & set(words) or (part_of(words) or 0) >= 85:
        return False
    state = state_of(sheet, found)
    if state is None or not found[1].startswith("set when"):
        return False
    return not is_called(state, wanted_words(words)) and not alike_labels(state, telling_words(column))


def known_by_then(sheet: Sheet, column: Column) -> Condition | None:
    """The condition that someone works on a row, for a reference to those who do."""
    return works_on(sheet, column, lambda sheet, other: _happened(sheet, other, ("assigned",)))


def _of_both(spoken: Condition, happened: Condition | None) -> Condition:
    """What a comment takes out, or the states in which something has happened, where both are of one column and agree: what is not
    set while active is not there while pending either."""
    if happened is None or not spoken[0].startswith(f"NOT ({happened[0].split(' ')[0]} "):
        return spoken
    out, found = (set(literals_in(each)) for each in (spoken[0], happened[0]))
    return (happened[0], spoken[1]) if found and not found & out else spoken


def _by_comment(sheet: Sheet, column: Column) -> Condition | None:
    announced = announced_by(sheet, column)
    found = _announced(sheet, *announced) if announced is not None else None
    found = found or (between_two(sheet, column, _happened) if column.comment else None)
    if announced is not None and found is not None:
        return found[0], f"by the comment of {named(announced[0])} '{announced[1]}'"
    if column.comment:
        between = between_two(sheet, column, _happened)
        if between is not None:
            return between
        awaited = awaited_in(column.comment)
        found = (
            _by_time(sheet, column, awaited) or (by_flag(sheet, column, awaited) or _happened(sheet, column, awaited))
            if awaited
            else None
        )
        found = found or condition_by_comment(sheet, column) or _by_named_states(sheet, column)
    return (found[0], "as its comment says") if found is not None else None


def _by_time(sheet: Sheet, column: Column, awaited: tuple[str, ...]) -> Condition | None:
    """The time that is called just as what a comment awaits of a column that is none: ``NULL until picked up`` beside ``actual_pickup``."""
    wanted = set(tokens("_".join(awaited)))
    for other in sheet.table.columns if awaited and not is_temporal(column) else ():
        if other.nullable and is_temporal(other) and set(bare(tokens(other.name))) - {"actual"} == wanted:
            return f"{named(other)} IS NOT NULL", ""
    return None


def _by_named_states(sheet: Sheet, column: Column) -> Condition | None:
    """The states of which the comment of a time names two or more: ``date of completion or withdrawal``."""
    if not is_temporal(column) or (part_of(tokens(column.name)) or 85) < 85:
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
    return is_one_of(named(state.column), reached_from(state, meaning[-1:], {place})), ""


def _begins(part: str, literal: str) -> bool:
    return re.match(rf"\W*{re.escape(literal.strip(chr(39)))}(?!\w)", part) is not None


def _happened(sheet: Sheet, column: Column, wanted: tuple[str, ...], *, by_rank: bool = True) -> Condition | None:
    """The condition that something called ``wanted`` has happened, by a flag of all these words, a state, a flag or a count.
    ``by_rank``: of a state also where no label is called so, by the order in which such things happen."""
    said = _by_exact_flag(sheet, column, wanted)
    if said is not None:
        return said
    for state in sheet.states:
        if state.column.name == column.name:
            continue
        values = outcomes_of_run(sheet, column, state) or values_of(state, wanted, by_rank=by_rank)
        if values:
            return says_so(state, spelled_alike(state, column, values))
    return by_flag(sheet, column, wanted) or _by_count(sheet, wanted)


def _by_exact_flag(sheet: Sheet, column: Column, wanted: tuple[str, ...]) -> Condition | None:
    """The condition by a flag of exactly these words; one word may be a state's as well, which says more."""
    is_called = len(wanted) == 1 and any(called_so(state, wanted) for state in sheet.states)
    for flag, (meaning, condition) in sheet.flags.items():
        is_same = meaning == wanted or (len(meaning) > 1 and set(meaning) == set(wanted))
        if is_same and not is_called and flag != column.name.lower():
            return condition, f"set when {named(sheet.table.column(flag))} says so"
    return None


def wanted_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """What has happened, by the words of a name: of ``approved_by_user_id`` those before ``by``."""
    if "by" in words[1:]:
        words = words[: words.index("by", 1)]
    return tuple(word for word in bare(words) if word not in _LITTLE)


def _by_count(sheet: Sheet, wanted: tuple[str, ...]) -> Condition | None:
    """The last sign-in is there where their count is not 0."""
    what = tuple(word for word in wanted if word not in ("last", "latest", "first", "current"))
    if not 0 < len(what) < len(wanted):
        return None
    for column in sheet.table.columns:
        counted = tokens(column.name)
        is_count = (
            column.type.is_integer and not column.nullable and counted[-1:] in (("count",), ("level",), ("stage",))
        )
        if is_count and len(what) == len(counted) - 1 and all(map(is_form_of, counted, what)):
            return f"{named(column)} > 0", f"set when {named(column)} is not 0"
    return None


def condition_by_state(sheet: Sheet, wanted: tuple[str, ...]) -> str | None:
    """The condition that a row is in a state called so, or beyond it; None where no label of a state is called so."""
    for state in sheet.states:
        direct = called_so(state, wanted) or called_so(state, ("_".join(wanted),))
        if not direct and wanted != ("closed",):
            continue
        is_steady = bool(_STEADY & set(wanted))
        values = literals_at(state, direct) if is_steady else values_of(state, wanted)
        if values and len(values) < len(state.values):
            return is_one_of(named(state.column), values)
    return None
