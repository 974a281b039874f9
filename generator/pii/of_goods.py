"""Names that nothing introduces in texts about things: counted, beside a model's number, listed with brands and goods, on offer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ..lazy_patterns import lazy
from .goods import goods
from .introductions import ends_with_cue, may_introduce
from .keyed_random import plain
from .known_words import words_of
from .list_entries import FURTHEST, Place, entries
from .lone_names import has_something, is_namesake
from .name_lists import FIRST, LAST, NAME_PATTERN, WORD, Kind
from .names import are_people, classify_member, names_a_person
from .of_no_one import GOODS, what_people_do
from .price_lists import is_priced
from .prose_lists import alternatives, prose_words
from .subjects import is_attribute, is_name, is_thing
from .word_starts import in_small_letters

# 2 x Faber Castell, 3 Stück Anna
_COUNTED = lazy(
    rf"(?<![\w.,])[0-9]{{1,4}} ?(?:[x\xd7*]|{alternatives('counted')})\.?[ \xa0]{{1,3}}[\"'\u201e\u201c\xab]?\Z"
)
# David Brown 990, Alfa Romeo 156 GTA, Anna DB9, Healey 3000; but not 09:30, 12.3., 4 May, a number to call or a house's
_MODELLED = lazy(
    r"[ \xa0-](?=[A-Z0-9]*[0-9])(?:[A-Z]{1,3}-?[0-9]{1,4}[A-Za-z]{0,2}|[0-9]{3,4}[A-Z]{0,3})(?![\w:/@]|[ .,-][0-9])"
    rf"|,?[ \xa0](?!(?:[0-9.,]+ ?(?:{alternatives('measures')})(?!\w))|{alternatives('sizes')})(?:{GOODS})|[\xae\u2122]"
)
_YEAR = lazy(r"[ \xa0](?:19|20)[0-9]{2}(?!\w)")
_CONTACT = lazy(r",?[ \xa0:]{1,2}[(<]?(?:[\w.+-]+@\w|\+?[0-9(][0-9 ()./-]{6,})")
_CAPITALS = rf"(?=[^\W\d_a-z\xdf-\xff]){NAME_PATTERN}(?:[ \xa0](?=[^\W\d_a-z\xdf-\xff]){NAME_PATTERN}){{0,3}}"
_CALLED = lazy(rf"(?:{_CAPITALS})(?P<behind>[ \xa0][^\W\d_A-Z][^\W\d_]*)?")
_NOUN_AND_NAME = lazy(
    rf"(?P<noun>[^\W\d_A-Z][^\W\d_]{{2,}})[ \xa0](?:{_CAPITALS})(?:[ \xa0][^\W\d_A-Z][^\W\d_]*){{0,2}}"
)
_OFFERED = lazy(rf"(?i:(?<!\w)(?:{alternatives('offers')})(?!\w))|[-\u2212\u2013][0-9]{{1,2}} ?%")
_FOR = lazy(rf"(?<!\w)(?:{alternatives('meant_for')})[ \xa0]\Z", re.IGNORECASE)
_HEADED = lazy(
    rf"<(?:h[1-6]|b|strong|th)(?:\s[^<>]*)?>\s*(?i:{alternatives('thing_labels')}|{alternatives('list_labels')})\s*:?\s*</(?:h[1-6]|b|strong|th)>(?:\s*<[^<>]+>\s*)*[^<]*\Z"
)
_LISTED = lazy(
    rf"(?:\A|\n|[.;] )[ \t*-]{{0,4}}(?i:{alternatives('thing_labels')}|{alternatives('list_labels')}|(?:{alternatives('numbered_titles')}) [0-9]{{1,3}})[ \xa0]?:[ \xa0][^\n:.]*\Z"
)
_THROUGH = lazy(
    rf"(?<!\w)(?:{alternatives('through')})[ \xa0]\Z",
    re.IGNORECASE,
)
_NOUN_BEHIND = lazy(r"[ \xa0]([^\W\d_A-Z]{3,})(?![\w'\u2019-])")
_NOUN_BEFORE = lazy(r"(?<![\w'\u2019-])([^\W\d_]{3,})([ \xa0]?[\"'\u201e\u201c\xab(]|[ \xa0])\Z")
_BEING = frozenset(prose_words()["being"].split())
_QUOTED = lazy(r"(?<!\w)'[^\W\d_a-z][^'\n]{1,40}'(?!\w)")
_VESSEL = lazy(r"(?<!\w)(?:MS|MV|M/S|M/V|MT|MY|SS|RMS|HMS|USS|ICE|IC|EC|TGV|EN|RJ)[ \xa0]\Z")
# an update of Julia to 1.11
_VERSIONED = lazy(
    rf"[ \xa0](?:(?:{alternatives('before_versions')})[ \xa0])v?[0-9]{{1,4}}(?:\.[0-9]{{1,4}})+(?![\w:])|[ \xa0]v[0-9]"
)
_APPOSING = lazy(rf"(?<![\w'\u2019])({alternatives('articles')})[ \xa0]\Z")
_GERMAN = frozenset(("der", "die", "das", "dem", "den"))
_OF_PEOPLE = lazy(
    rf"(?:{alternatives('person_endings')}|{alternatives('person_adjectives')}|{alternatives('person_nouns')})\Z",
    re.IGNORECASE,
)
_CAPITAL = lazy(r"(?<!\w)[^\W\d_a-z\xdf-\xff]")
_SMALL_WORD = lazy(r"[^\W\d_]+")
_LONGEST, _LOOK_BACK = 2_000, 32


def are_goods(text: str, start: int, end: int, kind_of: Kind) -> bool:
    """Whether a name that no title, label or trade is before is a thing's by what it is beside or listed with; never where only people
    have or do what follows."""
    if len(text) > _LONGEST:
        return False
    if is_called_by_kind(text, start):
        return True
    if _is_persons(text, end):
        return False
    if not text.isupper() and _VESSEL.search(text, max(0, start - 6), start):
        return True
    if _is_numbered(text, start, end) or _THROUGH.search(text, max(0, start - _LOOK_BACK), start):
        return True
    if _is_beside_noun(text, start, end) or _is_quoted_entry(text, start, end):
        return True
    return _is_listed_with_things(text, start, end, kind_of) or _is_offered(text, start, end)


def is_called_by_kind(text: str, start: int) -> bool:
    """Whether an article and a listed noun of things are before what begins at ``start``, whatever is said of it: el cine Luis Buñuel
    cierra."""
    noun = _NOUN_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    if noun is None or noun[2] != " " or not _is_apposed(text, noun):
        return False
    return is_thing(noun[1]) or plain(noun[1]) in _things()


def _is_persons(text: str, end: int) -> bool:
    return what_people_do(text, end) or has_something(text, end) or _CONTACT.match(text, end) is not None


def _is_numbered(text: str, start: int, end: int) -> bool:
    """Whether a number of pieces is before a name, or the number of a model or a measure of goods behind it."""
    if _COUNTED.search(text, max(0, start - _LOOK_BACK), start):
        return True
    if _VERSIONED.match(text, end):
        return True
    return _MODELLED.match(text, end) is not None and _YEAR.match(text, end) is None


def _is_quoted_entry(text: str, start: int, end: int) -> bool:
    """Whether a name is in single quotation marks, as other words of its text are: of cultivars, 'Albertine' and 'Graham Thomas'."""
    return text[start - 1 : start] == "'" == text[end : end + 1] and len(_QUOTED.findall(text)) > 1


def _is_offered(text: str, start: int, end: int) -> bool:
    """Whether a text offers goods, and a name further on in it, of which nothing is said, is not of whom something is for."""
    if not start or not _offers(text) or _says_more(text, end):
        return False
    return _FOR.search(text, max(0, start - _LOOK_BACK), start) is None


@lru_cache(maxsize=4)  # of one text for one name after the other
def _offers(text: str) -> bool:
    return _OFFERED.search(text) is not None


def _is_listed_with_things(text: str, start: int, end: int, kind_of: Kind) -> bool:
    """Whether a name is in a list with what are evidently things, and with no more people, or in one that a label says is of things."""
    if _LISTED.search(text, max(0, start - FURTHEST), start):
        return True
    if "</" in text and (_HEADED.search(text, max(0, start - FURTHEST), start) or _is_in_table_of_things(text)):
        return True
    if is_priced(text, start, kind_of) or _is_labelled(text, start):
        return True
    own, others = entries(text, start, end)
    if _names_a_kind(text, end, others):
        return True
    if not others or not _is_entry(text, own, end):
        return False
    things = sum(_is_thing(text, *place) for place in others)
    people = sum(_is_person(text[slice(*place)], kind_of) for place in others)
    if things and things >= people:
        return True
    return _is_parallel(text, own, others, kind_of)


def _is_entry(text: str, own: Place, end: int) -> bool:
    """Whether nothing is said of a name in its entry of a list: it ends there, or a noun of goods, a number or a preposition follows."""
    behind = text[end : own[1]].strip(" \xa0\"'\u201c\u201d\xbb")
    if not behind or not behind[0].isalpha() or not behind[0].islower():
        return True
    word = _SMALL_WORD.match(behind)
    return word is not None and (_names_goods(word[0]) or plain(word[0]) in _prepositions())


@cache
def _prepositions() -> frozenset[str]:
    lists = prose_words()
    return frozenset(plain(word) for name in ("before_no_one", "where", "before_parts") for word in lists[name].split())


@lru_cache(maxsize=4)
def _is_in_table_of_things(text: str) -> bool:
    """Whether the columns of a table of HTML are those of things, as their names say."""
    names = [name.strip(" :") for name in _COLUMN.findall(text)]
    if not names or any(
        classify_member(name, "person") or are_people(name) or names_a_person(name)
        for name in names
        if not is_name(name)
    ):
        return False
    return any(is_thing(name) or is_attribute(name) for name in names)


_COLUMN = lazy(r"<th(?:\s[^<>]*)?>([^<>]{1,40})</th>")


def _names_a_kind(text: str, end: int, others: Sequence[Place]) -> int:
    """How many entries have the same noun in small letters behind a name as this one has: Glauber salt, Rochelle salt."""
    behind = _NOUN_BEHIND.match(text, end)
    if behind is None or plain(behind[1]) in words_of("function_word"):
        return 0
    called = (_CALLED.match(text[slice(*place)].strip()) for place in others)
    return sum(match is not None and (match["behind"] or "").strip() == behind[1] for match in called)


def _is_labelled(text: str, start: int) -> bool:
    """Whether goods in the plural are before a colon and a list: carpets: Axminster, Wilton; not what people are at: seats."""
    label = _LABEL.search(text, max(0, start - FURTHEST), start)
    return label is not None and not goods().isdisjoint(((noun := label[1].lower()), noun[:-1])) and noun not in _TAKEN


_LABEL = lazy(r"(?:\A|\n|[.;] )[ \t*-]{0,4}([^\W\d_]{3,}s)[ \xa0]?:[ \xa0][^\n:.;]*\Z")
_TAKEN = frozenset(prose_words()["taken"].split())


def _is_thing(text: str, start: int, end: int) -> bool:
    """Whether an entry is evidently a thing's: counted or measured, a model with its number, a brand, a name with what is made."""
    entry = text[start:end].strip()
    if GOODS_ENTRY.search(entry) or _COUNTED_ENTRY.match(entry):
        return True
    if is_namesake(text, start, end):  # signed by Tom Ford
        return not ends_with_cue(entry[: first.start()] if (first := _CAPITAL.search(entry)) else entry)
    called = _CALLED.match(entry)
    if called is None:
        return False
    if called["behind"] and _names_goods(called["behind"].strip()):
        return True
    numbered = _MODELLED.match(entry, called.end() - len(called["behind"] or ""))
    return (
        numbered is not None
        and _YEAR.match(entry, numbered.start()) is None
        and plain(entry.split()[0]) not in _numbered_words()
    )


