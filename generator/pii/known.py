"""People in a text or a column without any personal column that says so, recognised by names that are known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set
from functools import cache

from .keyed_random import STREET_WORDS, plain
from .originals import COMMON
from .prose import alternatives, prose_words

_NAME = r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*"
_WORD = re.compile(rf"(?<!\w){_NAME}(?=_|\b)|(?<=_){_NAME}(?=_|\b)")
# Particles are no names of their own: van der Heijden, da Paz, y Gasset.
_PARTICLES = (
    "van|von|der|den|de|da|di|do|dos|das|del|della|la|le|los|las|du|des|ten|ter|tot|zu|zur|bin|ibn|al|el|af|av|y|e|i"
)
_BETWEEN = re.compile(rf"[ \xa0_]|,[ \xa0]|[ \xa0][^\W\d_]\.?[ \xa0]|[ \xa0](?:(?:{_PARTICLES})[ \xa0]){{1,3}}")
# Capitals that only begin a last name: N\u00ed Dhomhnaill, Le Goff, Van Damme.
_BEGINNINGS = frozenset(("N\u00ed", "Nic", "Mac", "U\u00ed", "Le", "De", "Di", "Da", "Del", "Van", "Von"))
_HYPHEN = re.compile("[-'\u2019]")
_AFTER_PLACES = STREET_WORDS | frozenset(
    "airport area bay beach branch bridge castle cathedral center centre church city county coast department district "
    "company factory falls garden gardens group harbor harbour heights hospital hotel house island lake library market mill "
    "mountain museum office palace park plaza port region river school shop springs state station store team terminal "
    "times tower university valley village warehouse yard monday tuesday wednesday thursday friday saturday sunday said "
    "says called the from with will also and back on please call me us him her them my your our all any new old next week today tomorrow "
    "again later soon now here there support service customer department accounting info kunde firma gate door side".split()
)
_BEFORE_PLACES = frozenset(
    "san santa santo sankt st saint los las el la le port fort mount lake new monte campo castilla cabo porto villa gran".split()
)
_COMPANIES = re.compile(
    r"[ ,&]+(?:and |und |et |& )?(?:\w+ )?(?:GmbH|AG|KG|Ltd|LLC|Inc|Corp|S\.?A\.?|S\.?p\.?A|Sp\. ?z|B\.?V|N\.?V|Oy|AB|Kft|s\.r\.o|A/S|plc|Co|Company|Corporation|LLP|KGaA|SAS|SARL|S\.r\.l|OHG|e\.K)\b"
)
# What is named after a person, and what a brand with a person's name makes: neither is one.
_THINGS = frozenset(
    map(
        plain,
        (
            "academy airport allee apparel arena avenue award bag bags bakery bay beer belt boots bottle brewery bridge "
            "brothers brücke cake candy catalog chips coffee collection college cologne consulting controls corporation "
            "costume county coupon dress dvd edition electronics energy fashion foods foundation fragrance gallery glacier "
            "gym handbag handbags hat holdings hoodie industries institute international jacket jackets jeans lager lipstick "
            "makeup motors mug museum opera paperback partners perfume pharma pizza platz polo poster prize pub restaurant "
            "sauce school set shirt shirts shoe shoes smartphone snacks sneaker sneakers socks soda solutions soup square "
            "stadium stiftung straße street sunglasses sweater syrup systems tea technologies terminal theater theatre "
            "tickets toothpaste university universität voucher vouchers watch whiskey whisky wine"
        ).split(),
    )
)
_NO_NAMES = _AFTER_PLACES | COMMON | _THINGS
_FIRMS = frozenset(
    "\u5e97\u793e\u6240\u696d\u9662\u6821\u4f1a\u90e8\u533a\u5e02\u753a\u99c5\u5ddd\u5c71\u770c\u5e9c\u90fd\u8def\u8857\u6751\u6a4b\u5bfa\u5bb6\u6e7e"
)
_LEAST = 3
# Patronymics and forms of family names that no list holds all of: Icelandic, Danish, Ukrainian, Greek, Georgian, Serbian, Polish, Turkish.
_LAST_FORM = re.compile(
    r"\w{3,}(?:sson|sdottir|sdatter|gaard|enko|chuk|czuk|opoul(?:os|ou)|shvili|adze|(?:ow|iew)icz|[oe]vic|oglu)"
)
# Given names of two syllables as Korea and Taiwan write them: Min-jun.
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}")
# A given name of two syllables in Hanyu Pinyin (ISO 7098), and family names that hardly any other people have.
_FINAL = "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|ue|ui|un|uo|a|e|i|o|u)"
_PINYIN = re.compile(rf"(?:[ZCS]h|[BPMFDTNLGKHJQXRZCSYW]){_FINAL}(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw]){_FINAL}")
_CHINESE = frozenset(
    "wang zhang liu chen yang huang zhao zhou xu zhu guo liang zheng luo xie tang han cao deng xiao feng zeng cheng cai pan yuan dong wei jiang "
    "ouyang situ sima shen jia xia fang zou xiong meng qin qiu".split()
)
# Han and Hangul without spaces, apart from other letters; and what is added to a name (Mr, Ms, teacher).
_JOINED = re.compile(
    r"(?<!\w)([\u4e00-\u9fff\u3005]{2,5}?|[\uac00-\ud7a3]{2,4}?)(\u3055\u3093|\u69d8|\u6c0f|\u5148\u751f|\u5973\u58eb|\ub2d8|\uc528)?(?!\w)"
)

_NEXT = re.compile(r"[ \xa0]([^\W\d_]+)")
_INITIALS = re.compile(
    rf"(?<![\w.])(?:[^\W\d_a-z]\.[ \xa0-]?){{1,3}}(?P<last>(?=[^\W\d_a-z])(?:(?:Mc|Mac|O['\u2019]|Le |De |Von )?)(?=[^\W\d_a-z]){_NAME})"
)
_FOLLOWED = re.compile(
    rf"(?<!\w)(?P<first>{_NAME})[ \xa0](?P<last>{_NAME})[,;:]?[ \xa0][(<]?"
    r"(?:(?:cell|mobile|mob|tel|phone|fax|handy|natel|gsm|kom)\b|\+?[0-9(][0-9 ()./-]{6,}|[\w.+-]+@)"
)

Word = re.Match[str]


@cache
def _introductions() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Titles, titles that are other words, too, and words before a name, each with the words of the name behind it; the last at
    the end of a text."""
    lists = prose_words()
    titles, weak = (
        "|".join(sorted(map(re.escape, lists[name].split()), key=len, reverse=True))
        for name in ("titles", "weak_titles")
    )
    cues = alternatives("cues")
    names = rf"(?P<names>(?:(?:{_PARTICLES})[ \xa0])*{_NAME}(?:[ \xa0](?:(?:{_PARTICLES})[ \xa0])*{_NAME}){{0,3}})"
    return (
        re.compile(rf"(?<!\w)(?:{titles})\.?[ \xa0](?:(?:{weak})\.?[ \xa0])*{names}"),
        re.compile(rf"(?<!\w)(?:{weak})\.?[ \xa0](?:(?:{weak})\.?[ \xa0])*{names}"),
        re.compile(rf"(?<!\w)(?:{cues})(?!\w)[:,]?\s{{1,2}}(?:(?:{titles}|{weak})\.?[ \xa0])*{names}", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{cues})(?!\w)[:,]?\s{{1,2}}\Z", re.IGNORECASE),
    )


