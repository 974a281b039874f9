"""A check's find is one SELECT that only reads, or the blueprint is refused with the word that says otherwise."""

from __future__ import annotations

import pytest

from seedsql.blueprint.builtin import builtin
from seedsql.blueprint.reader import read_blueprint
from seedsql.sql.queries import condition_error, readonly_error

REFUSED = {
    "DELETE FROM {orders}": "must be a SELECT, not DELETE",
    "(DELETE FROM {orders})": "must be a SELECT, not DELETE",
    "WITH x AS (SELECT 1) DELETE FROM {orders}": "DELETE is not allowed",
    "SELECT 1 FROM {orders}; DROP TABLE x": "; ends the SELECT",
    "SELECT 1 FROM {orders}) t, (SELECT 2": ") closes a parenthesis that is not open",
    "SELECT 1 FROM {orders} WHERE name = '\udcff'": "it holds bytes that are not UTF-8",
    "SELECT (1 FROM {orders}": "a parenthesis ( is not closed",
    "SELECT 1 FROM {orders} INTO OUTFILE '/tmp/x'": "INTO is not allowed",
    "SELECT 1 into @a FROM {orders}": "INTO is not allowed",
    "SELECT 1.INTO OUTFILE '/tmp/x' FROM {orders}": "INTO is not allowed",
    "SELECT 1 FROM {orders} FOR UPDATE": "UPDATE is not allowed",
    "SELECT 1 FROM {orders} for  share": "FOR SHARE is not allowed",
    "SELECT 1 FROM {orders} LOCK IN SHARE MODE": "LOCK is not allowed",
    "SELECT GET_LOCK('a', 1) FROM {orders}": "GET_LOCK is not allowed",
    "SELECT release_lock ('a') FROM {orders}": "RELEASE_LOCK is not allowed",
    "SELECT 1 FROM {orders} WHERE Sleep(9)": "SLEEP is not allowed",
    "SELECT BENCHMARK(9, 1) FROM {orders}": "BENCHMARK is not allowed",
    "SELECT LOAD_FILE('/etc/passwd') FROM {orders}": "LOAD_FILE is not allowed",
    "SELECT NEXT VALUE FOR s FROM {orders}": "NEXT VALUE is not allowed",
    "SELECT 1 FROM {orders} -- all": "-- begins a comment",
    "SELECT 1 FROM {orders} # all": "# begins a comment",
    "SELECT /*!50000 1 */ FROM {orders}": "/* begins a comment",
    "SELECT @a := 1 FROM {orders}": ":= assigns a variable",
    "SELECT 1 FROM {orders} \\! ls": "\\! is a command of the mysql client",
    "SELECT delimiter FROM {orders}": "DELIMITER is a command of the mysql client",
    "SELECT 'a FROM {orders}": "the quote ' is not closed",
    "SELECT 'a\\' FROM {orders}": "the quote ' is not closed",
    "SELECT 1 FROM {orders} WHERE day < '{as_of}'": "{as_of} is in quotes",
    "": "must be a SELECT, not nothing",
}
TAKEN = [
    "SELECT o.id FROM {orders} o WHERE o.note = 'x; -- DELETE # /* ) SLEEP(1)'",
    'SELECT `update`, `a;b`, "into" FROM {orders}',
    "SELECT o.update, `o`.lock, sleep, benchmark FROM {orders} o",
    "SELECT 'it''s', 'it\\'s', \"a\"\"b\" FROM {orders}",
    "SELECT SUBSTRING(a FROM 1 FOR 2), REPLACE(a, 'b', 'c'), INSERT(a, 1, 1, 'x') FROM {orders} LIMIT 5",
    "WITH o AS (SELECT id FROM {orders}) SELECT id FROM o",
    "(SELECT id FROM {orders}) UNION (SELECT id FROM {items})",
    "SELECT id\n  FROM {orders}\n WHERE updated_at < {as_of} AND for_update = 1 AND @@sql_mode <> ''",
]


@pytest.mark.parametrize("find", REFUSED)
def test_what_is_not_a_select_that_only_reads_is_refused_with_the_word(find: str) -> None:
    assert (readonly_error(find) or "").startswith(REFUSED[find])


@pytest.mark.parametrize("find", TAKEN)
def test_words_in_quotes_names_and_harmless_functions_are_taken(find: str) -> None:
    assert readonly_error(find) is None


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("1 = 1) OR (1 = 1", ") closes a parenthesis that is not open"),
        ("1) UNION (SELECT 1", ") closes a parenthesis that is not open"),
        ("id = 1; DROP TABLE t", "; ends the SELECT: a condition is one expression"),
        ("SLEEP(9)", "SLEEP is not allowed: a condition only reads, and neither locks nor waits"),
        ("id = 1 -- all", "-- begins a comment: a condition holds none"),
        ("id IN (SELECT t_id FROM u) AND (a = ')' OR name = '{a}')", None),
    ],
)
def test_a_condition_is_one_expression_that_only_reads(where: str, message: str | None) -> None:
    assert condition_error(where) == message


def test_the_checks_of_the_built_in_blueprint_are_taken() -> None:
    read = read_blueprint(builtin("wholesale").blueprint)
    assert len(read.checks) > 10 and read.problems == ()


def test_a_find_is_refused_at_its_place_and_a_name_is_used_once() -> None:
    text = '[blueprint]\nname = "t"\nas_of = 2026-01-31\n[sizes.small]\nt = 1\n' + "".join(
        f'[[checks]]\nname = "n"\nfind = "{find}"\n' for find in ("DELETE FROM {t}", "SELECT 1 FROM {t};")
    )
    assert read_blueprint(text).problems == (
        "checks[1].find: must be a SELECT, not DELETE: a check only reads",
        "checks[2].name: another check is called 'n' already",
    )
