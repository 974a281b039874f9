"""diff: what changed between two versions of a seed, and the cause that is proved for it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import seedsql
from seedsql.blueprint.builtin import builtin
from seedsql.errors import ChecksumError, UsageError
from seedsql.project import load_project
from seedsql.script.reading import ScriptRows

ROOT = Path(__file__).resolve().parents[2]
ORCHESTRA = ROOT / "tests" / "data" / "orchestra"


@dataclass(frozen=True)
class Change:
    """A change of a project, the cause that ``diff`` must tell (its kind, a part of its text, the line that it names), and
    the columns and tables that it must name as changed by it; None: not looked at."""

    project: str
    kind: str
    what: str
    edit: Callable[[str, str], tuple[str, str]] = lambda schema, blueprint: (schema, blueprint)
    options: dict[str, Any] = field(default_factory=dict)
    columns: set[str] | None = None
    tables: set[str] | None = None
    line: str = ""


def blueprint(old: str, new: str) -> Callable[[str, str], tuple[str, str]]:
    return _edit(1, old, new)


def schema(old: str, new: str) -> Callable[[str, str], tuple[str, str]]:
    return _edit(0, old, new)


def _edit(which: int, old: str, new: str) -> Callable[[str, str], tuple[str, str]]:
    def edit(*texts: str) -> tuple[str, str]:
        assert texts[which].count(old) == 1, (old, texts[which].count(old))
        changed = [text.replace(old, new) if index == which else text for index, text in enumerate(texts)]
        return changed[0], changed[1]

    return edit


def both(*edits: Callable[[str, str], tuple[str, str]]) -> Callable[[str, str], tuple[str, str]]:
    def edit(*texts: str) -> tuple[str, str]:
        for each in edits:
            texts = each(*texts)
        return texts[0], texts[1]

    return edit


MONEY = {
    *("clients.total_spent", "clients.total_owed", "orders.tax", "orders.total", "invoices.tax", "invoices.total"),
    *("invoices.amount_paid", "invoices.amount_due", "payments.amount"),
}
W, ORCH = "wholesale", "orchestra"
CHANGES = {
    "a rule far below": Change(
        W,
        "rule",
        "rule of clients.tax_rate changed",
        blueprint("THEN 0.0825 ELSE", "THEN 0.0900 ELSE"),
        columns=MONEY,
        tables=set(),
        line='tax_rate = "CASE',
    ),
    "a rule that nothing else reads": Change(
        W,
        "rule",
        "rule of vendors.notes changed",
        blueprint('notes = { provider = "note", null = 0.6', 'notes = { provider = "note", null = 0.2'),
        columns={"vendors.notes"},
        line="notes =",
    ),
    "a rule that gives the same values": Change(
        W,
        "rule",
        "rule of orders.total changed",
        blueprint('total = "subtotal + tax"', 'total = "tax + subtotal"'),
        columns=set(),
        line='total = "tax',
    ),
    "a rule that is left to the schema": Change(
        W,
        "rule",
        "rule of payments.method changed",
        blueprint(
            'method = { provider = "choice", weights = { CASH = 2, CHECK = 5, WIRE = 4, ACH = 6, CREDIT_CARD = 3 } }\n',
            "",
        ),
        columns={"payments.method", "payments.reference"},
    ),
    "another reference": Change(
        W,
        "rule",
        "rule of orders.client_id changed",
        blueprint(
            'client_id = { reference = "clients", pick = "pareto", top = 0.15, share = 0.7 }',
            'client_id = { reference = "clients" }',
        ),
        columns=None,
        tables=set(),
        line="client_id =",
    ),
    "another seed": Change(W, "seed", "seed 42 -> 43", options={"seed": 43}, tables=set()),
    "as_of": Change(
        W,
        "as_of",
        "as_of 2026-06-30 -> 2026-07-31",
        blueprint("as_of = 2026-06-30", "as_of = 2026-07-31"),
        columns={
            *(
                "vendors.created_at",
                "clients.created_at",
                "products.created_at",
                "batches.received_on",
                "batches.expires_on",
            ),
            *("orders.ordered_at", "invoices.issued_on", "invoices.due_on", "payments.paid_on"),
        },
        line="as_of = 2026-07-31",
    ),
    "another size": Change(W, "size", "size small -> medium", options={"size": "medium"}),
    "more rows of one table": Change(
        W,
        "rows",
        "rows of vendors: 5 -> 6",
        blueprint("[sizes.small]\nvendors = 5", "[sizes.small]\nvendors = 6"),
        tables={"vendors"},
        line="vendors = 6",
    ),
    "other ids": Change(W, "id_base", "id_base 1 -> 1001", options={"id_base": 1001}),
    "ids that overlap with the old ones": Change(W, "id_base", "id_base 1 -> 4", options={"id_base": 4}),
    "a foreign key": Change(
        ORCH,
        "foreign_key",
        "foreign key note.musicianRef to musician ON DELETE CASCADE is new",
        schema(
            "  `text` VARCHAR(200) NOT NULL,\n",
            "  `text` VARCHAR(200) NOT NULL,\n  FOREIGN KEY (`musicianRef`) REFERENCES `musician` (`id`) ON DELETE CASCADE,\n",
        ),
        columns=set(),
    ),
    "another environment": Change(
        W, "env", "env development -> staging", options={"env": "staging"}, columns=set(), tables=set()
    ),
    "a comment": Change(
        W,
        "text",
        "the blueprint changed where no row depends on it: rows identical",
        blueprint("# Six payments", "# Of ten: six payments"),
    ),
    "a check": Change(
        W,
        "text",
        "checks changed: rows identical",
        blueprint('name = "orders: total is subtotal plus tax"', 'name = "orders: total adds up"'),
    ),
    "a label": Change(
        W,
        "label",
        "vendors.payment_terms: label 'NET_90' was added",
        both(
            schema(
                "`payment_terms` ENUM('COD','NET_7','NET_15','NET_30','NET_60') NOT NULL DEFAULT 'NET_30',\n  `notes`",
                "`payment_terms` ENUM('COD','NET_7','NET_15','NET_30','NET_60','NET_90') NOT NULL DEFAULT 'NET_30',\n  `notes`",
            ),
        ),
        columns=set(),
    ),
    "a wider column": Change(
        W,
        "type",
        "orders.tax: decimal(12,2) NOT NULL -> decimal(14,3) NOT NULL",
        lambda schema, blueprint: (
            re.sub(r"(CREATE TABLE `orders`.*?`tax` DECIMAL)\(12,2\)", r"\1(14,3)", schema, flags=re.DOTALL),
            blueprint,
        ),
        columns=None,
    ),
    "a label that an inferred rule takes": Change(
        ORCH,
        "label",
        "musician.mood: label 'stormy' was added",
        lambda schema, blueprint: (re.sub(r"(`mood` ENUM\([^)]*)\)", r"\1,'stormy')", schema), blueprint),
        columns={"musician.mood"},
    ),
    "a unique key": Change(
        ORCH,
        "unique",
        "musician.plain is unique now",
        schema("UNIQUE KEY `uq_email`", "UNIQUE KEY `by_plain` (`plain`),\n  UNIQUE KEY `uq_email`"),
        columns={"musician.plain"},
    ),
    "two changes at once": Change(
        W,
        "rule",
        "rule of clients.tax_rate changed",
        blueprint("THEN 0.0825 ELSE", "THEN 0.0900 ELSE"),
        options={"as_of": date(2026, 7, 31)},
        columns=MONEY,
    ),
    "the pairs of a junction": Change(
        ORCH, "rows", "rows of plays_in: 60 -> 50", options={"rows": {"plays_in": 50}}, tables={"plays_in"}
    ),
    "a key that is computed": Change(
        ORCH,
        "rule",
        "rule of concert.code changed",
        blueprint("CONCAT('C-'", "CONCAT('K-'"),
        tables={"concert", "plays_in"},
    ),
    "the reference date of dates": Change(
        ORCH,
        "as_of",
        "as_of 2025-03-01 -> 2025-03-02",
        options={"as_of": date(2025, 3, 2)},
        columns={"musician.joinedAt", "musician.seenAt", "concert.heldOn"},
        tables=set(),
    ),
    "a hidden stream": Change(
        ORCH,
        "rule",
        "rule of musician.last changed",
        blueprint(
            'last = { provider = "person.last_name" }', 'last = { provider = "person.last_name", stream = "other" }'
        ),
        columns={"musician.fullName", "note.text"},
        line="last =",
    ),
    "a column": Change(
        ORCH,
        "rule",
        "rule of note.text changed",
        both(
            schema("`text` VARCHAR(200) NOT NULL,", "`text` VARCHAR(200) NOT NULL,\n  `mark` INT NULL,"),
            blueprint("'seen alone')", "'seen by no one')"),
        ),
        columns={"note.text"},
    ),
}


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both projects with their seeds as they are."""
    found = {}
    for name, texts in SOURCES.items():
        found[name] = tmp_path_factory.mktemp(name)
        write(found[name], *texts)
    return found


