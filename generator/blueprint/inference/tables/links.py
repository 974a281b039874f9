"""What a schema says of its tables when a blueprint is inferred: who refers to whom, and what the rows are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ....lazy_patterns import lazy
from ....schema.model import Column, Schema, Table
from ..columns.context import is_boolean
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .acting_people import ActingPeople, acting_people, acts, acts_alone, tables_of_people
from .called_tables import table_called
from .parents_by_name import TableNames, of_other_row, of_own_name, parents_by_name, table_names

_REFERRING = frozenset(("id", "uuid", "by", "ref", "fk"))
_MEASURES = frozenset(
    "order position rank sort level count number total sum year month day hour minute week age score rating version status "
    "state type kind size length width height weight price amount quantity rate".split()
)
_INT_MAX = 2**31 - 1


class SingleKeys(NamedTuple):
    """Tables whose key is one column: by its name, lower case, and by its words and what they mean where they are several; those that declared references of
    one name, lower case, point to; who acts in a schema, and what its tables are called."""

    by_name: dict[str, list[Table]]
    by_words: dict[tuple[str, ...], list[Table]]
    by_meaning: dict[tuple[str, ...], list[Table]]
    declared: dict[str, set[str]]
    people: ActingPeople
    names: TableNames


class Link(NamedTuple):
    """Columns of a table that point to a parent: a foreign key, or a soft reference found by its name."""

    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]
    declared: bool = True

    @property
    def folded(self) -> frozenset[str]:
        return frozenset(name.lower() for name in self.columns)


def declared_links(schema: Schema, table: Table) -> list[Link]:
    found = [(key, schema.find(key.parent)) for key in table.foreign_keys]
    return [
        Link(tuple(table.column(name).name for name in key.columns), parent.name, key.parent_columns)
        for key, parent in found
        if parent is not None
    ]


def add_soft_links(
    schema: Schema,
    tables: Sequence[Table],
    keys: SingleKeys,
    prefix: list[str],
    links: dict[str, list[Link]],
    table: Table,
) -> list[str]:
    """Add to ``links`` of ``table`` what its names suggest; return a remark on each that would close a NOT NULL cycle. ``keys`` are
    the ``single_keys`` of ``tables``."""
    remarks = []
    for link in soft_links(tables, keys, prefix, table):
        (name,) = link.columns
        parent = schema.table(link.parent)
        if not table.column(name).nullable and (parent is table or _needs(schema, links, parent.name, table.name)):
            remarks.append(
                f"{name} seems to point to {parent.name}, which needs rows of {table.name} first: no reference"
            )
        else:
            links[table.name].append(link)
    return remarks


def _needs(
    schema: Schema, links: dict[str, list[Link]], child: str, parent: str, seen: frozenset[str] = frozenset()
) -> bool:
    """True when rows of ``child`` can only be there after rows of ``parent``."""
    if child == parent:
        return True
    table = schema.table(child)
    return child not in seen and any(
        _needs(schema, links, link.parent, parent, seen | {child})
        for link in links.get(child, [])
        if link.parent != child and any(not table.column(name).nullable for name in link.columns)
    )


def soft_links(tables: Sequence[Table], keys: SingleKeys, prefix: list[str], table: Table) -> list[Link]:
    """The references that ``table`` has without a foreign key, as far as names and types tell: ``client_id``, ``clientId``,
    ``created_by``. ``prefix`` is what the names of all tables begin with."""
    taken = {name.lower() for key in table.foreign_keys for name in key.columns} | set(
        polymorphic_references(table, tables, prefix)
    )
    declared = {
        key.parent.lower() for key in table.foreign_keys
    }  # beside its ``levering_id`` a line has a count ``geleverd``
    found = []
    for column in table.columns:
        if column.name.lower() in taken or column.generated or table.row_key == (column.name,):
            continue
        parent = _soft_parent(tables, keys, prefix, table, column)
        if parent is not None and not (parent.name.lower() in declared and len(_reference_words(column)) == 1):
            found.append(Link((column.name,), parent.name, parent.row_key, declared=False))
    return found


def _soft_parent(
    tables: Sequence[Table], keys: SingleKeys, prefix: list[str], table: Table, column: Column
) -> Table | None:
    """The table that a column points to by its name, among those whose key it can hold."""
    words = _reference_words(column)
    is_counted = column.type.name == "decimal" and not column.type.scale
    if not words or not (column.type.is_integer or column.type.is_text or is_counted):
        return None
    named = _by_comment(tables, column)
    if named is not None and can_hold(column, named):
        return named
    candidates: tuple[Table | None, ...]
    if len(words) < 2 or words[-1] not in _REFERRING:
        candidates = _named_without_key(tables, keys, prefix, table, column, words)
    elif words[:-1] in (["parent"], ["reply", "to"]):
        candidates = (table,) if column.nullable else ()
    else:
        candidates = _named_before_key(tables, keys, prefix, table, column, words)
    return next((parent for parent in candidates if parent is not None and can_hold(column, parent)), None)


def _named_without_key(
    tables: Sequence[Table], keys: SingleKeys, prefix: list[str], table: Table, column: Column, words: list[str]
) -> tuple[Table | None, ...]:
    """The tables that a column without ``_id`` may point to: ``country_code``, ``member``, ``seller``."""
    alone = tables_of_people(keys.people, tables, prefix, table, words) if acts_alone(column) else ()
    called = _called_alone(keys, tables, prefix, table, column, words)
    return (_by_key(keys, table, column), _by_end(keys, table, column), called, *alone)


def _named_before_key(
    tables: Sequence[Table], keys: SingleKeys, prefix: list[str], table: Table, column: Column, words: list[str]
) -> tuple[Table | None, ...]:
    """The tables that a column such as ``client_id`` or ``created_by`` may point to."""
    stem = words[:-1]
    by_name = parents_by_name(keys.names, table, column, stem) if words[-1] != "by" else ()
    sold = keys.names.sellers_are_staff and tokens("_".join(stem)) == ("seller",)
    sellers = tables_of_people(keys.people, tables, prefix, table, stem) if sold else ()
    by_key = (_by_key(keys, table, column), _by_end(keys, table, column))
    called_so = keys.declared.get(column.name.lower(), set())  # in other tables
    declared = [each for each in tables if called_so == {each.name.lower()} and each is not table]
    return (*_by_stem(keys, tables, prefix, table, words), *by_key, *by_name, *sellers, *declared)


OUTCOMES = frozenset("winner winning victor champion won loser losing defeated lost".split())


def _reference_words(column: Column) -> list[str]:
    """The words of a column as a reference in English has them: the key last, and ``by`` for who did something."""
    words = _with_key_last(words_of(column.name))
    if len(words) == 1 and words[0].endswith("id") and len(words[0]) > len("void") and column.type.is_integer:
        words = [words[0][:-2], "id"]  # ``userid``
    if words[-2:] == ["assigned", "to"]:
        return [*words[:-1], "by"]
    if words == ["pid"] and _OF_PARENT.search(column.comment):
        return ["parent", "id"]  # else it may be of a process or a product
    is_by = len(words) > 1 and words[-1] != "by" and tokens(column.name)[-1] == "by"  # ``valide_par``
    return [*words[:-1], "by"] if is_by else words


def _with_key_last(words: list[str]) -> list[str]:
    """The words of a reference in English order: ``id_cliente`` as ``cliente_id``."""
    is_before = len(words) > 1 and words[0] in _BEFORE and words[-1] not in _REFERRING
    return [*words[1:], "id"] if is_before else words


def _by_stem(
    keys: SingleKeys, tables: Sequence[Table], prefix: list[str], table: Table, words: list[str]
) -> Iterator[Table | None]:
    """The tables called as the column without its last word, or as the end of that: ``billing_address_id``. A table's own
    name is an identifier of another system (``client.client_id``), unless another word is before it."""
    if words[-1] != "by":
        yield of_own_name(keys.names, table, words[:-1])
    for start in range(len(words) - 1) if words[-1] != "by" else ():
        found = table_called(tables, prefix, words[start:-1], table, is_whole=not start)
        if found is not table or start:
            yield found
    if words[-1] == "by" or (words[-1] == "id" and acts(words[:-1])):
        stem = words if words[-1] == "by" else words[:-1]
        yield from tables_of_people(keys.people, tables, prefix, table, stem)


_OF_PARENT = lazy(r"parent|父|上级|上一级|上层", re.IGNORECASE)
_ONE_WORD_KEY = lazy(r"\w{3,}(?:nr|id|num|nummer|code)", re.IGNORECASE)  # klantnr, artikelnummer
_BEFORE = ("id", "fk")
_POINTS_TO = lazy(
    r"(?:\b(?:fk|references?|refers to|ref|see|points to|link to)\b:?\s*(?:to\s+)?(?:table\s+)?)?[`\"]?([A-Za-z_]\w*)[`\"]?"
    r"\s*(?:\.|\()\s*[`\"]?([A-Za-z_]\w*)[`\"]?\)?",
    re.IGNORECASE,
)


def _by_comment(tables: Sequence[Table], column: Column) -> Table | None:
    """The table of ``HR_EMPLOYEE.EMP_NO`` or ``references users(id)`` in a comment, when that column is its key."""
    for match in _POINTS_TO.finditer(column.comment):
        for table in tables:
            if table.name.lower() == match[1].lower() and [key.lower() for key in table.row_key] == [match[2].lower()]:
                return table
    return _by_named_table(tables, column)


_KEYS = frozenset("id no nr number code cd key ref uuid by".split())
_TABLE_SAID = lazy(
    r"(?:(?:id|key|row) (?:of|in) (?:the )?)?[`\"]?(\w+)[`\"]?(?=$|[;,(]|\s(?:of|who|that|with|at|in|on|mit|der|die|das|du|de|del|qui|que|from|only)\b)",
    re.IGNORECASE,
)


def _by_named_table(tables: Sequence[Table], column: Column) -> Table | None:
    """The table whose name, singular or plural, or whose key a comment begins with: ``employee_id``, ``StaffMember of the site``,
    ``mitarbeiter mit Funktion Kellermeister``; of columns that are called like keys."""
    said = _TABLE_SAID.match(column.comment.strip()) if column.comment else None
    if said is None or not _KEYS & {words_of(column.name)[0], words_of(column.name)[-1]}:
        return None
    name, words = said[1].lower(), tokens(said[1])
    for table in tables:
        key = table.row_key[0].lower() if len(table.row_key) == 1 else ""
        is_key = name == key and len(words_of(name)) > 1
        if is_key or name == table.name.lower() or (words == tokens(table.name) and name not in _KEYS):
            return table
    return None


def single_keys(tables: Sequence[Table]) -> SingleKeys:
    found = SingleKeys({}, {}, {}, {}, acting_people(tables), table_names(tables))
    for table in tables:
        for key in (key for key in table.foreign_keys if len(key.columns) == 1):
            found.declared.setdefault(key.columns[0].lower(), set()).add(key.parent.lower())
        if len(table.row_key) == 1:
            name = table.row_key[0]
            found.by_name.setdefault(name.lower(), []).append(table)
            if len(words := words_of(name)) > 1:
                found.by_words.setdefault(tuple(words), []).append(table)
                found.by_meaning.setdefault(tokens(name), []).append(table)
    return found


def _by_end(keys: SingleKeys, table: Table, column: Column) -> Table | None:
    """The only other table whose key's words are in this name behind others: ``MGR_EMP_NO``, ``usr_id_change`` of ``EMP_NO``, ``usr_id``."""
    words = tuple(words_of(column.name))
    parts = [words[start:end] for end in range(len(words), 1, -1) for start in range(1, end - 1)]
    found = [each for part in parts for each in keys.by_words.get(part, ())]
    if not found and len(words) > 1 and _ONE_WORD_KEY.fullmatch(words[-1]) is not None:
        found = keys.by_name.get(words[-1], [])  # ``PAR_MATNR`` of ``MATNR``
    found = _called_as_key(found)
    return found[0] if len(found) == 1 and (found[0] is not table or column.nullable) else None


