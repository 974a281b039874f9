"""Diamonds: whom a row shares with the rows that it refers to.

The same owner along every path (the payment's client is the invoice's), and picks within the same tenant (the assignee is a user
of the ticket's account). People who act (author, assignee, approver) are never owners: a comment is not its topic's author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....schema.model import Column
from ...writing import sql_name
from ..tables.acting_people import are_staff
from ..tables.actors import HELD, MONEY, PEOPLE, acting_words, are_users, is_actor, is_of_companies, says_who_acts
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, named
from ..words.vocabulary import tokens
from .covering import cover, is_picked
from .members import takes_part
from .parents_in_comments import said_parents
from .roles import called_by_label
from .sides import are_two_sides, says_another

_TENANTS = frozenset(
    """account organization company tenant workspace school clinic hotel store branch club team hospital restaurant library site property
    firm agency shop merchant university gym practice warehouse""".split()
)
_OWNERS = frozenset(
    """owner seller buyer landlord customer client patient member policyholder student guest holder subscriber supplier vendor order reservation booking project course
    contract policy faculty department depot loan claim case invoice event session team shipment venue section building plant bom header hall cinema
    theater ward zone campus terminal tour route trip flight voyage campaign batch lot recipe catalog menu board channel thread topic forum program
    module class agreement lease engagement mandate""".split()
)
_LOOKUPS = frozenset(
    """type kind category status state country city region language currency unit color size brand role tag skill label grade level position
    material species rate code class reason method""".split()
)
_NO_ROLE = frozenset("id code number uuid key ref fk home base main own default primary".split())


def decide_owners(sheets: Sheets) -> None:
    """Take owners from the row that a row refers to, and narrow other picks to those of the same owner."""
    for sheet in sheets.values():
        links = [(column, link) for column, link in sheet.single_links() if link.parent != sheet.name]
        for column, link in links:
            if column.comment and not is_bound(sheet, column) and _said_owner(sheet, column, link):
                continue
            if not is_actor(sheet, column) or takes_part(sheet, column):
                _same_owner(sheet, column, link, links)
            _among_own(sheet, column, link)
        for is_far in (False, True):
            _narrow_picks(sheet, links, is_far)


def _said_owner(sheet: Sheet, column: Column, link: Link) -> bool:
    """``owner of the equipment``, ``backer of the pledge``: whom a comment names of a row that the row refers to."""
    for steps, parent, what in said_parents(sheet, column):
        found = [
            (theirs, other)
            for theirs, other in parent.single_links()
            if other.parent == link.parent
            and other.parent_columns == link.parent_columns
            and theirs.nullable <= column.nullable
        ]
        words = set(tokens(what.strip().replace(" ", "_")))
        called = [item for item in found if words & set(tokens(item[0].name)) - {"id"}]
        meant = called if len(called) == 1 else found
        if len(meant) == 1 and not _reads_back(parent.name, meant[0][0], sheet, column):
            path = _Path(steps, meant[0][0], acts=False)
            if _fill(sheet, column, link, path, f"same {link.parent} as {parent.name}"):
                return True
    return False


def is_bound(sheet: Sheet, column: Column) -> bool:
    """True for a reference whose pick a key or another rule has decided already."""
    return is_picked(sheet, column) or sheet.unique.is_counted_by(column)


class _Path(NamedTuple):
    """References from a row to a column of another one, each with the table that it leads to."""

    steps: tuple[tuple[Column, Link], ...]
    column: Column
    acts: bool

    @property
    def text(self) -> str:
        return ".".join([*(named(own) for own, _ in self.steps), named(self.column)])

    @property
    def table(self) -> str:
        return self.steps[-1][1].parent

    def check(self, sheet: Sheet, column: Column) -> str:
        """The SELECT of rows in which ``column`` is not what the path leads to."""
        joins, before = "", "a"
        for number, (own, link) in enumerate(self.steps):
            alias = "bcd"[number]
            joins += (
                f" JOIN {{{link.parent}}} {alias} ON {alias}.{sql_name(link.parent_columns[0])} = {before}.{named(own)}"
            )
            before = alias
        return (
            f"SELECT a.{named(column)} FROM {{{sheet.name}}} a{joins} "
            f"WHERE a.{named(column)} <> {before}.{named(self.column)}"
        )


def _same_owner(sheet: Sheet, column: Column, link: Link, links: list[tuple[Column, Link]]) -> None:
    """``payment.client_id = invoice_id.client_id``."""
    if is_picked(sheet, column) or says_another(
        column
    ):  # what counts the rows of an owner counts those of a computed one too
        return
    paths = list(_paths(sheet, column, link, links))
    role = role_of(column, link)
    for path in sorted(paths, key=lambda path: (path.acts, role_of(path.column, link) != role, len(path.steps))):
        if path.acts and sheet.sheets[link.parent].parents:
            continue
        if _reads_back(path.table, path.column, sheet, column):
            continue
        if _fill(sheet, column, link, path, f"same {link.parent} as {path.table}"):
            return
    _owner_perhaps(sheet, column, link, links)


def _owner_perhaps(sheet: Sheet, column: Column, link: Link, links: list[tuple[Column, Link]]) -> None:
    """The customer of a rental is that of its reservation, where it has one, else anyone; what fills a slot is what it is for."""
    if column.nullable or set(sheet.builder.picks[link]) != {"reference"}:
        return
    for own, through in links:
        if through.parent == link.parent or is_actor(sheet, own):
            continue
        path = _path_perhaps(sheet, own, through, column, link, links)
        if path is None or _reads_back(through.parent, path.column, sheet, column):
            continue
        is_free = not sheet.sheets[link.parent].single_links()  # a substitute is of no other owner
        is_same = is_free and role_of(path.column, link) == role_of(column, link)
        if not (is_owned(link.parent) if own.nullable else is_same):
            continue
        anyone = sheet.hide("_".join(("any", *tokens(link.parent))), dict(sheet.builder.picks[link]))
        text = f"COALESCE({path.text}, {anyone})"
        if sheet.compute_reference(column, link, text, f"same {link.parent} as {through.parent}, where there is one"):
            return


def _path_perhaps(
    sheet: Sheet, own: Column, through: Link, column: Column, link: Link, links: list[tuple[Column, Link]]
) -> _Path | None:
    """How some rows reach an owner, and others none: by a reference that a row need not have, or one of which the row need not have
    one."""
    parent, has_role = sheet.sheets[through.parent], _has_role(link, links)
    steps: tuple[tuple[Column, Link], ...] = ((own, through),)
    theirs = _owner_of(parent, column, link, has_role)
    if theirs is None and own.nullable:  # the owner of the animal of a visit
        further, theirs = next(_far_owners(sheet, parent, column, link, has_role, most=1), ((), None))
        steps = (*steps, *further)
    return None if theirs is None or own.nullable == theirs.nullable else _Path(steps, theirs, acts=False)


def _has_role(link: Link, links: list[tuple[Column, Link]]) -> bool:
    """True for one of several references to the same table."""
    return sum(other.parent == link.parent for _, other in links) > 1


def _paths(sheet: Sheet, column: Column, link: Link, links: list[tuple[Column, Link]]) -> Iterator[_Path]:
    """How a row reaches the same table: by a row that it refers to, or by one that this refers to."""
    has_role = _has_role(link, links)
    may_be_far = _is_shared_from_afar(sheet, column, link)
    for own, through in links:
        if own is column or through.parent == link.parent or (own.nullable and not column.nullable):
            continue
        parent, acts = sheet.sheets[through.parent], is_actor(sheet, own)
        theirs = _owner_of(parent, column, link, has_role) or _part_of_key(parent, column)
        if theirs is not None and theirs.nullable <= column.nullable:
            yield _Path(((own, through),), theirs, acts)
        if not acts and not own.nullable and may_be_far:
            for steps, owner in _far_owners(sheet, parent, column, link, has_role):
                yield _Path(((own, through), *steps), owner, acts)


def _is_shared_from_afar(sheet: Sheet, column: Column, link: Link) -> bool:
    """True for a company or another shared row, not someone of the staff, that rows have in common over two references."""
    is_staff = are_staff(sheet.sheets[link.parent].table)
    return is_of_companies(sheet, column) or (is_shared(link.parent) and not is_staff)


def _part_of_key(parent: Sheet, column: Column) -> Column | None:
    """The parent's column of the same name that is a part of a reference of several columns: the company of a bay of a house."""
    theirs = parent.table.find(column.name)
    link = parent.builder.linked.get(theirs.name.lower()) if theirs is not None else None
    is_part = link is not None and len(link.columns) > 1
    return theirs if theirs is not None and is_part and theirs.type.name == column.type.name else None


