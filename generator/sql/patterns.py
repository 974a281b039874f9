"""Regular expressions for the pieces of MySQL's text, as source text: compile them for str, or encoded for bytes.

Each reads a piece in one way only (possessive quantifiers, atomic groups), so that what is malformed fails at once and in
linear time. A group is atomic and never has a possessive quantifier: before Python 3.11.5 such a group loses its place where it
fails in its midst (https://github.com/python/cpython/issues/106052), and Debian 12 has 3.11.2. Compile with re.DOTALL.
"""

from __future__ import annotations

SINGLE_QUOTED = r"'(?>(?:[^'\\]++|\\.|'')*)'"
# A quote of the other kind needs no doubling, and a backslash escapes whatever follows, a quote too
# (https://dev.mysql.com/doc/refman/8.4/en/string-literals.html).
DOUBLE_QUOTED = r'"(?>(?:[^"\\]++|\\.|"")*)"'
# Under NO_BACKSLASH_ESCAPES: https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html
# A doubled quote ends a piece in quotes and begins another: there is no choice within a piece, which is read in half the time.
SINGLE_QUOTED_PLAIN = r"'[^']*+'(?>(?:'[^']*+')*)(?!')"
DOUBLE_QUOTED_PLAIN = r'"(?>(?:[^"]++|"")*)"'
# In a name a backslash is a backslash (https://dev.mysql.com/doc/refman/8.4/en/identifiers.html).
BACKTICKED = r"`(?>(?:[^`]++|``)*)`"
# -- starts a comment only before a blank: https://dev.mysql.com/doc/refman/8.4/en/comments.html
# Otherwise 5--3 would be 5.
LINE_COMMENT = r"(?:--(?=[\x00-\x20]|\Z)|\#)[^\n]*+"
# Where a statement would begin MariaDB's client takes two dashes for a comment whatever is behind them, as MySQL's did before it sent
# comments to the server (``--comments``): files written for these begin with a rule of dashes, or have a line taken out by them.
DASHES = r"--[^\n]*"
_UP_TO_END = r"(?>(?:[^*]++|\*(?!/))*)\*/"
# No server has reached version 99.99; /*M!999999\- is how MariaDB's dumps switch the client's sandbox on.
COMMENT = rf"/\*(?!M?!){_UP_TO_END}|/\*M?!99[0-9]{{3,4}}{_UP_TO_END}|{LINE_COMMENT}"
# Every server of today executes what is in such a comment: its two ends are blanks.
VERSION_OPENS = r"/\*M?!(?>(?:[0-9]{5,6}(?=[^0-9]))?)"
VERSION_CLOSES = r"\*/"
BLANK = rf"(?>(?:[ \t\r\n\f\v]++|{COMMENT}|{VERSION_OPENS}|{VERSION_CLOSES})*)"
# Names without quotes hold letters, digits, $, _ and everything above U+0080.
BARE_NAME = r"[^\x00-\x23\x25-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]++"


def quoted(*, ansi: bool = False, backslash: bool = True) -> str:
    """Whatever is in quotes: strings and names. ``ansi``: double quotes are those of a name."""
    single = SINGLE_QUOTED if backslash else SINGLE_QUOTED_PLAIN
    double = DOUBLE_QUOTED if backslash and not ansi else DOUBLE_QUOTED_PLAIN
    return f"{single}|{double}|{BACKTICKED}"
