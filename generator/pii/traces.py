"""What a pseudonym must not show of its original: all of it, long parts of it, runs of its digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from .equality import NAMES, WORDY, normaliser, only_alphanumeric
from .keyed_random import RANDOM_TRIES, STREET_WORDS, TITLES, plain
from .ranges import digits_of

# Digits in the same position mean nothing in these, or the year, which may stay.
_ANY_DIGITS = frozenset(("birth_date", "email", "ip", "ipv4", "ipv6"))
_RESERVED_LABELS = frozenset(("example", "test", "invalid", "localhost", "com", "net", "org"))


_LASTING_RUN = 7
_FOUR_ALIKE = bytes(4)


_LETTERS = re.compile(r"[^\W\d_]+")
_RUNS = re.compile(r"[^\W\d_]{3,}|[0-9]{4,}")


class Traces(NamedTuple):
    """What of an original a pseudonym must not show: all of it, parts of it anywhere, and short words as words."""

    whole: str
    parts: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def traces_of(name: str, family: str, normal: str) -> Traces:
    """The traces of the normalised original ``normal`` of class ``name`` and its ``family``."""
    whole = plain(normal)
    if family == "email":
        return _email_traces(whole)
    if name in WORDY:
        return _word_traces(name, whole)
    compact = only_alphanumeric(whole)
    return Traces(compact, frozenset((compact,) if len(compact) > 1 and family != "ip" else ()))


def _email_traces(whole: str) -> Traces:
    return Traces(whole, frozenset(_parts_of_address(whole)))


def _parts_of_address(whole: str) -> list[str]:
    local, _, domain = whole.rpartition("@")
    parts = [local, *_RUNS.findall(local)] if len(local) > 2 else []
    return [*parts, *_parts_of_domain(domain)]


@lru_cache(maxsize=1 << 10)  # most addresses are of few domains
def _parts_of_domain(domain: str) -> tuple[str, ...]:
    labels = [label for label in domain.split(".")[:-1] if len(label) > 3 and label not in _RESERVED_LABELS]
    return (domain, *labels) if "." in domain and len(domain) > 2 else tuple(labels)


def _word_traces(name: str, whole: str) -> Traces:
    known = STREET_WORDS if name == "street" else TITLES if name in NAMES else frozenset()
    words = [word for word in _LETTERS.findall(whole) if word not in known]
    short = frozenset([word for word in words if len(word) == 2])
    return Traces(whole, frozenset([word for word in (*words, whole) if len(word) > 2]), short)


def _same_run(one: str, other: str) -> bool:
    """True when four digits in a row are the same in the same position, counted from either end."""
    first = digits_of(one)
    if len(first) < 4:
        return False
    second = digits_of(other)
    shift = len(second) - len(first)
    if not shift:
        differing = int.from_bytes(first.encode(), "big") ^ int.from_bytes(second.encode(), "big")
        return _FOUR_ALIKE in differing.to_bytes(len(first), "big")
    return any(
        first[at : at + 4] in (second[at : at + 4], second[max(at + shift, 0) : at + shift + 4])
        for at in range(len(first) - 3)
    )


def reveals(name: str, normal: str, made: str, traces: Traces, counter: int) -> bool:
    """Whether the pseudonym ``made`` at ``counter`` shows something of the original. Late counters may share digits with
    it: a small range has nothing else."""
    shown = plain(made)
    if name not in WORDY and name != "email":
        shown = only_alphanumeric(shown)
    if shown == traces.whole:
        return True
    for part in traces.parts:
        if part in shown:
            return True
    if traces.words and not traces.words.isdisjoint(_LETTERS.findall(shown)):
        return True
    if name == "phone":  # however it is dialled: all ways to write a number have one pseudonym
        normal, made = normal[-_LASTING_RUN:], digits_of(made)[-_LASTING_RUN:]
    return counter < RANDOM_TRIES and name not in _ANY_DIGITS and _same_run(normal, made)


Shows = Callable[[str, str, str, int], bool]
"""Whether of a normalised original a pseudonym, the same normalised (empty for words), made at a counter, shows anything."""


@cache
def shows(name: str, family: str) -> Shows:
    """``reveals`` with all traces, and whether the pseudonym is equal to its original, prepared for values of one class."""
    if family == "email":
        return _address_shown
    return _words_shown(name, family) if name in WORDY else _number_shown(name, family)


def _any_shown(name: str, family: str) -> Shows:
    normalise = normaliser(family)

    def shows_any(normal: str, made: str, shown: str, counter: int) -> bool:
        traces = traces_of(name, family, normal)
        return plain(shown or normalise(made)) == traces.whole or reveals(name, normal, made, traces, counter)

    return shows_any


def _address_shown(normal: str, made: str, shown: str, counter: int) -> bool:
    """``reveals`` for e-mail addresses, most pseudonyms of which share nothing with their originals."""
    whole, visible = plain(normal), plain(made)
    if visible == whole or plain(shown) == whole:
        return True
    return any(part in visible for part in _parts_of_address(whole))


def _words_shown(name: str, family: str) -> Shows:
    """Most pseudonyms share no word with their original, and are hence neither equal to it nor hold it."""
    known = STREET_WORDS if name == "street" else TITLES if name in NAMES else frozenset()
    thoroughly = _any_shown(name, family)

    def shows_words(normal: str, made: str, shown: str, counter: int) -> bool:
        visible, whole = plain(made), plain(normal)
        if whole.isalpha() and len(whole) > 2 and whole not in known:  # one word, as most are
            return whole in visible
        words = [word for word in _LETTERS.findall(whole) if word not in known]
        long = [word for word in words if len(word) > 2]
        if not long:
            return thoroughly(normal, made, shown, counter)
        for word in long:
            if word in visible:
                return True
        short = {word for word in words if len(word) == 2}
        if short and not short.isdisjoint(_LETTERS.findall(visible)):
            return True
        return counter < RANDOM_TRIES and not whole.isalpha() and _same_run(normal, made)

    return shows_words


def _number_shown(name: str, family: str) -> Shows:
    has_parts, any_digits, is_phone = family != "ip", name in _ANY_DIGITS, name == "phone"

    def shows_number(normal: str, made: str, shown: str, counter: int) -> bool:
        whole, bare = only_alphanumeric(plain(normal)), only_alphanumeric(plain(made))
        if bare == whole or (has_parts and whole in bare and len(whole) > 1) or plain(shown) == whole:
            return True
        if any_digits or counter >= RANDOM_TRIES:
            return False
        if is_phone:  # however it is dialled: all ways to write a number have one pseudonym
            normal, made = normal[-_LASTING_RUN:], digits_of(made)[-_LASTING_RUN:]
        return _same_run(normal, made)

    return shows_number
