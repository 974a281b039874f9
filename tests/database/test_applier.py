"""The applier on real servers: everything or nothing, the script's own words, and a session that ends clean."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from seedsql.database import errnos
from seedsql.database.applier import run_script
from seedsql.database.history import read_history
from seedsql.database.lock import lock_status
from seedsql.errors import ChecksumError, GuardError, LockHeld, StatementFailed
from tests.waiting import HANGS_SECONDS, wait_for

from .conftest import SCRIPTS

UP, DOWN = SCRIPTS / "0001_library.up.sql", SCRIPTS / "0001_library.down.sql"
only_default = pytest.mark.parametrize("sql_mode", ["default"], indirect=True)


def rows(database) -> dict[str, int]:
    found = {}
    for table in ("authors", "books"):
        ((found[table],),) = database.query(f"SELECT COUNT(*) FROM {table}")
    return found


def changed(path: Path, tmp_path: Path, *replacements: tuple[str, str]) -> Path:
    """A copy of a script with some text replaced."""
    text = path.read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    copy = tmp_path / path.name
    copy.write_text(text, encoding="utf-8")
    return copy


@pytest.fixture
def free(library, open_connection):
    """After the test no one holds the lock, at once: no waiting for the server to notice."""
    yield
    assert lock_status(open_connection()).holder is None


def test_up_and_down(library, connection, free):
    result = run_script(connection, UP)
    assert result.result_text == "0001_library APPLIED: 2 authors, 3 books"
    assert result.tables == (("authors", 2), ("books", 3))
    assert result.rows == 5
    assert result.statements == UP.read_text().count(";\n")
    assert result.seconds > 0
    assert library.query("SELECT name FROM authors ORDER BY id") == [("Ana O'Hara; -- 100%",), ("Žofie 📚",)]
    (seed,) = read_history(connection).seeds
    assert (seed.name, seed.state, seed.total_rows, seed.seed, seed.checksum) == (
        "0001_library",
        "applied",
        5,
        42,
        "a" * 64,
    )
    removed = run_script(connection, DOWN)
    assert removed.result_text == "0001_library REMOVED: 3 books, 2 authors"
    assert removed.tables == (("books", 3), ("authors", 2))
    assert rows(library) == {"authors": 0, "books": 0}
    assert read_history(connection).seeds == ()


@only_default
def test_progress_tells_each_table_and_its_rows_so_far(library, connection):
    seen = []
    run_script(connection, UP, progress=lambda table, count: seen.append((table, count)))
    assert seen == [("authors", 2), ("books", 2), ("books", 3)]


def test_a_dry_run_runs_everything_and_keeps_nothing(library, connection, free):
    result = run_script(connection, UP, dry_run=True)
    assert result.result_text.startswith("0001_library DRY RUN")
    assert result.rows == 5
    assert rows(library) == {"authors": 0, "books": 0}
    assert read_history(connection).seeds == ()
    assert run_script(connection, UP).result_text.startswith("0001_library APPLIED")
    assert run_script(connection, DOWN, dry_run=True).result_text.startswith("0001_library DRY RUN")
    assert rows(library) == {"authors": 2, "books": 3}


def test_a_second_apply_is_refused_in_the_scripts_words(library, open_connection, free):
    run_script(open_connection(), UP)
    second = open_connection()
    with pytest.raises(GuardError) as caught:
        run_script(second, UP)
    assert caught.value.reason == "applied"
    assert caught.value.message == "0001_library up REFUSED (applied): it is already applied."
    assert "seedsql rollback 0001_library" in caught.value.hint
    assert not second.is_open
    assert rows(library) == {"authors": 2, "books": 3}


def test_another_script_of_the_same_name_is_a_mismatch(library, open_connection, free):
    run_script(open_connection(), UP)
    library.query("UPDATE seedsql_history SET checksum = REPEAT('b', 64)")
    with pytest.raises(ChecksumError, match="another script of this name is applied"):
        run_script(open_connection(), UP)


@only_default
def test_taken_ids_are_refused(library, connection, free):
    library.query("INSERT INTO authors VALUES (102, 'A person')")
    with pytest.raises(GuardError, match="authors 101-102 has 1 rows") as caught:
        run_script(connection, UP)
    assert caught.value.reason == "taken"
    assert rows(library) == {"authors": 1, "books": 0}


@only_default
def test_a_wrong_count_stops_the_script_and_keeps_nothing(library, connection, free, tmp_path):
    script = changed(UP, tmp_path, (", (202, 101, 'Second')\n", ""))
    with pytest.raises(GuardError, match=r"STOPPED \(count\): books 201-203 has 2 rows of 3") as caught:
        run_script(connection, script)
    assert caught.value.reason == "count"
    assert rows(library) == {"authors": 0, "books": 0}
    assert read_history_of(library) == []


def read_history_of(database) -> list:
    return database.query("SELECT name FROM seedsql_history")


@only_default
def test_the_down_scripts_guards_and_their_override(library, open_connection, free):
    run_script(open_connection(), UP)
    library.query("UPDATE books SET title = 'Mine' WHERE id = 202")
    with pytest.raises(GuardError) as caught:
        run_script(open_connection(), DOWN)
    assert caught.value.reason == "edited"
    assert "--ignore-edited" in caught.value.hint
    library.query("INSERT INTO books VALUES (9, 101, 'Outside')")
    with pytest.raises(GuardError, match="1 rows outside the seed") as caught:
        run_script(open_connection(), DOWN, variables={"seedsql_force_down": 1})
    assert caught.value.reason == "dependents"
    library.query("DELETE FROM books WHERE id = 9")
    run_script(open_connection(), DOWN, variables={"seedsql_force_down": 1})
    with pytest.raises(GuardError) as caught:
        run_script(open_connection(), DOWN)
    assert caught.value.reason == "unapplied"


@only_default
def test_an_override_of_one_run_is_none_for_the_next_on_the_same_connection(library, connection):
    run_script(connection, UP, variables={"seedsql_force_down": 1})
    library.query("UPDATE books SET title = 'Mine' WHERE id = 202")
    with pytest.raises(GuardError, match="edited"):
        run_script(connection, DOWN)


def test_a_held_lock_is_refused_with_its_holder(library, open_connection):
    holder = open_connection()
    name = lock_status(holder).name
    assert holder.query("SELECT GET_LOCK(%s, 0)", [name]) == [(1,)]
    with pytest.raises(LockHeld, match=rf"connection {holder.connection_id()} holds {name}") as caught:
        run_script(open_connection(), UP)
    assert caught.value.holder == holder.connection_id()
    assert caught.value.exit_code == 75
    assert lock_status(holder).holder == holder.connection_id()
    assert rows(library) == {"authors": 0, "books": 0}


@only_default
def test_a_held_lock_is_waited_for(library, open_connection, free):
    holder = open_connection()
    holder.query("SELECT GET_LOCK(%s, 0)", [lock_status(holder).name])
    slept = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        time.sleep(0.01)
        if len(slept) == 3:
            holder.close()

    result = run_script(open_connection(), UP, lock_timeout=100_000, sleep=sleep)
    assert result.rows == 5
    assert len(slept) >= 3


@only_default
def test_waiting_for_the_lock_ends(library, open_connection):
    holder = open_connection()
    holder.query("SELECT GET_LOCK(%s, 0)", [lock_status(holder).name])
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        time.sleep(seconds)

    with pytest.raises(LockHeld):
        run_script(open_connection(), UP, lock_timeout=1.2, sleep=sleep)
    assert slept and 0 < min(slept) <= max(slept) <= sum(slept) <= 1.2


def test_the_servers_own_error_comes_with_number_state_message_and_line(library, connection, free, tmp_path):
    script = changed(UP, tmp_path, ("102, 'Third'", "999, 'Third'"))
    line = (
        next(
            number
            for number, text in enumerate(script.read_text().splitlines(), 1)
            if "(203" not in text and "SELECT 203" in text
        )
        - 1
    )
    with pytest.raises(StatementFailed) as caught:
        run_script(connection, script)
    error = caught.value
    assert (error.errno, error.sqlstate, error.line) == (errnos.ER_NO_REFERENCED_ROW, "23000", line)
    assert "error 1452 (23000): Cannot add or update a child row" in str(error)
    assert "book_author" in str(error)
    assert str(error).startswith(f"{script}:{line}: ")
    assert error.statement.startswith("INSERT INTO `books` (`id`, `author_id`, `title`) VALUES")
    assert "rolled back, no row was changed" in str(error)
    assert rows(library) == {"authors": 0, "books": 0}
    assert not connection.is_open


@only_default
def test_a_missing_column_is_not_taken_for_a_guard(library, connection, free):
    library.query("ALTER TABLE books DROP COLUMN title")
    with pytest.raises(StatementFailed, match="Unknown column 'title'") as caught:
        run_script(connection, UP)
    assert caught.value.errno == errnos.ER_BAD_FIELD
    assert rows(library) == {"authors": 0, "books": 0}


@only_default
def test_row_locks_of_others_are_waited_for_and_then_named(library, connection, free):
    with library.connect(autocommit=False) as other, other.cursor() as cursor:
        cursor.execute("INSERT INTO authors VALUES (101, 'In the way')")
        with pytest.raises(StatementFailed, match="error 1205") as caught:
            run_script(connection, UP)
    assert errnos.is_lock_conflict(caught.value.errno)
    assert "try again" in caught.value.hint
    assert rows(library) == {"authors": 0, "books": 0}


@only_default
@pytest.mark.parametrize("server", ["mariadb"], indirect=True)  # 16 MiB; MySQL's 64 MiB take ten seconds to write
def test_a_statement_above_the_packet_limit_is_refused_before_it_is_sent(library, connection, free, tmp_path):
    ((limit,),) = library.query("SELECT @@max_allowed_packet")
    script = changed(UP, tmp_path, ("'First'", "'" + "x" * limit + "'"))
    with pytest.raises(StatementFailed, match=f"max_allowed_packet of {limit:,} bytes") as caught:
        run_script(connection, script)
    assert caught.value.errno == errnos.ER_NET_PACKET_TOO_LARGE
    assert len(str(caught.value)) < 1000
    assert rows(library) == {"authors": 0, "books": 0}


SLEEPY = (
    "INSERT INTO `books` (`id`, `author_id`, `title`) VALUES\n  ((SELECT 203",
    "DO SLEEP(100000);\nINSERT INTO `books` (`id`, `author_id`, `title`) VALUES\n  ((SELECT 203",
)


def kill_when_asleep(database, statement: str = "KILL {}") -> threading.Thread:
    """Wait until a session of the database sleeps inside a statement, then end it."""

    def kill() -> None:
        with database.admin() as admin, admin.cursor() as cursor:
            found: list[int] = []  # a look later the session may be between two statements

            def asleep() -> list[int]:
                cursor.execute("SHOW PROCESSLIST")
                lines = [line for line in cursor.fetchall() if line[3] == database.name]
                found[:] = [line[0] for line in lines if line[7] and "SLEEP(" in line[7]]
                return found

            if wait_for(asleep):
                cursor.execute(statement.format(found[0]))

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def test_a_killed_connection_before_commit_keeps_nothing_and_says_how_to_check(library, connection, tmp_path):
    killer = kill_when_asleep(library)
    with pytest.raises(StatementFailed) as caught:
        run_script(connection, changed(UP, tmp_path, SLEEPY))
    killer.join()
    # The interrupted SLEEP itself may end with an answer (1317 or its value); the next statement then finds no one.
    assert errnos.is_uncertain(caught.value.errno)
    assert "server rolls back" in str(caught.value) or "rolled back" in str(caught.value)
    if errnos.is_lost(caught.value.errno):
        assert "lost before COMMIT" in str(caught.value)
        assert "seedsql status" in caught.value.hint
    assert wait_for(lambda: rows(library) == {"authors": 0, "books": 0})
    assert not connection.is_open


@only_default
@pytest.mark.parametrize(("dry_run", "said"), [(False, "unknown whether"), (True, "nothing is kept")])
def test_a_connection_lost_during_commit_is_told_as_unknown(library, connection, tmp_path, dry_run, said):
    """The end of the transaction hangs and its session is killed: no one can know from here what became of it."""
    script = changed(UP, tmp_path, ("'COMMIT', 'ROLLBACK');", "'DO SLEEP(100000)', 'DO SLEEP(100000)');"))
    killer = kill_when_asleep(library)
    with pytest.raises(StatementFailed) as caught:
        run_script(connection, script, dry_run=dry_run)
    killer.join()
    assert "the connection was lost during COMMIT" in str(caught.value)
    assert said in str(caught.value)
    assert "seedsql status" in caught.value.hint


@only_default
def test_a_connection_lost_after_commit_is_told_as_committed(library, connection, tmp_path):
    script = changed(UP, tmp_path, ("\nROLLBACK;\nDO RELEASE", "\nDO SLEEP(100000);\nDO SLEEP(1);\nDO RELEASE"))
    killer = kill_when_asleep(library)
    with pytest.raises(StatementFailed) as caught:
        run_script(connection, script)
    killer.join()
    assert "committed before" in str(caught.value)
    assert rows(library) == {"authors": 2, "books": 3}


@only_default
def test_an_error_after_commit_does_not_claim_a_rollback(library, connection, tmp_path, free):
    script = changed(UP, tmp_path, ("DO RELEASE_LOCK", "SELECT nonsense;\nDO RELEASE_LOCK"))
    with pytest.raises(StatementFailed, match="the changes were committed before"):
        run_script(connection, script)
    assert rows(library) == {"authors": 2, "books": 3}


@only_default
@pytest.mark.parametrize("cut", ["EXECUTE seed_end;", "SELECT IF(@seedsql_step <=> 5, IF("])
def test_a_truncated_script_is_an_error(library, connection, tmp_path, cut, free):
    text = UP.read_text(encoding="utf-8")
    script = tmp_path / "cut.up.sql"
    script.write_text(text[: text.index(cut)], encoding="utf-8")
    with pytest.raises(StatementFailed, match="ended without a result"):
        run_script(connection, script)
    assert rows(library) == ({"authors": 0, "books": 0} if "EXECUTE" in cut else {"authors": 2, "books": 3})


@only_default
def test_a_script_that_says_not_applied_is_an_error(library, connection, tmp_path, free):
    script = tmp_path / "not.up.sql"
    script.write_text("SELECT '0001_library NOT APPLIED: nothing was committed' AS `seedsql_result`;\n")
    with pytest.raises(StatementFailed, match="NOT APPLIED"):
        run_script(connection, script)


@only_default
def test_ctrl_c_rolls_back_and_says_so(library, target, tmp_path):
    script = changed(UP, tmp_path, SLEEPY)
    code = (
        "import sys; from pathlib import Path\n"
        "from seedsql.database.applier import run_script; from seedsql.database.connection import connect\n"
        "from seedsql.database.url import parse_url\n"
        "url = sys.stdin.readline()\n"
        "try:\n    run_script(connect(parse_url(url)), Path(sys.argv[1]))\n"
        "except KeyboardInterrupt as interrupt:\n    print(*interrupt.__notes__)\n    sys.exit(130)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    child.stdin.write(library.url + "\n")
    child.stdin.flush()

    def asleep() -> bool:  # in this database: what another test killed may still be listed
        lines = [line for line in library.query("SHOW PROCESSLIST") if line[3] == library.name]
        return any(line[7] and "SLEEP(" in line[7] for line in lines)

    assert wait_for(asleep)
    child.send_signal(signal.SIGINT)
    out, _ = child.communicate(timeout=HANGS_SECONDS)
    assert child.returncode == 130
    assert "the server rolls back, nothing is kept" in out
    assert wait_for(lambda: rows(library) == {"authors": 0, "books": 0})


@only_default
@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_memory_holds_one_statement(library, connection, tmp_path):
    """A script of 8 MB in statements of 0.25 MB is never held as a whole."""
    import tracemalloc

    line = ", ({}, 101, '" + "x" * 50 + "')\n"
    frame = UP.read_text(encoding="utf-8")
    before, after = frame.split("SET @seedsql_count = NULL;\nSELECT COUNT(*) INTO @seedsql_count FROM `books`")
    script = tmp_path / "long.up.sql"
    with script.open("w", encoding="utf-8") as file:
        file.write(before)
        for block in range(35):
            file.write("INSERT INTO `books` (`id`, `author_id`, `title`) VALUES\n")
            file.writelines((line if row else "  " + line[2:]).format(1000 + block * 3500 + row) for row in range(3500))
            file.write(";\n")
        file.write("SET @seedsql_count = NULL;\nSELECT COUNT(*) INTO @seedsql_count FROM `books`" + after)
    size = script.stat().st_size
    assert size > 8_000_000
    tracemalloc.start()
    try:
        result = run_script(connection, script, dry_run=True)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert dict(result.tables)["books"] == 3 + 35 * 3500
    assert peak < size / 4
