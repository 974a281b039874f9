"""Random bytes, and identifiers made of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from ..array_types import ByteArray, IntArray, UintArray
from ..arrays import Array, Binaries, Constant, DictionaryEncoded, Part, Texts
from ..context import Context, Generate, Option, OptionError, Provider, check_domain
from ..permutation import permute
from ..streams import random_uint64
from .fitting import require_text, text_limit

_BYTES = {"tinyblob": 255, "blob": 65_535, "mediumblob": 2**24 - 1, "longblob": 2**32 - 1}
_INDEX_BYTES = 7  # of a unique value, the first bytes hold a permuted number


def _held_bytes(context: Context) -> int | None:
    """How many bytes the column holds; None where no column is given."""
    column = context.type
    if column is None:
        return None
    if not column.is_binary:
        raise OptionError("provider", f"binary makes bytes, but {context.location} is {column}")
    return _BYTES.get(column.name, 1 if column.length is None else column.length)


def _binary(context: Context) -> Generate:
    held = _held_bytes(context)
    if held == 0 and not context.get("length"):
        check_domain(context, 1)
        return lambda rows: Binaries(np.zeros((len(rows), 0), np.uint8))
    # BINARY(n) pads shorter values with zero bytes, so it is filled:
    # https://dev.mysql.com/doc/refman/8.4/en/binary-varbinary.html
    is_padded = context.type is not None and context.type.name == "binary"
    usual = 16 if held is None else held if is_padded else min(held, 16)
    length = context.get("length", usual)
    if length < 1 or (held is not None and length > held):
        raise OptionError("length", f"must be 1 to {held} bytes, not {length}")
    if length > 4096:
        raise OptionError("length", f"at most 4096 bytes are made, not {length}")
    head = min(length, _INDEX_BYTES) if context.unique else 0
    check_domain(context, 256**head if head else context.rows)
    keys = [context.key(f"bytes#{number}") for number in range(-(-length // 8))]
    index_key = context.key("index")

    def generate(rows: IntArray) -> Binaries:
        columns = [as_bytes(random_uint64(key, rows)) for key in keys]
        data = columns[0] if len(columns) == 1 else np.concatenate(columns, axis=1)
        if head:
            data[:, :head] = as_bytes(permute(index_key, rows, 256**head).view(np.uint64))[:, 8 - head :]
        return Binaries(data[:, :length])

    return generate


def as_bytes(values: UintArray) -> ByteArray:
    """Return uint64 values as a uint8 matrix of shape (n, 8), most significant byte first on every machine."""
    # The order in which a server compares bytes, and the same on big-endian machines.
    return values.astype(">u8").view(np.uint8).reshape(len(values), 8)


def _uuid(context: Context) -> Generate:
    column = context.type
    halves = _uuid_halves(context)
    if column is not None and column.is_binary:
        if column.length is not None and column.length < 16:
            raise OptionError("provider", f"a UUID has 16 bytes, but {context.location} is {column}")

        def binary(rows: IntArray) -> Array:
            high, low = halves(rows)
            return Binaries(np.concatenate([as_bytes(high), as_bytes(low)], axis=1))

        return binary
    require_text(context, "uuid")
    limit = text_limit(column)
    if limit.most is not None and limit.most < 32:
        raise OptionError(
            "provider", f"a UUID has 36 characters (32 without hyphens), but {context.location} is {column}"
        )
    # CHAR(32) holds a UUID without its hyphens, as many schemas store it.
    hyphen = Constant("-") if limit.most is None or limit.most >= 36 else Constant("")
    hyphens_before = (2, 3, 4, 5)

    def text(rows: IntArray) -> Array:
        quarters = []
        for half in halves(rows):
            quarters += [((half >> np.uint64(shift)) & np.uint64(0xFFFF)).view(np.int64) for shift in (48, 32, 16, 0)]
        parts: list[Part] = []
        for number, quarter in enumerate(quarters):
            if number in hyphens_before and hyphen.text:
                parts.append(hyphen)
            parts.append(DictionaryEncoded(quarter, hexadecimal()))
        return Texts(tuple(parts), len(rows))

    return text


def _uuid_halves(context: Context) -> Callable[[IntArray], tuple[UintArray, UintArray]]:
    """The two 64-bit halves of a version 4 UUID (RFC 9562). Unique ones permute the first 60 random bits."""
    first, second, unique = context.key("high"), context.key("low"), context.unique

    def halves(rows: IntArray) -> tuple[UintArray, UintArray]:
        random = permute(first, rows, 2**60).view(np.uint64) if unique else random_uint64(first, rows) >> np.uint64(4)
        high = (random >> np.uint64(12) << np.uint64(16)) | (random & np.uint64(0xFFF)) | np.uint64(0x4000)
        # The two upper bits are the variant, 10; in the other half four bits are the version (RFC 9562, section 5.4).
        low = (random_uint64(second, rows) >> np.uint64(2)) | np.uint64(1 << 63)
        return high, low

    return halves


@cache
def hexadecimal() -> ByteArray:
    """The word table of 0000 to ffff: uint8 of shape (65536, 4)."""
    digits = np.frombuffer(b"0123456789abcdef", np.uint8)
    numbers = np.arange(65_536)
    return np.stack([digits[(numbers >> shift) & 15] for shift in (12, 8, 4, 0)], axis=1)


PROVIDERS = (
    Provider(
        "binary",
        "random bytes",
        (Option("length", (int,), None, "bytes; by default the column's, 16 where it varies"),),
        _binary,
        unique=True,
    ),
    Provider("uuid", "version 4 UUIDs, as text or as 16 bytes", (), _uuid, unique=True),
)