def _called_as_key(tables: list[Table]) -> list[Table]:
    """Of several tables with keys of one name those that are called so: ``emp_number`` is of employees, not of their passports."""
    called = [each for each in tables if tokens(each.row_key[0])[:1] == tokens(each.name)[-1:]]
    return called if len(tables) > 1 and len(called) == 1 else tables


def _by_key(keys: SingleKeys, table: Table, column: Column) -> Table | None:
    """The only other table whose key is one column of the same name, of several words: ``login_id``, ``country_code``; of one word
    where the table is called so as well."""
    named = _called_as_key(keys.by_name.get(column.name.lower(), []) or keys.by_meaning.get(tokens(column.name), []))
    if len(named) != 1 or named[0] is table:
        return None
    is_said = len(words_of(column.name)) > 1 or _ONE_WORD_KEY.fullmatch(column.name) is not None
    return (
        named[0] if is_said or _is_called_like_key(named[0], column) or _is_own_word(named[0], table, column) else None
    )


_SAYING_LITTLE = _MEASURES | frozenset(
    """id code name key no nr num title label value date time email phone login user username password token hash slug uuid guid lang locale language country
    currency region city zip unit grade class level group role mode action method step stage phase area room place line note text tag data path url file
    model brand color material size flag option result reason source target
    uid gid sid pid oid cid permalink alias domain host ror""".split()
)