def _far_owners(
    sheet: Sheet, parent: Sheet, column: Column, link: Link, has_role: bool, most: int = 2
) -> Iterator[tuple[tuple[tuple[Column, Link], ...], Column]]:
    """The owners of rows that a parent refers to over one or two references, each with these."""
    for further, up, top in parent.parents:
        if up.parent in (sheet.name, link.parent) or is_actor(parent, further):
            continue
        theirs = _owner_of(top, column, link, has_role)
        if theirs is not None and not theirs.nullable:
            yield ((further, up),), theirs
        elif theirs is None and most > 1:
            for steps, owner in _far_owners(sheet, top, column, link, has_role, most - 1):
                yield ((further, up), *steps), owner


def is_owned(table: str) -> bool:
    """True for tables whose rows own others, such as customers and accounts."""
    return bool((_TENANTS | _OWNERS) & set(tokens(table)[-1:]))


def is_shared(table: str) -> bool:
    """True for tables whose rows two others may have in common; not for what only says of what kind they are, or who acts."""
    return is_owned(table) or not (_LOOKUPS | PEOPLE) & set(tokens(table)[-1:])


def _owner_of(parent: Sheet, column: Column, link: Link, has_role: bool = False) -> Column | None:
    """The column of ``parent`` that refers to the same table; of several the one of the same role."""
    found = _owner_columns(parent, link)
    if len(found) == 2 and (are_two_sides(*found) or are_two_sides(*found[::-1])):
        return None  # it is of one of the two
    own = role_of(column, link)
    same = [theirs for theirs in found if role_of(theirs, link) == own]
    if same or len(found) != 1:
        return same[0] if same else None
    return found[0] if not has_role and _is_same_in_other_role(link, own, role_of(found[0], link)) else None


