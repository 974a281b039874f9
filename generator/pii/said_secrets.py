"""Passwords, keys and other secrets that a text says to be such: ``password: …``, ``the door code is …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lazy_patterns import lazy
from .finders import Finding
from .ranges import RANGE_CHECKS
from .word_starts import matches, word_starts

# What is hardly a word or a code: a capital, a digit and a sign, none of them at the end only
_STRONG = r"(?-i:(?=[^\s,;]{0,30}[A-Z])(?=[^\s,;]{0,30}[a-z])(?=[^\s,;]{0,30}[0-9])(?=[^\s,;]{0,29}[!#$%&*?+@~^=][^\s,;])[^\s,;]{6,40}(?<![.!?)]))"
# A word for a secret, and what it is said to be.
_SAID_SECRET = lazy(
    r"\b(?:(?:password|passwort|passwd|pw|passphrase|pwd|kennwort|has[lł]o|contrase[nñ]a|clave|mot de passe|mdp|senha|palavra-passe|wachtwoord|"
    r"l[oö]senord(?:et)?|adgangskode|passord(?:et)?|salasana|heslo|jelsz(?:[oó]|ava[md])|[sş]ifre(?:m|si|niz)?|m[aậ]t kh[aẩ]u|parol[aeă]|пароль|κωδικός|"
    r"(?:door|access|entry|alarm|gate) code|wi-?fi key)"
    r"(?:(?: (?:for|f\xfcr|p[o]ur|para|dla|per|voor|till|til|pro) [\w ]{2,24})? ?[:=] ?(?P<password>[^\s,;]{4,})|"
    r" (?:(?:is|ist|lautet|es|est|är|er|on|je|jest|to|é|è|là|este|now|jetzt|ahora|agora|teraz|nu|neu|new) ){0,2}(?P<said>(?=[^\s,;]*[0-9!#$%&*])(?=[^\s,;]*[^\W\d_])[^\s,;]{4,})"
    rf"|(?:[ '\u2019][^\W\d_]{{1,14}}){{0,6}} ?[:=]? (?P<strong>{_STRONG}))"
    r"|curl\b[^\n]{0,60}? (?:-u|--user)[ =]['\"]?[\w.@-]{2,40}:(?P<given>[^\s'\"]{4,})"
    r"|(?:pin|cvv|cvc)(?:[ -]?(?:code|number|nr|no)\.?)?[ :=]{1,2}(?:is |ist )?(?P<pin>[0-9]{3,8})(?![0-9])"
    r"|(?:api[_ -]?key|access[_ -]?key|secret|secret[_ -]?key|token|bearer)(?: ?[:=] ?| )(?P<token>(?=[^\s,;]*[0-9])[\w.~+/=-]{12,}))",
    re.IGNORECASE,
)
_SECRET_BEGINS = word_starts(
    "pass pw kennwort haslo hasło contrase clave mot mdp senha palavra wachtwoord l\xf6senord losenord adgangskode salasana heslo jelsz \u015fifre sifre m\u1eadt mat "
    "parol пароль κωδικός curl door entry alarm gate wi pin cvv cvc api access secret token bearer".split()
)
SECRET_WORDS = [
    *"pass pwd pw kennwort haslo hasło contrase clave mdp senha wachtwoord senord adgangskode salasana heslo jelsz ifre".split(),
    *"kh\u1ea9u khau parol пароль κωδικός curl pin cvv cvc key secret token bearer".split(),
    *("door code", "access code", "entry code", "alarm code", "gate code"),
]


def is_secret(text: str) -> bool:
    """True when the text says of something that it is a password or a key."""
    lowered = text.lower()
    return any(map(lowered.__contains__, SECRET_WORDS)) and any(matches(_SAID_SECRET, _SECRET_BEGINS, text))


_GOES_ON = lazy(r" [^\W\d_]+\b(?! ?[:=])| [0-9]")  # password: must have 8 characters


def said_secrets(text: str) -> Iterator[Finding]:
    """What a text says to be a password, a PIN or a key, unless it is only a rule for passwords."""
    for match in matches(_SAID_SECRET, _SECRET_BEGINS, text):
        name = "token" if match["token"] else "password"
        value = (
            match["token"] or match["password"] or match["said"] or match["strong"] or match["pin"] or match["given"]
        )
        is_rule = match["password"] and value.isalpha() and value[1:].islower() and _GOES_ON.match(text, match.end())
        if not is_rule and not RANGE_CHECKS[name](value):
            yield Finding(name, value)