def sources() -> dict[str, tuple[str, str]]:
    own = builtin(W)
    named = own.blueprint.replace("summary =", 'schema = "schema.sql"\nsummary =', 1)
    orchestra = ((ORCHESTRA / name).read_text(encoding="utf-8") for name in ("schema.sql", "blueprint.toml"))
    return {W: (own.schema, named), ORCH: tuple(orchestra)}  # type: ignore[dict-item]


SOURCES = sources()


def write(folder: Path, schema_text: str, blueprint_text: str, **options: Any) -> Path:
    """Write a project with the seed ``0001_demo``; return the directory of its scripts."""
    (folder / "schema.sql").write_text(schema_text, encoding="utf-8")
    (folder / "blueprint.toml").write_text(blueprint_text, encoding="utf-8")
    (folder / "seedsql.toml").write_text('[seeds.0001_demo]\nblueprint = "blueprint.toml"\n', encoding="utf-8")
    chosen = replace(load_project(folder).seed("0001_demo"), **options)
    seedsql.generate(chosen, folder / "out")
    return folder / "out"


@pytest.mark.parametrize("name", CHANGES)
def test_the_cause_of_a_change_is_told(name: str, bases: dict[str, Path], tmp_path: Path) -> None:
    """And nothing is left unexplained: every changed column and table is reached by a cause."""
    change = CHANGES[name]
    text = change.edit(*SOURCES[change.project])
    new = write(tmp_path, *text, **change.options)
    (seed,) = seedsql.diff(bases[change.project] / "out", new, project=load_project(tmp_path)).seeds
    assert seed.unexplained == ()
    found = [cause for cause in seed.causes if cause.kind == change.kind and change.what in cause.what]
    assert len(found) == 1, [(cause.kind, cause.what) for cause in seed.causes]
    if change.columns is not None:
        assert set(found[0].columns) == change.columns
    if change.tables is not None:
        assert set(found[0].tables) == change.tables
    if change.line:
        path, _, line = str(found[0].location).rpartition(":")
        assert Path(path).read_text(encoding="utf-8").split("\n")[int(line) - 1].startswith(change.line)
    reached = {name for cause in seed.causes for name in (*cause.columns, *cause.tables)}
    changed = {f"{table.table}.{column.column}" for table in seed.tables for column in table.columns}
    changed |= {f"{table.table}.{name}" for table in seed.tables for name in (*table.new_columns, *table.gone_columns)}
    assert reached == changed | {table.table for table in seed.tables if table.added or table.removed}


