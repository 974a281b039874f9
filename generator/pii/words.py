"""A name of a table, a column or a JSON member as words: whatever its style, common spellings brought to one."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ..cache import cached_toml
from ..lazy_patterns import lazy
from .spellings import SPELLINGS

_BOUNDARIES = lazy(
    r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
    r"|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])"
)
_SEPARATORS = lazy(r"[\W_]+")


def _by_name(meanings: Mapping[str, str]) -> dict[str, str]:
    """What each name means, of lists of names by their meanings."""
    return {" ".join(name.split()): means for means, names in meanings.items() for name in names.split(",")}


_LISTED = cached_toml(Path(__file__).with_name("column_words.toml"))
_SPELLINGS = _by_name(_LISTED["anywhere"]) | SPELLINGS
_WHOLE = _by_name(_LISTED["whole"])
PEOPLE_BEHIND, USES_BEHIND, _BETWEEN = (
    frozenset(_LISTED["behind"][kind].split()) for kind in ("people", "uses", "between")
)
"""Whose what a name begins with is, and for what it is used, in languages that say this behind it: ``telefono_padre``, ``adres_dostawy``."""
_BEHIND = PEOPLE_BEHIND | USES_BEHIND | _BETWEEN
_LONGEST = max(len(spelling.split()) for spelling in _SPELLINGS)


# A key is called so as well (tax_id INT), and a PIN (pin_code).
_OTHER_ALONE = frozenset(("id", "code"))


# Letters that Unicode does not take apart
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "đ": "d", "Đ": "D"}
)


def without_accents(name: str) -> str:
    """``name`` without accents: ``prénom`` is ``prenom``, ``straße`` is ``strasse``."""
    if name.isascii():
        return name
    folded = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(char for char in folded if not unicodedata.combining(char))


def split_name(name: str) -> list[str]:
    """The words of a name as they are written, in lower case: ``telNo`` is ``tel`` and ``no``."""
    return _SEPARATORS.sub(" ", _BOUNDARIES.sub(" ", name)).lower().split()


def without_whose(phrase: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The words of a name before those that say behind it whose it is, or for what it is used, and whether they say only whose:
    ``("phone", "padre")`` is a phone. All of them where none of these is behind."""
    end = len(phrase)
    while end > 1 and (phrase[end - 1] in _BEHIND or phrase[end - 1].isdigit()):
        end -= 1
    behind = {word for word in phrase[end:] if not word.isdigit()}
    is_said = bool(behind - _BETWEEN)
    return (tuple(phrase[:end]), behind <= PEOPLE_BEHIND | _BETWEEN) if is_said else (tuple(phrase), False)


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, common spellings brought to one: ``telNo`` is ``("phone", "number")``."""
    split = split_name(without_accents(name))
    if (means := _WHOLE.get(" ".join(split))) is not None:
        return tuple(means.split())
    found: list[str] = []
    index = 0
    while index < len(split):
        for size in range(min(_LONGEST, len(split) - index), 0, -1):
            part = split[index : index + size]
            spelling = _SPELLINGS.get(" ".join(part))
            if spelling is None and size > 1 and part[-1] not in _OTHER_ALONE:
                spelling = _SPELLINGS.get("".join(part))
            if spelling or size == 1:
                found.extend((spelling or split[index]).split())
                index += size
                break
    return tuple(found)
