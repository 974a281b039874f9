"""Real MySQL and MariaDB servers for the tests: installed when missing, started on loopback, stopped by pid.

``Server.start`` gives a test a server of its own, ``shared`` the servers that a whole pytest run shares, and
``Database`` an empty database with its own user. ``python -m tests.servers`` does the same from a shell. The package
knows servers and clients; it knows nothing of seedsql, so that it can judge it.
"""

from __future__ import annotations

from .certificates import Certificates
from .database import Database
from .installation import KINDS, ServerUnavailable, install
from .server import DIGITALOCEAN_SQL_MODE, SQL_MODES, Server, ServerFailed

__all__ = [
    "DIGITALOCEAN_SQL_MODE",
    "KINDS",
    "SQL_MODES",
    "Certificates",
    "Database",
    "Server",
    "ServerFailed",
    "ServerUnavailable",
    "install",
]
