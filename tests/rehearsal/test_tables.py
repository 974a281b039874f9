"""What strict MySQL would refuse is refused: values, keys, references, CHECKs."""

from __future__ import annotations

import pytest

from seedsql.errors import SchemaError, StatementFailed
from seedsql.rehearsal import columns, scripts

from .cases import REFUSED, literals, shown
from .helpers import run, sandbox


@pytest.mark.parametrize(("column_type", "literal", "expected"), literals())
def test_literal_is_stored_or_refused_as_on_a_strict_server(column_type, literal, expected):
    """Bound, where a pattern proves that the value is right as it is, and in the strict way."""
    session = sandbox(f"CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY, `c` {column_type});")
    text = f"INSERT INTO `t` (`id`, `c`) VALUES (1, {literal})"
    for insert in (session.insert, lambda text: session.run(scripts.insert(text))):
        try:
            insert(text)
            found = shown(run(session, "SELECT CONCAT(`c`) AS `v` FROM `t`")[0][0])
        except StatementFailed:
            found = REFUSED
        assert found == expected
        run(session, "DELETE FROM `t`")


def test_what_is_stored_in_another_notation_than_written_is_known_where_rows_are_bound() -> None:
    assert set(columns._CANONICAL) <= columns.KEPT_AS_WRITTEN


def refused(session, statement: str, match: str) -> None:
    with pytest.raises(StatementFailed, match=match):
        run(session, statement)


def test_a_refusal_names_table_column_and_type():
    session = sandbox("CREATE TABLE `orders` (`id` INT NOT NULL PRIMARY KEY, `total` DECIMAL(5,2) NOT NULL);")
    refused(session, "INSERT INTO `orders` (`id`, `total`) VALUES (1, 1000.00)", r"orders\.total takes decimal\(5,2\)")
    refused(session, "INSERT INTO `orders` (`id`, `total`) VALUES (1, NULL)", r"NOT NULL .*: orders\.total")
    session = sandbox("CREATE TABLE `orders` (`id` INT PRIMARY KEY, `total` DECIMAL(5,2), CHECK (`total` > 0));")
    refused(session, "INSERT INTO `orders` (`id`, `total`) VALUES (1, 'much')", r"orders\.total takes decimal\(5,2\)")


def test_a_failed_statement_writes_nothing_and_carries_its_beginning():
    session = sandbox("CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY);")
    with pytest.raises(StatementFailed) as caught:
        run(session, "INSERT INTO `t` (`id`) VALUES (1),\n(2),\n(1)")
    assert caught.value.statement.startswith("INSERT INTO `t`")
    assert "UNIQUE constraint failed: t.id" in caught.value.message
    assert run(session, "SELECT COUNT(*) AS `n` FROM `t`") == [(0,)]


@pytest.mark.parametrize(
    ("collation", "clashes"),
    [("utf8mb4_0900_ai_ci", ["Ana", "ana", "ANÁ", "ana "]), ("utf8mb4_bin", ["Ana"]), ("utf8mb4_general_ci", ["ANA"])],
)
def test_uniqueness_is_as_the_collation_sees_it(collation, clashes):
    session = sandbox(
        f"CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY, `name` VARCHAR(20) COLLATE {collation} NULL, "
        "UNIQUE KEY `uq` (`name`));"
    )
    run(session, "INSERT INTO `t` (`id`, `name`) VALUES (1, 'Ana'), (2, NULL), (3, NULL)")
    for clash in clashes:
        refused(session, f"INSERT INTO `t` (`id`, `name`) VALUES (9, '{clash}')", "UNIQUE constraint failed")
    if collation.endswith("_bin"):
        run(session, "INSERT INTO `t` (`id`, `name`) VALUES (4, 'ana'), (5, 'Aná')")


def test_a_prefix_key_is_unique_in_its_prefix():
    session = sandbox(
        "CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY, `body` TEXT NOT NULL, UNIQUE KEY `uq` (`body`(3)));"
    )
    run(session, "INSERT INTO `t` (`id`, `body`) VALUES (1, 'abcd'), (2, 'abd')")
    refused(session, "INSERT INTO `t` (`id`, `body`) VALUES (3, 'ABCx')", r"t\.uq")


