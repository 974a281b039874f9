"""Names of people that a row repeats of someone it refers to, what it kept of a value as it was then, and amounts that are due again
and again."""

from __future__ import annotations

from collections.abc import Iterator

from ....schema.model import Column
from ..tables.compatibility import takes
from ..tables.links import Link
from ..tables.sheet import Sheet, named
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .copied_amounts import repeat

_HOLDERS = frozenset("cardholder holder policyholder recipient addressee payer bearer signatory".split())


def copy_full_name(sheet: Sheet, column: Column) -> bool:
    """``patient_name`` of a row that refers to a patient with a first and a last name; the ``cardholder_name`` of its customer."""
    words = tokens(column.name)
    if "name" not in (words[:1] + words[-1:]) or not column.type.is_text or not sheet.is_open(column):
        return False
    found = list(_named_people(sheet, column, words))
    if len({own.name for own, *_ in found}) != 1:
        return False
    own, link, first, last = found[0]
    text = f"CONCAT({named(own)}.{named(first)}, ' ', {named(own)}.{named(last)})"
    longest, needed = (each.type.length or 255 for each in (column, first)), (last.type.length or 255) + 1
    room, part = longest
    if part + needed > room:
        text = f"LEFT({text}, {room})"
    rule = {"expression": text, "pii": "person_name"}
    return sheet.decide(column, rule, f"copied from {link.parent}: first and last name", "copies")


def _named_people(
    sheet: Sheet, column: Column, words: tuple[str, ...]
) -> Iterator[tuple[Column, Link, Column, Column]]:
    """The references to people of whom a column may have the name, with their names."""
    for own, link, parent in sheet.parents:
        last = of_class(parent, "last_name")
        first = of_class(parent, "first_name") or _bare_name(parent)
        if first is None or last is None or first.nullable or last.nullable:
            continue
        if _is_name_of(column, words, own, parent):
            yield own, link, first, last


def _is_name_of(column: Column, words: tuple[str, ...], own: Column, parent: Sheet) -> bool:
    """True for a name that says whose it is by the word of the reference or its table, or as that of a holder."""
    called = set(parent.words[-1:]) | (set(tokens(own.name)) - {"id", "number", "code"})
    whose = set(words) - {"name", "full"}
    if not whose:
        return False
    is_same_word = bool(set(words_of(column.name)) & set(words_of(own.name)) - {"id"}) and len(words) == 2
    if is_same_word or whose <= called:  # by the same word, however it is read
        return True
    said = {word for part in column.comment.split() for word in tokens(part.strip(".,;:")) if part.strip(".,;:")}
    return whose <= _HOLDERS and (not said or bool(called & said))


def of_class(sheet: Sheet, name: str) -> Column | None:
    """The first column of a class of personal data."""
    return next((each for each in sheet.table.columns if sheet.builder.schema.classify(sheet.name, each) == name), None)


def _bare_name(parent: Sheet) -> Column | None:
    """The ``nombre`` beside the ``apellidos``."""
    return next((each for each in parent.table.columns if parent.tokens(each) == ("name",)), None)


_THEN = frozenset(
    """start time purchase purchased order ordered booking booked entry sale sold sign signed signing registration registered issue issued
    checkout date contract contracted agreement""".split()
)
_MOVING = frozenset("odometer mileage balance stock level reading weight age count hour position status state".split())
"""What is another one at each time, so that what the other row has now says nothing of then."""


def copy_snapshot(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    """``rating_at_start`` is the rating of the player, ``name_snapshot`` the name."""
    what = _kept_of_then(words)
    if not what or _MOVING & set(what):
        return False
    found = [
        (own, link, theirs)
        for own, link, parent in sheet.parents
        for theirs in parent.table.columns
        if _is_called(parent, theirs, what) and _may_be_kept(column, parent, theirs)
    ]
    alike = [each for each in found if each[2].type.length == column.type.length]
    found = alike if len(alike) == 1 else found
    return len(found) == 1 and repeat(sheet, column, *found[0])


def _kept_of_then(words: tuple[str, ...]) -> tuple[str, ...]:
    """What a column keeps as it was then, ``rating`` of ``rating_at_start``; nothing for one that keeps nothing so."""
    is_said = "at" in words and bool(_THEN & set(words))
    if not is_said and "snapshot" not in words:
        return ()
    return tuple(word for word in words if word not in ("at", "snapshot", "copy") and not (is_said and word in _THEN))


def _is_called(parent: Sheet, theirs: Column, words: tuple[str, ...]) -> bool:
    """True for a column of such words, the noun of its table before them or not."""
    return parent.unprefixed(theirs) in (words, words[1:] if words[0] in parent.words[-1:] else words)


def _may_be_kept(column: Column, parent: Sheet, theirs: Column) -> bool:
    """True for a value of the same type that neither the server nor a reference fills."""
    return (
        not (theirs.generated or parent.refers(theirs))
        and theirs.type.name == column.type.name
        and takes(column, theirs)
    )


def called_behind(parent: Sheet, words: tuple[str, ...], roles: set[str]) -> Column | None:
    """``nom_client``: the parent's noun behind what it has, as Romance languages put it."""
    if len(words) < 2 or words[-1] not in roles or words[-2] in ("count", "total", "status", "at", "date"):
        return None
    return next(texts_called(parent, words[:-1]), None)


def texts_called(parent: Sheet, words: tuple[str, ...]) -> Iterator[Column]:
    """Texts of a parent that are called so; a company's name by what it is called where it is no plain name."""
    texts = [each for each in parent.table.columns if each.type.is_text and not (each.generated or parent.refers(each))]
    yield from (each for each in texts if parent.unprefixed(each) == words)
    if words == ("name",):
        yield from (
            each
            for each in texts
            if parent.unprefixed(each) in (("company", "name"), ("company",), ("business", "name"))
        )


_OF_ITS_OWN = frozenset(
    """name title label description text note comment remark message subject body content summary detail instruction reason purpose cause result
    status state stage phase type kind category class level priority severity method mode channel source origin destination direction
    address street city town place location region county country zip postal phone mobile fax email mail website url link path file image photo
    document contact password token hash ip reference tracking invoice order receipt transaction payment booking voucher certificate protocol claim
    user created updated by who person author signature salutation gender language locale currency slot shift day time date period
    year month term semester season quarter week finding diagnosis opinion feedback answer question version format number code id uuid external seat room table bed position""".split()
)
"""What each row has of its own, whatever the row that it refers to has under the same name."""


def is_trait(parent: Sheet, sheet: Sheet, column: Column, theirs: Column) -> bool:
    """True for a text that is called just the same, and is just as long, in the row that is referred to, and says what that is like: its
    serial number, its plate, its colour. One that is unique there is its key as well."""
    words = tokens(column.name)
    is_same = column.name.lower() == theirs.name.lower() and column.type == theirs.type and column.type.is_text
    if not is_same or column.name.lower() in sheet.table.single_keys:
        return False
    if _TELLS_APART & set(words):
        return True
    is_key = theirs.name.lower() in parent.table.single_keys
    return (is_key or not _OF_ITS_OWN & set(words)) and sheet.builder.schema.classify(sheet.name, column) is None


_TELLS_APART = frozenset("serial plate registration vin imei sku barcode ean".split())
