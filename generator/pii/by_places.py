"""Columns of places that no name tells: positions in degrees, postal codes with towns or alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from ..lazy_patterns import lazy

_FEWEST = 5
_SHARE = 0.9
_DEGREES = r"[NSEWO]? ?[+-]?[0-9]{1,3}[.,][0-9]{1,14}\xb0? ?[NSEWO]?"
_POSITION = lazy(
    rf"(?:geo: ?|[(\[]|POINT ?\()?(?P<first>{_DEGREES})(?: ?[;,/|] ?|, | +)(?P<second>{_DEGREES})[)\]]?", re.IGNORECASE
)
_NUMBER = lazy(r"[+-]?[0-9]{1,3}[.,]([0-9]+)")
_LEAST_DECIMALS = 4  # eleven metres

# What postal services print beside a place, by country; letters as they are given out (Royal Mail leaves C I K M O V out of the second
# part, PostNL and Canada Post letters that are like others).
_CODES = {
    "GB": r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2}",
    "CA": r"[ABCEGHJ-NPR-TV-Y][0-9][ABCEGHJ-NPR-TV-Z] [0-9][ABCEGHJ-NPR-TV-Z][0-9]",
    "NL": r"[1-9][0-9]{3} [A-EGHJ-NPR-TVWXZ]{2}",
    "PL": r"[0-9]{2}-[0-9]{3}",
    "PT": r"[1-9][0-9]{3}-[0-9]{3}",
    "BR": r"[0-9]{5}-[0-9]{3}",
    "JP": r"[0-9]{3}-[0-9]{4}",
    "SE": r"[1-9][0-9]{2} [0-9]{2}",
    "CZ": r"[1-7][0-9]{2} [0-9]{2}",
    "SK": r"[089][0-9]{2} [0-9]{2}",
    "GR": r"[1-8][0-9]{2} [0-9]{2}",
}
_LETTERED = ("GB", "CA", "NL")
_ANY_CODE = "|".join(
    [*_CODES.values(), r"[0-9]{4} [A-Z]{2}", r"[A-Z][0-9]{2} [A-Z0-9]{4}", "[A-Z]?[0-9]{4}(?:[0-9]{1,3}|[A-Z]{3})?"]
)
_TOWN = r"(?=[^\W\d_a-z])(?=[^0-9]{0,20}?[^\W\d_]{3})(?:[^\W\d_]|['\u2019./ -]){3,40}(?: [0-9]{1,2})?"
_CODE_AND_TOWN = lazy(
    rf"(?:[A-Z]{{1,3}}[- ])?(?P<code>{_ANY_CODE})(?:, ?| - | )(?P<city>{_TOWN})"
    rf"|(?P<city2>{_TOWN}?)(?:, ?| - ?| \(| )(?:[A-Z]{{2}} )?(?P<code2>{_ANY_CODE})\)?"
)
_YEAR = lazy("(?:19|20)[0-9]{2}")


def are_positions(texts: Sequence[str]) -> bool:
    """Whether nearly all ``texts`` are latitude and longitude, or the other way round, as exactly as a house is found by."""
    if len(texts) < _FEWEST:
        return False
    pairs = [pair for text in texts if (pair := _pair(text)) is not None]
    if len(pairs) < _SHARE * len(texts):
        return False
    is_fine = median(decimals for _, _, decimals in pairs) >= _LEAST_DECIMALS
    # shares and measures between 0 and 1 have as many decimals
    return is_fine and sum(abs(first) > 1 or abs(second) > 1 for first, second, _ in pairs) > _SHARE * len(pairs)


def _pair(text: str) -> tuple[float, float, int] | None:
    """The degrees of a position and how many decimals they have; None for any other text."""
    match = _POSITION.fullmatch(text)
    if match is None:
        return None
    first, second = (_NUMBER.search(match[name]) for name in ("first", "second"))
    if first is None or second is None:
        return None
    one, two = (float(each[0].replace(",", ".")) for each in (first, second))
    if not ((abs(one) <= 90 and abs(two) <= 180) or (abs(one) <= 180 and abs(two) <= 90)):
        return None
    return one, two, max(len(first[1]), len(second[1]))


def are_degrees(texts: Sequence[str], most: int = 180) -> bool:
    """Whether nearly all ``texts`` are degrees, at ``most`` so many, as exactly as a house is found by: a latitude or a longitude."""
    found = [match for text in texts if (match := _NUMBER.fullmatch(text))]
    if len(texts) < _FEWEST or len(found) < _SHARE * len(texts):
        return False
    degrees = [abs(float(match[0].replace(",", "."))) for match in found]
    is_fine = median(len(match[1].rstrip("0")) for match in found) >= _LEAST_DECIMALS
    return is_fine and max(degrees) <= most and sum(each > 1 for each in degrees) > _SHARE * len(degrees)


def town_with_code(text: str) -> re.Match[str] | None:
    """The match of a text that is a postal code and a town: groups ``code`` and ``city``, or ``city2`` and ``code2`` where the town is
    first; None for any other text."""
    return _CODE_AND_TOWN.fullmatch(text)


def are_towns_with_codes(texts: Sequence[str]) -> bool:
    """Whether nearly all ``texts`` are a postal code and a town. A year before a word is a vintage."""
    if len(texts) < _FEWEST:
        return False
    codes = [match["code"] or match["code2"] for text in texts if (match := town_with_code(text))]
    years = sum(_YEAR.fullmatch(code) is not None for code in codes)
    return len(codes) >= _SHARE * len(texts) and 2 * years < len(codes) and 2 * len(set(codes)) > len(codes)


def country_of_codes(texts: Sequence[str], regions: Sequence[str]) -> str:
    """The country of which nearly all ``texts`` are postal codes: one whose codes have letters, or one of ``regions`` whose codes
    have a hyphen or a blank; empty for any other codes."""
    if len(texts) < _FEWEST:
        return ""
    likely = [country for country in _CODES if country in _LETTERED or country in regions]
    for country in likely:
        form = re.compile(_CODES[country])
        if sum(form.fullmatch(text) is not None for text in texts) >= 0.98 * len(texts):
            return country
    return ""
