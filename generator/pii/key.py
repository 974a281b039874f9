"""The secret that pseudonyms depend on."""

from __future__ import annotations

from ..errors import ConfigurationError

KEY_VARIABLE = "SEEDSQL_MASK_KEY"
LEAST_KEY_BYTES = 16


def read_key(value: str | None) -> bytes:
    """The key in the text of the environment variable SEEDSQL_MASK_KEY. Raises ConfigurationError when it is missing or
    shorter than 16 bytes of UTF-8; the message never shows it."""
    hint = f'export {KEY_VARIABLE}="$(openssl rand -hex 32)", and keep it: another key gives other pseudonyms'
    if not value or not value.strip():
        raise ConfigurationError(f"masking needs a key, and {KEY_VARIABLE} is not set", hint=hint)
    key = value.strip().encode("utf-8", "surrogateescape")
    if len(key) < LEAST_KEY_BYTES:
        raise ConfigurationError(
            f"the key in {KEY_VARIABLE} has {len(key)} bytes; it needs at least {LEAST_KEY_BYTES}", hint=hint
        )
    return key
