"""Pseudonyms are a contract: one key and one original give one pseudonym in every version, one by one and by the column."""

from __future__ import annotations

from pathlib import Path

from seedsql.pii.masking import Masker
from seedsql.values.lexicon import personal_lists

KEY = b"a key that all versions share..."
PINNED = Path(__file__).with_name("pseudonyms.txt")


def _pinned() -> dict[str, dict[str, str]]:
    """By class (``unique`` before those of a unique column): original and pseudonym."""
    found: dict[str, dict[str, str]] = {}
    for line in PINNED.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            heading, original, pseudonym = line.split("\t")
            found.setdefault(heading, {})[original] = pseudonym
    return found


def test_pseudonyms_are_those_of_earlier_versions():
    pinned = _pinned()
    assert sum(map(len, pinned.values())) > 150
    for heading, pairs in pinned.items():
        personal_class, unique = heading.split()[-1], heading.startswith("unique ")
        for by_column in (False, True):
            masker = Masker(KEY, personal_lists())
            masker.remember("last_name", "Wood")
            if by_column:
                masker.remember_each(personal_class, list(pairs), unique=unique, max_length=60)
                made = list(
                    masker.mask_each(personal_class, list(pairs), unique=unique, max_length=60, column="people.x")
                )
            else:
                for original in pairs:
                    masker.remember(personal_class, original, unique=unique, max_length=60)
                made = [
                    masker.mask(personal_class, original, unique=unique, max_length=60, column="people.x")
                    for original in pairs
                ]
            assert dict(zip(pairs, made, strict=True)) == pairs, heading