def test_rows_that_are_dealt_anew_are_drawn_anew(tmp_path: Path) -> None:
    """One parent more: a pair that stays is another row of the junction, so that its other columns move with its key."""
    tables = (
        "CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE b (id INT PRIMARY KEY); CREATE TABLE ab (a_id INT NOT NULL,"
    )
    tables += (
        " b_id INT NOT NULL, n INT NOT NULL, PRIMARY KEY (a_id, b_id)); CREATE TABLE c (id INT PRIMARY KEY, t INT);"
    )
    text = '[blueprint]\nname = "x"\nschema = "schema.sql"\nas_of = 2026-01-01\n[sizes.small]\na = 6\nb = 4\nab = 15\nc = 3\n'
    text += '[tables.ab.columns]\n"a_id, b_id" = { pairs = ["a", "b"] }\nn = { provider = "integer" }\n'
    text += '[tables.c.columns]\nt = "(id + 0) * 2"\n'
    outs = []
    for name, (schema_text, blueprint_text) in {
        "old": (tables, text),
        "new": (tables, text.replace("b = 4", "b = 5", 1)),
        "other": (tables + "CREATE TABLE d (id INT PRIMARY KEY);", text),
        "without": (tables.replace(", t INT", ", u INT REFERENCES a (id)"), text.replace("\nt =", "\nu =")),
    }.items():
        (tmp_path / name).mkdir()
        outs.append(write(tmp_path / name, schema_text, blueprint_text))
    (seed,) = seedsql.diff(outs[0], outs[1]).seeds
    (cause,) = seed.causes
    assert (cause.what, cause.tables, cause.columns) == ("rows of b: 4 -> 5", ("b", "ab"), ("ab.n",))
    assert seed.unexplained == ()
    (seed,) = seedsql.diff(outs[0], outs[2]).seeds
    assert [cause.what for cause in seed.causes] == ["the schema changed where no row depends on it: rows identical"]
    (seed,) = seedsql.diff(outs[0], outs[3]).seeds
    found = {cause.what: cause.columns for cause in seed.causes}
    assert found.items() >= {"rule of c.u is new": ("c.u",), "rule of c.t is gone": ("c.t",)}.items()


