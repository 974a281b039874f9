"""The order of words in names of Romance languages, which put the noun before what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_PLURALS = {"": ("s", "i", "e", "x"), "italian": ("i", "e"), "polish": ("i", "y"), "czech": ("i", "y")}


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
