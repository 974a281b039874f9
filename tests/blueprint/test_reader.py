"""The reader: every rule that can be said is read as it is meant, every mistake is told with its place, all at once."""

from __future__ import annotations

import subprocess
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.blueprint.model import ExpressionRule, PairsRule, ProviderRule, ReferenceRule, SoftReference
from seedsql.blueprint.reader import read_blueprint
from seedsql.blueprint.rule_reader import PICK_OPTIONS, PICKS, read_rule
from seedsql.errors import BlueprintError
from tests.commands import run_command

MISTAKES = Path(__file__).with_name("mistakes.txt")
HEAD = {"name": '"shop"', "as_of": "2026-06-30"}


def blocks() -> list[tuple[str, list[str]]]:
    """The blocks of mistakes.txt: blueprint and problem lines."""
    found = []
    for block in MISTAKES.read_text(encoding="utf-8").split("\n---\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("# ")]
        found.append(
            (
                "\n".join(line for line in lines if not line.startswith("=> ")),
                [line[3:] for line in lines if line.startswith("=> ")],
            )
        )
    return found


def completed(text: str) -> str:
    """``text`` with what a blueprint must have, where it says nothing about it."""
    data = tomllib.loads(text)
    head = "\n".join(f"{key} = {value}" for key, value in HEAD.items() if key not in data.get("blueprint", {}))
    if "[blueprint]" in text:
        text = text.replace("[blueprint]", "[blueprint]\n" + head)
    else:
        text += "\n[blueprint]\n" + head
    return text if "sizes" in data else text + "\n[sizes.small]\norders = 1\n"


def told(text: str) -> list[str]:
    """The problems of a blueprint, whether it is read or refused."""
    try:
        return list(read_blueprint(text).problems)
    except BlueprintError as refused:
        return list(refused.problems)


@pytest.mark.parametrize("number", range(len(blocks())))
def test_mistakes_are_told_all_at_once_in_the_order_of_the_file(number: int) -> None:
    text, expected = blocks()[number]
    assert told(completed(text)) == expected and expected


def test_an_empty_file_misses_three_things() -> None:
    with pytest.raises(BlueprintError) as refused:
        read_blueprint("")
    assert [problem.partition(":")[0] for problem in refused.value.problems] == [
        "blueprint.name",
        "blueprint.as_of",
        "sizes",
    ]


def test_a_whole_blueprint_is_read_as_it_is_written() -> None:
    read = read_blueprint(
        """
        [blueprint]
        name = "shop"
        number = "0042"
        summary = "A shop"
        schema = "db/schema.sql"
        as_of = 2026-06-30
        seed = 18446744073709551615
        id_base = 1000
        [sizes.tiny]
        clients = 0
        "odd name" = 3
        [tables.clients]
        id_base = 7
        columns = { email = { provider = "email", domain = "example.net", null = 0.25, stream = "people", pii = "email" } }
        hidden = { twice = "id * 2" }
        [[checks]]
        name = "none"
        find = " SELECT 1 FROM {clients} WHERE 0; "
        [[references]]
        table = "notes"
        columns = ["client", "shop"]
        parent = "clients"
        parent_columns = ["code", "shop"]
    """.replace("18446744073709551615", str(2**63 - 1)),
        "here.toml",
    )
    assert read.problems == ()
    assert (read.name, read.number, read.summary, read.schema, read.as_of, read.seed, read.id_base, read.source) == (
        "shop",
        "0042",
        "A shop",
        ("db/schema.sql",),
        date(2026, 6, 30),
        2**63 - 1,
        1000,
        "here.toml",
    )
    assert read.sizes == {"tiny": {"clients": 0, "odd name": 3}}
    clients = read.tables["clients"]
    assert clients.id_base == 7 and clients.hidden[0].rule == ExpressionRule("id * 2")
    email = clients.columns[0]
    assert email.rule == ProviderRule("email", {"domain": "example.net"})
    assert (email.columns, email.null, email.stream, email.pii, email.path) == (
        ("email",),
        0.25,
        "people",
        "email",
        "tables.clients.columns.email",
    )
    assert read.checks[0].find == "SELECT 1 FROM {clients} WHERE 0"
    assert read.references == (SoftReference("notes", ("client", "shop"), "clients", ("code", "shop")),)


COVER = {"cover": False}
RULES: list[tuple[object, object]] = [
    ("quantity * 2", ExpressionRule("quantity * 2")),
    ({"expression": "SUM(lines.total)", "via": "order_id"}, ExpressionRule("SUM(lines.total)", "order_id")),
    ({"provider": "integer", "min": 1, "max": 5}, ProviderRule("integer", {"min": 1, "max": 5})),
    ({"reference": "clients"}, ReferenceRule("clients", options=COVER)),
    ({"reference": "clients.code"}, ReferenceRule("clients", columns=("code",), options=COVER)),
    (
        {"reference": "pieces.catalogue, number"},
        ReferenceRule("pieces", columns=("catalogue", "number"), options=COVER),
    ),
    (
        {"reference": "clients", "where": "id > 3", "cover": True},
        ReferenceRule("clients", where="id > 3", options={"cover": True}),
    ),
    (
        {"reference": "clients", "pick": "pareto"},
        ReferenceRule("clients", "pareto", options=COVER | {"top": 0.2, "share": 0.8}),
    ),
    (
        {"reference": "clients", "pick": "pareto", "top": 0.1, "share": 0.5},
        ReferenceRule("clients", "pareto", options=COVER | {"top": 0.1, "share": 0.5}),
    ),
    ({"reference": "clients", "pick": "zipf"}, ReferenceRule("clients", "zipf", options=COVER | {"exponent": 1.1})),
    (
        {"reference": "clients", "pick": "weighted", "weight": "size"},
        ReferenceRule("clients", "weighted", options=COVER | {"weight": "size"}),
    ),
    (
        {"reference": "clients", "pick": "quota", "counts": [2, 0]},
        ReferenceRule("clients", "quota", options=COVER | {"counts": [2, 0]}),
    ),
    ({"reference": "clients", "pick": "each"}, ReferenceRule("clients", "each", options=COVER)),
    ({"reference": "clients", "pick": "permute"}, ReferenceRule("clients", "permute", options=COVER)),
    ({"reference": "clients", "pick": "tree"}, ReferenceRule("clients", "tree", options=COVER)),
    ({"pairs": ["users", "roles"]}, PairsRule(("users", "roles"))),
]


@pytest.mark.parametrize(("value", "expected"), RULES)
def test_read_rule_reads_every_kind_of_rule_and_every_pick(value: object, expected: object) -> None:
    key = "a, b" if isinstance(expected, PairsRule) else "a"
    read = read_rule(key, value, "tables.t.columns.a")
    assert (
        read.rule == expected
        and read.path == "tables.t.columns.a"
        and (read.null, read.stream, read.pii) == (0.0, None, None)
    )


def test_every_pick_is_in_the_table_above() -> None:
    assert {rule.pick for _, rule in RULES if isinstance(rule, ReferenceRule)} == set(PICKS) == set(PICK_OPTIONS)


@pytest.mark.parametrize(
    "value", [5, None, {}, {"provider": "x", "null": 2}, {"pairs": []}, {"reference": "x", "pick": "y"}]
)
def test_read_rule_refuses_what_is_malformed(value: object) -> None:
    with pytest.raises(BlueprintError) as refused:
        read_rule("a", value, "here")
    assert refused.value.problems and all(problem.startswith("here") for problem in refused.value.problems)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["provider", "expression", "reference", "pairs", "pick", "null", "counts", "top", "cover", "via"]
            )
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(JUNK)
def test_whatever_stands_there_is_read_or_refused_and_never_crashes(value: object) -> None:
    try:
        read_rule("a", value, "here")
    except BlueprintError as refused:
        assert refused.problems


