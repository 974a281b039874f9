"""A MySQL option file, as the ``mysql`` client reads it, into a ``Target``.

https://dev.mysql.com/doc/refman/8.4/en/option-files.html. Groups are read in the order [client], [client-server],
[client-mariadb] (MariaDB's), [seedsql]; a later one overrides an earlier. What other clients want from [client] is passed
over, but for settings about TLS, which mean what they mean in a database URL.
"""

from __future__ import annotations

import getpass
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from ..errors import BlueprintError, did_you_mean
from .url import DEFAULT_PORT, Settings, Target, is_local

GROUPS = ("client", "client-server", "client-mariadb", "seedsql")
_KEYS = ("host", "port", "user", "password", "database", "socket", "protocol")
_TLS_KEYS = ("ssl-mode", "ssl-ca", "ssl-cert", "ssl-key", "ssl", "skip-ssl", "ssl-verify-server-cert")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "r": "\r", "\\": "\\", "s": " "}
_GROUP = re.compile(r"\[\s*([^]]*?)\s*\]\s*(?:[#;].*)?")
_INCLUDE = re.compile(r"!(include|includedir)\s+(.+)")
_TRUE, _FALSE = ("", "1", "on", "true", "yes"), ("0", "off", "false", "no")
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class _Option:
    value: str | None
    place: str


def read_option_file(path: Path, *, database: str | None = None, ca: str | None = None) -> Target:
    """Return the target that ``path`` names; ``database`` and ``ca`` come before what the file says.

    Raises BlueprintError (78) with file and line; no message shows a password.
    """
    options = _client_options(path)
    name = database or _value(options, "database")
    if not name:
        # In [client] a database would stop mysqldump, which does not know it.
        raise BlueprintError(
            "the option file names no database",
            place=str(path),
            hint="add database=NAME to [seedsql], or --database NAME",
        )
    host, socket = _value(options, "host") or "localhost", _value(options, "socket")
    protocol = (_value(options, "protocol") or "").lower()
    if host != "localhost" or protocol == "tcp":
        socket = None
    elif protocol == "socket" and socket is None:
        raise BlueprintError(
            "protocol=socket without a socket", place=options["protocol"].place, hint="add socket=PATH"
        )
    return Target(
        host=host,
        port=_port(options),
        user=_value(options, "user") or getpass.getuser(),
        password=_value(options, "password") or "",
        database=name,
        socket=socket,
        tls=Settings(_tls(options)).tls(is_local=socket is not None or is_local(host), ca=ca),
    )


def default_option_file(home: Path) -> Path | None:
    """Return ``.my.cnf`` of a home directory when it says how to connect, else None."""
    path = home / ".my.cnf"
    if not path.is_file():
        return None
    return path if {"user", "host", "password", "socket"} & set(_client_options(path)) else None


def _client_options(path: Path) -> dict[str, _Option]:
    groups: dict[str, dict[str, _Option]] = {}
    _read(path, groups, ())
    for key, option in groups.get("seedsql", {}).items():
        if key not in (*_KEYS, *_TLS_KEYS):
            raise BlueprintError(
                f"[seedsql] has the unknown option '{key}'{did_you_mean(key, (*_KEYS, *_TLS_KEYS))}",
                place=option.place,
                hint=f"it may have {', '.join((*_KEYS, *_TLS_KEYS))}",
            )
    return {key: option for group in GROUPS for key, option in groups.get(group, {}).items()}


