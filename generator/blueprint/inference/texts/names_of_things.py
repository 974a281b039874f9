"""Names by what they are names of: hospitals, dishes, crops, courses; people or companies, as a column beside says."""

from __future__ import annotations

from functools import lru_cache

from ....schema.model import Column
from ..columns.context import Rule
from ..tables.sheet import Sheet, State, named
from ..words.vocabulary import data, tokens
from .births import treats_animals

_CALLED = (("name",), ("title",), ("label",), ("designation",))
_LONGEST_CITY = 20  # of those that the lexicon has


_RARE = frozenset(("allergy", "allergen"))  # what most people have none of


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """What things of a noun are called: a pattern, or names between strokes."""
    found: dict[str, str] = data()["names"]
    return {noun: text for nouns, text in found.items() for noun in nouns.split()}


def decide_name(sheet: Sheet, column: Column) -> None:
    """Decide the name of what a table, or the column itself, is called after."""
    if not sheet.is_open(column) or sheet.builder.schema.classify(sheet.name, column) not in (None, "free_text"):
        return
    words = sheet.tokens(column)
    noun = sheet.words[-1:] if words in _CALLED else words[:-1][-1:] if words[-1:] == ("name",) else words
    if noun == ("brand",) and sheet.words[-1:] in (("vehicle",), ("car",), ("truck",)):
        noun = ("make",)
    if noun == ("clinic",) and treats_animals(sheet.builder.schema.sheets):
        noun = ("veterinarian",)
    if len(noun) != 1 or noun[0] not in _names():
        return
    rule = _rule(_names()[noun[0]], column.type.length or 255)
    if rule is not None:
        if column.nullable and noun[0] in _RARE:
            rule["null"] = 0.7
        sheet.decide(column, rule, f"text: names of '{noun[0]}'", "texts")


def _rule(text: str, longest: int) -> Rule | None:
    if text == "company":
        return {"provider": "company.name"} if longest >= 23 else None
    if "{" in text:
        size = sum(
            max(map(len, part.split("|")))
            for part in text.replace("{city}", "{" + "x" * _LONGEST_CITY + "}").split("}")
        )
        return {"provider": "pattern", "pattern": text} if size <= longest else None
    values = [each for each in text.split("|") if len(each) <= longest]
    return {"provider": "choice", "values": values} if len(values) > 3 else None


def decide_party(sheet: Sheet, column: Column) -> None:
    """The name of a customer is a person's or a company's, as the column of its kind says."""
    if not _is_party(sheet, column):
        return
    for choice in sheet.choices:
        companies = _kinds(choice, "company")
        if companies and _kinds(choice, "person") and not choice.column.nullable:
            person = sheet.hide("person_name", {"provider": "person.name", "stream": f"{sheet.name}.person"})
            company = sheet.hide("company_name", {"provider": "company.name"})
            text = f"IF({named(choice.column)} IN ({', '.join(companies)}), {company}, {person})"
            # the audit knows names of people by their words, and a company's are others
            rule = {"expression": text, "pii": "none", "reason": "made up: companies, and names of the lexicon"}
            sheet.decide(column, rule, f"person: or a company, by {named(choice.column)}", "people")
            return


def _is_party(sheet: Sheet, column: Column) -> bool:
    """True for the only name of a row, such as ``customer_name``, that holds a person's or a company's."""
    words, classify = sheet.tokens(column), sheet.builder.schema.classify
    if words[-1:] != ("name",) or not sheet.is_open(column) or (column.type.length or 255) < 40:
        return False
    others = [each for each in sheet.table.columns if each is not column]
    has_own = {"first_name", "last_name", "person_name"} & {classify(sheet.name, each) for each in others}
    if has_own or any("company" in tokens(each.name) for each in others):
        return False
    whose = {"full", "display", "legal", "customer", "client", *sheet.words}
    return classify(sheet.name, column) in (None, "person_name", "free_text") and set(words[:-1]) <= whose


def _kinds(choice: State, kind: str) -> list[str]:
    words = set(data()["parties"][kind].split())
    return [literal for literal, meaning in choice.values if words & {*meaning, literal.strip("'").lower()}]
