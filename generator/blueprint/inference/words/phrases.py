"""Words that mean something only beside each other: ``montant_ht`` is a net amount."""

from __future__ import annotations

from collections.abc import Mapping

Phrases = dict[str, list[tuple[tuple[str, ...], list[str]]]]
"""Phrases and what they mean, by their first word, the longest first."""


_PARTICLES = frozenset(("in", "out", "up", "off", "down"))  # of nouns such as check-in, whose plural is check-ins


_WHAT_IS_PAID = frozenset(("kwota", "naleznosc", "suma", "wartosc", "platnosc"))
_PER = frozenset(("pro", "par", "por", "je", "za"))


def with_per(words: list[str]) -> list[str]:
    """``preis_pro_kg`` and ``cena_za_litr`` are prices per unit."""
    if len(words) < 3 or (words[0] in _WHAT_IS_PAID and words[1] == "za"):
        return words  # ``kwota_za_energie`` is what energy costs in all
    return [*words[:1], *("per" if word in _PER else word for word in words[1:-1]), *words[-1:]]


def by_first_word(phrases: Mapping[str, str]) -> Phrases:
    """Phrases and their meanings, words with blanks between, as ``without_phrases`` looks them up."""
    found: Phrases = {}
    plurals = {f"{phrase}s": meaning for phrase, meaning in phrases.items() if phrase.split()[-1] in _PARTICLES}
    for phrase, meaning in sorted({**phrases, **plurals}.items(), key=lambda item: -len(item[0])):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, meaning.split()))
    return found


def without_phrases(words: list[str], phrases: Phrases) -> list[tuple[str, bool]]:
    """The words of a name, those that mean something only beside each other replaced, ``montant_ht`` is (net, amount); and whether
    each is English by that."""
    if len(words) < 2 or not any(word in phrases for word in words):
        return [(word, False) for word in words]
    found: list[tuple[str, bool]] = []
    while words:
        for phrase, meaning in phrases.get(words[0], ()):
            if tuple(words[: len(phrase)]) == phrase:
                found += [(word, True) for word in meaning]
                words = words[len(phrase) :]
                break
        else:
            found.append((words[0], False))
            words = words[1:]
    return found
