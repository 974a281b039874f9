"""Check digits of numbers that a standard describes: what a number's last character must be so that scanners and forms take it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..array_types import IntArray

_LETTERS = {letter: 10 + index + (9 + index) // 10 for index, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
"""ISO 6346 counts letters from 10 and leaves out the multiples of 11, which its remainder would not see."""


class Scheme(NamedTuple):
    """The weight of each place from the right, and what becomes of their sum: its remainder, or what is missing to the modulus."""

    weights: tuple[int, ...]
    modulus: int
    missing: bool = True
    doubled: bool = False  # digits of a product are added up, as ISO/IEC 7812 does
    letters: bool = False

    @property
    def symbols(self) -> tuple[str, ...]:
        """What each remainder is written as: 10 is X in books and serials, and 0 on containers."""
        last = ("0" if self.letters else "X",) if self.modulus == 11 else ()
        return (*map(str, range(10)), *last)

    def worth(self, place: int, character: str) -> int:
        """What a character counts at its place from the right."""
        value = _LETTERS[character] if character in _LETTERS else int(character)
        product = value * self.weights[place % len(self.weights)]
        return product // 10 + product % 10 if self.doubled else product

    def counts(self, character: str) -> bool:
        """True for characters that have a place: hyphens have none."""
        return character.isascii() and (character.isdigit() or (self.letters and character in _LETTERS))


SCHEMES = {
    "gtin": Scheme((3, 1), 10),  # EAN, UPC, ISBN-13, SSCC, GLN
    "luhn": Scheme((2, 1), 10, doubled=True),  # IMEI, ICCID, wagons
    "isbn": Scheme(tuple(range(2, 20)), 11),  # ISBN-10, ISSN
    "imo": Scheme(tuple(range(2, 20)), 10, missing=False),
    "cas": Scheme(tuple(range(1, 20)), 10, missing=False),
    "container": Scheme(tuple(2**power for power in range(9, -1, -1)), 11, missing=False, letters=True),
}


class Run(NamedTuple):
    """A part of the number: one of ``words`` by code, or a number of ``width`` digits where there are none."""

    codes: IntArray
    words: tuple[str, ...] = ()
    width: int = 0


def check_codes(scheme: Scheme, runs: Sequence[Run], rows: int) -> IntArray:
    """The place in ``symbols`` of each row's check digit, for the parts before it."""
    total, place = np.zeros(rows, np.int64), 0
    for run in reversed(runs):
        if run.words:
            worth, used = _of_words(scheme, run.words, place)
            total += worth[run.codes]
            place += used
            continue
        rest = run.codes
        for _ in range(run.width):
            of_digit = np.array([scheme.worth(place, digit) for digit in "0123456789"], np.int64)
            total += of_digit[rest % np.int64(10)]
            rest = rest // np.int64(10)
            place += 1
    return (-total if scheme.missing else total) % np.int64(scheme.modulus)


def _of_words(scheme: Scheme, words: tuple[str, ...], place: int) -> tuple[IntArray, int]:
    """What each word counts, the last character at ``place``, and how many places a word takes."""
    counted = [[each for each in reversed(word) if scheme.counts(each)] for word in words]
    worth = [sum(scheme.worth(place + index, each) for index, each in enumerate(word)) for word in counted]
    return np.array(worth, np.int64), max(map(len, counted))


def has_one_width(scheme: Scheme, words: tuple[str, ...]) -> bool:
    """True where all words have as many characters that count, so that those before them have one place."""
    return len({sum(map(scheme.counts, word)) for word in words}) == 1