def _is_own_word(parent: Table, table: Table, column: Column) -> bool:
    """True for a key of one word that says of what it is, in a column of the same type: ``MATR`` of the employees, ``VIN`` of vehicles."""
    name, key = column.name.lower(), parent.column(parent.row_key[0])
    is_like = (key.type.name, key.type.length) == (column.type.name, column.type.length)
    is_own = len(table.row_key) == 1 and table.row_key[0].lower() == name
    return (
        is_like
        and not is_own
        and not key.auto_increment
        and 2 < len(name) < 12
        and not _SAYING_LITTLE & ({name, tokens(name)[-1]} - {"number"})
    )


def _is_called_like_key(parent: Table, column: Column) -> bool:
    """True for a text of the same type as the key of a table whose name ends so: ``HKL CHAR(3)`` of ``SH_HKL``."""
    key = parent.column(parent.row_key[0]).type
    is_like = (key.name, key.length) == (column.type.name, column.type.length) and key.is_text
    return is_like and words_of(parent.name)[-1:] == words_of(column.name)


def _called_alone(
    keys: SingleKeys, tables: Sequence[Table], prefix: list[str], table: Table, column: Column, words: list[str]
) -> Table | None:
    """The table that a number is called after without ``_id``: ``member``. A plural is a count, and some words are measures, unless
    they are the whole name of a table, or behind the name of the column's own."""
    if not column.type.is_integer or is_boolean(column.type) or (words[-1].endswith("s") and words[-1] != "status"):
        return None
    own = of_own_name(keys.names, table, words) or of_other_row(keys.names, table, column, words)
    if own is not None and _is_typed_like_key(own, column):
        return own
    if words[-1] in _MEASURES and len(words) < 2:
        return None
    found = table_called(tables, prefix, words, table, is_whole=words[-1] not in _MEASURES)
    return found if found is not table and (words[-1] not in _MEASURES or _is_typed_like_key(found, column)) else None


