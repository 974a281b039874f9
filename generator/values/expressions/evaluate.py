"""A tree computed on arrays: n rows in, n values out.

Results follow MySQL: NULL in, NULL out; exact decimals; comparisons of text are of the characters as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from ..arrays import (
    DAY,
    MICROSECONDS,
    Array,
    Booleans,
    Constant,
    Dates,
    Datetimes,
    Decimals,
    Digits,
    Integers,
    Texts,
    Words,
    digits_matrix,
    strings,
    text_matrix,
    word_table,
)
from . import numbers
from .numbers import ArithmeticProblem, either_null, number, to_array
from .parse import ExpressionError, Tree


class Scope(Protocol):
    """The rows that an expression is computed for."""

    @property
    def rows(self) -> np.ndarray:
        """Row numbers, from 0, shape (n,)."""

    def lookup(self, path: Sequence[str]) -> Array:
        """The values of a column of these rows, or of a row that they refer to."""

    def aggregate(self, function: str, tree: Tree, via: str | None = None) -> Array:
        """SUM, COUNT, MIN or MAX over the child rows of each of these rows; ``via`` names the child's column."""

    def ordinal(self, name: str) -> Array:
        """1, 2, 3 … among the rows that point to the same parent by the reference ``name``."""


def evaluate(tree: Tree, scope: Scope) -> Array:
    """Return the values of ``tree`` for ``scope.rows``. Raises ExpressionError or ArithmeticProblem."""
    kind = tree[0]
    n = len(scope.rows)
    if kind == "column":
        return scope.lookup(tree[1:])
    if kind == "number":
        return _number(tree[1], n)
    if kind == "text":
        return Texts((Constant(tree[1]),), n)
    if kind in ("true", "false"):
        return Booleans(np.full(n, kind == "true"))
    if kind == "null":
        return Integers(np.zeros(n, np.int64), np.ones(n, bool))
    if kind == "op":
        return _operator(tree[1], evaluate(tree[2], scope), evaluate(tree[3], scope))
    if kind == "not":
        value = truth(evaluate(tree[1], scope))
        return Booleans(~value.data, value.null)
    if kind == "negative":
        data, scale, null = number(evaluate(tree[1], scope))
        return to_array((-data, scale, null))
    if kind == "is_null":
        value = evaluate(tree[1], scope)
        return Booleans(value.null.copy() if value.null is not None else np.zeros(n, bool))
    if kind == "in":
        return _in(evaluate(tree[1], scope), [evaluate(item, scope) for item in tree[2:]])
    if kind == "case":
        return _case(tree, scope)
    if kind == "coalesce":
        return _coalesce([evaluate(item, scope) for item in tree[1:]])
    if kind == "interval":
        return _interval(tree[1], evaluate(tree[2], scope), evaluate(tree[3], scope), tree[4])
    if kind == "cast":
        return _cast(evaluate(tree[1], scope), tree[2], tree[3:])
    if kind == "aggregate":
        return scope.aggregate(*tree[1:])
    if kind == "ordinal":
        return scope.ordinal(tree[1])
    if kind == "call":
        function = FUNCTIONS[tree[1]]
        return function(n, *(evaluate(argument, scope) for argument in tree[2:]))
    raise ExpressionError(f"unknown form {kind!r}")


def names(tree: Tree) -> list[tuple[str, ...]]:
    """Return every column path in ``tree``, those inside aggregates left out."""
    if tree[0] == "column":
        return [tuple(tree[1:])]
    if tree[0] == "aggregate":
        return []
    found = []
    for item in _children(tree):
        found.extend(names(item))
    return found


def aggregates(tree: Tree) -> list[Tree]:
    """Return every aggregate in ``tree``."""
    if tree[0] == "aggregate":
        return [tree]
    return [found for item in _children(tree) for found in aggregates(item)]


def with_via(tree: Tree, via: str) -> Tree:
    """Return ``tree`` with its aggregates taken over the child's reference column ``via``."""
    if tree[0] == "aggregate":
        return [*tree[:3], via]
    return [with_via(item, via) if isinstance(item, list) and item and isinstance(item[0], str)
            else [[with_via(part, via) for part in branch] for branch in item] if isinstance(item, list) else item
            for item in tree]


