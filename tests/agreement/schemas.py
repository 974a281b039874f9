"""Random schemas: columns of every type under suggestive names, with keys and references of every form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

NAMES = (
    "geo lat lon latitude longitude location coordinates position token api_key session_id sess_id email email_id mail "
    "reply_to card card_number last_four cvv phone phone_number mobile fax_number iban bank_account account_number ip "
    "ip_address ipv6 dob birth_date birth_year uuid guid external_uuid device_id mac imei ssn national_id tax_id vat_id "
    "passport_number name first_name last_name full_name contact_person username login nick password pin street address "
    "address_2 house_number city postal_code zip notes comment body message data payload hash checksum md5 sha256 "
    "created_at updated_at valid_from valid_until due_on expires_on is_active has_phone status state type kind code sku "
    "barcode ean reference order_no price amount total quantity weight ratio rate score level size color url website "
    "image file host slug title description label color_code flags options settings position_no rank sort year month "
    "start_time duration version lang locale country currency key value group order"
).split()
"""Names that say what a column holds, or that seem to."""

INTEGERS = ("tinyint", "smallint", "mediumint", "int", "bigint")
TEXTS = (
    "varchar(8)",
    "varchar(12)",
    "varchar(20)",
    "varchar(36)",
    "varchar(64)",
    "varchar(255)",
    "char(2)",
    "char(32)",
)
LONG_TEXTS = ("tinytext", "text", "mediumtext", "longtext")
MOMENTS = ("date", "datetime", "datetime(3)", "timestamp", "timestamp(6)", "time", "time(2)", "year")
BYTES = ("binary(16)", "varbinary(40)", "tinyblob", "blob", "mediumblob", "longblob")
FRACTIONS = (
    "decimal(10,2)", "decimal(10,7)", "decimal(65,30)", "decimal(3,3)", "decimal(12)", "float", "float(10,7)",
    "float(5,2)", "double", "double(20,10)",
)  # fmt: skip
OTHERS = ("enum('new','old','it''s')", "set('a','b','c')", "json", "bit(1)", "bit(12)", "tinyint(1)", "boolean")
NUMBER_ATTRIBUTES = ("", " unsigned", " zerofill")

types = st.one_of(
    st.tuples(st.sampled_from(INTEGERS), st.sampled_from(NUMBER_ATTRIBUTES)).map("".join),
    st.sampled_from(TEXTS),
    st.sampled_from(LONG_TEXTS),
    st.sampled_from(MOMENTS),
    st.sampled_from(BYTES),
    st.tuples(st.sampled_from(FRACTIONS), st.sampled_from(("", " unsigned"))).map("".join),
    st.sampled_from(OTHERS),
)
"""A column's type as DDL writes it."""

KEYS = (
    "int auto_increment",
    "bigint unsigned auto_increment",
    "char(36)",
    "varchar(64)",
    "binary(16)",
    "int",
    "bigint",
)
"""Types of a primary key that others refer to."""
UNIQUE = frozenset({"int", "bigint", "varchar(64)", "varchar(255)", "char(36)", "varchar(36)", "char(32)", "datetime"})


@dataclass
class RandomTable:
    """A table as it is drawn: ``key`` names the primary key's columns, with their types in ``types``."""

    name: str
    types: dict[str, str]
    key: tuple[str, ...]
    lines: list[str] = field(default_factory=list)

    def ddl(self) -> str:
        return f"CREATE TABLE `{self.name}` (\n  " + ",\n  ".join(self.lines) + "\n) ENGINE=InnoDB;\n"


@st.composite
def schemas(draw: st.DrawFn, most_tables: int = 5) -> str:
    """The DDL of one to ``most_tables`` tables, parents first."""
    count = draw(st.integers(1, most_tables))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=count, max_size=count, unique=True))
    tables: list[RandomTable] = []
    for name in names:
        tables.append(draw(_table(f"{name}_{len(tables)}" if draw(st.booleans()) else name, tables)))
    return "".join(table.ddl() for table in tables)


