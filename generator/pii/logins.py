"""Logins that are made of people's names (``anowak81``, ``nowak.anna``): columns of them that no name tells, and those in texts about accounts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from ..lazy_patterns import lazy
from .goods import goods
from .keyed_random import plain
from .known_words import words_of
from .name_lists import ALSO, ANY_FIRST, ANY_LAST, NAME, PLACE, WORD, Kind
from .prose_lists import alternatives, prose_words
from .subjects import is_thing
from .word_starts import WordStarts, in_small_letters, word_starts

_FEWEST = 8
_LOGIN = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+){0,2}")
_RUN, _LONG_NUMBER, _LETTERS = re.compile("[a-z]+"), re.compile("[0-9]{5}"), re.compile(r"[^\W\d_]+")
_SHORT = 4
_MADE_OF_NAMES = 0.5


# A word of a text that may be a login: no host, path, call or field
_TOKEN = re.compile(r"(?<![\w.@/\\:&?=-])[a-z]{1,16}(?:[._-][a-z]{1,16})?[0-9]{0,4}(?![\w@/\\(=:*-]|\.\w)")
_NO_NAMES = WORD | PLACE | ALSO
_LONGEST = 14
_LEAST = 5  # letters of a name behind an initial


_CUE = lazy(rf"(?:\A|\b(?:{alternatives('before_logins')})[ :]{{1,2}})\Z", re.IGNORECASE)
_LONGEST_CUE = 16
_OF_USER = lazy(
    r"(?<!\w)(?:user|username|login|logon|benutzer|nutzer|benutzername|utilisateur|identifiant|usuario|utente|utilizador|u\u017cytkownik(?:a|owi)?|gebruiker|anv\xe4ndare|bruker|bruger)[ :]{1,2}\Z",
    re.IGNORECASE,
)
_USER_DOES = lazy(
    r" (?:is|was|has|had|can|cannot|can't|could|failed|locked|tried|ist|hat|wurde|kann|konnte|est|ne|n'|a|peut|no|est\xe1|es|ha|puede|non|\xe8|pu\xf2|nie|jest|ma|prosi|zosta\u0142|n\xe3o|foi|kan|heeft|har|kunde)(?!\w)"
)
_QUALITY = lazy(r"(?:[ai]t[oa]|[ai]d[oa]|iv[oae]|[ae]nte|ale|able|ible|ique|elle|ische[rn]?|ener|ny|na|e[nt]|ert|ed)\Z")
_FORM = lazy(r"[a-z]{4,16}[0-9]{0,4}")
_PROGRAMS = lazy(
    r"admin|system|robot|bot\Z|service|import|export|sync|daemon|deploy|jenkins|backup|batch|cron|test|web|mail|api|job|worker|monitor|queue|guest|anonym|unknown|root|user|agent|server|client"
)


@cache
def _about_accounts() -> WordStarts:
    return word_starts(prose_words()["about_accounts"].split("|"))


def logins_in(text: str, kind: Kind) -> Iterator[tuple[int, int, str, str]]:
    """Where logins made of people's names are in a text about accounts or what was done with one, with class and text."""
    if not _about_accounts().are_in(in_small_letters(text)):
        return
    for match in _TOKEN.finditer(text):
        if len(match[0]) <= _LEAST:
            continue
        is_plain = match[0].isalpha()
        if is_plain and _CUE.search(text, max(0, match.start() - _LONGEST_CUE), match.start()) is None:
            continue
        is_users = is_plain and _OF_USER.search(text, max(0, match.start() - _LONGEST_CUE), match.start()) is not None
        if (is_users and _is_said_of_user(text, *match.span()) and may_be_login(match[0], kind)) or _is_a_persons(
            match[0], kind, _LEAST + is_plain
        ):
            yield (*match.span(), "username", match[0])


def _is_said_of_user(text: str, start: int, end: int) -> bool:
    """Whether a colon is between a word for users and what begins at ``start``, or a verb behind it."""
    return ":" in text[start - 2 : start] or _USER_DOES.match(text, end) is not None


def is_hardly_a_word(login: str, kind: Kind) -> bool:
    """Whether a login that is found in a text is long and in no list (``gmueller``), or one of its words is a name and no word."""
    words = _LETTERS.findall(login)
    if len(words) > 1:
        return any(len(word) > 2 and not kind(word) & WORD for word in words)
    return len(login) > _LEAST + 1 and kind(login) == 0


def is_made_of_a_name(login: str, kind: Kind) -> bool:
    """Whether a text where a login is expected is made of a person's name."""
    if _TOKEN.fullmatch(login) is None:
        return False
    return _is_a_persons(login, kind, _LEAST) or _is_cut(login, kind)


def _is_a_persons(login: str, kind: Kind, least: int) -> bool:
    """``anna.nowak``, ``a.nowak``, ``anowak``, ``anowak81``, ``nowak81``, of names with ``least`` letters: no words. A word that is a
    name is one behind an initial and before digits (``hyoung1``)."""
    parts = _RUN.findall(login)
    long = [part for part in parts if len(part) > 1]
    if len(long) > 1:
        return _are_halves(*map(kind, long))
    if len(long) != 1 or kind(long[0]) & WORD:
        return False
    candidates = [long[0][1:], *((long[0], long[0][:-1]) if login != long[0] else ())]
    no_names = PLACE if login[-1:].isdigit() and login[0] + candidates[0] == long[0] else _NO_NAMES
    return any(len(name) >= least and kind(name) & ANY_LAST and not kind(name) & no_names for name in candidates)