GOODS_ENTRY = lazy(GOODS)
_COUNTED_ENTRY = lazy(rf"[0-9]{{1,4}} ?(?:[x\xd7]|{alternatives('counted')})\.?[ \xa0]")


def _names_goods(noun: str) -> bool:
    """Whether a word in small letters is a thing that is made, eaten or grown."""
    return plain(noun) in _things() or noun in goods() or is_thing(noun)


@cache
def _things() -> frozenset[str]:
    return frozenset(map(plain, prose_words()["things"].split()))


def _is_beside_noun(text: str, start: int, end: int) -> bool:
    """Whether the noun of a thing is right before or behind a name: tug Lady Jane, Jacob Delafon sink."""
    behind = _NOUN_BEHIND.match(text, end)
    if behind is not None and behind[1] not in _had() and (plain(behind[1]) in _things() or behind[1] in goods()):
        return True
    before = _NOUN_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    if before is None or may_introduce(before[1]) or plain(before[1]) in words_of("function_word"):
        return False
    return (before[2] == " " and _is_apposed(text, before)) or _is_of_a_thing(text, before, end)


def _is_of_a_thing(text: str, before: re.Match[str], end: int) -> bool:
    """Whether the noun ``before`` a name is a thing's: in small letters, before a quotation mark, or as the first word of an entry."""
    noun = before[1].lower()
    if before[1].islower():
        return is_thing(noun) or (noun in goods() and not _says_more(text, end))
    if before[2] != " ":
        return is_thing(noun) or _ends_as_thing(noun)  # Containerschiff "Anna"
    return _is_first(text, before.start()) and _is_kind(noun)  # Halte Willem Dreespark


