"""Plain text with pseudonyms in place of what is found in it: by the scanner, among the originals, and in prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from ..errors import PlanError
from ..lazy_patterns import lazy
from .beside_contacts import people_beside
from .equality import WORDY
from .keyed_random import WORD, match_case
from .known import KnownNames
from .logins import is_hardly_a_word, logins_in
from .lone_originals import with_context
from .of_no_one import without_companions
from .originals import NO_NAMES, Originals, located
from .prose import Countries, ProseFinder, places_beside
from .pseudonyms import Pseudonyms
from .ranges import safe_domain
from .scanner import holds_no_form, note_clean, scan
from .word_search import Span
from .word_starts import NO_WORD, in_small_letters

_REMEMBERED = 1 << 14
_ADDRESS = lazy(r"[\w.+%-][\w.+'%-]*@([a-z0-9-]+(?:\.[a-z0-9-]+)*)", re.IGNORECASE)
# A name without a blank is in a path, a query or a file's name, which cannot hold one.
_JOINT = lazy(r"\A[^\s%]*?[^\W_]((?:%20|[+_.-])+)[^\W_][^\s]*\Z")
_RESERVED = "example", "test", "invalid", "localhost"  # one of these is in each reserved domain
_QUOTED = lazy(r'"[^"\n]{1,64}"\Z')
_FURTHER = 3


class Replacer:
    """Replaces originals, and in prose also ``people`` and what people of the ``countries`` write. ``originals`` gives those that
    are known by then."""

    def __init__(
        self,
        pseudonyms: Pseudonyms,
        originals: Callable[[], Originals],
        countries: Countries,
        people: KnownNames | None,
    ) -> None:
        self._pseudonyms, self._originals, self._countries, self._people = pseudonyms, originals, countries, people
        self._replacements: dict[tuple[str, str, str, bool], str] = {}

    @cached_property
    def _prose(self) -> ProseFinder:
        """Made when masking begins, since the countries of all originals count."""
        return ProseFinder(self._countries.most_frequent(), self._countries.all())

    def first_round(
        self,
        text: str,
        names: Mapping[str, str] = NO_NAMES,
        *,
        prose: bool = False,
        same_length: bool = False,
        originals: bool = True,
    ) -> tuple[str, bool]:
        """``text`` with everything replaced that is found in it, and whether anything was. For ``names`` and ``prose`` see
        ``Masker.mask_text``; with ``same_length`` no pseudonym is longer than what it replaces."""
        spans = list(_found(text))
        if originals:
            spans += _safe_addresses(text)
            is_login = None if self._people is None else partial(is_hardly_a_word, kind=self._people.kind)
            known = self._originals().spans(text, names, distinct=not prose, is_login=is_login)
            if known and self._people is not None:
                known = with_context(text, known, names, self._people.kind, prose=prose)
            spans += known
            if not prose:  # the town behind a person's street
                spans += list(places_beside(text, known))
            if prose:
                spans = without_companions(text, spans)
            if prose and self._people is not None:
                spans += self._people.spans(text)
                spans += logins_in(text, self._people.kind)
                spans += list(people_beside(text, spans, self._people.kind))
                found = self._prose.spans(text, spans)
                spans += [*found, *people_beside(text, found, self._people.kind)]
            if spans and self._people is not None:
                spans += list(self._people.other_halves(text, spans, prose=prose))  # not while it goes through them
        return self._replaced(text, spans, same_length), bool(spans)

    def further_rounds(self, text: str, same_length: bool = False) -> tuple[str, bool]:
        """``text`` with what the scanner still finds replaced, and whether it finds nothing then."""
        for _ in range(_FURTHER):
            spans = list(_found(text))
            if not spans:
                return text, True
            text = self._replaced(text, spans, same_length)
        return text, False

    def _replaced(self, text: str, spans: Sequence[Span], same_length: bool) -> str:
        parts, end = [], 0
        for start, stop, name, original in _apart(spans):
            parts += [text[end:start], self._replacement(name, original, text[start:stop], same_length)]
            end = stop
        return "".join((*parts, text[end:]))

    def _replacement(self, name: str, original: str, shown: str, same_length: bool) -> str:
        key = name, original, shown, same_length
        made = self._replacements.get(key)
        if made is None:
            made = self._made(name, original, shown, same_length)
            if len(self._replacements) < _REMEMBERED:
                self._replacements[key] = made
        return made

    def _made(self, name: str, original: str, shown: str, same_length: bool) -> str:
        if name in WORDY and len(original) > 1 and original.isupper() and not shown.isupper():
            original = original.title()  # the text's case counts, not that of the column which held the name first
        try:
            made = self._pseudonyms.in_text(name, original, max_length=len(shown) if same_length else None)
        except PlanError:
            return "*" * len(shown)
        if name not in WORDY:
            return made
        if made.isalpha() and shown.isalpha():
            return match_case(made, shown)
        if " " in made and (joint := _JOINT.search(shown)) is not None:
            made = made.replace(" ", joint[1])
        like = WORD.findall(shown)
        if len(like) != len(WORD.findall(made)):
            return made
        rest = iter(like)
        return WORD.sub(lambda word: match_case(word[0], next(rest)), made)


def _found(text: str) -> Iterator[Span]:
    """Where the scanner's findings are in ``text``, with the class and the finding."""
    if holds_no_form(text):
        return
    findings = scan(NO_WORD + text)  # not JSON, whatever it begins with
    if not findings:
        note_clean((text,))
        return
    folded, indexes = located(text)
    compact: tuple[str, list[int]] | None = None
    for finding in findings:
        if finding.personal_class in ("card", "iban"):
            if compact is None:
                kept = [index for index, char in enumerate(folded) if char not in " ._-"]
                compact = _in_capitals("".join([folded[index] for index in kept])), kept
            spans = [(compact[1][start], compact[1][stop - 1] + 1) for start, stop in _all(finding.text, compact[0])]
        else:
            spans = _all(finding.text, folded)
        for start, stop in spans:
            # "john stone"@example.com: a quoted local part (RFC 5321, 4.1.2), where there is no plain one
            is_bare = finding.personal_class == "email" and finding.text[0] in "@ %\\&[({"
            quoted = _QUOTED.search(folded, max(0, start - 66), start) if is_bare else None
            first = quoted.start() if quoted else start
            yield (*indexes(first, stop), finding.personal_class, folded[first:stop])


def _in_capitals(text: str) -> str:
    """``text`` in capitals, as many as it has characters."""
    return text.upper() if text.isascii() else "".join(char.upper()[:1] for char in text)


def _safe_addresses(text: str) -> Iterator[Span]:
    """E-mail addresses of reserved domains: no address of anybody, and yet they may hold a name."""
    if "@" in text and any(map(in_small_letters(text).__contains__, _RESERVED)):
        for match in _ADDRESS.finditer(text):
            if safe_domain(match[1]):
                yield (*match.span(), "email", match[0])


def _all(piece: str, text: str) -> list[tuple[int, int]]:
    """Where ``piece`` is in ``text``."""
    found, start = [], text.find(piece)
    while start >= 0:
        found.append((start, start + len(piece)))
        start = text.find(piece, start + len(piece))
    return found


def redacted(text: str) -> str:
    """The last resort, for personal data that is found but cannot be separated from the text around it."""
    return re.sub(r"[^\W_]", "*", text)


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """``spans`` in order, without those that overlap an earlier or longer one."""
    end = 0
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if span[0] >= end:
            yield span
            end = span[1]
