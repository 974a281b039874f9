"""The session behaves as MySQL's where the scripts depend on it."""

from __future__ import annotations

import pytest

from seedsql.errors import Refused, StatementFailed

from .helpers import run, stage, value

DDL = "CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY, `n` INT NULL);"


@pytest.fixture
def place():
    return stage(DDL)


@pytest.fixture
def session(place):
    return place.session()


def test_a_variable_set_in_the_same_set_still_has_its_old_value(session):
    run(session, "SET @a = 1, @b = @a + 1")
    assert (value(session, "@a"), value(session, "@b")) == (1, None)


def test_names_of_variables_ignore_case_and_an_unknown_one_is_null(session):
    run(session, "SET @Step = 5")
    assert (value(session, "@STEP"), value(session, "@other")) == (5, None)


def test_select_into_without_a_row_leaves_the_variable(session):
    run(session, "SET @a = 1", "SELECT `n` INTO @a FROM `t` WHERE `id` = 9")
    assert value(session, "@a") == 1
    run(session, "INSERT INTO `t` (`id`, `n`) VALUES (1, 5), (2, 6)")
    with pytest.raises(StatementFailed, match="more than one row"):
        run(session, "SELECT `n` INTO @a FROM `t`")


def test_autocommit_off_opens_a_transaction_and_on_commits_it(place, session):
    run(
        session,
        "SET SESSION autocommit = 0",
        "INSERT INTO `t` (`id`, `n`) VALUES (1, 1)",
        "ROLLBACK",
        "INSERT INTO `t` (`id`, `n`) VALUES (2, 2)",
        "SET SESSION autocommit = 1",
        "ROLLBACK",
    )
    assert run(session, "SELECT `id` FROM `t`") == [(2,)]


def test_a_client_that_disconnects_loses_its_transaction_and_its_lock(place, session):
    run(session, "START TRANSACTION", "INSERT INTO `t` (`id`, `n`) VALUES (1, 1)", "SET @l = GET_LOCK('Seed', 0)")
    session.close()
    other = place.session()
    assert run(other, "SELECT COUNT(*) AS `n` FROM `t`") == [(0,)]
    assert value(other, "GET_LOCK('seed', 0)") == 1


def test_a_lock_is_held_by_one_connection_and_freed_by_it_alone(place, session):
    assert value(session, "GET_LOCK('Seed', 0)") == 1
    holder = value(session, "CONNECTION_ID()")
    other = place.session()
    assert value(other, "IS_USED_LOCK('seed')") == holder
    assert (value(other, "GET_LOCK('seed', 0)"), value(other, "RELEASE_LOCK('seed')")) == (0, 0)
    assert value(other, "RELEASE_LOCK('none')") is None


def test_set_transaction_inside_a_transaction_fails(session):
    run(session, "SET TRANSACTION READ WRITE", "START TRANSACTION")
    with pytest.raises(StatementFailed) as caught:
        run(session, "SET TRANSACTION READ WRITE")
    assert caught.value.errno == 1568


def test_start_transaction_and_ddl_commit_what_is_open(session):
    run(
        session,
        "START TRANSACTION",
        "INSERT INTO `t` (`id`, `n`) VALUES (1, 1)",
        "START TRANSACTION",
        "ROLLBACK",
        "START TRANSACTION",
        "INSERT INTO `t` (`id`, `n`) VALUES (2, 2)",
        "CREATE TABLE `other` (`id` INT NOT NULL PRIMARY KEY)",
        "ROLLBACK",
    )
    assert run(session, "SELECT COUNT(*) AS `n` FROM `t`") == [(2,)]
    shown = run(session, "SELECT COUNT(*) AS `n` FROM `information_schema`.`TABLES` WHERE `TABLE_NAME` = 'other'")
    assert shown == [(1,)]


def test_prepare_looks_columns_up_and_a_sentence_is_a_refusal(session):
    run(session, "SET @sql = 'SELECT `id` FROM `t`'", "PREPARE one FROM @sql")
    assert run(session, "EXECUTE one") == []
    run(session, "SET @sql = 'SELECT `REFUSED: it''s \"so\"; 5 % of ``t```'")
    with pytest.raises(Refused) as caught:
        run(session, "PREPARE one FROM @sql")
    assert caught.value.message == 'REFUSED: it\'s "so"; 5 % of `t`'
    with pytest.raises(StatementFailed, match="EXECUTE"):
        run(session, "EXECUTE one")


def test_a_guard_in_an_insert_writes_nothing_when_the_step_is_wrong(session):
    insert = (
        "INSERT INTO `t` (`id`, `n`) VALUES\n((SELECT 1 UNION ALL SELECT 0 FROM DUAL WHERE NOT (@step <=> 5)), 1)"
        "\n,(2, 2)\n"
    )
    for step in ("NULL", "4", "-5"):
        with pytest.raises(StatementFailed, match="more than 1 row"):
            run(session, f"SET @step = {step}", insert)
        assert run(session, "SELECT COUNT(*) AS `n` FROM `t`") == [(0,)]
    run(session, "SET @step = 5", insert)
    assert run(session, "SELECT `id`, `n` FROM `t`") == [(1, 1), (2, 2)]


def test_rows_may_look_other_rows_up(session):
    run(
        session,
        "INSERT INTO `t` (`id`, `n`) VALUES (1, 7)",
        "SELECT `n` INTO @found FROM `t` WHERE `id` = 1",
        "INSERT INTO `t` (`id`, `n`) VALUES (2, @found)\n,(3, (SELECT MAX(`id`) FROM `t`) + 40)\n",
    )
    assert run(session, "SELECT `n` FROM `t` ORDER BY `id`") == [(7,), (7,), (41,)]


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE TABLE `t`",
        "DROP TABLE `t`",
        "REPLACE INTO `t` (`id`) VALUES (1)",
        "INSERT IGNORE INTO `t` (`id`) VALUES (1)",
        "INSERT INTO `t` (`id`, `n`) VALUES (1, 1) ON DUPLICATE KEY UPDATE `n` = 2",
        "INSERT INTO `t` VALUES (1, 1)",
        "INSERT INTO `t` (`id`) SELECT 1 ON DUPLICATE KEY UPDATE `id` = 1",
        "SET GLOBAL sql_mode = ''",
        "SET autocommit = 0",
        "SET SESSION no_such_variable = 1",
        "SET @a",
        "LOCK TABLES `t` WRITE",
        "DELETE `t` FROM `t` JOIN `t` AS `u`",
        "DELETE FROM `t` LIMIT 1",
        "UPDATE `t` SET `n` = 1 ORDER BY `id` LIMIT 1",
        "UPDATE `t` SET `n` = `id`, `id` = `n`",
        "KILL 5",
        "ROLLBACK TO SAVEPOINT `a`",
        "ROLLBACK RELEASE",
        "CALL `p`()",
        "SET SESSION foreign_key_checks = 0",
        "SELECT * FROM `t` PARTITION (p0)",
        "SELECT * FROM `missing`",
        "START TRANSACTION READ ONLY",
        "DO SLEEP(1), NOTHING()",
        "PREPARE a FROM 'LOCK TABLES `t` WRITE'",
        "SELECT 1 INTO OUTFILE '/tmp/x'",
        "DELETE FROM `t` USING `t` JOIN `u`",
        "SELECT SQL_NO_CACHE 1",
        "SET SESSION version = '5'",
    ],
)
def test_a_form_that_is_not_known_is_refused_never_skipped(session, statement):
    with pytest.raises(StatementFailed):
        run(session, statement)
