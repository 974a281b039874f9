"""The days of the week on which rows begin, as a comment of their date or the ENUM of their weekday says: ``Monday to Saturday``, ``always a
Monday``, ``pas de parution le dimanche``, ``ENUM('Mo', 'Di', 'Mi', 'Do', 'Fr')``, and ``week_start`` by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..tables.sheet import Sheet, is_temporal
from ..words.languages import spoken
from ..words.local_texts import local_texts
from ..words.roots import plain_letters
from ..words.vocabulary import data, tokens

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TO = lazy(r"\W*(?:to|through|until|bis|au|a|al|alla|ate|tot|t/m|do|az|till|til|[-–])\W*")
_NEVER = lazy(
    r"\b(?:no|not|never|except|kein|keine|nie|ausser|nicht|pas|jamais|sauf|nunca|salvo|excepto|mai|tranne|geen|nooit|nao|exceto|oprocz)\b"
)
_DEADLINE = lazy(
    r"\b(?:later|than|before|after|until|nach|vor|spater|avant|apres|antes|despues|dopo|prima|voor|na|przed|po)\b"
)
_ALWAYS = lazy(
    r"(?:(?:is|it is|must be|falls on|starts on|begins on|on)? ?(?:always|only|every|each)? ?(?:an?|the)?|immer|jeweils|stets|nur|siempre|solo|toujours|"
    r"uniquement|sempre|soltanto|altijd|alleen|zawsze|tylko|ein|eine|un|una|le|il|el|lo|een|de|der|den|am|op|om) *"
)
_SHORT_RANGE = lazy(r"[a-z]{2,3}\.? ?[-–] ?[a-z]{2,3}\.?")
_OF_WEEK = lazy(
    r"\W*(?:only|of the week|der woche|de la semaine|de la semana|della settimana|da semana|van de week|tygodnia)?\W*"
)


def said_days(sheet: Sheet) -> list[int]:
    """The days of the week of a row's beginning, from 0 for Monday; none where nothing says which."""
    for column in sheet.table.columns:
        found = days_of_dates(column) if is_temporal(column) else _days_of_labels(column)
        if found:
            return found
    return []


def on_days(days: Sequence[int]) -> dict[str, str]:
    """The option of a provider by which its times are on some days of the week, where these are several."""
    if len(days) < 2:
        return {}
    is_run = len(days) > 2 and list(days) == list(range(days[0], days[-1] + 1))
    return {"days": f"{DAYS[days[0]]}-{DAYS[days[-1]]}" if is_run else ", ".join(DAYS[each] for each in days)}


def _days_of_labels(column: Column) -> list[int]:
    """The days of a weekday's ENUM that has not all of them."""
    labels = [plain_letters(label).lower() for label in column.type.labels]
    found = [
        day for label in labels for day, name in _named_days(spoken()) if name.startswith(label[:2]) and len(label) > 1
    ]
    is_weekday = set(tokens(column.name)) - {"of", "the", "name"} in ({"weekday"}, {"day", "week"})
    days = sorted(dict.fromkeys(found))
    return days if is_weekday and len(days) == len(labels) in range(2, len(DAYS)) else []


def days_of_dates(column: Column) -> list[int]:
    """The days that the comment of a date allows, or its name."""
    words = set(tokens(column.name))
    if "week" in words and {"start", "begin"} & words and column.type.name == "date":
        return [0]
    comment = plain_letters(column.comment).lower()
    found = list(_mentioned(comment))
    if len(found) == 2:
        (first, _, end), (last, start, _) = found
        return list(range(first, last + 1)) if first != last and _TO.fullmatch(comment[end:start]) else []
    return _alone(comment, *found[0]) if len(found) == 1 else []


def _alone(comment: str, day: int, start: int, end: int) -> list[int]:
    """The one day that a comment is about, or all others, where it names no deadline."""
    if _NEVER.search(comment[:start]) and _DEADLINE.search(comment[:start]) is None:
        return [each for each in range(len(DAYS)) if each != day]
    is_alone = _ALWAYS.fullmatch(comment[:start].rstrip() + " " if start else "") and _OF_WEEK.fullmatch(comment[end:])
    return [day] if is_alone else []


def _mentioned(comment: str) -> Iterator[tuple[int, int, int]]:
    """The days that a comment names, with where each starts and ends."""
    least = 2 if _SHORT_RANGE.fullmatch(comment) else 4
    for match in re.finditer(rf"[^\W\d_]{{{least},}}", comment):
        word = match[0].removesuffix("s")
        day = next((day for day, name in _named_days(spoken()) if _is_called(name, word, least)), None)
        if day is not None:
            yield day, match.start(), match.end()


def _is_called(name: str, word: str, least: int) -> bool:
    """True for a name of a day, or for its first letters where these are enough."""
    return word in (name, name.removesuffix("s")) or (least < len(word) + 1 < 5 and name.startswith(word))


@lru_cache(maxsize=16)
def _named_days(language: str) -> tuple[tuple[int, str], ...]:
    """Each day of the week in English and another language, without accents."""
    local = local_texts("values", language).get("weekday", "")
    names = [*data()["values"]["weekday"].split(), *filter(None, local.split("|"))]
    return tuple((at % len(DAYS), plain_letters(name).lower()) for at, name in enumerate(names))
