"""JSON documents from a template, in which tables that name a provider become its values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from ..array_types import IntArray, NumberArray
from ..arrays import (
    DAY,
    MICROSECONDS,
    Array,
    Binaries,
    Booleans,
    Constant,
    Dates,
    Datetimes,
    Decimals,
    DictionaryEncoded,
    Digits,
    Floats,
    Integers,
    Part,
    Texts,
    Times,
    word_table,
)
from ..context import Context, Generate, Option, OptionError, Provider
from ..expressions.numbers import LIMIT
from .fitting import require_text, text_limit
from .literals import dump

_SIGNS = word_table(["", "-"])
_TRUTH = word_table(["false", "true"])


def _json(context: Context) -> Generate:
    require_text(context, "json")
    template = list(_merged(_pieces(context, context.get("value"), "value")))
    limit = text_limit(context.type)
    fixed = sum(limit.width(piece) for piece in template if isinstance(piece, str))
    if limit.most is not None and fixed > limit.most:
        raise OptionError("value", f"the document is longer than {limit} ({context.location} is {context.type})")

    def generate(rows: IntArray) -> Texts:
        parts: list[Part] = []
        for piece in template:
            parts += [Constant(piece)] if isinstance(piece, str) else json_parts(piece(rows))
        return Texts(tuple(parts), len(rows))

    return generate


def _pieces(context: Context, value: Any, path: str) -> Iterator[str | Generate]:
    """JSON text and, between it, functions from rows to the values that are there."""
    if isinstance(value, Mapping) and isinstance(value.get("provider"), str):
        yield _nested(context, value, path)
    elif isinstance(value, Mapping):
        lead = "{"
        for name, inner in value.items():
            yield f"{lead}{dump(name, path)}: "
            yield from _pieces(context, inner, f"{path}.{name}")
            lead = ", "
        yield "}" if value else "{}"
    elif isinstance(value, list):
        lead = "["
        for number, inner in enumerate(value):
            yield lead
            yield from _pieces(context, inner, f"{path}[{number}]")
            lead = ", "
        yield "]" if value else "[]"
    else:
        yield dump(value, path)


def _nested(context: Context, rule: Mapping[str, Any], path: str) -> Generate:
    from . import bind

    options = {name: option for name, option in rule.items() if name != "provider"}
    try:
        return bind(rule["provider"], context.nested(path, options))
    except OptionError as problem:
        raise OptionError(f"{path}.{problem.option}" if problem.option else path, problem.message) from None


def _merged(pieces: Iterator[str | Generate]) -> Iterator[str | Generate]:
    held = ""
    for piece in pieces:
        if isinstance(piece, str):
            held += piece
            continue
        if held:
            yield held
        held = ""
        yield piece
    if held:
        yield held


def json_parts(array: Array) -> list[Part]:
    """Return an array's values as parts of JSON text: numbers as numbers, everything else as strings."""
    if isinstance(array, Texts):
        return [Constant('"'), *map(_escaped, array.parts), Constant('"')]
    if isinstance(array, Booleans):
        return [DictionaryEncoded(array.data.astype(np.int64), _TRUTH)]
    if isinstance(array, Integers):
        return _signed(array.data, 0)
    if isinstance(array, Decimals):
        return _signed(array.data, array.scale)
    if isinstance(array, Floats):
        return [
            DictionaryEncoded(np.arange(len(array.data)), word_table([repr(value) for value in array.data.tolist()]))
        ]
    if isinstance(array, Binaries):
        lengths = array.lengths.tolist() if array.lengths is not None else [array.data.shape[1]] * len(array.data)
        texts = [json.dumps(row.tobytes()[:length].hex()) for row, length in zip(array.data, lengths, strict=True)]
        return [DictionaryEncoded(np.arange(len(texts)), word_table(texts))]
    if isinstance(array, Dates):
        return [Constant('"'), *_date_parts(array.data), Constant('"')]
    if isinstance(array, Datetimes):
        days = array.data // np.int64(DAY)
        return [
            Constant('"'),
            *_date_parts(days),
            Constant("T"),
            *_clock_parts(array.data - days * np.int64(DAY), array.digits),
            Constant('"'),
        ]
    assert isinstance(array, Times)
    sign = DictionaryEncoded((array.data < 0).astype(np.int64), _SIGNS)
    return [Constant('"'), sign, *_clock_parts(np.abs(array.data), array.digits), Constant('"')]


def _escaped(part: Part) -> Part:
    if isinstance(part, Constant):
        return Constant(json.dumps(part.text, ensure_ascii=False)[1:-1])
    if isinstance(part, Digits):
        return part
    # only quotes, backslashes and control characters are written otherwise in JSON
    if not ((part.table == 34) | (part.table == 92) | ((part.table < 32) & (part.table != 0))).any():
        return part
    texts = [row.tobytes().replace(b"\0", b"").decode() for row in np.ascontiguousarray(part.table)]
    return DictionaryEncoded(part.codes, word_table([json.dumps(text, ensure_ascii=False)[1:-1] for text in texts]))


def _signed(data: NumberArray, scale: int) -> list[Part]:
    if data.dtype == np.uint64:
        return [Digits(data)]
    parts: list[Part] = []
    size = data
    if len(data) and int(data.min()) < 0:
        parts.append(DictionaryEncoded((data < 0).astype(np.int64), _SIGNS))
        # -2^63 has no positive int64: its bits, read unsigned, are its size
        size = np.abs(data) if data.dtype == object else np.abs(data).view(np.uint64)
    if not scale:
        return [*parts, Digits(size)]
    if 10**scale > LIMIT:
        size = size.astype(object)
    unit = 10**scale if size.dtype == object else size.dtype.type(10**scale)
    whole = size // unit
    return [*parts, Digits(whole), Constant("."), Digits(size - whole * unit, scale)]


def _date_parts(days: IntArray) -> list[Part]:
    """Year, month and day of days since 1970-01-01."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    years = months.astype("datetime64[Y]")
    return [
        Digits(years.astype(np.int64) + 1970, 4),
        Constant("-"),
        Digits((months - years).astype(np.int64) + 1, 2),
        Constant("-"),
        Digits((dates - months).astype(np.int64) + 1, 2),
    ]


def _clock_parts(value: IntArray, digits: int) -> list[Part]:
    seconds = value // np.int64(MICROSECONDS)
    minutes = seconds // np.int64(60)
    parts: list[Part] = [
        Digits(minutes // np.int64(60), 2),
        Constant(":"),
        Digits(minutes % np.int64(60), 2),
        Constant(":"),
        Digits(seconds % np.int64(60), 2),
    ]
    if digits:
        fraction = (value - seconds * np.int64(MICROSECONDS)) // np.int64(10 ** (6 - digits))
        parts += [Constant("."), Digits(fraction, digits)]
    return parts


PROVIDERS = (
    Provider(
        "json",
        "JSON documents: value is the template, { provider = ... } inside it makes random values",
        (Option("value", (dict, list, str, bool, int, float), None, "the template", required=True),),
        _json,
    ),
)
