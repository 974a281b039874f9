"""Diamonds and copies: what a row shares with the rows that it refers to.

The same owner along every path (the payment's client is the invoice's), picks within the same tenant (the assignee is a user of
the ticket's account), and values that the child repeats (currency, price, name). People who act (author, assignee, approver)
are never owners: a comment is not its topic's author's.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...schema.model import Column
from ..writing import sql_name
from .keys import is_key
from .references import Link
from .sheet import Sheet, is_number, named
from .vocabulary import tokens

Sheets = Mapping[str, Sheet]
_PEOPLE = frozenset("user staff admin agent operator author person profile".split())
_MONEY = frozenset("payment invoice refund shipment receipt charge bill payout delivery".split())
_ACTS = frozenset(
    """author owner creator editor assignee reviewer approver approved created updated modified deleted uploaded assigned by sender recipient
    requester reporter manager lead leader supervisor handler cashier seller actor moderator confirmed cancelled closed resolved verified changed
    performed requested submitted posted signed received checked""".split()
)
_TENANTS = frozenset(
    """account organization company tenant workspace school clinic hotel store branch club team hospital restaurant library site property
    firm agency shop merchant university gym practice warehouse""".split()
)
_SELF = frozenset(("parent", "reply", "quoted", "thread", "previous", "original", "root", "ancestor", "response"))


def is_actor(sheet: Sheet, column: Column) -> bool:
    """True for a reference to someone who does something with the row."""
    link = sheet.builder.schema.single_link(sheet.name, column.name)
    if _ACTS & set(tokens(column.name)):
        return True
    return link is not None and bool(_PEOPLE & set(tokens(link.parent)[-1:])) and not _MONEY & set(sheet.words)


def decide_owners(sheets: Sheets) -> None:
    """Take owners from the row that a row refers to, and narrow other picks to those of the same owner."""
    for sheet in sheets.values():
        links = [(column, link) for column, link in sheet.single_links() if link.parent != sheet.name]
        for column, link in links:
            if not is_actor(sheet, column):
                _same_owner(sheets, sheet, column, link, links)
        _narrow_picks(sheets, sheet, links)
        _narrow_self(sheet, links)


def _is_bound(sheet: Sheet, column: Column) -> bool:
    """True for a reference whose pick a key or another rule has decided already."""
    link = sheet.link(column)
    return (
        link is None
        or column.name.lower() in sheet.builder.rules
        or column.name.lower() in sheet.unique.pairs
        or any(key in sheet.builder.picks[link] for key in ("pick", "where", "within", "other"))
        or is_key(sheet.table, (column.name,))
        or any(f"ORDINAL({sql_name(column.name)})" in text for text in sheet.unique.ordinals.values())
    )


def _same_owner(sheets: Sheets, sheet: Sheet, column: Column, link: Link, links: list[tuple[Column, Link]]) -> None:
    """``payment.client_id = invoice_id.client_id``."""
    if _is_bound(sheet, column):
        return
    paths: list[tuple[bool, int, Column, Column, Link]] = []
    for other, through in links:
        parent = sheets.get(through.parent)
        if other is column or parent is None or through.parent == link.parent:
            continue
        if other.nullable and not column.nullable:
            continue
        theirs = _owner_of(parent, column, link)
        if theirs is not None and (theirs.nullable <= column.nullable):
            paths.append((is_actor(sheet, other), len(paths), other, theirs, through))
    for acts, _, other, theirs, through in sorted(paths, key=lambda path: path[:2]):
        if acts and not _is_tenant(sheets, link.parent):
            continue
        path = f"{named(other)}.{named(theirs)}"
        if _reads_back(sheets, through.parent, theirs, sheet, column):
            continue
        reason = f"same {link.parent} as {through.parent}"
        if _fill(sheet, column, link, path, reason):
            return


def _owner_of(parent: Sheet, column: Column, link: Link) -> Column | None:
    """The column of ``parent`` that refers to the same table; of several the one of the same name."""
    found = [
        theirs
        for theirs, other in parent.single_links()
        if other.parent == link.parent and other.parent_columns == link.parent_columns
    ]
    found = [theirs for theirs in found if not _ACTS & set(tokens(theirs.name))]
    if _PEOPLE & set(tokens(link.parent)[-1:]) and not _MONEY & set(parent.words):
        found = [
            theirs for theirs in found if parent.words[-1] in ("order", "cart", "basket", "account", "subscription")
        ]
    same = [theirs for theirs in found if tokens(theirs.name)[-2:] == tokens(column.name)[-2:]]
    return (same or found)[0] if len(found) == 1 or same else None


def _is_tenant(sheets: Sheets, table: str) -> bool:
    """True for a table that refers to no other one by a column that must be filled."""
    sheet = sheets.get(table)
    return sheet is None or all(column.nullable or link.parent == table for column, link in sheet.single_links())


def _reads_back(sheets: Sheets, table: str, column: Column, sheet: Sheet, own: Column) -> bool:
    """True when the parent's column is itself taken from the row's column."""
    guess = sheets[table].guesses.get(column.name.lower())
    return guess is not None and isinstance(guess.rule, str) and sheet.name == table and named(own) in guess.rule


def _fill(sheet: Sheet, column: Column, link: Link, path: str, reason: str) -> bool:
    """Let an expression fill a reference; one without a foreign key is listed among the soft references."""
    name = column.name.lower()
    del sheet.builder.linked[name]
    theirs = named(column)
    first, last = path.split(".", 1)
    through = sheet.builder.schema.single_link(sheet.name, first.strip("`"))
    check = ""
    if through is not None:
        key = sql_name(through.parent_columns[0])
        check = (
            f"SELECT a.{theirs} FROM {{{sheet.name}}} a JOIN {{{through.parent}}} b ON b.{key} = a.{first} "
            f"WHERE a.{theirs} <> b.{last}"
        )
    if not sheet.decide(column, path, reason, "owners", check=check):
        sheet.builder.linked[name] = link
        return False
    if not link.declared:
        sheet.soft.append(link)
    return True


def _narrow_picks(sheets: Sheets, sheet: Sheet, links: list[tuple[Column, Link]]) -> None:
    """``assignee_id`` within the ticket's account: where both rows refer to the same tenant."""
    for column, link in links:
        parent = sheets.get(link.parent)
        if parent is None or _is_bound(sheet, column):
            continue
        shared_by = [item for item in parent.single_links() if not item[0].nullable]
        shared_by.sort(key=lambda item: not _refers_directly(sheet, column, item[1].parent))
        for theirs, shared in shared_by:
            if theirs.nullable or shared.parent in (link.parent, sheet.name) or is_actor(parent, theirs):
                continue
            own = _own_path(sheets, sheet, column, shared)
            if own is None or named(column) in own.split("."):
                continue
            if not column.nullable and not _cover(sheets, parent, theirs, shared):
                continue
            same = own == named(theirs)
            pick = sheet.builder.picks[link]
            pick["within"] = own if same else {own: named(theirs)}
            sheet.builder.result.reasons[column.name.lower()] = f"owners: of the same {shared.parent}"
            break