def test_the_changes_are_as_many_as_promised() -> None:
    assert len(CHANGES) >= 20
    assert {change.project for change in CHANGES.values()} == {W, ORCH}


def test_a_change_that_the_inputs_do_not_explain_is_named_as_such(bases: dict[str, Path], tmp_path: Path) -> None:
    """A row edited by hand is told apart from what the rules changed; values that differ for no reason are unexplained,
    unless the program is another one."""
    out = tmp_path / "out"
    text = SOURCES[W][1].replace("THEN 0.0825 ELSE", "THEN 0.0900 ELSE")
    write(tmp_path, SOURCES[W][0], text)
    up = out / "0001_demo.up.sql"
    content = up.read_text(encoding="utf-8")
    row = re.search(r"^, \(3, 'Stone.*\n", content, re.MULTILINE)
    assert row
    up.write_text(content.replace(row[0], row[0].replace("NULL", "'by hand'")), encoding="utf-8")
    (seed,) = seedsql.diff(bases[W] / "out", out).seeds
    edited = next(cause for cause in seed.causes if cause.kind == "edited")
    assert (edited.what, edited.columns) == (
        "rows of vendors edited by hand after they were generated",
        ("vendors.notes",),
    )
    assert seed.unexplained == ()
    assert next(cause for cause in seed.causes if cause.kind == "rule").columns
    # the same rows, now said to be generated so: no input differs
    manifest = json.loads((bases[W] / "out" / "0001_demo.manifest.json").read_text(encoding="utf-8"))
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / "0001_demo.up.sql"
    other.write_text((bases[W] / "out" / "0001_demo.up.sql").read_text(encoding="utf-8").replace("'WIRE'", "'ACH'"))
    import hashlib

    manifest["files"]["0001_demo.up.sql"]["sha256"] = hashlib.sha256(other.read_bytes()).hexdigest()
    for table in manifest["tables"]:
        table["digest"] = "0" * 64
    described = other.with_name("0001_demo.manifest.json")
    described.write_text(json.dumps(manifest), encoding="utf-8")
    (seed,) = seedsql.diff(bases[W] / "out", other.parent).seeds
    assert [line.split(":")[0] for line in seed.unexplained] == ["payments.method"]
    for key, value, kind in (
        ("seedsql", "0.0.9", "version"),
        ("lexicon", {"version": "0", "digest": "0"}, None),
        ("libraries", {"faker": "1.0"}, None),
    ):
        described.write_text(json.dumps(manifest | {key: value}), encoding="utf-8")
        (seed,) = seedsql.diff(bases[W] / "out", other.parent).seeds
        assert bool(seed.unexplained) == (kind is None), key
        assert [cause.columns for cause in seed.causes] == [("payments.method",) if kind else ()]


