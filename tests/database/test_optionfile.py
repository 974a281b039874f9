"""An option file means what it means to MySQL's own programs, or is refused by its line; no password is shown."""

from __future__ import annotations

import getpass
import os
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seedsql.database.connection import connect
from seedsql.database.optionfile import default_option_file, read_option_file
from seedsql.database.url import ConnectionInfo, TlsMode, parse_url
from seedsql.errors import ConnectionOptionError
from tests.servers import KINDS
from tests.servers.installation import environment, find

BASE = "[client]\nhost=h\nuser=ana\npassword=sEcret7\n[seedsql]\ndatabase=shop\n"
LOCAL = "[client]\nuser=ana\n[seedsql]\ndatabase=shop\n"
REMOTE_URL, LOCAL_URL = "mysql://ana:***@h:3306/shop", "mysql://ana@localhost:3306/shop"


def written(folder: Path, content: str | bytes, name: str = "my.cnf") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    path.chmod(0o600)
    return path


def read(content: str | bytes, **arguments: str | None) -> ConnectionInfo:
    with tempfile.TemporaryDirectory() as folder:
        return read_option_file(written(Path(folder), content), **arguments)


def quoted(value: str) -> str:
    """A value as a careful person writes it: every character that means something escaped."""
    named = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b"}
    return '"' + "".join(named.get(each, each) for each in value) + '"'


CASES = {
    "plain": (BASE, REMOTE_URL, "VERIFY_IDENTITY"),
    "blanks around everything": (
        "\n  [client]\n\thost = h \n user  =\tana\npassword = sEcret7\n  [seedsql]  \n database=shop",
        REMOTE_URL,
        "VERIFY_IDENTITY",
    ),
    "byte order mark and CRLF": ("\ufeff" + BASE.replace("\n", "\r\n"), REMOTE_URL, "VERIFY_IDENTITY"),
    "comments": (
        "# a\n; b\n"
        + BASE.replace("host=h", "host=h#c").replace("[seedsql]", "[seedsql ] # c")
        + "user=ana # 'd\n [x]#e",
        REMOTE_URL,
        "VERIFY_IDENTITY",
    ),
    "quotes": (BASE.replace("host=h", "host='h' # \"").replace("=ana", '="ana"'), REMOTE_URL, "VERIFY_IDENTITY"),
    "the last of two counts": (BASE + "host=x\nhost=h\n", REMOTE_URL, "VERIFY_IDENTITY"),
    "seedsql's group comes last wherever it stands": (
        "[seedsql]\nhost=h\ndatabase=shop\n[client]\nhost=x\nuser=ana\npassword=sEcret7\n",
        REMOTE_URL,
        "VERIFY_IDENTITY",
    ),
    "MariaDB's groups": (
        "[client-mariadb]\nhost=h\n[client-server]\nhost=x\nuser=ana\n[client]\nuser=x\npassword=sEcret7\ndatabase=shop",
        REMOTE_URL,
        "VERIFY_IDENTITY",
    ),
    "other groups": (BASE + "[mysqld]\nhost=x\nssl-capath=/x\n[Client]\nhost=x\n[ client]\nhost=x", REMOTE_URL, None),
    "other programs' options": ("[client]\nquick\ndefault-character-set=utf8\n" + BASE, REMOTE_URL, None),
    "loose": (BASE + "loose-ssl_mode=REQUIRED\nloose_host=h\nloose-nonsense=1", REMOTE_URL, "REQUIRED"),
    "underscores": (BASE + "ssl_mode=REQUIRED", REMOTE_URL, "REQUIRED"),
    "mode in lower case": (BASE + "ssl-mode=verify_ca", REMOTE_URL, "VERIFY_CA"),
    "preferred": (BASE + "ssl-mode=PREFERRED", REMOTE_URL, "PREFERRED"),
    "a CA makes REQUIRED verify": (BASE + "ssl-mode=REQUIRED\nssl-ca=/ca.pem", REMOTE_URL, "VERIFY_CA"),
    "bare ssl": (BASE + "ssl", REMOTE_URL, "VERIFY_IDENTITY"),
    "ssl off": (BASE + "ssl=OFF", REMOTE_URL, "DISABLED"),
    "skip-ssl": (BASE + "skip-ssl", REMOTE_URL, "DISABLED"),
    "skip-ssl off": (BASE + "skip_ssl=0", REMOTE_URL, "VERIFY_IDENTITY"),
    "disable-ssl": (BASE + "disable-ssl", REMOTE_URL, "DISABLED"),
    "enable-ssl off": (BASE + "enable-ssl=0", REMOTE_URL, "DISABLED"),
    "a later ssl comes over skip-ssl": ("[client]\nskip-ssl\n" + BASE + "ssl=1", REMOTE_URL, "VERIFY_IDENTITY"),
    "verified": (BASE + "ssl-verify-server-cert", REMOTE_URL, "VERIFY_IDENTITY"),
    "verified without ssl is no contradiction to lose": (
        BASE + "skip-ssl\nssl-verify-server-cert=TRUE",
        REMOTE_URL,
        "VERIFY_IDENTITY",
    ),
    "not verified": (BASE + "ssl\ndisable-ssl-verify-server-cert", REMOTE_URL, "REQUIRED"),
    "not verified with a CA": (BASE + "ssl-verify-server-cert=0\nssl-ca=/ca.pem", REMOTE_URL, "VERIFY_CA"),
    "neither ssl nor verified": (BASE + "skip-ssl\nssl-verify-server-cert=0", REMOTE_URL, "DISABLED"),
    "the stricter of both families": (BASE + "skip-ssl\nssl-mode=VERIFY_CA", REMOTE_URL, "VERIFY_CA"),
    "no host": (LOCAL, LOCAL_URL, "PREFERRED"),
    "empty values are none": (LOCAL + "host=\nport=\nsocket=\nprotocol=\nssl-ca=\npassword=''", LOCAL_URL, "PREFERRED"),
    "local with a CA": (LOCAL + "ssl-ca=/ca.pem", LOCAL_URL, "VERIFY_CA"),
    "port": (LOCAL + "port=3307", "mysql://ana@localhost:3307/shop", "PREFERRED"),
    "port zero is the default": (LOCAL + "port=0", LOCAL_URL, "PREFERRED"),
    "ipv6": (LOCAL + "host=::1", "mysql://ana@[::1]:3306/shop", "PREFERRED"),
    "socket": (LOCAL + "socket=/s", LOCAL_URL + "?socket=/s", "PREFERRED"),
    "socket of localhost": (LOCAL + "host=localhost\nport=1\nsocket=/s\nprotocol=Socket", None, "PREFERRED"),
    "tcp to localhost": (LOCAL + "socket=/s\nprotocol=TCP", LOCAL_URL, "PREFERRED"),
    "a socket is for localhost only": (LOCAL + "socket=/s\nhost=127.0.0.1", "mysql://ana@127.0.0.1:3306/shop", None),
    "localhost in capitals is TCP": (LOCAL + "socket=/s\nhost=LOCALHOST", "mysql://ana@LOCALHOST:3306/shop", None),
}


