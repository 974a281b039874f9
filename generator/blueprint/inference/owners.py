"""Diamonds: whom a row shares with the rows that it refers to.

The same owner along every path (the payment's client is the invoice's), and picks within the same tenant (the assignee is a user
of the ticket's account). People who act (author, assignee, approver) are never owners: a comment is not its topic's author's.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...schema.model import Column
from ..writing import sql_name
from .keys import is_key
from .references import Link
from .sheet import Sheet, named
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
        or (sheet.name, column.name) in sheet.builder.schema.covering
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
    return _path_by_way_of_another(sheets, sheet, column, shared)


def _path_by_way_of_another(sheets: Sheets, sheet: Sheet, column: Column, shared: Link) -> str | None:
    """``ticket_id.account_id``, by a reference to another table than the one to pick from."""
    target = sheet.builder.schema.single_link(sheet.name, column.name)
    others = {sheet.name} if target is None else {sheet.name, target.parent}
    for own, link in sheet.single_links():
        middle = sheets.get(link.parent)
        if link.parent in others or own is column or own.nullable or middle is None or is_actor(sheet, own):
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
