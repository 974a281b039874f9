"""Random schemas for properties: tables with keys of every kind, references of every kind, and names that suggest rules."""

from __future__ import annotations

from hypothesis import strategies as st

KEY_TYPES = (
    "INT",
    "BIGINT UNSIGNED",
    "TINYINT",
    "SMALLINT UNSIGNED",
    "CHAR(36)",
    "VARCHAR(40)",
    "BINARY(16)",
    "DECIMAL(6,0)",
)
TYPES = (
    "TINYINT(1)|TINYINT|TINYINT UNSIGNED|SMALLINT|INT|BIGINT UNSIGNED|DECIMAL(10,2)|DECIMAL(3,3)|FLOAT|DOUBLE|BIT(1)|BIT(3)|DATE|"
    "DATETIME|TIMESTAMP|TIME|YEAR|CHAR(1)|CHAR(2)|CHAR(36)|VARCHAR(3)|VARCHAR(9)|VARCHAR(30)|VARCHAR(255)|TEXT|BINARY(1)|"
    "BINARY(16)|VARBINARY(40)|BLOB|JSON|ENUM('a','b','c')|SET('x','y')|POINT"
).split("|")
NAMES = (
    "email phone name first_name city zip status kind type password token created_at expires_at iban ip_address notes url slug "
    "sku code price quantity is_active position rank order_no parent_id label title uuid external_id year birth_date state"
).split()
UNINDEXED = ("TEXT", "BLOB", "JSON", "POINT")


@st.composite
def schemas(draw: st.DrawFn) -> str:
    """CREATE TABLE statements of one to four tables, whose foreign keys come last."""
    count = draw(st.integers(1, 4))
    keys = [draw(st.sampled_from(KEY_TYPES)) for _ in range(count)]
    parts, later = [], []
    for number in range(count):
        body, references = _table(draw, number, keys)
        parts.append(f"CREATE TABLE t{number} ({', '.join(body)});")
        later += references
    return "\n".join([*parts, *later])


def _table(draw: st.DrawFn, number: int, keys: list[str]) -> tuple[list[str], list[str]]:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    kinds = {name: draw(st.sampled_from(TYPES)) for name in names}
    columns = {"id": f"{keys[number]} NOT NULL"}
    columns |= {name: f"{kinds[name]} {draw(st.sampled_from(('NULL', 'NOT NULL')))}" for name in names}
    references = []
    for place in range(draw(st.integers(0, 2))):
        parent = draw(st.integers(0, len(keys) - 1))
        columns[f"r{place}"] = f"{keys[parent]} {draw(st.sampled_from(('NULL', 'NOT NULL')))}"
        references.append(
            f"ALTER TABLE t{number} ADD CONSTRAINT f{number}_{place} FOREIGN KEY (r{place}) REFERENCES t{parent} (id);"
        )
    indexed = [name for name in columns if kinds.get(name) not in UNINDEXED]
    body = [f"{name} {definition}" for name, definition in columns.items()]
    body.append(draw(st.sampled_from(("PRIMARY KEY (id)", "UNIQUE KEY (id)"))))
    for _ in range(draw(st.integers(0, 2))):
        unique = draw(st.lists(st.sampled_from(indexed), min_size=1, max_size=3, unique=True))
        body.append(f"UNIQUE KEY ({', '.join(unique)})")
    further = st.lists(st.sampled_from(_further(names, kinds)), max_size=2, unique_by=_first_words)
    body += draw(further)
    return body, references


def _first_words(item: str) -> str:
    """CHECKs of one column are not combined: they could contradict each other."""
    return " ".join(item.split()[:2])


def _further(names: list[str], kinds: dict[str, str]) -> list[str]:
    """What else a table may hold: a key of a prefix or over an expression, a generated column, CHECKs."""
    found = ["note VARCHAR(20) NULL", "twice INT AS (id + 1) VIRTUAL"]
    for name in names:
        if kinds[name].startswith(("VARCHAR(30)", "VARCHAR(255)", "TEXT")):
            found += [f"UNIQUE KEY ({name}(5))", f"CHECK (CHAR_LENGTH({name}) > 3)"]
        if kinds[name].startswith(("VARCHAR", "CHAR")):
            found += [f"UNIQUE KEY ((lower({name})))", f"low_{name} CHAR(40) AS (lower({name})) STORED UNIQUE"]
        if kinds[name] in ("SMALLINT", "INT", "BIGINT UNSIGNED", "DECIMAL(10,2)"):
            found += [f"CHECK ({name} BETWEEN 3 AND 60)", f"CHECK ({name} IN (1, 2, 5))", f"CHECK ({name} > 100)"]
    return found
