"""A database URL in any spelling that people have, into a ``ConnectionInfo``: where to connect, as whom, and how safely.

URLs come from hosting panels, Node, Prisma, JDBC and libpq; their TLS settings all mean one of five modes, MySQL's own.
A setting about TLS that is not understood is refused, since passing over it could send a password in the clear; any
other unknown setting (``connectionLimit``, ``timezone``) concerns another client and is passed over.
No message shows a password, and nothing here reads the environment.
"""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import quote, unquote

from ..errors import ConnectionOptionError, did_you_mean

DEFAULT_PORT = 3306
FORM = "mysql://user:password@host:3306/database"


class TlsMode(Enum):
    """https://dev.mysql.com/doc/refman/8.4/en/connection-options.html#option_general_ssl-mode"""

    DISABLED = "DISABLED"
    PREFERRED = "PREFERRED"
    REQUIRED = "REQUIRED"
    VERIFY_CA = "VERIFY_CA"
    VERIFY_IDENTITY = "VERIFY_IDENTITY"


@dataclass(frozen=True, slots=True)
class TlsSettings:
    """``ca`` is a file's path or the PEM text itself, None for the system's store; ``certificate`` and ``key`` are the
    paths of a client certificate."""

    mode: TlsMode
    ca: str | None = field(default=None, repr=False)
    certificate: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class ConnectionInfo:
    """One database as one user. ``socket`` is a path, then ``host`` and ``port`` are not used."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    database: str
    socket: str | None
    tls: TlsSettings

    def __post_init__(self) -> None:
        """Raises ConnectionOptionError (78) for what no packet can carry, and for a host that no resolver can be asked."""
        for what in ("host", "user", "password", "database", "socket"):
            value = getattr(self, what) or ""
            if _SURROGATE.search(value):
                raise _invalid(f"the {what} in the database URL holds bytes that are not UTF-8")
            if "\0" in value and what != "password":  # NUL ends these texts in the packets
                raise _invalid(f"the {what} in the database URL holds the character NUL")
        try:
            self.host.encode("idna")
        except UnicodeError:
            raise _invalid(f"{self.host!r} is no name of a host: its parts have 1 to 63 characters") from None

    @property
    def redacted(self) -> str:
        """The URL in its plain form, with ``***`` for the password."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        password = ":***" if self.password else ""
        location = f"{quote(self.user, safe='')}{password}@{host}:{self.port}/{quote(self.database, safe='')}"
        return f"mysql://{location}?socket={self.socket}" if self.socket else f"mysql://{location}"

    @property
    def location(self) -> str:
        """Where the server is: ``host:port``, or the socket's path."""
        return self.socket or (f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}")

    @property
    def secrets(self) -> tuple[str, ...]:
        """What ``redact`` has to take out of any text about this target."""
        return (self.password,) if self.password else ()


@dataclass(frozen=True, slots=True)
class _Parts:
    """A URL cut into its parts, still percent-encoded."""

    userinfo: str
    host: str
    port: str
    database: str
    query: str


