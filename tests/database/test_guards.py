"""A refusal of a script is told from an error of the server, and becomes the error with the right exit code."""

from __future__ import annotations

import pytest

from seedsql.database.guards import guard_of
from seedsql.errors import StatementFailed
from seedsql.sql.statements import excerpt


def failed(column: str, location: str = "field list", errno: int = 1054) -> StatementFailed:
    return StatementFailed(f"error {errno} (42S22): Unknown column '{column}' in '{location}'", errno=errno)


@pytest.mark.parametrize(
    ("reason", "exit_code"),
    [
        ("busy", 75),
        ("applied", 77),
        ("taken", 77),
        ("unapplied", 77),
        ("edited", 77),
        ("dependents", 77),
        ("schema", 77),
        ("session", 77),
        ("count", 77),
        ("mismatch", 74),
    ],
)
@pytest.mark.parametrize("location", ["field list", "SELECT"])
@pytest.mark.parametrize("verdict", ["REFUSED", "STOPPED"])
def test_each_reason_has_its_exit_code_and_a_hint(reason, exit_code, location, verdict):
    text = f"0001_x up {verdict} ({reason}): it isn't so in 'orders' (2 rows)."
    guard = guard_of(failed(text, location))
    assert guard.message == text
    error = guard.error()
    assert (error.exit_code, error.message) == (exit_code, text)
    assert error.hint
    assert "{" not in error.hint


def test_a_table_that_is_called_as_the_history_is_not_to_be_generated_again():
    why = "seedsql_history is missing, or is not the InnoDB table that this version writes"
    guard = guard_of(failed(f"0001_x up REFUSED (schema): {why}"))
    assert guard.error().hint.startswith("rename it")
    unapplied = guard_of(failed("0001_x down REFUSED (unapplied): seedsql_history does not have it"))
    assert unapplied.error().hint == "see what is applied: seedsql status"


@pytest.mark.parametrize(
    "error",
    [
        failed("books.title"),
        failed("0001_x up REFUSED (taken): x", errno=1064),
        failed("0001_x sideways REFUSED (taken): x"),
        StatementFailed("error 1054 (42S22): something else", errno=1054),
    ],
)
def test_what_the_server_says_itself_is_no_guard(error):
    assert guard_of(error) is None


def test_a_message_that_the_server_cut_ends_in_dots():
    text = ("0001_x up REFUSED (taken): " + "x" * 300)[:192]
    assert guard_of(failed(text)).sentence.endswith("x ...")


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        ("SELECT 1", "SELECT 1"),
        ("INSERT INTO `t`\n  VALUES ('short')\n, ('x')", "INSERT INTO `t` VALUES ('short') , ('x')"),
        ("INSERT INTO `t` VALUES ('" + "y" * 100 + "', 1)", "INSERT INTO `t` VALUES ('" + "y" * 23 + "..', 1)"),
        ("INSERT INTO `t` VALUES (X'" + "AB" * 100 + "', 1)", "INSERT INTO `t` VALUES (X'" + "AB" * 11 + "..', 1)"),
    ],
)
def test_a_statement_is_shown_by_its_beginning(statement, shown):
    assert excerpt(statement) == shown


def test_a_megabyte_is_shown_in_300_characters():
    assert len(excerpt("INSERT INTO `t` VALUES " + ", ".join(f"({n}, 'text')" for n in range(70_000)))) <= 304
    assert len(excerpt("INSERT INTO `t` VALUES ('" + "z" * 1_000_000 + "')")) <= 304
