"""The command line from outside: exit codes, messages, bytes that depend on nothing but the inputs."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from seedsql.errors import ChecksumError, SeedsqlError
from seedsql.workflow import generation, seeds
from tests.commands import ROOT
from tests.commands import run_command as run
from tests.waiting import HANGS_SECONDS

NAME = "0001_wholesale_small"


def process(*arguments: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    clean = {
        key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "SEEDSQL_ENV", "SEEDSQL_CA")
    }
    return subprocess.run(
        [sys.executable, "-m", "seedsql", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=HANGS_SECONDS,
        env={**clean, "PYTHONPATH": str(ROOT), **(env or {})},
        stdin=subprocess.DEVNULL,
        check=False,
    )


def digests(directory: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(directory.iterdir())
        if path.is_file()
    }


def test_bytes_depend_on_nothing_but_the_inputs(tmp_path: Path) -> None:
    """Two places, two locales, two time zones, two hash seeds, optimised or not: the same bytes; another seed: others."""
    surroundings = [
        ({"LC_ALL": "C", "PYTHONHASHSEED": "0", "TZ": "UTC", "PYTHONUTF8": "0"}, ROOT),
        ({"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "12345", "TZ": "Asia/Kathmandu", "PYTHONOPTIMIZE": "1"}, tmp_path),
    ]
    for number, (env, cwd) in enumerate(surroundings):
        done = process(
            "generate", "--size", "small", "--seed", "42", "--out", str(tmp_path / str(number)), cwd=cwd, env=env
        )
        assert done.returncode == 0, done.stderr
    assert digests(tmp_path / "0") == digests(tmp_path / "1")
    committed = {name: digest for name, digest in digests(ROOT / "out").items() if name.startswith(NAME)}
    assert digests(tmp_path / "0") == committed
    assert run("generate", "--seed", "43", "--out", str(tmp_path / "other")).returncode == 0
    assert digests(tmp_path / "other") != digests(tmp_path / "0")


def test_the_committed_scripts_regenerate_byte_for_byte() -> None:
    done = process("check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert NAME in done.stderr


def test_stdout_is_the_up_script(tmp_path: Path) -> None:
    printed = run("generate", "--stdout", cwd=tmp_path)
    assert printed.stdout == (ROOT / "out" / f"{NAME}.up.sql").read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == []


def test_plan_prints_the_documented_shape() -> None:
    found = json.loads(run("plan", "--format", "json").stdout)
    assert list(found) == ["name", "seed", "size", "as_of", "total_rows", "tables"]
    assert [list(table) for table in found["tables"]] == [["table", "rows", "first_id", "last_id", "supporting"]] * 7
    assert found["total_rows"] == sum(table["rows"] for table in found["tables"]) == 195


@pytest.fixture
def out(tmp_path: Path) -> Path:
    directory = tmp_path / "out"
    shutil.copytree(ROOT / "out", directory)
    return directory


def edit(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        ("up.sql", lambda data: data.replace(b"'PAID'", b"'SENT'", 1), "not the file that its manifest describes"),
        ("up.sql", lambda data: data[:-100], "not the file that its manifest describes"),
        ("down.sql", lambda data: data + b"\n", "not the file that its manifest describes"),
        ("manifest.json", lambda data: data.replace(b'"format": 2', b'"format": 99'), "reads format 2"),
        ("manifest.json", lambda data: b"{", "is not a manifest"),
        ("manifest.json", lambda data: data.replace(b'"seed": 42', b'"seed": "x"'), "has no proper 'seed'"),
    ],
)
def test_a_changed_file_is_noticed_before_anything_is_sent(
    out: Path, file: str, change: Callable[[bytes], bytes], message: str
) -> None:
    edit(out / f"{NAME}.{file}", change)
    for command in (["apply", NAME], ["rollback", NAME], ["rehearse", NAME]):
        # a database that is not there: the files are looked at first
        done = run(*command, "--out", str(out), env={"DATABASE_URL": "mysql://u:secret@127.0.0.1:1/db"})
        assert done.returncode == 74, (command, done.stderr)
        assert message in done.stderr and "secret" not in done.stderr
    checked = run("check", "--out", str(out))
    assert checked.returncode == 1 and message in checked.stdout


def places(value: object, path: tuple = ()) -> Iterator[tuple]:
    """The places of a JSON document: of the objects and lists within it, which are alike, a few members each."""
    yield path
    if isinstance(value, dict):
        for key in list(value)[: 5 if path else None]:
            yield from places(value[key], (*path, key))
    elif isinstance(value, list):
        for number in range(min(len(value), 2)):
            yield from places(value[number], (*path, number))


def test_a_manifest_with_anything_wrong_anywhere_is_no_bug(out: Path) -> None:
    """Each part of it removed, or of another type: it is refused, or what it says is compared with the files."""
    path = out / f"{NAME}.manifest.json"
    right = json.loads(path.read_text())
    tried = 0
    for place in places(right):
        # of what is within, an empty object and TRUE are as wrong as an empty list and -1
        for wrong in (None, -1, "x", [], KeyError, *(({}, True) if len(place) < 2 else ())):
            if not place or len(place) > 3:
                continue
            changed = copy.deepcopy(right)
            parent = changed
            for key in place[:-1]:
                parent = parent[key]
            if wrong is KeyError:
                del parent[place[-1]]
            else:
                parent[place[-1]] = wrong
            path.write_text(json.dumps(changed))
            for look in (generation.audit, seeds.planned_rows):
                with suppress(SeedsqlError):
                    look(NAME, out)
            tried += 1
    assert tried > 200
    path.write_text("[" * 100_000)
    with pytest.raises(ChecksumError, match="not a manifest"):
        generation.audit(NAME, out)


def test_an_edited_script_is_audited_as_it_stands(out: Path) -> None:
    path = out / f"{NAME}.up.sql"
    edit(path, lambda data: data.replace(b"collin.francois@example.com", b"collin.francois@gmail.com", 1))
    line = next(n for n, text in enumerate(path.read_bytes().splitlines(), 1) if b"@gmail.com" in text)
    done = run("audit", NAME, "--out", str(out))
    assert done.returncode == 1 and f"{path.name}:{line}: vendors.contact_email: email outside" in done.stdout
    assert "gmail" not in done.stdout + done.stderr and "not the file that its manifest describes" in done.stderr
    edit(path, lambda data: data.replace(b"collin.francois@gmail.com", b"collin.francoys@example.com", 1))
    done = run("audit", NAME, "--out", str(out))
    assert done.returncode == 74 and "not the file that its manifest describes" in done.stderr


def test_a_script_that_its_manifest_does_not_list_is_refused(out: Path) -> None:
    path = out / f"{NAME}.manifest.json"
    edit(out / f"{NAME}.up.sql", lambda data: data.replace(b"'PAID'", b"'SENT'", 1))
    data = json.loads(path.read_text())
    del data["files"][f"{NAME}.up.sql"]
    path.write_text(json.dumps(data))
    for look in (generation.audit, generation.rehearse):
        with pytest.raises(ChecksumError, match="does not list"):
            look(NAME, out)


def test_check_tells_a_stale_file_from_an_edited_one(out: Path) -> None:
    """Files that agree with their manifest but not with what is generated now."""
    for path in out.glob(f"{NAME}.*"):
        if path.suffix == ".sql":
            edit(path, lambda data: data.replace(b"for development;", b"for a developer;"))
    manifest = out / f"{NAME}.manifest.json"
    data = json.loads(manifest.read_text())
    for name, facts in data["files"].items():
        facts["sha256"] = hashlib.sha256((out / name).read_bytes()).hexdigest()
    manifest.write_text(json.dumps(data, sort_keys=True, indent=2, ensure_ascii=False) + "\n")
    done = run("check", "--out", str(out))
    assert done.returncode == 1 and "regenerates as" in done.stdout and "Traceback" not in done.stderr


MISUSE: list[tuple[str, list[str], int, str]] = [
    ("misspelt flag", ["plan", "--sise=small"], 2, "Did you mean"),
    ("unknown flag", ["generate", "--clena"], 2, "No such option"),
    ("generate --check of old", ["generate", "--check"], 2, "--check was removed: seedsql check"),
    ("seed --rollback of old", ["seed", "--rollback"], 2, "--rollback was removed: seedsql rollback NAME"),
    ("unlock --force of old", ["unlock", "--force"], 2, "--force was removed: it answered a question, as --yes does"),
    ("misspelt command", ["genrate"], 2, "did you mean 'generate'"),
    ("unknown size", ["plan", "--size", "smal"], 2, "did you mean 'small'"),
    ("misspelt table", ["plan", "--table", "ordres"], 2, "did you mean 'orders'"),
    ("rows of a misspelt table", ["plan", "--rows", "ordres=3"], 2, "did you mean 'orders'"),
    ("negative rows", ["plan", "--rows", "orders=-3"], 2, "not TABLE=N"),
    ("rows without a number", ["plan", "--rows", "orders"], 2, "not TABLE=N"),
    ("huge rows", ["plan", "--rows", f"orders={10**20}"], 2, "more than 2^40"),
    ("negative seed", ["plan", "--seed", "-1"], 2, "--seed"),
    ("no date", ["plan", "--as-of", "2026-02-30"], 2, "not a day"),
    ("zero id base", ["plan", "--id-base", "0"], 2, "--id-base"),
    ("unknown environment", ["plan", "--env", "prod"], 2, "--env"),
    ("a name that climbs", ["generate", "--name", "../x"], 2, "cannot be the name"),
    ("a name with a quote", ["generate", "--name", "o'x"], 2, "cannot be the name"),
    ("no such blueprint", ["plan", "--blueprint", "no.toml"], 2, "no blueprint file"),
    ("no such schema", ["plan", "--schema", "no.sql"], 2, "no schema file"),
    ("a blueprint that is a directory", ["plan", "--blueprint", "tests/"], 2, "is a directory"),
    ("no such seed", ["rehearse", "0001_wholesale_smal"], 2, "did you mean '0001_wholesale_small'"),
    ("too many children", ["plan", "--rows", "invoices=51"], 65, "only 50"),
    ("no database", ["status"], 78, "DATABASE_URL"),
    ("another kind of database", ["status", "--database-url", "postgres://u:secret@h/d"], 78, "mysql://"),
    ("no one listens", ["status", "--database-url", "mysql://u:secret@127.0.0.1:1/d"], 69, "refused"),
    ("out is a file", ["generate", "--out", "README.md"], 2, "is a file"),
    ("out is empty", ["generate", "--out", ""], 2, "it is empty"),
    ("blueprint is empty", ["plan", "--blueprint", ""], 2, "it is empty"),
    ("one table twice", ["plan", "--rows", "orders=1", "--rows", "orders=2"], 2, "names orders twice"),
    ("digits of another script", ["plan", "--rows", "orders=\u0663"], 2, "not TABLE=N"),
    ("a seed's name that climbs", ["apply", "../0001_wholesale_small"], 2, "cannot be the name"),
    ("a seed's name with a quote", ["rollback", "x'; DROP TABLE t"], 2, "cannot be the name"),
    ("an empty name", ["verify", ""], 2, "cannot be the name"),
    ("two ways to clean", ["apply", NAME, "--clean", "--clean-all"], 2, "exclude each other"),
    ("no option file", ["status", "--defaults-file", "/nowhere/my.cnf"], 78, "cannot be read"),
    ("an option file that is a directory", ["status", "--defaults-file", "tests"], 2, "is a directory"),
    ("a placeholder for a URL", ["status", "--database-url", "${db.DATABASE_URL}"], 78, "unfilled placeholder"),
    ("a URL where none is taken", ["plan", "--database-url", "mysql://u:secret@h/d"], 2, "No such option"),
    ("another flag where none is taken", ["plan", "--from=mysql://u:secret@h/d"], 2, "No such option"),
    ("no schema to infer from", ["init"], 2, "--schema"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "message"), [case[1:] for case in MISUSE], ids=[case[0] for case in MISUSE]
)
def test_misuse_gets_its_exit_code_and_a_message_and_writes_nothing(
    tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    before = digests(ROOT / "out")
    done = run(*arguments)
    assert done.returncode == code, done.stderr
    assert message.lower() in done.stderr.lower(), done.stderr
    assert "Traceback" not in done.stderr and "secret" not in done.stderr + done.stdout
    assert digests(ROOT / "out") == before


@pytest.mark.parametrize(
    ("name", "content", "code", "message"),
    [
        ("blueprint.toml", b"[blueprint\n", 78, "not valid TOML"),
        ("blueprint.toml", b'[blueprint]\nname = "\xff"\n', 78, "not UTF-8 (byte 0xFF)"),
        ("blueprint.toml", b'[blueprint]\nname = "x"\nas_of = 2026-01-01\n', 2, "--schema"),
        ("schema.sql", b"", 65, "CREATE TABLE"),
        ("schema.sql", b"CREATE TABLE t (a INT", 65, "schema.sql:1:"),
        ("schema.sql", b"\xff", 78, "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_place(
    tmp_path: Path, name: str, content: bytes, code: int, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    done = run("plan", "--blueprint" if name.startswith("b") else "--schema", str(path))
    assert done.returncode == code, done.stderr
    assert message in done.stderr and str(path) in done.stderr, done.stderr


def test_an_output_that_cannot_be_written_loses_nothing(out: Path) -> None:
    """A directory stands where a file should go: exit 73, and every old file is as it was."""
    before = digests(out)
    (out / "other.down.sql").mkdir()
    done = run("generate", "--name", "other", "--out", str(out))
    assert done.returncode == 73 and "other.down.sql" in done.stderr, done.stderr
    (out / "other.down.sql").rmdir()
    assert digests(out) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small file system needs root")
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(small)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no tmpfs can be mounted here: {mounted.stderr.decode().strip()}")
    try:
        assert run("generate", "--out", str(small)).returncode == 0
        before = digests(small)
        full = run("generate", "--size", "medium", "--name", NAME, "--out", str(small))
        assert full.returncode == 73 and "No space left" in full.stderr, full.stderr
        assert digests(small) == before
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_small_needs_no_sql_parser_and_no_faker(tmp_path: Path) -> None:
    """What keeps the small job quick: sqlglot, faker, rich and pymysql are not loaded."""
    program = (
        "import sys; from seedsql.cli import main\n"
        "try: main(['generate', '--out', sys.argv[1]])\n"
        "except SystemExit as end: assert not end.code\n"
        "print(sorted({'sqlglot', 'faker', 'rich', 'pymysql', 'sqlite3'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]", done.stdout


def test_what_the_built_in_blueprint_was_parsed_to_is_fresh() -> None:
    """parsed.json holds what its two texts parse to now (make freeze)."""
    from seedsql.blueprint.builtin import NAMES, builtin
    from seedsql.workflow.sources import freeze

    for name in NAMES:
        assert builtin(name).parsed == json.loads(json.dumps(freeze(name), default=str))


@pytest.mark.parametrize(
    "command",
    [
        "plan",
        "generate",
        "check",
        "rehearse",
        "audit",
        "init",
        "apply",
        "verify",
        "rollback",
        "status",
        "unlock",
        "seed",
    ],
)
def test_every_command_has_help(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0 and "Usage: seedsql" in done.stdout and len(done.stdout.splitlines()) > 6


def test_init_and_plan_say_what_they_leave_out_why_and_the_way_out(tmp_path: Path) -> None:
    schema, blueprint = tmp_path / "schema.sql", tmp_path / "blueprint.toml"
    schema.write_text(
        "CREATE TABLE a (id INT PRIMARY KEY, place POINT);"
        "CREATE TABLE b (n INT); CREATE TABLE c (n INT); CREATE TABLE spare (id INT PRIMARY KEY);"
        "CREATE TRIGGER stamp AFTER UPDATE ON a FOR EACH ROW DELETE FROM b;",
        encoding="utf-8",
    )
    said = [
        "left out: b, c: it has no primary key and no UNIQUE key of NOT NULL columns",
        "  try: add a primary key",
        "left out: a.place: seedsql makes no values of type point",
        "seedsql: warning: trigger stamp (AFTER UPDATE ON a: writes b): what it writes is in no script",
    ]
    for out in (str(blueprint), "-"):
        done = run("init", "--schema", str(schema), "--out", out)
        assert done.returncode == 0
        assert [line for line in said if line not in done.stderr] == [], done.stderr
    done = run("init", "--schema", str(schema), "--explain", "--format", "json", "--out", str(tmp_path / "no.toml"))
    assert [(each["column"], each["layer"]) for each in json.loads(done.stdout)["columns"]] == [
        ("id", "schema"),
        ("place", "schema"),
        ("id", "schema"),
    ] and not (tmp_path / "no.toml").exists()
    assert run("init", "--schema", str(schema), "--format", "json").returncode == 2
    blueprint.write_text(blueprint.read_text(encoding="utf-8").replace(', "spare"', ""), encoding="utf-8")
    said.append("left out: spare: the blueprint gives no rows at size medium")
    for output in ("text", "json"):
        done = run("plan", "--blueprint", str(blueprint), "--size", "medium", "--format", output)
        assert done.returncode == 0
        assert [line for line in said if line not in done.stderr] == [], done.stderr
    assert "left out: spare" not in run("plan", "--blueprint", str(blueprint), "--table", "a").stderr


def test_a_blueprint_that_could_fill_nothing_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "schema.sql").write_text("CREATE TABLE a (n INT);", encoding="utf-8")
    done = run("init", "--schema", str(tmp_path / "schema.sql"), "--out", str(tmp_path / "blueprint.toml"))
    assert (
        done.returncode == 65 and "a: it has no primary key" in done.stderr and "try: add a primary key" in done.stderr
    )
    assert not (tmp_path / "blueprint.toml").exists()


@pytest.mark.parametrize(
    "arguments", [["--table", "orders"], ["--rows", "payments=0", "--rows", "invoices=0"], ["--table", "vendors"]]
)
def test_part_of_a_blueprint_rehearses_too(tmp_path: Path, arguments: list[str]) -> None:
    """Tables outside the plan that refer to planned ones, and tables without rows."""
    assert run("generate", "--name", "part", "--out", str(tmp_path), *arguments).returncode == 0
    done = run("rehearse", "part", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("arguments", ["plan", "generate --stdout", "--help", "--version", "init --schema {} --out -"])
def test_a_full_stdout_is_told_and_a_closed_pipe_is_not(tmp_path: Path, arguments: str) -> None:
    schema = tmp_path / "schema.sql"
    schema.write_text("CREATE TABLE t (id INT PRIMARY KEY, `\u00e4` INT);\n", encoding="utf-8")
    words = arguments.format(schema)
    full = subprocess.run(
        ["sh", "-c", f'"$0" -m seedsql {words} > /dev/full', sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert full.returncode == 73 and "No space left" in full.stderr, full.stderr
    quiet = subprocess.run(
        ["bash", "-c", f'"$0" -m seedsql {words} | true; exit ${{PIPESTATUS[0]}}', sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    codes = (0, 141) if not words.startswith("--") else (0, 1, 141)  # click writes these itself
    assert quiet.returncode in codes and "rror" not in quiet.stderr, quiet.stderr
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    plain = subprocess.run(
        [sys.executable, "-m", "seedsql", *words.split()],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, **ascii_only},
        check=False,
    )
    assert plain.returncode == 0 and plain.stdout.decode("utf-8")


def test_closed_streams_are_no_bug(tmp_path: Path) -> None:
    """stdin, stdout or stderr may be closed: data that cannot be written is exit 73, talk is left out."""
    for redirection, code in (("<&-", 0), (">&-", 73), ("2>&-", 0), ("<&- >&- 2>&-", 73)):
        done = subprocess.run(
            ["sh", "-c", f'exec "$0" -m seedsql plan {redirection}', sys.executable],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=HANGS_SECONDS,
            check=False,
        )
        assert done.returncode == code and "bug" not in done.stderr, (redirection, done)


def test_help_loads_no_heavy_library():
    heavy = {"jinja2", "sqlglot", "numpy", "faker", "pymysql", "rich", "sqlite3"}
    code = (
        "import sys\nsys.argv = ['seedsql', '--help']\nfrom seedsql.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "print('loaded:', *{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "generate" in done.stdout
    loaded = set(done.stderr.rpartition("loaded:")[2].split())
    assert "click" in loaded
    assert loaded & heavy == set()


def test_the_end_of_a_run_does_what_waits_for_it() -> None:
    """Output in buffers, and what is called at exit, by a process that ends itself; with a thread, Python ends it."""
    for thread in ("", "threading.Thread(target=lambda: (threading.main_thread().join(), print('thread'))).start();"):
        run = subprocess.run(
            [sys.executable, "-c", f"import atexit, sys, threading; atexit.register(print, 'at exit'); {thread}"
             "print('begin'); from seedsql.__main__ import run; sys.argv[1:] = ['nothing']; run()"],
            cwd=ROOT, capture_output=True, text=True, timeout=HANGS_SECONDS, check=False,
        )  # fmt: skip
        assert (run.returncode, run.stdout.split()) == (2, ["begin", *(["thread"] if thread else []), "at", "exit"])


def test_quiet_leaves_data_and_errors() -> None:
    done = run("plan", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert "vendors" in done.stdout
    before_the_command = run("--quiet", "plan")
    assert (before_the_command.stdout, before_the_command.stderr) == (done.stdout, "")
    wrong = run("plan", "--size", "huge", "-q")
    assert wrong.returncode == 2
    assert "there is no size 'huge'" in wrong.stderr


def test_debug_shows_the_traceback_of_an_error_and_keeps_its_code() -> None:
    done = run("plan", "--size", "huge", "--debug")
    assert done.returncode == 2
    assert "Traceback (most recent call last)" in done.stderr
    assert "Traceback" not in run("plan", "--size", "huge").stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(shell: str) -> None:
    done = run("completion", shell)
    assert done.returncode == 0
    assert f"_SEEDSQL_COMPLETE={shell}_complete" in done.stdout


def test_the_completion_of_a_shell_knows_commands_and_options() -> None:
    environment = os.environ | {"_SEEDSQL_COMPLETE": "bash_complete", "COMP_WORDS": "seedsql gen", "COMP_CWORD": "1"}
    assert "generate" in process(env=environment).stdout
    environment |= {"COMP_WORDS": "seedsql generate --si", "COMP_CWORD": "2"}
    assert "--size" in process(env=environment).stdout