@cache
def _namesakes() -> re.Pattern[str]:
    """Names of people that brands and places bear, each as a whole."""
    names = (each.strip() for line in prose_words()["namesakes"].splitlines() for each in line.split(","))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in names if name)})(?!\w)")


def _is_before_place(text: str, word: Word, following: Word) -> bool:
    return plain(word[0]) in _BEFORE_PLACES and text[word.end() : following.start()].strip(".") == " "


class KnownNames:
    """Recognises people by the first and last names that are known, among them many that are rare."""

    def __init__(self, first: Collection[str], last: Collection[str]) -> None:
        self._every_first = {plain(name) for name in first if len(name) > 1 or name > "\u3000"} - _BEFORE_PLACES
        self._every_last = (
            {plain(name) for name in last if len(name) > 1 or name > "\u3000"}
            - STREET_WORDS
            - _AFTER_PLACES
            - _BEFORE_PLACES
        )
        self._first, self._last = self._every_first - COMMON, self._every_last - COMMON
        self._every, self._last_only = self._every_first | self._every_last, self._last - self._every_first

    def spans(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Where a first name is beside a last one, or a name behind a title or a word that introduces one, word by word, with
        class and word."""
        found = {(start, end): (name, word) for start, end, name, word in self._every_span(text)}
        yield from ((*span, *found[span]) for span in sorted(found))

    def _every_span(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        yield from self._introduced(text)
        yield from self._pairs(text)
        yield from self._with_initials(text)
        yield from self._followed(text)
        if not text.isascii():
            yield from self._joined(text)

    def _with_initials(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Last names behind initials (H. Stone): those that are known, and any behind a word that introduces a name."""
        for match in _INITIALS.finditer(text):
            last, shown = match["last"], plain(match["last"])
            is_introduced = _introductions()[3].search(text, max(0, match.start() - 40), match.start())
            known = self._is_name(last, self._last) or (is_introduced and shown not in _AFTER_PLACES)
            if known and not _COMPANIES.match(text, match.end()) and not self._is_of_a_thing(text, match):
                yield (*match.span("last"), "last_name", last)

    def _followed(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Two known names, common words though they are, before a telephone number or an address: Will Young (cell 415...)."""
        for match in _FOLLOWED.finditer(text) if any(char in text for char in "0123456789@") else ():
            if self._is_name(match["first"], self._every_first) and self._is_name(match["last"], self._every_last):
                yield (*match.span("first"), "first_name", match["first"])
                yield (*match.span("last"), "last_name", match["last"])

    def _pairs(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        words = [
            match
            for match in _WORD.finditer(text)
            if len(match[0]) > 1 and (match[0][0].isupper() or not match[0].isascii())
        ]
        index = 0
        while index < len(words) - 1:
            found = self._name_at(text, words, index)
            for word, personal_class in found:
                yield (*word.span(), personal_class, word[0])
            index += max(len(found), 1)

    def _name_at(self, text: str, words: Sequence[Word], index: int) -> list[tuple[Word, str]]:
        """The words of the name that begins at ``index``, with their classes."""
        one, two = words[index], words[index + 1]
        between = text[one.end() : two.start()]
        if plain(one[0]) in _BEFORE_PLACES:
            return []
        if not _BETWEEN.fullmatch(between) or one[0].isupper() != two[0].isupper():  # not "Ihre IBAN"
            return []
        if index and _is_before_place(text, words[index - 1], one):
            return []  # San Diego Freight
        if between[0] == ",":
            is_name = self._is_name(one[0], self._last) and self._is_name(two[0], self._first)
            return [(one, "last_name"), (two, "first_name")] if is_name else []
        if _COMPANIES.match(text, two.end()) or self._is_of_a_thing(text, two) or _namesakes().match(text, one.start()):
            return []
        third = words[index + 2] if index + 2 < len(words) else None
        return self._with_third(text, one, two, third)

    def _with_third(self, text: str, one: Word, two: Word, third: Word | None) -> list[tuple[Word, str]]:
        """The name of two words, or of three where the third is one of a name, too."""
        found: list[tuple[Word, str]] = []
        if self._is_western(one[0], two[0]):
            found = [(one, "first_name"), (two, "last_name")]
        elif self._is_turned(one[0], two[0]):
            found = [(one, "last_name"), (two, "first_name")]  # as in Hungary, Vietnam, China
        if third is None or text[two.end() : third.start()] not in (" ", "\xa0", "_"):
            return found
        if found and (
            two[0] in _BEGINNINGS or self._is_name(third[0], self._last) or self._is_name(third[0], self._first)
        ):
            return [*found, (third, "last_name")]
        if not found and len(two[0]) < 5 and self._is_name(one[0], self._last) and self._is_name(third[0], self._first):
            return [(one, "last_name"), (two, "first_name"), (third, "first_name")]
        return found

    def _is_turned(self, last: str, first: str) -> bool:
        if _SYLLABLES.fullmatch(first):
            return self._is_name(last, self._every_last) or last == "Park"
        return self._is_name(last, self._last) and self._is_name(first, self._first)

    @staticmethod
    def _is_of_a_thing(text: str, last: Word) -> bool:
        """Whether what follows a name makes it a thing's: Kennedy Airport, Lauren shirt."""
        following = _NEXT.match(text, last.end())
        return following is not None and plain(following[1]) in _THINGS

    def _joined(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Last and first name written together, as in China, Japan and Korea, or a last one with what is added to names."""
        for match in _JOINED.finditer(text):
            word, added = match[1], match[2]
            parts = [(word[:size], word[size:]) for size in (1, 2, 3) if size < len(word)]
            if any(plain(last) in self._last and self._is_given(last, first) for last, first in parts) or (
                added and any(plain(last) in self._last for last in (word, word[:1], word[:2]))
            ):
                yield (*match.span(1), "person_name", word)

    def _is_given(self, last: str, first: str) -> bool:
        """Whether what follows a family name is a given one: a known one, or one or two Han characters behind a Japanese name that
        make no shop, company or place of it."""
        is_short = len(last) > 1 and len(first) < 3 and "\u4e00" <= last[0] <= "\u9fff"
        return plain(first) in self._first or (is_short and not _FIRMS.intersection(first))

    def _is_western(self, first: str, last: str) -> bool:
        if self._is_name(first, self._first):
            if not last.isascii() and last == last.upper() and self._is_name(last, self._first):
                return True  # of a script without capitals, where last names are fathers' first ones
            return self._is_name(last, self._every_last) or self._may_be_name(last)
        if len(first) > 2 and first[0].isupper() and _LAST_FORM.fullmatch(plain(last)):
            return plain(first) not in _NO_NAMES
        if _SYLLABLES.fullmatch(first) and (self._is_name(last, self._every_last) or last == "Park"):
            return True
        if _PINYIN.fullmatch(first) and plain(last) in _CHINESE:
            return True
        return len(last) > 3 and self._is_name(first, self._every_first) and self._is_name(last, self._last_only)

    def _introduced(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Names behind titles (Dr., Pani) and introductions (c/o, Ansprechpartner:)."""
        titles, weak_titles, cues, _ = _introductions()
        for pattern, least in ((titles, 0), (weak_titles, 1), (cues, 2)):
            match = pattern.search(text)
            while match is not None:
                words = self._names(text, *match.span("names"))
                known = sum(self._is_name(word[0], self._every) for word in words)
                if (
                    words
                    and known >= min(least, 1)
                    and len(words) >= least
                    and not _COMPANIES.match(text, words[-1].end())
                    and not self._is_of_a_thing(text, words[-1])
                ):
                    for word in words:
                        is_first = self._is_name(word[0], self._first) and len(words) > 1
                        yield (*word.span(), "first_name" if is_first else "last_name", word[0])
                match = pattern.search(text, words[-1].end() if words else match.start("names"))

    def _names(self, text: str, start: int, end: int) -> list[Word]:
        """The words of a name from ``start`` on, up to the first that is none."""
        found: list[Word] = []
        for word in _WORD.finditer(text, start, end):
            shown = plain(word[0])
            if (
                not word[0][0].isupper()
                or len(word[0]) < 2
                or (shown in _AFTER_PLACES and (found or shown not in self._every_first))
                or (word[0].isupper() and len(word[0]) > 1)
            ):
                break
            if len(found) > 1 and not self._is_name(word[0], self._every):
                break
            found.append(word)
        return found

    def class_of(self, values: Collection[str]) -> tuple[str, int] | None:
        """What a column of such texts holds, when most of them are people's names, and how many; None when not."""
        texts = {value.strip() for value in values if value.strip()}
        if len(texts) < _LEAST:
            return None
        full = sum(map(self._is_full, texts))
        if full * 2 >= len(texts):
            return "person_name", full
        for name, known in (("first_name", self._first), ("last_name", self._last)):
            words = sum(re.fullmatch(_NAME, text) is not None and self._is_name(text, known) for text in texts)
            if words * 5 >= len(texts) * 4:
                return name, words
        return None

    @staticmethod
    def _is_name(word: str, known: Set[str]) -> bool:
        if word[0].islower():
            return False
        parts = [plain(part) for part in (word, *_HYPHEN.split(word)) if part]
        # Slavic names of women: Kowalska, Ivanova
        return any(part in known or (part[-1:] == "a" and {part[:-1], part[:-1] + "i"} & known) for part in parts)

    @staticmethod
    def _may_be_name(word: str) -> bool:
        """True for a word that is behind a first name as a last one is: Anna Featherstone, not Virginia Beach."""
        if word.startswith("\u0627\u0644"):  # the article of Arabic: al-Masri
            return True
        return len(word) > 3 and word[0].isupper() and not word.isupper() and plain(word) not in _NO_NAMES

    def _is_full(self, text: str) -> bool:
        if not text.isascii() and any(True for _ in self._joined(text)):
            return True
        words = [word for word in re.findall(_NAME, text) if word.lower() not in _PARTICLES.split("|")]
        if (
            not 2 <= len(words) <= 4
            or re.search(r"[\d@/&]", text)
            or not all(word[0] != word[0].lower() or not word.isascii() for word in words)
        ):
            return False
        first, last = (words[-1], words[0]) if "," in text else (words[0], words[-1])
        return self._is_name(first, self._every_first) and (
            self._is_name(last, self._every_last) or self._may_be_name(last)
        )
