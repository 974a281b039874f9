"""People whose first name is alone where only a person can be: who speaks, has or does something, a file that is called so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from ..lazy_patterns import lazy
from .introductions import is_introducing, may_introduce
from .keyed_random import plain
from .name_lists import (
    ALONE,
    ALSO,
    ANY_LAST,
    FIRST,
    INSIDE,
    LAST,
    NAME,
    NAME_PATTERN,
    PLACE,
    WORD,
    Kind,
    Word,
    Words,
    is_sentence,
)
from .of_no_one import DOES, is_amid_things, is_called_so, what_people_do
from .prose_lists import alternatives, prose_words
from .remembered import letters_in
from .word_starts import grouped

_NAME = NAME_PATTERN
# Names of files, among them people's in small letters: passport_maria_lopez.jpg
_ENDING = r"\.(?:pdf|docx?|odt|xlsx?|csv|txt|rtf|jpe?g|png|tiff?|heic|zip|eml|msg|vcf|ics|wav|mp3)\b"
_FILE, _IS_FILE = lazy(rf"[\w.-]{{5,120}}{_ENDING}"), lazy(_ENDING)
_FILE_WORD = lazy(r"[^\W\d_]{2,}")
_SPEAKER = lazy(rf"^(?P<timed>\[?[0-9:. T/-]{{4,22}}\]?[ \t]*)?<?(?P<name>{_NAME})>?(?::[ \t]|>[ \t])", re.MULTILINE)
_SAYS = lazy(r"(?![0-9])[^\n]*[^\W\d_A-Z]{2}")
# What a first name does or has where it is alone: Anna's order, Ay\u015fe'ye, Sabine called
_CASE = lazy(
    r"['\u2019](?!(?:t|d|m|re|ve|ll)\b)(?:(?P<own>s)(?: (?P<thing>[^\W\d_]+))?|[^\W\d_a-z]{0}[a-z\u0131\xfc\xf6]{1,4})(?!\w)"
)
_SPOKE = lazy(rf" (?:also |just |then |has |had |hat |a |ha |har )?(?:{alternatives('spoke')})\b")
_TYING = frozenset(("and", "und", "et", "og", "och"))
_WITH = lazy(r" ?(?:,|&|and|und|et|y|e|i|og|och|ja|en|a|ve|\u0438|\u0442\u0430) ")
_FAMILY = lazy(r" (?:family|residence|household|famil(?:ie|ia|y|le))\b")
_CLOSING = lazy(rf"(?:^|[.!?] |\n)[ \t]*(?:[-\u2013\u2014]{{1,2}}|x{{1,3}}) ?(?P<name>{_NAME})[ \t]*\Z")
# What makes a first name a thing's: a capital, a number or a mark behind it, a capital or an article before it.
_BESIDE = lazy(
    r"[ \xa0-]?[^\W_a-z\xdf-\xff\u0100-\uffff]|[ -][A-Z\xc0-\xde]|[\xae\u2122@/\\_]|['\u2019]s [A-Z]| [&+] [A-Z]|[.!][a-zA-Z]|[ ]?\("
)
_ARTICLE = lazy(
    r"(?:\b(?:the|an?|my|your|our|this|new|der|die|das|den|eine?|le|la|les|une?|el|los|una?|het|il|lo|uno|uma?|inch|zoll)[ \xa0]|[/@#_.&+-] ?)\Z"
)
_BEHIND_ARTICLE = lazy(r"(?<!\w)(?:[Tt]he|De|[DdHh]et|D[ei][rentm]?|[Dd]as|[Ll][ae]s?|[Ee]l|[Ii]l)[ \xa0]\Z")
_FOLLOWING = lazy(r"[ \xa0]([a-z]+)")
_IN_LIST = lazy(r"[^\W\d_a-z\xdf-\xff][^\W\d_]{2,}")
_ENDS_ENTRY = lazy(r"[ \xa0]?(?:[,;)]|\Z)")
_LIST_TIE = "(?:&|and|und|et|y|e|i|og|och|ja|en|a|ve|\xe9s|\u0219i|or|oder|ou|lub)"
_LIST_BEHIND = lazy(rf"(?:, ?{_IN_LIST.pattern})*,? {_LIST_TIE} {_IN_LIST.pattern}(?![\w'\u2019-])")
_LIST_BEFORE = lazy(rf"(?<!\w)(?:{_IN_LIST.pattern}, ?)*{_IN_LIST.pattern}(?:,? {_LIST_TIE} |, )\Z")
_LONGEST_LIST = 60
_SMALL_BEHIND = lazy(r"[ \xa0][^\W\d_A-Z]")
_GOES_ON = lazy(rf"[ \xa0](?:{alternatives('goes_on')})(?!\w)")
_SMALL_BEFORE = lazy(r"(?<![\w'\u2019])([^\W\d_A-Z][^\W\d_]*)[ \xa0]\Z")
BEFORE_NO_ONE = frozenset(map(plain, prose_words()["before_no_one"].split()))
"""Small words before things and places: in, the, of."""
_BEFORE_THINGS = BEFORE_NO_ONE - frozenset(map(plain, prose_words()["before_anyone"].split()))
_BEFORE_PLACES = frozenset(map(plain, prose_words()["where"].split()))
_BLANKS = (" ", "\xa0")
_LONG = 6  # letters that hardly any abbreviation has
_POSSESSIONS, _NO_POSSESSION = (frozenset(prose_words()[name].split()) for name in ("possessions", "no_possessions"))


@cache
def _namesakes() -> tuple[re.Pattern[str], Mapping[str, Collection[frozenset[str]]]]:
    """Names of people that brands and places bear, each as a whole; and the words of those that begin with a word."""
    every = (each.strip() for line in prose_words()["namesakes"].splitlines() for each in line.split(","))
    names = list(filter(None, every))
    begun: dict[str, set[frozenset[str]]] = {}
    for first, *others in map(letters_in, names):
        begun.setdefault(first, set()).add(frozenset(others))
    return lazy(rf"{grouped(names)}(?![\w-])"), begun


@lru_cache(maxsize=4)  # of one text for one name after the other
def _may_have_namesake(text: str) -> bool:
    names, begun = _namesakes()
    held = set(letters_in(text))
    are_held = any(others <= held for word in held & begun.keys() for others in begun[word])
    return are_held and names.search(text) is not None


def is_namesake(text: str, start: int, end: int) -> bool:
    """Whether such a name is at ``start`` to ``end`` of a text, or reaches into it."""
    return _may_have_namesake(text) and any(
        match.end() > start
        for match in _namesakes()[0].finditer(text, max(0, start - 24), end + 24)
        if match.start() < end
    )


def lone_names(text: str, words: Words, kind_of: Kind) -> Iterator[tuple[int, int, str, str]]:
    """First names alone among the ``words`` of a text, where each begins and ends, its class and itself."""
    yield from _alone(text, words, kind_of)
    yield from _signed(text, kind_of)
    yield from _speakers(text, kind_of)


def _alone(text: str, words: Words, kind_of: Kind) -> Iterator[tuple[int, int, str, str]]:
    """A first name alone that does or has something, two that a hyphen joins."""
    sentence: bool | None = None
    for index, kind in enumerate(map(kind_of, words.shown)):
        if not kind & NAME or kind & PLACE or (word := words[index])[0].islower() or _is_other(text, word, kind):
            continue
        if kind & FIRST and sentence is None:
            sentence = is_sentence(text)
        if kind & FIRST and _is_lone(text, words, index, kind, kind_of, is_sentence=sentence is True):
            yield (*word.span(), "first_name", word[0])
        elif kind & LAST and _FAMILY.match(text, word.end()):
            yield (*word.span(), "last_name", word[0])


def _signed(text: str, kind_of: Kind) -> Iterator[tuple[int, int, str, str]]:
    """A first name at the end of a message."""
    ends_with_word = text[-1:].isalpha() or text[-1:] in (" ", "\t")
    closing = _CLOSING.search(text) if ends_with_word else None
    if closing is not None and kind_of(closing["name"]) & FIRST:
        yield (*closing.span("name"), "first_name", closing["name"])


def _is_other(text: str, word: Word, kind: int) -> bool:
    """Whether a name is of a brand or a figure, a title first (Pastor wanted), or what something is called after (Bell's palsy)."""
    if is_namesake(text, *word.span()) or (may_introduce(word[0]) and not kind & ALONE):
        return True
    if _is_abbreviation(text, word[0]):
        return True
    case = _CASE.match(text, word.end())
    return case is not None and case["thing"] in _NO_POSSESSION


def _is_abbreviation(text: str, word: str) -> bool:
    """Whether a word in capitals or a part of one is an abbreviation among other words: SAM, Linux-PAM."""
    if word.isupper():
        return len(word) < _LONG and not text.isupper()
    return "-" in word and any(map(str.isupper, word.split("-")))


def _is_lone(text: str, words: Sequence[Word], index: int, kind: int, kind_of: Kind, *, is_sentence: bool) -> bool:
    """Whether a first name is a person's by what is around it."""
    word = words[index]
    if is_behind_article(text, word.start()) and not what_people_do(text, word.end()):
        return False
    if _SPOKE.match(text, word.end()) or (kind & (ALONE | INSIDE) and _is_entry(text, *word.span())):
        return True
    if not is_sentence and not _is_behind_small(text, words, index):
        return False
    if kind & (ALONE | INSIDE) and _is_alone(text, words, index, is_inside=not kind & ALONE):
        return not is_among_things(text, *word.span(), kind_of)
    return _has(text, word, kind & ANY_LAST > 0) or _is_double(word[0], kind_of)


def is_behind_article(text: str, start: int) -> bool:
    """Whether an article is before what begins at ``start``, as hardly any person's name has one: the Ann Rutledge, Die Elise."""
    return _BEHIND_ARTICLE.search(text, max(0, start - 5), start) is not None


def _is_what_people_have(text: str, end: int) -> bool:
    """Whether what people have is behind a name: the Ann Ott booking."""
    following = _FOLLOWING.match(text, end)
    return following is not None and following[1] in _POSSESSIONS


def is_said_of_a_thing(text: str, start: int, end: int, first: int) -> bool:
    """Whether an article is before a name, of which the ``first`` word is such, and nothing behind it that only people do: the Ann
    Rutledge; or a word with a capital since a sentence begins, with a word of things behind the name: Bitte Stevenson screen."""
    if is_behind_article(text, start):
        return not (what_people_do(text, end) or _is_what_people_have(text, end))
    return bool(first & WORD) and begins_with_word(text, start, end)


def _is_entry(text: str, start: int, end: int) -> bool:
    """Whether a name is all that a label says in a text of one line, and no thing's: Abholung: Anna."""
    if "\n" in text or text[max(0, start - 2) : start] != ": " or is_called_so(text, start):
        return False
    return _ENDS_ENTRY.match(text, end) is not None


def _is_behind_small(text: str, words: Sequence[Word], index: int) -> bool:
    """Whether a word in small letters is before a name, which is then not the beginning of a product's; "and" ties two of those."""
    before = words[index - 1] if index else None
    return (
        before is not None
        and before[0].islower()
        and text[before.end() : words[index].start()] in (*_BLANKS, ", ")
        and before[0] not in _TYING
    )


def begins_with_word(text: str, start: int, end: int) -> bool:
    """Whether a name is where any word has a capital, since a sentence begins, and what follows is no verb of people and no function
    word: Serena giornata, Pierre naturelle. It may then be a word that no list has."""
    before = text[:start].rstrip(" \xa0")
    before = before.rstrip("#*") if before[-1:] in ("#", "*") else before  # a heading
    if (before and before[-1] not in ".!?\n") or not _SMALL_BEHIND.match(text, end):
        return False
    return not (_SPOKE.match(text, end) or DOES.match(text, end) or _GOES_ON.match(text, end))


def _is_alone(text: str, words: Sequence[Word], index: int, *, is_inside: bool) -> bool:
    """Whether a word of a sentence has none with a capital, no number and no mark of a thing beside it: not Luna Lamp, Iris 2.
    ``is_inside`` asks that a word in small letters is before it."""
    word = words[index]
    if begins_with_word(text, *word.span()) or _is_thing_here(text, *word.span()):
        return False
    before = words[index - 1] if index else None
    if is_inside and not (before and before[0].islower() and text[before.end() : word.start()] == " "):
        return False
    is_behind_capital = before and before[0][0].isupper() and text[before.end() : word.start()] in _BLANKS
    if before and is_behind_capital and not _begins_sentence(text, before.start()):
        return False
    return any(other[0].islower() and len(other[0]) > 1 for other in words[max(0, index - 4) : index + 5])


def is_among_things(text: str, start: int, end: int, kind_of: Kind) -> bool:
    """Whether a name is in a list of two or more with capitals, none of which is hardly anything but a name: Marabou, Cloetta och
    Fazer."""
    before, behind = _LIST_BEFORE.search(text, max(0, start - _LONGEST_LIST), start), _LIST_BEHIND.match(text, end)
    if behind is None and (before is None or before[0].endswith(", ")):
        return False
    others = _IN_LIST.findall((before[0] if before else "") + (behind[0] if behind else ""))
    return not any(kind_of(word) & (NAME | ALSO) in (FIRST, LAST, NAME) or may_introduce(word) for word in others)


def _is_thing_here(text: str, start: int, end: int) -> bool:
    if _BESIDE.match(text, end) or _ARTICLE.search(text, max(0, start - 7), start):
        return True
    return is_amid_things(text, start, end)


def _begins_sentence(text: str, start: int) -> bool:
    return not start or text[start - 2 : start].rstrip()[-1:] in (".", "!", "?", ":", "")


def _has(text: str, word: Word, is_last: bool) -> bool:
    """Whether a genitive or another case is behind an apostrophe: Anna's order."""
    case = _CASE.match(text, word.end())
    if case is None or (case["own"] and case["thing"] is None):
        return False
    if not case["own"]:
        return True
    return case["thing"] in _POSSESSIONS or (
        not is_last and case["thing"].islower() and case["thing"] not in _NO_POSSESSION
    )


def has_something(text: str, end: int) -> bool:
    """Whether what a person has is behind a name: Baker's order."""
    case = _CASE.match(text, end)
    return case is not None and case["thing"] in _POSSESSIONS


def is_amid_people(text: str, start: int, end: int) -> bool:
    """Whether what only people do or have is behind two words that may be a name, a function word goes on with them, or a verb or a
    preposition for people is before."""
    if what_people_do(text, end) or has_something(text, end) or _GOES_ON.match(text, end):
        return True
    before = _SMALL_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and plain(before[1]) not in _BEFORE_THINGS | _BEFORE_PLACES


def _is_double(word: str, kind_of: Kind) -> bool:
    parts = word.split("-")
    return (
        len(parts) == 2 and min(map(len, parts)) > 2 and all(kind_of(part) & (FIRST | PLACE) == FIRST for part in parts)
    )


def beside(
    text: str, words: Sequence[Word], found: Collection[tuple[int, int]], kind_of: Kind
) -> Iterator[tuple[int, int, str, str]]:
    """First names that "and" or a comma ties to a person: Tom and Anna Nowak, Anna Nowak and Tom."""
    starts, ends = {start for start, _ in found}, {end for _, end in found}
    for one, two in pairwise([word for word in words if not word[0].islower()]):
        is_beside = two.start() in starts or one.end() in ends
        if not is_beside or not _WITH.fullmatch(text, one.end(), two.start()):
            continue
        for word, is_tied in ((one, two.start() in starts), (two, one.end() in ends)):
            if is_tied and kind_of(word[0]) & (FIRST | PLACE) == FIRST:
                yield (*word.span(), "first_name", word[0])


def _speakers(text: str, kind_of: Kind) -> Iterator[tuple[int, int, str, str]]:
    """Who says a line of a chat: [10:22] Anna: hello."""
    for match in _SPEAKER.finditer(text) if ": " in text or "> " in text else ():
        says = match["timed"] or "\n" in text or _SAYS.match(text, match.end())
        if says and kind_of(match["name"]) & FIRST and not is_introducing(match["name"]):
            yield (*match.span("name"), "first_name", match["name"])


def in_files(text: str, kind_of: Kind) -> Iterator[tuple[int, int, str, str]]:
    """First and last name in the name of a file, in small letters."""
    for file in _FILE.finditer(text) if _IS_FILE.search(text) else ():
        words = list(_FILE_WORD.finditer(text, *file.span()))
        for one, two in pairwise(words):
            kinds = kind_of(one[0].capitalize()), kind_of(two[0].capitalize())
            if text[one.end() : two.start()] in ("_", "-", ".") and (
                (kinds[0] & FIRST and kinds[1] & ANY_LAST) or (kinds[0] & ANY_LAST and kinds[1] & FIRST)
            ):
                first = one if kinds[0] & FIRST else two
                for word in (one, two):
                    yield (*word.span(), "first_name" if word is first else "last_name", word[0])