def plan(path: Path) -> subprocess.CompletedProcess[str]:
    return run_command("plan", "--blueprint", str(path))


def test_not_toml_tells_line_and_column_and_exits_with_78(tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    path.write_text("[blueprint]\nname = shop\n")
    done = plan(path)
    assert done.returncode == 78 and "not valid TOML" in done.stderr and "line 2, column 8" in done.stderr


def test_not_utf8_tells_the_line_and_exits_with_78(tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    path.write_bytes('[blueprint]\nname = "sh\u00f6p"\n'.encode("latin-1"))
    done = plan(path)
    assert done.returncode == 78 and "not UTF-8 (byte 0xF6)" in done.stderr and f"{path}:2" in done.stderr


def test_a_directory_and_a_missing_file_exit_with_2(tmp_path: Path) -> None:
    for path, said in ((tmp_path, "is a directory"), (tmp_path / "none.toml", "there is no blueprint file")):
        done = plan(path)
        assert done.returncode == 2 and said in done.stderr, done.stderr


def test_all_mistakes_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    (tmp_path / "s.sql").write_text("CREATE TABLE orders (id INT PRIMARY KEY);")
    path.write_text('[blueprint]\nname = "a b"\nschema = "s.sql"\nas_of = 1\n[sizes.small]\norders = -1\nitems = 1\n')
    done = plan(path)
    assert done.returncode == 78 and "4 mistakes in the blueprint" in done.stderr, done.stderr
    assert [
        part in done.stderr for part in ("blueprint.name", "blueprint.as_of", "sizes.small.orders", "sizes.small.items")
    ] == [True] * 4


def test_a_rule_that_is_no_good_is_told_once(tmp_path: Path) -> None:
    """The column does not get the inferred rule as well, whose mistakes would be no person's."""
    path = tmp_path / "b.toml"
    (tmp_path / "s.sql").write_text(
        "CREATE TABLE t (id INT PRIMARY KEY, email VARCHAR(90) NOT NULL, n TINYINT NOT NULL);"
    )
    path.write_text(
        '[blueprint]\nname = "b"\nschema = "s.sql"\nas_of = 2026-06-30\n[sizes.small]\nt = 5\n'
        '[tables.t.columns]\nemail = { provider = "emial" }\nn = { provider = "integer", max = 1960 }\n'
    )
    done = plan(path)
    assert done.returncode == 78 and "2 mistakes in the blueprint" in done.stderr, done.stderr
    assert done.stderr.count("tables.t.columns.email") == done.stderr.count("tables.t.columns.n.max") == 1


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("", "blueprint.name"),
        ("blueprint = 5", "blueprint: must be a table [blueprint], not 5"),
        ("[blueprint]\nschema = 7", "blueprint.schema: must be text in quotes, or a list of texts, not 7"),
        ("[sizes.small]\nt = 1", "blueprint.as_of: is missing"),
    ],
)
def test_without_a_head_or_with_a_wrong_schema_all_mistakes_are_told_with_their_places(
    text: str, location: str
) -> None:
    with pytest.raises(BlueprintError) as refused:
        read_blueprint(text, "b.toml")
    assert refused.value.exit_code == 78 and refused.value.location == "b.toml"
    assert any(problem.startswith(location) for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-01-01T00:00:00", "2026-01-01T00:00:00"),
        ("2026-01-01", "2026-01-01"),
        ("12:30:00", "12:30:00"),
        ("true", "true"),
        ('[true, "a", { b = 1 }]', '[true, "a", { b = 1 }]'),
        ("inf", "inf"),
    ],
)
def test_a_wrong_value_is_shown_as_toml_writes_it(value: str, said: str) -> None:
    problems = read_blueprint(completed(f"[tables.orders.columns]\na = {value}")).problems
    assert problems[0].endswith(f"not {said}"), problems
