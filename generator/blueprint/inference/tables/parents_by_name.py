"""Parents whose tables are called as a column and more: ``status_id`` of ``order_details`` in ``order_details_status``, ``vacancy_id``
in ``hr_job_vacancy``, ``previous_version_id`` in its own table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ....schema.model import Column, Table
from ..words.identifiers import words_of
from ..words.languages import spoken
from ..words.vocabulary import tokens

_GENERAL = frozenset(
    """status state type kind category class group level role value item line detail entry record object entity unit attribute option name code tag
    log history image photo file note comment address version parent child answer result link reason rating key position field day period
    mode method rate set map mapping list setting data info""".split()
)
"""What tables of many parents have; the one of another table is none of this one's."""
_OTHER_ROWS = frozenset(
    "parent previous original predecessor successor superior preceding replaced replace supersede duplicate reversed reverse correct amend".split()
)
_OF_OTHERS = ("of", "by", "from", "to", "into", "on", "for")
_FROM = frozenset(
    """follow followed replaced replaces superseded supersedes reversal reversed duplicate copy copied clone cloned forked renewal renewed reissued rescheduled
    correction corrected merged split derived depends reply variant refund""".split()
)
_ROLES = (
    (
        "buyer seller bidder winner payer payee borrower client customer",
        "user account",
    ),  # where no other table has them
    (
        "buyer seller consignor consignee payer payee debtor creditor bidder winner borrower sender recipient client customer",
        "client customer party partner contact company",
    ),
    ("shipper carrier forwarder haulier supplier vendor manufacturer", "party partner company organization contact"),
    (
        "origin destination departure arrival pickup dropoff loading unloading from to",
        "warehouse location station port branch depot airport site terminal harbour stop place facility hub",
    ),
    ("component ingredient part substitute accessory material", "item product material article ingredient"),
)
"""What rows of the only table called so may be: the buyer one of the clients, the origin a warehouse."""
_ROMANCE = frozenset("spanish portuguese french italian catalan romanian polish czech".split())
"""Languages whose adjectives and genitives follow the noun: ``porto_saida_id``."""


class TableNames(NamedTuple):
    """The names of all tables: their words, in the singular too, and the places of those that end in a word."""

    tables: Sequence[Table]
    words: list[tuple[str, ...]]
    by_last: dict[str, list[int]]
    places: dict[str, int]
    of_roles: dict[str, Table]
    sellers_are_staff: bool


_CUSTOMERS = frozenset(("client", "customer"))


def table_names(tables: Sequence[Table]) -> TableNames:
    """Read the names of all tables, once for a schema."""
    words = [tokens(table.name) for table in tables]
    by_last: dict[str, list[int]] = {}
    for place, each in enumerate(words):
        by_last.setdefault(each[-1], []).append(place)
    of_roles: dict[str, Table] = {}
    for roles, called in _ROLES:
        found = [tables[place] for word in called.split() for place in by_last.get(word, ())]
        of_roles |= {role: found[0] for role in roles.split() if len(found) == 1}
    sellers_are_staff = any(map(_sells_to_customers, tables))
    if sellers_are_staff:
        of_roles.pop("seller", None)
    places = {table.name: place for place, table in enumerate(tables)}
    return TableNames(tables, words, by_last, places, _of_labels(tables) | of_roles, sellers_are_staff)


def _of_labels(tables: Sequence[Table]) -> dict[str, Table]:
    """Who the people of the only table are that says so by an ENUM: a baker is one of the employees whose position may be that."""
    found: dict[str, list[Table]] = {}
    for table in tables:
        for column in table.columns:
            if column.type.name == "enum" and tokens(column.name)[-1:] in _POSITIONS:
                for words in map(tokens, column.type.labels):
                    if len(words) == 1 and len(words[0]) > 3:
                        found.setdefault(words[0], []).append(table)
    return {role: of[0] for role, of in found.items() if len(of) == 1}


_POSITIONS = (("role",), ("position",), ("job",), ("profession",), ("function",), ("job", "title"))


def _sells_to_customers(table: Table) -> bool:
    """True for a sale that names its customer and beside them who sold: that is no customer too, as the seller beside a buyer is, or who brings goods to an auction."""
    named = {word for column in table.columns for word in tokens(column.name)}
    return "seller" in named and bool(_CUSTOMERS & named) and "buyer" not in named


def parents_by_name(names: TableNames, table: Table, column: Column, stem: Sequence[str]) -> Iterator[Table | None]:
    """The tables that ``stem`` (the words of a column without its ``id``) may mean, where none is called just so."""
    own = names.words[names.places[table.name]]
    means = tokens("_".join(stem))
    yield of_other_row(names, table, column, stem)
    yield _that_ends_so(names, table, own, means)
    yield _that_begins_so(names, table, means)
    yield _with_the_same_consonants(names, table, stem)
    of_role = names.of_roles.get(means[-1])
    yield of_role if of_role is not table else None


