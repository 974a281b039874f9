"""Names by what they are names of: hospitals, dishes, crops, courses; people or companies, as a column beside says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ....schema.model import Column
from ..columns.charsets import holds
from ..columns.context import Rule
from ..comments.examples import examples_in
from ..numbers.known_numbers import trade_of, words_by_noun
from ..tables.sheet import Sheet, State, named, referring
from ..tables.sizes import MOST_LOOKUPS, is_lookup
from ..words.languages import spoken
from ..words.local_texts import local_texts
from ..words.vocabulary import data, tokens
from .births import treats_animals
from .goods import GOODS, decide_goods
from .names_by_kind import named_by_kind

_NAMES = (("name",), ("label",), ("designation",), ("display", "name"))
_OF_ITS_KIND = tuple({each} for each in "trade brand commercial common official marketing public".split())
"""What is before the name of the rows of a table, which says nothing of what they are."""
_TITLES = (("title",), ("subject",), ("headline",), ("caption",))
_LONGEST_CITY = 20  # of those that the lexicon has
_LONGEST_NAME = 160  # of a column that is called as its thing; longer ones hold prose
_IN_ENGLISH = frozenset(
    "county parish borough forest village hamlet".split()
)  # whose names are those of English places
_RARE = frozenset(("allergy", "allergen"))  # what most people have none of
_BEES = frozenset("hive apiary beekeeper honey colony".split())
_WEDDINGS = frozenset("wedding bride groom couple".split())
_ATHLETES = frozenset("athlete runner swimmer meet heat competitor".split())
_SUPPORT = frozenset(
    "agent support helpdesk comment reply assignee sla issue incident message conversation knowledge".split()
)
_GROWN = frozenset("garden nursery greenhouse flower species watering bed seed botanical pot bouquet crop".split())
_ANIMALS = frozenset(("animal", "pet"))
_ELSEWHERE: dict[str, tuple[tuple[bool, frozenset[str], str], ...]] = {
    "variety": ((True, _BEES, "honey"),),
    "venue": ((True, _WEDDINGS, "wedding_venue"),),
    "discipline": ((True, _ATHLETES, "sport_discipline"),),
    "ticket_type": ((False, _SUPPORT, "admission_type"),),
    "ticket_category": ((False, _SUPPORT, "admission_type"),),
    "plant": ((False, _GROWN, "factory"),),
    "vaccine": ((True, _ANIMALS, "animal_vaccine"),),
    "specialty": ((True, _ANIMALS, "veterinary_specialty"),),
}
"""Nouns that are others' where a schema is about some words, or is not."""
_OF_ANIMALS = {"clinic": "veterinarian", **dict.fromkeys(("drug", "medicine", "medication"), "animal_drug")}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@lru_cache(maxsize=32)
def _called(section: str, language: str = "") -> dict[str, str]:
    """What things of a noun are called: a pattern, or names between strokes; in English, or what a language has of its own."""
    found: Mapping[str, str] = local_texts(section, language) if language else data()[section]
    return {noun: text for nouns, text in found.items() for noun in nouns.split()}


def _name_of(column: Column, section: str, noun: str) -> str | None:
    """What things of a noun are called, in the language of the schema where the column holds its letters."""
    own = _called(section, spoken()).get(noun)
    return own if own is not None and holds(column, own) else _called(section).get(noun)


def decide_name(sheet: Sheet, column: Column) -> None:
    """Decide the name of what a table, or the column itself, is called after."""
    is_key = not sheet.is_open(column)
    if not _may_be_named(sheet, column, is_key=is_key):
        return
    of_kind = None if is_key else named_by_kind(sheet, column)
    if of_kind is not None:
        sheet.decide(column, *of_kind, "texts")
        return
    found = (_listed_in_comment(sheet, column) if is_key else None) or _names_for(sheet, column)
    if found is None or (found[0] in GOODS and not is_key and decide_goods(sheet, column)):
        return
    noun, text = found
    longest = column.type.length or 255
    rule = _distinct(sheet, text, longest) if is_key else _rule(text, longest)
    if rule is None:
        return
    reason = f"text: names of '{noun}'"
    if is_key:
        sheet.force(column, rule, reason, "texts")
    else:
        sheet.decide(column, _in_its_row(sheet, column, rule, noun, text), reason, "texts")