def _is_typed_like_key(parent: Table | None, column: Column) -> bool:
    if parent is None or len(parent.row_key) != 1:
        return False
    key = parent.column(parent.row_key[0]).type
    return (key.name, key.length) == (column.type.name, column.type.length)


def common_prefix(schema: Schema) -> list[str]:
    """The words that all table names begin with, such as wp."""
    names = [words_of(table.name) for table in schema.tables]
    if len(names) < 2:
        return []
    prefix: list[str] = []
    for words in zip(*names, strict=False):
        if len(set(words)) > 1:
            break
        prefix.append(words[0])
    return prefix if all(len(name) > len(prefix) for name in names) else []


_KINDS = ("type", "table", "class", "model", "kind")
_ANYTHING = frozenset(
    """entity object subject target source model resource record reference related entidade entidad entite objet objeto sujet objekt subjekt
    oggetto soggetto encja obiekt onderwerp""".split()
)


def polymorphic_references(table: Table, tables: Sequence[Table] = (), prefix: Sequence[str] = ()) -> dict[str, str]:
    """Pairs of columns such as ``subject_id`` and ``subject_type``, lower case, that no foreign key covers. With a table of
    that name among ``tables`` it is a reference to it beside some type."""
    declared = {name.lower() for key in table.foreign_keys for name in key.columns}
    by_words = {tuple(words_of(column.name)): column for column in table.columns if not column.generated}
    found = {}
    for words, column in by_words.items():
        if len(words) < 2 or "id" not in (words[0], words[-1]) or column.name.lower() in declared:
            continue
        stem = words[:-1] if words[-1] == "id" else words[1:]
        kind = _kind_beside(by_words, stem)
        if kind is not None and table_called(tables, list(prefix), list(stem), table) is None:
            found[column.name.lower()] = kind.name.lower()
    return found


def _kind_beside(by_words: Mapping[tuple[str, ...], Column], stem: tuple[str, ...]) -> Column | None:
    """The text column that says what ``stem_id`` is of."""
    kinds = [by_words.get((*stem, kind)) for kind in _KINDS]
    kinds += [by_words.get(stem)] if stem[-1] in _ANYTHING else []
    kinds += [by_words.get(("table", "name"))] if stem in (("record",), ("row",), ("entity",)) else []
    return next((each for each in kinds if each is not None and (each.type.is_text or each.type.labels)), None)


def class_name(table: str, prefix: list[str]) -> str:
    """``blog_posts`` as a class: ``BlogPost``."""
    words = words_of(table)[len(prefix) :] or words_of(table) or [table]
    last = words[-1]
    if last.endswith("ies"):
        last = last[:-3] + "y"
    elif last.endswith("s") and not last.endswith("ss"):
        last = last[:-1]
    return "".join(word.capitalize() for word in [*words[:-1], last])


def can_hold(column: Column, parent: Table) -> bool:
    if len(parent.row_key) != 1:
        return False
    key = parent.column(parent.row_key[0]).type
    if key.is_integer:
        # a narrower type holds the keys of fewer rows than a large size has
        return column.type.is_integer and column.type.integer_range[1] >= min(key.integer_range[1], _INT_MAX)
    return key.name == column.type.name and (key.length or 0) <= (column.type.length or 0)