@pytest.mark.parametrize(("content", "redacted", "mode"), CASES.values(), ids=CASES)
def test_a_file_is_understood(content, redacted, mode):
    target = read(content)
    assert target.redacted == (redacted or "mysql://ana@localhost:1/shop?socket=/s")
    assert target.password == ("sEcret7" if "***" in target.redacted else "")
    assert mode is None or target.tls.mode is TlsMode[mode]


@pytest.mark.parametrize("mode", [None, *(mode.value for mode in TlsMode), "require", "verify-full"])
@pytest.mark.parametrize("own_ca", [None, "/own.pem"])
@pytest.mark.parametrize("ca", [None, "/ca.pem"])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "db.example.com"])
def test_tls_means_what_it_means_in_a_url(mode, own_ca, ca, host):
    given = {"ssl-mode": mode, "ssl-ca": own_ca, "ssl-cert": "/c.pem", "ssl-key": "/k.pem"}
    pairs = [f"{key}={value}" for key, value in given.items() if value]
    option_file = "\n".join([f"[client]\nhost={host}\nuser=u", *pairs])
    assert read(option_file, database="d", ca=ca) == parse_url(f"mysql://u@{host}/d?{'&'.join(pairs)}", ca=ca)


def test_the_callers_database_comes_before_the_files():
    assert read(BASE, database="other").database == "other"
    assert read("[client]\nuser=ana", database="other").database == "other"


