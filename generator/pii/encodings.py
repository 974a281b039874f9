"""Text inside text: base64, hexadecimal digits, encoded words of mail headers, and elements and form fields that are called so."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from contextlib import suppress
from email.header import Header, decode_header
from urllib.parse import quote_plus, unquote_plus

from ..lazy_patterns import lazy

_BASE64 = r"(?<![\w+/-])(?=[A-Za-z0-9+/_-]*[A-Z])(?=[A-Za-z0-9+/_-]*[a-z])[A-Za-z0-9+/_-]{16,}={0,2}(?![\w+/=-])"
# Of mail: lines of at most 76 characters, all but the last of them as long (RFC 2045, 6.8)
_BODY = r"(?<![\w+/=-])[A-Za-z0-9+/]{40,76}\r?\n(?:[A-Za-z0-9+/]{40,76}\r?\n)*[A-Za-z0-9+/]{1,76}={0,2}(?![\w+/=-])"
_HEX = r"(?<![0-9A-Za-z])(?:0x)?(?:(?:[0-9a-f]{2}){8,}|(?:[0-9A-F]{2}){8,})(?![0-9A-Za-z])"
_LEAST = 16
_LONG = lazy(f"[A-Za-z0-9+/_-]{{{_LEAST}}}")
_ENCODED_WORD = r"=\?[\w-]+\?[BbQq]\?[^?\s]*\?=(?:\s+=\?[\w-]+\?[BbQq]\?[^?\s]*\?=)*"  # RFC 2047
_ENCODED, _IN_BASE64 = lazy(f"{_ENCODED_WORD}|{_BODY}|{_HEX}|{_BASE64}"), lazy(f"{_BODY}|{_HEX}|{_BASE64}")
_IS_HEX = lazy(_HEX)
_ELEMENT = lazy(r"<(?P<name>[A-Za-z_][\w.:-]{0,60})(?:\s[^<>]{0,200})?>(?P<value>[^<>]{1,300})</(?P=name)>")
# <td>Town</td><td>Leeds</td>, <dt>Town</dt><dd>Leeds</dd>
_CELL = lazy(
    r"<(?P<tag>t[hd]|dt)(?:\s[^<>]{0,120})?>(?:<b>|<strong>)?(?P<name>[^<>]{2,40})(?:</b>|</strong>)?</(?P=tag)>\s*<(?P<cell>td|dd)(?:\s[^<>]{0,120})?>(?P<value>[^<>]{1,160})</(?P=cell)>"
)
_FEWEST_CELLS = 2
_TAG = lazy(r"<(?P<end>/)?(?P<name>[A-Za-z_][\w.:-]{0,60})(?:\s[^<>]{0,200})?(?<!/)>")
_FIELD = lazy(r"(?<![\w.])(?P<name>[A-Za-z_][\w.\[\]-]{1,40})=(?P<value>[^&\s;\"'<>]{2,200})")
_LINE = lazy(
    r"^(?P<name>[^\W\d_][\w /.-]{1,38}?) ?[:=][ \t]{1,20}(?P<value>[^\n<>]{1,160}?)(?=[ \t]*\r?$)", re.MULTILINE
)
Mask = Callable[[str], str]


def recode(text: str, mask: Mask) -> str | None:
    """``text`` with what is base64 or an encoded word decoded, masked and encoded again, and ``mask`` of what is between; None
    where nothing in it is encoded."""
    pieces, end = [], 0
    begins = _begins_base64(text)
    found = _ENCODED.finditer(text) if "=?" in text else _IN_BASE64.finditer(text, begins.start()) if begins else ()
    for match in found:
        change = _encoded_word if match[0].startswith("=?") else _body if "\n" in match[0] else _token
        masked = change(match[0], mask)
        if masked != match[0]:
            pieces += [text[end : match.start()], masked]
            end = match.end()
    if not pieces:
        return None
    pieces.append(text[end:])
    return "".join(mask(piece) if number % 2 == 0 and piece else piece for number, piece in enumerate(pieces))


def _begins_base64(text: str) -> re.Match[str] | None:
    return _LONG.search(text) if max(map(len, text.split()), default=0) >= _LEAST else None


def _body(lines: str, mask: Mask) -> str:
    """Lines that are one text encoded, or each one by itself."""
    newline = "\r\n" if "\r\n" in lines else "\n"
    first, *further = lines.split(newline)
    whole = first + "".join(further)
    if all(len(line) == len(first) for line in further[:-1]) and len(further[-1]) <= len(first) and _decoded(whole):
        masked = _base64(whole, mask)
        pieces = [masked[start : start + len(first)] for start in range(0, len(masked), len(first))]
        return lines if masked == whole else newline.join(pieces)
    return newline.join(_base64(line, mask) for line in (first, *further))


def _token(token: str, mask: Mask) -> str:
    return _hex(token, mask) if _IS_HEX.fullmatch(token) else _base64(token, mask)


def _hex(token: str, mask: Mask) -> str:
    """What hexadecimal digits say, where that is text, masked and written as before."""
    digits = token.removeprefix("0x")
    try:
        plain = bytes.fromhex(digits).decode("utf-8")
    except ValueError:
        return token
    masked = mask(plain) if plain.isprintable() else plain
    made = masked.encode().hex()
    return (
        token if masked == plain else token[: len(token) - len(digits)] + (made.upper() if digits.isupper() else made)
    )


def _base64(token: str, mask: Mask) -> str:
    plain = _decoded(token)
    masked = mask(plain) if plain else plain
    if masked is None or masked == plain:
        return token
    is_url_safe = "-" in token or "_" in token
    made = (base64.urlsafe_b64encode if is_url_safe else base64.b64encode)(masked.encode()).decode()
    return made if token.endswith("=") or len(token) % 4 == 0 else made.rstrip("=")


def decoded(text: str) -> str | None:
    """The text that a whole value encodes in base64; None for any other value."""
    return _decoded(text) if re.fullmatch(_BASE64, text) else None


def _decoded(token: str) -> str | None:
    """The text that is encoded, of the alphabet of base64 or that for URLs; None for anything but text."""
    padded = token.replace("-", "+").replace("_", "/") + "=" * (-len(token) % 4)
    try:
        plain = base64.b64decode(padded, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    return plain if plain.isprintable() or re.fullmatch(r"[^\x00-\x08\x0b\x0c\x0e-\x1f]+", plain) else None


def _encoded_word(token: str, mask: Mask) -> str:
    plain = ""
    with suppress(ValueError, LookupError):  # RFC 2047 6.3: an encoded word that cannot be read stays as it is
        plain = "".join(
            part.decode(charset or "ascii") if isinstance(part, bytes) else part
            for part, charset in decode_header(token)
        )
    masked = mask(plain) if plain else plain
    return token if masked == plain else Header(masked, "utf-8", maxlinelen=10_000).encode()


def _holder(text: str, end: int) -> str:
    """The name of the element that is open at ``end``, by the thousand characters before."""
    closed = 0
    for match in reversed(list(_TAG.finditer(text, max(0, end - 1000), end))):
        closed += 1 if match["end"] else -1
        if closed < 0:
            return match["name"].rpartition(":")[2]
    return ""


def _mask_cells(text: str, mask: Callable[[str, str, str], str | None]) -> str:
    """``text`` with each cell of a table of HTML masked as what the cell before it says, where two or more say what people have."""
    cells = list(_CELL.finditer(text))
    made = [mask(cell["name"].strip(" :"), cell["value"].strip(), "person") for cell in cells]
    if len(made) - made.count(None) < _FEWEST_CELLS:
        return text
    pieces, end = [], 0
    for cell, value in zip(cells, made, strict=True):
        if value is not None:
            start = cell.start("value") + len(cell["value"]) - len(cell["value"].lstrip())
            pieces += [text[end:start], value]
            end = start + len(cell["value"].strip())
    return "".join((*pieces, text[end:]))


def mask_fields(text: str, mask: Callable[[str, str, str], str | None]) -> str:
    """``text`` with the values of XML and HTML elements, of form fields and of lines (``Name: value``, two or more) masked by ``mask(name, value, around)``, which returns None
    for a name that says nothing; ``around`` is the element that holds the element, or nothing. A field's value is decoded before and encoded after (application/x-www-form-urlencoded)."""

    def element(match: re.Match[str]) -> str:
        around = _holder(match.string, match.start()) if match[0].startswith("<") else ""
        masked = mask(match["name"].rpartition(":")[2], match["value"], around)
        if masked is None:
            return match[0]
        start, end = (place - match.start() for place in match.span("value"))
        return match[0][:start] + masked + match[0][end:]

    def field(match: re.Match[str]) -> str:
        value = unquote_plus(match["value"])
        masked = mask(match["name"], value, "")
        if masked is None or masked == value:
            return match[0]
        is_encoded = value != match["value"]
        return f"{match['name']}={quote_plus(masked, safe='@') if is_encoded else masked}"

    if "</" in text:
        text = _ELEMENT.sub(element, text)
        if "</t" in text or "</d" in text:
            text = _mask_cells(text, mask)
    if "\n" in text and len(_LINE.findall(text)) > 1:
        text = _LINE.sub(element, text)
    return _FIELD.sub(field, text) if "=" in text else text