def _is_same_in_other_role(link: Link, own: frozenset[str], theirs: frozenset[str]) -> bool:
    """True where two references of different roles may lead to the same row, since one of them has none or says little."""
    if own and theirs:
        return False
    if theirs - _STANDING and not is_shared(link.parent):
        return False  # the language of a translation is not that of its source
    return is_owned(link.parent) or not own - {"billing", "paying"}


_STANDING = frozenset("payout billing paying reporting usual standard preferred mother".split())


def _owner_columns(parent: Sheet, link: Link) -> list[Column]:
    """The columns of ``parent`` that refer to the same table and say whose a row is, not who acted on it."""
    is_person = are_users(link.parent)
    if is_person and not MONEY & set(parent.words) and not HELD & set(parent.words[-1:]):
        return []
    return [
        theirs
        for theirs, other in parent.single_links()
        if other.parent == link.parent
        and other.parent_columns == link.parent_columns
        and not says_who_acts(parent, theirs, link.parent)
    ]


def role_of(column: Column, link: Link) -> frozenset[str]:
    """What a reference is called beside the table that it leads to: ``DEST`` of ``DEST_ARPT_CD``."""
    key = {word for name in link.parent_columns for word in tokens(name)}
    return frozenset(tokens(column.name)) - key - set(tokens(link.parent)) - _NO_ROLE


def _reads_back(table: str, column: Column, sheet: Sheet, own: Column) -> bool:
    """True when the parent's column is itself taken from the row's column."""
    guess = sheet.sheets[table].guesses.get(column.name.lower())
    return guess is not None and isinstance(guess.rule, str) and sheet.name == table and named(own) in guess.rule


def _fill(sheet: Sheet, column: Column, link: Link, path: _Path, reason: str) -> bool:
    """Let an expression fill a reference; one without a foreign key is listed among the soft references."""
    return sheet.compute_reference(column, link, path.text, reason, path.check(sheet, column))


def _among_own(sheet: Sheet, column: Column, link: Link) -> None:
    """The owner of an account is one of its users: a reference back to the rows that refer here."""
    child = sheet.sheets[link.parent]
    if not column.nullable or is_bound(sheet, column) or len(child.table.row_key) != 1:
        return
    back = [own for own, other in child.single_links() if other.parent == sheet.name and not own.nullable]
    key = child.table.column(child.table.row_key[0])
    if len(back) != 1 or not key.type.is_integer or link.parent_columns != child.table.row_key:
        return
    function = "MAX" if {"last", "latest", "current"} & set(tokens(column.name)) else "MIN"
    own = f"{sql_name(child.name)}.{named(key)}"
    which = called_by_label(child, column)
    text = f"{function}(IF({which}, {own}, NULL))" if which else f"{function}({own})"
    sheet.compute_reference(column, link, text, f"owners: one of its own {child.name}")