def _children(tree: Tree) -> list[Tree]:
    if tree[0] == "case":
        return [item for branch in tree[1] for item in branch] + [tree[2]]
    return [item for item in tree if isinstance(item, list)]


def _number(text: str, n: int) -> Array:
    whole, _, fraction = text.partition(".")
    if "e" in text.lower():
        raise ExpressionError(f"{text} is a float; write the digits out")
    value = int((whole or "0") + fraction)
    if value > numbers.LIMIT:
        raise ArithmeticProblem(f"{text} has more than 18 digits")
    return to_array((np.full(n, value, np.int64), len(fraction), None))


def truth(array: Array) -> Booleans:
    """Return an array as a condition: a number is true when it is not 0."""
    if isinstance(array, Booleans):
        return array
    data, _, null = number(array)
    return Booleans(data != 0, null)


def is_true(array: Array) -> np.ndarray:
    """Return the mask of rows where a condition is TRUE (neither FALSE nor NULL)."""
    value = truth(array)
    return value.data if value.null is None else value.data & ~value.null


def _operator(sign: str, left: Array, right: Array) -> Array:
    if sign in ("AND", "OR"):
        return _logic(sign, truth(left), truth(right))
    if sign in _COMPARISONS:
        return _compare(sign, left, right)
    first, second = number(left), number(right)
    if sign == "+":
        return to_array(numbers.add(first, second))
    if sign == "-":
        return to_array(numbers.add(first, second, -1))
    if sign == "*":
        return to_array(numbers.multiply(first, second))
    if sign == "/":
        return to_array(numbers.divide(first, second))
    return to_array(numbers.whole_divide(first, second)[sign == "%"])


def _logic(sign: str, left: Booleans, right: Booleans) -> Booleans:
    """Three-valued logic: FALSE AND NULL is FALSE, TRUE OR NULL is TRUE."""
    null = either_null(left.null, right.null)
    decided = False if sign == "AND" else True
    data = left.data & right.data if sign == "AND" else left.data | right.data
    if null is None:
        return Booleans(data)
    known = np.zeros(len(data), bool)
    for side in (left, right):
        mask = side.data == decided
        known |= mask if side.null is None else mask & ~side.null
    return Booleans(np.where(known, decided, data), null & ~known)


_COMPARISONS: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "=": np.equal, "<=>": np.equal, "<>": np.not_equal, "<": np.less, "<=": np.less_equal, ">": np.greater,
    ">=": np.greater_equal,
}


def _compare(sign: str, left: Array, right: Array) -> Booleans:
    null = either_null(left.null, right.null)
    data = _COMPARISONS[sign](*comparable(left, right))
    if sign == "<=>" and null is not None:
        absent = [side.null if side.null is not None else np.zeros(len(data), bool) for side in (left, right)]
        return Booleans(np.where(null, absent[0] & absent[1], data))
    return Booleans(data, null)


def comparable(left: Array, right: Array) -> tuple[np.ndarray, np.ndarray]:
    """Return two arrays that compare as the values do. Raises ExpressionError for values of unlike kinds."""
    if isinstance(left, Texts) and isinstance(right, Texts):
        return _comparable_texts(left, right)
    if isinstance(left, Texts) != isinstance(right, Texts):
        temporal, text = (right, left) if isinstance(left, Texts) else (left, right)
        if isinstance(temporal, Dates | Datetimes):
            moment = _moment_of(text)
            pair = (_microseconds(temporal), moment)
            return pair if temporal is left else (pair[1], pair[0])
        raise ExpressionError("text is compared with something that is not text")
    if isinstance(left, Dates | Datetimes) and isinstance(right, Dates | Datetimes):
        if isinstance(left, Dates) and isinstance(right, Dates):
            return left.data, right.data
        return _microseconds(left), _microseconds(right)
    if type(left) is type(right) and not isinstance(left, Decimals | Integers | Booleans):
        return left.data, right.data
    if all(isinstance(side, Integers) and side.data.dtype == np.uint64 for side in (left, right)):
        return left.data, right.data
    first, second, _ = numbers.align(number(left), number(right))
    return first, second


