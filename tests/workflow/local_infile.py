"""The server setting that LOAD DATA LOCAL asks for."""

from __future__ import annotations

from contextlib import contextmanager

from tests.servers import Database


@contextmanager
def local_infile(database: Database, value: str):
    """The server's setting, for a while, in which no other test that asks for it runs on that server."""
    with database.admin() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT GET_LOCK('local_infile', 600)")
        cursor.execute("SELECT @@GLOBAL.local_infile")
        ((before,),) = cursor.fetchall()
        cursor.execute(f"SET GLOBAL local_infile = {value}")
        try:
            yield
        finally:
            cursor.execute("SET GLOBAL local_infile = %s", [before])
            cursor.execute("SELECT RELEASE_LOCK('local_infile')")
