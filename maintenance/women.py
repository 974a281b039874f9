"""Rebuild ``values/lexicon/women.json``: ``python -m maintenance.women``. Which first names of the lexicon are women's, by Faker.

Run it after ``maintenance.lexicon`` has changed first names.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

from seedsql.blueprint.locales import LOCALES
from seedsql.values import lexicon

from .lexicon import digest
from .locale_words import LOCALES as WORDS

TARGET = Path(lexicon.__file__).with_name("women.json")


def build() -> dict[str, Any]:
    """Return a letter for each first name of each locale, in their order: w of a woman, m of a man."""
    import faker

    lists = {}
    for locale in LOCALES:
        sources = [WORDS[locale].faker] if locale in WORDS else ["en_US", "es_ES", "de_DE", "fr_FR"]
        people = [import_module(f"faker.providers.person.{each}").Provider for each in sources]
        names = lexicon.word_list("first_name", locale)
        letters = "".join("w" if _is_woman(people, name) else "m" for name in names)
        lists[locale] = {"source": f"Faker {faker.VERSION}", "names": digest(names), "letters": letters}
    return {"format": 1, "lists": lists}


def _is_woman(people: list[Any], name: str) -> bool:
    """Whether a name is a woman's, or more often so where Faker says how often; the first locale that has it decides."""
    for each in people:
        hers, his = each.first_names_female, each.first_names_male
        if name in hers and name in his:
            return not isinstance(hers, dict) or hers[name] >= his[name]
        if name in hers or name in his:
            return name in hers
    return False


if __name__ == "__main__":
    TARGET.write_text(json.dumps(build(), indent=1) + "\n", encoding="utf-8")
