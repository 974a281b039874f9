"""Where a town lies: latitude and longitude of its centre, rounded to a tenth of a degree, which is some ten kilometres.

They are those of city, region and postal_code when their columns share a stream.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..array_types import IntArray
from ..arrays import Array, Decimals, DictionaryEncoded, Floats, Texts, word_table
from ..context import Context, Generate, OptionError, Provider
from ..lexicon import positions
from ..streams import below, random_uint64
from .fitting import text_limit

_TENTHS = 10


def _degrees(name: str, index: int) -> Callable[[Context], Generate]:
    def bind(context: Context) -> Generate:
        tenths = np.array([round(float(each[index]) * _TENTHS) for each in positions(context.locale)], np.int64)
        key, column = context.key("place"), context.type

        def place(rows: IntArray) -> IntArray:
            return below(random_uint64(key, rows), len(tenths))

        if column is None or column.name == "decimal":
            return lambda rows: Decimals(tenths[place(rows)], 1)
        if column.name in ("float", "double"):
            return lambda rows: Floats(tenths[place(rows)].astype(np.float64) / np.float64(_TENTHS))
        if not column.is_text:
            raise OptionError(
                "provider", f"'{name}' makes decimal numbers, which {context.location} ({column}) holds none of"
            )
        return _as_text(context, [each[index] for each in positions(context.locale)], place)

    return bind


def _as_text(context: Context, degrees: list[str], place: Callable[[IntArray], IntArray]) -> Generate:
    limit = text_limit(context.type)
    if limit.most is not None and max(map(len, degrees)) > limit.most:
        raise OptionError("provider", f"{context.location} ({context.type}) holds {limit}, fewer than degrees have")
    table = word_table(degrees)

    def generate(rows: IntArray) -> Array:
        return Texts((DictionaryEncoded(place(rows), table),), len(rows))

    return generate


PROVIDERS = (
    Provider("latitude", "latitudes of towns of the locale, in tenths of a degree", (), _degrees("latitude", 0)),
    Provider("longitude", "longitudes of towns of the locale, in tenths of a degree", (), _degrees("longitude", 1)),
)
