"""What documents repeat of who they are for, the role before its name: ``bill_to_name``, ``customer_vat_number``, ``billing_city``."""

from __future__ import annotations

from collections.abc import Iterator

from ....schema.model import Column
from ..tables.actors import is_actor
from ..tables.compatibility import takes
from ..tables.sheet import Sheet, Sheets, named
from ..words.vocabulary import tokens

_PLACES = {
    "billed": "bill_to billed_to invoice_to sold_to billing bill billed invoice invoicing invoiced payer buyer recipient customer client account debtor",
    "sent": "ship_to shipped_to deliver_to delivered_to delivery_to send_to shipping ship shipped delivery delivered consignee",
}
_ROLES = {tuple(role.split("_")): place for place, roles in _PLACES.items() for role in roles.split()}
_PARTS = frozenset(
    """name company street address line line1 line2 1 2 postal postcode zip code city town region state province country phone email vat tax number id
    contact first last full""".split()
)
_OWN = frozenset("number id code".split())
_PEOPLE = frozenset(
    """customer client owner buyer account patient member guest tenant debtor recipient consignee dealer subscriber student payer borrower reader
    holder policyholder lessee renter passenger""".split()
)


def copy_roles(sheets: Sheets) -> None:
    """Let what is said of one role in a row be that of the one whom it is for: the name, and all of the address or nothing."""
    for sheet in sheets.values():
        groups: dict[tuple[tuple[str, ...], bool], list[tuple[Column, tuple[str, ...]]]] = {}
        for column in sheet.table.columns:
            words = tokens(column.name)
            role = next((words[:size] for size in (2, 1) if words[:size] in _ROLES), ())
            rest = words[len(role) :]
            if not role and words[-1:] in _ROLES:  # ``adresse_facturation``
                role, rest = words[-1:], words[:-1]
            if set(role) & set(sheet.words[-1:]) and set(rest) <= _OWN:
                continue  # the number of an invoice is its own
            if role and rest and set(rest) <= _PARTS and column.type.is_text and sheet.is_open(column):
                groups.setdefault((role, rest[-1] == "name"), []).append((column, rest))
        for (role, _), columns in groups.items():
            _copy_group(sheet, role, columns)


def _copy_group(sheet: Sheet, role: tuple[str, ...], columns: list[tuple[Column, tuple[str, ...]]]) -> None:
    if _ROLES[role] == "sent" and all(column.nullable for column, _ in columns):
        return  # where it is only said if it is another place
    for path, party in _parties(sheet, role):
        rules = [_rule(path, party, column, rest) for column, rest in columns]
        if all(rule is not None for rule in rules):
            for (column, _), rule in zip(columns, rules, strict=True):
                sheet.decide(column, rule, f"copied from {party.name}", "copies")
            return


def _parties(sheet: Sheet, role: tuple[str, ...]) -> Iterator[tuple[str, Sheet]]:
    """Whom a row is for: the only one that it refers to."""
    found = [(named(own), parent) for own, _, parent in sheet.parents if _is_party(sheet, own, parent)]
    called = [each for each in found if set(role) & set(tokens(each[0]))]
    if len(called or found) == 1:
        yield (called or found)[0]


def _is_party(sheet: Sheet, own: Column, parent: Sheet) -> bool:
    is_called = bool(_PEOPLE & {*parent.words[-1:], *tokens(own.name)})
    return is_called and (not is_actor(sheet, own) or bool(_PEOPLE & set(parent.words[-1:])))


def _rule(path: str, party: Sheet, column: Column, rest: tuple[str, ...]) -> dict[str, str] | None:
    """What the party has of this: a column whose words are the same, or its first and last name."""
    theirs = [each for each in party.table.columns if each.type.is_text and not party.refers(each)]
    for each in theirs:
        if _bare(party.unprefixed(each), party) == _bare(rest, party) and takes(column, each):
            return _copied(path, party, each)
    return _name_of(path, party, column, theirs) if rest[-1:] == ("name",) else None


def _copied(path: str, party: Sheet, theirs: Column) -> dict[str, str]:
    """The rule that takes a column of the party, and with it what it says of a person."""
    rule = {"expression": f"{path}.{named(theirs)}"}
    personal = party.builder.schema.classify(party.name, theirs)
    return {**rule, "pii": personal} if personal not in (None, "free_text") else rule


def _name_of(path: str, party: Sheet, column: Column, theirs: list[Column]) -> dict[str, str] | None:
    """What the party is called, by ``theirs``, its texts: first and last name where all have both, else a whole name."""
    classes = {party.builder.schema.classify(party.name, each): each for each in reversed(theirs)}
    first, last = classes.get("first_name"), classes.get("last_name")
    if first is None or last is None or first.nullable or last.nullable:
        names = (each for each in theirs if tokens(each.name)[-1:] == ("name",))
        whole = classes.get("person_name") or next(names, None)
        return _copied(path, party, whole) if whole is not None and takes(column, whole) else None
    text = f"CONCAT({path}.{named(first)}, ' ', {path}.{named(last)})"
    room, needed = column.type.length or 255, (first.type.length or 255) + (last.type.length or 255) + 1
    return {"expression": text if needed <= room else f"LEFT({text}, {room})", "pii": "person_name"}


_SAME = {"zip": "postal", "postcode": "postal", "town": "city", "street": "address", "line1": "address", "tax": "vat"}
_LITTLE = frozenset(("code", "number", "line", "1", "full", "company", "id"))


def _bare(words: tuple[str, ...], party: Sheet) -> frozenset[str]:
    """The words that say what it is, one for those that mean the same: ``zip_code`` and ``postal_code``."""
    said = [_SAME.get(word, word) for word in words if word not in party.words]
    return frozenset(word for word in said if word not in _LITTLE) or frozenset(said)