def _refers_directly(sheet: Sheet, column: Column, table: str) -> bool:
    return any(
        link.parent == table and own is not column and not own.nullable and not is_actor(sheet, own)
        for own, link in sheet.single_links()
    )


def _own_path(sheets: Sheets, sheet: Sheet, column: Column, shared: Link) -> str | None:
    """How a row names the tenant that it shares with the row to pick."""
    direct = [
        own
        for own, link in sheet.single_links()
        if own is not column and link.parent == shared.parent and not own.nullable and not is_actor(sheet, own)
    ]
    if direct:
        rule = sheet.builder.rules.get(direct[0].name.lower())
        # what is taken from the row to pick cannot narrow its pick
        reads = isinstance(rule, str) and rule.split(".")[0] == named(column)
        return None if reads else named(direct[0])
    if not _is_tenant(sheets, shared.parent) or not _TENANTS & set(tokens(shared.parent)[-1:]):
        return None
    target = sheet.builder.schema.single_link(sheet.name, column.name)
    for own, link in sheet.single_links():
        if target is not None and link.parent == target.parent:
            continue
        middle = sheets.get(link.parent)
        if own is column or own.nullable or middle is None or link.parent == sheet.name or is_actor(sheet, own):
            continue
        for theirs, through in middle.single_links():
            if through.parent == shared.parent and not theirs.nullable and not _ACTS & set(tokens(theirs.name)):
                return f"{named(own)}.{named(theirs)}"
    return None


