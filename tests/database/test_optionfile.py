"""An option file says to seedsql what it says to the mysql client."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.database.connection import connect
from generator.database.optionfile import default_option_file, read_option_file
from generator.errors import BlueprintError
from tests.servers.installation import environment, find

# what the file says; the target without its password; the password; the TLS mode; the CA
READ = [
    ("[client]\nuser=u\n[seedsql]\ndatabase=d\n", "mysql://u@localhost:3306/d", "", "PREFERRED", None),
    (
        "[client]\nuser=u\ndatabase=d\npassword=p\nport=25060\nhost=h\n",
        "mysql://u:***@h:25060/d",
        "p",
        "VERIFY_IDENTITY",
        None,
    ),
    (
        "[client]\nuser=u\npassword=a\n[seedsql]\npassword=b\ndatabase=d\n",
        "mysql://u:***@localhost:3306/d",
        "b",
        "PREFERRED",
        None,
    ),
    ("\ufeff[client]\r\n user = u \r\ndatabase= d\r\n", "mysql://u@localhost:3306/d", "", "PREFERRED", None),
    ("# c\n; c\n[client] # c\nuser=u # c\ndatabase=d\n", "mysql://u@localhost:3306/d", "", "PREFERRED", None),
    ("[client]\nuser=u\ndatabase=d\npassword='a#b'\n", "mysql://u:***@localhost:3306/d", "a#b", "PREFERRED", None),
    (
        '[client]\nuser=u\ndatabase=d\npassword="a\\"b\\\\c\\sd" # c\n',
        "mysql://u:***@localhost:3306/d",
        'a"b\\c d',
        "PREFERRED",
        None,
    ),
    ("[client]\nuser=u\ndatabase=d\nloose_port=3307\n", "mysql://u@localhost:3307/d", "", "PREFERRED", None),
    ("[client]\nuser=u\ndatabase=d\nhost=h\nssl_mode=required\n", "mysql://u@h:3306/d", "", "REQUIRED", None),
    (
        "[client]\nuser=u\ndatabase=d\nhost=h\nssl-mode=REQUIRED\nssl-ca=/c\n",
        "mysql://u@h:3306/d",
        "",
        "VERIFY_CA",
        "/c",
    ),
    ("[client]\nuser=u\ndatabase=d\nhost=h\nskip-ssl\n", "mysql://u@h:3306/d", "", "DISABLED", None),
    ("[client]\nuser=u\ndatabase=d\nhost=h\nssl\n", "mysql://u@h:3306/d", "", "REQUIRED", None),
    (
        "[client]\nuser=u\ndatabase=d\nhost=h\nssl\nssl-verify-server-cert\n",
        "mysql://u@h:3306/d",
        "",
        "VERIFY_IDENTITY",
        None,
    ),
    ("[client]\nuser=u\ndatabase=d\nsocket=/s\n", "mysql://u@localhost:3306/d?socket=/s", "", "PREFERRED", None),
    ("[client]\nuser=u\ndatabase=d\nsocket=/s\nprotocol=tcp\n", "mysql://u@localhost:3306/d", "", "PREFERRED", None),
    (
        "[client]\nuser=u\ndatabase=d\nno-auto-rehash\nprompt=x\n[mysql]\nnonsense=1\n",
        "mysql://u@localhost:3306/d",
        "",
        "PREFERRED",
        None,
    ),
    (
        "[client]\nuser=u\ndatabase=d\n[mysqld]\nport=1\n[Client]\nport=2\n",
        "mysql://u@localhost:3306/d",
        "",
        "PREFERRED",
        None,
    ),
]
REFUSED = [
    ("[client]\nuser=u\n", ":", "names no database"),
    ("user=u\n", ":1", "before the first group"),
    ("[client\nuser=u\n", ":1", "cannot be read"),
    ("[seedsql]\ndatabase=d\nhots=h\n", ":3", "did you mean 'host'"),
    ("[client]\ndatabase=d\nport=x\n", ":3", "between 1 and 65535"),
    ("[client]\ndatabase=d\nport=70000\n", ":3", "between 1 and 65535"),
    ("[client]\ndatabase=d\npassword='Secret\n", ":3", "quote"),
    ("[client]\ndatabase=d\nssl-capath=/x\n", ":3", "ssl-capath"),
    ("[client]\ndatabase=d\nssl-mode=STRICT\n", "", "ssl-mode"),
    ("[client]\ndatabase=d\nssl=maybe\n", ":3", "neither ON nor OFF"),
    ("!include {path}\n", "", "each other"),
]


def written(directory: Path, text: str) -> Path:
    path = directory / "my.cnf"
    path.write_text(text.replace("{path}", str(path)), encoding="utf-8", newline="")
    path.chmod(0o600)
    return path


@pytest.mark.parametrize(("text", "redacted", "password", "mode", "ca"), READ, ids=range(len(READ)))
def test_what_it_says(tmp_path: Path, text: str, redacted: str, password: str, mode: str, ca: str | None) -> None:
    target = read_option_file(written(tmp_path, text))
    assert (target.redacted, target.password, target.tls.mode.value, target.tls.ca) == (redacted, password, mode, ca)


@pytest.mark.parametrize(("text", "place", "message"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_wrong_is_told_with_its_line_and_without_the_password(
    tmp_path: Path, text: str, place: str, message: str
) -> None:
    with pytest.raises(BlueprintError) as refused:
        read_option_file(written(tmp_path, text))
    assert message in str(refused.value) and "Secret" not in str(refused.value)
    assert not place or f"my.cnf{place}" in str(refused.value)
    assert refused.value.exit_code == 78 and refused.value.hint


def test_what_is_no_readable_file_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(BlueprintError, match="cannot be read"):
            read_option_file(path)
    path = written(tmp_path, "[client]\ndatabase=d\n")
    path.chmod(0o666)
    with pytest.raises(BlueprintError, match="everybody may write"):
        read_option_file(path)
    path.chmod(0o600)
    path.write_bytes(b"[client]\nuser=\xff\n")
    with pytest.raises(BlueprintError, match="not UTF-8"):
        read_option_file(path)


def test_files_that_are_included(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "b.cnf").write_text("[client]\nuser=second\n")
    (tmp_path / "d" / "a.cnf").write_text("[client]\nuser=first\nport=3307\n")
    (tmp_path / "d" / "c.txt").write_text("[client]\nuser=third\n")
    target = read_option_file(written(tmp_path, f"!includedir {tmp_path}/d\n[seedsql]\ndatabase=d\n"))
    assert (target.user, target.port) == ("second", 3307)


def test_what_the_caller_says_comes_first(tmp_path: Path) -> None:
    path = written(tmp_path, "[client]\nuser=u\nhost=h\n[seedsql]\ndatabase=d\n")
    target = read_option_file(path, database="other", ca="/ca.pem")
    assert (target.database, target.tls.ca) == ("other", "/ca.pem")


def test_the_file_of_a_home_directory_counts_when_it_says_how_to_connect(tmp_path: Path) -> None:
    assert default_option_file(tmp_path) is None
    path = tmp_path / ".my.cnf"
    path.write_text("[mysql]\nuser=u\n[client]\nprompt=x\n")
    path.chmod(0o600)
    assert default_option_file(tmp_path) is None
    path.write_text("[client]\nuser=u\n")
    assert default_option_file(tmp_path) == path


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20))
def test_any_password_in_quotes_comes_back(tmp_path_factory: pytest.TempPathFactory, password: str) -> None:
    escaped = password.replace("\\", "\\\\").replace('"', '\\"')
    directory = tmp_path_factory.mktemp("home")
    target = read_option_file(written(directory, f'[client]\nuser=u\npassword="{escaped}"\ndatabase=d\n'))
    assert target.password == password


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize(
    "line",
    [
        'password="a#b\\\\c\\"d e"',
        "password=plain#word",
        "password = two words",
        'password="\\s\\tx"',
    ],
)
def test_the_clients_read_the_same_password(database, tmp_path: Path, line: str) -> None:
    """The account gets the password that seedsql reads; the client of MySQL then logs in with the same file."""
    path = written(
        tmp_path,
        f"[client]\nhost={database.host}\nport={database.port}\nuser={database.user}\n{line}\n[seedsql]\ndatabase={database.name}\n",
    )
    target = read_option_file(path)
    with database.admin() as connection, connection.cursor() as cursor:
        cursor.execute(
            f"SET PASSWORD FOR `{database.user}`@`%%` = " + ("PASSWORD(%s)" if database.kind == "mariadb" else "%s"),
            [target.password],
        )
    with connect(target) as connection:
        assert connection.query("SELECT 1") == [(1,)]
    programs = find(database.kind)
    done = subprocess.run(
        [*programs.client, f"--defaults-file={path}", *programs.client_options, "-e", "SELECT 1", database.name],
        env=environment() | {"HOME": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
