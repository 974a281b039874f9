"""PyMySQL's connection with limits: on time while it logs in, on the size of each answer, and on who is given the password.

A server decides by its packets how a client authenticates, and PyMySQL answers whatever it is asked. MySQL's own client
gives a readable password only where it is configured to trust the other side; so does this one:

- ``mysql_clear_password``, ``dialog`` and ``sha256_password`` send the password itself, and ``mysql_old_password`` a
  hash that is as good as the password. They need verified TLS or a Unix socket.
- ``caching_sha2_password`` sends a proof first, which shows nothing. When the server does not hold the hash it asks for
  "full authentication": the password itself, or, without TLS, encrypted with an RSA key that the server sends along,
  which an attacker in between could have made. That needs verified TLS or a Unix socket, or, on this machine, any TLS:
  servers make their own certificate at their first start, and no one is in between.

A server may also ask for a file of the client, in answer to any statement. It gets the data that was handed over with
this very statement, or nothing: no path that a server names is ever opened.

https://dev.mysql.com/doc/refman/8.4/en/caching-sha2-pluggable-authentication.html
https://dev.mysql.com/doc/refman/8.4/en/cleartext-pluggable-authentication.html
https://dev.mysql.com/doc/refman/8.4/en/load-data-local-security.html
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Sequence
from typing import Any

import pymysql.connections
import pymysql.err
from pymysql.protocol import MysqlPacket

from . import errnos
from .tls import unverified_context
from .url import ConnectionInfo, TlsMode, is_local

LOGIN_BYTES = 1 << 20
"""A greeting and the answers to a login are some hundred bytes."""
_PIECE = 1 << 16
_LOCAL_PACKET = 1 << 18
# "More data", 4: https://dev.mysql.com/doc/dev/mysql-server/latest/page_caching_sha2_authentication_exchanges.html
_FULL_AUTHENTICATION = b"\x01\x04"
_VERIFYING = (TlsMode.VERIFY_CA, TlsMode.VERIFY_IDENTITY)
_NEEDS_TRUST = ("mysql_clear_password", "dialog", "sha256_password", "mysql_old_password")


class PasswordRefused(pymysql.err.OperationalError):
    """The server asked for the password in a way that this connection is not safe enough for."""

    def __init__(self, method: str) -> None:
        super().__init__(
            errnos.CR_AUTH_PLUGIN_ERR, f"the server asks for the password itself ({method}); it was not sent"
        )


class FileRefused(pymysql.err.OperationalError):
    """The server asked for a file of this machine."""

    def __init__(self) -> None:
        super().__init__(
            errnos.CR_SERVER_LOST,
            "the server's answer is not MySQL's protocol (it asks for a file of this machine, LOCAL INFILE, and gets none)",
        )


_VECTOR = 242  # MYSQL_TYPE_VECTOR of MySQL 9's field_types.h
_PyMySQL: Any = pymysql.connections.Connection  # the stubs leave out what is not public
_PyMySQLResult: Any = pymysql.connections.MySQLResult


class LimitedConnection(_PyMySQL):  # type: ignore[misc]  # Any, for the reason above
    """A connection to ``target`` that is not open yet. ``connect`` has to end within ``seconds``."""

    _auth_plugin_name: str
    _local_data: tuple[bytes, Sequence[bytes]] | None = None
    _warnings = 0

    def __init__(
        self, target: ConnectionInfo, seconds: float, clock: Callable[[], float] = time.monotonic, **settings: Any
    ) -> None:
        self._is_socket = target.socket is not None
        self._is_local = self._is_socket or is_local(target.host)
        self._is_verifying = target.tls.mode in _VERIFYING
        self._clock = clock
        self._seconds = seconds
        self._deadline: float | None = None
        self._most_bytes = self._left_bytes = LOGIN_BYTES
        super().__init__(
            defer_connect=True,
            auth_plugin_map={name: _trusted_only(name) for name in _NEEDS_TRUST},
            **settings,
        )

    def _create_ssl_ctx(self, sslp: Any) -> ssl.SSLContext:
        # where nothing is verified PyMySQL would still read all of the system's certificates, 20 ms for each connection
        return sslp if isinstance(sslp, ssl.SSLContext) else unverified_context()

    @property
    def is_trusted(self) -> bool:
        """Whether the other side is known: by its certificate, or because it is a socket of this machine."""
        return self._is_socket or (self._secure and self._is_verifying)

    def connect(self, sock: Any = None) -> None:
        """Log in, over ``sock`` when it is given. Raises pymysql.err.MySQLError; anything else is not MySQL's protocol."""
        self.expect(LOGIN_BYTES)
        self._deadline = self._clock() + self._seconds
        super().connect(sock)
        self._deadline = None

    def expect(self, most_bytes: int) -> None:
        """Read at most so many bytes in answer to the statement that is sent next: a server is not trusted to end."""
        self._most_bytes = self._left_bytes = most_bytes

    def send_with_data(self, statement: str, name: bytes, data: Sequence[bytes]) -> tuple[int, int]:
        """Run a LOAD DATA LOCAL statement whose file is called ``name``; the server gets ``data`` for it. Return the rows
        that it took, and its warnings."""
        self._local_data = name, data
        try:
            taken = self.query(statement)
        finally:
            self._local_data = None
        return int(taken), int(self._warnings)

    def _read_query_result(self, unbuffered: bool = False) -> int:
        self._result = None
        result = _Result(self)
        result.read()
        self._result, self._warnings = result, result.warning_count
        if result.server_status is not None:
            self.server_status = result.server_status
        return int(result.affected_rows or 0)

    def take_local_data(self, name: bytes) -> Sequence[bytes]:
        """The data for a file that the server asks for, once. Raises FileRefused when the statement has none of it."""
        held, self._local_data = self._local_data, None
        if held is None or held[0] != name:
            self._force_close()
            raise FileRefused
        return held[1]

    def _get_server_information(self) -> None:
        super()._get_server_information()
        if self._auth_plugin_name == "sha256_password":
            # PyMySQL would send the password with its first packet. The server may ask for this method again.
            self._auth_plugin_name = "mysql_native_password"

    def _read_packet(self, packet_type: Any = MysqlPacket) -> Any:
        packet = super()._read_packet(packet_type)
        wants_password = self._deadline is not None and packet.get_all_data().startswith(_FULL_AUTHENTICATION)
        if wants_password and not self.is_trusted and not (self._is_local and self._secure):
            self._force_close()
            raise PasswordRefused("full authentication of caching_sha2_password")
        return packet

    def _read_bytes(self, num_bytes: int) -> bytes:
        self._left_bytes -= num_bytes
        if self._left_bytes < 0:
            self._force_close()
            raise ValueError(f"its answer is longer than the {self._most_bytes >> 20} MiB that are read")
        if self._deadline is None:
            return bytes(super()._read_bytes(num_bytes))
        pieces = bytearray()
        while len(pieces) < num_bytes:
            piece = self._read_piece(num_bytes - len(pieces))
            if not piece:
                self._force_close()
                raise pymysql.err.OperationalError(errnos.CR_SERVER_LOST, "the server closed the connection")
            pieces += piece
        return bytes(pieces)

    def _read_piece(self, size: int) -> bytes:
        """What arrives next, up to ``size`` bytes; a socket's own timeout would begin anew with every byte."""
        try:
            left = (self._deadline or 0.0) - self._clock()
            if left <= 0:
                raise TimeoutError("the login took too long")
            self._sock.settimeout(left)
            self._current_timeout = left
            return bytes(self._rfile.read1(min(size, _PIECE)))
        except OSError as error:
            self._force_close()
            raise pymysql.err.OperationalError(errnos.CR_SERVER_LOST, str(error)) from error