def test_a_generated_column_may_be_in_the_primary_key():
    session = sandbox("CREATE TABLE `t` (`a` INT NOT NULL, `b` INT AS (`a` DIV 2) STORED NOT NULL, PRIMARY KEY (`b`));")
    run(session, "INSERT INTO `t` (`a`) VALUES (1), (2)")
    with pytest.raises(StatementFailed):
        run(session, "INSERT INTO `t` (`a`) VALUES (3)")


FAMILY = """CREATE TABLE `parent` (`a` INT NOT NULL, `b` INT NOT NULL, PRIMARY KEY (`a`, `b`));
CREATE TABLE `child` (`id` INT NOT NULL PRIMARY KEY, `a` INT NULL, `b` INT NULL,
  CONSTRAINT `fk_parent` FOREIGN KEY (`a`, `b`) REFERENCES `parent` (`a`, `b`)%s);"""


def test_foreign_keys_are_on():
    session = sandbox(FAMILY % "")
    refused(session, "INSERT INTO `child` (`id`, `a`, `b`) VALUES (1, 1, 2)", "FOREIGN KEY")
    run(
        session,
        "INSERT INTO `child` (`id`, `a`, `b`) VALUES (1, 1, NULL)",
        "INSERT INTO `parent` (`a`, `b`) VALUES (1, 2)",
        "INSERT INTO `child` (`id`, `a`, `b`) VALUES (2, 1, 2)",
    )
    refused(session, "DELETE FROM `parent` WHERE `a` = 1", "FOREIGN KEY")


def test_children_are_indexed_where_there_are_some_when_a_parent_goes() -> None:
    session = sandbox(
        (FAMILY % " ON DELETE CASCADE")
        + "CREATE TABLE `grandchild` (`id` INT, FOREIGN KEY (`id`) REFERENCES `child` (`id`));"
    )
    indexes = "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name LIKE '%(index)'"
    run(session, "INSERT INTO `parent` (`a`, `b`) VALUES (1, 2), (2, 2)", "DELETE FROM `parent` WHERE `a` = 2")
    assert session.run(indexes) == [(0,)]
    run(session, "INSERT INTO `child` (`id`, `a`, `b`) VALUES (1, 1, 2)", "INSERT INTO `grandchild` (`id`) VALUES (1)")
    refused(session, "DELETE FROM `parent` WHERE `a` = 1", "FOREIGN KEY")
    assert session.run(indexes) == [(2,)]


@pytest.mark.parametrize(("action", "left"), [(" ON DELETE CASCADE", []), (" ON DELETE SET NULL", [(1, None)])])
def test_actions_of_foreign_keys_are_followed(action, left):
    session = sandbox(FAMILY % action)
    run(
        session,
        "INSERT INTO `parent` (`a`, `b`) VALUES (1, 2)",
        "INSERT INTO `child` (`id`, `a`, `b`) VALUES (1, 1, 2)",
        "DELETE FROM `parent` WHERE `a` = 1",
    )
    assert run(session, "SELECT `id`, `a` FROM `child`") == left


TREE = """CREATE TABLE `tree` (`id` INT NOT NULL PRIMARY KEY, `up` INT NULL,
  CONSTRAINT `fk_up` FOREIGN KEY (`up`) REFERENCES `tree` (`id`));"""


def test_a_row_may_refer_to_itself_or_an_earlier_row_never_to_a_later_one():
    session = sandbox(TREE)
    run(session, "INSERT INTO `tree` (`id`, `up`) VALUES (5, 5), (3, 5), (9, NULL)")
    refused(session, "INSERT INTO `tree` (`id`, `up`) VALUES (1, 2), (2, NULL)", "before the row it refers to")


