"""A network that fails on command: a proxy on loopback between a client and a server, which reads MySQL's packets.

It knows which statement of the script is on its way, so that a fault can strike exactly there: before the server has
it, while the server works at it, or when the answer is on its way back. It can forward a part of a packet and then
reset the connection, close it, or go silent. Connections must not be encrypted.

Packets: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_packets.html
"""

from __future__ import annotations

import selectors
import socket
import struct
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from tests.waiting import HANGS_SECONDS

COM_QUERY = 3
RESET, CLOSE, SILENT = "reset", "close", "silent"
"""How a connection ends: with RST, with FIN, or without a word."""


class Cut(Exception):
    """Raised by a tap: forward ``after`` bytes of what is on its way, then end the connection this way."""

    def __init__(self, how: str, after: int = 0) -> None:
        super().__init__(how, after)
        self.how = how
        self.after = after


class Tap:
    """What happens on the wire. Each method is called in the connection's thread, which forwards nothing meanwhile."""

    def before(self, link: Link, number: int, statement: str) -> str:
        """Statement ``number`` came from the client; return what the server is to get."""
        return statement

    def during(self, link: Link, number: int) -> None:
        """The server has just got the statement; its answer is not looked for until this returns."""

    def answered(self, link: Link, number: int) -> None:
        """The answer has begun to arrive, and the client has nothing of it."""


class Link:
    """One connection through the proxy."""

    def __init__(self, client: socket.socket, server: socket.socket) -> None:
        self.client = client
        self.server = server
        self.session = 0  # the server's number of the connection
        self.cut: str | None = None
        self._over = threading.Event()

    def end(self) -> None:
        """End both sides, from any thread; what is silent ends now as well."""
        for each in (self.client, self.server):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        self._over.set()

    def close(self, how: str = CLOSE) -> None:
        """Close both sides, in the connection's own thread."""
        for each in (self.client, self.server):
            with suppress(OSError):
                if how == RESET:
                    # https://man7.org/linux/man-pages/man7/socket.7.html: to linger for 0 s sends RST
                    each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                each.close()
        self._over.set()

    def stay_silent(self, seconds: float) -> None:
        self._over.wait(seconds)


class Proxy:
    """Listens on ``port`` and connects to the server for each client. One script at a time runs through it."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._links: list[Link] = []
        self._tap = Tap()
        self._statements: Sequence[str] = ()
        self.seen = 0
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def watch(self, statements: Sequence[str], tap: Tap) -> None:
        """From now on ``tap`` is told of these statements, which the client sends in this order among its own."""
        self.end_all()
        self._statements = [_normal(text) for text in statements]
        self._tap, self.seen = tap, 0

    def end_all(self) -> None:
        """End every connection that is still there."""
        for link in self._links:
            link.end()
        self._links = []

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.end_all()

    @property
    def links(self) -> list[Link]:
        """Every connection since ``watch``."""
        return self._links

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(self._target, 5)
            except OSError:
                client.close()
                continue
            for each in (client, server):
                each.settimeout(None)
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            link = Link(client, server)
            self._links.append(link)
            threading.Thread(target=self._serve, args=[link], daemon=True).start()

    def _serve(self, link: Link) -> None:
        how = CLOSE
        try:
            self._forward(link)
        except Cut as cut:
            link.cut = how = cut.how
            if how == SILENT:
                link.stay_silent(HANGS_SECONDS)
        except (OSError, ValueError):
            pass  # one side is gone, and the other side goes with it
        finally:
            link.close(how)

    def _forward(self, link: Link) -> None:
        held = b""
        awaited: int | None = None
        with selectors.DefaultSelector() as ready:
            ready.register(link.client, selectors.EVENT_READ)
            ready.register(link.server, selectors.EVENT_READ)
            while True:
                sources = [key.fileobj for key, _ in ready.select()]
                if link.server in sources:
                    data = link.server.recv(1 << 16)
                    if not data:
                        return
                    if not link.session:
                        link.session = _session(data)
                    if awaited is not None:
                        number, awaited = awaited, None
                        _to(link.client, data, lambda number=number: self._tap.answered(link, number))
                    else:
                        link.client.sendall(data)
                if link.client in sources:
                    data = link.client.recv(1 << 16)
                    if not data:
                        return
                    held += data
                    while len(held) >= 4 and len(held) >= (size := 4 + int.from_bytes(held[:3], "little")):
                        packet, held = held[:size], held[size:]
                        number = self._number(packet)
                        if number is None:
                            link.server.sendall(packet)
                        else:
                            awaited = self._send(link, number, packet)

    def _number(self, packet: bytes) -> int | None:
        """Which statement of the script a packet holds, if it is the one that comes next."""
        if packet[3] or packet[4:5] != bytes([COM_QUERY]) or self.seen == len(self._statements):
            return None
        if _normal(_query(packet)[1].decode("utf-8", "replace")) != self._statements[self.seen]:
            return None
        self.seen += 1
        return self.seen - 1

    def _send(self, link: Link, number: int, packet: bytes) -> int:
        prefix, query = _query(packet)
        changed: list[bytes] = [packet]

        def before() -> None:
            text = self._tap.before(link, number, query.decode("utf-8")).encode("utf-8")
            if text != query:
                body = prefix + text
                changed[0] = len(body).to_bytes(3, "little") + b"\0" + body

        _to(link.server, packet, before, changed)
        self._tap.during(link, number)
        return number


def _to(receiver: socket.socket, data: bytes, hook: Callable[[], None], changed: list[bytes] | None = None) -> None:
    """Send ``data`` when the hook agrees, a part of it when it says Cut."""
    try:
        hook()
    except Cut as cut:
        if cut.after:
            receiver.sendall(data[: cut.after])
        raise
    receiver.sendall(changed[0] if changed else data)


def _query(packet: bytes) -> tuple[bytes, bytes]:
    """A COM_QUERY's own bytes, and its text. A client of MySQL 8.0.23 and later says that there are no parameters."""
    size = 7 if packet[5:7] == b"\0\1" else 5
    return packet[4:size], packet[size:]


def _session(greeting: bytes) -> int:
    """The connection's number, which follows the version in the server's first packet."""
    end = greeting.find(b"\0", 5)
    return int.from_bytes(greeting[end + 1 : end + 5], "little")


def _normal(statement: str) -> str:
    """A statement as it can be compared: clients drop comments and trailing blanks in their own ways."""
    lines = (line.strip() for line in statement.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("--")).rstrip(";")
