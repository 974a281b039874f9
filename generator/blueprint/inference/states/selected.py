"""Columns that one kind of row has: the digits of a card where it was paid by card, the tax number of a company, a person's first name."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from ....schema.model import Column
from ...writing import is_one_of
from ..tables.sheet import Sheet, State, named
from ..words.identifiers import words_of
from ..words.roots import plain_letters
from ..words.vocabulary import data, tokens
from .alike import alike_labels, telling_words
from .presence import Condition

_LONG = 6  # letters of a word that says so wherever in a name it is
_KINDS = frozenset("method type kind mode channel form category legal source origin scope".split())
_PAID = frozenset("payment pay paid method tender settlement mode means".split())
_CODE = 3  # letters of a code, which says what a way is only among ways of paying
_AMOUNTS = frozenset("amount fee cost total value price charge".split())
_ENDS = frozenset("minimum maximum limit use used count".split())
_TWIN_WORDS = frozenset("percent amount value fixed flat".split())
_TAKEN_OFF = frozenset("off discount reduction rebate".split())
_OF_COMPANIES = frozenset("company vat siret siren nip cnpj ust ein legal organization organisation firm trade".split())
_OF_PEOPLE = (("first", "name"), ("last", "name"), ("birth",), ("born",), ("gender",), ("salutation",), ("cpf",))


def selected_by(sheet: Sheet, column: Column) -> Condition | None:
    """The condition that a row is of the kind that has a nullable column; None where no type or method says."""
    words, link = tokens(column.name), sheet.link(column)
    if link is not None and link.parent == sheet.name:
        return None  # the agent of a user is one of the users, and not one of an agent
    for choice in sheet.choices:
        if choice.column is column or any(choice.column is each.column for each in sheet.states):
            continue  # how far a row has come says more than the label that a name is like: what was fixed is closed later
        is_kind = bool(_KINDS & set(tokens(choice.column.name)))
        literals = (_called(choice, words) or _parties(choice, words, words_of(column.name))) if is_kind else []
        literals = literals or (_other_of_two(sheet, choice, column) if is_kind else [])
        literals = literals or _by_way(choice, words, words_of(column.name)) or _of_root(choice, telling_words(column))
        if literals and len(literals) < len(choice.values):
            return is_one_of(named(choice.column), literals), f"of the rows whose {named(choice.column)} has it"
    return _one_of_twins(sheet, column)


def _one_of_twins(sheet: Sheet, column: Column) -> Condition | None:
    """The condition of one of two optional columns side by side that say what is taken off as a percentage and as an amount, where no
    kind does: ``percent_off`` and ``amount_off``. Of a tax or an interest a row has both."""
    columns = sheet.table.columns
    at = columns.index(column)
    for first, second in pairwise(columns[max(at - 1, 0) : at + 2]):
        words = [set(tokens(each.name)) for each in (first, second)]
        is_said = words[0] - _TWIN_WORDS == words[1] - _TWIN_WORDS and ("percent" in words[0]) != (
            "percent" in words[1]
        )
        if (
            not is_said
            or not _TAKEN_OFF & words[0]
            or not (_is_optional_amount(sheet, first) and _is_optional_amount(sheet, second))
        ):
            continue
        drawn = [guess for guess in map(sheet.guess, (first, second)) if guess and isinstance(guess.rule, dict)]
        if len(drawn) < 2:
            continue  # one follows from the other
        if column is second:
            return f"{named(first)} IS NULL", f"set without {named(first)}"
        way = sheet.hide(f"way_of_{column.name.lower()}", {"provider": "choice", "values": [1, 0], "weights": [3, 2]})
        return f"{way} = 1", f"set without {named(second)}"
    return None


def _called(choice: State, words: tuple[str, ...]) -> list[str]:
    """The values that a name begins with: ``card`` of ``card_last4``, ``bank_transfer`` of ``bank_reference``; of two, the one that it
    ends in: ``salary`` of ``annual_salary``."""
    if len(words) < 2 and words != ("percent",):
        return []
    first = [literal for literal, meaning in choice.values if meaning and meaning[0] == words[0]]
    last = [literal for literal, meaning in choice.values if meaning[-1:] == words[:1]]
    return (
        first
        or (last if len(last) == 1 else [])
        or [literal for literal, meaning in choice.values if len(choice.values) == 2 and meaning[:1] == words[-1:]]
    )


def _other_of_two(sheet: Sheet, choice: State, column: Column) -> list[str]:
    """The value of two that is left for the second of the only two optional amounts side by side, the first of which has the other:
    ``amount_off`` beside ``percent_off`` where a discount is a percentage or fixed."""
    columns = sheet.table.columns
    run = [column]
    for way in (-1, 1):
        at = columns.index(column) + way
        while 0 <= at < len(columns) and _is_optional_amount(sheet, columns[at]):
            run.append(columns[at])
            at += way
    if len(choice.values) != 2 or len(run) != 2 or not _is_optional_amount(sheet, column):
        return []
    taken = _called(choice, tokens(run[1].name))
    return [literal for literal, _ in choice.values if literal not in taken] if len(taken) == 1 else []


def _is_optional_amount(sheet: Sheet, column: Column) -> bool:
    return column.nullable and sheet.is_amount(column) and not _ENDS & set(tokens(column.name))


@lru_cache(maxsize=1)
def _ways() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(each["way"].split()), frozenset(each["has"].split())) for each in data()["ways"])


def _by_way(choice: State, words: tuple[str, ...], raw: list[str]) -> list[str]:
    """The values of the way of paying or handing over that alone has what a name says: an IBAN where it was transferred."""
    said = {*words, *map(plain_letters, raw)}
    if said & _AMOUNTS:
        return []  # of several ways together: what was paid in cash, and the rest by card
    spelled = [
        {*meaning, "_".join(meaning), plain_letters(literal.strip("'").lower())} for literal, meaning in choice.values
    ]
    is_paid = bool(_PAID & set(tokens(choice.column.name)))
    for way, has in _ways():
        known = way if is_paid else frozenset(each for each in way if len(each) > _CODE)
        found = [literal for (literal, _), own in zip(choice.values, spelled, strict=True) if own & known]
        if has & said and found:
            return found
    return []


def _of_root(choice: State, words: tuple[str, ...]) -> list[str]:
    """The one value of several whose own word the first of a name is a form of: ``referral`` of ``referred_by``; or any of a name, where
    that word is all of the value: ``remorque`` of ``distance_remorquage_km``."""
    places = alike_labels(choice, words[:1]) if len(choice.values) > 2 else set()
    if not places and len(choice.values) > 2:
        long = [word for word in words[1:] if len(word) >= _LONG]
        places = {place for place in alike_labels(choice, long) if len(choice.values[place][0].strip("'")) >= _LONG}
        places = {place for place in places if len(words_of(choice.values[place][0])) == 1}
    return [choice.values[place][0] for place in places] if len(places) == 1 else []


def _parties(choice: State, words: tuple[str, ...], raw: list[str]) -> list[str]:
    kinds = {kind: _of_kind(choice, kind) for kind in ("company", "person")}
    if not kinds["company"] or not kinds["person"]:
        return []
    if _OF_COMPANIES & {*words, *raw}:
        return kinds["company"]
    said = set(words)
    return kinds["person"] if any(set(each) <= said for each in _OF_PEOPLE) else []


def _of_kind(choice: State, kind: str) -> list[str]:
    words = set(data()["parties"][kind].split())
    return [literal for literal, meaning in choice.values if words & {*meaning, literal.strip("'").lower()}]