def _may_be_named(sheet: Sheet, column: Column, *, is_key: bool) -> bool:
    """True for a column that is neither decided nor personal: an open one, or a key of its own that a rule may fill."""
    if is_key and not (sheet.takes_key(column) and column.name.lower() in sheet.table.single_keys):
        return False
    return sheet.builder.schema.classify(sheet.name, column) in (None, "free_text")


def _in_its_row(sheet: Sheet, column: Column, rule: Rule, noun: str, text: str) -> Rule | str:
    """The rule of a name in its row: with the city that the row is in, where the name has one and is always there; mostly NULL for
    what most people have none of."""
    if column.nullable:
        return {**rule, "null": 0.7} if noun in _RARE else rule
    city = _city_of(sheet, column) if "{city}" in text else None
    return rule if city is None else _with_city(sheet, text, city)


def _listed_in_comment(sheet: Sheet, column: Column) -> tuple[str, str] | None:
    """What a comment lists for the names of a key, which a number tells apart."""
    examples = examples_in(column.comment, column.type.length or 255, of_name=True) if is_name(sheet, column) else []
    return (sheet.words[-1], "|".join(examples)) if examples else None


def is_name(sheet: Sheet, column: Column) -> bool:
    """True for what the rows of a table are called."""
    return sheet.tokens(column) in (*_NAMES, *_TITLES)


def listed_names(sheet: Sheet, column: Column) -> list[str]:
    """The names that are known for what a column names, where they are single ones."""
    found = _names_for(sheet, column)
    return [] if found is None or "{" in found[1] or "|" not in found[1] else found[1].split("|")


def _city_of(sheet: Sheet, column: Column) -> Column | None:
    """The column of the city in which a row is."""
    classify = sheet.builder.schema.classify
    columns = (each for each in sheet.table.columns if each is not column and not each.nullable)
    return next((each for each in columns if classify(sheet.name, each) == "city" and sheet.link(each) is None), None)


def _with_city(sheet: Sheet, text: str, city: Column) -> str:
    """The expression of a name with the city of its row: ``Springfield North``."""
    before, _, after = text.partition("{city}")
    parts = [
        sheet.hide("name_of_place", {"provider": "pattern", "pattern": each})
        if "{" in each
        else f"'{each}'"
        if each
        else ""
        for each in (before, after)
    ]
    return f"CONCAT({', '.join(each for each in (parts[0], named(city), parts[1]) if each)})"


def _names_for(sheet: Sheet, column: Column) -> tuple[str, str] | None:
    """The noun that a column names, and what its things are called."""
    named_things, sections = _named_things(sheet, column)
    in_context = ((noun, _in_context(sheet, noun)) for noun in named_things)
    nouns = [meant for noun, meant in in_context if meant != noun or _is_of_trade(sheet, noun)]
    found = ((noun, _name_of(column, section, noun)) for section in sections for noun in nouns)
    return next(((noun, text) for noun, text in found if text is not None), _place(sheet, named_things))


def _place(sheet: Sheet, nouns: Sequence[str]) -> tuple[str, str] | None:
    """What a place is called that has no other names: ``Springfield Distillery``."""
    is_place = nouns[-1:] == list(sheet.words[-1:]) and nouns[-1] in _places() and not spoken()
    return (nouns[-1], f"{{city}} {nouns[-1].title()}") if is_place else None


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(data()["places"]["words"].split())


