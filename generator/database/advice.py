"""What to do about a server's error, by its number: the line ``try:`` under it. docs/runbook/troubleshooting.md has the same
by table."""

from __future__ import annotations

from . import errnos

_READ_ONLY = (
    "the server takes no writes (read_only, super_read_only, innodb_read_only): connect to the primary, not to a replica; on "
    "the primary an administrator switches it off: SET GLOBAL super_read_only = OFF, read_only = OFF"
)
# InnoDB says so of a full disk, too: https://dev.mysql.com/doc/refman/8.4/en/full-table.html
_FULL = (
    "the server's disk is full, or the table has reached its limit: nothing was kept; make space there, then try again"
)
_UNFIT = (
    "the column is narrower here than the schema that the seed was made for, or is of another type: seedsql apply NAME --dry-run "
    "names what differs"
)
_CHECKED = (
    "the table has a CHECK that the seed was not made for: seedsql init --live writes down the schema as it is, and the seed is "
    "generated from that"
)

_BY_NUMBER = {
    # a session's default, not the server's: https://dev.mysql.com/doc/refman/8.4/en/set-transaction.html
    errnos.ER_READ_ONLY_TRANSACTION: (
        "the session's transactions are READ ONLY (transaction_read_only, on MariaDB also tx_read_only): "
        "SET SESSION TRANSACTION READ WRITE, or an administrator switches the default off: SET GLOBAL TRANSACTION READ WRITE"
    ),
    errnos.ER_OPTION_PREVENTS_STATEMENT: _READ_ONLY,
    errnos.ER_READ_ONLY_MODE: _READ_ONLY,
    errnos.ER_RECORD_FILE_FULL: _FULL,
    errnos.ER_DISK_FULL: _FULL,
    # InnoDB logs READ COMMITTED by rows only: https://dev.mysql.com/doc/refman/8.4/en/binary-log-setting.html
    errnos.ER_BINLOG_STMT_MODE_AND_ROW_ENGINE: (
        "the server's binlog_format is STATEMENT, which cannot log transactions in READ COMMITTED: an administrator sets it to "
        "ROW (SET GLOBAL binlog_format = 'ROW'; sessions that begin afterwards have it)"
    ),
    errnos.ER_DUP_ENTRY: (
        "a row that is there has this value in a unique key (generate the seed with another --seed or --id-base, or remove that row), "
        "or the table has a unique key that the seed was not made for: seedsql init --live writes down the schema as it is"
    ),
    errnos.ER_WARN_DATA_OUT_OF_RANGE: _UNFIT,
    errnos.ER_DATA_TOO_LONG: _UNFIT,
    errnos.ER_TRUNCATED_WRONG_VALUE: _UNFIT,
    errnos.ER_TRUNCATED_WRONG_VALUE_FOR_FIELD: (
        "the column does not hold this value: where it is text, by its character set (ALTER TABLE … CONVERT TO CHARACTER SET "
        "utf8mb4); else seedsql apply NAME --dry-run names what differs from the schema that the seed was made for"
    ),
    errnos.ER_ROW_IS_REFERENCED: (
        "a row outside the seed refers to it, by a foreign key that forbids this: seedsql rollback NAME --dry-run names it"
    ),
    errnos.ER_NO_REFERENCED_ROW: (
        "a row's parent is not there: it was removed meanwhile, or the table has a foreign key that the seed was not made for: "
        "seedsql apply NAME --dry-run names it"
    ),
    errnos.ER_CHECK_CONSTRAINT_VIOLATED: _CHECKED,
    errnos.ER_CONSTRAINT_FAILED: _CHECKED,
}


def advice(errno: int | None) -> str | None:
    """What to do about the error of this number, where that is known."""
    if errnos.is_lock_conflict(errno):
        return "another session holds rows that are needed here: try again when it is done"
    if errnos.is_missing_privilege(errno):
        return "the user lacks a privilege: grant it, or use another user"
    if errnos.is_lost(errno) or errno == errnos.ER_QUERY_INTERRUPTED:
        return "the session was ended from outside: seedsql status shows what is applied; then run this again"
    return None if errno is None else _BY_NUMBER.get(errno)
