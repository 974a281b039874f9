"""Rows of real people masked: values of personal columns, texts that hold them, and members of JSON documents."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import partial

from ..errors import PlanError
from .begun import Begun
from .contacts import Part, are_whole, is_nothing, parts, whole_runs
from .documents import members, rewritten, written_like
from .encodings import mask_fields, recode
from .equality import NAMES
from .field_texts import fields_in
from .fields import HowMasked, is_blank, is_version, masked_fields
from .inserts_in_text import masked_inserts
from .known import KnownNames
from .member_classes import MemberClasses, is_called_name, masked_number
from .name_lists import has_sentence, is_sentence
from .names import classify_member
from .notations import notation_of
from .originals import NO_NAMES, Originals, is_too_short
from .prose import Countries, is_street
from .pseudonyms import Pseudonyms
from .quiet_texts import QuietTexts
from .ranges import fold
from .records import Mask, has_records, masked_records
from .replacer import Replacer, redacted
from .rows_in_text import rows_in
from .scanner import in_which, may_be_document, scan
from .subjects import is_of_thing
from .transformers import Transformer, Transforms


class Masker:
    """Masks values, texts and documents with the pseudonyms of ``key``, made of the words of ``lexicon``. In prose,
    ``people`` finds those whom no personal column names."""

    def __init__(self, key: bytes, lexicon: Mapping[str, Collection[str]], people: KnownNames | None = None) -> None:
        self.pseudonyms = Pseudonyms(key, lexicon)
        self.transforms = Transforms(self.pseudonyms)
        self._people, self._member_classes = people, MemberClasses(people)
        self._originals, self._quiet = Originals(self.pseudonyms.words.halves), QuietTexts()
        self._countries = Countries()
        self._replacer = Replacer(self.pseudonyms, lambda: self._index, self._countries, people)
        self._waiting: list[tuple[str, list[str]]] = []  # originals by class that are not in the index yet

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that identify the key and do not reveal it."""
        return self.pseudonyms.fingerprint

    def remember(
        self, personal_class: str, original: str, *, unique: bool = False, max_length: int | None = None
    ) -> None:
        """Note an original before masking begins: ``mask_text`` finds it as a word from now on, no pseudonym is to be
        it, and one of a ``unique`` column gets a distinct pseudonym in each column that it occurs in. The narrowest
        ``max_length`` of an original's columns holds in all of them, so that they agree."""
        text = fold(original).strip()
        if is_nothing(personal_class, text):
            return
        pieces = [] if unique else self._parts(personal_class, text)
        for piece in pieces:
            self.remember(piece.personal_class, text[piece.start : piece.stop])
        if text and personal_class != "free_text" and not pieces:
            self.pseudonyms.remember(personal_class, text, unique=unique, max_length=max_length)
            self._wait(personal_class, (text,))

    def remember_each(
        self, personal_class: str, originals: Sequence[str], *, unique: bool = False, max_length: int | None = None
    ) -> None:
        """``remember`` each of ``originals`` of a column."""
        texts = [fold(original).strip() for original in originals]
        whole = list(filter(None, texts)) if are_whole(personal_class, texts) else []
        for text in texts if not whole else ():
            if is_nothing(personal_class, text):
                continue
            if not unique and self._parts(personal_class, text):
                self.remember(personal_class, text, max_length=max_length)
            elif text:
                whole.append(text)
        if whole and personal_class != "free_text":
            self.pseudonyms.remember_each(personal_class, whole, unique=unique, max_length=max_length)
            self._wait(personal_class, whole)

    def remember_people(self, names: Iterable[str]) -> None:
        """Note full names that no column holds as such, so that ``mask_text`` finds them joined and shortened."""
        self._wait("person_name", map(fold, names))

    def _wait(self, personal_class: str, texts: Iterable[str]) -> None:
        if not self._waiting or self._waiting[-1][0] != personal_class:
            self._waiting.append((personal_class, []))
            self._quiet.clear()
        self._waiting[-1][1].extend(texts)

    @property
    def _index(self) -> Originals:
        """All originals so far. Rows without any text to search never ask for it."""
        for personal_class, texts in self._waiting:
            for text in texts:
                self._originals.add(personal_class, text)
                self._countries.note(personal_class, text)
        self._waiting.clear()
        return self._originals

    def distinct(self, transformers: Iterable[Transformer]) -> None:
        """Note before masking begins which transformers are those of unique columns: their results are to differ."""
        self.transforms = Transforms(self.pseudonyms, frozenset(transformers))

    def remember_members(self, document: object, *, around: str = "") -> None:
        """Note the originals that a JSON document holds in members that are called so (see ``mask_json``)."""
        for key, holder, value in members(document, around):
            name = classify_member(key, holder) if key and isinstance(value, str) else None
            if name is not None:
                self.remember(name, str(value))

    def mask(
        self,
        personal_class: str,
        value: str,
        *,
        unique: bool = False,
        max_length: int | None = None,
        number: bool = False,
        column: str = "",
    ) -> str:
        """The pseudonym of ``value``, in its format, in at most ``max_length`` characters; digits only when it is a
        ``number``. In a ``unique`` column, named by ``column``, originals that differ in their format only stay
        distinct. What has neither letters nor digits stays as it is where the range allows it.

        Raises PlanError when the class has no (more) pseudonyms that fit.
        """
        if personal_class == "free_text":
            return self.mask_text(value, unique=unique, max_length=max_length, column=column, prose=True)
        if is_nothing(personal_class, value):
            return value
        pieces = [] if unique or number else self._parts(personal_class, value)
        if pieces:
            return self._joined(value, pieces, max_length)
        return self.pseudonyms.of(
            personal_class, value, unique=unique, max_length=max_length, number=number, column=column
        )

    def mask_each(
        self,
        personal_class: str,
        values: Sequence[str],
        *,
        unique: bool = False,
        max_length: int | None = None,
        column: str = "",
    ) -> Iterator[str]:
        """``mask`` each of the ``values`` of a column, one after the other; see ``Pseudonyms.of_each``."""
        made = partial(self.pseudonyms.of_each, personal_class, unique=unique, max_length=max_length, column=column)
        may_have_parts = personal_class in NAMES or personal_class in ("street", "city")
        if personal_class != "free_text" and not may_have_parts:
            yield from made(values)
            return
        for is_plain, run in whole_runs(
            personal_class, values, lambda value: self._is_whole(personal_class, value, may_have_parts and not unique)
        ):
            if is_plain:
                yield from made(run)
                continue
            for value in run:
                yield self.mask(personal_class, value, unique=unique, max_length=max_length, column=column)

    def _is_whole(self, personal_class: str, value: str, may_have_parts: bool) -> bool:
        """Whether a value is masked as one thing, and not by what is in it."""
        if personal_class == "free_text" or is_nothing(personal_class, value):
            return False
        return not may_have_parts or not self._parts(personal_class, value)

    def _parts(self, personal_class: str, value: str) -> list[Part]:
        return parts(personal_class, value, self._people.is_person if self._people is not None else None)

    def _joined(self, value: str, pieces: Sequence[Part], max_length: int | None) -> str:
        """A value whose parts are each masked as what they are; in their own lengths where the column has no more room."""
        made = value
        for most in (None, 0):
            written, end = [], 0
            for piece in pieces:
                text = value[piece.start : piece.stop]
                limit = None if most is None else len(text)
                written += [value[end : piece.start], self.pseudonyms.of(piece.personal_class, text, max_length=limit)]
                end = piece.stop
            made = self._replacer.further_rounds("".join((*written, value[end:])))[0]  # a number beside a label
            if max_length is None or len(made) <= max_length:
                return made
        raise PlanError(
            f"a masked contact or address needs {len(made)} characters and the column has {max_length}",
            hint="make the column longer in the copy, or choose another class for it",
        )

    def mask_text(
        self,
        text: str,
        *,
        unique: bool = False,
        max_length: int | None = None,
        column: str = "",
        names: Mapping[str, str] = NO_NAMES,
        around: str = "",
        prose: bool = False,
    ) -> str:
        """``text`` with everything that the scanner finds and every remembered original replaced by its pseudonym,
        the rest as it was. JSON is masked member by member. ``names`` (class by value, as ``plain`` has it) are those of the text's own row: they
        are found though they are common words or short. ``around`` says whose members a document holds (see ``names.owner``). In
        ``prose`` names that are known are people's, whether a column holds them or not; in all else only those originals
        are found that are distinct.

        Raises PlanError when the masked text is longer than ``max_length``.
        """
        return self._fitted(self._begun(text, names, around, prose), unique, max_length, column)

    def mask_texts(
        self,
        texts: Sequence[str],
        names: Sequence[Mapping[str, str]],
        *,
        max_length: int | None = None,
        around: str = "",
        prose: bool = False,
    ) -> list[str]:
        """``mask_text`` of each of ``texts``, with the ``names`` of its row; what is masked is looked through again at once."""
        begun = [self._begun(text, near, around, prose) for text, near in zip(texts, names, strict=True)]
        waiting = [each for each in begun if each.is_open]
        doubtful = in_which([each.masked for each in waiting]) if len(waiting) > 1 else range(len(waiting))
        for index, each in enumerate(waiting):
            each.is_open = index in doubtful
        return [self._fitted(each, False, max_length, "") for each in begun]

    def _fitted(self, begun: Begun, unique: bool, max_length: int | None, column: str) -> str:
        """A text that ``_begun`` began, in at most ``max_length`` characters; distinct in a ``unique`` column."""
        text, masked = begun.text, self._ended(begun)
        if max_length is not None and len(masked) > max_length and not begun.is_document:
            masked = self._cleaned(text, begun.names, begun.prose, same_length=True)
        if unique:
            plainly = masked
            for counter in range(100):
                if not self.pseudonyms.is_taken("free_text", masked, text, column):
                    break
                tag = f" {self.pseudonyms.rng('free_text', text, counter).text(8, '0123456789abcdef')}"
                masked = plainly[: None if max_length is None else max(max_length - len(tag), 0)] + tag
        if max_length is not None and len(masked) > max_length:
            raise PlanError(
                f"a masked text needs {len(masked)} characters and the column has {max_length}",
                hint="make the column longer in the copy, or choose another class for it",
            )
        return masked

    def known_classes(self, text: str) -> dict[str, bool]:
        """The classes of the originals that are in ``text`` and are hardly anything else; False for one that may be a brand's or
        a thing's: a name of one word among others that are no sentence."""
        found: dict[str, bool] = {}
        if is_too_short(text):
            return found
        for start, stop, name, _ in self._index.spans(text, distinct=True):
            is_certain = name not in NAMES or " " in text[start:stop] or " " not in text.strip() or is_sentence(text)
            found[name] = found.get(name, False) or is_certain
        return found

    def mask_json(self, document: object, *, names: Mapping[str, str] = NO_NAMES, around: str = "") -> object:
        """``document`` with members masked by the class of their key and of the object that holds them, all other texts
        and numbers by what is found in them. Keys stay, but for what the scanner finds in them. A number whose class has
        no numbers in its range becomes a text. ``names`` and ``around`` as for ``mask_text``."""

        class_of = self._member_classes.in_document(document, around, is_of_person=bool(names))
        return rewritten(
            document, around, self._mask_key, lambda *member: self._mask_member(class_of(*member), member, names)
        )

    def _cleaned(self, text: str, names: Mapping[str, str], prose: bool, same_length: bool) -> str:
        return self._ended(self._first_round(text, names, "", prose, same_length))

    def _begun(self, text: str, names: Mapping[str, str], around: str, prose: bool) -> Begun:
        document = self._mask_document(text, names, around)
        if document is None:
            return self._first_round(text, names, around, prose, same_length=False)
        return Begun(text, text, document, names, prose, is_document=True)

    def _first_round(self, text: str, names: Mapping[str, str], around: str, prose: bool, same_length: bool) -> Begun:
        before = text
        if prose:
            if has_records(text):
                masked = masked_records(text, self._field_masker(names, same_length))
                return Begun(text, text, masked, names, prose, True, same_length)
            if (rows := rows_in(text, self._is_full_name, is_street)) is not None:
                of_row = self._of_thing if rows.are_things and not names else self._field_masker(names, same_length)
                masked = rows.masked_in(text, of_row)
                return Begun(text, text, masked, names, prose, True, same_length)
        if (notation := notation_of(text)) is not None:
            shown = notation.shown(text)
            masked = self._cleaned(shown, names, prose, same_length)
            return Begun(text, text, text if masked == shown else notation.write_back(text, masked), names, prose)
        if prose:
            if (fields := fields_in(text)) is not None:
                class_of = self._member_classes.in_document(fields, around, is_of_person=bool(names))
                how = HowMasked(
                    self._field_masker(names, same_length),
                    lambda value: self._quiet.masked(value, names, has_sentence(value), self.mask_text),
                )
                filled = masked_fields(text, fields, around, class_of, how, self._mask_key)
                if filled is not None:
                    return Begun(text, text, filled, names, prose, True, same_length)
            before = mask_fields(text, self._mask_field)
            if "VALUES" in before or "values" in before:
                before = masked_inserts(before, self._mask_field)
        recoded = recode(before, lambda inner: self._decoded(inner, names, prose, same_length))
        if recoded is not None:
            return Begun(text, before, recoded, names, prose)
        masked, is_open = self._replacer.first_round(before, names, prose=prose, same_length=same_length)
        return Begun(text, before, masked, names, prose, is_open, same_length)

    def _field_masker(self, names: Mapping[str, str], same_length: bool) -> Mask:
        """What masks a field of a record as what its class says, else as a text."""

        def mask(personal_class: str | None, value: str) -> str:
            if personal_class is not None and personal_class != "free_text":
                with suppress(PlanError):
                    return self.mask(personal_class, value, max_length=len(value) if same_length else None)
            return self._cleaned(value, names, prose=True, same_length=same_length)

        return mask

    def _is_full_name(self, text: str) -> bool:
        return self._people is not None and self._people.is_full_name(text)

    def _ended(self, begun: Begun) -> str:
        """What is masked, without anything that a further look finds."""
        if not begun.is_open:
            return begun.masked
        masked, is_clean = self._replacer.further_rounds(begun.masked, begun.same_length)
        if masked == begun.before or (is_clean and not may_be_document(masked)) or not scan(masked):
            return masked
        return redacted(masked)

    def _decoded(self, text: str, names: Mapping[str, str], prose: bool, same_length: bool) -> str:
        document = self._mask_document(text, names, "")
        return self._cleaned(text, names, prose, same_length) if document is None else document

    def _mask_plain(self, text: str, *, prose: bool, originals: bool = True) -> str:
        masked, is_open = self._replacer.first_round(text, NO_NAMES, prose=prose, originals=originals)
        return self._replacer.further_rounds(masked)[0] if is_open else masked

    def _of_thing(self, _: str | None, value: str) -> str:
        says = has_sentence(value)
        known = says or any(
            name not in NAMES or " " in original for *_, name, original in self._index.spans(value, distinct=True)
        )
        return self._mask_plain(value, prose=says, originals=known)

    def _mask_field(self, name: str, value: str, around: str) -> str | None:
        """The value of an element or form field whose name, or that of the element ``around`` it, says what it is; None for any
        other."""
        personal_class = self._member_classes.of_field(name, value, around)
        if personal_class is None and around == "" and " " in value and is_called_name(name):
            return self._mask_plain(value, prose=True)  # name=Ann+Ott: a person's only where the value is one's
        if personal_class is None or personal_class == "free_text" or is_blank(value):
            return None
        try:
            return self.mask(personal_class, value)
        except PlanError:
            return None

    def _mask_key(self, key: str, taken: Collection[str]) -> str:
        originals = classify_member(key) is None
        masked = self._quiet.masked_key(key, partial(self._mask_plain, key, prose=" " in key, originals=originals))
        number = 2
        while masked in taken:
            masked, number = f"{masked}-{number}", number + 1
        return masked

    def _mask_member(self, name: str | None, member: tuple[str, str, object], names: Mapping[str, str]) -> object:
        value = member[2]
        if value is None or isinstance(value, bool) or is_version(member[0], value):
            return value
        if isinstance(value, str):
            if name and name != "free_text":
                return self.mask(name, value)
            prose = name is not None or has_sentence(value)
            if not (prose or names) and is_of_thing(member[0]):
                return self._of_thing(None, value)
            return self._quiet.masked(value, names, prose, self.mask_text)
        return masked_number(name, value, self.mask) if isinstance(value, (int, float, Decimal)) else value

    def _mask_document(self, text: str, names: Mapping[str, str], around: str) -> str | None:
        """The JSON document ``text``, masked; None when it is none."""
        if not may_be_document(text):
            return None
        try:
            document = json.loads(text)
            masked = self.mask_json(document, names=names, around=around)
            shown = text if masked == document else written_like(masked, text, document)
        except (ValueError, RecursionError):
            return None
        return shown if shown == text or not scan(shown) else redacted(shown)
