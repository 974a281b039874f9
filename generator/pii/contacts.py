"""Values that hold more than their column says: a contact of name, relation and number, an address of several lines. Taken apart,
each part is masked as what it is, and the words between stay."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from ..lazy_patterns import lazy
from .by_places import town_with_code
from .equality import NAMES
from .keyed_random import STREET_WORDS, plain

_EMAIL = r"[\w.+%-][\w.+'%-]*@[\w-]+(?:\.[\w-]+)+"
_PHONE = r"(?<![\w+(])(?:\+ ?|00|\(\+?)?\(?[0-9](?:[ ()./-]{0,3}[0-9]){5,14}(?![\w])"
_CONTACT = lazy(f"(?P<email>{_EMAIL})|(?P<phone>{_PHONE})")
_WORD = lazy(r"[^\W\d_](?:[\w'’.-]*[\w'’-])?\.?")
_CAPITALISED = lazy(r"(?<!\w)(?=[^\W\d_])(?-i:[^\Wa-zß-öø-ÿ\d_])[\w'’-]+")
_STATE = lazy("[A-Z]{2}-?")
_AROUND = "()[]<>,;:."
_BETWEEN = lazy(r"[ \xa0]+\Z")
# What postal services print beside a place: Poland, Portugal, Brazil; the United Kingdom; Canada; the Netherlands; Sweden, Czechia,
# Greece; five or six digits, four in small countries.
_CODE = (
    r"[0-9]{2}-[0-9]{3}|[0-9]{4}-[0-9]{3}|[0-9]{5}-[0-9]{3,4}|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|"
    r"[0-9]{4} ?[A-Z]{2}|(?:[A-Z]{1,2}-)?[0-9]{3} [0-9]{2}|(?:[A-Z]{1,2}-)?[0-9]{4,6}"
)
_PLACE = r"[^\W\d_][^\d,;\n]{1,40}"
_TOWN = lazy(rf"(?:(?P<code3>{_CODE})|(?P<code>{_CODE}) +(?P<city>{_PLACE})|(?P<city2>{_PLACE}?) +(?P<code2>{_CODE}))")
_SEGMENT = lazy(r"[^,;\r\n]+")
_DIGIT, _SIX_DIGITS = lazy("[0-9]"), lazy("(?:[0-9][^0-9]*){6}")
_TOGETHER = 128
_LINE = lazy(r"[\r\n]")
_ENDS = lazy(r"[,;\r\n]")


@dataclass(frozen=True, slots=True)
class Part:
    """``text[start:stop]`` is of ``personal_class``."""

    start: int
    stop: int
    personal_class: str


@cache
def _words(name: str) -> frozenset[str]:
    data = tomllib.loads(Path(__file__).with_name("contacts.toml").read_text("utf-8"))
    return frozenset(data[name].split())


def is_nothing(personal_class: str, text: str) -> bool:
    """Whether a value of words says that there is none: ``n/a``, ``keine``."""
    return (personal_class in NAMES or personal_class in ("street", "city")) and text.strip().lower() in _words(
        "nothing"
    )


def parts(personal_class: str, text: str, is_person: Callable[[str], bool] | None = None) -> list[Part]:
    """What a value of a class of names, streets or towns is made of; empty where it is one thing. ``is_person``
    tells a full name."""
    if personal_class in NAMES:
        return list(_contact(text))
    if personal_class == "street":
        return list(_address(text, is_person))
    if personal_class == "city" and _DIGIT.search(text) and (town := town_with_code(text)) is not None:
        names = ("code", "city") if town["code"] else ("city2", "code2")
        return [Part(*town.span(name), "postal_code" if name[:4] == "code" else "city") for name in names]
    return []


def whole_runs(
    personal_class: str, texts: Sequence[str], is_whole: Callable[[str], bool]
) -> Iterator[tuple[bool, list[str]]]:
    """``texts`` in runs of those for which ``is_whole`` is true and of the others; of names many together are seen to be whole."""
    for start in range(0, len(texts), _TOGETHER):
        together = texts[start : start + _TOGETHER]
        if are_whole(personal_class, together):
            yield True, list(together)
        else:
            yield from ((whole, list(run)) for whole, run in groupby(together, is_whole))


def are_whole(personal_class: str, texts: Sequence[str]) -> bool:
    """True where a look at all ``texts`` of a class of names shows that each is one thing, and is something; False also where it cannot
    tell."""
    if personal_class not in NAMES or any(map(_may_hold, texts)):
        return False
    says_nothing = not _words("nothing").isdisjoint(text.strip().lower() for text in texts)
    return not says_nothing and _telling().isdisjoint(_bare_words("\n".join(texts)))


def between(text: str, found: list[Part]) -> bool:
    """Whether what is between the parts of a masked value is labels and function words, which name no one."""
    end, words = 0, []
    for part in [*found, Part(len(text), len(text), "")]:
        words += [_token(text, match, part.start) for match in _WORD.finditer(text, end, part.start)]
        end = part.stop
    in_place = any(part.personal_class == "postal_code" for part in found)  # beside a state: IL 62704
    return all(_is_label(word, text) or _is_small(word) or (in_place and _STATE.fullmatch(word)) for word in words)


def _is_small(word: str) -> bool:
    """Whether a word is a function word, written small, or one letter."""
    from .name_lists import function_words  # with all lists of names, which a plan does not need

    bare = word.strip(_AROUND)
    return len(bare) < 2 or (bare.islower() and plain(bare) in function_words())


def _token(text: str, word: re.Match[str], stop: int) -> str:
    """A word with what is written to it: ``Mutter:``."""
    return text[word.start() : stop].split(maxsplit=1)[0]


def _contact(text: str) -> Iterator[Part]:
    numbers = [
        Part(*match.span(), match.lastgroup or "") for match in (_CONTACT.finditer(text) if _may_hold(text) else ())
    ]
    words = () if numbers or _telling().isdisjoint(_bare_words(text)) else text.split()
    if not numbers and not any(_is_label(word, text) for word in words):
        return
    end, names = 0, list[Part]()
    for each in [*numbers, Part(len(text), len(text), "")]:
        names += _names(text, end, each.start)
        end = each.stop
    if numbers or names:
        yield from sorted([*numbers, *names], key=lambda part: part.start)


@cache
def _relations() -> frozenset[str]:
    """Words for who someone is to someone, in all languages."""
    from .introductions import relatives_by_owner  # with all lists of prose, which a plan does not need

    return _words("labels").union(*relatives_by_owner().values())


@cache
def _telling() -> frozenset[str]:
    """The words that may be labels."""
    return _relations() | _words("numbers")


def _bare_words(text: str) -> list[str]:
    return [word.strip(_AROUND).lower() for word in text.split()]


def _may_hold(text: str) -> bool:
    return "@" in text or (not text.isalpha() and _SIX_DIGITS.search(text) is not None)


def _names(text: str, start: int, stop: int) -> Iterator[Part]:
    """Runs of words that are no labels."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text, start, stop):
        if _is_label(_token(text, match, stop), text):
            yield from _named(text, run)
            run = []
            continue
        if run and not _BETWEEN.match(text, run[-1].end(), match.start()):
            yield from _named(text, run)
            run = []
        run.append(match)
    yield from _named(text, run)


