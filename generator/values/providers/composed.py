"""Text put together from pieces: literal text, words of a list, digits, the row's number.

Where the column is unique, one keyed permutation of all combinations numbers the rows; it is read as a number in mixed
radix, one digit for each piece. Two combinations never give the same text, also not as a collation without case and
accents sees them: each piece's end can be separated from what follows it (``_separate``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import prod
from typing import NamedTuple

import numpy as np

from ...errors import PlanError
from ..array_types import IntArray
from ..arrays import Constant, DictionaryEncoded, Digits, Part, Texts, word_table
from ..context import Context, Generate, OptionError, check_domain
from ..folding import fold, is_foldable
from ..permutation import MAX_DOMAIN, permute
from ..streams import below, random_uint64
from .check_digits import SCHEMES, Run, check_codes, has_one_width
from .fitting import Limit, fits_charset, fitting_words, require_text, text_limit

_NUMERALS = frozenset("0123456789")


class Literal(NamedTuple):
    """The same text in every row."""

    text: str


class Choice(NamedTuple):
    """One word of ``words``; ``name`` names its stream."""

    name: str
    words: tuple[str, ...]

    @property
    def size(self) -> int:
        return len(self.words)


class Number(NamedTuple):
    """``width`` random digits, zeros in front kept; ``name`` names its stream."""

    name: str
    width: int

    @property
    def size(self) -> int:
        return int(10**self.width)


class RowNumber(NamedTuple):
    """The row's number, counted from ``start``, padded with zeros to ``width`` digits."""

    width: int = 1
    start: int = 1


class CheckDigit(NamedTuple):
    """The check digit of all that is before it, by one of ``SCHEMES``."""

    scheme: str

    @property
    def words(self) -> tuple[str, ...]:
        return SCHEMES[self.scheme].symbols


Piece = Literal | Choice | Number | RowNumber | CheckDigit


def compose(context: Context, pieces: Sequence[Piece], option: str = "provider") -> Generate:
    """Return the function from rows to the text of ``pieces``.

    Words that the column's character set or length cannot hold are left out. Raises OptionError(``option``) when
    nothing fits, and PlanError when a unique column has fewer combinations than rows.
    """
    require_text(context)
    pieces = _in_charset(context, pieces, option)
    if context.unique:
        pieces = _separate(pieces, option)
    pieces = fit(pieces, text_limit(context.type), context, option)
    purposes = _purposes(pieces)
    _require_places(context, pieces, option)
    tables = {
        number: word_table(piece.words) for number, piece in enumerate(pieces) if isinstance(piece, Choice | CheckDigit)
    }
    sizes: dict[int, int] = {}
    if context.unique and not any(isinstance(piece, RowNumber) for piece in pieces):
        sizes = _permuted(pieces)
        check_domain(
            context,
            prod(sizes.values()),
            "texts",
            "ask for fewer rows, add {digits:4} or {row} to a pattern, or make the column longer",
        )
    keys = [context.key(purpose) for purpose in purposes]
    index_key = context.key("text")
    domain = prod(sizes.values())

    def generate(rows: IntArray) -> Texts:
        codes: dict[int, IntArray] = {}
        if sizes:
            index = permute(index_key, rows, domain)
            for number in reversed(sizes):
                size = np.int64(sizes[number])
                rest = index // size
                codes[number] = index - rest * size
                index = rest
        parts: list[Part] = []
        for number, piece in enumerate(pieces):
            if isinstance(piece, Literal):
                parts.append(Constant(piece.text))
                continue
            if isinstance(piece, RowNumber):
                codes[number] = rows + np.int64(piece.start)
            elif isinstance(piece, CheckDigit):
                codes[number] = check_codes(SCHEMES[piece.scheme], _runs(pieces[:number], codes, rows), len(rows))
            elif number not in codes:
                codes[number] = below(random_uint64(keys[number], rows), piece.size)
            if isinstance(piece, Number | RowNumber):
                parts.append(Digits(codes[number], piece.width))
            else:
                parts.append(DictionaryEncoded(codes[number], tables[number]))
        return Texts(tuple(parts), len(rows))

    return generate


def _require_places(context: Context, pieces: Sequence[Piece], option: str) -> None:
    """Raise where a check digit could not tell the place of each character before it."""
    for number, check in enumerate(pieces):
        if not isinstance(check, CheckDigit):
            continue
        for place, piece in enumerate(pieces[:number]):
            is_wide = isinstance(piece, RowNumber) and piece.start + context.rows > 10**piece.width
            is_uneven = isinstance(piece, Choice) and not has_one_width(SCHEMES[check.scheme], piece.words)
            if is_wide or (is_uneven and place):
                raise OptionError(
                    option, "what is before {check:...}, but its first part, must have one width in all rows"
                )


def _runs(pieces: Sequence[Piece], codes: Mapping[int, IntArray], rows: IntArray) -> list[Run]:
    """What is before a check digit, part by part."""
    runs = []
    for number, piece in enumerate(pieces):
        if isinstance(piece, Literal):
            runs.append(Run(np.zeros(len(rows), np.int64), (piece.text,)))
        elif isinstance(piece, Choice | CheckDigit):
            runs.append(Run(codes[number], piece.words))
        else:
            runs.append(Run(codes[number], width=piece.width))
    return runs


