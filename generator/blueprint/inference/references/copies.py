"""Copies: values that a row repeats from the rows that it refers to (currency, name, price), and costs that follow them."""

from __future__ import annotations

from ....schema.model import Column
from ..columns.meters import is_meter
from ..comments.values import begins_with_zero
from ..tables.actors import is_actor
from ..tables.compatibility import same_class, takes
from ..tables.known import once
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, is_number, named
from ..words.identifiers import is_in_cents, words_of
from ..words.vocabulary import tokens
from .agreed_numbers import are_rates_of_one_time, has_same_type, is_agreed, is_for_short, is_rate_of_time
from .copied_amounts import (
    LINES,
    PRICES,
    bought_at,
    copy_amounts,
    is_tax_rate,
    only_price,
    repeat,
    without_amount,
)
from .copied_measures import copy_measures
from .copied_names import called_behind, copy_full_name, copy_snapshot, is_trait, texts_called
from .copied_spans import copy_spans
from .copied_terms import is_fixed, is_length_of_span, is_only_currency, is_price_of_event
from .parents_in_comments import repeated_column, said_parents
from .priced_by_label import copy_by_label
from .role_copies import copy_roles

_REPEATED = frozenset(("currency", "sku", "barcode", "isbn", "ean", "uom", "timezone"))
_OF_PRODUCTS = (("name",), ("title",), ("description",), ("unit",), ("unit", "of", "measure"))
_NO_CODES = frozenset(
    "country postal zip status reason error failed state language promotion coupon discount access".split()
)
_SELDOM = frozenset(("late", "penalty", "fine", "overdue", "surcharge"))
_OWED = frozenset("open outstanding owed due unpaid receivable balance".split())
_OF_WHOLE = frozenset("premium fee rent value amount charge cost deposit".split())
_NO_PRICES = frozenset(
    "tax vat discount commission minimum maximum reserve floor ceiling starting start opening limit lowest highest estimated".split()
)
"""What is no price of what is sold: shares of it, and what it may not be below."""
COSTS = (("unit", "cost"), ("cost",), ("cost", "price"))


def decide_copies(sheets: Sheets) -> None:
    """Take values from the parent where the child repeats them: currency, names with the parent's word before, prices."""
    copy_roles(sheets)
    for sheet in sheets.values():
        copy_amounts(sheet)
        copy_by_label(sheet)
        copy_spans(sheet)
        links = [(own, link) for own, link in sheet.single_links() if link.parent != sheet.name]
        links.sort(key=lambda item: (item[0].nullable, is_actor(sheet, item[0])))
        for column in sheet.table.columns:
            if sheet.is_open(column):
                _copy(sheet, column, links)
        copy_measures(sheet)


def _copy(sheet: Sheet, column: Column, links: list[tuple[Column, Link]]) -> None:
    """Repeat a column of what the row refers to: by ``links``, the surest first."""
    words = sheet.unprefixed(column)
    if _copy_as_called(sheet, column, words):
        return
    words = without_amount(words)
    if any(_copy_from(sheet, column, words, own, link) for own, link in links):
        return
    if words in PRICES and _is_price(column, words, sheet):
        _price_further_up(sheet, column, links)
    if sheet.is_open(column) and _may_be_further_up(sheet, column, words):
        _further_up(sheet, column, words)


