"""The parts of a name that is several words without a separator: createtime, rechnungsnummer, bedragexclbtw."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

LINKS = ("", "s", "n", "en", "es")  # between the parts of a German, Dutch or Swedish compound
_MOST_PARTS = 4
_MOST_UNKNOWN = 8
_SHORTEST_UNKNOWN, _SHORTEST_PART = 3, 3


def parts_of_compound(
    word: str, is_word: Callable[[str], bool], is_head: Callable[[str], bool]
) -> tuple[str, ...] | None:
    """The fewest words that a compound is made of, from the left: ``geburtsdatum`` is (geburt, datum). What comes first may be unknown
    where the rest is not; None where that leaves no word to know it by. ``is_head``: words that are known as the last part of any
    compound."""
    whole = _fewest_parts(word, is_word, is_head)
    if whole is None or len(whole[1]) < 2:
        return None
    unknown, parts = whole
    if is_head(parts[-1]):
        return parts
    if unknown > _MOST_UNKNOWN:
        return None  # zwemonderw-ijzer is no iron
    is_short = any(len(part) <= _SHORTEST_PART for part in parts[:-1])  # gebdat is (geb, dat), gewerbe no weight
    return None if is_short else parts


def _fewest_parts(
    word: str, is_word: Callable[[str], bool], is_head: Callable[[str], bool]
) -> tuple[int, tuple[str, ...]] | None:
    """Of the ways to read a word as known words, an unknown one before them or none, that with the shortest unknown one, then the
    fewest parts: how many letters of it are unknown, and the parts."""
    best: list[tuple[int, int, tuple[str, ...]] | None] = [(0, 0, ()), *([None] * len(word))]
    for end in range(_SHORTEST_UNKNOWN, len(word) + 1):
        for start in range(end - 1):
            before, part = best[start], word[start:end]
            if before is None or len(before[2]) == _MOST_PARTS:
                continue
            found = _part(part, is_word, is_head, is_last=end == len(word))
            if found is None and (start or end == len(word) or len(part) < _SHORTEST_UNKNOWN):
                continue
            unknown = before[0] + (len(part) if found is None else 0)
            candidate = (unknown, len(before[2]) + 1, (*before[2], found or part))
            held = best[end]
            if held is None or candidate[:2] < held[:2]:
                best[end] = candidate
    whole = best[len(word)]
    return None if whole is None else (whole[0], whole[2])


def _part(part: str, is_word: Callable[[str], bool], is_head: Callable[[str], bool], *, is_last: bool) -> str | None:
    """A known word, with what links it to the next one."""
    if is_last:
        return part if is_head(part) or (len(part) > _SHORTEST_PART and is_word(part)) else None
    for link in LINKS:
        if part.endswith(link) and len(part) - len(link) >= _SHORTEST_PART:
            without = part.removesuffix(link)
            if is_word(without):
                return without
    return None


def fewest_known(word: str, known_words: Collection[str]) -> list[str] | None:
    """The fewest of the known words that a word is made of without a rest: ``createtime`` is (create, time)."""
    best: list[list[str] | None] = [[], *([None] * len(word))]
    for end in range(2, len(word) + 1):
        for start in range(end - 1):
            before = best[start]
            if before is not None and word[start:end] in known_words and _may_be_part(word, start, end):
                parts, known = [*before, word[start:end]], best[end]
                if known is None or len(parts) < len(known):
                    best[end] = parts
    return best[len(word)]


def _may_be_part(word: str, start: int, end: int) -> bool:
    """Words of two letters are parts of others by chance, but for ``is`` in front and ``no``, ``at``, ``by`` at the end."""
    part = word[start:end]
    if len(part) > 2:
        return True
    return (part == "is" and start == 0) or (part in ("no", "at", "by") and end == len(word))


_PARTS_OF_TABLES = """line item detail entry event payment member log note type status history image step task leg stop stage operation milestone activity
attendee participant registration booking enrollment enrolment attendance assignment request session visit document attachment comment review rating reading price
schedule slot invoice order application submission result answer question certificate category group option unit""".split()


def parts_of_table(word: str, others: Iterable[str]) -> tuple[str, ...]:
    """``shipmentline`` is (shipment, line) where one of the ``others`` is a shipment, as Django names its tables."""
    end = next((each for each in _PARTS_OF_TABLES if word.endswith(each) and len(word) > len(each) + 3), "")
    first = word.removesuffix(end) if end else ""
    return (first, end) if first and first in others else (word,)