def test_without_a_user_it_is_the_login_name(monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "worker")
    assert read("[client]\n", database="d").user == "worker"
    assert read("[client]\nuser=\n", database="d").user == "worker"


def test_a_login_without_a_name_is_told(monkeypatch):
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr(getpass, "getuser", nameless)
    with pytest.raises(ConnectionOptionError, match="names no user"):
        read("[client]\n", database="d")


PLAIN = "[client]\nuser=ana\npassword=sEcret7\n"
REFUSED = {
    "no database": (PLAIN, None, "names no database", "add database=NAME to [seedsql] or give --database NAME"),
    "before a group": ("password=sEcret7\n", 1, "before the first group", "[client]"),
    "group not closed": (BASE + "[client\n", 7, "not closed", "[client]"),
    "no option": (BASE + "password sEcret7\n", 7, "no option", "key=value"),
    "no option with a colon": ("[client]\npassword: sEcret=7\n", 2, "no option", "key=value"),
    "no key": ("[client]\n=sEcret7\n", 2, "no option", "key=value"),
    "unknown directive": (BASE + "!inclued x\n", 7, "no directive", "!include FILE"),
    "include of nothing": (BASE + "!include\n", 7, "no directive", "!include FILE"),
    "include of a missing file": (BASE + "!include ~/x.cnf\n", 7, "~/x.cnf cannot be read: No such file", "~"),
    "includedir of a missing folder": (BASE + "!includedir /no/such\n", 7, "/no/such cannot be read", "path"),
    "unknown in seedsql": (BASE + "pasword=sEcret7\n", 7, r"\[seedsql\].*'pasword'; did you mean 'password'", "host,"),
    "tls unknown in client": ("[client]\nssl-mod=REQUIRED\n", 2, "'ssl-mod'; did you mean 'ssl-mode'", "ssl-ca"),
    "tls in other letters": ("[client]\nSSL-Mode=REQUIRED\n", 2, "'SSL-Mode'; did you mean 'ssl-mode'", "ssl-ca"),
    "tls version": ("[client]\ntls-version=TLSv1\n", 2, "'tls-version'", "known are"),
    "skipped tls": ("[client]\nskip-ssl-mode\n", 2, "'skip-ssl-mode'", "known are"),
    "loose tls": (BASE + "loose-ssl-crl=x\n", 7, "'loose-ssl-crl'", "known are"),
    "directory of CAs": ("[client]\nssl_capath=/etc/ssl\n", 2, "ssl-capath.* not supported", "ssl-ca=FILE"),
    "home directory": ("[client]\nssl-ca=~/ca.pem\n[seedsql]\ndatabase=d", 2, "ssl-ca=~/ca.pem", "the whole path"),
    "capitals": ("[client]\nHost=h\n", 2, "'Host'; did you mean 'host'", "known are"),
    "abbreviation": ("[client]\npass=sEcret7\n", 2, "'pass'; did you mean 'password'", "known are"),
    "unknown mode": (BASE + "\nssl-mode=SAFE\n", 8, "ssl-mode=SAFE", "DISABLED, PREFERRED, REQUIRED"),
    "bare mode": (BASE + "ssl-mode\n", 7, "ssl-mode has no value", "ssl-mode=VALUE"),
    "bare password": (
        "[client]\nuser=u\npassword\n[seedsql]\ndatabase=d",
        3,
        "password has no value",
        "password=VALUE",
    ),
    "neither on nor off": (BASE + "ssl=yes\n", 7, "ssl=yes is neither ON nor OFF", "ssl=ON"),
    "port too large": (BASE + "port=65536\n", 7, "port=65536", "3306"),
    "port of letters": (BASE + "port=3k\n", 7, "port=3k", "3306"),
    "port of other digits": (BASE + "port=\u0663\n", 7, "port=", "3306"),
    "pipe": (BASE + "protocol=pipe\n", 7, "protocol=pipe is not supported", "protocol=tcp"),
    "socket without a path": (LOCAL + "protocol=socket\n", 5, "needs socket=PATH", "protocol=tcp"),
    "socket of another host": (BASE + "socket=/s\nprotocol=socket\n", 8, "no host but localhost", "protocol=tcp"),
    "not UTF-8": (b"\xef\xbb\xbf[client]\n" + BASE.encode() + b"user=\xe9\n", 8, "not UTF-8", "UTF-8"),
    "UTF-16": (BASE.encode("utf-16"), 1, "not UTF-8", "UTF-8"),
    "a NUL, which ends MySQL's lines": (BASE + "user=a\0b", 7, "not UTF-8", "UTF-8"),
}


