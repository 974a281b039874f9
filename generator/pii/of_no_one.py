"""Names that are no one's where they are: of a work that is read or in quotation marks, of what is called after a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ..lazy_patterns import lazy
from .alternatives import Alternatives
from .equality import NAMES
from .family_names import PARTICLES
from .keyed_random import TITLES, plain
from .name_lists import ANY_FIRST, ANY_LAST, WORD, Kind, is_sentence
from .prose import Span
from .prose_lists import alternatives, prose_words
from .remembered import letters_in, remembered
from .word_starts import in_small_letters, plain_beginnings, word_starts

Place = tuple[int, int]
_TYING = r"(?:et|and|und|y|e|i|og|och|ja|en|a|ve|\u0438|\u0442\u0430|\u0587|of|de|la|le|les|das|der|die|den|the|il|el|lo|do|dos|da|du)"
_READ = lazy(
    rf"(?<!\w)(?i:{alternatives('works')}):?[ \xa0]+(?:[\"'\u201e\u201c\u201d\u00ab\u201a\u2018\u2039]?(?:[^\W\d_a-z\u00df-\u00ff][\w'\u2019-]*|{_TYING})[\"'\u201c\u201d\u00bb\u2019\u203a]?[,;]?[ \xa0]+)*[\"'\u201e\u201c\u201d\u00ab\u201a\u2018\u2039]?\Z",
)
_READ_STARTS = word_starts(plain_beginnings(alternatives("works"), " "))
_BEFORE_WORK = frozenset(" \xa0\"'\u201e\u201c\u201d\u00ab\u201a\u2018\u2039")
_QUOTED = lazy(
    r"[\u201e\u201c\u00ab\u201a\u2039](?P<title>[^\"\u201e\u201c\u201d\u00ab\u00bb\u201a\u2039\u203a\n]{2,60})[\"\u201c\u201d\u00bb\u2018\u203a]|\"(?P<plain>[^\"\n]{2,60})\""
)
_IS_LINE = lazy(r"[=:]\s*\Z")
_WORD_BEFORE = lazy(
    r"(?<![^\W\d_])([^\W\d_]+'?)(?:[ \xa0](?:da|de|del|della|di|du|des|la|le|los|zur|zum|von|van|am|im|\u015bw|of|dr|general|president))?\.?[ \xa0]?\Z"
)
_FIRST_WORD = lazy(r"[^\W\d_]+")
_AROUND = 60
NO_BEGINNINGS = frozenset(plain(word) for name in ("before_places", "nobodies") for word in prose_words()[name].split())
"""No one's name begins so: the words before the name of a place, and whom a letter to no one in person is to."""
_NEXT = lazy(r"[ \xa0]([^\W\d_]+)")
DOES = lazy(rf"[ \xa0](?:{alternatives('does')})(?!\w)")
"""Behind a name: what only people do."""
_ARTICLE = lazy(
    r"(?<!\w)(?:the|an?|der|die|das|den|dem|eine?[nmr]?|le|la|les|une?|el|los|una|het|il|lo|um|uma)[ \xa0]\Z",
    re.IGNORECASE,
)
# What is a field's, or called so: font=Lorenz, colour: Alfa, the cluster "Konrad"
_SAID = lazy(r"(?:[=:][ \xa0]?|[\"'\u201e\u201c\xab\u2018>])\Z")
_MEASURED = lazy(r",?[ \xa0]?[0-9]|[\xae\u2122\"'\u201c\u201d\xbb<](?!s )")
_PLACED = lazy(r"(?<!\w)(?:in|near|nach|aus|em|na|no|w|we|v|naar|uit)[ \xa0]\Z")
_LABEL_BEFORE = 32
_LONG = 6  # characters that hardly any abbreviation has
# Jos\xe9 Mar\xeda Y\xe1\xf1ez International Airport
_INSTITUTIONS = lazy(
    rf"(?:[ \xa0](?:[^\W\d_a-z]\.|[^\W\d_a-z][\w\u2013-]+)){{0,3}}[ \xa0](?:{alternatives('institutions')})(?!\w)"
)
# product: Grant Park, <stop>Grant Park
_THING_SAID = lazy(rf"(?<!\w)(?i:{alternatives('thing_labels')})[\"']?[ \xa0]?(?:[:=][ \xa0]?|>)[\"']?\Z")
_THINGS_DO = lazy(rf"(?:^|[ \xa0])(?:{alternatives('things_do')})\Z")
_COMPANIES = lazy(rf"[ ,&]+(?:and |und |et |& )?(?:\w+ )?(?:{alternatives('company_forms')})(?!\w)")
_THING_BEHIND = lazy(r"(?:['\u2019]s)? (?:[a-z]|[0-9]{1,4}\b)")
GOODS = (
    r"(?<![\w.,])[0-9]+(?:[.,][0-9]+)? ?(?:kg|g|mg|ml|cl|l|cm|mm|m2|W|V|Hz|GB|TB|mAh|pcs|Stk|szt|ks|db|adet|st|pz|uds?|pi\xe8ces?|St\xfcck|Rollen|bottles?|botellas|bouteilles|bottiglie|flaschen|stuks|sztuk)(?!\w)"
    r"|\b[0-9]{2,3} ?x ?[0-9]{2,3}\b|\b(?:size|taille|talla|taglia|maat|rozmiar|velikost|Gr\xf6\xdfe|Gr\.) ?(?:[0-9]{2}|[XSML]{1,3})\b"
)
"""A measure of goods, a size."""
_IN_NAME = lazy(rf"[ \xa0-]|[ \xa0](?:(?:{PARTICLES}|[^\W\d_a-z]\.)[ \xa0]){{1,3}}")
_GOODS = lazy(GOODS)
# another name, or what a verb and a preposition begin
_GOES_ON_WITH = lazy(r"[ \xa0](?:and|und|et|y|e|i|og|och|en|&)[ \xa0][^\W\d_a-z][\w'\u2019-]+[ \xa0][^\W\d_a-z]")
_MAY_DO = lazy(
    r"[ \xa0]([a-z]{2,}(?:ts|ks|ns|ds|ps|ls|gs|ys|es|ed))[ \xa0](?:at|on|to|the|an?|his|her|our|it|no|not|him|them)(?!\w)"
)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = prose_words()
    before, behind, works = (
        frozenset(map(plain, words[name].split())) for name in ("before_things", "things", "work_nouns")
    )
    return before, behind, works


