"""Genders and salutations that agree with the first name of the person of the row."""

from __future__ import annotations

from ....schema.model import Column
from ..columns.context import Rule
from ..tables.sheet import Sheet
from ..words.roots import plain_letters
from ..words.vocabulary import tokens
from .streams import whose

_WOMEN = frozenset(
    """f female woman w weiblich frau mrs ms miss madam mme madame mlle mademoiselle feminin feminine femme sra senora srta senorita dona mujer femenino
    feminino sig.ra signora sig.na donna femmina femminile pani kobieta k mevrouw mevr mw vrouw v vrouwelijk fru froken kvinna kvinde zena z slecna girl""".split()
)
_MEN = frozenset(
    """m male man mannlich maennlich herr mr sir monsieur masculin masculine homme h hombre sr senor masculino sig signor uomo maschio maschile pan mezczyzna
    meneer dhr heer mannelijk hr mand muz boy""".split()
)
_TITLES = frozenset("dr prof doctor professor ing mag eng".split())  # which both have
_CALLED = frozenset("salutation gender sex title".split())
_NAMES = ("person.first_name", "person.name")
_OWN = 2  # times as often as a title of learning


def decide_genders(sheet: Sheet) -> None:
    """Let a gender or a salutation be that of whom the first name of the row is of; no Frau is called Achim."""
    genders = sheet.called(_CALLED)
    named_so = {
        whose(each.name) for each in sheet.table.columns if genders and _rule_of(sheet, each).get("provider") in _NAMES
    }
    for column in genders if named_so else ():
        name, rule = column.name.lower(), _rule_of(sheet, column)
        if rule.get("provider") != "choice":
            continue
        if not named_so & {_without(name), ""}:
            continue
        female, male = _sides(sheet, column, rule)
        if female and male:
            sheet.guesses.pop(name, None)
            sheet.builder.rules.pop(name, None)
            kept: Rule = {key: rule[key] for key in ("null", "when") if key in rule}
            made: Rule = {"provider": "person.gender", "female": female, "male": male, **kept}
            sheet.decide(column, made, "person: as the first name of the row", "people", values=True)


def _rule_of(sheet: Sheet, column: Column) -> Rule:
    """The rule of a column, or the one that its type and name will give it; nothing where an expression fills it."""
    rule = sheet.builder.rules.get(column.name.lower())
    found = sheet.builder.column_rule(column) if rule is None and sheet.is_free(column) else rule
    return found if isinstance(found, dict) else {}


def _without(name: str) -> str:
    """Of whom a column is: ``contact`` of ``contact_title``."""
    return "_".join(word for word in tokens(name) if word not in _CALLED)


def _sides(sheet: Sheet, column: Column, rule: Rule) -> tuple[list[object], list[object]]:
    """The values of a column for women and for men, those that both have behind their own."""
    values = list(rule.get("values") or column.type.labels)
    said = _words_of_values(sheet, column, values)
    is_spanish = {"m", "h"} <= {each for words in said.values() for each in words}  # mujer and hombre
    women, men = (_WOMEN | {"m"}, _MEN - {"m"}) if is_spanish else (_WOMEN, _MEN)
    female, male, both = ([value for value in values if said[value] & each] for each in (women, men, _TITLES))
    if not female or not male:
        return [], []
    if both:
        female, male = ([*each * (_OWN * 2 // len(each) or 1), *both] for each in (female, male))
    return female, male


def _words_of_values(sheet: Sheet, column: Column, values: list[object]) -> dict[object, set[str]]:
    """By value how it is spelled, and the words of what the schema says that it means."""
    meanings = {
        literal.strip("'"): meaning
        for choice in sheet.choices
        if choice.column is column
        for literal, meaning in choice.values
    }
    return {value: {plain_letters(str(value)).rstrip("."), *meanings.get(str(value), ())} for value in values}