def test_check_constraints_hold():
    session = sandbox("""CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY, `price` DECIMAL(12,2) NULL,
      `cost` DECIMAL(12,2) NULL, `begins` DATE NULL, `ends` DATETIME NULL, `code` VARCHAR(9) NULL,
      CONSTRAINT `ck_price` CHECK (`price` > `cost` * 1.1), CONSTRAINT `ck_order` CHECK (`ends` >= `begins`),
      CONSTRAINT `ck_code` CHECK (`code` LIKE 'A-%' AND CHAR_LENGTH(`code`) > 3));""")
    insert = "INSERT INTO `t` (`id`, `price`, `cost`, `begins`, `ends`, `code`) VALUES "
    run(
        session,
        insert + "(1, 11.01, 10.00, '2024-01-01', '2024-01-01 00:00:00', 'A-12')",
        insert + "(2, NULL, 1.00, NULL, NULL, NULL)",
    )
    refused(session, insert + "(3, 11.00, 10.00, NULL, NULL, NULL)", r"t\.ck_price")
    refused(session, insert + "(3, NULL, NULL, '2024-01-02', '2024-01-01 23:59:59', NULL)", r"t\.ck_order")
    refused(session, insert + "(3, NULL, NULL, NULL, NULL, 'B-12')", r"t\.ck_code")


def test_what_cannot_be_translated_is_noted_and_left_out():
    made = sandbox("""CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY, `place` POINT NULL, `a` VARCHAR(40) NULL,
      `h` CHAR(32) GENERATED ALWAYS AS (MD5(`a`)) STORED, CONSTRAINT `ck` CHECK (SOUNDEX(`a`) <> 'X'));""")
    assert any(note.startswith("t.place") for note in made.notes)
    assert any("generated column t.h" in note and "MD5" in note for note in made.notes)
    assert any("CHECK t.ck" in note for note in made.notes)
    assert run(made, "INSERT INTO `t` (`id`, `a`) VALUES (1, 'x')", "SELECT `h` FROM `t`") == [(None,)]


def test_generated_columns_are_computed_and_cannot_be_written():
    session = sandbox("""CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY, `quantity` INT NOT NULL,
      `price` DECIMAL(10,2) NOT NULL,
      `amount` DECIMAL(12,1) GENERATED ALWAYS AS (`quantity` * `price`) STORED,
      `label` VARCHAR(40) GENERATED ALWAYS AS (CONCAT(`id`, ': ', `price`)) VIRTUAL);""")
    run(session, "INSERT INTO `t` (`id`, `quantity`, `price`) VALUES (1, 3, 0.15)")
    assert [shown(cell) for cell in run(session, "SELECT `amount`, `label` FROM `t`")[0]] == ["0.5", "1: 0.15"]
    refused(session, "INSERT INTO `t` (`id`, `quantity`, `price`, `amount`) VALUES (2, 1, 1, 1)", "generated column")


def test_values_take_the_notation_of_their_column():
    session = sandbox("""CREATE TABLE `t` (`id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      `money` DECIMAL(9,2) NULL, `at` DATETIME(3) NULL, `tier` ENUM('free', 'pro') NULL,
      `since` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
      `n` INT NOT NULL DEFAULT 7);""")
    run(session, "INSERT INTO `t` (`money`, `at`, `tier`) VALUES (5, '2024-02-29', 'PRO'), (-0.005, NULL, NULL)")
    rows = run(session, "SELECT CONCAT_WS('|', `id`, `money`, `at`, `tier`, `n`, LENGTH(`since`)) AS `v` FROM `t`")
    assert rows == [("1|5.00|2024-02-29 00:00:00.000|pro|7|19",), ("2|-0.01|7|19",)]


def test_a_foreign_key_that_sqlite_cannot_hold_is_noted():
    made = sandbox("""CREATE TABLE `parent` (`id` INT NOT NULL PRIMARY KEY, `code` INT NOT NULL, KEY `k` (`code`));
      CREATE TABLE `child` (`id` INT NOT NULL PRIMARY KEY, `code` INT NULL,
      CONSTRAINT `fk_code` FOREIGN KEY (`code`) REFERENCES `parent` (`code`));""")
    assert any("child.fk_code" in note for note in made.notes)
    run(made, "INSERT INTO `child` (`id`, `code`) VALUES (1, 5)")


def test_a_table_that_sqlite_cannot_hold_is_refused_with_its_name():
    with pytest.raises(SchemaError, match="sqlite_stat9"):
        sandbox("CREATE TABLE `sqlite_stat9` (`id` INT NOT NULL PRIMARY KEY);")
