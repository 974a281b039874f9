"""Words of other languages by what they are in English, turned round, each with the endings that its language gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Written = dict[str, str]
"""Words, or several with blanks between, by the foreign one."""


def with_languages(languages: Mapping[str, Mapping[str, str]], tables: Mapping[str, Any]) -> tuple[Written, Written]:
    """Return the ``foreign`` words and the ``phrases`` of ``tables`` with those of all ``languages``, where a word that is
    English, an abbreviation, or in the tables already means what it meant."""
    words: Written = dict(tables["foreign"])
    phrases: Written = dict(tables.get("phrases", {}))
    known = {*words, *tables["spellings"], *tables["abbreviations"], *tables["glued"]["words"].split()}
    known |= {*tables["abbreviations"].values(), *(english for entries in languages.values() for english in entries)}
    known |= _english(tables)
    inflected: Written = {}
    for entries in languages.values():
        endings = [tuple(each.split(">")) for each in entries.get("inflections", "").replace("+", ">").split()]
        for english, listed in entries.items():
            for word in listed.split() if english != "inflections" else ():
                if "_" in word:
                    phrases.setdefault(word.replace("_", " "), english)
                    if word.startswith("data_"):  # which is read as a date before
                        phrases.setdefault("date " + word[5:].replace("_", " "), english)
                    continue
                if word not in known:
                    words.setdefault(word, english)
                for other in _inflected(word, endings):
                    inflected.setdefault(other, words.get(word, english))
    return {**{word: english for word, english in inflected.items() if word not in known}, **words}, phrases


def _english(tables: Mapping[str, Any]) -> set[str]:
    """The words by which the tables know columns: none of them is a form of a foreign word (``wage`` of Polish ``waga``)."""
    keyed = ("ranges", "patterns", "values", "flags", "expiry", "ahead")
    found = {word for table in keyed for key in tables.get(table, ()) for word in re.split(r"[ |]", key)}
    found |= {
        word
        for entries in tables.get("things", {}).values()
        for key in (*entries, entries["nouns"])
        for word in re.split(r"[ |]", key)
    }
    for table in ("roles", "sizes", "verbs", "progress", "heads"):
        found |= {word for text in tables.get(table, {}).values() for word in re.findall(r"[a-z]+", text)}
    return found | set(tables["english"]["words"].split())


def _inflected(word: str, endings: list[tuple[str, ...]]) -> Iterator[str]:
    """The word with other endings: ``cancelado`` is ``cancelada`` as well; ``ge*eerd>*ering`` changes both ends."""
    for old, new in endings if len(word) > 3 else ():
        before, star, after = old.rpartition("*")
        if word.startswith(before) and word.endswith(after) and len(word) > len(before) + len(after) + 1:
            stem = word[len(before) : len(word) - len(after)]
            yield new.replace("*", stem) if star else stem + new
