"""A MySQL option file, as MySQL's and MariaDB's programs read it, into a ``ConnectionInfo``.

https://dev.mysql.com/doc/refman/8.4/en/option-files.html
https://mariadb.com/kb/en/configuring-mariadb-with-option-files/
and, for what the manuals leave out, mysys/my_default.cc.
Groups count in the order of ``GROUPS``, wherever they are; a later one overrides an earlier. What other programs want
from [client] is passed over, but never a setting about TLS, which means what it means in a database URL. Only the login
name, where no user is named, is not from the file.
"""

from __future__ import annotations

import codecs
import getpass
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ConnectionOptionError, did_you_mean
from ..files import read_regular
from .url import DEFAULT_PORT, ConnectionInfo, Settings, TlsMode, TlsSettings, is_local

GROUPS = ("client", "client-server", "client-mariadb", "seedsql")
_TLS = ("ssl-mode", "ssl-ca", "ssl-cert", "ssl-key")
_SWITCHES = ("ssl", "ssl-verify-server-cert")
_KNOWN = ("host", "port", "user", "password", "database", "socket", "protocol", *_TLS, *_SWITCHES)
_ON_OFF = {"1": True, "on": True, "true": True, "0": False, "off": False, "false": False}
_PREFIX = re.compile(r"(skip|disable|enable)-(.+)")
_ABOUT_TLS = re.compile(r"(?:(?:skip|disable|enable|maximum)-)?(?:ssl|tls)", re.IGNORECASE)
_INCLUDE = re.compile(r"!\s*(include|includedir)\s+(.+)", re.ASCII)
_DEEPEST = 10  # MySQL's own limit
_MOST = 200
# MySQL's programs see a blank in the byte A0 too, which cuts a "à" at the end of a bare value in two. Not copied.
_BLANKS = " \t\n\v\f\r"
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "r": "\r", "s": " ", "\\": "\\", "'": "'", '"': '"'}
# A quote opens anywhere, not only where the value begins, and one that never closes reaches to the end of the line.
_BEFORE_COMMENT = re.compile(r"""(?:[^#'"]+|'(?:\\.|[^'\\])*(?:'|\\?\Z)|"(?:\\.|[^"\\])*(?:"|\\?\Z))*""")


@dataclass(frozen=True, slots=True)
class _Option:
    """``value`` is None for a bare key; ``location`` is ``file:line``."""

    value: str | None = field(repr=False)
    location: str


def read_option_file(path: Path, *, database: str | None = None, ca: str | None = None) -> ConnectionInfo:
    """Return the target that ``path`` names. ``database`` replaces the file's; ``ca``, a path or PEM text, serves where
    the file names no CA.

    Raises ConnectionOptionError (78) with ``file:line`` and the key; no message shows a password.
    """
    options = _options(path)
    name = database or _value(options, "database")
    if not name:
        # Not in [client]: mysqldump and mysqladmin end at a "database" there, "unknown variable".
        raise _invalid(
            "the option file names no database", str(path), "add database=NAME to [seedsql] or give --database NAME"
        )
    host, socket = _value(options, "host") or "localhost", _socket(options)
    return ConnectionInfo(
        host=host,
        port=_port(options),
        user=_value(options, "user") or _login_name(path),
        password=_value(options, "password"),
        database=name,
        socket=socket,
        tls=_tls(options, local=socket is not None or is_local(host), ca=ca),
    )


def default_option_file(home: Path) -> Path | None:
    """Return ``home``'s .my.cnf when it says how to connect, else None. Raises ConnectionOptionError (78) when it is wrong."""
    path = home / ".my.cnf"
    if os.path.isfile(path) and {"user", "host", "password", "socket"} & set(_options(path)):
        return path
    return None


def _options(path: Path) -> dict[str, _Option]:
    groups: dict[str, dict[str, _Option]] = {group: {} for group in GROUPS}
    _read(path, groups, (), None, [])
    return {key: option for group in groups.values() for key, option in group.items()}


