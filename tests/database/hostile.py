"""A server on loopback that speaks MySQL's protocol just well enough to misuse it.

A ``Behaviour`` is a function of the ``Peer`` that has connected; what the client sent is kept in ``Hostile.received``,
as it was after decryption.
https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html
"""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.servers import Certificates

SALT = b"12345678901234567890"
CLIENT_SSL = 0x800
_CAPABILITIES = 0x0008_0000 | 0x0020_0000 | 0x0000_8000 | 0x0000_0200 | 0x0000_2000 | 0x0000_0008
OK = b"\x00\x00\x00\x02\x00\x00\x00"


class Peer:
    """One client that has connected."""

    def __init__(self, connection: socket.socket, received: bytearray, certificates: Certificates | None) -> None:
        self.socket = connection
        self.number = 0
        self._received = received
        self._certificates = certificates

    def send(self, payload: bytes, number: int | None = None) -> None:
        """Send one packet; its number follows the last one's."""
        number = self.number if number is None else number
        self.socket.sendall(struct.pack("<I", len(payload))[:3] + bytes([number % 256]) + payload)
        self.number = number + 1

    def receive(self) -> bytes:
        """The next packet of the client; empty when it has gone."""
        header = self._exactly(4)
        if len(header) < 4:
            return b""
        self.number = header[3] + 1
        payload = self._exactly(int.from_bytes(header[:3], "little"))
        self._received += payload
        return payload

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            piece = self.socket.recv(size - len(data))
            if not piece:
                break
            data += piece
        return data

    def greet(self, method: str = "caching_sha2_password") -> bytes:
        """Send the greeting and return the client's login, after TLS where there is a certificate."""
        capabilities = _CAPABILITIES | (CLIENT_SSL if self._certificates else 0)
        low, high = capabilities & 0xFFFF, capabilities >> 16
        self.send(
            b"\x0a8.4.0-hostile\0"
            + struct.pack("<I", 7)
            + SALT[:8]
            + b"\0"
            + struct.pack("<HBHHB", low, 255, 2, high, 21)
            + bytes(10)
            + SALT[8:]
            + b"\0"
            + method.encode()
            + b"\0",
            0,
        )
        login = self.receive()
        if self._certificates and len(login) == 32:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self._certificates.certificate, self._certificates.key)
            self.socket = context.wrap_socket(self.socket, server_side=True)
            login = self.receive()
        return login

    def log_in(self) -> None:
        """Let the client in, and answer its SET NAMES."""
        self.greet()
        self.send(OK)
        self.receive()
        self.send(OK)


Behaviour = Callable[[Peer], None]


@dataclass
class Hostile:
    port: int
    received: bytearray = field(default_factory=bytearray)
    connections: int = 0

    @property
    def url(self) -> str:
        return f"mysql://ada:sEcret7-sEcret7@127.0.0.1:{self.port}/shop"


@contextmanager
def hostile(behaviour: Behaviour, certificates: Certificates | None = None) -> Iterator[Hostile]:
    """Serve every client with ``behaviour``; what the client sends afterwards is kept until it hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = Hostile(listener.getsockname()[1])

    def serve(connection: socket.socket) -> None:
        peer = Peer(connection, server.received, certificates)
        with suppress(OSError, ValueError):
            peer.socket.settimeout(60)
            behaviour(peer)
            while peer.receive():
                pass
        with suppress(OSError):
            peer.socket.close()

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            server.connections += 1
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server
    finally:
        listener.close()


# ---- behaviours ------------------------------------------------------------------------------------------------------


def silent(peer: Peer) -> None:
    """Says nothing."""


def silent_after_greeting(peer: Peer) -> None:
    peer.greet()


def drips(peer: Peer) -> None:
    """A greeting of which one byte comes now and then, each well before a socket's own timeout."""
    for byte in b"\x50\x00\x00\x00\x0a" + b"8" * 200:
        peer.socket.sendall(bytes([byte]))
        time.sleep(0.05)


def huge_packets(peer: Peer) -> None:
    """A greeting of full packets that never ends."""
    number = 0
    while True:
        peer.send(b"\x0a" + bytes(0xFFFFFF - 1), number)
        number += 1


def switches_to(method: str) -> Behaviour:
    def behaviour(peer: Peer) -> None:
        peer.greet()
        peer.send(b"\xfe" + method.encode() + b"\0" + SALT + b"\0")

    return behaviour


def greets_with(method: str) -> Behaviour:
    def behaviour(peer: Peer) -> None:
        peer.greet(method)

    return behaviour


_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PUBLIC_KEY = _KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def full_authentication(peer: Peer) -> None:
    """Claims not to know the hash, and hands out a key of its own."""
    peer.greet()
    peer.send(b"\x01\x04")
    peer.receive()
    peer.send(b"\x01" + PUBLIC_KEY)


def full_authentication_after_switch(peer: Peer) -> None:
    peer.greet("mysql_native_password")
    peer.send(b"\xfecaching_sha2_password\0" + SALT + b"\0")
    peer.receive()
    peer.send(b"\x01\x04")
    peer.receive()
    peer.send(b"\x01" + PUBLIC_KEY)


def wants_file(peer: Peer) -> None:
    peer.log_in()
    while peer.receive():
        peer.send(b"\xfb/etc/passwd")


def agrees_to_everything(peer: Peer) -> None:
    peer.log_in()
    while peer.receive():
        peer.send(OK)


def answers_with(payload: bytes, number: int | None = None) -> Behaviour:
    """Lets the client in and answers all its statements with one packet."""

    def behaviour(peer: Peer) -> None:
        peer.log_in()
        while peer.receive():
            peer.send(payload, number)

    return behaviour


def silent_after_login(peer: Peer) -> None:
    peer.log_in()
    while peer.receive():
        pass


def answers_rows(columns: int, rows: int, value: bytes = b"x") -> Behaviour:
    """Lets the client in and answers all its statements with a result set of texts, in valid protocol."""

    def text(data: bytes) -> bytes:
        return bytes([len(data)]) + data

    def behaviour(peer: Peer) -> None:
        peer.log_in()
        column = (
            text(b"def")
            + text(b"") * 3
            + text(b"c")
            + text(b"c")
            + b"\x0c"
            + struct.pack("<HIBHBH", 255, 80, 0xFD, 0, 0, 0)
        )
        end = b"\xfe\x00\x00\x02\x00"
        while peer.receive():
            for packet in (bytes([columns]), *[column] * columns, end, *[text(value) * columns] * rows, end):
                peer.send(packet)

    return behaviour
