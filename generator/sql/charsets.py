"""MySQL's character sets by their names, and the bytes of a text in them.

https://dev.mysql.com/doc/refman/8.4/en/charset-charsets.html; each codec here was compared with both servers, and a test
compares it again. A character set that is not listed is refused rather than guessed.
"""

from __future__ import annotations

BINARY = "binary"
UTF8 = frozenset(("utf8mb4", "utf8mb3", "utf8"))

CODECS = {
    "ascii": "ascii",
    "utf8mb4": "utf-8",
    "utf8mb3": "utf-8",
    "utf8": "utf-8",
    # Without surrogates: ``encode`` refuses what is above U+FFFF.
    "ucs2": "utf-16-be",
    "utf16": "utf-16-be",
    "utf16le": "utf-16-le",
    "utf32": "utf-32-be",
    "latin2": "iso8859-2",
    "latin5": "iso8859-9",
    "latin7": "iso8859-13",
    "greek": "iso8859-7",
    "hebrew": "iso8859-8",
    "cp1250": "cp1250",
    "cp1251": "cp1251",
    "cp1256": "cp1256",
    "cp1257": "cp1257",
    "cp850": "cp850",
    "cp852": "cp852",
    "cp866": "cp866",
    "koi8r": "koi8-r",
    "koi8u": "koi8-u",
    "macroman": "mac-roman",
    "macce": "mac-latin2",
    "sjis": "shift_jis",
    "ujis": "euc_jp",
    "euckr": "cp949",
    "gbk": "gbk",
    "gb2312": "gb2312",
    "gb18030": "gb18030",
    "big5": "big5",
    # Not here are cp932, eucjpms, geostd8 and others: Python has no codec that agrees with the servers.
    "tis620": "tis-620",
}

# Bytes of a code unit: a literal of fewer is filled up with zeros in front, whatever the order of the bytes.
_UNITS = {"ucs2": 2, "utf16": 2, "utf16le": 2, "utf32": 4}

# In these a byte of a character may be a backslash, so that a string ends elsewhere than its bytes say.
TRAILING_BACKSLASH = frozenset(("sjis", "cp932", "gbk", "gb18030", "big5"))

# Characters that Python's codec and the servers read differently: refused.
_DISPUTED = {
    "greek": "\u037a\u2018\u2019\u20ac\u20af",
    "cp1256": "\u0679\u0688\u0691\u06a9\u06ba\u06be\u06c1\u06d2",
    "hebrew": "\xaf",
    "cp866": "\xa4\u2116",
    "koi8u": "\u2219",
    "sjis": "\\\xa5\u203e\uff3c",
    "ujis": "\xa5\u203e\uff3c",
    "gb18030": "\u1e3f\ue7c7",
    "big5": "\u02cd\u2574\uffe3",
}

# What MySQL calls latin1 is Windows code page 1252, the five codes without a character there being control characters.
_LATIN1 = {code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in b"\x81\x8d\x8f\x90\x9d"}
_LATIN1_CONTROLS = frozenset(map(chr, _LATIN1))
_LATIN1_CODES = {ord(character): code for code, character in _LATIN1.items()}


def is_known(charset: str) -> bool:
    """True for a character set that ``decode`` and ``encode`` take."""
    return charset == "latin1" or charset in CODECS


def whole_units(data: bytes, charset: str) -> bytes:
    """Return the bytes of a literal as the servers keep them: ``_utf16'a'`` is 00 61."""
    unit = _UNITS.get(charset, 1)
    return data.rjust(-(-len(data) // unit) * unit, b"\0")


def decode(data: bytes, charset: str) -> str:
    """Return the text of ``data``. Raises ValueError when the character set is unknown or the bytes are none of it."""
    if charset in UTF8:
        return data.decode("utf-8")
    if charset == "latin1":
        return data.decode("latin-1").translate(_LATIN1)
    # A codec of Python may read several bytes as one character where the server keeps them apart: what does not come
    # back as the same bytes is refused.
    text = data.decode(_codec(charset))
    if encode(text, charset) != data:
        raise ValueError(f"bytes that have no certain meaning in {charset}")
    return text


def encode(text: str, charset: str) -> bytes:
    """Return the bytes of ``text``. Raises ValueError when the character set is unknown or does not hold the text."""
    if charset == "latin1":
        if any(character in _LATIN1_CONTROLS for character in text):
            raise ValueError("a control character that latin1 does not hold")
        return text.translate(_LATIN1_CODES).encode("latin-1")
    codec = _codec(charset)
    if charset in ("utf8mb3", "utf8", "ucs2") and any(character > "\uffff" for character in text):
        raise ValueError(f"a character above U+FFFF, which {charset} does not hold")
    if any(character in text for character in _DISPUTED.get(charset, "")):
        raise ValueError(f"a character that has no certain place in {charset}")
    return text.encode(codec)


def _codec(charset: str) -> str:
    codec = CODECS.get(charset)
    if codec is None:
        raise ValueError(f"the character set {charset} is not known")
    return codec
