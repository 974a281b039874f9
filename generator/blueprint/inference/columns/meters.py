"""Meters that run as long as a thing is in use: hours, kilometers, cycles, as a number of the thing and as readings of it."""

from __future__ import annotations

import re
from collections.abc import Collection

from ....lazy_patterns import lazy

_METERS = frozenset(
    "odometer mileage meter counter tachometer tach hobbs totalizer compteur horometro hodometro".split()
)
_RUNNING = frozenset("operating engine running run machine flight motor service working operation marche stand".split())
_SAID = lazy(
    r"\b(?:odometer|hour ?meter|meter reading|running meter|tacho\w*|z[äa]hler(?:stand)?|compteur|hor[oó]metro|od[oó]metro|contador|contatore|contaore|"
    r"licznik|teller(?:stand)?|m[äa]tarst[äa]llning|stav po[čc]itadla)\b",
    re.IGNORECASE,
)
_NO_METER = frozenset(
    "capacity maximum minimum limit rate price cost per interval due next target planned minute second time duration average number".split()
)


def is_meter(words: Collection[str], comment: str = "") -> bool:
    """True for a number that only ever grows while a thing is used."""
    said = set(words)
    if said & _NO_METER:
        return False
    return bool(said & _METERS or ("hour" in said and said & _RUNNING) or (comment and _SAID.search(comment)))