def _read(
    path: Path, groups: dict[str, dict[str, _Option]], above: tuple[str, ...], included: str | None, read: list[Path]
) -> None:
    """Add the options of ``path`` to ``groups``; ``above`` are the files that include it, ``included`` is the line, and
    ``read`` the files read so far: ten that include each other twice would be a thousand."""
    read.append(path)
    if len(read) > _MOST:
        raise _invalid(f"more than {_MOST} files are included", included, "take !include lines out")
    group = None
    for number, raw in enumerate(_text(path, included).split("\n"), start=1):
        line, location = raw.strip(_BLANKS), f"{path}:{number}"
        if not line or line[0] in "#;":
            continue
        if line[0] == "!":
            for each in _included(line, location):
                chain = (*above, os.path.realpath(path))
                if os.path.realpath(each) in chain or len(chain) > _DEEPEST:
                    message = f"{each} is included by itself, or deeper than {_DEEPEST} files"
                    raise _invalid(message, location, "take this line out")
                _read(each, groups, chain, location, read)
        elif line[0] == "[":
            name, bracket, _ = line[1:].partition("]")
            if not bracket:
                raise _invalid("the name of a group is not closed", location, "write it as [client]")
            group = name.rstrip(_BLANKS)
        elif group is None:
            raise _invalid("an option comes before the first group", location, "put [client] above it")
        elif group in GROUPS:
            groups[group].update(_option(line, group, location))


def _text(path: Path, included: str | None) -> str:
    try:
        mode = path.stat().st_mode
        # "World-writable config file is ignored", say MySQL's programs, and go on without; Windows has no such mode.
        if os.name == "posix" and stat.S_ISREG(mode) and mode & stat.S_IWOTH:
            raise _invalid(
                f"everybody may write to the option file {path}, and MySQL's programs ignore such a file",
                included,
                f"chmod o-w {path}",
            )
        data = read_regular(path).removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise _unreadable(path, error, included) from None
    try:
        text, wrong = data.decode("utf-8"), data.find(b"\0")
    except UnicodeDecodeError as error:
        text, wrong = "", error.start
    if wrong >= 0:
        line = data.count(b"\n", 0, wrong) + 1
        raise _invalid("the option file is not UTF-8 text", f"{path}:{line}", "save it as UTF-8")
    return text


def _included(line: str, location: str) -> list[Path]:
    """The files of an ``!include`` or ``!includedir``. A relative path starts where the program was started, not at the
    file. MySQL's programs pass over a missing file; here it might hold what makes the connection safe."""
    match = _INCLUDE.fullmatch(line)
    if match is None:
        raise _invalid("this line is no directive", location, "write !include FILE or !includedir DIR")
    path = Path(match[2])
    if match[1] == "include":
        return [path]
    try:
        return sorted(each for each in path.iterdir() if each.suffix == ".cnf")
    except OSError as error:
        raise _unreadable(path, error, location) from None


def _unreadable(path: Path, error: OSError, location: str | None) -> ConnectionOptionError:
    return _invalid(
        f"the option file {path} cannot be read: {error.strerror}",
        location,
        "check the path; ~ and variables are not expanded in an option file",
    )


def _option(line: str, group: str, location: str) -> dict[str, _Option]:
    """The option of one line under its known name; none when it is another program's."""
    before = _BEFORE_COMMENT.match(line)
    written, equals, rest = (before[0] if before else line).partition("=")
    key, value = written.strip(_BLANKS), _unquoted(rest.strip(_BLANKS)) if equals else None
    if not re.fullmatch(r"[\w.-]+", key):  # "password secret": may be shown no more than its place
        raise _invalid("this line is no option", location, "write it as key=value")
    name = key.replace("_", "-")
    is_loose, name = name.startswith("loose-"), name.removeprefix("loose-")
    prefix = _PREFIX.fullmatch(name)
    if (prefix[2] if prefix else name) in _SWITCHES:
        return _switch(name, value, key, location)
    if name in _KNOWN:
        return {name: _Option(value, location)}
    if name == "ssl-capath":
        hint = "name the one file with ssl-ca=FILE"
        raise _invalid("ssl-capath, a directory of CAs, is not supported", location, hint)
    # MariaDB takes HOST for host where MySQL does not, and "pass" is short for password: better written in full.
    is_short = any(known.startswith(name.lower()) for known in _KNOWN)
    if is_short or _ABOUT_TLS.match(name) or (group == "seedsql" and not is_loose):
        raise _invalid(
            f"[{group}] has the unknown option '{key}'{did_you_mean(name, _KNOWN)}",
            location,
            f"known are {', '.join(_KNOWN)}",
        )
    return {}


