"""Columns of few values: which values they have, how often each, and which of them say how far a row has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ....schema.model import Column
from ...limits import Limits
from ...writing import sql_literal
from ..columns.charsets import holds
from ..columns.keys import step_of
from ..comments.values import Listed, default_literal, listed_values
from ..tables.sheet import Sheet, State, bare, is_temporal
from ..words.identifiers import words_of
from ..words.languages import spoken
from ..words.local_texts import local_texts
from ..words.vocabulary import data, tokens
from .code_letters import with_kinds, with_letters
from .flags import decide_flag, is_checked_flag, is_flag
from .frequency import ends_well, is_standing, weights_of
from .labels import Meaning, is_known, label_meaning, letters_meaning
from .meanings_in_lists import in_its_list, with_reasons, with_running
from .progress import is_negative, joined, rank_of

_STATE_WORDS = ("status", "state", "stage", "phase")
_SHORT_STATES = ("st", "sts", "stat")
_PLACE_WORDS = {"city", "zip", "country", "street", "address", "postal", "region", "province"}


def decide_values(sheet: Sheet) -> None:
    """Decide the columns whose values a comment, a CHECK or an ENUM lists, and the state columns among them."""
    for column in sheet.table.columns:
        if not sheet.is_free(column) or _goes_on(column):
            continue
        words = sheet.tokens(column)
        checked = sheet.builder.constraints.of(column.name).values or ()
        if is_flag(column, words) or (not _is_called_state(words) and is_checked_flag(column, words, checked)):
            decide_flag(sheet, column, words)
        else:
            _decide_labels(sheet, column, words)
    sheet.states.sort(key=lambda state: not _is_called_state(sheet.tokens(state.column)))


def _decide_labels(sheet: Sheet, column: Column, words: tuple[str, ...]) -> None:
    """Decide a column of which something lists the values, or that has the usual states of such a table."""
    listed, why = _listed(sheet, column)
    is_state = _is_called_state(words) and not _is_region(sheet, column, words)
    is_state = is_state or (listed is not None and words_of(column.name)[-1] in _SHORT_STATES)
    is_decision = words[-1:] == ("decision",) and default_literal(column) in data()["states_of_default"]
    if listed is None and (is_state or is_decision) and column.type.is_text:
        listed, why = _usual_states(sheet, column)
    if listed is not None:
        _decide_listed(sheet, column, Listed(listed.values, tuple(_distinct(listed.meanings))), why, is_state)


def _goes_on(column: Column) -> bool:
    """True for numbers of which a comment gives the first ones: ``10, 20, 30 ...``."""
    return step_of(column) > 1 and column.comment.rstrip(" .…") != column.comment


def _is_called_state(words: tuple[str, ...]) -> bool:
    return any(word in _STATE_WORDS for word in words)


def _decide_listed(sheet: Sheet, column: Column, listed: Listed, why: str, is_state: bool) -> None:
    listed = _with_meanings(sheet, column, listed, is_state)
    says_progress = (
        is_state
        or _has_progress(listed)
        or _waits_by_default(column, listed)
        or _is_outcome(sheet.tokens(column), listed)
    )
    is_result = bool(_OUTCOMES & set(sheet.tokens(column))) and any(map(ends_well, listed.meanings))
    weights = weights_of(sheet, column, listed, says_progress or is_result)
    rule: dict[str, Any] = {"provider": "choice", "values": list(listed.values), "weights": weights}
    # what the type lists keeps the rule of the type, but for a state or a result: most rows have the usual one
    if is_state or is_result or not column.type.labels:
        sheet.decide(column, rule, why, "values", values=True)
    values = tuple(zip(map(sql_literal, listed.values), listed.meanings, strict=True))
    sheet.choices.append(State(column, values))
    if says_progress:
        sheet.states.append(State(column, values, rule))


def _with_meanings(sheet: Sheet, column: Column, listed: Listed, is_state: bool) -> Listed:
    """Listed values by what they mean as states."""
    pairs = zip(listed.values, listed.meanings, strict=True)
    meanings = tuple(label_meaning(str(value), meaning) for value, meaning in pairs)
    if is_state and not is_standing(sheet):
        meanings = with_running(_with_last_step(meanings))
    found = Listed(listed.values, in_its_list(meanings))
    if not is_state:
        return with_kinds(sheet.tokens(column), found)
    found = letters_meaning(sheet, with_letters(sheet, column, found))
    return Listed(found.values, with_reasons(sheet, found.meanings))


def _with_last_step(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """Meanings where a label of which no word is known is what rows come to in the end: the last that is not bad, behind others that
    rows only go through (reserved, confirmed, ``played``, no-show)."""
    good = [place for place, meaning in enumerate(meanings) if not is_negative(meaning)]
    ranks = [rank_of(meanings[place]) for place in good[:-1]]
    known = [rank for rank in ranks if rank is not None]
    if (
        len(known) < 2
        or len(known) < len(ranks)
        or is_known(meanings[good[-1]])
        or meanings[good[-1]][0] in ("not", "no")
        or len(joined(meanings[good[-1]])[0]) < 3
    ):
        return meanings
    if max(known) > (rank_of(("processing",)) or 0):
        return meanings
    return (*meanings[: good[-1]], (*meanings[good[-1]], "completed"), *meanings[good[-1] + 1 :])


def _distinct(meanings: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """Meanings without the first words that all have: ``bk-pending``, ``bk-completed``."""
    while len({meaning[0] for meaning in meanings}) == 1 and all(len(meaning) > 1 for meaning in meanings):
        meanings = [meaning[1:] for meaning in meanings]
    return meanings


def _listed(sheet: Sheet, column: Column) -> tuple[Listed | None, str]:
    limits = sheet.builder.constraints.of(column.name)
    if column.type.name == "enum":
        labels = [label for label in column.type.labels if label not in limits.excluded]
        if limits.values is not None:
            labels = [label for label in labels if label in limits.values]
        return _texts(labels, limits, "values: an ENUM")
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
    if not sheet.builder.constraints.of(column.name).is_free:
        return None, ""
    is_of_states = sheet.words[-1:] in (("status",), ("state",))
    key = _last_in(data()["states"], sheet.words[-2:-1] if is_of_states else sheet.words)
    if is_of_states and not key:
        return None, ""  # the rows are the states themselves, of what is not known
    words, spelled = sheet.tokens(column), default_literal(column)
    default = "_".join(tokens(spelled)) if isinstance(spelled, str) and spoken() else spelled
    known, key = _known_states("decision" if words[-1] == "decision" else key, default)
    own = [] if is_of_states else _own_states(sheet, words, default, 2 if key else 1, _meant_by(known))
    english = own or _with_default(known, default, is_of_table=bool(key))
    why = "what has such times" if own else key or "anything"
    return _in_column(column, english, default, spelled), f"values: states of {why}"


def _in_column(column: Column, english: list[str], default: object, spelled: object) -> Listed | None:
    """States as they are spoken, where a column has place for two or more."""
    pairs = zip(_as_spoken(column, english, default, spelled), map(tokens, english), strict=False)
    listed = [pair for pair in pairs if len(pair[0]) <= (column.type.length or 255)]
    return Listed(*zip(*listed, strict=True)) if len(listed) > 1 else None


def _meant_by(states: Iterable[str]) -> set[str]:
    return {meant for state in states for meant in tokens(state)}


def _as_spoken(column: Column, values: list[str], default: object, spelled: object) -> list[str]:
    """States in the language of the schema, where it has words for all of them, and its DEFAULT is not in English."""
    lists = local_texts("states", spoken()).items()
    local = {one: other for ones, others in lists for one, other in zip(ones.split(), others.split(), strict=True)}
    local |= {str(default): str(spelled).lower()} if isinstance(spelled, str) else {}
    found = [local.get(value, "") for value in values]
    is_english = not lists or (default is not None and default == str(spelled).lower())
    if is_english or not all(found) or len(set(found)) < len(found) or not all(holds(column, each) for each in found):
        return values if default == spelled or is_english else [str(spelled)]
    return _in_case(found, spelled) if isinstance(spelled, str) else found


def _known_states(key: str, default: object) -> tuple[list[str], str]:
    """The states of what is called so, or of what begins as the DEFAULT says where that is none of them; and which of the two."""
    begins = data()["states_of_default"]
    known = data()["states"].get(key, "").split()
    of_default = begins.get(f"{key} {default}") or begins.get(default) if isinstance(default, str) else None
    if of_default is None or default in known:
        return known, key
    return of_default.split(), f"what begins as {default}"


def _last_in(known: Mapping[str, str], words: Sequence[str]) -> str:
    """The last of some words that is known; empty where none is."""
    return next((word for word in reversed(words) if word in known), "")


def _own_states(sheet: Sheet, words: tuple[str, ...], default: object, least: int, known: set[str]) -> list[str]:
    """The states that the times of the row say, behind the one that it begins with: ``scheduled_at``, ``sent_at``, ``failed_at``. None
    where they do not say how a row ends well, and without a DEFAULT where all of them are ``known``; of what stays, one that is in use."""
    if not set(words) <= {*_STATE_WORDS, *sheet.words}:
        return []  # ``order_tax_status``
    first = default if isinstance(default, str) else ""
    own = _states_behind(sheet, first.lower())
    if len(own) < least:
        return []
    if first:
        return _in_case([first, *own], first)
    first = "active" if "active" in own else _BEGINS
    return [first, *(word for word in own if word != first)] if _meant_by(own) - known else []


def _states_behind(sheet: Sheet, first: str) -> list[str]:
    """The states that the times of the row say behind its first; none where they do not say how it ends well."""
    own = list(dict.fromkeys(_states_of_times(sheet)))
    is_over = bool(_meant_by((*own, first)) & set(data()["progress"]["final"].split()))
    if not is_over and is_standing(sheet):
        own = ["active", *(word for word in own if is_negative(tokens(word)))]
    return [word for word in own if word != first] if is_over or "active" in (*own, first) else []


_BEGINS = "pending"


def _states_of_times(sheet: Sheet) -> Iterator[str]:
    """The states that times which a row may lack are called after."""
    for column in sheet.table.columns:
        words = bare(tokens(column.name)) if column.nullable and is_temporal(column) else ()
        if len(words) == 1 and words[0] not in _OF_ALL_ROWS and (rank_of(words) is not None or is_negative(words)):
            yield from _as_written(column, words[0])


def _as_written(column: Column, state: str) -> Iterator[str]:
    """A state as the name of its time has it: of ``canceled_at`` it is canceled, of ``dispatched_at`` dispatched, of ``delivery_date`` none."""
    for word in words_of(column.name):
        if word == state or (word.endswith("ed") and tokens(word) == (state,)):
            yield word


_OF_ALL_ROWS = frozenset("created updated modified changed deleted expires archived recorded".split())


def _in_case(values: list[str], default: str) -> list[str]:
    """Values in the letters of a DEFAULT: capitals or a capital first."""
    change = str.upper if default.isupper() else str.capitalize if default[:1].isupper() else str
    return list(map(change, values))


def _with_default(values: list[str], default: object, *, is_of_table: bool) -> list[str]:
    """Usual states, spelled as the column's DEFAULT and with it among them; it alone where they do not go together."""
    if not isinstance(default, str) or default in values:
        return values
    if default.lower() in values:
        return _in_case(values, default)
    return [default, *values] if is_of_table and default.islower() and not spoken() else [default]


