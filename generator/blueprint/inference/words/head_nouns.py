"""Nouns that say what kind of value a name is of, put where English has them, last: ``montant_tva`` and ``vat_amount`` are the same.
Romance languages have them before what is said of them.

The words are in ``words.toml``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

_OF_QUANTITY = frozenset(
    "stock minimum maximum available unit hand net gross total open remaining product article item piece requested".split()
)
_LAST_ANYWAY = frozenset(("id", "per", "of", "at", "on", "by", "from", "to"))
_PLURALS = {"": ("s", "i", "e", "x"), "italian": ("i", "e"), "polish": ("i", "y"), "czech": ("i", "y")}


class HeadNouns:
    """The nouns with what qualifies them and what is counted, as the tables have them, the units of measure, and the verbs."""

    def __init__(self, heads: Mapping[str, Collection[str]], units: Collection[str], verbs: Collection[str]) -> None:
        self._nouns, self._qualifiers, self._countable = heads["nouns"], heads["qualifiers"], heads["countable"]
        self._units = units
        self._not_counted = _OF_QUANTITY.union(verbs)

    def put_last(self, words: tuple[str, ...], language: str, *, noun_first: bool) -> tuple[str, ...]:
        """English words in the order of English. ``language``: the one that the name is in, empty for English; ``noun_first``:
        whether that says its nouns before what qualifies them."""
        if len(words) < 2:
            return words
        if len(words) == 2 and words[0] in ("price", "rate") and words[1] in self._units:  # preis_kg
            return words[1], words[0]
        if "per" in words or "of" in words:
            return words
        if language and len(words) > 2 and words[0] in ("maximum", "minimum"):
            return (
                words[0],
                *(word for word in words[1:] if word not in ("quantity", "count")),
            )  # max_aantal_deelnemers
        return self._behind(words, language, noun_first) if words[0] in self._nouns else words

    def _behind(self, words: tuple[str, ...], language: str, noun_first: bool) -> tuple[str, ...]:
        """Words that begin with a noun, which is put behind what qualifies it or what it counts."""
        if words[0] in ("cost", "fee") and words[-1] == "total":  # fees_total
            return words
        if words[0] == "number" and words[-1] in self._countable:  # num_notti, numero_personas
            return (*words[1:], "count")
        is_noun = words[-1] not in _LAST_ANYWAY and not words[-1].isdigit() and words[-1] not in self._units
        if words[0] == "quantity" and language and is_noun and not self._not_counted & set(words):
            return (*words[1:], "count")  # aantal_deelnemers
        if words[-1] in self._qualifiers or (is_noun and noun_first):
            return (*words[1:], words[0])
        return words


def noun_last(
    said: Sequence[str], found: list[str], leading: Collection[str], units: Collection[str], language: str
) -> list[str]:
    """The words ``found`` for what is ``said``, a noun that leads behind the others, before a unit: ``prix_bourriche`` is (bourriche,
    price), ``poids_net_kg`` (net, weight, kg), ``num_folios`` (folio, count), ``numero_cheque`` is not how many."""
    if len(found) < 2 or said[0] not in leading or {"per", "of"} & set(found):
        return found
    size = 1 if said[-1] in units else 0
    rest, unit = found[1 : len(found) - size], found[len(found) - size :]
    if found[0] in ("number", "count") and said[-1].endswith(_PLURALS.get(language, ("s", "x"))) and len(said[-1]) > 3:
        return [*rest, *unit, "count"]
    return [*rest, found[0], *unit]
