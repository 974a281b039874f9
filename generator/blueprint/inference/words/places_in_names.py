"""What words mean by their place in a name: the last ones, minutes rather than a minimum, who did something rather than a user; and
abbreviations by the word behind them: ``CERT_DT`` is when something was certified, ``CERT_NO`` the number of a certificate."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

_ON = frozenset(("le", "el", "em", "il"))  # ``prelevee_le``, ``enviado_em``
_BEHIND_TERM = frozenset(("date", "at", "on", "reason"))
_IN_FRONT = ("quantity", "amount")  # QTY_OPN is OPN_QTY


def by_last_word(
    found: list[str], spelled: Sequence[str], verbs: Collection[str], with_least: Collection[str]
) -> list[str]:
    """English words as they are meant before or at the end of a name; ``spelled`` are its own words. ``verbs``: what happens to a row;
    ``with_least``: what has a minimum rather than minutes."""
    if not found or not spelled:
        return found
    if list(spelled) == ["act"]:
        return ["active"]
    if len(spelled) > 1:
        found[-1] = _last_meant(found, spelled, verbs, with_least)
    if found[-2:-1] == ["term"] and found[-1] in _BEHIND_TERM:
        found[-2] = "terminated"
    if len(found) > 1 and found[-1] == "cent":  # an amount all the same
        found.pop()
    return found


def _last_meant(
    found: Sequence[str], spelled: Sequence[str], verbs: Collection[str], with_least: Collection[str]
) -> str:
    """The last word as it is meant behind others: a preposition of another language, and what ``MIN`` and ``USR`` are short for
    there, which the word before tells."""
    last = found[-1]
    if last == spelled[-1] and last in _ON:
        return "on"
    if len(found) < 2:
        return last
    if spelled[-1] == "min" and last == "minimum" and not {spelled[-2], found[-2]} & set(with_least):
        return "minute"  # LATE_MIN, no TEMP_MIN
    return "by" if last == "user" and found[-2] in verbs else last  # CRE_USR


class Neighbours:
    """The classes of words that follow, and what abbreviations mean before each: both as the tables have them, words with blanks
    between."""

    def __init__(self, followers: Mapping[str, str], before: Mapping[str, Mapping[str, str]]) -> None:
        self._class = {word: name for name, words in followers.items() for word in words.split()}
        self._before = before

    def read(self, words: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
        """The words of a name, and whether each is English by what was read before: with what abbreviations mean before the next one."""
        found: list[tuple[str, bool]] = []
        first = words[0][0] if len(words) == 2 and self._class.get(words[0][0]) in _IN_FRONT else ""
        for (word, is_english), (behind, _) in zip(words, [*words[1:], (first, False)], strict=True):
            meaning = None if is_english else self._meaning(word, behind)
            found += [(word, is_english)] if meaning is None else [(each, True) for each in meaning.split()]
        return found

    def _meaning(self, word: str, behind: str) -> str | None:
        """What a word means before another one, which may be listed itself: a region has a name, a registration a number."""
        own, kind = self._before.get(behind, {}), self._before.get(self._class.get(behind, ""), {})
        return own.get(word) or kind.get(word)