def _comparable_texts(left: Texts, right: Texts) -> tuple[np.ndarray, np.ndarray]:
    """Compare by word tables where each side is one word (an ENUM against a constant): no strings are built per row."""
    tables = []
    for side in (left, right):
        if len(side.parts) != 1 or isinstance(side.parts[0], Digits):
            return np.array(strings(left), object).astype(str), np.array(strings(right), object).astype(str)
        part = side.parts[0]
        tables.append([part.text] if isinstance(part, Constant) else _table_words(part.table))
    order = {word: place for place, word in enumerate(sorted({*tables[0], *tables[1]}))}
    ranks = []
    for side, words in zip((left, right), tables, strict=True):
        rank = np.array([order[word] for word in words], np.int64)
        part = side.parts[0]
        ranks.append(np.broadcast_to(rank, (side.rows,)) if isinstance(part, Constant) else rank[part.codes])
    return ranks[0], ranks[1]


_WORDS: dict[int, tuple[np.ndarray, list[str]]] = {}


def _table_words(table: np.ndarray) -> list[str]:
    """The words of a table as strings; remembered while the table lives, since the same tables come with every chunk."""
    held = _WORDS.get(id(table))
    if held is None or held[0] is not table:
        if len(_WORDS) > 200:
            _WORDS.clear()
        held = (table, [row.tobytes().replace(b"\0", b"").decode() for row in np.ascontiguousarray(table)])
        _WORDS[id(table)] = held
    return held[1]


def _moment_of(text: Texts) -> np.ndarray:
    from datetime import datetime

    if len(text.parts) != 1 or not isinstance(text.parts[0], Constant):
        raise ExpressionError("a date is compared with a date or with a constant such as '2026-01-31'")
    try:
        moment = datetime.fromisoformat(text.parts[0].text)
    except ValueError:
        raise ExpressionError(f"{text.parts[0].text!r} is not a date such as '2026-01-31'") from None
    elapsed = moment.replace(tzinfo=None) - datetime(1970, 1, 1)
    value = elapsed.days * DAY + elapsed.seconds * MICROSECONDS + elapsed.microseconds
    return np.full(text.rows, value, np.int64)


def _in(value: Array, items: list[Array]) -> Booleans:
    found: Booleans | None = None
    for item in items:
        equal = _compare("=", value, item)
        found = equal if found is None else _logic("OR", found, equal)
    assert found is not None
    return found


def _case(tree: Tree, scope: Scope) -> Array:
    result = None if tree[2] == ["null"] else evaluate(tree[2], scope)
    taken = np.zeros(len(scope.rows), bool)
    for condition, value in tree[1]:
        mask = is_true(evaluate(condition, scope)) & ~taken
        taken |= mask
        if value == ["null"]:
            result = _choose(mask, None, result)
        else:
            result = _choose(mask, evaluate(value, scope), result)
    if result is None:
        return Integers(np.zeros(len(scope.rows), np.int64), np.ones(len(scope.rows), bool))
    if tree[2] == ["null"]:
        rest = ~taken
        result = _nulled(result, rest)
    return result


def _nulled(array: Array, mask: np.ndarray) -> Array:
    from ..arrays import with_null

    return with_null(array, mask) if mask.any() else array