@cache
def _unlike() -> frozenset[str]:
    """What is like a word before things only without its accents: Guten Tag is no t\xe5g."""
    every = prose_words()["before_things"].split()
    return frozenset(map(plain, every)) - frozenset(map(in_small_letters, every))


def is_of_a_thing(text: str, end: int, kind_of: Kind, *, is_sure: bool = False) -> bool:
    """Whether what follows a name that ends at ``end`` makes it a company's or a thing's: Kennedy Airport, Lauren shirt, Lilly GmbH. Behind
    a title or a label, which ``is_sure``, a word with a capital begins another sentence."""
    following = _NEXT.match(text, end)
    if following is not None:
        word = plain(following[1])
        if not is_sure and word in _lists()[1] and not DOES.match(text, end):
            return True
        kind = kind_of(following[1])
        if (
            not is_sure
            and following[1][0].isupper()
            and kind & WORD
            and not kind & (ANY_FIRST | ANY_LAST)
            and word not in TITLES
        ):
            return True
    return is_company(text, end)


@cache
def _company_forms() -> Alternatives:
    return Alternatives(alternatives("company_forms").split("|"), "")


@lru_cache(maxsize=4)  # of one text for one name after the other
def _may_hold_company(text: str) -> bool:
    return _company_forms().may_be_in(text) > 0


def is_company(text: str, end: int) -> bool:
    """Whether the legal form of a company is behind what ends at ``end``, or one word between."""
    return _may_hold_company(text) and _COMPANIES.match(text, end) is not None


def is_of_an_institution(text: str, end: int) -> bool:
    """Whether a name that nothing introduces goes on to an institution's: José María Yáñez International Airport."""
    return _INSTITUTIONS.match(text, end) is not None


def what_people_do(text: str, end: int) -> bool:
    """Whether what only people do is behind a name, and nothing that things and places do as well: the truck left."""
    does = DOES.match(text, end)
    return does is not None and _THINGS_DO.search(does[0]) is None


def is_called_so(text: str, start: int) -> bool:
    """Whether a label of things is before what begins at ``start``: product: Lorenz."""
    before = text[max(0, start - 3) : start]
    return (":" in before or "=" in before or ">" in before) and (
        _THING_SAID.search(text, max(0, start - _LABEL_BEFORE), start) is not None
    )


def is_amid_things(text: str, start: int, end: int) -> bool:
    """Whether a name that no label or title is before is called as a thing is: with an article, a quotation mark or a measure, as
    what a field says, where something is, or as an abbreviation."""
    if (
        is_called_so(text, start)
        or _ARTICLE.search(text, max(0, start - 7), start)
        or _SAID.search(text, max(0, start - 3), start)
    ):
        return True
    if _MEASURED.match(text, end) or _PLACED.search(text, max(0, start - 8), start):
        return True
    return end - start < _LONG and text[start:end].isupper() and not text.isupper()


