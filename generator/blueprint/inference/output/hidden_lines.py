"""Hidden columns as a blueprint has them: in one line where that is short, else one a line, each before what reads it, and what each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ....toml_fields import toml, toml_key
from ...writing import comment

_LONGEST = 160  # characters of a line that is still read at a glance
_MEANINGS = {
    "begun": "when the row begins",
    "not_before": "when all that it refers to is there",
    "comes_after": "when all that it refers to is there, or what it lies in begins where that would be too late",
    "last": "when the first of what it refers to is gone",
    "happened_by": "by when all has happened to the row",
    "at_hours": "the next hour at which such rows begin",
    "span": "minutes from the beginning to the last change",
    "lapse": "the minutes of it that are over on the reference date",
    "ready": "when everything is set that must be",
    "length": "how long it lasts",
    "room": "the time that there is for it",
    "fits": "how long it lasts, or half of the time that there is for it where that is less",
    "stay": "how long it lasts, without what is not over yet",
    "lasted": "how long it lasted in fact",
    "overrun": "how much longer it lasted than planned",
    "gone_at": "when it leaves, if it does",
    "drawn": "the state, were there no time to be regarded",
    "ahead": "when it will be, where it is still to come",
    "starts": "when it starts, where that is over",
    "waits_since": "since when it waits, where it does",
    "called_off": "when it is called off, if it is",
    "agreed": "when it was agreed",
    "deviation": "how far from the plan",
    "early": "minutes before the time",
    "late": "minutes after the time",
    "any_day": "when it would be, on any day of the week",
    "lately_minutes": "minutes before the reference date",
    "reminded": "hours before it at which it is reminded of",
    "past_percent": "how much of it is over",
    "settled": "what is paid of it",
    "settled_percent": "how much of it is paid",
    "part": "its place among the rows of the same parent",
    "payment_count": "the rows that share what is paid",
    "unpaid_state": "the state where nothing is paid",
    "discount_share": "the discount in percent",
    "cost_share": "the cost in percent of the price",
    "name_of_place": "what follows the town in its name",
    "occupations": "how often the thing is taken",
    "kept": "how long the thing is kept",
    "still": "whether it is still taken, if it is the last",
    "portion": "what each of its rows takes of it",
    "person_name": "the name where it is a person",
    "company_name": "the name where it is a company",
    "so_far": "how far it has come, in percent",
    "reminders": "how many reminders were sent",
    "clock": "minutes after midnight",
    "within_kind": "its place in the range of its kind",
    "age_days": "the days before the row was written",
    "step_days": "the days from one to the next",
    "jitter_days": "the days by which a step differs",
    "file_stem": "the name without its ending",
    "file_extension": "the ending of the name",
}
_PATTERNS = (
    (r"since_\w+_days", "days since it was done last"),
    (r"left_\w+_percent", "what is left until it is due, in percent of its time"),
    (r"\w+_days", "the days between"),
    (r"\w+_hours", "the hours between"),
    (r"\w+_minutes", "the minutes between"),
    (r"term_months", "the months of the term"),
    (r"years_\w+", "the years between"),
    (r"clock_\w+|\w+_clock", "minutes after midnight"),
    (r"\w+_(?:percent|share)|share_\d+", "in percent, drawn for each row"),
    (r"usual_\w+", "what is usual, before the limits of the row"),
    (r"more_\w+", "by how much it is more"),
    (r"(?:any|to|some|of)_\w+", "a row to refer to"),
    (r"\w+_start", "what the first row begins with"),
    (r"\w+_count|going_on|portion_count", "how many rows there are"),
    (r"sum_of_\w+|lines_sum", "what the rows come to"),
)
_MANY = re.compile(r"(?:[\w.\"`, ]*\.)?hidden = \{ (.*) \}$")
_ONE = re.compile(r"(?:.*\.)?hidden\.(\w+) = ")
_OWN = re.compile(r"(\w+) = ")
_NAME = re.compile(r"(?:^|(?<=, ))(\w+) = (?=[{\"])")


def with_meanings(lines: Iterable[str]) -> list[str]:
    """The lines of a blueprint, with what each hidden column is where its name comes first."""
    reported: set[str] = set()
    is_shared = False
    written = []
    for line in lines:
        is_shared = line.startswith("[hidden]") or (is_shared and bool(line))
        new = [name for name in _named(line, is_shared) if name not in reported]
        reported.update(new)
        said = [(name, meaning) for name in new if (meaning := meaning_of(name))]
        if said:
            only = len(said) == 1 and _MANY.match(line) is None
            line = f"{line}  {comment(said[0][1] if only else '; '.join(f'{name}: {what}' for name, what in said))}"
        written.append(line)
    return written


def _named(line: str, is_shared: bool) -> list[str]:
    """The hidden columns that a line gives."""
    many = _MANY.match(line)
    if many is not None:
        return _NAME.findall(_without_nested(many[1]))
    one = _ONE.match(line) or (_OWN.match(line) if is_shared else None)
    return [one[1]] if one is not None else []


def _without_nested(text: str) -> str:
    """An inline table without the tables in it."""
    return re.sub(r"\{[^{}]*\}", "{}", re.sub(r'"[^"]*"', '""', text))


def meaning_of(name: str) -> str:
    """What a hidden column is, in a few words; empty for one whose rule says it."""
    bare = name.rstrip("_")
    return _MEANINGS.get(bare) or next((what for pattern, what in _PATTERNS if re.fullmatch(pattern, bare)), "")


def hidden_lines(start: str, hidden: Mapping[str, Any]) -> list[str]:
    """The lines that give a table its hidden columns; ``start`` is what they begin with, ``QUARRY.`` or nothing."""
    whole = f"{start}hidden = {toml(hidden)}"
    if len(whole) <= _LONGEST:
        return [whole]
    return [_line(f"{start}hidden.", name, hidden[name]) for name in _in_order(hidden)]


def shared_hidden_lines(hidden: Mapping[str, Any]) -> list[str]:
    """The lines of the hidden columns that tables share."""
    return [_line("", name, hidden[name]) for name in _in_order(hidden)]


def _line(start: str, name: str, rule: Any) -> str:
    return f"{start}{toml_key(name)} = {toml(rule)}"


def _in_order(hidden: Mapping[str, Any]) -> Iterator[str]:
    """The names, each behind those that its rule reads."""
    left = dict(hidden)
    while left:
        free = next((name for name in left if not _reads(hidden[name], left.keys() - {name})), next(iter(left)))
        del left[free]
        yield free


def _reads(rule: Any, names: set[str]) -> bool:
    """True where a rule names one of these columns of its own row."""
    return not names.isdisjoint(re.findall(r"(?<![\w.'])[^\W\d]\w*", toml(rule)))