def _says_more(text: str, end: int) -> bool:
    """Whether a word in small letters is behind a name that is no noun of goods, no preposition and no form of to be: the drill Anna
    borrowed."""
    word = _NOUN_BEHIND.match(text, end)
    return word is not None and not (_names_goods(word[1]) or plain(word[1]) in _prepositions() | _BEING)


def _is_apposed(text: str, noun: re.Match[str]) -> bool:
    """Whether an article is before a noun that is before a name, as with what has a name of its own: el servicio Aurora, das Modul Helena.
    No word that ends as those of people do, or says how someone is."""
    article = _APPOSING.search(text, max(0, noun.start() - 6), noun.start())
    if (
        article is None
        or len(noun[1]) < 4
        or _OF_PEOPLE.search(noun[1])
        or are_people(noun[1])
        or names_a_person(noun[1])
    ):
        return False
    is_german = in_small_letters(article[1]) in _GERMAN
    return noun[1][0].isupper() if is_german else noun[1].islower()


def _is_first(text: str, start: int) -> bool:
    """Whether a word begins a sentence or an entry of a list, so that it has a capital, whatever it is."""
    return text[:start].rstrip(" \xa0\"'")[-1:] in ("", ".", "!", "?", ",", ";", ":", "\n", ">", "*", "-")


