"""Which texts must be written in hexadecimal digits, found on byte matrices: see ``sql.literals.needs_hex``.

Word tables are looked at word by word, not row by row; only where two parts meet, every row's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..sql.literals import MARKERS, needs_hex
from ..values.array_types import BoolArray, ByteArray
from ..values.arrays import NUL, Constant, DictionaryEncoded, Digits, Part, Texts, strings, used_words

_QUOTE, _DASH = 0x27, 0x2D
# the three bytes of those from U+200E on, but for the first: second byte, least and greatest third byte
# Marks of direction and line ends of Unicode (UAX #9, UAX #14): in a review they would show a row otherwise than it is.
_TURNING = ((0x80, 0x8E, 0x8F), (0x80, 0xA8, 0xAE), (0x81, 0xA6, 0xA9))


class Scanned(NamedTuple):
    """What was found in a table of words: the words with their quotes doubled, which must not be written as they are, and
    whether some word starts with the second half of a marker, ends with the first half of one, or is empty."""

    table: ByteArray
    escaped: ByteArray
    unsafe: BoolArray
    starts_marker: bool
    ends_marker: bool
    has_empty: bool


# Bytes of which no unsafe text is made, but for a doubled dash: US-ASCII without control characters and the rest of the
# markers, and 0 for nothing.
_ORDINARY = np.array([byte == 0 or (32 <= byte < 127 and byte not in b"\\${") for byte in range(256)])
_SCANNED: dict[int, Scanned] = {}
_REMEMBERED_WORDS = 4096  # of larger tables only the words that the rows show are looked at


def few_words(part: Part) -> Part:
    """Return a part with the words only that its rows show, where its table is a large one."""
    return used_words(part) if isinstance(part, DictionaryEncoded) and len(part.table) > _REMEMBERED_WORDS else part


def scanned(table: ByteArray) -> Scanned:
    """Scan a table of words; what was found in a small one is remembered."""
    # An id may be that of another table that has gone: the table itself is held and compared.
    held = _SCANNED.get(id(table))
    if held is not None and held.table is table:
        return held
    found = _scan_ordinary(table) if _ORDINARY[table].all() else None
    if found is None:
        found = _scan(table)
    if len(table) <= _REMEMBERED_WORDS:
        if len(_SCANNED) > 200:
            _SCANNED.clear()
        _SCANNED[id(table)] = found
    return found


def _scan_ordinary(table: ByteArray) -> Scanned | None:
    """Scan a table of ordinary bytes without putting those of a word side by side; None when a word has two dashes."""
    dashes = table == _DASH
    starts = ends = False
    if dashes.any():
        if int(dashes.sum(axis=1).max()) > 1:
            return None
        shown, rows = table != 0, np.arange(len(table))
        starts = bool(dashes[rows, shown.argmax(axis=1)].any())
        ends = bool(dashes[rows, table.shape[1] - 1 - shown[:, ::-1].argmax(axis=1)].any())
    is_empty = not table[:, 0].all() and not table.any(axis=1).all()
    return Scanned(table, _escaped(table), np.zeros(len(table), bool), starts, ends, is_empty)


def _escaped(table: ByteArray) -> ByteArray:
    return _doubled(table) if (table == _QUOTE).any() else table


def _scan(table: ByteArray) -> Scanned:
    escaped = _escaped(table)
    packed = _packed(table)
    lengths = (packed != 0).sum(axis=1)
    starts = bool(np.isin(packed[:, 0], (0x7B, 0x2D)).any())
    last = packed[np.arange(len(packed)), np.maximum(lengths, 1) - 1]
    ends = bool(np.isin(last, (0x24, 0x2D)).any())
    return Scanned(table, escaped, _unsafe_words(packed), starts, ends, bool((lengths == 0).any()))


def _unsafe_words(table: ByteArray) -> BoolArray:
    """Return which words, packed, hold what ``needs_hex`` looks for, by their bytes; C0 is the first byte of a NUL."""
    unsafe: BoolArray = ((table < 32) & (table != 0) | (table == 0x5C) | (table == 0x7F) | (table == NUL[0])).any(
        axis=1
    )
    here, after = table[:, :-1], table[:, 1:]
    for marker in MARKERS:
        unsafe |= ((here == ord(marker[0])) & (after == ord(marker[1]))).any(axis=1)
    if (table >= 0xC2).any():
        # C1 control characters, U+0080 to U+009F: terminals act on them (ECMA-48).
        unsafe |= ((here == 0xC2) & (after < 0xA0)).any(axis=1)
        # U+061C, the Arabic letter mark, turns text as U+200F does.
        unsafe |= ((here == 0xD8) & (after == 0x9C)).any(axis=1)
        first, second, third = here[:, :-1], after[:, :-1], table[:, 2:]
        for middle, low, high in _TURNING:
            unsafe |= ((first == 0xE2) & (second == middle) & (third >= low) & (third <= high)).any(axis=1)
    return unsafe


def _packed(table: ByteArray) -> ByteArray:
    """Return the words with their bytes side by side: a CASE leaves zero bytes between them, which are not written."""
    nothing = table == 0
    if not (nothing[:, :-1] & ~nothing[:, 1:]).any():
        return table
    return np.take_along_axis(table, np.argsort(nothing, axis=1, kind="stable"), axis=1)


def _doubled(table: ByteArray) -> ByteArray:
    """Return a word table with every quote written twice: one column more for each column that holds a quote."""
    quoted = (table == _QUOTE).any(axis=0)
    doubled = np.repeat(table, 1 + quoted, axis=1)
    second = (np.cumsum(1 + quoted) - 1)[quoted]
    doubled[:, second] *= doubled[:, second] == _QUOTE
    return doubled


def scanned_parts(array: Texts) -> list[Scanned | None]:
    """Scan the table of each part that has one."""
    return [scanned(part.table) if isinstance(part, DictionaryEncoded) else None for part in array.parts]


def unsafe_rows(array: Texts, found: Sequence[Scanned | None]) -> BoolArray | None:
    """The mask of rows that must be written in hex; None when there are none. ``found`` is of ``scanned_parts``."""
    mask: BoolArray | None = None
    ends_marker = False
    for part, table in zip(array.parts, found, strict=True):
        if isinstance(part, Digits):
            ends_marker = False
            continue
        starts, ends, is_empty, unsafe = _edges(table if table is not None else part)
        if ends_marker and starts:
            return _by_looking(array)
        ends_marker = ends or (ends_marker and is_empty)
        if not unsafe.any():
            continue
        rows = unsafe[part.codes] if isinstance(part, DictionaryEncoded) else np.ones(array.rows, bool)
        mask = rows if mask is None else mask | rows
    if mask is not None and array.null is not None:
        mask = mask & ~array.null
    return mask if mask is not None and mask.any() else None


def _by_looking(array: Texts) -> BoolArray | None:
    """Markers may arise where two parts meet: look at every row's whole text."""
    found = [text is not None and needs_hex(text) for text in strings(array)]
    return np.array(found, bool) if any(found) else None


def _edges(part: Scanned | Part) -> tuple[bool, bool, bool, BoolArray]:
    """Whether the part's text can start with the second half of a marker, end with the first half, or be empty; and which
    of its words must not be written as they are."""
    if isinstance(part, Scanned):
        return part.starts_marker, part.ends_marker, part.has_empty, part.unsafe
    assert isinstance(part, Constant)
    text = part.text
    return text.startswith(("{", "-")), text.endswith(("$", "-")), not text, np.array([needs_hex(text)])