def _choose(mask: np.ndarray, yes: Array | None, no: Array | None) -> Array | None:
    """Rows of ``yes`` where ``mask``, of ``no`` elsewhere; None stands for NULL of any type."""
    if yes is None:
        return None if no is None else _nulled(no, mask)
    if no is None:
        return _nulled(yes, ~mask)
    null = None
    if yes.null is not None or no.null is not None:
        empty = np.zeros(len(mask), bool)
        null = np.where(mask, yes.null if yes.null is not None else empty, no.null if no.null is not None else empty)
    if isinstance(yes, Texts) and isinstance(no, Texts):
        return Texts(_choose_parts(mask, yes, no), len(mask), null)
    if isinstance(yes, Texts) or isinstance(no, Texts):
        raise ExpressionError("the branches of a CASE are text and not text")
    if isinstance(yes, Dates) and isinstance(no, Dates):
        return Dates(np.where(mask, yes.data, no.data), null)
    if isinstance(yes, Dates | Datetimes) and isinstance(no, Dates | Datetimes):
        digits = max(getattr(side, "digits", 0) for side in (yes, no))
        return Datetimes(np.where(mask, _microseconds(yes), _microseconds(no)), digits, null)
    if isinstance(yes, Booleans) and isinstance(no, Booleans):
        return Booleans(np.where(mask, yes.data, no.data), null)
    first, second, scale = numbers.align(number(yes), number(no))
    return to_array((np.where(mask, first, second), scale, null))


def _choose_parts(mask: np.ndarray, yes: Texts, no: Texts) -> tuple[Words, ...] | tuple[Words]:
    if all(len(side.parts) == 1 and isinstance(side.parts[0], Words | Constant) for side in (yes, no)):
        words: list[str] = []
        codes = []
        for side in (yes, no):
            part = side.parts[0]
            own = [part.text] if isinstance(part, Constant) else _table_words(part.table)
            base = len(words)
            words.extend(own)
            codes.append(base if isinstance(part, Constant) else part.codes + base)
        return (Words(np.where(mask, *codes), _shared_table(tuple(words))),)
    parts = []
    for side, shown in ((yes, mask), (no, ~mask)):
        # a byte of 0 means nothing, so the parts of the branch not taken are blanked, not removed
        matrix = np.where(shown[:, None], text_matrix(side), np.uint8(0))
        parts.append(Words(np.arange(side.rows), matrix))
    return tuple(parts)


_SHARED: dict[tuple[str, ...], np.ndarray] = {}


def _shared_table(words: tuple[str, ...]) -> np.ndarray:
    """One table per list of words, so that readers of tables can remember what they made of it."""
    if words not in _SHARED:
        if len(_SHARED) > 200:
            _SHARED.clear()
        _SHARED[words] = word_table(words)
    return _SHARED[words]


def _coalesce(items: list[Array]) -> Array:
    result: Array | None = None
    for item in reversed(items):
        result = item if item.null is None else _choose(~item.null, item, result)
    assert result is not None
    return result


def _microseconds(array: Array) -> np.ndarray:
    if isinstance(array, Dates):
        return array.data * DAY
    if isinstance(array, Datetimes):
        return array.data
    if isinstance(array, Texts):
        return _moment_of(array)
    raise ExpressionError(f"a date is needed, not {type(array).__name__.lower()}")


_UNIT = {"SECOND": MICROSECONDS, "MINUTE": 60 * MICROSECONDS, "HOUR": 3600 * MICROSECONDS, "DAY": DAY, "WEEK": 7 * DAY}