def _is_kind(noun: str) -> bool:
    """Whether a noun, in the singular or the plural, is of things that have names of their own; of no group of people."""
    return noun not in _groups() | _had() and (is_thing(noun) or (noun in goods() and noun.endswith("s")))


@cache
def _groups() -> frozenset[str]:
    return frozenset(prose_words()["groups"].split())


@cache
def _had() -> frozenset[str]:
    return frozenset(prose_words()["possessions"].split())


def _ends_as_thing(word: str) -> bool:
    """Whether a long word is a compound of a thing's: Containerschiff."""
    return any(len(word) - cut > 3 and is_thing(word[cut:]) for cut in range(3, len(word) - 3))


@cache
def _numbered_words() -> frozenset[str]:
    """What has numbers where people are: flight BA215, room 104."""
    return frozenset(map(plain, prose_words()["other_numbers"].split())) | frozenset(
        map(plain, prose_words()["numbered"].split())
    )


def _is_person(entry: str, kind_of: Kind) -> bool:
    """Whether an entry is a first and a last name, or is introduced as someone."""
    words = entry.split()
    if len(words) < 2:
        return False
    if may_introduce(words[0]):
        return True
    one, two = kind_of(words[0]), kind_of(words[1])
    return bool(one & FIRST and two & LAST and not (one | two) & WORD)


def _is_parallel(text: str, own: Place, others: Sequence[Place], kind_of: Kind) -> bool:
    """Whether each of three entries or more is a noun in small letters with a name: zapatos Camper, bolsos Misako y relojes Mark Maddox."""
    if len(others) < 2 or not _is_noun_and_name(text, own, kind_of):
        return False
    return sum(_is_noun_and_name(text, other, kind_of) for other in others) >= 2


def _is_noun_and_name(text: str, place: Place, kind_of: Kind) -> bool:
    match = _NOUN_AND_NAME.fullmatch(text[slice(*place)].strip())
    if match is None:
        return False
    return plain(match["noun"]) not in words_of("function_word") and not may_introduce(match["noun"])