@st.composite
def _table(draw: st.DrawFn, name: str, parents: Sequence[RandomTable]) -> RandomTable:
    columns = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=9, unique=True))
    table = RandomTable(name, {}, ())
    references = _key(draw, table, columns, parents)
    while columns:
        column = columns.pop()
        form = draw(st.sampled_from(("plain", "plain", "plain", "unique", "reference", "self")))
        if form == "reference" and parents:
            references.append(_reference(draw, table, [column], draw(st.sampled_from(parents)), columns))
        elif form == "self" and len(table.key) == 1:
            own = table.key[0]
            _add(table, column, table.types[own].removesuffix(" auto_increment"), nullable=True)
            references.append(((column,), table))
        else:
            kind = draw(types)
            _add(table, column, kind, nullable=draw(st.booleans()))
            if form == "unique" and kind in UNIQUE:
                table.lines.append(f"UNIQUE KEY `u_{column}` (`{column}`)")
    for number, (ours, parent) in enumerate(references):
        theirs = ", ".join(f"`{column}`" for column in parent.key)
        listed = ", ".join(f"`{column}`" for column in ours)
        table.lines.append(
            f"CONSTRAINT `fk_{name}_{number}` FOREIGN KEY ({listed}) REFERENCES `{parent.name}` ({theirs})"
        )
    return table


Referring = tuple[tuple[str, ...], RandomTable]


def _key(draw: st.DrawFn, table: RandomTable, columns: list[str], parents: Sequence[RandomTable]) -> list[Referring]:
    """Give ``table`` its primary key: one column, one that refers to a parent, or two columns."""
    references: list[Referring] = []
    form = draw(st.sampled_from(("single", "single", "single", "shared", "composite")))
    first = columns.pop()
    simple = [parent for parent in parents if len(parent.key) == 1]
    if form == "shared" and simple:
        references.append(_reference(draw, table, [first], draw(st.sampled_from(simple)), columns, nullable=False))
        table.key = (first,)
    elif form == "composite" and columns:
        second = columns.pop()
        if simple and draw(st.booleans()):
            references.append(_reference(draw, table, [first], draw(st.sampled_from(simple)), columns, nullable=False))
        else:
            _add(table, first, draw(st.sampled_from(("int", "varchar(64)", "char(36)"))), nullable=False)
        _add(table, second, draw(st.sampled_from(("int", "bigint", "varchar(64)"))), nullable=False)
        table.key = (first, second)
    else:
        _add(table, first, draw(st.sampled_from(KEYS)), nullable=False)
        table.key = (first,)
    table.lines.append("PRIMARY KEY (" + ", ".join(f"`{column}`" for column in table.key) + ")")
    return references


def _reference(
    draw: st.DrawFn,
    table: RandomTable,
    ours: list[str],
    parent: RandomTable,
    columns: list[str],
    nullable: bool | None = None,
) -> Referring:
    """Add the columns that refer to ``parent``; further ones are taken from ``columns``, or named after the parent's."""
    while len(ours) < len(parent.key):
        ours.append(columns.pop() if columns else f"of_{parent.name}_{parent.key[len(ours)]}")
    may_be_null = draw(st.booleans()) if nullable is None else nullable
    for column, theirs in zip(ours, parent.key, strict=True):
        _add(table, column, parent.types[theirs].removesuffix(" auto_increment"), nullable=may_be_null)
    return tuple(ours), parent


def _add(table: RandomTable, column: str, kind: str, *, nullable: bool) -> None:
    table.types[column] = kind
    null = " NULL" if nullable else " NOT NULL"
    bare = kind.removesuffix(" auto_increment")
    automatic = " AUTO_INCREMENT" if bare != kind else ""
    table.lines.append(f"`{column}` {bare}{null}{automatic}")