def _named(text: str, run: list[re.Match[str]]) -> Iterator[Part]:
    """The words of a run without function words before and behind them; those within are a name's (van der)."""
    while run and _is_small(run[-1][0]):
        run = run[:-1]
    while run and _is_small(run[0][0]):
        run = run[1:]
    if run:
        yield Part(run[0].start(), run[-1].end(), "person_name")


_CONNECTING = frozenset("and or und oder et ou".split())
"""Between two people; before and behind one they are a name (Ou Li)."""


def _is_label(word: str, text: str) -> bool:
    """Whether a word of ``text`` names a relation or what follows it, not a person."""
    shown = word.strip(_AROUND)
    bare = shown.lower()
    is_said = word.rstrip().endswith(":") or f"({word.strip('()')}" in text
    if bare in _words("numbers"):
        return is_said or word.endswith(".") or _may_hold(text)
    if bare in _CONNECTING and not is_said:
        return _connects(shown, text)
    if bare not in _relations():
        return shown.islower() and is_said and not _is_known_name(bare)  # (mütterlicherseits)
    if is_said:
        return True
    if shown.islower():
        return bare not in _words("also_names") or len(_CAPITALISED.findall(text)) > 1
    return _is_relation_in_front(shown, text)


def _connects(shown: str, text: str) -> bool:
    """Whether an *and* is between two people; in a name in capitals as well, so that both are one person."""
    is_between = re.search(rf"\w\W+{shown.lower()}\W+\w", text, re.IGNORECASE) is not None
    return is_between and (shown.islower() or text.isupper())


