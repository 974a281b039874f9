"""People in a text or a column without any personal column that says so, recognised by names that are known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property

from ..lazy_patterns import lazy
from .eastern_names import has_syllables, is_chinese
from .family_names import PARTICLE_WORDS, PARTICLES
from .introduced import introduced
from .introductions import is_introducing
from .joined_names import joined_names, on_passenger_lists, vietnamese_names
from .keyed_random import STREET_WORDS, plain
from .logins import are_logins
from .lone_names import beside, in_files, is_amid_people, is_among_things, is_namesake, is_said_of_a_thing, lone_names
from .name_forms import in_plain_form, is_named_by_form, without_title
from .name_lists import (
    ALSO,
    ANY_FIRST,
    ANY_LAST,
    DECLINED,
    FIRST,
    LAST,
    NAME,
    NAME_PATTERN,
    PLACE,
    WORD,
    Kind,
    NameLists,
    Word,
    Words,
    begins_large,
    has_last_form,
)
from .named_behind import before_contacts, named_behind
from .of_goods import are_goods
from .of_no_one import (
    NO_BEGINNINGS,
    Place,
    begins_product,
    groups,
    is_called_so,
    is_of_a_thing,
    is_of_an_institution,
    of_no_one,
)
from .other_halves import other_halves
from .prose_lists import prose_words
from .written_names import are_of_two, behind_initials, is_titled

_NAME = NAME_PATTERN
_WORD = lazy(rf"(?<!\w){_NAME}(?=_|\b)|(?<=_){_NAME}(?=_|\b)")
_PLAIN_WORD = lazy(rf"(?<!\w){_NAME}\b")
_BETWEEN = lazy(rf"[ \xa0_]|,[ \xa0]|[ \xa0][^\W\d_a-z]\.?[ \xa0]|[ \xa0](?:(?:{PARTICLES})[ \xa0]){{1,3}}")
_OF_FAMILIES = lazy(r"[ \xa0](?:van|von)(?: (?:de|den|der|het|['\u2019]t))?[ \xa0]|[ \xa0]ter[ \xa0]")
_OF_COMPOUND = lazy(r"[ \xa0](?:d[aeo]s?|del|de la|y|e)[ \xa0]")
# Capitals that only begin a last name: N\u00ed Dhomhnaill, Le Goff, Van Damme.
_BEGINNINGS = frozenset(
    ("N\u00ed", "Nic", "Mac", "U\u00ed", "Le", "Lo", "La", "De", "Di", "Da", "Dal", "Del", "Van", "Von", "Al", "El")
)
_AFTER_PLACES, _BEFORE_PLACES, _DEPARTMENTS, _THINGS = (
    frozenset(map(plain, prose_words()[name].split()))
    for name in ("after_places", "before_places", "departments", "things")
)
_NO_NAMES = _AFTER_PLACES | _THINGS | STREET_WORDS
_LEAST = 3
_LOGINS_OF_PEOPLE = 0.35
_FEWEST_BESIDE, _DIFFERENT, _KNOWN_BESIDE = 8, 0.5, 0.3
_FORM_OF_NAMES = lazy(r"(?:[^\W\d_]{1,4}[ '\u2019])*(?=[^\W\d_a-z])[^\W\d_]+(?:,? ?(?:[ '\u2019-])[^\W\d_]+\.?){0,4}")

Found = list[tuple[Word, str]]


def _is_before_place(text: str, word: Word, following: Word) -> bool:
    return plain(word[0]) in _BEFORE_PLACES and text[word.end() : following.start()].strip(".") == " "


def _may_be_one(text: str, one: Word, two: Word, between: str) -> bool:
    """Whether two words may be one name by what is ``between`` them, and each may begin one."""
    if between != " " and not _BETWEEN.fullmatch(between):
        return False
    if are_of_two(one[0], two[0], between) or one[0] == two[0] or is_titled(text, one, two):
        return False
    return NO_BEGINNINGS.isdisjoint((plain(one[0]), plain(two[0])))


_END_OF_LINE = lazy(r"[ \xa0]*(?:[.,!]?\s*\Z|,?\r?\n|[,|/] )")
_CAPITAL, _GENITIVE = lazy(r"[^\W\d_a-z]"), lazy(r"['\u2019]s(?!\w)")


class KnownNames:
    """Recognises people by the first and last names that are known (as ``plain`` has them), among them many that are rare."""

    def __init__(self, first: Collection[str], last: Collection[str]) -> None:
        self._names: Callable[[], tuple[Collection[str], Collection[str]]] = lambda: (first, last)

    @classmethod
    def read_by(cls, names: Callable[[], tuple[Collection[str], Collection[str]]]) -> KnownNames:
        """Recognises people by the names that ``names`` returns, which is asked at the first word: most rows hold none to look up."""
        made = cls((), ())
        made._names = names
        return made

    @cached_property
    def kind(self) -> Kind:
        """What is known of a word."""
        return NameLists(
            *self._names(),
            NO_BEGINNINGS | _DEPARTMENTS,
            _AFTER_PLACES | STREET_WORDS | _BEFORE_PLACES | _DEPARTMENTS,
        ).kind

    def spans(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Where a first name is beside a last one, or a name behind a title or a word that introduces one, word by word, with
        class and word."""
        pattern = _WORD if "_" in text else _PLAIN_WORD
        words = Words(pattern.finditer(text)) if _CAPITAL.search(text) else None
        said = {(start, end): (name, word) for start, end, name, word in self._said(text, words)}
        found = said | {(start, end): (name, word) for start, end, name, word in self._bare(text, words)}
        if found and words:
            for span in self._of_goods(text, sorted(found), said):
                del found[span]
            also = beside(text, words, found, self.kind)
            found |= {(start, end): (name, word) for start, end, name, word in also if (start, end) not in found}
            for span in of_no_one(text, sorted(found)):
                del found[span]
        yield from ((*span, *found[span]) for span in sorted(found))

    def other_halves(
        self, text: str, spans: Sequence[tuple[int, int, str, str]], *, prose: bool
    ) -> Iterator[tuple[int, int, str, str]]:
        """See ``other_halves.other_halves``."""
        return other_halves(text, spans, self.kind, prose=prose)

    def _said(self, text: str, words: Words | None) -> Iterator[tuple[int, int, str, str]]:
        """Names that something beside them says to be people's."""
        if words is not None:
            yield from introduced(text, words, self.kind)
            yield from named_behind(text, words, self.kind)
            yield from before_contacts(text, words, self.kind)
            if "/" in text:
                yield from on_passenger_lists(text, self.kind)
        if "." in text:
            yield from in_files(text, self.kind)

    def _bare(self, text: str, words: Words | None) -> Iterator[tuple[int, int, str, str]]:
        """Names that are known as such."""
        if words is not None:
            yield from self._pairs(text, words)
            yield from lone_names(text, words, self.kind)
            yield from behind_initials(text, self.kind)
            if not text.isascii():
                yield from vietnamese_names(text)
                yield from joined_names(text, self.kind)

    def _of_goods(self, text: str, found: Sequence[Place], said: Mapping[Place, object]) -> Iterator[Place]:
        """Those of the names ``found``, in order, that nothing says to be people's and that are amid goods."""
        for group in groups(text, found):
            if not any(place in said for place in group) and are_goods(text, group[0][0], group[-1][1], self.kind):
                yield from group

    # ---- names beside names ------------------------------------------------------------------------------------------

    def _pairs(self, text: str, every: Words) -> Iterator[tuple[int, int, str, str]]:
        are_large = map(begins_large, every.shown)
        words = [
            word for word, is_large in zip(every, are_large, strict=True) if is_large and word.end() - word.start() > 1
        ]
        index = 0
        while index < len(words) - 1:
            found = self._name_at(text, words, index)
            for word, personal_class in found or ():
                yield (*word.span(), personal_class, word[0])
            index += 2 if found is None else max(len(found), 1)

    def _name_at(self, text: str, words: Sequence[Word], index: int) -> Found | None:
        """The words of the name that begins at ``index``, with their classes; None for two words that are a company or a thing."""
        one, two = words[index], words[index + 1]
        between = text[one.end() : two.start()]
        if not _may_be_one(text, one, two, between) or (index and _is_before_place(text, words[index - 1], one)):
            return []  # San Diego Freight
        if between[0] == ",":
            is_one = self._is_listed(text, one, two) and not is_among_things(text, one.start(), two.end(), self.kind)
            return [(one, "last_name"), (two, "first_name")] if is_one else []
        if self._is_called_after(text, one, two):
            return None
        if _OF_FAMILIES.fullmatch(between) and self.kind(one[0]) & FIRST:
            return [(one, "first_name"), (two, "last_name")]  # van 't Hof: any word is a name there
        third = words[index + 2] if index + 2 < len(words) else None
        found = self._with_third(text, one, two, third)
        return [] if self._are_words(text, found) else found

    def _are_words(self, text: str, found: Found) -> bool:
        """Whether all words of a name are words, places or brands besides, and nothing around is as with people: Sofia Sans, Florence
        Lincoln."""
        kinds = [self.kind(word[0]) for word, _ in found]
        if found and is_said_of_a_thing(text, found[0][0].start(), found[-1][0].end(), kinds[0]):
            return True
        if not any(kind & ALSO for kind in kinds) or any(kind & NAME and not kind & ALSO for kind in kinds):
            return False  # one is a name and nothing else, or neither is known
        return not is_amid_people(text, found[0][0].start(), found[-1][0].end())

    def _is_called_after(self, text: str, one: Word, two: Word) -> bool:
        """Whether two words are a company or a thing, though they may be a name as well."""
        start, stop = one.start(), two.end()
        if is_called_so(text, start) or is_of_a_thing(text, stop, self.kind) or is_of_an_institution(text, stop):
            return True
        return is_namesake(text, start, stop) or begins_product(text, start, stop)

    def _is_listed(self, text: str, last: Word, first: Word) -> bool:
        """Whether two words with a comma between are a last and a first name; one that no list has at the beginning of a line."""
        if not (self.kind(first[0]) & FIRST or has_syllables(first[0])) or _GENITIVE.match(text, first.end()):
            return False
        kind = self.kind(last[0])
        if kind & WORD:
            return False
        if last[0].isupper() and not first[0].isupper() and len(last[0]) > 3:
            return True  # THEISSEN, Edeltraud
        if kind & (LAST | ANY_LAST) and not kind & FIRST:
            return True
        begins = text[: last.start()].rstrip(" ")[-1:] in ("", ":") or text[last.start() - 1] in "\n|;\"'(:"
        return begins and (kind & ANY_LAST > 0 or _END_OF_LINE.match(text, first.end()) is not None)

    def _with_third(self, text: str, one: Word, two: Word, third: Word | None) -> Found:
        """The name of two words, or of three where the third is one of a name, too."""
        found: Found = []
        if self._is_western(one[0], two[0]):
            found = [(one, "first_name"), (two, "last_name")]
        elif self._is_turned(one[0], two[0]):
            found = [(one, "last_name"), (two, "first_name")]  # as in Hungary, Vietnam, China
        between = text[two.end() : third.start()] if third is not None else ""
        if third is not None and found and _OF_COMPOUND.fullmatch(between) and not self.kind(third[0]) & (WORD | PLACE):
            return [*found, (third, "last_name")]  # Tomé Moreira da Cunha
        if third is None or between not in (" ", "\xa0", "_"):
            return found
        return self._of_three(found, one, two, third)

    def _of_three(self, found: Found, one: Word, two: Word, third: Word) -> Found:
        """The name of three words, of which the first two are ``found`` to be one, or of fewer."""
        after = self.kind(third[0])
        if not found and two[0] in _BEGINNINGS and self._is_western(one[0], third[0]):
            return [(one, "first_name"), (two, "last_name"), (third, "last_name")]
        if not found:
            is_long = len(two[0]) < 5 and self.kind(one[0]) & LAST and after & FIRST
            return [(one, "last_name"), (two, "first_name"), (third, "first_name")] if is_long else []
        if found[0][1] == "last_name" and not after & FIRST and self._is_western(two[0], third[0]):
            # what is before them is no name where it is a word: Halter Stefan Oberhuber
            return [*found[self.kind(one[0]) & WORD > 0 :], (third, "last_name")]
        return [*found, (third, "last_name")] if two[0] in _BEGINNINGS or after & NAME else found

    def _is_western(self, first: str, last: str) -> bool:
        kind, after = self.kind(first), self.kind(last)
        if kind & FIRST:
            # of a script without capitals last names are fathers' first ones
            is_fathers = not last.isascii() and last == last.upper() and after & FIRST > 0
            return is_fathers or after & ANY_LAST > 0 or _may_be_name(last, after)
        if len(first) > 2 and first[0].isupper() and has_last_form(last):
            return not kind & WORD
        return (self._is_asian(first, last, after) and not kind & WORD) or (
            len(last) > 3 and kind & ANY_FIRST > 0 and after & (LAST | ANY_FIRST | DECLINED) == LAST
        )

    @staticmethod
    def _is_asian(first: str, last: str, after: int) -> bool:
        """Whether a first name has the syllables of Korea or China: Min-jun Kim, Xiaoming Wang."""
        if has_syllables(first):
            return after & ANY_LAST > 0 or last == "Park"
        return is_chinese(first, last)

    def _is_turned(self, last: str, first: str) -> bool:
        if has_syllables(first) or is_chinese(first, last):
            return self._is_asian(first, last, self.kind(last)) and not self.kind(first) & WORD
        if last.isupper() and not first.isupper() and len(last) > 3 and self.kind(first) & FIRST:
            return not self.kind(last) & WORD and not is_introducing(last)
        return self.kind(last) & LAST > 0 and self.kind(first) & FIRST > 0

    # ---- columns -----------------------------------------------------------------------------------------------------

    def class_of(self, values: Collection[str]) -> tuple[str, int] | None:
        """What a column of such texts holds, when most of the different ones are people's names (of one or two: all), and how many
        values are; None when not."""
        rows = Counter(in_plain_form(value.strip()) for value in values if value.strip())
        if len(rows) < _LEAST:  # too few for a share: each must be a name and hardly anything else
            return ("person_name", rows.total()) if rows and all(map(self.is_person, rows)) else None
        full = [text for text in rows if self._is_named(text)]
        # labels of a few kinds may be called as people are: ships, wards
        least = 0.8 if len(rows) * 5 <= len(values) else 0.5
        if len(full) >= least * len(rows):
            return "person_name", sum(rows[text] for text in full)
        return self._class_of_single(rows)

    def _class_of_single(self, rows: Counter[str]) -> tuple[str, int] | None:
        """Whether most of the texts are first names of one word, or last names, and how many values are."""
        for name, known in (("first_name", FIRST), ("last_name", LAST)):
            words = [text for text in rows if _ONE_NAME.fullmatch(text) is not None and self.kind(text) & known > 0]
            if len(words) * 5 >= len(rows) * 4:
                return name, sum(rows[text] for text in words)
        return None

    def _is_named(self, text: str) -> bool:
        return self.is_full_name(without_title(text)) or is_named_by_form(text, self.kind)

    def class_beside_people(self, values: Sequence[str]) -> str | None:
        """The class of a column of such texts in a table of people: of many different texts that have the form of names, fewer need to
        be known. None for all else."""
        texts = {_with_capitals(without_title(in_plain_form(text.strip()))) for text in values if text.strip()}
        if len(texts) < _FEWEST_BESIDE or len(texts) < _DIFFERENT * len(values):
            return None
        named = [text for text in texts if _FORM_OF_NAMES.fullmatch(text)]
        if len(named) < 0.9 * len(texts):
            return None
        if sum(map(self.is_full_name, named)) >= _KNOWN_BESIDE * len(named):
            return "person_name"
        return self._class_of_lone([re.findall(_NAME, text)[-1] for text in named])

    def _class_of_lone(self, words: Sequence[str]) -> str | None:
        """Whether many words, of which some are known, are first or last names; None where many are in a dictionary."""
        kinds = list(map(self.kind, words))
        of_words = sum(kind & WORD > 0 for kind in kinds)
        firsts, lasts = (sum(kind & known > 0 for kind in kinds) for known in (FIRST, LAST))
        if max(firsts, lasts) < _KNOWN_BESIDE * len(words) or 3 * of_words > len(words):
            return None
        return "first_name" if firsts > lasts else "last_name"

    def are_logins(self, texts: Collection[str], *, beside_people: bool = False) -> bool:
        """See ``logins.are_logins``; ``beside_people`` fewer of them need to be made of names."""
        kind: Kind = self._kind_of
        return are_logins(texts, kind, _LOGINS_OF_PEOPLE) if beside_people else are_logins(texts, kind)

    def _kind_of(self, word: str) -> int:
        """``kind``, whose lists are read at the first word that is asked for: numbers are no logins."""
        return self.kind(word)

    def is_person(self, name: str) -> bool:
        """Whether a text is the first and the last name of a person and nothing else, each hardly anything else."""
        words = name.split()
        if not 2 <= len(words) <= 3 or not all(map(_ONE_NAME.fullmatch, words)):
            return False
        first, last = self.kind(words[0]), self.kind(words[-1])
        return first & FIRST > 0 and last & (LAST | DECLINED) == LAST and not is_namesake(name, 0, len(name))

    def half_of_name(self, text: str) -> str | None:
        """The class of a text that is a first or a last name of one word, and no place's; None for any other."""
        kind = self.kind(text) if _ONE_NAME.fullmatch(text) is not None and begins_large(text) else 0
        if kind & PLACE or not kind & (ANY_FIRST | ANY_LAST):
            return None
        return "first_name" if kind & FIRST or not kind & ANY_LAST else "last_name"

    def is_full_name(self, text: str) -> bool:
        """Whether a text has the form of a full name, one part of which is known and the other may be one."""
        if not text.isascii() and any(True for _ in joined_names(text, self.kind)):
            return True
        words = [word for word in re.findall(_NAME, text) if word.lower() not in PARTICLE_WORDS]
        if not 2 <= len(words) <= 4 or _NOT_OF_NAMES.search(text) or not all(map(_may_begin_large, words)):
            return False
        first, last = (words[-1], words[0]) if "," in text else (words[0], words[-1])
        kind = self.kind(last)
        if len(words) == 2 and kind & FIRST and self.kind(first) & (LAST | WORD) == LAST:
            return True  # as in Hungary, Vietnam, China
        return self.kind(first) & ANY_FIRST > 0 and (kind & ANY_LAST > 0 or _may_be_name(last, kind))


def _with_capitals(text: str) -> str:
    """``text`` with capitals where it has none: ``anna nowak``."""
    return text.title() if text.islower() else text


_ONE_NAME, _NOT_OF_NAMES = lazy(_NAME), lazy(r"[\d@/&]")


def _may_begin_large(word: str) -> bool:
    """True for a word with a capital, and for all beyond ASCII: some alphabets have none."""
    return word[0] != word[0].lower() or not word.isascii()


def _may_be_name(word: str, kind: int) -> bool:
    """True for a word that is behind a first name as a last one is: Anna Featherstone, not Virginia Beach."""
    if word.startswith("\u0627\u0644"):  # the article of Arabic: al-Masri
        return True
    return (
        len(word) > 3 and begins_large(word) and not word.isupper() and not kind & WORD and plain(word) not in _NO_NAMES
    )
