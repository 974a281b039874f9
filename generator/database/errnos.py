"""MySQL's and MariaDB's error numbers by name, and the questions that the other modules ask of them.

Server errors: https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html and
https://mariadb.com/docs/server/reference/error-codes; client errors (2000 and up) are raised by PyMySQL itself.
"""

from __future__ import annotations

ER_DISK_FULL = 1021
ER_CON_COUNT = 1040
ER_DBACCESS_DENIED = 1044
ER_ACCESS_DENIED = 1045
ER_BAD_DB = 1049
ER_SERVER_SHUTDOWN = 1053
ER_BAD_FIELD = 1054
ER_DUP_ENTRY = 1062
ER_PARSE = 1064
ER_NO_SUCH_THREAD = 1094
ER_KILL_DENIED = 1095
ER_NO_SUCH_TABLE = 1146
ER_TABLEACCESS_DENIED = 1142
ER_COLUMNACCESS_DENIED = 1143
ER_RECORD_FILE_FULL = 1114
ER_HOST_IS_BLOCKED = 1129
ER_HOST_NOT_PRIVILEGED = 1130
ER_NET_PACKET_TOO_LARGE = 1153
ER_NEW_ABORTING_CONNECTION = 1184
ER_TOO_MANY_USER_CONNECTIONS = 1203
ER_LOCK_WAIT_TIMEOUT = 1205
ER_LOCK_DEADLOCK = 1213
ER_USER_LIMIT_REACHED = 1226
ER_SPECIFIC_ACCESS_DENIED = 1227
ER_OPTION_PREVENTS_STATEMENT = 1290
ER_WARN_DATA_OUT_OF_RANGE = 1264
ER_TRUNCATED_WRONG_VALUE = 1292
ER_QUERY_INTERRUPTED = 1317
ER_TRUNCATED_WRONG_VALUE_FOR_FIELD = 1366
ER_DATA_TOO_LONG = 1406
ER_ROW_IS_REFERENCED = 1451
ER_NO_REFERENCED_ROW = 1452
ER_BINLOG_STMT_MODE_AND_ROW_ENGINE = 1665
ER_READ_ONLY_TRANSACTION = 1792
ER_READ_ONLY_MODE = 1836
ER_CONNECTION_KILLED = 1927  # MariaDB
ER_SERVER_OFFLINE_MODE = 3032
ER_SECURE_TRANSPORT_REQUIRED = 3159
ER_SERVER_ISNT_AVAILABLE = 3168
ER_ACCOUNT_LOCKED = 3118
ER_CHECK_CONSTRAINT_VIOLATED = 3819
ER_CONSTRAINT_FAILED = 4025  # MariaDB
ER_CLIENT_INTERACTION_TIMEOUT = 4031

CR_CONNECTION_ERROR = 2002
CR_CONN_HOST_ERROR = 2003
CR_SERVER_GONE = 2006
CR_SERVER_LOST = 2013
CR_SSL_CONNECTION_ERROR = 2026
CR_SERVER_LOST_EXTENDED = 2055
CR_AUTH_PLUGIN_ERR = 2061

_LOST = {
    CR_SERVER_GONE,
    CR_SERVER_LOST,
    CR_SERVER_LOST_EXTENDED,
    ER_SERVER_SHUTDOWN,
    ER_CONNECTION_KILLED,
    ER_CLIENT_INTERACTION_TIMEOUT,
}
_TRANSIENT = {
    ER_CON_COUNT,
    ER_TOO_MANY_USER_CONNECTIONS,
    ER_USER_LIMIT_REACHED,
    ER_SERVER_SHUTDOWN,
    ER_SERVER_OFFLINE_MODE,
    ER_SERVER_ISNT_AVAILABLE,
    CR_CONNECTION_ERROR,
    CR_CONN_HOST_ERROR,
    CR_SERVER_GONE,
    CR_SERVER_LOST,
}
_DENIED = {ER_DBACCESS_DENIED, ER_ACCESS_DENIED, ER_HOST_NOT_PRIVILEGED, ER_ACCOUNT_LOCKED}


def is_lost(errno: int | None) -> bool:
    """True when the session has ended: the server rolls back what it had open and frees its locks."""
    return errno in _LOST


def is_uncertain(errno: int | None) -> bool:
    """True when a COMMIT that ended so may have taken effect: the session ended, or it was interrupted by a KILL."""
    return is_lost(errno) or errno == ER_QUERY_INTERRUPTED


def is_transient(errno: int | None) -> bool:
    """True when another attempt to connect can succeed without any change."""
    return errno in _TRANSIENT


def is_denied(errno: int | None) -> bool:
    """True when the server knows us and does not want us."""
    return errno in _DENIED


def is_missing_privilege(errno: int | None) -> bool:
    """True when the account may not do what was asked."""
    return errno in (ER_TABLEACCESS_DENIED, ER_COLUMNACCESS_DENIED, ER_SPECIFIC_ACCESS_DENIED, ER_DBACCESS_DENIED)


def is_lock_conflict(errno: int | None) -> bool:
    """True when another session's row locks were in the way: the same statement may succeed later."""
    return errno in (ER_LOCK_WAIT_TIMEOUT, ER_LOCK_DEADLOCK)
