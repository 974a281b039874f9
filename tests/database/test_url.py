"""Every spelling of a database URL is understood, or refused with what to write instead; no password is ever shown."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from seedsql.database.url import FORM, ConnectionInfo, TlsMode, parse_url
from seedsql.errors import ConnectionOptionError

HERE = Path(__file__).parent


def cases(name: str, columns: int) -> list:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == columns for row in rows), name
    return [pytest.param(*row[1:], id=row[0]) for row in rows]


GOOD, BAD = cases("urls.tsv", 6), cases("bad_urls.tsv", 3)


def test_the_files_of_cases_are_read():
    assert len(GOOD) >= 60
    assert len(BAD) >= 20


@pytest.mark.parametrize(("url", "redacted", "password", "mode", "extra"), GOOD)
def test_a_spelling_is_understood(url, redacted, password, mode, extra):
    target = parse_url(url)
    assert target.redacted == redacted
    assert target.password == password
    assert target.tls.mode is TlsMode[mode]
    told = {"ca": target.tls.ca, "socket": target.socket}
    assert {name: value for name, value in told.items() if value} == dict([extra.split("=", 1)] if extra else [])


@pytest.mark.parametrize(("url", "message"), BAD)
def test_a_spelling_is_refused_with_the_form_to_write(url, message):
    with pytest.raises(ConnectionOptionError, match=message.replace("$", "\\$").replace("{", "\\{")) as caught:
        parse_url(url)
    assert FORM in caught.value.hint
    assert "sEcret7" not in str(caught.value) + caught.value.hint + repr(caught.value)
    assert caught.value.exit_code == 78


passwords = st.text(st.characters(codec="utf-8"), max_size=30)


@given(passwords, st.sampled_from(["localhost", "db.example.com", "[2001:db8::1]"]))
@example("p@h/db?ssl-mode=DISABLED", "localhost")
def test_any_password_round_trips_percent_encoded(password, host):
    target = parse_url(f"mysql://ana:{quote(password, safe='')}@{host}:3307/shop?ssl-mode=REQUIRED")
    assert target.password == password
    assert (target.user, target.port, target.database) == ("ana", 3307, "shop")
    assert target.tls.mode is TlsMode.REQUIRED


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="%"), min_size=1, max_size=30))
def test_a_raw_password_is_understood_unless_it_reads_as_a_host_itself(password):
    """The one ambiguity: ``@host/database`` or ``@host/database?...`` inside the password."""
    assume(not re.search(r"@[^@/?#&:\[\]]*(?::\d*)?/[^@/?#&]*/?[?&#]", password + "@"))
    assume("@/" not in password or "socket" not in password)
    assume("@[" not in password)
    assert parse_url(f"mysql://ana:{password}@db.example.com:3306/shop").password == password


@given(passwords)
def test_repr_and_redacted_show_no_password(password):
    target = parse_url(f"mysql://u:{quote(password, safe='')}@h/d")
    blank = parse_url("mysql://u@h/d")
    assert repr(target) == repr(blank)
    assert target.redacted == ("mysql://u:***@h:3306/d" if password else "mysql://u@h:3306/d")


def test_the_callers_ca_serves_where_the_url_names_none():
    assert parse_url("mysql://u@h/d", ca="/ca.pem").tls.ca == "/ca.pem"
    assert parse_url("mysql://u@h/d?ssl-ca=own.pem", ca="/ca.pem").tls.ca == "own.pem"
    assert parse_url("mysql://u@h/d?ssl-mode=REQUIRED", ca="/ca.pem").tls.mode is TlsMode.VERIFY_CA
    assert parse_url("mysql://u@h/d?ssl-mode=DISABLED", ca="/ca.pem").tls.mode is TlsMode.DISABLED


def test_an_empty_ca_is_none():
    assert parse_url("mysql://u@h/d", ca="").tls.ca is None


def test_a_target_is_frozen():
    target = parse_url("mysql://u@h/d")
    assert isinstance(target, ConnectionInfo)
    with pytest.raises(AttributeError):
        target.password = "x"
