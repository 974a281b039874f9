"""The secret that pseudonyms depend on."""

from __future__ import annotations

import hashlib
import math
import re
from functools import cache

from ..errors import ConfigurationError

KEY_VARIABLE = "SEEDSQL_MASK_KEY"
LEAST_GUESSES = 14
"""A passphrase must need at least 10 to this power guesses, by zxcvbn's estimate
(https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler)."""
# Long, and in lists of guesses: what manuals and comics print.
_KNOWN = frozenset(
    (
        "keep-this-secret-where-you-keep-passwords",
        "correcthorsebatterystaple",
        "correct horse battery staple",
        "correct-horse-battery-staple",
    )
)
_JUDGED = 72  # characters; the estimate's time grows with their square
_HEX, _HEXADECIMAL, _DIFFERENT = re.compile("[0-9a-fA-F]+"), 64, 50
# RFC 7914: a guess costs 64 MiB and a fifth of a second. The salt is fixed, since equal keys must give equal pseudonyms.
_SALT, _COST, _BLOCK_SIZE, _PARALLEL, _MEMORY = b"seedsql mask key", 1 << 16, 8, 1, 1 << 27


def read_key(value: str | None) -> bytes:
    """The key, 32 bytes, that scrypt derives from the text of the environment variable SEEDSQL_MASK_KEY.

    Everything that is published, pseudonyms and the fingerprint in a manifest, depends on the derived key, so whoever guesses
    the text pays for a derivation each time. Raises ConfigurationError (78) when the text is missing or easy to guess; the
    message never shows it.
    """
    hint = f'export {KEY_VARIABLE}="$(openssl rand -hex 32)", and keep it: another key gives other pseudonyms'
    if not value or not value.strip():
        raise ConfigurationError(f"masking needs a key, and {KEY_VARIABLE} is not set", hint=hint)
    text = value.strip()
    guesses = 0.0 if text.lower() in _KNOWN else math.inf if is_random(text) else _guesses(text)
    if guesses < LEAST_GUESSES:
        raise ConfigurationError(
            f"the key in {KEY_VARIABLE} is easy to guess: about 10^{guesses:.0f} attempts find it, and 10^{LEAST_GUESSES} are asked for",
            hint=hint,
        )
    return _derived(text)


def is_random(text: str) -> bool:
    """True for 32 bytes in hexadecimal digits as ``openssl rand -hex 32`` writes them, of which hardly any three digits come again:
    no estimate finds such a key easy, and to load what estimates takes a twentieth of a second."""
    different = {text[index : index + 3] for index in range(len(text) - 2)}
    return len(text) >= _HEXADECIMAL and _HEX.fullmatch(text) is not None and len(different) >= _DIFFERENT


def _guesses(text: str) -> float:
    """The decimal logarithm of the attempts that find ``text``."""
    from zxcvbn import zxcvbn

    return float(zxcvbn(text[:_JUDGED])["guesses_log10"])


@cache
def _derived(text: str) -> bytes:
    return hashlib.scrypt(
        text.encode("utf-8", "surrogateescape"),
        salt=_SALT,
        n=_COST,
        r=_BLOCK_SIZE,
        p=_PARALLEL,
        maxmem=_MEMORY,
        dklen=32,
    )