def _switch(name: str, value: str | None, key: str, location: str) -> dict[str, _Option]:
    """``ssl``, ``enable-ssl``, ``skip-ssl``, ``disable-ssl``, each with or without a value: ``skip-ssl=0`` is ``ssl=1``
    (https://dev.mysql.com/doc/refman/8.4/en/option-modifiers.html)."""
    is_on = True if value is None else _ON_OFF.get(value.lower())
    if is_on is None:  # MySQL's programs would warn and take it for OFF
        raise _invalid(f"{key}={value} is neither ON nor OFF", location, f"write {key}=ON")
    prefix = _PREFIX.fullmatch(name)
    if prefix is None:
        return {name: _Option("1" if is_on else "0", location)}
    return {prefix[2]: _Option("1" if is_on is (prefix[1] == "enable") else "0", location)}


def _unquoted(value: str) -> str:
    """Without the quotes around it, escapes resolved. An unknown escape keeps its backslash, and so does the last."""
    if len(value) > 1 and value[0] in "'\"" and value[0] == value[-1]:
        value = value[1:-1]
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[0]), value)


def _value(options: dict[str, _Option], key: str) -> str:
    """The value of ``key``, empty when it is not there. A bare ``password`` makes mysql ask; no one is asked here."""
    option = options.get(key)
    if option is not None and option.value is None:
        raise _invalid(f"{key} has no value", option.location, f"write {key}=VALUE")
    return option.value or "" if option is not None else ""


def _socket(options: dict[str, _Option]) -> str | None:
    """The socket's path when it is used: for the host ``localhost`` in just this spelling. Where MySQL's programs would
    take the path that was compiled into them, ``localhost`` is reached by TCP."""
    protocol = _value(options, "protocol").lower()
    if protocol not in ("", "tcp", "socket"):
        raise _invalid(f"protocol={protocol} is not supported", options["protocol"].location, "write protocol=tcp")
    is_possible = protocol != "tcp" and _value(options, "host") in ("", "localhost")
    socket = _value(options, "socket") if is_possible else ""
    if protocol == "socket" and not socket:
        raise _invalid(
            "protocol=socket needs socket=PATH and no host but localhost",
            options["protocol"].location,
            "add socket=PATH, or write protocol=tcp",
        )
    return socket or None


def _port(options: dict[str, _Option]) -> int:
    text = _value(options, "port") or "0"
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) > 65535:
        raise _invalid(f"port={text} is not between 1 and 65535", options["port"].location, "write port=3306")
    return int(text) or DEFAULT_PORT  # 0 is the default, as for MySQL's programs


def _login_name(path: Path) -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a container's user may have no name
        raise _invalid("the option file names no user", str(path), "add user=NAME") from None


def _tls(options: dict[str, _Option], *, local: bool, ca: str | None) -> TlsSettings:
    """What url.py makes of the same settings; MariaDB's two switches are one mode."""
    given = {key: _value(options, key) for key in _TLS if key in options}
    for key, value in given.items():
        if value.startswith("~/"):  # the home directory for MySQL's programs, a folder called ~ for MariaDB's
            raise _invalid(f"{key}={value} may mean two files", options[key].location, "write the whole path")
    ssl, verify = (_value(options, key) for key in _SWITCHES)
    if verify:
        given["ssl"] = "verify-identity" if verify == "1" else "disabled" if ssl == "0" else "required"
    elif ssl:
        given["ssl"] = "true" if ssl == "1" else "false"
    try:
        return Settings(given).tls(is_local=local, ca=ca)
    except ConnectionOptionError:  # all else about TLS has been looked at
        raise _invalid(
            f"ssl-mode={given['ssl-mode']} is no mode",
            options["ssl-mode"].location,
            f"ssl-mode may be {', '.join(mode.value for mode in TlsMode)}",
        ) from None


def _invalid(message: str, location: str | None, hint: str) -> ConnectionOptionError:
    return ConnectionOptionError(message, location=location, hint=hint)