_SURROGATE = re.compile("[\ud800-\udfff]")
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):/*")
_KNOWN_SCHEME = re.compile(r"^(mysql2?|mariadb)(\+[a-z0-9_]+)?$")
_PLACE = (
    r"(?P<host>\[[0-9A-Fa-f:.%A-Za-z]+\]|[^@/?#&:\[\]\s]*)(?::(?P<port>[0-9]*))?"
    r"(?:/(?P<database>[^@/?#&]*)/?)"
)
_QUERY = r"(?:[?&]+(?P<query>[^#]*))?(?:#.*)?"
_WITH_DATABASE = re.compile(_PLACE + _QUERY, re.DOTALL)
_WITHOUT_DATABASE = re.compile(_PLACE + "?" + _QUERY, re.DOTALL)


def parse_url(text: str, *, ca: str | None = None, database: str | None = None) -> ConnectionInfo:
    """Return the target that ``text`` names. ``ca``, a path or PEM text, serves where the URL names no CA; ``database``
    replaces the URL's.

    Raises ConnectionOptionError (78) with the form that is expected; no message shows the password.
    """
    cleaned = _clean(text)
    parts = _split(_after_scheme(cleaned))
    user, _, password = parts.userinfo.partition(":")
    settings = Settings(_pairs(parts.query))
    host = _unquoted(parts.host.strip("[]")) or "localhost"
    socket = settings.socket or (host if host.startswith("/") else None)
    if socket:
        host = "localhost"
    if not user:
        raise _invalid("the database URL names no user")
    if not parts.database and not database:
        raise _invalid("the database URL names no database")
    return ConnectionInfo(
        host=host,
        port=_port(parts.port),
        user=_unquoted(user),
        password=_unquoted(password),
        database=database or _unquoted(parts.database),
        socket=socket,
        tls=settings.tls(is_local=socket is not None or is_local(host), ca=ca),
    )


def _unquoted(text: str) -> str:
    """Without percent-encoding; bytes that are not UTF-8 become surrogates, as those of a command line are."""
    return unquote(text, errors="surrogateescape")


def is_local(host: str) -> bool:
    """True for this machine's own names and addresses, which no network lies before."""
    if host.lower() in ("localhost", "localhost.localdomain"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _clean(text: str) -> str:
    """Without the whitespace and quotes that come along when a value is pasted."""
    cleaned = text.strip()
    while len(cleaned) >= 2 and cleaned[0] == cleaned[-1] and cleaned[0] in "'\"`":
        cleaned = cleaned[1:-1].strip()
    if not cleaned:
        raise _invalid("the database URL is empty")
    if re.match(r"^\$\{.*\}$|^\$\w+$", cleaned):
        raise _invalid(f"the database URL is the unfilled placeholder {cleaned}")
    return cleaned


def _after_scheme(text: str) -> str:
    """What follows ``mysql://``; one or no slash there is taken for a slip."""
    match = _SCHEME.match(text)
    if match is None or (match[0][-1] == ":" and not _KNOWN_SCHEME.match(match[1].lower())):
        raise _invalid("the database URL does not begin with mysql://")
    if not _KNOWN_SCHEME.match(match[1].lower()):
        raise _invalid(
            f"the database URL is for {match[1]}, and seedsql writes for MySQL and MariaDB"
            f"{did_you_mean(match[1], ('mysql', 'mysql2', 'mariadb'))}"
        )
    return text[match.end() :]


def _split(rest: str) -> _Parts:
    """Cut at the first ``@`` after which the text reads as ``host:port/database?settings``.

    In a URL as the standard has it that is its only raw ``@`` before the settings. In one whose password holds raw
    ``@``, ``/``, ``?`` or ``#``, the earlier ones leave a host or database that cannot be.
    """
    for form in (_WITH_DATABASE, _WITHOUT_DATABASE):
        for at in (match.start() for match in re.finditer("@", rest)):
            match = form.fullmatch(rest, at + 1)
            # An empty host is for a socket; otherwise the "@/" is a part of the password.
            if match is not None and (match["host"] or "socket" in (match["query"] or "")):
                return _Parts(
                    rest[:at], match["host"], match["port"] or "", match["database"] or "", match["query"] or ""
                )
    if "@" not in rest:
        raise _invalid("the database URL names no user (there is no '@' before the host)")
    raise _invalid("the database URL cannot be read: no '@' in it is followed by host:port/database")


def _port(text: str) -> int:
    if not text:
        return DEFAULT_PORT
    if len(text) > 5 or not 0 < int(text) < 65536:
        raise _invalid(f"the database URL's port {text} is not between 1 and 65535")
    return int(text)


_MODES: dict[str, dict[str, TlsMode]] = {
    "sslmode": {
        "disabled": TlsMode.DISABLED,
        "preferred": TlsMode.PREFERRED,
        "required": TlsMode.REQUIRED,
        "verifyca": TlsMode.VERIFY_CA,
        "verifyidentity": TlsMode.VERIFY_IDENTITY,
        # libpq's words, used by several panels for MySQL too
        "disable": TlsMode.DISABLED,
        "allow": TlsMode.PREFERRED,
        "prefer": TlsMode.PREFERRED,
        "require": TlsMode.REQUIRED,
        "noverify": TlsMode.REQUIRED,
        "verifyfull": TlsMode.VERIFY_IDENTITY,
    },
    "ssl": {
        # Node's clients: true verifies, and so does {} and {"rejectUnauthorized":true}
        "true": TlsMode.VERIFY_IDENTITY,
        "1": TlsMode.VERIFY_IDENTITY,
        "false": TlsMode.DISABLED,
        "0": TlsMode.DISABLED,
    },
    "sslaccept": {"strict": TlsMode.VERIFY_IDENTITY, "acceptinvalidcerts": TlsMode.REQUIRED},  # Prisma
    "tls": {
        "true": TlsMode.VERIFY_IDENTITY,
        "false": TlsMode.DISABLED,
        "skipverify": TlsMode.REQUIRED,
        "preferred": TlsMode.PREFERRED,
    },  # Go
    "usessl": {"true": TlsMode.REQUIRED, "false": TlsMode.DISABLED},  # JDBC
    "requiressl": {"true": TlsMode.REQUIRED, "false": TlsMode.PREFERRED},
    "verifyservercertificate": {"true": TlsMode.VERIFY_CA, "false": TlsMode.REQUIRED},
    "sslverifycert": {"true": TlsMode.VERIFY_CA, "false": TlsMode.REQUIRED},
    "sslverifyidentity": {"true": TlsMode.VERIFY_IDENTITY, "false": TlsMode.REQUIRED},
}
_CA = ("sslca", "sslrootcert")
_CERTIFICATE = "sslcert"
_KEY = "sslkey"
_SOCKET = ("socket", "unixsocket")


def _pairs(query: str) -> dict[str, str]:
    """The settings of a URL by their names as given; stray ampersands and settings without a value are passed over."""
    found: dict[str, str] = {}
    for piece in re.split(r"[?&]+", query):
        name, equals, value = piece.partition("=")
        if name and (equals or _fold(name) == "ssl"):
            key = unquote(name).strip()
            found.pop(key, None)  # the last one counts, also against other spellings of the same setting
            found[key] = _unquoted(value).strip().strip("'\"")
    return found


class Settings:
    """The settings after the ``?``, by their folded names: ``ssl-mode``, ``sslMode`` and ``ssl_mode`` are one."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = {_fold(name): (name, value) for name, value in given.items()}

    @property
    def socket(self) -> str | None:
        return self._first(_SOCKET)

    def tls(self, *, is_local: bool, ca: str | None) -> TlsSettings:
        """The strictest of the modes that were named; without any, verified unless the host is local.

        A CA is there to be verified against: with it, REQUIRED becomes VERIFY_CA, as in libpq.
        """
        named = [self._mode(name, given, value) for name, (given, value) in self._given.items()]
        modes = [mode for mode in named if mode is not None]
        ca = self._first(_CA) or self._json_ca() or ca or None
        if modes:
            mode = max(modes, key=list(TlsMode).index)
        elif is_local:
            mode = TlsMode.VERIFY_CA if ca else TlsMode.PREFERRED
        else:
            mode = TlsMode.VERIFY_IDENTITY
        if ca and mode is TlsMode.REQUIRED:
            mode = TlsMode.VERIFY_CA
        return TlsSettings(mode, ca, self._first((_CERTIFICATE,)), self._first((_KEY,)))

    def _first(self, names: tuple[str, ...]) -> str | None:
        return next((self._given[name][1] for name in names if name in self._given and self._given[name][1]), None)

    def _mode(self, name: str, given: str, value: str) -> TlsMode | None:
        """The mode that one setting names, None when it is about something else."""
        if name in (*_CA, _CERTIFICATE, _KEY):
            return None
        if name == "ssl" and value.startswith("{"):
            return TlsMode.REQUIRED if self._json().get("rejectUnauthorized") is False else TlsMode.VERIFY_IDENTITY
        if name not in _MODES:
            if name.startswith(("ssl", "tls")):
                known = ("ssl-mode", "ssl-ca", "ssl-cert", "ssl-key", "sslaccept")
                raise _invalid(f"the database URL has the unknown TLS setting '{given}'{did_you_mean(given, known)}")
            return None
        if name == "ssl" and value == "":
            return TlsMode.VERIFY_IDENTITY
        mode = _MODES[name].get(_fold(value)) or (_MODES["sslmode"].get(_fold(value)) if name == "ssl" else None)
        if mode is None:
            words = ", ".join(each.value for each in TlsMode) if name == "sslmode" else ", ".join(_MODES[name])
            raise _invalid(f"the database URL says {given}={value}; {given} may be {words}")
        return mode

    def _json(self) -> dict[str, object]:
        try:
            return dict(json.loads(self._given["ssl"][1]))
        except (ValueError, TypeError, RecursionError):
            raise _invalid('the JSON of the database URL\'s "ssl" setting cannot be read') from None

    def _json_ca(self) -> str | None:
        if not self._given.get("ssl", ("", ""))[1].startswith("{"):
            return None
        ca = self._json().get("ca")
        return ca if isinstance(ca, str) else None


def _fold(name: str) -> str:
    return re.sub(r"[-_\s]", "", unquote(name)).lower()


def _invalid(message: str) -> ConnectionOptionError:
    return ConnectionOptionError(
        message, hint=f"write {FORM}?ssl-mode=VERIFY_IDENTITY, with the password percent-encoded"
    )
