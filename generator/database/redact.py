"""Take passwords out of any text that is about to be shown.

Known passwords are found however they are spelled: raw, percent-encoded in part or in whole, quoted for SQL, JSON or a
shell. Unknown ones are found by their place: in a URL, well formed or not, and after ``password=``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

MASK = "***"

# user:PASSWORD@ up to the last @ of the word, since a raw password may hold @, /, ? and #
_USERINFO = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://[^\s:/@]*:)[^\s]*@")
# user:PASSWORD with the host missing; a number there is the port of a host
_NO_HOST = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://[^\s:/@]*:)(?!\d{1,5}(?:[\s/?&#\"']|$))(?!\*\*\*@)[^\s\"']+")
_SETTING = re.compile(r"(?i)((?:password|passwd|pwd)\s?=\s?)(\"[^\"]*\"|'[^']*'|[^\s&;,]+)")


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """Return ``text`` with every one of ``secrets`` and every password of a URL replaced by ``***``."""
    for secret in sorted(set(secrets), key=len, reverse=True):
        if secret.strip("*"):
            text = _spellings(secret).sub(MASK, text)
    text = _USERINFO.sub(rf"\1{MASK}@", text)
    text = _NO_HOST.sub(rf"\1{MASK}", text)
    return _SETTING.sub(rf"\1{MASK}", text)


def _spellings(secret: str) -> re.Pattern[str]:
    """A pattern for ``secret`` in which each character may be raw, percent-encoded or escaped."""
    return re.compile("".join(_character(each) for each in secret))


def _character(each: str) -> str:
    encoded = "".join(f"%{byte:02X}" for byte in each.encode("utf-8", "surrogatepass"))
    variants = [f"(?i:{encoded})", rf"\\{{0,3}}{re.escape(each)}"]
    if each in "'\"`":
        variants.append(re.escape(each * 2))
    if each == " ":
        variants.append(r"\+")
    if ord(each) > 126 or ord(each) < 32:
        variants += [re.escape(repr(each)[1:-1]), f"(?i:{re.escape(json.dumps(each)[1:-1])})"]
    return "(?:" + "|".join(variants) + ")"