def _is_relation_in_front(shown: str, text: str) -> bool:
    """Whether a relation with a capital begins a text with a number in it: alone, or before a first and a last name (Oma Ilse Brandt; not
    Primo Rossi)."""
    if not text.lstrip(_AROUND + " ").startswith(shown) or not _may_hold(text):
        return False
    return not _is_known_name(shown.lower()) or len(_CAPITALISED.findall(text)) != 2


def _is_known_name(word: str) -> bool:
    from .known_words import words_of

    return plain(word) in words_of("first_name") or word in _words("also_names")


def _address(text: str, is_person: Callable[[str], bool] | None) -> Iterator[Part]:
    if not _ENDS.search(text):  # one line of one segment
        start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
        care = _care_of(text, start, stop)
        if care:
            yield Part(care, stop, "person_name")
        return
    segments = [_trimmed(segment) for segment in _SEGMENT.finditer(text)]
    # a number before the first words is a house's: 23896 Owens Corners, Springfield
    towns = [_TOWN.fullmatch(text, *segment) if number else None for number, segment in enumerate(segments)]
    if not (any(towns) or _LINE.search(text.strip()) or any(_care_of(text, *segment) for segment in segments)):
        return
    for number, ((start, stop), town) in enumerate(zip(segments, towns, strict=True)):
        if start < stop:
            yield from _of_segment(text, start, stop, town, is_person if number == 0 else None)


def _of_segment(
    text: str, start: int, stop: int, town: re.Match[str] | None, is_person: Callable[[str], bool] | None
) -> Iterator[Part]:
    """What is between two commas or on a line: a person (behind ``c/o``, or by ``is_person``), a town, or else a street."""
    care = _care_of(text, start, stop)
    if care:
        yield Part(care, stop, "person_name")
    elif town is not None and not _is_street(town["city"] or town["city2"] or ""):
        yield from _of_town(town)
    elif is_person is not None and is_person(text[start:stop]):
        yield Part(start, stop, "person_name")
    else:
        yield Part(start, stop, "street")


def _of_town(town: re.Match[str]) -> list[Part]:
    """The postal code and the place, in their order."""
    code, city = next((name, f"city{name[4:]}") for name in ("code3", "code", "code2") if town[name])
    found = [Part(*town.span(code), "postal_code")]
    if city != "city3" and town[city] and not _STATE.fullmatch(town[city]):  # a state, as in IL 62704
        found.append(Part(*town.span(city), "city"))
    return sorted(found, key=lambda part: part.start)


def _trimmed(segment: re.Match[str]) -> tuple[int, int]:
    text = segment[0]
    return segment.start() + len(text) - len(text.lstrip()), segment.end() - len(text) + len(text.rstrip())


def _care_of(text: str, start: int, stop: int) -> int:
    """Where the name behind ``c/o`` begins, 0 where there is none."""
    head, blank, _ = text[start:stop].partition(" ")
    return start + len(head) + len(blank) if blank and head.lower() in _words("care_of") else 0


def _is_street(words: str) -> bool:
    return any(word.strip(".").lower() in STREET_WORDS for word in words.split())