_PAIR = re.compile(r"(?<!\w)([^\W\d_a-z][^\W\d_]+)[ \xa0](?:[^\W\d_]\.[ \xa0])?(?=([^\W\d_a-z][^\W\d_]+))")


def logins_of_people(texts: Iterable[str]) -> frozenset[str]:
    """All logins that are made of two words with capitals in ``texts``, as those of a person who is named in them are, without digits."""
    found: set[str] = set()
    for text in texts:
        for one, two in _PAIR.findall(text):
            first, last = plain(one), plain(two)
            for begin, end in ((first, last), (last, first)):
                found |= {f"{begin}{sign}{end}" for sign in ("", ".", "_", "-")}
                found |= {f"{begin[0]}{sign}{end}" for sign in ("", ".", "_", "-")}
                found |= {f"{end}{sign}{begin[0]}" for sign in ("", ".", "_", "-")}
    return frozenset(each for each in found if len(each) >= _LEAST)


def may_be_login(text: str, kind: Kind) -> bool:
    """Whether a text that something says to be of a user's is one small word, and none of a dictionary or of a program."""
    if not _FORM.fullmatch(text) or _QUALITY.search(text) or text in _programs() or _PROGRAMS.search(text):
        return False
    return not (kind(text) & WORD or text in words_of("function_word") or text in goods() or is_thing(text))


@cache
def _programs() -> frozenset[str]:
    return frozenset(re.findall("[a-z][a-z0-9-]+", prose_words()["accounts"]))


def _is_cut(login: str, kind: Kind) -> bool:
    """``hannafit``, ``kowalskia``, ``akowalski``: a first name with up to three letters of a last one, a last name with an initial; no
    word."""
    if (
        not login.isalpha()
        or not _LEAST < len(login) <= _LONGEST
        or kind(login) & _NO_NAMES
        or login in words_of("function_word")
    ):
        return False
    if any(
        kind(login[:cut]) & ANY_FIRST and kind(login[:cut]) & NAME for cut in range(max(4, len(login) - 3), len(login))
    ):
        return True
    return any(len(name) >= _SHORT and kind(name) & NAME and kind(name) & ANY_LAST for name in (login[1:], login[:-1]))


def _are_halves(one: int, two: int) -> bool:
    """Whether two words are a first and a last name, in any order, and one of them is nothing else."""
    are_names = (one & ANY_FIRST and two & ANY_LAST) or (one & ANY_LAST and two & ANY_FIRST)
    return bool(are_names) and any(flags & NAME and not flags & _NO_NAMES for flags in (one, two))


def _bare(text: str) -> str:
    """A login without the domain before or behind it, in small letters where all are capitals: ``CORP\\ANOWAK``, ``anowak@corp``."""
    name = text.rpartition("\\")[2].partition("@")[0]
    return name.lower() if name.isupper() and not _LONG_NUMBER.search(name) else name


def has_form_of_login(text: str) -> bool:
    """Whether a text is one small word as logins are, with digits or a separator or not."""
    return 4 < len(text) <= 32 and _LOGIN.fullmatch(text) is not None


def are_logins(texts: Collection[str], kind: Kind, share: float = _MADE_OF_NAMES) -> bool:
    """Whether nearly all of the different ``texts`` have the form of a login, and more than a ``share`` are made of names."""
    texts = set(map(_bare, texts))
    if len(texts) < _FEWEST or sum(map(has_form_of_login, texts)) < 0.9 * len(texts):
        return False
    named = {text for text in texts if _is_made_of_names(_RUN.findall(text), text, kind)}
    # slugs and hosts are words: green-tea, mail-server
    return len(named) > share * len(texts)


def _is_made_of_names(parts: list[str], text: str, kind: Kind) -> bool:
    """``anna.nowak``, ``a.nowak``, ``anowak81``, ``nowak-a``; one name with digits behind it."""
    long = [part for part in parts if len(part) > 1]
    if len(long) > 1:
        known = [kind(part) for part in long]
        are_parts = all(
            flags & (ANY_FIRST | ANY_LAST) or len(part) < _SHORT for flags, part in zip(known, long, strict=True)
        )
        return are_parts and any(flags & NAME for flags in known)
    if len(long) != 1 or len(long[0]) < _SHORT:
        return False
    word, flags = long[0], kind(long[0])
    if len(parts) > 1 or word != text:  # an initial or digits beside it
        return flags & NAME > 0 or _is_joined(word, kind)
    return not flags & WORD and _is_joined(word, kind)


def _is_joined(word: str, kind: Kind) -> bool:
    """A name with one or two letters before or behind it, or two names."""
    with_initial = (kind(rest) for rest in (word[1:], word[:-1], word[2:], word[:-2]) if len(rest) >= _SHORT)
    return any(flags & NAME and not flags & WORD for flags in with_initial) or any(
        kind(word[:at]) & ANY_FIRST and kind(word[at:]) & ANY_LAST for at in range(3, len(word) - 2)
    )