def _cover(sheets: Sheets, parent: Sheet, theirs: Column, shared: Link) -> bool:
    """Make sure that every tenant has such a row, so that a pick within it always finds one."""
    link = parent.link(theirs)
    if link is None or _is_bound(parent, theirs) or parent.builder.picks[link].get("null"):
        return False
    parent.builder.schema.covering.add((parent.name, theirs.name))
    parent.builder.result.at_least.add(shared.parent)
    return True


def _narrow_self(sheet: Sheet, links: list[tuple[Column, Link]]) -> None:
    """A reply is to a message of the same topic."""
    for column in sheet.table.columns:
        link = sheet.link(column)
        if link is None or link.parent != sheet.name or not column.nullable or _is_bound(sheet, column):
            continue
        if not _SELF & set(tokens(column.name)):
            continue
        _depth(sheet, column)
        own = [
            other
            for other, owner in links
            if not other.nullable and not is_actor(sheet, other) and other.name.lower() not in sheet.builder.rules
        ]
        if own:
            sheet.builder.picks[link]["within"] = named(own[0])
            sheet.builder.result.reasons[column.name.lower()] = f"owners: within the same {named(own[0])}"


def _depth(sheet: Sheet, column: Column) -> None:
    """How far below its root a row is."""
    for depth in sheet.table.columns:
        if (
            sheet.tokens(depth) in (("depth",), ("level",), ("tree", "level"), ("hierarchy", "level"))
            and depth.type.is_integer
        ):
            root = 0 if sheet.tokens(depth)[-1] == "depth" else 1
            text = f"COALESCE({named(column)}.{named(depth)} + 1, {root})"
            sheet.decide(depth, text, f"tree: one more than by {named(column)}", "owners")


_OTHERS = (
    ("from", "to"),
    ("sender", "recipient"),
    ("sender", "receiver"),
    ("source", "target"),
    ("source", "destination"),
    ("origin", "destination"),
    ("home", "away"),
    ("follower", "followed"),
    ("follower", "followee"),
    ("follower", "following"),
    ("blocker", "blocked"),
    ("payer", "payee"),
    ("buyer", "seller"),
    ("author", "reviewer"),
    ("requester", "approver"),
)


def pick_others(sheets: Sheets) -> None:
    """Who receives is not who sends; a transfer goes to another account. Asked for when the sizes are known."""
    for sheet in sheets.values():
        links = [(column, link) for column, link in sheet.single_links() if link.parent != sheet.name]
        for first, link in links:
            for second, other in links:
                if link.parent == other.parent and _are_others(first, second) and not _is_bound(sheet, second):
                    _pick_another(sheet, first, second, other)


def _are_others(first: Column, second: Column) -> bool:
    words = set(tokens(first.name)), set(tokens(second.name))
    return any(one in words[0] and other in words[1] for one, other in _OTHERS)


def _pick_another(sheet: Sheet, first: Column, second: Column, link: Link) -> None:
    rows = min(sheet.builder.schema.count(link.parent, factor) for factor in (1, 10, 100))
    pick = sheet.builder.picks[link]
    if rows > 1 and "cover" not in pick:
        pick["other"] = named(first)
        sheet.builder.result.reasons[second.name.lower()] = f"owners: another one than {named(first)}"


# ---- copies ------------------------------------------------------------------------------------------------------------

_REPEATED = frozenset(("currency", "sku", "barcode", "isbn", "ean", "uom", "timezone"))
_PRICES = (("price",), ("unit", "price"), ("sale", "price"), ("list", "price"), ("selling", "price"), ("price", "unit"))
_LINES = frozenset("item line detail position entry row product".split())


_AMOUNTS = ("subtotal", "tax", "total", "discount", "shipping", "net", "gross", "vat", "tax amount", "total amount")