def test_scripts_with_another_frame_hold_the_same_rows(bases: dict[str, Path], tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates" / "sql" / "frame", templates / "frame")
    path = templates / "frame" / "_count.sql.j2"
    path.write_text(path.read_text(encoding="utf-8").replace("Every row must be there", "Every row is there"))
    out = write(tmp_path, *SOURCES[W], templates=templates)
    (seed,) = seedsql.diff(bases[W] / "out", out).seeds
    assert [cause.what for cause in seed.causes] == ["the fixed text of the scripts changed: rows identical"]
    assert seed.is_same


def test_rows_of_real_people_are_never_shown(tmp_path: Path) -> None:
    (tmp_path / "schema.sql").write_text(
        "CREATE TABLE person (mail VARCHAR(60) NOT NULL PRIMARY KEY, age INT NOT NULL, KEY (age));", encoding="utf-8"
    )
    for version, age in (("old", 41), ("new", 42)):
        (tmp_path / "person.csv").write_text(
            f"mail,age\nreal.person@gmail.com,{age}\nother@gmail.com,3\n", encoding="utf-8"
        )
        options = seedsql.FixtureOptions("0002_people", tmp_path / version, env="production")
        seedsql.fixture([tmp_path / "person.csv"], [tmp_path / "schema.sql"], options)
    found = seedsql.diff(tmp_path / "old", tmp_path / "new")
    assert "gmail" not in json.dumps(found.to_dict())
    (table,) = found.seeds[0].tables
    assert (table.changed, [(column.column, column.rows) for column in table.columns]) == (1, [("age", 1)])
    assert [cause.kind for cause in found.seeds[0].causes] == ["input"]
    up = tmp_path / "new" / "0002_people.up.sql"
    up.write_text(up.read_text(encoding="utf-8").replace(", 42)", ", 43)"), encoding="utf-8")
    (seed,) = seedsql.diff(tmp_path / "old", tmp_path / "new").seeds
    assert [(cause.kind, cause.columns) for cause in seed.causes] == [("edited", ("person.age",))]
    # masked now: that explains the rows, which are known by a masked column
    options = seedsql.FixtureOptions("0002_people", tmp_path / "masked", key="9c1f0e7a55d24b6b8e3f7a1c2d4e6f80")
    seedsql.fixture([tmp_path / "person.csv"], [tmp_path / "schema.sql"], options)
    (seed,) = seedsql.diff(tmp_path / "old", tmp_path / "masked").seeds
    assert [(cause.what, cause.tables) for cause in seed.causes] == [("masked now", ("person",))]


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=someone", "-c", "user.email=someone@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_seeds_at_a_revision_are_read_from_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is checked out, whatever the folder is called, and from whichever folder it is asked for."""
    folder = tmp_path / "a b'c"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    write(folder, *SOURCES[W])
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "first")
    write(folder, SOURCES[W][0], SOURCES[W][1].replace("THEN 0.0825 ELSE", "THEN 0.0900 ELSE"))
    git(folder, "add", "-A")
    seedsql.generate(replace(load_project(folder).seed("0001_demo"), name="0002_more", id_base=501), folder / "out")
    (folder / "inner").mkdir()
    monkeypatch.chdir(folder / "inner")
    project = load_project()
    found = seedsql.diff_revision("main", out=project.out, project=project)
    assert [(seed.name, seed.state) for seed in found.seeds] == [("0001_demo", "changed"), ("0002_more", "new")]
    assert {cause.kind for cause in found.seeds[0].causes if cause.columns} == {"rule"}
    assert not found.is_same
    blueprint_file = folder / "blueprint.toml"
    newer = blueprint_file.read_text(encoding="utf-8").replace("THEN 0.0900", "THEN 0.0950")
    blueprint_file.write_text(newer, encoding="utf-8")
    (stale,) = seedsql.diff_revision("HEAD", ["0001_demo"], project.out, project).seeds
    assert stale.notes == (
        f"{Path('..') / 'blueprint.toml'} is not the one that these files were generated from: seedsql generate 0001_demo",
    )
    blueprint_file.write_text(newer.replace("THEN 0.0950", "THEN 0.0900"), encoding="utf-8")
    (named,) = seedsql.diff_revision("HEAD", ["0001_demo"], project.out, project).seeds
    assert named == replace(found.seeds[0], old=named.old)
    shown = found.to_dict()
    assert set(shown) == {"seeds", "rows", "schema", "cause", "unexplained", "personal"}
    orders = next(row for row in shown["rows"] if row["table"] == "orders")
    assert (orders["seed"], orders["added"], orders["removed"], orders["changed"]) == ("0001_demo", 0, 0, 24)
    assert orders["columns"]["tax"]["samples"][0] == {"key": ["4"], "old": "11.79", "new": "12.86"}
    for name in ("0001_demo.up.sql", "0001_demo.manifest.json"):
        (project.out / name).unlink()
    assert [seed.state for seed in seedsql.diff_revision("main", out=project.out).seeds] == ["gone", "new"]
    for base in ("nowhere", "--output=x", "main:out"):
        with pytest.raises(UsageError, match="git knows no commit"):
            seedsql.diff_revision(base, out=project.out)
    with pytest.raises(UsageError, match="is in no git repository"):
        seedsql.diff_revision("main", out=Path("/"))


def test_versions_are_named_by_seeds_directories_or_files(bases: dict[str, Path], tmp_path: Path) -> None:
    out = bases[W] / "out"
    for name in ("0001_demo", "0001_demo.up.sql", "0001_demo.manifest.json"):
        for other in (out, out / "0001_demo.up.sql"):
            (seed,) = seedsql.diff(name if name == "0001_demo" else out / name, other, out).seeds
            assert (seed.state, seed.is_same, seed.causes) == ("same", True, ())
    lone = tmp_path / "lone.up.sql"
    lone.write_bytes((out / "0001_demo.up.sql").read_bytes().replace(b"'WIRE'", b"'ACH'"))
    (seed,) = seedsql.diff(out, lone).seeds
    assert (seed.causes, len(seed.unexplained), len(seed.notes)) == ((), 1, 2)
    for old, message in (
        ("0001_dem", "did you mean '0001_demo'"),
        (out / "x.sql", "there is no file"),
        (tmp_path / "..", "no seed in"),
    ):
        with pytest.raises(UsageError, match=message):
            seedsql.diff(old, out, out)
    seedsql.generate(replace(load_project(bases[W]).seed("0001_demo"), row_format="csv"), tmp_path / "files")
    with pytest.raises(UsageError, match="the rows of 0001_demo are in the folder"):
        seedsql.diff(tmp_path / "files", out)
    whole = lone.read_bytes()
    for damaged, message in (
        (whole.replace(b"\n", b"\r\n"), "CRLF"),
        (whole[:20_000], "ends in the middle of this statement"),
        (whole.replace(b"Stone Dairy", b"\xff\xfe"), r"lone.up.sql:\d+ is no UTF-8"),
        (whole.replace(b'"ids":[1,', b'"ids":[x,'), "does not say of a table"),
        (whole.replace(b", (2, ", b", (2 ", 1), "cannot read this row"),
    ):
        assert damaged != whole
        lone.write_bytes(damaged)
        with pytest.raises(ChecksumError, match=message):
            seedsql.diff(out, lone)


def test_the_page_shows_what_the_command_writes(
    bases: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from seedsql.cli.diff_report import text

    write(tmp_path, *CHANGES["a rule far below"].edit(*SOURCES[W]))
    monkeypatch.chdir(tmp_path)
    shown = "\n".join(text(seedsql.diff(bases[W] / "out", "out", project=load_project())))
    page = (ROOT / "docs" / "changes.md").read_text(encoding="utf-8")
    assert page.split("```text\n")[1].split("\n```")[0] == shown


def test_a_manifest_of_an_earlier_version_has_no_rules(bases: dict[str, Path], tmp_path: Path) -> None:
    """Its rows are compared; a change has no cause then, and a rule is not new because it was not written down."""
    out = bases[W] / "out"
    manifest = json.loads((out / "0001_demo.manifest.json").read_text(encoding="utf-8"))
    del manifest["rules"]
    for table in manifest["tables"]:
        del table["keys"]
    (tmp_path / "0001_demo.up.sql").write_bytes((out / "0001_demo.up.sql").read_bytes())
    for name in ("down", "verify"):
        (tmp_path / f"0001_demo.{name}.sql").write_bytes((out / f"0001_demo.{name}.sql").read_bytes())
    (tmp_path / "0001_demo.manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (seed,) = seedsql.diff(tmp_path, out).seeds
    assert (seed.state, seed.causes, seed.unexplained) == ("same", (), ())
    (tmp_path / "new").mkdir()
    new = write(tmp_path / "new", *CHANGES["a rule far below"].edit(*SOURCES[W]))
    (seed,) = seedsql.diff(tmp_path / "0001_demo.up.sql", new).seeds
    assert len(seed.unexplained) == len(MONEY)
    assert all(line.endswith("(a manifest without rules: generate the seed again)") for line in seed.unexplained)


def test_a_column_with_one_cause_is_as_that_cause_alone_makes_it(bases: dict[str, Path], tmp_path: Path) -> None:
    """Two changes at once: what is said to come from one of them has the values that this one gives without the other."""
    edits = {
        "rate": blueprint("THEN 0.0825 ELSE", "THEN 0.0900 ELSE"),
        "margin": blueprint("min = 52, max = 72", "min = 53, max = 72"),
    }
    scripts = {}
    for name, edit in {**edits, "both": both(*edits.values())}.items():
        (tmp_path / name).mkdir()
        scripts[name] = ScriptRows(write(tmp_path / name, *edit(*SOURCES[W])) / "0001_demo.up.sql")
    (seed,) = seedsql.diff(bases[W] / "out", tmp_path / "both" / "out").seeds
    causes = {
        "rate": next(c for c in seed.causes if "tax_rate" in c.what),
        "margin": next(c for c in seed.causes if "margin" in c.what),
    }
    alone = 0
    for table in seed.tables:
        for column in table.columns:
            named = [name for name, cause in causes.items() if f"{table.table}.{column.column}" in cause.columns]
            place = scripts["both"].tables[table.table].columns.index(column.column)
            values = {name: [row[place] for _, row in script.rows(table.table)] for name, script in scripts.items()}
            assert named
            if len(named) == 1:
                assert values[named[0]] == values["both"]
                alone += 1
    assert alone >= 10