@pytest.mark.parametrize(("content", "line", "message", "hint"), REFUSED.values(), ids=REFUSED)
def test_a_file_is_refused_by_its_line(tmp_path, content, line, message, hint):
    path = written(tmp_path, content)
    with pytest.raises(ConnectionOptionError, match=message) as caught:
        read_option_file(path)
    assert caught.value.location == (f"{path}:{line}" if line else str(path))
    assert hint in caught.value.hint
    assert "sEcret" not in str(caught.value) + caught.value.hint + repr(caught.value)
    assert caught.value.exit_code == 78


def test_a_complaint_about_a_value_is_made_only_where_the_value_counts():
    assert read("[client]\npassword\nport=x\nssl-mode=x\n" + BASE + "password=a\nport=1\nssl-mode=REQUIRED").port == 1


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    for path, reason in ((tmp_path / "none.cnf", "No such file"), (tmp_path, "Is a directory")):
        with pytest.raises(ConnectionOptionError, match=f"{path} cannot be read: {reason}"):
            read_option_file(path)
    path = written(tmp_path, BASE)
    path.chmod(0)
    if not os.access(path, os.R_OK):  # root may read everything
        with pytest.raises(ConnectionOptionError, match="Permission denied"):
            read_option_file(path)


def test_a_file_that_everybody_may_write_is_refused_and_so_is_an_included_one(tmp_path):
    inner = written(tmp_path, BASE, "inner.cnf")
    outer = written(tmp_path, f"!include {inner}\n", "outer.cnf")
    inner.chmod(0o602)
    with pytest.raises(ConnectionOptionError, match=f"everybody may write to the option file {inner}") as caught:
        read_option_file(inner)
    assert caught.value.hint == f"chmod o-w {inner}"
    with pytest.raises(ConnectionOptionError, match="everybody may write") as caught:
        read_option_file(outer)
    assert caught.value.location == f"{outer}:1"


def test_included_files_are_read_where_they_stand(tmp_path):
    folder = tmp_path / "conf.d"
    folder.mkdir()
    for letter in "gfedcba":
        written(folder, f"[client]\nuser={letter}\nhost=h\n", f"{letter}.x.cnf")
    written(folder, "[client]\nuser=no one\n", "z.ini")
    single = written(tmp_path, "\ufeff[seedsql]\ndatabase=shop\n", "single")
    # A group goes on after an include, and an included file begins without one.
    path = written(tmp_path, f"[client]\nuser=x\n!includedir {folder}\n ! include  {single} \nport=3307\n")
    assert read_option_file(path).redacted == "mysql://g@h:3307/shop"
    written(folder, "user=x\n", "h.cnf")
    with pytest.raises(ConnectionOptionError, match="before the first group") as caught:
        read_option_file(path)
    assert caught.value.location == f"{folder}/h.cnf:1"


def test_a_loop_of_includes_is_refused(tmp_path):
    first = written(tmp_path, f"\n!include {tmp_path}/second.cnf\n", "first.cnf")
    second = written(tmp_path, f"!includedir {tmp_path}\n", "second.cnf")
    with pytest.raises(ConnectionOptionError, match=f"{first} is included by itself") as caught:
        read_option_file(first)
    assert caught.value.location == f"{second}:1"


def test_includes_have_a_depth_at_which_they_end(tmp_path):
    written(tmp_path, BASE, "0")
    for depth in range(1, 12):
        written(tmp_path, f"!include {tmp_path}/{depth - 1}\n", str(depth))
    assert read_option_file(tmp_path / "10").database == "shop"
    with pytest.raises(ConnectionOptionError, match="deeper than 10 files"):
        read_option_file(tmp_path / "11")


