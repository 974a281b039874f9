"""Network addresses of the ranges that are reserved for documentation (RFC 5737, RFC 3849)."""

from __future__ import annotations

import numpy as np

from ..array_types import IntArray
from ..arrays import Constant, DictionaryEncoded, Part, Texts
from ..context import Context, Generate, OptionError, Provider
from ..permutation import permute
from ..streams import random_uint64
from .binaries import hexadecimal
from .composed import Choice, compose
from .fitting import require_text, text_limit

_NETWORKS = ("192.0.2.", "198.51.100.", "203.0.113.")


def _ipv4(context: Context) -> Generate:
    # Neither the network's own address, .0, nor that of all its hosts, .255.
    addresses = tuple(f"{network}{host}" for network in _NETWORKS for host in range(1, 255))
    return compose(context, [Choice("ipv4", addresses)])


def _ipv6(context: Context) -> Generate:
    """Addresses 2001:db8:x:x:x:x::, no group with a leading zero: the one spelling that RFC 5952 has for them."""
    require_text(context, "ipv6")
    limit = text_limit(context.type)
    if limit.most is not None and limit.most < 30:
        raise OptionError(
            "provider", f"an IPv6 address has 30 characters, but {context.location} ({context.type}) holds {limit}"
        )
    key, unique = context.key(), context.unique

    def generate(rows: IntArray) -> Texts:
        # four groups of 14 random bits, 1000 to 4fff
        number = permute(key, rows, 2**56).view(np.uint64) if unique else random_uint64(key, rows) >> np.uint64(8)
        parts: list[Part] = []
        for shift in (42, 28, 14, 0):
            group = ((number >> np.uint64(shift)) & np.uint64(0x3FFF)) + np.uint64(0x1000)
            parts += [Constant(":" if parts else "2001:db8:"), DictionaryEncoded(group.view(np.int64), hexadecimal())]
        return Texts((*parts, Constant("::")), len(rows))

    return generate


PROVIDERS = (
    Provider("ipv4", "IPv4 addresses reserved for documentation, such as 192.0.2.17", (), _ipv4, unique=True),
    Provider("ipv6", "IPv6 addresses reserved for documentation, under 2001:db8::/32", (), _ipv6, unique=True),
)