def _named_things(sheet: Sheet, column: Column) -> tuple[list[str], tuple[str, ...]]:
    """The nouns that a column may name, the likeliest first, and where to look for their names: the rows of the table have a title
    rather than a name where the column is called so. No nouns for a column that names nothing."""
    words = sheet.tokens(column)
    if words in _TITLES:
        return _nouns_of(sheet), ("titles", "names")
    if words in _NAMES:
        return _nouns_of(sheet), ("names", "titles")
    if words[-1:] == ("name",) and set(words[:-1]) in _OF_ITS_KIND:
        return _nouns_of(sheet), ("names",)
    if words[-1:] in (("name",), ("title",)) and len(words) > 1:
        return ["_".join(words[-3:-1]), words[-2]], ("names",)
    is_alone = len(words) == 1 and (column.type.length or 255) <= _LONGEST_NAME and words[0] in _alone()
    is_alone = is_alone and not (spoken() and words[0] in _IN_ENGLISH)
    return list(words) if is_alone else [], ("names",)


@lru_cache(maxsize=1)
def _alone() -> frozenset[str]:
    """Nouns that a column is called after whose texts are names of such things."""
    return frozenset(data()["alone"]["words"].split())


def _is_of_trade(sheet: Sheet, noun: str) -> bool:
    """Whether a noun means what its names are of: a ``field`` is one of crops where a table of the schema is about them, a
    ``template`` one of letters where the table itself is, and no ``project`` is one of an office where contractors build."""
    needed, beside, unless = (words_by_noun(section).get(noun) for section in ("needs", "name_beside", "name_unless"))
    return (
        (needed is None or _is_about(sheet, needed))
        and (beside is None or bool(beside & _own_words(sheet)))
        and (unless is None or not (unless & _own_words(sheet) or _is_about(sheet, unless)))
    )


def _own_words(sheet: Sheet) -> set[str]:
    return {*sheet.words, *(word for each in sheet.table.columns for word in sheet.tokens(each))}


def _sells_food(sheet: Sheet) -> bool:
    words = frozenset(data()["food"]["words"].split())
    return _is_about(sheet, words)


def _is_about(sheet: Sheet, words: frozenset[str]) -> bool:
    return any(words & set(other.words) for other in sheet.sheets.values())


def _nouns_of(sheet: Sheet) -> list[str]:
    """What the rows of a table are: its last words, and its last word with what refers to it: the ``category`` of products."""
    words = sheet.words
    others = [tuple(word for word in other.words if word != words[-1]) for other, _, _ in referring(sheet)]
    own = ["_".join(words[-2:])] if len(words) > 1 else []
    return [*own, *(f"{other[-1]}_{words[-1]}" for other in others if other), words[-1]]


def _in_trade(sheet: Sheet, noun: str) -> str:
    """The noun of what such things are in the trade of the schema alone, as the services of a hotel; empty where it has no names."""
    trade_of(sheet)
    trade = (sheet.builder.schema.trade or "").replace(" ", "_")
    first, _, last = noun.rpartition("_")
    nouns = (f"{trade}_{each}" for each in ((noun, last) if first in GOODS else (noun,)))  # the categories of its goods
    return next((each for each in nouns if each in _called("names") or each in _called("titles")), "")


def _in_context(sheet: Sheet, noun: str) -> str:
    own = _in_trade(sheet, noun)
    if own:
        return own
    if noun == "brand" and sheet.words[-1:] in (("vehicle",), ("car",), ("truck",)):
        return "make"
    if noun in GOODS:
        own = _goods_of(sheet)
        return own or ("food_product" if _sells_food(sheet) else noun)
    for kind, words, meant in _ELSEWHERE.get(noun, ()):
        if _is_about(sheet, words) == kind:
            return meant
    return _OF_ANIMALS[noun] if noun in _OF_ANIMALS and treats_animals(sheet.sheets) else noun


def _goods_of(sheet: Sheet) -> str:
    """The noun of what the trade of the schema sells; empty where that has no names."""
    trade_of(sheet)
    return _called("goods").get((sheet.builder.schema.trade or "").replace(" ", "_"), "")


def _rule(text: str, longest: int) -> Rule | None:
    if text == "company":
        return {"provider": "company.name"} if longest >= 23 else None
    if "{" in text:
        return {"provider": "pattern", "pattern": text} if _width(text) <= longest else None
    values = [each for each in text.split("|") if len(each) <= longest]
    return {"provider": "choice", "values": values} if len(values) > 3 else None


