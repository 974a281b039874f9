"""Take passwords out of any text that is about to be shown.

Known passwords are found however they are spelled: raw, percent-encoded in part or in whole, quoted for SQL, JSON or a
shell. Unknown ones are found by their place: in a URL, well formed or not, and after ``password=``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

MASK = "***"
SHORT = 8
"""Passwords below so many characters are masked as words of their own only, and in their places: ``s`` occurs in any message,
and asterisks all over it would say which password it is. Servers ask for 8 at least:
https://dev.mysql.com/doc/refman/8.4/en/validate-password-options-variables.html"""
_LONGEST = 256  # of the servers' methods, caching_sha2_password takes no longer password

# A URL of any scheme. None of the patterns begins with what may repeat, so that long texts take time in proportion.
_USER = r"(://[^\s:/@]*:)"
_WORD = re.compile(r"\S+")
_BEFORE_PASSWORD = re.compile(_USER)
# user:PASSWORD with the host missing; a number there is the port of a host
_NO_HOST = re.compile(_USER + r"(?!\d{1,5}(?:[\s/?&#\"']|$))(?!\*\*\*@)[^\s\"']+")
_BEFORE_WORD, _AFTER_WORD = r"(?<![^\s\"'`()\[\]<>=,;])", r"(?=[.,:;!?]*(?:[\s\"'`()\[\]<>=,;]|$))"
_SETTING = re.compile(r"(?i)((?:password|passwd|pwd)\s?=\s?)(\"[^\"]*\"|'[^']*'|[^\s&;,]+)")


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """Return ``text`` with every one of ``secrets`` and every password of a URL replaced by ``***``."""
    for secret in sorted(set(secrets), key=len, reverse=True):
        if secret.strip("*"):
            text = _spellings(secret).sub(MASK, text)
    text = _WORD.sub(_without_userinfo, text)
    text = _NO_HOST.sub(rf"\1{MASK}", text)
    return _SETTING.sub(rf"\1{MASK}", text)


def _without_userinfo(word: re.Match[str]) -> str:
    """user:PASSWORD@ up to the last @ of the word, since a raw password may hold @, /, ? and #."""
    begin, end = _BEFORE_PASSWORD.search(word[0]), word[0].rfind("@")
    if begin is None or end < begin.end():
        return word[0]
    return f"{word[0][: begin.end()]}{MASK}{word[0][end:]}"


def _spellings(secret: str) -> re.Pattern[str]:
    """A pattern for ``secret`` in which each character may be raw, percent-encoded or escaped; of a very long one its
    beginning, and the rest of the word."""
    rest = r"\S*" if len(secret) > _LONGEST else ""
    spelled = "".join(_character(each) for each in secret[:_LONGEST]) + rest
    return re.compile(_BEFORE_WORD + spelled + _AFTER_WORD if len(secret) < SHORT else spelled)


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
