"""Rebuild ``pii/goods.txt``: ``python -m maintenance.noun_goods [FOLDER]``, FOLDER where WordNet 3.0 is (``/usr/share/wordnet`` of
Debian's ``wordnet-base``).

English nouns of what is made, eaten or grown. Behind a name that nothing introduces they say that it is a thing's (Jacob Delafon sink),
for no verb of people is among them: a past tense (saw, felt) or an adjective (present) is left out, and a plural that is a verb as well."""

from __future__ import annotations

import sys
from pathlib import Path

from seedsql.pii.goods import FILE, digest
from seedsql.pii.known_words import words_of

from .noun_classes import FOLDER, LEAST_SHARE, LICENCE, SOURCE, Nouns, lines

KINDS = "artifact food plant animal substance garment geological_formation body_of_water".split()
SHORTEST = 3
LEFT_OUT = frozenset(
    """house home flat apartment room office desk seat place car phone cell mobile account card line file letter page ward bed door street road way
    station school class club bank shop store work practice clinic hospital bar studio department building centre center base front side top
    key bag luggage suitcase locker basket box parcel package post mail passport badge ticket order reserve court cabinet counter board site area
    field stage post port gate terminal platform floor hall home abroad can will may might must well fine just like back down out off over in
    general major minor human man woman child baby boy girl kid host guest chair lead head hand arm leg eye foot face body heart blood
    chicken duck goose turkey lamb pig cow rat dog cat fish bird beast cross fall spring date double single right left present patient
    male female young adult mate match mix set cut pay run wait try""".split()
)
"""What people have, are or do as well, and what is where they are."""


def goods(nouns: Nouns, folder: Path) -> list[str]:
    """Such nouns in the singular and the plural, in the order of the alphabet."""
    verbs, others = _lemmas(folder / "index.verb"), _lemmas(folder / "index.adj") | _lemmas(folder / "index.adv")
    forms = {line.split()[0] for line in (folder / "verb.exc").read_text("utf-8").splitlines()}
    kinds = {nouns.index[kind][0] for kind in KINDS}
    found: set[str] = set()
    for lemma in nouns.index:
        if len(lemma) < SHORTEST or not lemma.isalpha() or lemma in LEFT_OUT | others | forms:
            continue
        if sum(share for sense, at, share in nouns.shares(lemma) if kinds & nouns.above(at)) < LEAST_SHARE:
            continue
        if all(sense.is_instance for sense, _, _ in nouns.shares(lemma)):
            continue
        found.add(lemma)
        if lemma not in verbs:
            found.add(_plural(lemma))
    return sorted(found - words_of("function_word"))  # of any language


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"


def _lemmas(path: Path) -> set[str]:
    return {line.split()[0] for line in path.read_text("utf-8").splitlines() if not line.startswith(" ")}


def main() -> None:
    """Write the file."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else FOLDER)
    words = goods(Nouns(folder), folder)
    notice = "".join(f"# {line}".rstrip() + "\n" for line in LICENCE.splitlines())
    head = f"# Written by maintenance/noun_goods.py from {SOURCE}.\n#\n{notice}# SHA-256 {digest(words)}\n"
    FILE.write_text(head + "\n".join(lines(words)) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
