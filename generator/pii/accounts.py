"""Accounts of people in texts: profiles by their hosts, handles, users of logs and queries, homes of users on a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..lazy_patterns import lazy
from .prose_lists import alternatives, prose_words
from .word_starts import WordStarts, matches, plain_beginnings, word_starts

_HANDLE = re.compile(
    r"(?<![\w.@/:])@(?P<name>[A-Za-z][A-Za-z0-9_.]{1,28}[A-Za-z0-9_]|[0-9_][A-Za-z0-9_.]{2,28}[A-Za-z0-9_])(?![\w.]*@)"
)
# A variable of SQL is no one: SET @row = 1, SELECT @a, @b INTO, IF(@step = 2, 1, 0)
_VARIABLE = re.compile(r"@\w+ ?:?= ?[\w'(@-]|\b(?:SET|SELECT|INTO|DECLARE|IF|EXEC|VALUES)\b ?\(?@")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Compiled once: what is said of social media, and accounts by what is around them, each with the group ``name``."""

    profiles: re.Pattern[str]
    social: re.Pattern[str]
    users: re.Pattern[str]
    user_starts: WordStarts
    fields: re.Pattern[str]
    homes: re.Pattern[str]
    connections: re.Pattern[str]
    logs: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = prose_words()
    hosts = "|".join(map(re.escape, words["hosts"].split()))
    return _Patterns(
        lazy(
            rf"(?:(?<![\w.])(?:www\.|m\.)?(?:{hosts})/(?:in/|user/|u/)?@?|(?<=://)[\w.-]+(?::[0-9]+)?/(?:~|@(?=[\w.-]+(?:[\s\"'<>),;?#]|\Z)))(?=[A-Za-z]))"
            r"(?P<name>[A-Za-z0-9][\w.-]{2,})",
            re.IGNORECASE,
        ),
        lazy(rf"(?<!\w)(?:{alternatives('social')})(?!\w)", re.IGNORECASE),
        lazy(
            rf"(?<![\w.])(?:{alternatives('users')})(?!\w)(?: (?:name|id|failed|login|logged|in|out|for|by|is|was|named|as|account|session)){{0,4}}"
            r"[ :=]{1,3}['\"]?(?P<name>(?=[a-z._-]*(?:[0-9]|[._][a-z]))[a-z][a-z0-9._-]{2,30}[a-z0-9])(?![\w.@/\\(=-])"
        ),
        word_starts(plain_beginnings(alternatives("users"))),
        # a field of a log or of a query: any word is a login there
        lazy(
            r"(?<![\w.])(?:user|uid|username|user_?name|usr|login|logon|suser|duser|ruser|euser|sam_?account_?name|utente|usuario|utilisateur|benutzer|gebruiker|uzytkownik)"
            rf"=['\"]?(?:[A-Za-z][\w-]*\\+)?(?!(?i:{alternatives('accounts')}|null|none|nil|true|false|yes|no|on|off|anonymous|unknown|system|daemon|new|all|any|n/a|cron|web|bot|batch|worker"
            r"|monitor|monitoring|prod|staging|dev|active|enabled|disabled|required|optional|name|id)(?![\w.-]))"
            r"(?P<name>[A-Za-z][\w.-]{1,30}\w)(?![\w@(/-])"
        ),
        # where a user's files or page are: /home/anowak/.ssh, C:\Users\anowak81, /users/anowak81/edit
        lazy(
            rf"(?:/home/|\\Users\\|/Users/|/users/(?=[a-z._-]*[0-9])|(?<![\w.])/?u/(?=[A-Za-z._-]*[0-9_]))(?!(?i:{alternatives('accounts')})(?![\w.-]))"
            r"(?P<name>[A-Za-z][\w.-]{2,30}\w)(?=[/\\\s\"':;?]|\Z)"
        ),
        # of a connection: mysql://anowak:secret@db
        lazy(
            rf"://(?!(?i:{alternatives('accounts')}|sa|dba|db|api|web|guest|service|\w*admin\w*|\w*user\w*)(?![\w.-]))(?P<name>[A-Za-z][\w.-]{{2,30}}):(?=[^\s/:@]{{3,128}}@)"
        ),
        # the user in the third field of Apache's common log format, and as sshd and PAM write it
        lazy(
            r"(?m:(?:^[^\s\[]+ [^\s\[]+ (?=[^\s\[]+ \[[0-9]{1,2}/[A-Z][a-z]{2}/)|\b(?:password|publickey) for (?:invalid user )?(?=\S+ from )"
            rf"|\bsession (?:opened|closed) for user |\bsudo: +(?=\S+ : TTY=)))(?!(?:{alternatives('accounts')})(?![\w.-]))(?P<name>[a-z][\w.-]{{2,31}})(?![\w.@-])"
        ),
    )


@cache
def _pages() -> frozenset[str]:
    """What is at the place of a name in a host's own pages."""
    return frozenset(prose_words()["pages"].split())


def accounts_in(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Where names of accounts are in ``text``, with class and text; they may overlap."""
    patterns = _patterns()
    if "/" in text:
        for match in patterns.profiles.finditer(text):
            if match["name"].lower() not in _pages():
                yield (*match.span("name"), "username", match["name"])
    if "@" in text:
        yield from _handles(text)
    for match in _said_to_be(text, patterns):
        if not _is_placeholder(match["name"], text):
            yield (*match.span("name"), "username", match["name"])


def _said_to_be(text: str, patterns: _Patterns) -> Iterator[re.Match[str]]:
    """Where a word, a field, a log or a path says that a name is a user's."""
    yield from matches(patterns.users, patterns.user_starts, text)
    for pattern, signs in (
        (patterns.fields, ("=",)),
        (patterns.logs, ("[", "password for ", "publickey for ", " for user ", "sudo:")),
        (patterns.homes, ("/", "\\")),
        (patterns.connections, ("://",)),
    ):
        if any(map(text.__contains__, signs)):
            yield from pattern.finditer(text)


def _is_placeholder(name: str, text: str) -> bool:
    """Whether a name in capitals among other words is what a manual has for a user's: --user=NAME."""
    return name.isupper() and name.isalpha() and not text.isupper()


def _handles(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Names behind @: with a digit or an underscore in them, or where the text is of social media."""
    handles = list(_HANDLE.finditer(text))
    if not handles or _VARIABLE.search(text):
        return
    for match in handles:
        if re.search("[0-9_]", match["name"]) or _patterns().social.search(text):
            yield (*match.span("name"), "username", match["name"])