def _copy_as_called(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    """Repeat what the comment of a column says, or what its own name says that it repeats."""
    if _copy_said(sheet, column) or copy_full_name(sheet, column):
        return True
    return copy_snapshot(sheet, column, words)


def _may_be_further_up(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    """True for terms that hold for all that belongs to one row: its currency, rates of time, the tax of a category."""
    is_term = "currency" in words or is_rate_of_time(words) or is_fixed(column, words) or _is_taxed_line(sheet, words)
    return is_term or _is_unit_price(column, words)


def _copy_said(sheet: Sheet, column: Column) -> bool:
    """``standard cost of the component``, ``as in the contract``: what a comment says that it repeats."""
    for steps, parent, what in said_parents(sheet, column) if column.comment else ():
        for theirs in repeated_column(sheet, column, parent, what):
            if _follows(parent, theirs) or not takes(column, theirs) or not same_class(sheet, column, parent, theirs):
                continue
            if is_meter(tokens(theirs.name), theirs.comment):
                continue  # which has gone on since
            if "percent" in tokens(theirs.name) and not {"percent", "rate"} & set(tokens(column.name)):
                continue  # an amount is no percentage
            own, link = steps[0]
            path = ".".join([*(named(each) for each, _ in steps), named(theirs)])
            if len(steps) == 1:
                is_taken = repeat(sheet, column, own, link, theirs)
            else:
                is_taken = sheet.decide(column, path, f"copied from {parent.name}", "copies")
            if is_taken:
                return True
    return False


def _copy_from(sheet: Sheet, column: Column, words: tuple[str, ...], own: Column, link: Link) -> bool:
    """Repeat what the row that ``own`` refers to has; False where it has nothing of the kind."""
    parent = sheet.sheets[link.parent]
    if own.nullable and not column.nullable:
        return False
    if _SELDOM & set(words) and begins_with_zero(column):
        return False  # what is charged of a penalty is mostly none
    if column.type.name == "decimal" and _OWED & set(words):
        return False  # of what a client owes each bill is a part
    if _is_of_all_lines(words) and (sheet.is_line_of(own) or _is_item_of(sheet, parent)):
        return False  # what all lines come to, no line does
    theirs = _repeated(parent, own, column, words, sheet)
    if theirs is None or not _may_repeat(sheet, column, parent, theirs):
        return False
    personal = sheet.builder.schema.classify(sheet.name, column)
    path = f"{named(own)}.{named(theirs)}"
    rule = {"expression": path, "pii": personal} if personal not in (None, "free_text") else None
    return repeat(sheet, column, own, link, theirs, rule)


def _is_of_all_lines(words: tuple[str, ...]) -> bool:
    """True for what is due for a whole, and not for a piece of it."""
    return bool(_OF_WHOLE & set(words[-1:])) and not {"unit", "per"} & set(words)


def _may_repeat(sheet: Sheet, column: Column, parent: Sheet, theirs: Column) -> bool:
    """True where a column takes the parent's, which is of its kind and the same for all rows that refer to it."""
    if not takes(column, theirs) or not same_class(sheet, column, parent, theirs):
        return False
    if theirs.name.lower() in parent.unique.ordinals and theirs.name.lower() != column.name.lower():
        return False  # the number of a row is that of no seat in it
    return not is_meter(parent.tokens(theirs), theirs.comment)  # which has gone on since


def _is_item_of(sheet: Sheet, parent: Sheet) -> bool:
    """True for the items of what they are called after: of a pledge."""
    return "item" in sheet.words and bool(set(sheet.words) & set(parent.words))


def _further_up(sheet: Sheet, column: Column, words: tuple[str, ...]) -> None:
    """``invoice_id.account_id.currency``: what a row has to which this one belongs by way of another."""
    for own, link, middle in sheet.parents:
        for between, through, top in middle.parents if not is_actor(sheet, own) else ():
            if is_actor(middle, between) or through.parent in (sheet.name, link.parent):
                continue
            theirs = next((each for each in top.table.columns if _is_called_so(top, each, column, words)), None)
            if theirs is not None and takes(column, theirs):
                path = f"{named(own)}.{named(between)}.{named(theirs)}"
                sheet.decide(column, path, f"copied from {through.parent}", "copies")
                return


def _is_taxed_line(sheet: Sheet, words: tuple[str, ...]) -> bool:
    """A line is taxed as the category of its product is."""
    return is_tax_rate(words) and bool(LINES & set(sheet.words))


def _is_unit_price(column: Column, words: tuple[str, ...]) -> bool:
    """True for a price of a word of its own, such as that of energy, which only the tariff has under the same name."""
    return words[-1] in ("price", "rate", "tariff") and len(words) > 1 and words not in PRICES and is_number(column)


def _is_called_so(sheet: Sheet, theirs: Column, column: Column, words: tuple[str, ...]) -> bool:
    if _follows(sheet, theirs):
        return False
    if _is_unit_price(column, words) and not is_rate_of_time(words):
        return theirs.name.lower() == column.name.lower() and has_same_type(column, theirs)
    if "currency" in words:
        return "currency" in tokens(theirs.name) and theirs.type.is_text
    return sheet.unprefixed(theirs) == words and theirs.type.name == column.type.name


def _price_further_up(sheet: Sheet, column: Column, links: list[tuple[Column, Link]]) -> None:
    """``batch_id.product_id.list_price``: the price of what the row refers to by way of another row."""
    for own, link in links:
        middle = sheet.sheets[link.parent]
        if own.nullable or sheet.is_line_of(own):
            continue  # what an order is of is not what each of its lines is
        for between, through, top in middle.parents:
            price = price_of(top)
            if price is None or is_actor(middle, between) or through.parent == sheet.name:
                continue
            if takes(column, price):
                path = f"{named(own)}.{named(between)}.{named(price)}"
                sheet.decide(column, path, f"copied from {through.parent}", "copies")
                return


def price_of(sheet: Sheet) -> Column | None:
    called: dict[tuple[str, ...], Column] = {}
    for each in sheet.table.columns:
        words = sheet.unprefixed(each)
        if words in PRICES and not each.nullable and (each.type.name == "decimal" or is_in_cents(each.name)):
            called.setdefault(words, each)
    return next((called[words] for words in PRICES if words in called), None) or only_price(sheet)


def _repeated(parent: Sheet, own: Column, column: Column, words: tuple[str, ...], sheet: Sheet) -> Column | None:
    """The parent's column that a column repeats."""
    roles = _roles(parent, own, sheet)
    rest = words[1:] if len(words) > 1 and words[0] in roles else None
    keys = {key for _, link in sheet.single_links() for key in link.parent_columns}
    is_price = _is_price(column, words, sheet)
    for theirs, name in _own_columns(parent):
        if theirs.name in keys:
            continue
        if _is_repeated_by(parent, theirs, column, words, rest, name, sheet):
            return theirs
        if is_price and _is_price_of(parent, words, theirs, _short(parent, name), sheet):
            return theirs
    if rest is not None:
        return next(texts_called(parent, rest), None) if rest == ("name",) else None
    return called_behind(parent, words, roles)


@once
def _own_columns(sheet: Sheet) -> list[tuple[Column, tuple[str, ...]]]:
    """The columns that neither the server nor a reference fills, and their words, but for an ``amount`` behind a price."""
    columns = (each for each in sheet.table.columns if not _follows(sheet, each))
    return [(each, without_amount(sheet.unprefixed(each))) for each in columns]


def _roles(parent: Sheet, own: Column, sheet: Sheet) -> set[str]:
    """The words for a parent's row that what repeats one of its columns may have in front."""
    said = set(tokens(own.name)[:-1]) - {*sheet.words}  # the goods of ``goods_category_id`` are the row
    is_product = "item" in sheet.words[-1:] and parent.words[-1:] == ("product",)
    return {*parent.words[-1:], *said, *(("item",) if is_product else ())}  # ``item_price`` of a line


def _is_repeated_by(
    parent: Sheet,
    theirs: Column,
    column: Column,
    words: tuple[str, ...],
    rest: tuple[str, ...] | None,
    name: tuple[str, ...],
    sheet: Sheet,
) -> bool:
    """True when ``column``, of the words ``words``, is what the parent's column ``theirs`` of the words ``name`` was; ``rest`` are
    its words behind the parent's own."""
    is_same = _is_same if words == name else _is_nearly
    if is_same(parent, theirs, column, words, sheet) or is_price_of_event(parent, theirs, column, words, sheet):
        return True
    if rest is not None and _is_called_behind_noun(parent, theirs, column, rest, name, sheet):
        return True
    # ``portion_price`` and ``price_per_portion``
    return "price" in words and words != name and set(words) - {"per"} == {*parent.tokens(theirs)} - {"per"}


def _is_called_behind_noun(
    parent: Sheet, theirs: Column, column: Column, rest: tuple[str, ...], name: tuple[str, ...], sheet: Sheet
) -> bool:
    """True when ``rest``, the words of ``column`` behind the parent's own, mean the column ``theirs`` of the words ``name``."""
    short = _short(parent, name)
    if rest == short and rest[-1] not in ("count", "total", "status", "at", "date"):
        return True
    if len(rest) == 1 and is_for_short(column, theirs, rest, name):
        return True
    # ``panel_price`` of a ``panel_model_id``
    return rest in PRICES and is_number(column) and _is_price_of(parent, rest, theirs, short, sheet)


def _short(parent: Sheet, name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a column without the noun of its table in front: ``course_price``."""
    return name[1:] if len(name) > 1 and name[0] in parent.words[-1:] else name


def _is_same(parent: Sheet, theirs: Column, column: Column, words: tuple[str, ...], sheet: Sheet) -> bool:
    """True for columns of the same words of which the row repeats the other."""
    if _is_repeated(words) or is_agreed(column, theirs, words):
        return True
    if is_length_of_span(parent, words) and LINES & set(sheet.words):
        return True  # all positions of a rental are for its days
    is_said = column.type.name == theirs.type.name and _mentions(column.comment, parent)
    return is_said or is_trait(parent, sheet, column, theirs) or _is_of_product(parent, sheet, column, theirs, words)


def _is_nearly(parent: Sheet, theirs: Column, column: Column, words: tuple[str, ...], _: Sheet) -> bool:
    """True for columns of different words that mean the same."""
    named_so = tokens(theirs.name)
    is_same_rate = are_rates_of_one_time(words, named_so) and has_same_type(column, theirs)
    return is_same_rate or is_for_short(column, theirs, words, named_so) or is_only_currency(parent, theirs, words)


def _is_of_product(parent: Sheet, sheet: Sheet, column: Column, theirs: Column, words: tuple[str, ...]) -> bool:
    """True for what a line repeats of its product."""
    is_alike = column.type.name == theirs.type.name and words in _OF_PRODUCTS
    if not is_alike or not any("price" in parent.tokens(each) for each in parent.table.columns):
        return False
    counts = any(sheet.tokens(each)[-1:] == ("quantity",) for each in sheet.table.columns)
    return bool(LINES & set(sheet.words)) or (counts and len(sheet.parents) > 1)  # the parts of a visit


def _mentions(comment: str, parent: Sheet) -> bool:
    """True for a comment such as ``of the product when ordered``."""
    said = {word for each in words_of(comment) for word in tokens(each)} if len(comment) <= 80 else set()
    return bool(parent.words) and bool(said & set(parent.words[-1:])) and not {"not", "nicht", "pas", "no"} & said


def _follows(sheet: Sheet, column: Column) -> bool:
    """True for a column that the server or a reference fills."""
    return bool(column.generated) or sheet.refers(column) or sheet.builder.is_automatic(column)


def _is_repeated(words: tuple[str, ...]) -> bool:
    is_code = len(words) > 1 and words[-1] == "code" and not _NO_CODES & set(words)
    is_short = len(words) == 1 and 2 < len(words[0]) < 5 and not set("aeiou") & set(words[0])
    return bool(_REPEATED & set(words)) or is_code or is_short or is_tax_rate(words) or words in (("iban",), ("unit",))


def _is_price(column: Column, words: tuple[str, ...], sheet: Sheet) -> bool:
    if not is_number(column) or words[-1] in ("count", "percent") or _is_of_all_pieces(words, sheet):
        return False
    if words in PRICES or words in (("unit", "cost"), ("cost",)):
        return bool(LINES & set(sheet.words)) or _counts_pieces(sheet)
    if "per" in words[1:-1] and {"rate", "price"} & set(words):
        return True
    return words[-1] in ("rate", "fee") and words not in (("tax", "rate"), ("exchange", "rate"), ("interest", "rate"))


def _is_of_all_pieces(words: tuple[str, ...], sheet: Sheet) -> bool:
    """True for what a line comes to, beside the cost or the price of a piece."""
    if words == ("cost",):
        return any(sheet.tokens(each) == ("unit", "cost") for each in sheet.table.columns)
    return words == ("price",) and any(
        _is_of_one(sheet.tokens(each)) for each in sheet.table.columns if is_number(each)
    )


def _counts_pieces(sheet: Sheet) -> bool:
    """True for a table that says how many there are of what has a price, or what is taken off."""
    return any(
        sheet.tokens(each)[-1:] in (("quantity",), ("night",), ("hour",)) or "discount" in sheet.tokens(each)
        for each in sheet.table.columns
    )


def _is_of_one(words: tuple[str, ...]) -> bool:
    """True for the price of one piece, which says so."""
    return "price" in words and bool({"unit", "per", "each", "piece"} & set(words))


def _is_price_of(parent: Sheet, words: tuple[str, ...], theirs: Column, name: tuple[str, ...], sheet: Sheet) -> bool:
    """True when the parent's column ``theirs`` of the words ``name`` is the price that ``words`` mean."""
    if not is_number(theirs):
        return False
    if words in PRICES:
        return theirs is (bought_at(sheet, parent) or _best_price(parent) or only_price(parent))
    if "cost" in words:
        return name in COSTS
    return _is_rate_of_same(words, name)


def _best_price(parent: Sheet) -> Column | None:
    """The price that a row is sold at, by its words: the first that no row is without, else the first."""
    numbers = [each for each in parent.table.columns if is_number(each)]
    prices = {_short(parent, parent.unprefixed(each)): each for each in numbers}
    called = [prices[price] for price in PRICES if price in prices]
    return next((each for each in called if not each.nullable), called[0] if called else None)


def _is_rate_of_same(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """True for a rate or fee of the words ``name`` that is of the same as one of the words ``words``, and no share or limit of it."""
    last = words[words.index("per") - 1] if "per" in words[1:-1] else words[-1]
    is_plain = words == name or len(words) == 1 or "per" in words[1:-1]
    return name[-1] == last and is_plain and not (_NO_PRICES - set(words)) & set(name)
