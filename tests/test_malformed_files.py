"""Whatever is in a file, a command ends with an exit code of the documented ones, and never says that it has a bug."""

from __future__ import annotations

import io
import os
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from seedsql.cli.main import main
from seedsql.database.optionfile import read_option_file
from seedsql.database.url import parse_url
from seedsql.errors import SeedsqlError

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
NAME = "0001_wholesale_small"
DOCUMENTED = {0, 1, 2, 65, 69, 73, 74, 77, 78}
DIGITS = "9" * 5000

SCHEMA = """CREATE TABLE `parents` (`id` INT NOT NULL AUTO_INCREMENT, `name` VARCHAR(40) NOT NULL DEFAULT 'x', PRIMARY KEY (`id`));
CREATE TABLE `things` (
  `id` BIGINT UNSIGNED NOT NULL, `parent_id` INT NOT NULL, `state` ENUM('a','b') NOT NULL, `price` DECIMAL(10,2) DEFAULT 1.5,
  `made` DATETIME(3) NULL, `note` TEXT, `raw` VARBINARY(16), `extra` JSON, `flag` BIT(3),
  `sum` DECIMAL(12,2) GENERATED ALWAYS AS (`price` * 2) STORED,
  PRIMARY KEY (`id`), UNIQUE KEY `u` (`parent_id`, `made`), CHECK (`price` >= 0 AND `price` < 1000),
  CONSTRAINT `f` FOREIGN KEY (`parent_id`) REFERENCES `parents` (`id`)) ENGINE=InnoDB COMMENT='x';
"""
BLUEPRINT = """[blueprint]
name = "shop"
schema = "schema.sql"
as_of = 2026-06-30
seed = 7
[sizes.small]
parents = 2
things = 5
[tables.parents.columns]
name = {provider = "choice", values = ["a", "b"], weights = [1, 2]}
[tables.things.columns]
parent_id = {reference = "parents", pick = "pareto", top = 0.2, share = 0.8}
state = "CASE WHEN price > 5 THEN 'a' ELSE 'b' END"
price = {provider = "decimal", min = 1.5, max = 10, scale = 2}
made = "as_of - INTERVAL row_number DAY"
note = {expression = "CONCAT('x', LPAD(row_number, 4, '0'))", null = 0.25}
[[checks]]
name = "no price"
find = "SELECT `id` FROM {things} WHERE `price` < 0"
"""
OPTION_FILE = """[client]
host=127.0.0.1
port=3306
user=ada
password="secret # 1"
ssl-mode=VERIFY_IDENTITY
[seedsql]
database=shop
"""
URL = 'mysql://ada:secret@db.example.com:3306/shop?ssl-mode=VERIFY_IDENTITY&ssl={"rejectUnauthorized":true}#x'
CSV = 'id,name\n1,anna\n2,"b, ""c"""\n'
JSON = '{"parents": [{"id": 1, "name": "anna"}, {"id": 2, "name": null}]}'
SQL = "INSERT INTO `parents` (`id`, `name`) VALUES (1, 'an''na'), (2, X'41'), (3, NULL);\n"
DECISIONS = '[tables.parents]\nname = {pii = "none", reason = "made up"}\n'

PIECES = (
    *(
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "`",
        "\\",
        ";",
        ",",
        "--",
        "/*",
        "*/",
        "#",
        "\n",
        "\0",
        "=",
        "@",
        ":",
        "/",
        "%",
        "-",
    ),
    *(
        "NULL",
        "\u202e",
        "\x1b[31m",
        "\ufeff",
        "é",
        "🐢",
        "0x",
        "X'",
        "1e999999999",
        "-1e-999999999",
        "NaN",
        "inf",
        DIGITS,
    ),
    *(f"1.{DIGITS}", f"-{DIGITS}", "(" * 3000, "[" * 3000, '{"a":' * 3000, "{a=" * 3000, "NOT " * 3000, "- " * 3000),
    *("a." * 2000, "!include x\n", "DELIMITER ", "CREATE TABLE ", "9999-99-99", "18446744073709551616", "\\ud800"),
)