def _read(path: Path, groups: dict[str, dict[str, _Option]], above: tuple[Path, ...]) -> None:
    if path.resolve() in above or len(above) >= _DEEPEST:
        raise BlueprintError(
            "option files include each other without end", place=str(path), hint="take an !include out"
        )
    group = None
    for number, raw in enumerate(_lines(path), start=1):
        line, place = raw.strip(), f"{path}:{number}"
        include = _INCLUDE.fullmatch(line)
        head = _GROUP.fullmatch(line)
        if not line or line[0] in "#;":
            continue
        if include:
            target = Path(include[2].strip())
            files = sorted(target.glob("*.cnf")) if include[1] == "includedir" else [target]
            for each in files:
                _read(each, groups, (*above, path.resolve()))
        elif head:
            group = groups.setdefault(head[1], {})
        elif line[0] in "![":
            raise BlueprintError(
                f"this line cannot be read: {line}", place=place, hint="write [GROUP] or !include FILE"
            )
        elif group is None:
            raise BlueprintError("an option stands before the first group", place=place, hint="put [client] above it")
        else:
            key, equals, value = line.partition("=")
            key = _without_comment(key) if not equals else key
            name = key.strip().lower().replace("_", "-").removeprefix("loose-")
            group[name] = _Option(_text(value, place) if equals else None, place)


def _lines(path: Path) -> list[str]:
    try:
        if stat.S_IMODE(path.stat().st_mode) & stat.S_IWOTH:
            raise BlueprintError(
                "everybody may write to this option file, and MySQL's programs pass over such files",
                place=str(path),
                hint=f"chmod 600 {path}",
            )
        return path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise BlueprintError(
            f"the option file cannot be read: {error.strerror}", place=str(path), hint="check --defaults-file"
        ) from None
    except UnicodeDecodeError:
        raise BlueprintError("the option file is not UTF-8", place=str(path), hint="save it as UTF-8") from None


def _text(value: str, place: str) -> str:
    """A value as MySQL's programs read it: quotes taken off, escapes resolved, a comment behind it left out."""
    value = value.strip()
    if value[:1] in ("'", '"'):
        quoted = re.match(rf"{value[0]}((?:\\.|(?!{value[0]}).)*){value[0]}\s*(?:#.*)?\Z", value)
        if quoted is None:
            raise BlueprintError("a quote is not closed", place=place, hint='write it as key="value"')
        value = quoted[1]
    else:
        value = _without_comment(value)
    return re.sub(
        r"\\(.)", lambda match: _ESCAPES.get(match[1], match[0] if match[1] not in "'\"" else match[1]), value
    )


def _without_comment(value: str) -> str:
    """Outside of quotes a # begins a comment, also in the middle of a word."""
    return value.partition("#")[0].strip()


def _value(options: dict[str, _Option], key: str) -> str | None:
    option = options.get(key)
    return option.value or None if option is not None else None


def _port(options: dict[str, _Option]) -> int:
    text = _value(options, "port")
    if text is None:
        return DEFAULT_PORT
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise BlueprintError(
            f"port={text} is not between 1 and 65535", place=options["port"].place, hint="DigitalOcean's port is 25060"
        )
    return int(text)


def _tls(options: dict[str, _Option]) -> dict[str, str]:
    """The settings about TLS, as a database URL would have them."""
    found: dict[str, str] = {}
    for key, option in options.items():
        value = (option.value or "").strip()
        folded = value.lower()
        if key in ("ssl-mode", "ssl-ca", "ssl-cert", "ssl-key"):
            found[key] = value
        elif key in ("ssl", "skip-ssl", "disable-ssl", "ssl-verify-server-cert"):
            if folded not in (*_TRUE, *_FALSE):
                raise BlueprintError(f"{key}={value} is neither ON nor OFF", place=option.place, hint=f"write {key}=ON")
            on = (folded in _TRUE) is not (key in ("skip-ssl", "disable-ssl"))
            if key == "ssl-verify-server-cert":
                found["ssl-verify-identity"] = "true" if on else "false"
            else:
                # MariaDB's ssl asks for TLS and verifies nothing by itself
                found["sslmode"] = "REQUIRED" if on else "DISABLED"
        elif key.startswith(("ssl", "tls")):
            known = _TLS_KEYS
            raise BlueprintError(
                f"the TLS setting '{key}' is not known here{did_you_mean(key, known)}",
                place=option.place,
                hint=f"known are {', '.join(known)}",
            )
    return found
