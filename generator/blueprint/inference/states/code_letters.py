"""What the letters of a state mean: ``O``, ``C`` and ``X`` of a row with a time of closing are open, closed and cancelled.

A letter begins several words; the one is taken of which the row has a time, a reason or an actor, else the most usual one that no
other letter of the list has. The words are in ``[state_codes]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ....schema.model import Column
from ..comments.values import Listed, default_literal
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.abbreviations import skeleton
from ..words.languages import spoken
from ..words.vocabulary import data, tokens
from .alike import telling_words
from .frequency import is_standing
from .progress import joined, negative_words, order_of_words
from .reached import NEVER

_LONGEST = 4
_HOW = frozenset("actual planned scheduled expected estimated original decision".split())
"""Words that say how a time is meant, and not what has happened then."""
_AS_STATES = {"checkin": "checked_in", "checkout": "checked_out"}


class _Around(NamedTuple):
    """What is around a code: the words of what may have happened to a row, all codes of the list, the words of the column's name, and
    whether the rows are things, people or contracts, which stay."""

    happened: frozenset[str]
    codes: tuple[str, ...]
    names: tuple[str, ...]
    stays: bool
    is_planned: bool = False


def with_letters(sheet: Sheet, column: Column, listed: Listed) -> Listed:
    """The values with the words that their letters stand for, where they are nothing but letters and no comment says what they mean."""
    texts = [str(value) for value in listed.values]
    if not _are_bare_codes(texts, listed.meanings):
        return listed
    default = default_literal(column)
    first = texts.index(str(default)) if str(default) in texts else 0
    stays = is_standing(sheet) or texts[first] in ("A", "AC", "ACT")
    is_planned = any({"planned", "planning", "plan"} & set(tokens(each.name)) for each in sheet.table.columns)
    around = _Around(_happened(sheet, column), tuple(texts), sheet.tokens(column)[:-1], stays, is_planned)
    choices = [_choices(text, around, is_first=place == first) for place, text in enumerate(texts)]
    taken = _assigned(choices, around.happened, [text == default for text in texts], _of_own_times(sheet, texts))
    meanings = tuple((taken[place],) if place in taken else meaning for place, meaning in enumerate(listed.meanings))
    return Listed(listed.values, meanings) if len(taken) > 1 else listed


def _are_bare_codes(texts: Sequence[str], meanings: Sequence[tuple[str, ...]]) -> bool:
    """True for texts that are all codes, of none of which a comment or a known word says what it means."""
    is_said = any(meaning != tokens(text) for text, meaning in zip(texts, meanings, strict=True) if len(text) == 1)
    return not is_said and all(map(_is_code, texts)) and not any(map(_is_known, meanings))


def with_kinds(column_words: Sequence[str], listed: Listed) -> Listed:
    """The values of a column that says how or who by codes, with the words that these stand for: ``CK`` of a payment method is a check."""
    key = next((key for key in data()["kind_codes"] if set(key.split("|")) & set(column_words)), None)
    if key is None or not all(_is_code(str(value)) for value in listed.values):
        return listed
    words = data()["kind_codes"][key]
    meanings = [words.get(str(value)) for value in listed.values]
    if len([each for each in meanings if each]) < 2:
        return listed
    pairs = zip(meanings, listed.meanings, strict=True)
    return Listed(listed.values, tuple(tokens(said) if said else meaning for said, meaning in pairs))


def _of_own_times(sheet: Sheet, texts: Sequence[str]) -> dict[int, str]:
    """The words of the times that alone begin with a code, the first code of the table's beginning too, where two codes or more are so:
    ``E``, ``P`` and ``G`` of ``EING_DAT``, ``PRUEF_DAT`` and ``GEN_DAT``."""
    times = [each for each in sheet.table.columns if is_temporal(each) and not _is_planned(each)]
    found: dict[int, str] = {}
    for place, text in enumerate(texts):
        own = [each for each in times if (each.nullable or not place) and _begins_with(each, text.lower())]
        if len(own) == 1:
            found[place] = bare(tokens(own[0].name))[0] if own[0].nullable else "created"
    is_known = (len(found) > 1 and 2 * len(found) > len(texts)) or bool(spoken())  # in English the words begin so, too
    return found if is_known and len(set(found.values())) == len(found) else {}


def _begins_with(column: Column, letters: str) -> bool:
    words = telling_words(column)
    return (
        bool(words) and words[0].startswith(letters) and not _HOW & set(tokens(column.name))
    )  # a decision is no state


def _is_planned(column: Column) -> bool:
    return bool(((NEVER - {"scheduled", "planned"}) | {"to", "from", "since"}) & set(tokens(column.name)))


def _assigned(
    choices: list[list[str]], happened: frozenset[str], is_first: list[bool], known: Mapping[int, str]
) -> dict[int, str]:
    """The word of each place, none of them twice: the codes first whose likeliest word the row says (X is cancelled before C is), and those
    with the fewest words, and what the row says before what is only usual. What has happened is not what rows begin with."""
    order = sorted(
        (at for at in range(len(choices)) if at not in known),
        key=lambda at: (
            not any(_is_said(word, happened) for word in choices[at]),
            next((place for place, word in enumerate(choices[at]) if word in happened), len(choices[at])),
            len(choices[at]),
        ),
    )
    taken = dict(known)
    for place in order:
        free = [word for word in choices[place] if word not in taken.values()]
        open_ = _unsaid(happened, set(taken.values()))  # what one code says, no other one says too
        said = [word for word in free if _is_said(word, open_) and not is_first[place]]
        exact = [word for word in said if word in happened]
        found = next(iter([*exact, *said, *free]), None)
        if found is not None:
            taken[place] = found
    return taken


def _unsaid(happened: frozenset[str], taken: set[str]) -> frozenset[str]:
    """What has happened that no word of another code says, or means as well: what is completed has ended."""
    near = data()["near"]
    return frozenset(each for each in happened - taken if not taken & set(near.get(each, "").split()))


def _is_code(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and text.isalpha() and text.isupper()


def _is_known(meaning: tuple[str, ...]) -> bool:
    return any(word in order_of_words() or word in negative_words() for word in joined(meaning))


def _happened(sheet: Sheet, column: Column) -> frozenset[str]:
    """The words of what may have happened to a row: of its columns that may be NULL, of which only times may be called by a word
    that no table has. What has a flag of its own is no state."""
    flagged = {tokens(each.name)[:-1] for each in sheet.table.columns if tokens(each.name)[-1:] == ("flag",)}
    found = [
        _AS_STATES.get(word, word)
        for each in sheet.table.columns
        if each is not column and each.nullable and bare(tokens(each.name)) not in flagged
        for word in bare(tokens(each.name))
        if word not in _HOW and (_is_state_word(word) or (is_temporal(each) and len(word) > 2))
    ]
    return frozenset(found)


def _is_said(word: str, happened: frozenset[str]) -> bool:
    near = data()["near"]
    labels = {word, *(other for other in happened if word in near.get(other, "").split())}
    return bool(labels & happened)


def _choices(text: str, around: _Around, *, is_first: bool) -> list[str]:
    """The words that a code may be short for, the likeliest first; rows begin with nothing that ends them, and come later to what they
    do not begin with."""
    initial = data()["progress"]["initial"].split()
    words = list(dict.fromkeys(_words_for(text, spoken(), around, is_first=is_first)))
    if around.stays:
        return [word for word in words if not is_first or word not in negative_words()]
    if is_first:
        begin = [word for word in words if word in initial]
        return begin or [word for word in words if word not in negative_words()]
    return sorted(words, key=lambda word: word in initial and word not in around.happened)


def _words_for(text: str, language: str, around: _Around, *, is_first: bool) -> Iterator[str]:
    tables = data()
    letters, beside = tables["state_codes"], tables["codes_beside"]
    if around.is_planned and text in ("P", "PL", "PLN", "PLAN", "U", "UW"):
        yield "underway" if text[0] == "U" else "planned"
    yield from letters.get(f"{language} {text}", "").split()
    if not language:
        yield from (word for name in around.names for word in letters.get(f"{name} {text}", "").split())
        if not is_first:
            yield from _beside(text, around, beside)
    if around.stays:
        yield from tables["standing_codes"].get(text, "").split()
    yield from letters.get(text, "").split()
    if len(text) == 1:
        known_first = sorted(around.happened, key=_is_unknown)
        yield from (word for word in known_first if word[0] == text.lower())
        return
    yield from _abbreviated(text.lower(), [*sorted(around.happened, key=_is_unknown), *_state_words()])


def _beside(text: str, around: _Around, beside: Mapping[str, str]) -> Iterator[str]:
    """What a code means beside another one; not what the row has and begins with another code: R and not D is what was rejected, where
    both are listed."""
    others = {code[0].lower() for code in around.codes if code[0] != text[0]}
    said = [word for other in around.codes[1:] for word in beside.get(f"{text} {other}", "").split()]
    yield from (word for word in said if word[0] not in others or word not in around.happened)


def _is_unknown(word: str) -> tuple[bool, str]:
    """Known words first."""
    return not _is_state_word(word), word


def _is_state_word(word: str) -> bool:
    return word in order_of_words() or word in negative_words()


@lru_cache(maxsize=1)
def _state_words() -> tuple[str, ...]:
    return (*order_of_words(), *sorted(negative_words()))


def _abbreviated(short: str, words: Iterable[str]) -> Iterator[str]:
    """Words whose beginning or whose consonants a code is, or whose letters in their order."""
    listed = list(words)
    yield from (word for word in listed if word.startswith(short))
    yield from (word for word in listed if skeleton(word).startswith(short))
    yield from (word for word in listed if "_" in word and "".join(part[0] for part in word.split("_")) == short)
    yield from (word for word in listed if word[0] == short[0] and _has_in_order(word[1:], short[1:]))


def _has_in_order(word: str, letters: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