def _is_region(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    is_part = "state" in words and bool(
        _PLACE_WORDS & set(words)
    )  # ``state_province``, ``state_code`` beside a country
    if (words[-1:] != ("state",) and not is_part) or column.type.labels:
        return False
    return bool(sheet.column_words & _PLACE_WORDS) and not column.comment


def _has_progress(listed: Listed) -> bool:
    ranked = [meaning for meaning in listed.meanings if rank_of(meaning) is not None]
    known = {*ranked, *(meaning for meaning in listed.meanings if len(ranked) > 1 and is_negative(meaning))}
    return len(known) * 2 > len(listed.values)


def _waits_by_default(column: Column, listed: Listed) -> bool:
    """True for a column of three values or more which rows begin with one that waits: ``oczekuje`` of what is to be decided."""
    first = set(joined(listed.meanings[0]))
    return len(listed.values) > 2 and default_literal(column) == listed.values[0] and bool(_UNDECIDED & first)


def _is_outcome(words: tuple[str, ...], listed: Listed) -> bool:
    """True for results of which one says that there is none yet: ``outcome``: ongoing, recovered, fatal."""
    labels = {word for meaning in listed.meanings for word in joined(meaning)}
    return bool(_OUTCOMES & set(words)) and bool(_UNDECIDED & labels)


_OUTCOMES = frozenset("outcome result decision verdict".split())
_UNDECIDED = frozenset("ongoing pending open waiting unresolved undecided none".split())