@st.composite
def malformed(draw: st.DrawFn, text: str) -> bytes:
    """``text`` with pieces put in, cut out, doubled or replaced; sometimes with bytes that are no UTF-8."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        stop = draw(st.integers(start, min(len(text), start + draw(st.sampled_from([0, 0, 1, 8, 60])))))
        piece = draw(st.sampled_from(PIECES) | st.just(text[start:stop] * 2) | st.text(max_size=4))
        text = text[:start] + piece + text[stop:]
    data = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        index = draw(st.integers(0, len(data)))
        data = data[:index] + draw(st.binary(min_size=1, max_size=4)) + data[index:]
    return data


def exit_code(*arguments: object) -> tuple[int, str]:
    """Run a command in this process: its exit code, and what it said."""
    said, shown = io.StringIO(), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stderr(said), redirect_stdout(shown), pytest.raises(SystemExit) as ended:
        main([str(each) for each in arguments])
    code = ended.value.code
    return (code if isinstance(code, int) else 1), said.getvalue()


def assert_documented(*arguments: object) -> None:
    code, said = exit_code(*arguments)
    assert code in DOCUMENTED, said
    assert len(said) < 20_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("malformed")
    (folder / "schema.sql").write_text(SCHEMA)
    (folder / "blueprint.toml").write_text(BLUEPRINT)
    (folder / "pii.toml").write_text(DECISIONS)
    for path in OUT.glob(f"{NAME}.*"):
        shutil.copy(path, folder)
    return folder


some = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def test_the_files_as_they_stand_are_good(folder):
    (folder / "parents.csv").write_text(CSV)
    for command in (
        ("init", "--schema", folder / "schema.sql", "--out", "-"),
        ("generate", "--blueprint", folder / "blueprint.toml", "--stdout"),
        ("check", NAME, "--out", folder),
        ("fixture", folder / "parents.csv", *_fixture_options(folder)),
    ):
        assert exit_code(*command)[0] == 0


@some
@given(malformed(SCHEMA))
@example(SCHEMA.replace("40", DIGITS).encode())
@example(SCHEMA.replace("`price` >= 0", "(" * 20_000 + "1" + ")" * 20_000).encode())
@example(SCHEMA.replace("`price` >= 0", "NOT " * 20_000 + "1").encode())
@example(SCHEMA.replace("`price` >= 0", f"`price` >= {DIGITS}").encode())
@example(SCHEMA.replace("`price` >= 0", "`price` >= 1e999999999").encode())
@example(SCHEMA.replace("`price` >= 0", "`price` >= 100000000000000000000000000000000000001").encode())
@example(f"CREATE TABLE t ({','.join(f'c{number} INT' for number in range(20_000))})".encode())
def test_schemas(folder, data):
    path = folder / "malformed.sql"
    path.write_bytes(data)
    assert_documented("init", "--schema", path, "--out", "-")


@some
@given(malformed(BLUEPRINT))
@example(BLUEPRINT.replace("7", DIGITS).encode())
@example(BLUEPRINT.replace("1.5", "1e999999999").encode())
@example(BLUEPRINT.replace("1.5", "nan").encode())
@example(BLUEPRINT.replace("price > 5", f"price > {DIGITS}").encode())
@example(BLUEPRINT.replace("price > 5", f"CAST(price AS DECIMAL({DIGITS},2)) > 1").encode())
@example(BLUEPRINT.replace("price > 5", "(" * 20_000 + "1" + ")" * 20_000).encode())
@example(BLUEPRINT.replace('["a", "b"]', "[" * 20_000 + "]" * 20_000).encode())
def test_blueprints(folder, data):
    path = folder / "malformed.toml"
    path.write_bytes(data)
    assert_documented("generate", "--blueprint", path, "--stdout")


@some
@given(malformed((OUT / f"{NAME}.manifest.json").read_text(encoding="utf-8")))
def test_manifests(folder, data):
    (folder / f"{NAME}.manifest.json").write_bytes(data)
    assert_documented("check", NAME, "--out", folder)
    assert_documented("audit", NAME, "--out", folder)


@some
@given(malformed((OUT / f"{NAME}.manifest.json").read_text(encoding="utf-8")), st.data())
def test_numbers_and_texts_of_a_manifest(folder, data, drawn):
    """Every member becomes something else of its own type: no one looks at them all before they are used."""
    import json

    manifest = json.loads((OUT / f"{NAME}.manifest.json").read_text(encoding="utf-8"))
    _replace(manifest, drawn)
    (folder / f"{NAME}.manifest.json").write_text(json.dumps(manifest))
    assert_documented("check", NAME, "--out", folder)
    assert_documented("audit", NAME, "--out", folder)


def _replace(value, drawn) -> None:
    """Change one member, at any depth."""
    while True:
        keys = list(value) if isinstance(value, dict) else range(len(value))
        if not keys:
            return
        key = drawn.draw(st.sampled_from(list(keys)))
        if isinstance(value[key], dict | list) and drawn.draw(st.integers(0, 4)):
            value = value[key]
            continue
        odd = [
            0,
            -1,
            2**64,
            10**4000,
            "",
            "\ud800",
            "x" * 100_000,
            "\x1b[31m",
            "../../etc/passwd",
            None,
            True,
            1.5,
            [],
            {},
        ]
        value[key] = drawn.draw(st.sampled_from(odd))
        return


@some
@given(malformed(OPTION_FILE))
@example(OPTION_FILE.replace("3306", DIGITS).encode())
@example((OPTION_FILE + "a" * 1_000_000).encode())
@example((OPTION_FILE + "password=" + "'\"" * 200_000).encode())
def test_option_files(folder, data):
    path = folder / "options.cnf"
    path.write_bytes(data)
    path.chmod(0o600)
    try:
        read_option_file(path)
    except SeedsqlError as error:
        assert error.exit_code in DOCUMENTED
        assert len(str(error)) < 20_000


@some
@given(malformed(URL))
@example(URL.replace("3306", DIGITS).encode())
@example(URL.replace("true", "[" * 50_000).encode())
@example(URL.replace("true", DIGITS).encode())
@example(b'"' * 100_000)
def test_urls(data):
    try:
        parse_url(data.decode("utf-8", "surrogateescape"))
    except SeedsqlError as error:
        assert error.exit_code in DOCUMENTED


@some
@given(
    st.sampled_from([("parents.csv", CSV), ("rows.json", JSON), ("rows.sql", SQL)]).flatmap(
        lambda base: st.tuples(st.just(base[0]), malformed(base[1]))
    )
)
@example(("rows.json", JSON.replace("1", "1e999999999").encode()))
@example(("rows.sql", SQL.replace("1", "1e999999999").encode()))
@example(("parents.csv", CSV.replace("1", "1e999999999").encode()))
@example(("rows.json", JSON.replace("1", DIGITS).encode()))
@example(("rows.sql", SQL.replace("1", DIGITS).encode()))
@example(("parents.csv", CSV.replace("1", DIGITS).encode()))
@example(("rows.json", JSON.replace("null", r'"\ud800"').encode()))
@example(("rows.sql", SQL.replace("1", "18446744073709551616").encode()))
@example(("rows.sql", SQL.replace("1", "-1").replace("2", "18446744073709551615").encode()))
@example(("rows.json", JSON.replace("null", "[" * 100_000 + "]" * 100_000).encode()))
def test_rows(folder, case):
    name, data = case
    (folder / name).write_bytes(data)
    assert_documented("fixture", folder / name, *_fixture_options(folder))


def _fixture_options(folder: Path) -> list[object]:
    return [
        *("--schema", folder / "schema.sql", "--name", "0001_rows", "--env", "production"),
        *("--pii", folder / "pii.toml", "--out", folder / "rows"),
    ]


def test_one_long_value_among_many_rows_is_written(folder):
    """A matrix in which each row is as long as the longest one would take three gigabytes; each keeps its own length."""
    path, out = folder / "parents.csv", folder / "out"
    path.write_text("id,name\n1," + "x" * 3_000_000 + "\n" + "".join(f"{row},a\n" for row in range(2, 1000)))
    schema = folder / "long.sql"
    schema.write_text(SCHEMA.replace("VARCHAR(40)", "LONGTEXT").replace("DEFAULT 'x'", ""))
    code, said = exit_code(
        "fixture", path, "--schema", schema, "--name", "0001_long", "--env", "production", "--out", out
    )
    assert code == 0, said
    script = (out / "0001_long.up.sql").read_text(encoding="utf-8")
    assert "x" * 3_000_000 in script
    assert script.count(", 'a')") == 998


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "--rows", f"vendors={DIGITS}"),
        ("plan", "--seed", DIGITS),
        ("plan", "--id-base", DIGITS),
        ("apply", NAME, "--lock-timeout", "nan"),
        ("status", "--interval", "nan"),
        ("status", "--database-url", "mysql://a:\udcff@127.0.0.1:1/d"),
        ("status", "--database-url", "mysql://a:b@127.0.0.1:1/d", "--database", "\udcff"),
    ],
    ids=range(7),
)
def test_odd_values_of_options_are_refused(arguments):
    code, _ = exit_code(*arguments)
    assert code in (2, 78)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
@pytest.mark.parametrize(
    "arguments",
    [
        ("init", "--schema", "{}", "--out", "-"),
        ("plan", "--blueprint", "{}"),
        ("plan", "--schema", "{}"),
        ("status", "--defaults-file", "{}"),
        ("status", "--database-url", "mysql://a@h/d", "--ca", "{}"),
        ("fixture", "{}", "--schema", "schema.sql", "--name", "0001_rows"),
        ("fixture", "parents.csv", "--schema", "{}", "--name", "0001_rows"),
        ("fixture", "parents.csv", "--schema", "schema.sql", "--pii", "{}", "--name", "0001_rows"),
    ],
)
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_pipes_and_devices_are_refused(folder, arguments, kind, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "parents.csv").write_text(CSV)
    path = folder / f"{kind}.csv"
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    code, said = exit_code(*(each.format(path) for each in arguments))
    assert code in (2, 69, 78), said
    assert "only regular files are read" in said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
@pytest.mark.parametrize("kind", ["up.sql", "down.sql", "manifest.json"])
@pytest.mark.parametrize("command", ["check", "audit", "rehearse"])
def test_a_pipe_in_place_of_a_script_is_refused(folder, tmp_path, kind, command):
    for path in OUT.glob(f"{NAME}.*"):
        shutil.copy(path, tmp_path)
    (tmp_path / f"{NAME}.{kind}").unlink()
    os.mkfifo(tmp_path / f"{NAME}.{kind}")
    assert exit_code(command, NAME, "--out", tmp_path)[0] in (1, 2, 73, 74)