def _narrow_picks(sheet: Sheet, links: list[tuple[Column, Link]], is_far: bool) -> None:
    """``assignee_id`` within the ticket's account: where both rows refer to the same tenant, ``is_far``: by way of another row."""
    for column, link in reversed(links):  # what comes later is picked within what comes first
        parent = sheet.sheets[link.parent]
        if is_bound(sheet, column):
            continue
        for theirs, shared in _surest_to_share(sheet, column, parent):
            if shared.parent in (link.parent, sheet.name) or is_actor(parent, theirs):
                continue
            own = _own_path(sheet, column, theirs, shared)
            if own is None or _depends_on(sheet, own, column):
                continue
            if not (column.nullable or cover(parent, theirs, shared, is_far)):
                continue
            same = own == named(theirs)
            pick = sheet.builder.picks[link]
            pick["within"] = own if same else {own: named(theirs)}
            sheet.builder.result.reasons[column.name.lower()] = f"owners: of the same {shared.parent}"
            break


def _surest_to_share(sheet: Sheet, column: Column, parent: Sheet) -> list[tuple[Column, Link]]:
    """The references of a row to pick that a row may have in common with it: those first that it has itself, and owners."""
    shared_by = [item for item in parent.single_links() if column.nullable or not item[0].nullable]
    return sorted(
        shared_by,
        key=lambda item: (not _refers_directly(sheet, column, item[1].parent), not is_owned(item[1].parent)),
    )


def _depends_on(sheet: Sheet, path: str, column: Column) -> bool:
    """True where a path leads by way of a column, or its first reference is itself picked within what that refers to."""
    if named(column) in path.split("."):
        return True
    own = next((each for each, _ in sheet.single_links() if named(each) == path.split(".")[0]), None)
    link = sheet.link(own) if own is not None else None
    within = sheet.builder.picks[link].get("within", "") if link is not None else ""
    return named(column) in re.findall(r"\w+|`[^`]+`", str(within))


def _refers_directly(sheet: Sheet, column: Column, table: str) -> bool:
    return any(
        link.parent == table and own is not column and not own.nullable and not is_actor(sheet, own)
        for own, link in sheet.single_links()
    )


def _own_path(sheet: Sheet, column: Column, theirs: Column, shared: Link) -> str | None:
    """How a row names the tenant that it shares, in the same role, with the row to pick."""
    role = role_of(theirs, shared)
    direct = [
        own
        for own, link in sheet.single_links()
        if own is not column and link.parent == shared.parent and not own.nullable and not is_actor(sheet, own)
    ]
    if direct:
        return _own_reference(
            sheet, column, [own for own in direct if goes_with(role_of(own, shared), role, sheet, column)]
        )
    target = sheet.link(column)
    is_beat = (
        bool(_BEATS & set(tokens(shared.parent)[-1:]))
        and target is not None
        and are_staff(sheet.sheets[target.parent].table)
    )
    if not (is_shared(shared.parent) or is_beat):
        return None
    return _path_by_way_of_another(sheet, column, shared, role)


def _own_reference(sheet: Sheet, column: Column, direct: list[Column]) -> str | None:
    """The first of the references by which a row names a tenant, which must not be taken from the row to pick."""
    if not direct:
        return None
    rule = sheet.builder.rules.get(direct[0].name.lower())
    # what is taken from the row to pick cannot narrow its pick
    reads = isinstance(rule, str) and rule.split(".")[0] == named(column)
    return None if reads else named(direct[0])


def goes_with(own: frozenset[str], theirs: frozenset[str], sheet: Sheet, column: Column) -> bool:
    """True when the row's path is of the same role as the one of the row to pick, or of the reference that picks it:
    ``from_bin`` is of the ``from_site``."""
    if own == theirs:
        return True
    link = sheet.link(column)
    return not theirs and link is not None and own == role_of(column, link)


_BEATS = frozenset("region district area zone territory".split())
"""Where the people of a company work: who is sent is of the customer's."""


def _path_by_way_of_another(sheet: Sheet, column: Column, shared: Link, role: frozenset[str]) -> str | None:
    """``ticket_id.account_id``, by a reference to another table than the one to pick from."""
    target = sheet.builder.schema.single_link(sheet.name, column.name)
    others = {sheet.name} if target is None else {sheet.name, target.parent}
    for own, link, middle in sheet.referred:
        if link.parent in others or own is column or own.nullable or is_actor(sheet, own):
            continue
        for theirs, through in middle.single_links():
            goes = goes_with(role_of(theirs, through), role, sheet, column)
            is_same = through.parent == shared.parent and goes
            if is_same and not theirs.nullable and not acting_words(theirs, through.parent):
                return f"{named(own)}.{named(theirs)}"
    return None
