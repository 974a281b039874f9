"""The code that a comment shows: ``e.g. DP-01``, ``S-001, S-002, ...``, ``R-2026-00001, year of booking``, ``two digits: RE26-00017``."""

from __future__ import annotations

from functools import lru_cache

from ....lazy_patterns import lazy

SAID = (
    r"e\.?g\.?|for (?:example|instance)|example|such as|like|z\. ?B\.?|zum Beispiel|etwa|wie|par ex(?:emple|\.)|comme|p\. ?ej\.|por ej(?:emplo|\.)|p\. ?ex\.|"
    r"por exemplo|como|ad es(?:empio|\.)|es\.|bijv\.|bijvoorbeeld|bv\.|np\.|na przyk[lł]ad|např\.|t\. ?ex\.|f\. ?eks\.|ex\.?"
)
"""Words behind which examples follow."""

_CODE = r"(?:[A-Z]{1,6} (?=\d{3}))?[A-Za-z0-9]+(?:[-/._][A-Za-z0-9]+)*"
_SHOWN = lazy(rf"(?:^|(?<=[\s(;:,]))(?:{SAID}|[Ff]orm(?:at[oe]?|aat))[\s:]+['\"]?(?P<code>{_CODE})(?!\w)")
_FIRST = lazy(rf"(?P<code>{_CODE})(?=\s*(?:$|[,;(]|\.\.|…|to\b|bis\b|-))")
_LAST = lazy(rf".*:\s*(?P<code>{_CODE})\.?$")
_SERIES = lazy(rf"(?P<code>{_CODE})\s*,\s*(?P<next>{_CODE})(?P<open>,?\s*(?:\.\.|…|etc))?")
_NUMBER = lazy(r"(?P<before>.*?)(?P<digits>\d+)$")
_NUMBERED = lazy(r"[A-Z]{1,6}[-/._]?(?:\d{3,}|20\d\d[-/._]\d{2,}|2\d[-/._]\d{3,})")
_STANDARD = lazy(r"(?:ISO|UTF|RFC|SHA|EAN|ISBN|SWIFT|DIN|EN|GS1|IATA|ICAO|BIC|IPV)[-/ ]?\d*.*", flags=2)
_DAY = lazy(r"\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.]\d{4}")


@lru_cache(maxsize=4096)
def code_sample(comment: str) -> str | None:
    """Return the code that a comment shows as one of the column, with two digits or more in it; None where it shows none. What only looks
    like a code, between other words, is none: a standard, or what the column is about."""
    found = _SHOWN.search(comment)
    if found is not None:
        return found["code"] if _has_digits(found["code"]) else None
    text = comment.strip()
    series = _SERIES.search(text)
    if series is not None and any(map(str.isdigit, series["code"])) and any(map(str.isdigit, series["next"])):
        return series["code"] if _counts_on(series["code"], series["next"], series["open"]) else None
    shown = (each["code"] for each in (_FIRST.match(text), _LAST.match(text)) if each is not None)
    return next((each for each in shown if _NUMBERED.fullmatch(each) and _has_digits(each)), None)


def _has_digits(code: str) -> bool:
    is_number = sum(map(str.isdigit, code)) > 1
    return is_number and _STANDARD.fullmatch(code) is None and _DAY.fullmatch(code) is None


def _counts_on(code: str, following: str, has_open_end: str | None) -> bool:
    """``DP-01, DP-02``, and no list of two values: ``A4, A5``."""
    one, two = _NUMBER.fullmatch(code), _NUMBER.fullmatch(following)
    if one is None or two is None or not one["before"] or one["before"] != two["before"]:
        return False
    is_written_as_number = one["digits"].startswith("0") or not one["before"][-1].isalnum() or has_open_end is not None
    return is_written_as_number and int(two["digits"]) == int(one["digits"]) + 1 and len(one["digits"]) > 1
