"""Flags: which columns are, how often they are true, how they spell it, and which are true in one row of each parent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ....lazy_patterns import lazy
from ....schema.model import Column
from ...writing import is_one_of, sql_literal
from ..columns.context import is_boolean
from ..comments.ranges import range_in
from ..comments.values import Listed, default_literal, listed_values, scale_in
from ..tables.sheet import Sheet, is_exact, is_temporal, named
from ..words.identifiers import words_of
from ..words.languages import spoken
from ..words.singulars import singular
from ..words.vocabulary import data, tokens
from .conditions import condition_by_state
from .frequency import is_contract_table
from .presence import true_by_comment

_MARKS = frozenset("is has flag fl flg yn can was bool allow are does should must needs allows".split())
_BARE = frozenset("deleted active enabled".split())
_PAIRS = (
    *(("y", "n"), ("Y", "N"), ("yes", "no"), ("Yes", "No"), ("YES", "NO"), ("true", "false"), ("TRUE", "FALSE")),
    *(
        ("T", "F"),
        ("1", "0"),
        ("J", "N"),
        ("S", "N"),
        ("O", "N"),
        ("T", "N"),
        ("V", "F"),
        ("ja", "nein"),
        ("Ja", "Nein"),
    ),
    *(("JA", "NEIN"), ("ja", "nee"), ("oui", "non"), ("Oui", "Non"), ("si", "no"), ("sí", "no"), ("SI", "NO")),
    *(("sim", "nao"), ("sim", "não"), ("tak", "nie"), ("ano", "ne"), ("ja", "nej"), ("Ja", "Nej"), ("JA", "NEJ")),
)
_LONGEST, _YES = 5, 4  # letters of a flag, and of a yes
_ONE_OF_ALL = frozenset("default primary main preferred principal winning winner captain best".split())
_TAKEN = frozenset(
    """used sold taken booked occupied reserved left free filled rented empty done completed finished loaded unloaded packed scanned served handled
    picked paid cleaned repaired printed carried parked visited washed granted planned permitted entitled invited requested ordered made missed lost confirmed needed attended registered""".split()
)
_NOT = frozenset("not no non never without".split())


def is_flag(column: Column, words: tuple[str, ...]) -> bool:
    """True for a column of two values, true and false, by its type, its labels, its comment or its name."""
    kind = column.type
    if kind.labels and not kind.is_integer:
        return _is_pair(kind.labels)
    listed = listed_values(column) if column.comment else None
    if is_boolean(kind):
        return set(listed.values) == {0, 1} if listed is not None else not _is_small_number(column, words)
    if kind.is_integer:
        is_said = kind.name == "tinyint" and _ONE_IF.match(column.comment) is not None
        if _WHETHER.match(column.comment) is not None:
            return listed is None or set(listed.values) == {0, 1}
        return is_said or _is_integer_flag(column, words, listed)
    return kind.is_text and (kind.length or 255) <= _LONGEST and _is_text_flag(column, words, listed)


def is_checked_flag(column: Column, words: tuple[str, ...], values: Iterable[object]) -> bool:
    """True for a column of which a CHECK lists yes and no; one that may be NULL is an answer, unless it is called a flag."""
    pair = {str(value) for value in values}
    is_said = not column.nullable or _is_marked(words)
    return column.type.is_text and is_said and (_is_pair(pair) or pair == set(_LETTERS.get(spoken(), ("", ""))))


_SMALL_NUMBERS = frozenset(
    """weekday rating star score quantity count level priority position order rank month hour number sequence step
    floor adult child guest person seat age year version grade mark attempt retry depth sort
    format separator sep size urgency severity orientation destination""".split()
)


_WITH = frozenset("with mit avec con com met med".split())
_MEASURES = frozenset(
    "count reference age quantity weight amount day hour minute month year price cost total rate percent level score point maximum minimum capacity".split()
)


def _is_small_number(column: Column, words: tuple[str, ...]) -> bool:
    """A ``tinyint(1)`` that is called like a number is one, unless it is marked: ``is_order``."""
    return (
        words[-1:] != ("flag",)
        and words[:1] not in (("is",), ("has",))
        and words_of(column.name)[0] not in _WITH
        and (
            words[-1] in _SMALL_NUMBERS
            or _is_rest(column)
            or scale_in(column) is not None
            or range_in(column.comment) is not None
        )
    )


def _is_rest(column: Column) -> bool:
    """``refills_left`` counts what is left; ``has_left`` says that anyone has."""
    words = words_of(column.name)
    return len(words) > 1 and words[0] not in _MARKS and bool({words[0], words[-1]} & {"left", "remaining"})


def _is_pair(values: Iterable[str]) -> bool:
    return set(values) in [set(pair) for pair in _PAIRS]


def _is_marked(words: tuple[str, ...]) -> bool:
    """``is_open``, ``open_flag``, ``deleted``."""
    if words[:1] == ("flag",) and words[-1] in ("country", "state", "code"):
        return False  # of a ship
    return bool(_MARKS & {*words[:1], *words[-1:]} or _BARE & set(words[-1:]))


def _is_flag_word(words: tuple[str, ...]) -> bool:
    return bool(words) and words[-1] in data()["flags"] and not {"country", "language", "currency"} & set(words[:-1])


def _is_plural(column: Column, words: tuple[str, ...]) -> bool:
    """``guests`` are counted, ``guest`` is yes or no; so are ``lambs_alive``."""
    spelled = words_of(column.name)
    if len(words) == 2 and words[1] in _COUNTED:
        is_wide = not column.default or column.type.length is None  # no TINYINT(1)
        return is_wide and spelled[0] != words[0] and singular(spelled[0]) == words[0]
    return len(words) == 1 and spelled[-1:] == [f"{words[0]}s"]


_COUNTED = frozenset("alive dead present absent damaged broken missing defective".split())


def _counts_things(column: Column, words: tuple[str, ...]) -> bool:
    """``colmenas_activas SMALLINT``: so many things of which a wider type than that of a flag says how many are active."""
    raw = words_of(column.name)
    is_of_things = len(words) > 1 and any(each.endswith("s") for each in raw)
    is_taken = words[-1] in _TAKEN and any(len(each) > 3 and each.endswith("s") for each in raw[:1])  # ``slots_used``
    return is_of_things and (column.type.name != "tinyint" or is_taken) and not _MARKS & {words[0], words[-1]}


def _is_integer_flag(column: Column, words: tuple[str, ...], listed: Listed | None) -> bool:
    kind = column.type
    if listed is not None:
        return set(listed.values) == {0, 1} and (_is_marked(words) or _is_flag_word(words) or kind.name == "tinyint")
    is_small = kind.name in ("tinyint", "smallint", "int") and (column.default or "").strip("'") in ("0", "1", "")
    if words[-1] == "is" and len(words) > 1:
        return False  # ``temperatur_ist`` beside ``temperatur_soll``
    is_named = _is_marked(words) or (kind.name == "tinyint" and _is_flag_word(words) and not _is_plural(column, words))
    return is_small and is_named and not _says_how_many(column, words) and not _is_rest(column)


def _says_how_many(column: Column, words: tuple[str, ...]) -> bool:
    """True for a small number that is measured or counted, by its name or its comment."""
    if _MEASURES & set(words) or _counts_things(column, words):
        return True
    return bool(column.comment) and bool(_is_small_number(column, words))


_ONE_IF = lazy(
    r"^\W*1\W+(?:if|when|unless|wenn|falls|si|sinon|se|quando|quand|cuando|als|indien|tenzij|gdy|je[sś]li|chyba)\s",
    re.IGNORECASE,
)
_WHETHER = lazy(r"^\s*(?:标识|标记|[\u3400-\u9fff]{1,4})?\s*(?:是否|有无|能否|可否)")  # whether, in Chinese
_YES_OR_NO = lazy(r"['\"]?(\w{1,5})['\"]?\s*(?:/|\||or|oder|,)\s*['\"]?(\w{1,5})['\"]?\b")


def _is_text_flag(column: Column, words: tuple[str, ...], listed: Listed | None) -> bool:
    if listed is not None:
        return _is_pair(map(str, listed.values))
    default = default_literal(column)
    said = _YES_OR_NO.match(column.comment.strip())
    if said is not None and _is_pair((said[1], said[2])) and (default is None or default in (said[1], said[2])):
        return True
    is_letter = default is not None or (column.type.length or _LONGEST) <= _YES  # an ``internal`` phone has digits
    is_said_so = _is_marked(words) or (_is_flag_word(words) and is_letter)
    return is_said_so and (default is None or any(default in pair for pair in _PAIRS))


def decide_flag(sheet: Sheet, column: Column, words: tuple[str, ...]) -> None:
    """Decide one flag, and remember by which condition it is true."""
    limits = sheet.builder.constraints.of(column.name)
    yes, no = _spelled(column, [str(value) for value in limits.values or ()])
    if not limits.is_free and not (
        limits.values is not None and {str(value) for value in limits.values} == {str(yes), str(no)}
    ):
        return
    meaning = tuple(word for word in words if word not in _MARKS | {"yes", "no"})
    if _once(sheet, column, meaning, yes, no):
        return
    share, why = flag_share(column, words, is_of_events=_is_of_events(sheet))
    true = max(1, min(19, round(share * 20)))
    reason = f"flag: true in {true * 5} % ({why})"
    weights = [true, 20 - true]
    if column.type.name == "bit":  # bits are no numbers in expressions: a hidden number says it
        hidden = sheet.hide("_".join(tokens(column.name)), {"provider": "choice", "values": [1, 0], "weights": weights})
        if sheet.decide(column, f"{hidden} = 1", reason, "flags", values=True):
            sheet.flags[column.name.lower()] = (meaning, f"{hidden} = 1")
        return
    rule: dict[str, Any] = {"provider": "choice", "values": [yes, no], "weights": weights}
    if column.nullable:
        rule["null"] = 0.0
    if sheet.decide(column, rule, reason, "flags", values=True):
        equal = f"'{yes}'" if isinstance(yes, str) else "1"
        sheet.flags[column.name.lower()] = (meaning, f"{named(column)} = {equal}")


def flags_of_states(sheet: Sheet) -> None:
    """Let a flag say the same as the state of its row: ``is_cancelled`` beside a status that may be cancelled."""
    for name, (meaning, _) in sheet.flags.items():
        guess = sheet.guesses.get(name)
        comment = sheet.table.column(name).comment
        if comment and true_by_comment(sheet, sheet.table.column(name)):
            continue  # decided when all that it names is
        if is_priced_option(sheet, meaning):
            continue  # a delivery that costs something was asked for
        condition = (
            _spelled_as_state(sheet, name) or condition_by_state(sheet, meaning)
            if meaning and guess is not None
            else None
        )
        if condition is None or guess is None or (isinstance(guess.rule, str) and "row_number" in guess.rule):
            continue
        if is_drawn_flag(sheet, name):
            compare_flag(sheet, sheet.table.column(name), condition)


def is_priced_option(sheet: Sheet, meaning: tuple[str, ...]) -> bool:
    """True for what a row may have for an amount of its own: ``delivery`` beside ``delivery_charge``."""
    amounts = (sheet.tokens(each) for each in sheet.table.columns if is_exact(each) and not each.nullable)
    return any(
        len(words) > 1 and words[:-1] == meaning and words[-1] in ("charge", "fee", "cost", "surcharge", "price")
        for words in amounts
    )


def _spelled_as_state(sheet: Sheet, name: str) -> str | None:
    """The condition of a flag that is called exactly as a state of its row: ``retenue`` beside a status that may be retenue. What is
    in stock is so in a low one, too."""
    if "stock" in name:
        return None
    for state in sheet.states:
        for literal, _ in state.values:
            if len(name) > 3 and literal.strip("'").lower() == name.removeprefix("is_"):
                return is_one_of(named(state.column), [literal])
    return None


def is_drawn_flag(sheet: Sheet, name: str) -> bool:
    """True for a flag whose values are drawn: nothing says yet when it is true."""
    guess = sheet.guesses.get(name)
    if guess is None or guess.layer != "flags":
        return False
    if isinstance(guess.rule, dict):
        return len(guess.rule.get("values", [])) == 2
    hidden = sheet.builder.result.hidden.get(str(guess.rule).split(" ")[0])
    return sheet.table.column(name).type.name == "bit" and isinstance(hidden, dict)


def compare_flag(sheet: Sheet, column: Column, condition: str) -> None:
    """Let a flag that is drawn be true where a condition says so."""
    guess = sheet.guesses[column.name.lower()]
    reason = f"flag: {condition}"
    if column.type.name == "bit":
        sheet.builder.result.hidden[str(guess.rule).split(" ")[0]] = f"IF({condition}, 1, 0)"
        sheet.guesses[column.name.lower()] = guess._replace(reason=reason)
        return
    assert isinstance(guess.rule, dict)
    yes, no = map(sql_literal, guess.rule["values"])
    sheet.undo(column.name.lower())
    sheet.decide(column, f"IF({condition}, {yes}, {no})", reason, "flags", values=True)


def _once(sheet: Sheet, column: Column, meaning: tuple[str, ...], yes: Any, no: Any) -> bool:
    """``is_default``, ``is_primary``: the first row of each parent has it, and no other."""
    if not _ONE_OF_ALL & set(meaning[:1]) or len(meaning) > 2:
        return False
    owners = [other for other, link in sheet.single_links() if not other.nullable and link.parent != sheet.name]
    which = f"ORDINAL({named(owners[0])})" if owners else "row_number"
    true, false = map(sql_literal, (yes, no))
    rule = f"{which} = 1" if column.type.name == "bit" else f"IF({which} = 1, {true}, {false})"
    what = f"of each {named(owners[0])}" if owners else "of all"
    return sheet.decide(column, rule, f"flag: one {what}", "flags", values=True)


def _is_of_events(sheet: Sheet) -> bool:
    """True for rows of what happened to something on a day: what is noted of few of them is out of the ordinary."""
    is_of_something = any(not own.nullable for own, _ in sheet.single_links()) and not is_contract_table(sheet)
    return is_of_something and any(
        is_temporal(each) and not each.nullable and not _WRITTEN & set(tokens(each.name))
        for each in sheet.table.columns
    )


def flag_share(column: Column, words: tuple[str, ...], *, is_of_events: bool = False) -> tuple[float, str]:
    """How often a flag is true, and by what."""
    shares: dict[str, float] = data()["flags"]
    trouble = next((each for each in words if each in _TROUBLE), None)
    if trouble is not None:
        return shares[trouble], f"'{trouble}'"
    word = _telling_word(column, words, shares)
    if word is None and is_of_events and not _default_of(column):
        return 0.1, "seldom so of what happens"
    if word is None:
        return _share_by_default(column)
    share = 1 - shares[word] if _NOT & set(words[:-1]) else shares[word]
    if share < 0.5 and _is_true_by_default(column):
        return _share_by_default(column)
    is_against = share > 0.5 and bool(_default_of(column)) and not _is_true_by_default(column)
    return share, f"'{word}', though its DEFAULT is false" if is_against else f"'{word}'"


def _telling_word(column: Column, words: tuple[str, ...], shares: Iterable[str]) -> str | None:
    """The word of a name that says how often a flag is true, the last of several: ``requires_registration`` is not registered."""
    if _NEEDS & {*words[:1], *words_of(column.name)[:1]}:
        return "required"
    return next((word for word in reversed(words) if word in shares), None)


def _share_by_default(column: Column) -> tuple[float, str]:
    """How often a flag is true of which only the DEFAULT may say it: most rows are as that is."""
    if _is_true_by_default(column):
        return 0.85, "its DEFAULT is true"
    return (0.15, "its DEFAULT is false") if _default_of(column) else (0.4, "its share not known")


def _is_true_by_default(column: Column) -> bool:
    """True where the DEFAULT is a yes; an ``O`` is one in French only, elsewhere a zero or open."""
    default = _default_of(column)
    return default == "b'1" or default in [yes for yes, _ in _PAIRS if yes != "O"]


def _default_of(column: Column) -> str:
    """The DEFAULT without its quotes; empty where there is none, or NULL."""
    default = (column.default or "").strip("'")
    return "" if default.upper() == "NULL" else default


_WRITTEN = frozenset("created updated deleted modified".split())
_TROUBLE = frozenset(
    """complaint damage fraud fault defect alarm error abuse accident incident injury leak theft violation deviation contamination misuse
    tampering infestation overdose spill breach""".split()
)
"""What few rows have, whatever is done with it: ``complaint_received``."""
_NEEDS = frozenset("requires require required needs requiere requer richiede vereist erfordert wymaga".split())
_LETTERS = {
    **dict.fromkeys(("german", "dutch", "swedish"), ("J", "N")),
    **dict.fromkeys(("spanish", "portuguese", "italian"), ("S", "N")),
    "french": ("O", "N"),
    "polish": ("T", "N"),
    "czech": ("A", "N"),
}
"""Yes and no where a language is spoken."""


def _spelled(column: Column, allowed: list[str]) -> tuple[Any, Any]:
    """How a column says yes and no: as its CHECK lists it, its comment, its DEFAULT, or the schema's language."""
    if column.type.is_integer or column.type.name == "bit":
        return 1, 0
    values = set(list(column.type.labels) or allowed or _said_values(column))
    pairs = [_LETTERS[spoken()], *_PAIRS] if spoken() in _LETTERS else list(_PAIRS)
    both = (pair for pair in pairs if set(pair) == values)
    one = (pair for pair in pairs if set(pair) & values)
    return next(both, None) or next(one, pairs[0] if pairs[0] in _LETTERS.values() else ("Y", "N"))


def _said_values(column: Column) -> list[str]:
    """The values that a comment says, by a list or as yes and no; else the DEFAULT."""
    listed = listed_values(column) if column.comment else None
    if listed is not None:
        return [str(value) for value in listed.values]
    said = _YES_OR_NO.match(column.comment.strip())
    return [said[1], said[2]] if said is not None else [str(default_literal(column) or "")]