@pytest.mark.parametrize(
    ("content", "counts"),
    [
        ("[client]\nuser=ana\n", True),
        ("[client-mariadb]\nsocket=/s\n", True),
        ("[seedsql]\npassword=x\n", True),
        ("[client]\ndefault-character-set=utf8mb4\n[mysql]\nuser=ana\n", False),
        ("[seedsql]\ndatabase=shop\n", False),
        ("", False),
    ],
)
def test_the_file_at_home_counts_when_it_says_how_to_connect(tmp_path, content, counts):
    path = written(tmp_path, content, ".my.cnf")
    assert default_option_file(tmp_path) == (path if counts else None)


def test_no_file_at_home_is_none(tmp_path):
    assert default_option_file(tmp_path) is None
    assert default_option_file(tmp_path / "none") is None
    (tmp_path / ".my.cnf").mkdir()
    assert default_option_file(tmp_path) is None


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30))
@example("# ; \\s \\\\ '\" \x85\u2028\x0b\x1c\xa0 à ")
def test_any_password_round_trips_in_quotes(password):
    """A NUL ends a line for MySQL's programs, and there is no escape for it."""
    target = read(BASE.replace("sEcret7", quoted(password)))
    assert target.password == password
    assert repr(target) == repr(read(BASE))
    assert target.redacted == ("mysql://ana:***@h:3306/shop" if password else "mysql://ana@h:3306/shop")


# What means something to MySQL's parser, letters around it, and what only Python takes for a blank or a line's end. No
# character with the byte A0, which only MySQL takes for a blank.
raw = st.text(st.sampled_from("ab \t\r\v=#;'\"\\ntrsé[]!\x1c\x85\u2003\u2028"), max_size=12)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30, deadline=None)
@given(values=st.lists(raw, min_size=20, max_size=40))
@example(values=["x#y", "'x#y' # z", "it's#1", '"open', '"a\\"', "a\\", '"a" b', "'", "''", '"\\"#x', "\\q\\\\n"])
def test_any_value_is_read_as_my_print_defaults_reads_it(kind, values):
    """MySQL's and MariaDB's own parser prints what it made of each line."""
    *loader, client = find(kind).client
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), "[client]\n" + "".join(f"password={value}\n" for value in values))
        command = [*loader, str(Path(client).with_name("my_print_defaults")), f"--defaults-file={path}"]
        command += (["--show"] if kind == "mysql" else []) + ["client"]
        printed = subprocess.run(command, env=environment(), capture_output=True, check=True).stdout.decode()
        mine = [read_option_file(written(Path(folder), f"[client]\npassword={each}"), database="d") for each in values]
    assert "".join(f"--password={target.password}\n" for target in mine) == printed


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize(
    ("value", "password"),
    [
        pytest.param(quoted("'#;\"\\s \\\\n\t[ü☃]=! \\"), "'#;\"\\s \\\\n\t[ü☃]=! \\", id="quoted"),
        pytest.param(r"""it's;[ü☃]="\q\\x#'y#z""", r"""it's;[ü☃]="\q\x#'y""", id="bare"),
    ],
)
def test_the_real_clients_connect_with_the_same_file(database, tmp_path, value, password):
    with database.admin(charset="utf8mb4") as connection, connection.cursor() as cursor:
        cursor.execute(f"ALTER USER `{database.user}`@`%%` IDENTIFIED BY %s", [password])
    path = written(
        tmp_path,
        f"[client]\nprotocol=TCP # not the socket\nhost = {database.host}\nport={database.port}\n"
        f"user='{database.user}'\npassword={value}\n[seedsql]\ndatabase={database.name}\n",
    )
    question = "SELECT CURRENT_USER()"
    for kind in KINDS:
        programs = find(kind)
        command = [*programs.client, f"--defaults-file={path}", *programs.client_options, "-N", "-e", question]
        done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
        assert (done.stdout, done.stderr) == (f"{database.user}@%\n", "")
    with connect(read_option_file(path), attempts=1) as connection:
        assert connection.query(f"{question}, DATABASE()") == [(f"{database.user}@%", database.name)]


def test_files_that_include_each_other_many_times_end(tmp_path):
    for number in range(9):
        (tmp_path / f"{number}.cnf").write_text(f"!include {tmp_path}/{number + 1}.cnf\n" * 8)
    (tmp_path / "9.cnf").write_text("[client]\nuser=ada\n")
    with pytest.raises(ConnectionOptionError, match="more than 200 files are included"):
        read_option_file(tmp_path / "0.cnf", database="shop")
