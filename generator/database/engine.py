"""Which server is at the other end, and whether its GET_LOCK keeps two runs apart.

MySQL and MariaDB are one server with one table of locks. What speaks their protocol but is spread over many machines
is refused: Galera keeps a lock on one node only, Vitess does not know GET_LOCK inside an expression, TiDB bounds the
size of a transaction and cannot name a lock's holder.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import GuardError

_WHY_NOT = {
    "TiDB": "a transaction there is bounded in size, and a lock's holder cannot be found",
    "Vitess": "GET_LOCK works there only as a bare SELECT, on a connection that can be taken away",
    "Galera": "GET_LOCK is local to one node there, so that two runs can both hold the lock",
}


@dataclass(frozen=True, slots=True)
class ServerKind:
    """``engine`` is MySQL, MariaDB, TiDB, Vitess or Galera; ``version`` as the server says it."""

    engine: str
    version: str

    @property
    def is_safe(self) -> bool:
        return self.engine not in _WHY_NOT

    def __str__(self) -> str:
        return f"{self.engine} {self.version}"


def classify(version: str, comment: str, *, wsrep: bool) -> ServerKind:
    """Return the kind of a server by its VERSION(), its @@version_comment and whether wsrep_on is ON."""
    text = f"{version} {comment}".lower()
    for engine, words in (("TiDB", ("tidb",)), ("Vitess", ("vitess", "planetscale"))):
        if any(word in text for word in words):
            return ServerKind(engine, version)
    if wsrep:
        return ServerKind("Galera", version)
    return ServerKind("MariaDB" if "mariadb" in text else "MySQL", version)


def require_safe(kind: ServerKind) -> None:
    """Raise GuardError when the seed lock would not hold on such a server."""
    if not kind.is_safe:
        raise GuardError(
            f"the server is {kind}: {_WHY_NOT[kind.engine]}; nothing was sent",
            reason="session",
            hint="apply to a MySQL or MariaDB server, or to a single node that no other client writes to",
        )