def begins_product(text: str, start: int, end: int) -> bool:
    """Whether a text that is no sentence begins with a name, and a word, a number or a measure of goods is behind it: Lara Croft
    bundle; Pedro Riesling, 75 cl."""
    if start or DOES.match(text, end) or _GOES_ON_WITH.match(text, end):
        return False
    does = _MAY_DO.match(text, end)
    if does is not None and does[1] not in _lists()[1]:
        return False  # sits at desk 14
    if _THING_BEHIND.match(text, end) is None and _GOODS.search(text, end) is None:
        return False
    return text.count(" ") < 7 and not is_sentence(_GOODS.sub("", text))


def of_no_one(text: str, found: Sequence[Place]) -> Iterator[Place]:
    """Those of the names ``found`` in a text, in order, that are a work's or a thing's."""
    companions = _companions(text)
    quoted = _titles(text) if '"' in text or not text.isascii() else []
    for group in groups(text, found):
        start, end = group[0][0], group[-1][1]
        is_titled = any(first <= start and end <= last for first, last in quoted)
        names = {plain(text[first:last]) for first, last in group}
        # Robert Koch-Institut
        is_joined = "-" in text[start:end] and plain(text[start:end].rsplit("-", 1)[1]) in _lists()[1]
        if is_titled or is_joined or _are_companions(names, companions) or is_called_after(text, start, end):
            yield from group


def _are_companions(names: set[str], companions: frozenset[str]) -> bool:
    """Whether each of ``names`` is of one kind with a word of the text that is not among them: Ralph Lauren alone is no list of brands."""
    return names <= companions and all(_kinds()[name] & (companions - names) for name in names)


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """Units, languages, figures and others that are called as people are: by each what it is of one kind with."""
    found: dict[str, frozenset[str]] = {}
    for kind in (frozenset(map(plain, kind.split())) for kind in prose_words()["companions"]):
        found |= {name: found.get(name, frozenset()) | kind for name in kind}
    return found


def without_companions(text: str, spans: Sequence[Span]) -> list[Span]:
    """``spans`` without names of one word that are of one kind with another word of the text: 15 inch Dell."""
    if not any(name in NAMES for _, _, name, _ in spans):
        return list(spans)
    companions = _companions(text)
    return [span for span in spans if span[2] not in NAMES or plain(text[span[0] : span[1]]) not in companions]


@lru_cache(maxsize=4)  # of one text twice
def _companions(text: str) -> frozenset[str]:
    """What is of one kind in a text with another one of it: Kelvin, Pascal."""
    held = set(map(_in_kinds, letters_in(text))) - {""}
    return frozenset(word for word in held if len(_kinds()[word] & held) > 1) if len(held) > 1 else frozenset()


@remembered
def _in_kinds(word: str) -> str:
    """A word as it is listed among those of a kind; nothing for others."""
    known = plain(word)
    return known if known in _kinds() else ""


def groups(text: str, found: Sequence[Place]) -> Iterator[list[Place]]:
    """Names that are side by side."""
    group: list[Place] = []
    for place in found:
        if group and not _IN_NAME.fullmatch(text, group[-1][1], place[0]):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _titles(text: str) -> list[Place]:
    """What is in quotation marks as titles of works are: a few words, of which the first has a capital; in plain ones where a
    word for a work is near."""
    found = []
    for match in _QUOTED.finditer(text):
        name = "title" if match["title"] else "plain"
        title = match[name].strip()
        words = title.split()
        before = text[max(0, match.start() - _AROUND) : match.start()]
        if len(words) > 5 or not title[:1].isupper() or _IS_LINE.search(before):
            continue
        if (
            name == "title"
            or _READ.search(before)
            or _names_work(before)
            or _names_work(text[match.end() : match.end() + 24])
        ):
            found.append(match.span(name))
    return found


def _names_work(text: str) -> bool:
    return not _lists()[2].isdisjoint(map(plain, re.findall(r"[^\W\d_]+", text)))


def is_called_after(text: str, start: int, end: int) -> bool:
    """Whether a name is of what is read or seen, or called after a person by the words around it."""
    before, behind, _ = _lists()
    first = _FIRST_WORD.match(text, start)
    if first is not None and first.end() < end and plain(first[0]) in before:
        return True  # Via Mazzini
    word = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if word is not None and plain(word[1]) in before and in_small_letters(word[1]) not in _unlike():
        return True
    word = _NEXT.match(text, end)
    if word is not None and word[1].islower() and plain(word[1]) in behind and not DOES.match(text, end):
        return True
    return _is_read(text, start)


def _is_read(text: str, start: int) -> bool:
    """Whether a word shortly before a name says that what is called so is read or seen."""
    if text[start - 1 : start] not in _BEFORE_WORK or not _READ_STARTS.may_be_in_text(text):
        return False
    starts = (at for at in _READ_STARTS.may_begin(in_small_letters(text)) if start - _AROUND <= at < start)
    return any(_READ.match(text, at, start) for at in starts)