def of_own_name(names: TableNames, table: Table, stem: Sequence[str]) -> Table | None:
    """``attribute_type_id`` of ``location_attribute`` in ``location_attribute_type``: the table's own words and those of the column."""
    own, means = names.words[names.places[table.name]], tokens("_".join(stem))
    for size in range(len(own), 0, -1):
        for shared in range(min(size, len(means) - 1), -1, -1):
            wanted = own[: size - shared] + means if own[size - shared : size] == means[:shared] else None
            found = (
                []
                if wanted is None
                else [place for place in names.by_last.get(means[-1], ()) if names.words[place] == wanted]
            )
            if len(found) == 1 and names.tables[found[0]] is not table and not _refers_to(names, found[0], own, means):
                return None if _is_named_beside(table, names.words[found[0]], means) else names.tables[found[0]]
    return None


def _is_named_beside(table: Table, words: tuple[str, ...], means: tuple[str, ...]) -> bool:
    """True where another column has more of the words of that table: ``social_user_id`` beside ``user_id``."""
    stems = (tokens(column.name)[:-1] for column in table.columns)
    return any(len(stem) > len(means) and words[-len(stem) :] == stem for stem in stems)


def _refers_to(names: TableNames, place: int, *others: tuple[str, ...]) -> bool:
    """True for a table whose rows are those of another one, such as the lines of an order."""
    return any(tokens(column.name)[:-1] in others for column in names.tables[place].columns)


def of_other_row(names: TableNames, table: Table, column: Column, stem: Sequence[str]) -> Table | None:
    """The table itself, for ``previous_version_id``, ``follow_up_of_id``, ``merged_into_id``, ``parent_form_field``, ``org_id_parent``."""
    if not column.nullable:
        return None
    own = names.words[names.places[table.name]]
    means = set(tokens("_".join(stem)))
    is_other = list(stem) == ["reports", "to"] or (stem[-1] in _OF_OTHERS and bool(_FROM & set(stem)) and len(stem) > 1)
    others = _OTHER_ROWS & means
    rest = means - others - {"id", "key", "version", "row", "record"}
    return table if is_other or (others and rest <= set(own)) else None


def _that_ends_so(names: TableNames, table: Table, own: tuple[str, ...], means: tuple[str, ...]) -> Table | None:
    """The table whose last words the column has, behind other words; of several the one that begins most like the column's table."""
    places = [
        place
        for place in names.by_last.get(means[-1], ())
        if names.words[place][-len(means) :] == means
        and names.tables[place] is not table
        and not _refers_to(names, place, own)
    ]
    alike = {place: _shared(names.words[place], own) for place in places}
    if not places or (len(means) == 1 and means[0] in _GENERAL and max(alike.values()) < 1):
        return None
    most = max(alike.values())
    nearest = [place for place in places if alike[place] == most]
    return names.tables[nearest[0]] if len(nearest) == 1 and (len(places) == 1 or most) else None


def _shared(words: tuple[str, ...], others: tuple[str, ...]) -> int:
    """How many words two names begin with."""
    return next(
        (place for place, pair in enumerate(zip(words, others, strict=False)) if len(set(pair)) > 1),
        min(len(words), len(others)),
    )


def _that_begins_so(names: TableNames, table: Table, means: tuple[str, ...]) -> Table | None:
    """``porto_saida_id`` in ``porto``, in languages that say first what it is and then which."""
    if len(means) < 2 or spoken() not in _ROMANCE:
        return None
    found = [place for place in names.by_last.get(means[0], ()) if len(names.words[place]) == 1]
    return names.tables[found[0]] if len(found) == 1 and names.tables[found[0]] is not table else None


_VOWELS = str.maketrans("", "", "aeiouyáéíóúůýěąęäöüąó")
_FEWEST_CONSONANTS = 3


def _with_the_same_consonants(names: TableNames, table: Table, stem: Sequence[str]) -> Table | None:
    """``vezen_id`` in ``vezni``: in Slavic languages vowels of a noun come and go between its forms."""
    if len(stem) != 1 or not spoken():
        return None
    consonants = stem[0].translate(_VOWELS)
    found = [
        each
        for each in names.tables
        if len(own := words_of(each.name)) == 1 and own[0].translate(_VOWELS) == consonants and own[0][0] == stem[0][0]
    ]
    is_said = len(consonants) >= _FEWEST_CONSONANTS and len(found) == 1
    return found[0] if is_said and found[0] is not table else None