class _Result(_PyMySQLResult):  # type: ignore[misc]  # Any, for the reason above
    """PyMySQL's reader of answers; it would open the file that a server names."""

    connection: LimitedConnection
    fields: Any
    converters: Any

    def _get_descriptions(self) -> None:
        super()._get_descriptions()
        # PyMySQL does not know this type, and would read its bytes as US-ASCII
        self.converters = [
            (None, None) if field.type_code == _VECTOR else converter
            for field, converter in zip(self.fields, self.converters, strict=True)
        ]

    def _read_load_local_packet(self, first_packet: Any) -> None:
        connection = self.connection
        for piece in connection.take_local_data(first_packet.get_all_data()[1:]):
            for start in range(0, len(piece), _LOCAL_PACKET):
                connection.write_packet(piece[start : start + _LOCAL_PACKET])
        connection.write_packet(b"")  # the end of the data
        answer = connection._read_packet()
        if not answer.is_ok_packet():
            raise ValueError("no answer to the data of LOAD DATA")
        self._read_ok_packet(answer)


def _trusted_only(method: str) -> type:
    """PyMySQL's handler of an authentication method: its own where the connection is trusted, else a refusal."""

    class Handler:
        def __init__(self, connection: LimitedConnection) -> None:
            self._connection = connection

        def authenticate(self, packet: Any) -> Any:
            if not self._connection.is_trusted:
                raise PasswordRefused(method)
            return self._connection._process_auth(method.encode(), packet)

    return Handler