def _copy_amounts(sheets: Sheets, sheet: Sheet) -> None:
    """An invoice repeats the amounts of its order."""
    for own, link in sheet.single_links():
        parent = sheets.get(link.parent)
        if parent is None or own.nullable or link.parent == sheet.name or not is_key(sheet.table, (own.name,)):
            continue
        pairs = []
        for column in sheet.table.columns:
            words = sheet.tokens(column)
            theirs = next((each for each in parent.table.columns if parent.tokens(each) == words), None)
            if " ".join(words) in _AMOUNTS and theirs is not None and is_number(theirs) and _takes(column, theirs):
                pairs.append((column, theirs))
        for column, theirs in pairs if len(pairs) > 1 else ():
            _repeat(sheet, column, own, link, theirs)


def _repeat(sheet: Sheet, column: Column, own: Column, link: Link, theirs: Column, rule: object = None) -> bool:
    """Let a column have the value of the row that ``own`` refers to."""
    key = sql_name(link.parent_columns[0])
    check = (
        f"SELECT a.{named(column)} FROM {{{sheet.name}}} a JOIN {{{link.parent}}} b ON b.{key} = a.{named(own)} "
        f"WHERE a.{named(column)} <> b.{named(theirs)}"
    )
    path = f"{named(own)}.{named(theirs)}" if rule is None else rule
    is_float = column.type.name in ("float", "double")
    return sheet.decide(column, path, f"copied from {link.parent}", "copies", check="" if is_float else check)


def decide_copies(sheets: Sheets) -> None:
    """Take values from the parent where the child repeats them: currency, names with the parent's word before, prices."""
    for sheet in sheets.values():
        _copy_amounts(sheets, sheet)
        for column in sheet.table.columns:
            if sheet.is_open(column):
                _copy(sheets, sheet, column)


def _copy(sheets: Sheets, sheet: Sheet, column: Column) -> None:
    words = tokens(column.name)
    links = [(own, link) for own, link in sheet.single_links() if link.parent != sheet.name]
    links.sort(key=lambda item: (item[0].nullable, is_actor(sheet, item[0])))
    for own, link in links:
        parent = sheets.get(link.parent)
        if parent is None or (own.nullable and not column.nullable):
            continue
        theirs = _repeated(parent, own, column, words, sheet)
        if theirs is None or not _takes(column, theirs) or not _same_class(sheet, column, parent, theirs):
            continue
        personal = sheet.builder.schema.classify(sheet.name, column)
        path = f"{named(own)}.{named(theirs)}"
        rule = {"expression": path, "pii": personal} if personal not in (None, "free_text") else None
        if _repeat(sheet, column, own, link, theirs, rule):
            return
    if words in _PRICES and _is_price(column, words, sheet):
        _price_further_up(sheets, sheet, column, links)


def _price_further_up(sheets: Sheets, sheet: Sheet, column: Column, links: list[tuple[Column, Link]]) -> None:
    """``batch_id.product_id.list_price``: the price of what the row refers to by way of another row."""
    for own, link in links:
        middle = sheets.get(link.parent)
        if middle is None or own.nullable:
            continue
        for between, through in middle.single_links():
            top = sheets.get(through.parent)
            price = _price_of(top) if top is not None and not between.nullable else None
            if price is None or is_actor(middle, between) or through.parent in (sheet.name, link.parent):
                continue
            if _takes(column, price):
                path = f"{named(own)}.{named(between)}.{named(price)}"
                sheet.decide(column, path, f"copied from {through.parent}", "copies")
                return


def decide_costs(sheets: Sheets) -> None:
    """What something cost is a share of the price that its product is sold for."""
    for sheet in sheets.values():
        column = next(
            (
                each
                for each in sheet.table.columns
                if tokens(each.name) in (("unit", "cost"), ("cost",), ("cost", "price"))
            ),
            None,
        )
        if column is None or column.type.name != "decimal" or not sheet.is_open(column):
            continue
        for own, link in sheet.single_links():
            parent = sheets.get(link.parent)
            price = _price_of(parent) if parent is not None and not own.nullable and link.parent != sheet.name else None
            if (
                parent is None
                or price is None
                or not _takes(column, price)
                or any(tokens(each.name) in _PRICES for each in sheet.table.columns)
            ):
                continue
            share = sheet.hide("cost_share", {"provider": "integer", "min": 45, "max": 75})
            text = f"ROUND({named(own)}.{named(price)} * {share} / 100, {min(column.type.scale or 0, 6)})"
            sheet.decide(column, text, f"share: 45 to 75 % of the price of {link.parent}", "copies")
            break


