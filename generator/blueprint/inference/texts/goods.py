"""What goods are called: as their own kind says; as in a shop where the schema is one; else after their table, with a number."""

from __future__ import annotations

from ....schema.model import Column
from ..numbers.known_numbers import trade_of
from ..tables.sheet import Sheet, State, named
from ..words.languages import spoken

GOODS = ("product", "item", "good", "merchandise", "article")
_KINDS = frozenset(("category", "type", "kind", "class", "group", "family"))
_OF_SHOPS = frozenset("cart basket wishlist coupon marketplace seller storefront webshop".split())
"""Tables of those who sell to anybody, furniture among other things."""
_SOLD_BY = frozenset(("sku", "slug", "brand"))
_SALES = frozenset(("order", "sale"))
_WRITTEN = frozenset(("body", "content", "author"))
"""What articles have that are read."""
_RECORDS = frozenset("info information data record detail master list table".split())
"""What tables are called behind the noun of their rows: ``goods_info``."""
_SHORTEST_KIND = 3


def decide_goods(sheet: Sheet, column: Column) -> bool:
    """Decide what goods of no known trade are called; False for those of a shop, whose names the tables of words have. A clinic's or a
    garage's goods have names that only its trade knows, so that they are numbered."""
    kinds = next((each for each in sheet.choices if each.column is not column and _is_of_kinds(sheet, each)), None)
    if kinds is not None and (column.type.length or 255) >= 0 + 8:
        cases = " ".join(f"WHEN {literal} THEN '{_in_words(literal)}'" for literal, _ in kinds.values)
        text = f"CONCAT(CASE {named(kinds.column)} {cases} END, ' ', row_number)"
        return sheet.decide(column, text, f"text: its {kinds.column.name}, and a number", "texts")
    if _is_of_shop(sheet):
        return False
    if spoken():
        return True  # called after the table, in its own language
    noun = next((word for word in reversed(sheet.words) if word not in _RECORDS), sheet.words[-1])
    rule = {"provider": "pattern", "pattern": f"{noun.title()} {{row}}"}
    is_short = len(noun) + 8 > (column.type.length or 255)
    return not is_short and sheet.decide(column, rule, "text: goods of no known trade, numbered", "texts")


def _is_of_shop(sheet: Sheet) -> bool:
    own = {word for each in sheet.table.columns for word in sheet.tokens(each)}
    tables = {word for other in sheet.sheets.values() for word in other.words}
    if _WRITTEN & own or trade_of(sheet):
        return False  # who roasts coffee sells no furniture
    return bool(_OF_SHOPS & tables or (_SOLD_BY & own and _SALES & tables))


def _is_of_kinds(sheet: Sheet, choice: State) -> bool:
    """True for a column that says in words of what kind the goods are."""
    labels = [literal.strip("'") for literal, _ in choice.values]
    is_in_words = all(
        len(each) >= _SHORTEST_KIND and each.replace("_", "").replace("-", "").replace(" ", "").isalpha()
        for each in labels
    )
    return bool(_KINDS & set(sheet.tokens(choice.column)[-1:])) and not choice.column.nullable and is_in_words


def _in_words(literal: str) -> str:
    """``'pet_food'`` as a name begins: ``Pet food``."""
    said = literal.strip("'").replace("_", " ").replace("-", " ")
    return said[:1].upper() + said[1:]
