"""The operator's commands as a process: questions on a terminal and without one, logs, a second window, secrets."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.commands import run_command
from tests.script.seeds import lock_is_free, running
from tests.waiting import HANGS_SECONDS, WAITS, gate, wait_for
from tests.workflow.conftest import SMALL, Desk

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.parametrize("sql_mode", ["digitalocean"], indirect=True),
]
LOCK = "LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE())))"


def command(desk: Desk, *arguments: str, **variables: str) -> tuple[list[str], dict[str, str]]:
    environment = {name: value for name, value in os.environ.items() if name not in ("NODE_ENV", "SEEDSQL_ENV")}
    return (
        [sys.executable, "-m", "seedsql", *arguments],
        {**environment, "DATABASE_URL": desk.database.url, "PYTHONPATH": str(ROOT), **variables},
    )


def run(desk: Desk, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run_command(*arguments, cwd=desk.out.parent, env={"DATABASE_URL": desk.database.url, **variables})


def typed(desk: Desk, answer: str, *arguments: str, **variables: str) -> tuple[int, str]:
    """Run a command on a terminal of its own, and type ``answer`` at its first question."""
    words, environment = command(desk, *arguments, **variables)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(words, env=environment, cwd=desk.out.parent, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown, asked = b"", False
    try:
        while select.select([ours], [], [], HANGS_SECONDS)[0]:
            try:
                shown += os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not asked and (b"[y/N]" in shown or b"to go on:" in shown):
                os.write(ours, f"{answer}\n".encode())
                asked = True
        return process.wait(30), shown.decode(errors="replace")
    finally:
        os.close(ours)
        process.kill()


# ---- production: asked on a terminal, refused without one ---------------------------------------------------------------


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
@pytest.mark.parametrize(
    "variables",
    [{"NODE_ENV": "production"}, {"SEEDSQL_ENV": "production"}, {"NODE_ENV": "PRODUCTION", "SEEDSQL_ENV": ""}],
)
def test_production_is_refused_without_a_terminal(desk: Desk, variables: dict[str, str]) -> None:
    for arguments in (["apply", SMALL], ["seed"], ["apply", SMALL, "--clean"]):
        refused = run(desk, *arguments, **variables)
        assert refused.returncode == 77 and "--yes" in refused.stderr and "production" in refused.stderr, refused.stderr
        assert desk.rows("vendors") == 0
    assert run(desk, "apply", SMALL, "--dry-run", **variables).returncode == 0, "a dry run changes nothing"
    assert run(desk, "apply", SMALL, "--yes", **variables).returncode == 0
    refused = run(desk, "rollback", SMALL, **variables)
    assert refused.returncode == 77 and desk.rows("vendors") == 5
    assert run(desk, "rollback", SMALL, "--yes", **variables).returncode == 0


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_other_environments_are_not_asked(desk: Desk) -> None:
    assert run(desk, "seed", NODE_ENV="test").returncode == 0


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_on_a_terminal_it_asks_and_takes_no_for_an_answer(desk: Desk) -> None:
    for answer in ("n", "", "never"):
        code, shown = typed(desk, answer, "apply", SMALL, "--env", "production")
        assert code == 77 and "This is production" in shown and desk.rows("vendors") == 0, shown
        assert "\u2501" not in shown and "\x1b[?25l" not in shown, "a progress bar runs over the question"
        assert "try:" not in shown, "who has just said no needs no advice"
    code, shown = typed(desk, "y", "apply", SMALL, "--env", "production")
    assert code == 0 and "APPLIED: 195 rows" in shown, shown


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_clean_all_wants_the_name_of_the_database(desk: Desk) -> None:
    desk.apply()
    desk.database.query("INSERT INTO vendors SELECT 900, 'x', 'x', 'x', 'x', 'COD', NULL, '2020-01-01'")
    name = desk.database.name
    for arguments in (
        ["--force"],
        ["--yes"],
        ["--confirm-database", name],
        ["--force", "--confirm-database", name + "x"],
    ):
        refused = run(desk, "apply", SMALL, "--clean-all", *arguments)
        assert refused.returncode == 77 and desk.rows("vendors") == 6, (arguments, refused.stderr)
    code, shown = typed(desk, "shop", "apply", SMALL, "--clean-all")
    assert code == 77 and "not 'shop'" in shown and desk.rows("vendors") == 6, shown
    code, shown = typed(desk, name, "apply", SMALL, "--clean-all")
    assert code == 0 and desk.rows("vendors") == 5, shown
    assert run(desk, "apply", SMALL, "--clean-all", "--force", "--confirm-database", name).returncode == 0


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
@pytest.mark.parametrize(
    "arguments",
    [
        ["apply", SMALL, "--clean", "--clean-all"],
        ["apply", SMALL, "--confirm-database", "x"],
        ["apply", SMALL, "--ignore-edited"],
        ["apply", SMALL, "--clena"],
        ["seed", "--sise=small", "--clena"],
        ["seed", "--rollback"],
        ["status", "--interval", "0"],
        ["apply", SMALL, "--database-url", "mysql://a:b@h/d", "--defaults-file", "x"],
    ],
)
def test_misuse_changes_nothing(desk: Desk, arguments: list[str]) -> None:
    refused = run(desk, *arguments)
    assert refused.returncode == 2 and "Error" in refused.stderr, refused.stderr
    assert desk.rows("vendors") == 0


def test_the_habit_in_one_line(desk: Desk) -> None:
    """seed --clean --size small --force: again and again, also over edited rows, always the same rows."""
    first = run(desk, "seed", "--clean", "--size", "small", "--force", NODE_ENV="production")
    assert first.returncode == 0 and "56 of 56 checks hold" in first.stderr, first.stderr
    rows = desk.state()
    desk.database.query("UPDATE clients SET name = 'edited' WHERE id = 1")
    again = run(desk, "seed", "--clean", "--size", "small", "--force", NODE_ENV="production")
    assert again.returncode == 0 and "overridden" in again.stderr and desk.state() == rows, again.stderr
    bigger = run(desk, "seed", "--clean", "--size", "medium", "--force")
    assert bigger.returncode == 0 and desk.applied() == ["0001_wholesale_medium"] and desk.rows("orders") == 400


# ---- logs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_json_logs_have_phases_and_no_secret(desk: Desk) -> None:
    for arguments, phase, code in (
        (["apply", SMALL], "complete", 0),
        (["apply", SMALL], "failed", 77),
        (["verify", SMALL], "complete", 0),
        (["rollback", SMALL], "complete", 0),
        (["rollback", SMALL], "failed", 77),
        (["seed"], "complete", 0),
        (["generate"], "complete", 0),
        (["status", "--database", desk.database.name + "_gone"], "failed", 69),
    ):
        done = run(desk, *arguments, "--log-format", "json")
        assert done.returncode == code, done.stderr
        lines = [json.loads(line) for line in done.stderr.splitlines()]
        assert {"time", "level", "event", "phase"} <= set.intersection(*(set(line) for line in lines))
        assert lines[-1]["phase"] == phase and lines[-1]["event"] == arguments[0], lines
        if arguments[0] != "status":
            assert lines[0]["phase"] == "start" and lines[0]["name"] == SMALL
            assert lines[-1]["duration"] >= 0
        if arguments == ["apply", SMALL] and code == 0:
            assert [line["table"] for line in lines if "table" in line][:2] == ["vendors", "clients"]
            assert len(lines[0]["checksum"]) == 64 and lines[-1]["rows"] == 195
        assert desk.database.password not in done.stderr + done.stdout


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_a_password_on_the_command_line_is_gone_from_it_at_once(desk: Desk) -> None:
    """ps shows the arguments of every process; a run that waits for the lock gives time to look."""
    with desk.database.connect() as holder, holder.cursor() as cursor:
        cursor.execute(f"SELECT GET_LOCK({LOCK}, 0)")
        words, environment = command(
            desk, "apply", SMALL, "--lock-timeout", "3600", "--database-url", desk.database.url
        )
        del environment["DATABASE_URL"]
        process = subprocess.Popen(
            words, env=environment, cwd=desk.out.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        own = Path(f"/proc/{process.pid}/cmdline")
        assert wait_for(lambda: b"--database-url\0***" in own.read_bytes())
        assert desk.database.password.encode() not in own.read_bytes()
    said = process.communicate(timeout=HANGS_SECONDS)
    assert process.returncode == 0 and desk.database.password not in "".join(said), said


# ---- a second window -----------------------------------------------------------------------------------------------------


def test_status_shows_the_holder_and_watch_follows_it_to_its_end(desk: Desk) -> None:
    """A run that waits in the middle: another session sees its lock, its rows so far, and then the end."""
    script = (desk.out / f"{SMALL}.up.sql").read_text(encoding="utf-8")
    words, environment = command(desk, "status", "--watch", "--interval", "0.2")
    with gate(desk.database) as (waits, release):
        held = script.replace("INSERT INTO `invoices`", f"{waits}\nINSERT INTO `invoices`")
        assert held != script
        thread = threading.Thread(target=desk.database.run_script, args=(held,))
        thread.start()
        assert wait_for(lambda: running(desk.database, WAITS))
        shown = json.loads(run(desk, "status", "--format", "json").stdout)
        session = shown["lock"]["session"]
        assert shown["lock"]["holder"] > 0 and session["user"] == desk.database.user
        assert WAITS in session["statement"] and len(session["since"]) == 19 and shown["seeds"] == []
        watching = subprocess.Popen(
            words, env=environment, cwd=desk.out.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert watching.stderr is not None
        seen = next((line for line in watching.stderr if "applying" in line), "")
        release()
    assert f"{SMALL} applying, 115 of 195 rows, now orders" in seen
    output, rest = watching.communicate(timeout=HANGS_SECONDS)
    thread.join()
    assert watching.returncode == 0 and "the lock is free" in rest and "applied" in output, (output, rest)


def test_unlock_frees_the_lock_of_a_run_and_its_rows_are_gone(desk: Desk) -> None:
    before = desk.state()
    script = (
        (desk.out / f"{SMALL}.up.sql")
        .read_text(encoding="utf-8")
        .replace("INSERT INTO `invoices`", "DO SLEEP(100000);\nINSERT INTO `invoices`")
    )
    thread = threading.Thread(target=desk.database.run_script, args=(script,), kwargs={"force": True})
    thread.start()
    try:
        assert wait_for(lambda: not lock_is_free(desk.database, 0))
        refused = run(desk, "unlock")
        assert refused.returncode == 77 and "--yes" in refused.stderr
        assert run(desk, "unlock", "--yes").returncode == 0
        assert lock_is_free(desk.database) and desk.state() == before
    finally:
        thread.join()
    assert desk.state() == before
    assert run(desk, "apply", SMALL).returncode == 0


def test_a_user_with_little_more_than_the_rows_can_do_all_of_it(desk: Desk) -> None:
    """SELECT, INSERT, UPDATE, DELETE and CREATE on one database: the least that the runbook asks for."""
    from dataclasses import replace

    little = replace(desk, database=desk.database.as_user("SELECT, INSERT, UPDATE, DELETE, CREATE"))
    for arguments in (
        ["apply", SMALL, "--dry-run"],
        ["apply", SMALL],
        ["status"],
        ["status", "--watch"],
        ["verify", SMALL],
        ["apply", SMALL, "--clean"],
        ["apply", SMALL, "--clean-all", "--force", "--confirm-database", desk.database.name],
        ["rollback", SMALL],
        ["unlock"],
        ["init", "--live", "--out", "-"],
    ):
        done = run(little, *arguments)
        assert done.returncode == 0, (arguments, done.stderr)


@pytest.mark.parametrize("how", ["client killed", "connection killed", "interrupted"])
def test_a_clean_that_ends_in_the_middle_leaves_the_old_seed_as_it_was(desk: Desk, how: str) -> None:
    """The old rows are gone and half of the new ones in, when it happens: one transaction takes both back."""
    desk.apply()
    before = desk.database.checksum()
    desk.database.query("CREATE TRIGGER slow BEFORE INSERT ON payments FOR EACH ROW DO SLEEP(0.1)")
    words, environment = command(desk, "apply", SMALL, "--clean")
    process = subprocess.Popen(
        words, env=environment, cwd=desk.out.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert wait_for(lambda: running(desk.database, "DO SLEEP"))  # a server shows the trigger's statement
    if how == "connection killed":
        (number,) = running(desk.database, "DO SLEEP")
        desk.database.query(f"KILL {number}")
    else:
        process.send_signal(signal.SIGKILL if how == "client killed" else signal.SIGINT)
    _, said = process.communicate(timeout=HANGS_SECONDS)
    assert process.returncode == {"client killed": -9, "connection killed": 69, "interrupted": 130}[how], said
    assert lock_is_free(desk.database) and desk.database.checksum() == before
    desk.database.query("DROP TRIGGER slow")
    assert run(desk, "apply", SMALL, "--clean").returncode == 0


@pytest.mark.by_turns("value")
@pytest.mark.parametrize("value", ["1", "true", "TRUE", " True "])
@pytest.mark.parametrize("words", [("apply", SMALL), ("seed", "--size", "small"), ("seed", "--dry-run")])
def test_skip_seeding_does_nothing_and_says_what_comes_instead(desk: Desk, words: tuple[str, ...], value: str) -> None:
    before = sorted(path.stat().st_mtime_ns for path in desk.out.iterdir())
    done = run(desk, *words, SKIP_SEEDING=value)
    assert done.returncode == 0 and done.stdout == ""
    for said in ("nothing was done", "deprecated", "1.0.0", "leave the command out", "never governed reference data"):
        assert said in done.stderr, said
    assert desk.rows("vendors") == 0 and desk.database.query("SHOW TABLES LIKE 'seedsql%'") == []
    assert sorted(path.stat().st_mtime_ns for path in desk.out.iterdir()) == before, "nothing was generated either"


def test_skip_seeding_as_json_is_json(desk: Desk) -> None:
    done = run(desk, "apply", SMALL, "--format", "json", SKIP_SEEDING="1")
    assert done.returncode == 0 and json.loads(done.stdout)["result"] == "skipped"


@pytest.mark.by_turns("value")
@pytest.mark.parametrize("value", ["0", "false", "yes", "2"])
def test_other_values_of_skip_seeding_warn_and_skip_nothing(desk: Desk, value: str) -> None:
    done = run(desk, "apply", SMALL, SKIP_SEEDING=value)
    assert done.returncode == 0 and desk.rows("vendors") == 5, done.stderr
    assert f"SKIP_SEEDING='{value}' skips nothing" in done.stderr and "deprecated" in done.stderr


def test_skip_seeding_does_not_hold_up_a_rollback_or_a_look(desk: Desk) -> None:
    desk.apply()
    assert run(desk, "verify", SMALL, SKIP_SEEDING="1").returncode == 0
    done = run(desk, "rollback", SMALL, SKIP_SEEDING="1")
    assert done.returncode == 0 and "SKIP_SEEDING" not in done.stderr and desk.rows("vendors") == 0
    assert "SKIP_SEEDING" not in run(desk, "apply", SMALL, SKIP_SEEDING="").stderr