def _price_of(sheet: Sheet) -> Column | None:
    return next(
        (
            each
            for words in _PRICES
            for each in sheet.table.columns
            if tokens(each.name) == words and each.type.name == "decimal"
        ),
        None,
    )


def _repeated(parent: Sheet, own: Column, column: Column, words: tuple[str, ...], sheet: Sheet) -> Column | None:
    """The parent's column that a column repeats."""
    table = parent.words[-1:]
    roles = {*table, *tokens(own.name)[:-1]}
    for theirs in parent.table.columns:
        if theirs.generated or theirs.name.lower() in parent.builder.linked or parent.builder.is_automatic(theirs):
            continue
        if theirs.name in (key for _, link in sheet.single_links() for key in link.parent_columns):
            continue
        name = tokens(theirs.name)
        rest = words[1:] if len(words) > 1 and words[0] in roles else None
        short = name[1:] if len(name) > 1 and name[0] in table else name
        if rest is not None and rest == short and rest[-1] not in ("count", "total", "status", "at", "date"):
            return theirs
        if words == name and (_REPEATED & set(words) or words[-2:] == ("tax", "rate") or words[-1:] == ("iban",)):
            return theirs
        if _is_price(column, words, sheet) and _is_price_of(parent, words, theirs, short):
            return theirs
    return None


def _is_price(column: Column, words: tuple[str, ...], sheet: Sheet) -> bool:
    if not is_number(column) or words[-1] in ("count", "percent"):
        return False
    if words in _PRICES or words in (("unit", "cost"), ("cost",)):
        return bool(_LINES & set(sheet.words)) or any(
            sheet.tokens(each)[-1:] in (("quantity",), ("night",), ("hour",)) for each in sheet.table.columns
        )
    return words[-1] in ("rate", "fee") and words not in (("tax", "rate"), ("exchange", "rate"), ("interest", "rate"))


def _is_price_of(parent: Sheet, words: tuple[str, ...], theirs: Column, name: tuple[str, ...]) -> bool:
    if not is_number(theirs):
        return False
    if words in _PRICES:
        prices = [each for each in parent.table.columns if tokens(each.name) in _PRICES and is_number(each)]
        best = next((each for price in _PRICES for each in prices if tokens(each.name) == price), None)
        return theirs is best
    if "cost" in words:
        return name in (("cost",), ("unit", "cost"), ("cost", "price"))
    return name[-1] == words[-1] and (words == name or len(words) == 1) and "tax" not in name


def _takes(column: Column, theirs: Column) -> bool:
    """True when a column can hold all values of another one."""
    own, other = column.type, theirs.type
    if theirs.nullable and not column.nullable:
        return False
    if own.is_text and (other.is_text or other.name == "enum"):
        longest = 10**6 if own.name not in ("char", "varchar", "tinytext") else own.length or 255
        needed = max(map(len, other.labels), default=0) if other.labels else other.length
        return needed is not None and needed <= longest and own.charset == other.charset
    if own.labels or other.labels:
        return set(other.labels) <= set(own.labels)
    if own.name == "decimal" and other.name == "decimal":
        digits = [(kind.length or 10) - (kind.scale or 0) for kind in (own, other)]
        return digits[0] >= digits[1] and (own.scale or 0) >= (other.scale or 0)
    if own.is_integer and other.is_integer:
        return own.integer_range[0] <= other.integer_range[0] and own.integer_range[1] >= other.integer_range[1]
    return own.name == other.name and own.name in ("date", "datetime", "double")


def _same_class(sheet: Sheet, column: Column, parent: Sheet, theirs: Column) -> bool:
    """True when both hold the same class of personal data, or none."""
    classify = sheet.builder.schema.classify
    own, other = classify(sheet.name, column), classify(parent.name, theirs)
    return own == other or {own, other} <= {None, "free_text"}
