"""Job titles of a table of people: what references to them are called, so that the ``technician_id`` of a repair finds a technician."""

from __future__ import annotations

from collections.abc import Iterator

from ....schema.model import Column
from ...writing import sql_literal
from ..tables.acting_people import acts, are_people
from ..tables.sheet import Sheet, Sheets, State, referring
from ..words.identifiers import words_of
from ..words.people import is_person
from ..words.vocabulary import tokens

_TITLES = frozenset("job position occupation profession designation title role function duty".split())
_NO_TITLES = frozenset(
    """author creator editor owner reporter requester assignee user updater modifier uploader sender publisher handler responsible contact account
    staff employee person member worker customer client approver reviewer recipient receiver checker verifier performer leader other judge boss
    referrer follower poster head lead interviewer witness hired""".split()
)
"""What someone of any job may be of a row."""
_LITTLE = frozenset(
    "id fk code ref key no nr uuid first second main lead chief assistant co backup primary secondary default".split()
)
_MOST = 6  # titles that references say, beside which there are usual ones
_OTHERS = 5


def decide_job_titles(sheets: Sheets) -> None:
    """Let titles that would be those of an office be what references to the people say, each in some row, so that roles find them."""
    for sheet in sheets.values():
        column = next((each for each in sheet.table.columns if _holds_titles(sheet, each)), None)
        titles = list(dict.fromkeys(_titles(sheet)))[:_MOST] if column is not None else []
        if column is None or not titles or max(map(len, titles)) > (column.type.length or 255):
            continue
        _hold(sheet, column, titles)


def _hold(sheet: Sheet, column: Column, titles: list[str]) -> None:
    """Let a column have the titles, and some usual ones beside them."""
    name = column.name.lower()
    rule, guess = sheet.builder.rules[name], sheet.guesses[name]
    if column.comment:  # it may list the title in more words: ``chef d'équipe``
        titles = [each for each in titles if not any(set(tokens(each)) <= set(tokens(own)) for own in rule["values"])]
    usual = [each for each in rule["values"] if not any(set(tokens(each)) & set(tokens(own)) for own in titles)]
    values = [*titles, *usual[:_OTHERS]]
    sheet.builder.rules[name] = {**{key: each for key, each in rule.items() if key != "weights"}, "values": values}
    sheet.guesses[name] = guess._replace(
        rule=sheet.builder.rules[name], reason="text: jobs of those whom references name"
    )
    sheet.choices.append(State(column, tuple((sql_literal(value), tokens(value)) for value in values)))


def _holds_titles(sheet: Sheet, column: Column) -> bool:
    guess, rule = (of.get(column.name.lower()) for of in (sheet.guesses, sheet.builder.rules))
    if guess is None or guess.layer != "texts" or not isinstance(rule, dict) or "values" not in rule:
        return False
    return not column.nullable and bool(_TITLES & set(tokens(column.name)[-2:])) and are_people(sheet.table)


def _titles(sheet: Sheet) -> Iterator[str]:
    """What references to a table of people call them, as a title."""
    own = set(sheet.words) | _LITTLE
    for _, column, _ in referring(sheet):
        spelled = [word for word in words_of(column.name) if word not in _LITTLE and not set(tokens(word)) & own]
        meant = tokens("_".join(spelled)) if spelled else ()
        if meant and _is_job(meant[-1], is_cut=column.name.isupper()) and not _NO_TITLES & set(meant):
            yield " ".join(meant if column.name.isupper() else spelled).title()


def _is_job(word: str, *, is_cut: bool) -> bool:
    """True for a noun of someone who does something; ``is_cut``: it is read from an abbreviation, which may be another word."""
    is_agent = acts([word]) and word.endswith(("er", "or", "ist")) and not is_cut
    return is_agent or is_person(word)