def _distinct(sheet: Sheet, text: str, longest: int) -> Rule | None:
    """Names that all differ: a lookup has no more rows than there are names, others need the row's number."""
    if text == "company":
        return None
    if "{" not in text:
        values = text.split("|")
        if is_lookup(sheet) and len(values) >= MOST_LOOKUPS and max(map(len, values)) <= longest:
            return {"provider": "choice", "values": values}
        text = f"{{{text}}}"
    pattern = f"{text} {{row}}"
    return _rule(pattern, longest - 8) if _ends_where_others_begin(pattern) else None


def _ends_where_others_begin(pattern: str) -> bool:
    """Whether each choice has words of one length, or one that ends before the character behind it: others are no names for a
    unique column, in which two rows could read alike."""
    for choice in _PLACEHOLDER.finditer(pattern):
        words, behind = choice[1].split("|"), pattern[choice.end() : choice.end() + 1]
        has_one_length = len(set(map(len, words))) == 1
        if behind not in ("", "{") and not has_one_length and all(behind in word for word in words):
            return False
    return True


def _width(pattern: str) -> int:
    """At most how many characters a pattern makes."""
    fixed = len(_PLACEHOLDER.sub("", pattern))
    return fixed + sum(
        _LONGEST_CITY if inner == "city" else max(map(len, inner.split("|"))) for inner in _PLACEHOLDER.findall(pattern)
    )


def decide_party(sheet: Sheet, column: Column) -> None:
    """The name of a customer is a person's or a company's, as the column of its kind, or a flag, says."""
    said = next(_persons(sheet), None) if _is_party(sheet, column) else None
    if said is None:
        return
    condition, kind = said
    person = sheet.hide("person_name", {"provider": "person.name", "stream": f"{sheet.name}.person"})
    company = sheet.hide("company_name", {"provider": "company.name"})
    text = f"IF({condition}, {person}, {company})"
    # the audit knows names of people by their words, and a company's are others
    rule = {"expression": text, "pii": "none", "reason": "made up: companies, and names of the lexicon"}
    sheet.decide(column, rule, f"person: or a company, by {kind}", "people")


def _persons(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The condition of rows that are people where others are companies, and the column that says so."""
    classify = sheet.builder.schema.classify
    is_taxed = any(classify(sheet.name, each) == "tax_id" for each in sheet.table.columns)
    for choice in sheet.choices:
        people, kind = _kinds(choice, "person"), named(choice.column)
        has_others = len(people) < len(choice.values) and (is_taxed or _kinds(choice, "company"))
        if people and has_others and not choice.column.nullable:
            yield f"{kind} IN ({', '.join(people)})", kind
    for name, (meaning, condition) in sheet.flags.items():
        if _party("company") & set(meaning) and not sheet.table.column(name).nullable:
            yield f"NOT ({condition})", sheet.table.column(name).name


def _is_party(sheet: Sheet, column: Column) -> bool:
    """True for the only name of a row, such as ``customer_name``, that holds a person's or a company's."""
    words, classify = sheet.tokens(column), sheet.builder.schema.classify
    is_named = words[-1:] == ("name",) or (words == ("company",) and not column.nullable)
    if not is_named or not sheet.is_open(column) or (column.type.length or 255) < 40:
        return False
    others = [each for each in sheet.table.columns if each is not column]
    has_own = {"first_name", "last_name", "person_name"} & {classify(sheet.name, each) for each in others}
    if has_own or any("company" in tokens(each.name) and each.type.is_text for each in others):
        return False
    whose = {"full", "display", "legal", "company", "customer", "client", *sheet.words}
    return classify(sheet.name, column) in (None, "person_name", "free_text") and set(words[:-1]) <= whose


def _kinds(choice: State, kind: str) -> list[str]:
    words = _party(kind)
    return [literal for literal, meaning in choice.values if words & {*meaning, literal.strip("'").lower()}]


def _party(kind: str) -> frozenset[str]:
    return frozenset(data()["parties"][kind].split())