def _interval(sign: str, moment: Array, amount: Array, unit: str) -> Array:
    data, scale, null = number(amount)
    if scale:
        data = numbers.rescale(data, scale, 0)
    if sign == "-":
        data = -data
    null = either_null(moment.null, null)
    if unit in ("MONTH", "YEAR"):
        months = data * (12 if unit == "YEAR" else 1)
        days = _add_months(_days(moment), months)
        if isinstance(moment, Dates):
            return Dates(days, null)
        return Datetimes(days * DAY + moment.data % DAY, moment.digits, null)
    if isinstance(moment, Dates) and unit in ("DAY", "WEEK"):
        return Dates(moment.data + data * (_UNIT[unit] // DAY), null)
    return Datetimes(_microseconds(moment) + data * _UNIT[unit], getattr(moment, "digits", 0), null)


def _days(array: Array) -> np.ndarray:
    return array.data if isinstance(array, Dates) else np.floor_divide(_microseconds(array), DAY)


def _add_months(days: np.ndarray, months: np.ndarray) -> np.ndarray:
    """The last day of the month when the day does not exist there, as MySQL's DATE_ADD does."""
    dates = days.astype("datetime64[D]")
    month = dates.astype("datetime64[M]")
    offset = (dates - month).astype(np.int64)
    wanted = month + months.astype("timedelta64[M]")
    length = ((wanted + 1).astype("datetime64[D]") - wanted.astype("datetime64[D]")).astype(np.int64)
    return wanted.astype("datetime64[D]").astype(np.int64) + np.minimum(offset, length - 1)


def _cast(array: Array, target: str, sizes: list[int]) -> Array:
    if target == "DATE":
        return Dates(_days(array), array.null)
    if target == "DATETIME":
        return Datetimes(_microseconds(array), sizes[0] if sizes else 0, array.null)
    if target == "CHAR":
        return as_text(array)
    data, scale, null = number(array)
    digits = 0 if target == "SIGNED" else (sizes[1] if len(sizes) > 1 else 0)
    return to_array((numbers.rescale(data, scale, digits), digits, null))


def as_text(array: Array) -> Texts:
    """Return values as text, the way CONCAT shows them: digits, decimals with their scale, ISO dates."""
    if isinstance(array, Texts):
        return array
    if isinstance(array, Integers) and array.data.dtype == np.uint64:
        return Texts((Digits(array.data),), len(array.data), array.null)
    if isinstance(array, Integers | Decimals | Booleans):
        data, scale, null = number(array)
        n = len(data)
        size = np.abs(data)
        parts: list = []
        if n and int(data.min()) < 0:
            parts.append(Words((data < 0).astype(np.int64), word_table(["", "-"])))
        parts.append(Digits(size // np.int64(10**scale)))
        if scale:
            parts += [Constant("."), Digits(size % np.int64(10**scale), scale)]
        return Texts(tuple(parts), n, null)
    days = _days(array)
    dates = days.astype("datetime64[D]")
    years = dates.astype("datetime64[Y]").astype(np.int64) + 1970
    months = dates.astype("datetime64[M]").astype(np.int64) % 12 + 1
    day = (dates - dates.astype("datetime64[M]")).astype(np.int64) + 1
    parts = [Digits(years, 4), Constant("-"), Digits(months, 2), Constant("-"), Digits(day, 2)]
    if isinstance(array, Datetimes):
        seconds = array.data % DAY // MICROSECONDS
        parts += [Constant(" "), Digits(seconds // 3600, 2), Constant(":"), Digits(seconds // 60 % 60, 2),
                  Constant(":"), Digits(seconds % 60, 2)]
        if array.digits:
            parts += [Constant("."), Digits(array.data % MICROSECONDS // 10 ** (6 - array.digits), array.digits)]
    return Texts(tuple(parts), len(days), array.null)


def _scalar(array: Array, what: str) -> int:
    data, scale, null = number(array)
    if not len(data):
        return 0
    if scale or null is not None or (data != data[0]).any():
        raise ExpressionError(f"{what} must be the same whole number in every row")
    return int(data[0])


def _round(n: int, value: Array, digits: Array | None = None) -> Array:
    return to_array(numbers.round_to(number(value), _scalar(digits, "the digits of ROUND") if digits else 0))


def _truncate(n: int, value: Array, digits: Array) -> Array:
    return to_array(numbers.truncate_to(number(value), _scalar(digits, "the digits of TRUNCATE")))


def _absolute(n: int, value: Array) -> Array:
    data, scale, null = number(value)
    return to_array((np.abs(data), scale, null))


def _extreme(sign: str) -> Callable[..., Array]:
    def function(n: int, *values: Array) -> Array:
        result = values[0]
        for value in values[1:]:
            null = either_null(result.null, value.null)
            chosen = _choose(_COMPARISONS[sign](*comparable(result, value)), result, value)
            assert chosen is not None
            result = _nulled(chosen, null) if null is not None else chosen
        return result

    return function


def _concat(n: int, *values: Array) -> Array:
    texts = [as_text(value) for value in values]
    null = None
    for text in texts:
        null = either_null(null, text.null)
    return Texts(tuple(part for text in texts for part in text.parts), n, null)


_MAPPED: dict[tuple[int, str], tuple[np.ndarray, np.ndarray]] = {}


def _map_words(value: Array, change: Callable[[str], str], name: str) -> Texts:
    """Apply ``change`` to each word table once instead of to each row; ``name`` tells one change from another."""
    text = as_text(value)
    parts: list = []
    for part in text.parts:
        if isinstance(part, Words):
            held = _MAPPED.get((id(part.table), name))
            if held is None or held[0] is not part.table:
                if len(_MAPPED) > 200:
                    _MAPPED.clear()
                held = (part.table, word_table([change(word) for word in _table_words(part.table)]))
                _MAPPED[id(part.table), name] = held
            parts.append(Words(part.codes, held[1]))
        else:
            parts.append(Constant(change(part.text)) if isinstance(part, Constant) else part)
    return Texts(tuple(parts), text.rows, text.null)


def _replace(n: int, value: Array, search: Array, replacement: Array) -> Array:
    old, new = (_constant(side, "REPLACE") for side in (search, replacement))
    if len(old) != 1:
        raise ExpressionError(f"REPLACE takes one character away or for another, not {old!r}")
    return _map_words(value, lambda word: word.replace(old, new), f"replace {old!r} {new!r}")


def _constant(array: Array, what: str) -> str:
    if isinstance(array, Texts) and len(array.parts) == 1 and isinstance(array.parts[0], Constant):
        return array.parts[0].text
    raise ExpressionError(f"{what} takes constants in quotes")


def _lpad(n: int, value: Array, width: Array, fill: Array) -> Array:
    if isinstance(value, Integers):
        data, scale, null = value.data, 0, value.null
    else:
        data, scale, null = number(value)
    if scale or _constant(fill, "LPAD") != "0":
        raise ExpressionError("LPAD is for whole numbers filled with '0', such as LPAD(row_number, 6, '0')")
    return Texts((Digits(data, _scalar(width, "the width of LPAD")),), n, null)


def _left(n: int, value: Array, length: Array) -> Array:
    count = _scalar(length, "the length of LEFT")
    words = [word[:count] if word is not None else "" for word in strings(as_text(value))]
    return Texts((Words(np.arange(n), word_table(words)),), n, value.null)


def _part_of_date(name: str) -> Callable[..., Array]:
    def function(n: int, value: Array) -> Array:
        dates = _days(value).astype("datetime64[D]")
        if name == "YEAR":
            data = dates.astype("datetime64[Y]").astype(np.int64) + 1970
        elif name == "MONTH":
            data = dates.astype("datetime64[M]").astype(np.int64) % 12 + 1
        else:
            data = (dates - dates.astype("datetime64[M]")).astype(np.int64) + 1
        return Integers(data, value.null)

    return function


FUNCTIONS: dict[str, Callable[..., Array]] = {
    "ROUND": _round,
    "TRUNCATE": _truncate,
    "FLOOR": lambda n, value: to_array(numbers.floor(number(value))),
    "CEILING": lambda n, value: to_array(numbers.floor(number(value), up=True)),
    "ABS": _absolute,
    "LEAST": _extreme("<="),
    "GREATEST": _extreme(">="),
    "CONCAT": _concat,
    "LOWER": lambda n, value: _map_words(value, str.lower, "lower"),
    "UPPER": lambda n, value: _map_words(value, str.upper, "upper"),
    "REPLACE": _replace,
    "DATE": lambda n, value: Dates(_days(value), value.null),
    "TIMESTAMP": lambda n, value: Datetimes(_microseconds(value), getattr(value, "digits", 0), value.null),
    "DATEDIFF": lambda n, late, early: Integers(_days(late) - _days(early), either_null(late.null, early.null)),
    "YEAR": _part_of_date("YEAR"),
    "MONTH": _part_of_date("MONTH"),
    "DAY": _part_of_date("DAY"),
    "LPAD": _lpad,
    "LEFT": _left,
}