def _purposes(pieces: Sequence[Piece]) -> list[str]:
    """A purpose for each piece's stream: its name, and its place among the pieces of that name."""
    seen: Counter[str] = Counter()
    purposes = []
    for piece in pieces:
        name = getattr(piece, "name", "")
        purposes.append(f"{name}#{seen[name]}")
        seen[name] += 1
    return purposes


def _in_charset(context: Context, pieces: Sequence[Piece], option: str) -> list[Piece]:
    result: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Literal) and not fits_charset(piece.text, context.type):
            raise OptionError(option, f"{piece.text!r} has characters that {context.location} cannot hold")
        if isinstance(piece, Choice):
            piece = piece._replace(words=fitting_words(piece.words, context.type))
            if not piece.words:
                raise OptionError(
                    option, f"no word of {piece.name} has only characters that {context.location} can hold"
                )
        if not isinstance(piece, Literal) or piece.text:
            result.append(piece)
    return result


def _permuted(pieces: Sequence[Piece]) -> dict[int, int]:
    """The places of the pieces whose combinations are permuted, with their sizes; beyond 2^62 combinations further
    pieces are drawn at random."""
    sizes: dict[int, int] = {}
    domain = 1
    for number, piece in enumerate(pieces):
        if isinstance(piece, Choice | Number) and piece.size > 1 and domain * piece.size <= MAX_DOMAIN:
            sizes[number] = piece.size
            domain *= piece.size
    return sizes


def fit(pieces: Sequence[Piece], limit: Limit, context: Context, option: str) -> list[Piece]:
    """Return ``pieces`` with the longest words left out until every combination fits the limit.

    Raises OptionError when even the shortest words do not fit, PlanError when a row number is what is too long.
    """
    result = list(pieces)
    if limit.most is None:
        return result
    widths = [_width(piece, limit, context.rows) for piece in result]
    while sum(widths) > limit.most:
        reducible = [
            (number, piece)
            for number, piece in enumerate(result)
            if isinstance(piece, Choice) and min(limit.width(word) for word in piece.words) < widths[number]
        ]
        if not reducible:
            message = f"the shortest text is {sum(widths)} wide, but {context.location} ({context.type}) holds {limit}"
            if any(isinstance(piece, RowNumber) for piece in result):
                raise PlanError(
                    f"{context.location}: with {context.rows} rows {message}",
                    location=context.location,
                    hint="ask for fewer rows, or use a shorter pattern",
                )
            raise OptionError(option, message)
        longest, choice = max(reducible, key=lambda entry: widths[entry[0]])
        shorter = tuple(word for word in choice.words if limit.width(word) < widths[longest])
        result[longest] = choice._replace(words=shorter)
        widths[longest] = _width(result[longest], limit, context.rows)
    return result


def _width(piece: Piece, limit: Limit, rows: int) -> int:
    if isinstance(piece, Literal):
        return limit.width(piece.text)
    if isinstance(piece, Choice):
        return limit.widest(piece.words)
    if isinstance(piece, Number | CheckDigit):
        return piece.width if isinstance(piece, Number) else 1
    return max(piece.width, len(str(piece.start + max(rows - 1, 0))))


def _separate(pieces: Sequence[Piece], option: str) -> list[Piece]:
    """Return ``pieces`` so that their text can be read in one way only, from the left, as a collation folds it.

    A piece of fixed width ends where it must. One of variable width must not hold any character with which the text
    after it can begin: such words are left out. Words that fold alike count once.
    """
    result = [_distinct(piece, option) if isinstance(piece, Choice) else piece for piece in pieces]
    for number in range(len(result) - 1):
        piece = result[number]
        if isinstance(piece, Literal | Number | CheckDigit) or _is_fixed(piece):
            continue
        follows = _beginnings(result[number + 1 :], option)
        if isinstance(piece, RowNumber):
            is_checked = any(isinstance(each, CheckDigit) for each in result[number + 1 :])  # _require_places
            if follows & _NUMERALS and not is_checked:
                raise OptionError(option, "in a unique column a row number needs something other than a digit after it")
            continue
        kept = tuple(word for word in piece.words if not follows & set(fold(word)))
        if not kept:
            raise OptionError(
                option, f"in a unique column {piece.name} needs a separator after it, such as a blank or a hyphen"
            )
        result[number] = piece._replace(words=kept)
    return result


def _distinct(piece: Choice, option: str) -> Choice:
    kept: dict[str, str] = {}
    for word in piece.words:
        if not is_foldable(word):
            continue
        kept.setdefault(fold(word), word)
    kept.pop("", None)
    if not kept:
        raise OptionError(option, f"{piece.name} has no word that all collations without case and accents read alike")
    return piece._replace(words=tuple(kept.values()))


def _is_fixed(piece: Choice | RowNumber) -> bool:
    return isinstance(piece, Choice) and len({len(fold(word)) for word in piece.words}) == 1


def _beginnings(pieces: Sequence[Piece], option: str) -> set[str]:
    """The folded characters with which the text of ``pieces`` can begin."""
    for piece in pieces:
        if isinstance(piece, Choice):
            return {fold(word)[0] for word in piece.words}
        if isinstance(piece, Number | RowNumber | CheckDigit):
            return {*_NUMERALS, fold("X")} if isinstance(piece, CheckDigit) else set(_NUMERALS)
        folded = fold(piece.text + ".")[:-1]
        if folded:
            if not is_foldable(piece.text[0]):
                raise OptionError(
                    option, f"collations disagree about {piece.text[0]!r}: it cannot be a separator in a unique column"
                )
            return {folded[0]}
    return set()
