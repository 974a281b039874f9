"""Rebuild ``values/lexicon/lexicon.json`` and the file of each locale beside it: ``python -m maintenance.lexicon [LOCALE …]``.

Word lists are taken out of Faker once and kept, so that an upgrade of Faker changes no byte of any seed. Run this
only to change the words on purpose: raise ``LEXICON_VERSION`` with it, and expect every golden file to move.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from seedsql.values import lexicon as packaged
from seedsql.values.folding import is_foldable, slug

from . import own_words as own
from .locale_words import LOCALES

TARGET = Path(packaged.__file__).with_name("lexicon.json")
_OWN = "seedsql"
_WIDTH = 118
_FIRST_NAMES = 300  # of each sex, the most frequent ones
_LAST_NAMES = 500  # of a locale
_ACCENTED = {"es_ES": 16, "de_DE": 10, "fr_FR": 14}


def build() -> dict[str, Any]:
    """Return the whole lexicon: the version of its shape, and each list with its source, locale, digest and words."""
    import faker
    from faker.providers.address.en_US import Provider as Address
    from faker.providers.lorem.en_US import Provider as Lorem
    from faker.providers.person.en_US import Provider as Person

    source = f"Faker {faker.VERSION}"
    female, male = _frequent(Person.first_names_female), _frequent(Person.first_names_male)
    first_names = [name for pair in zip(female, male, strict=True) for name in pair]
    states = dict(zip(Address.states_abbr, _state_names(Address), strict=True))
    _check_places(states, Address.states_postcode)
    firsts, lasts = _accented("first"), _accented("last")
    lists = [
        _entry("first_name", source, "en_US", first_names),
        _entry("first_name.accented", source, "es_ES de_DE fr_FR", firsts, first_names),
        # before the plain names: O'Connor stays, Oconnor goes
        _entry("last_name.apostrophe", _OWN, "en_US", own.LAST_NAMES_WITH_APOSTROPHE),
        _entry("last_name.accented", source, "es_ES de_DE fr_FR", lasts),
        _entry("last_name", source, "en_US", list(Person.last_names), own.LAST_NAMES_WITH_APOSTROPHE, lasts),
        _entry("company.adjective", _OWN, "en_US", own.COMPANY_ADJECTIVES),
        _entry("company.noun", _OWN, "en_US", own.COMPANY_NOUNS),
        _entry("company.suffix", _OWN, "en_US", own.COMPANY_SUFFIXES),
        _entry("product.adjective", _OWN, "en_US", own.PRODUCT_ADJECTIVES),
        _entry("product.noun", _OWN, "en_US", own.PRODUCT_NOUNS),
        _entry("street.name", _OWN, "en_US", own.STREET_NAMES),
        _entry("street.suffix", _OWN, "en_US", own.STREET_SUFFIXES),
        _entry("note", _OWN, "en_US", own.NOTES),
        _entry("word", source, "en_US", [word.lower() for word in Lorem.word_list if word not in own.UNWANTED_WORDS]),
        _entry("state", source, "en_US", [f"{code}|{name}" for code, name in sorted(states.items())]),
        _entry("place", _OWN, "en_US", own.PLACES),
    ]
    for what, parts in (("first names", lists[:2]), ("last names", lists[2:5])):
        _check_one_fold([word for part in parts for word in part["words"]], what)
    return {"format": 1, "lists": {entry.pop("name"): entry for entry in lists}}


def build_locale(locale: str) -> dict[str, Any]:
    """Return the lists that replace those of the lexicon in a locale. Names of people are Faker's, those that go with any other one
    and that every collation folds alike; the rest is our own."""
    import faker

    words, source = LOCALES[locale], f"Faker {faker.VERSION}"
    person = import_module(f"faker.providers.person.{words.faker}").Provider
    pairs = zip(
        *(_some(_plain_names(each), _FIRST_NAMES) for each in (person.first_names_female, person.first_names_male)),
        strict=False,
    )
    first_names = [name for pair in pairs for name in pair]
    # Polish family names that end in -ski or -cki are a man's, and Faker keeps those of anybody apart. Czech ones have two forms.
    pairs_of_last_names = _czech_pairs(person) if locale == "cs" else []
    last_names = [his for his, _ in pairs_of_last_names] or _plain_names(
        getattr(person, "unisex_last_names", person.last_names)
    )
    own_lists = {
        "company.adjective": words.adjectives,
        "company.noun": words.nouns,
        "company.suffix": words.suffixes,
        "street.name": words.streets,
        "state": words.regions,
        "place": words.places,
    }
    lists = [
        _entry("first_name", source, words.faker, first_names),
        _entry("last_name", source, words.faker, _some(last_names, _LAST_NAMES)),
        *_feminine(person, source, words.faker, first_names, pairs_of_last_names),
        *(_own_entry(name, words.faker, text.split(";")) for name, text in own_lists.items()),
    ]
    regions = {line.split("|")[0] for line in words.regions.split(";")}
    for line in words.places.split(";"):
        if line.split("|")[1] not in regions:
            raise ValueError(f"place {line}: no such region")
    return {"format": 1, "lists": {entry.pop("name"): entry for entry in lists}}


def _czech_pairs(person: Any) -> list[tuple[str, str]]:
    """A man's family name and a woman's, of those of which both are known: Novák and Nováková, Černý and Černá, Svoboda and Svobodová."""
    his, hers = _plain_names(person.last_names_male), {*_plain_names(person.last_names_female)}
    found = []
    for name in his:
        stem = (
            name[:-2] + name[-1]
            if name[-2:] in ("ek", "ec", "el")
            else name.rstrip("a")
            if name.endswith("a")
            else name
        )
        forms = [name[:-1] + "á"] if name.endswith("ý") else [f"{stem}ová", f"{name}ová", f"{name.rstrip('ao')}ová"]
        form = next((each for each in forms if each in hers), None)
        if form is not None:
            found.append((name, form))
    return found


def _feminine(
    person: Any, source: str, locale: str, first_names: Sequence[str], pairs: Sequence[tuple[str, str]]
) -> list[dict[str, Any]]:
    """The women among the first names, and their forms of the family names, in the order of these; nothing where there is one form."""
    if not pairs:
        return []
    women = set(person.first_names_female)
    return [
        _entry("first_name.female", source, locale, [name for name in first_names if name in women]),
        _entry("last_name.female", source, locale, [hers for _, hers in pairs]),
    ]


def _plain_names(names: Iterable[str]) -> list[str]:
    """Names of one word, an initial capital and letters, in Faker's order."""
    return [name for name in dict.fromkeys(names) if name.isalpha() and name.istitle() and is_foldable(name)]


def _some(names: list[str], count: int) -> list[str]:
    """So many of a list at equal distances: most are in the order of the alphabet."""
    return [names[index * len(names) // count] for index in range(count)] if len(names) > count else names


def _own_entry(name: str, locale: str, words: Sequence[str]) -> dict[str, Any]:
    if len(set(words)) != len(words) or not all(word == word.strip() and word.isprintable() for word in words):
        raise ValueError(f"list '{name}' of {locale} has a word twice, or one that is padded")
    return {"name": name, "source": _OWN, "locale": locale, "digest": digest(words), "words": list(words)}


def _frequent(weighted: dict[str, float]) -> list[str]:
    """The most frequent names, frequent ones first; equal ones in the order of the alphabet."""
    return [name for name, _ in sorted(weighted.items(), key=lambda item: (-item[1], item[0]))[:_FIRST_NAMES]]


def _state_names(address: Any) -> list[str]:
    names = list(address.states)
    # Faker lists the District of Columbia by its abbreviation only
    names.insert(list(address.states_abbr).index("DC"), "District of Columbia")
    return names


def _accented(which: str) -> list[str]:
    """Names with accents from other locales: they prove that text arrives in the column's character set."""
    chosen: list[str] = []
    for locale, count in _ACCENTED.items():
        person = import_module(f"faker.providers.person.{locale}").Provider
        if which == "last":
            names: Iterable[str] = person.last_names
        else:
            names = (
                [*person.first_names_female, *person.first_names_male]
                if hasattr(person, "first_names_female")
                else person.first_names
            )
        fit = [name for name in dict.fromkeys(names) if not name.isascii() and name.isalpha() and is_foldable(name)]
        step = max(1, len(fit) // count)
        chosen += fit[::step][:count]
    return list({slug(name): name for name in reversed(chosen)}.values())[::-1]


def _entry(name: str, source: str, locale: str, words: Sequence[str], *earlier: Sequence[str]) -> dict[str, Any]:
    """A list without words that a case- and accent-insensitive collation, or an e-mail address, cannot tell apart."""
    taken = {slug(word) for words_before in earlier for word in words_before}
    kept: dict[str, str] = {}
    for word in words:
        _check_word(name, word)
        if slug(word) not in taken:
            kept.setdefault(slug(word), word)
    result = list(kept.values())
    return {"name": name, "source": source, "locale": locale, "digest": digest(result), "words": result}


def _check_word(name: str, word: str) -> None:
    if not word or word != word.strip() or "\\" in word or not word.isprintable() or not is_foldable(word):
        raise ValueError(
            f"list '{name}': {word!r} is empty, padded, holds a backslash or control character, "
            "or a letter whose folding differs between collations"
        )


def _check_one_fold(words: Sequence[str], what: str) -> None:
    seen: dict[str, str] = {}
    for word in words:
        if slug(word) in seen:
            raise ValueError(f"{what}: {seen[slug(word)]!r} and {word!r} fold alike")
        seen[slug(word)] = word


def _check_places(states: dict[str, str], postcodes: dict[str, tuple[int, int]]) -> None:
    for line in own.PLACES:
        city, state, prefix, area = line.split("|")
        low, high = postcodes[state]
        if not (low <= int(prefix) * 100 + 99 and int(prefix) * 100 <= high and len(prefix) == 3 and len(area) == 3):
            raise ValueError(f"place {city}: postal codes {prefix}xx are not of {states[state]} ({low} to {high})")


def digest(words: Sequence[str]) -> str:
    """The SHA-256 of a list: its words in UTF-8, one a line."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def render(lexicon: dict[str, Any]) -> str:
    """The lexicon as JSON text, many words a line, each list with its origin before its words."""
    parts = []
    for name, entry in lexicon["lists"].items():
        head = ", ".join(f"{json.dumps(key)}: {json.dumps(entry[key])}" for key in ("source", "locale", "digest"))
        lines, line = [], ""
        for number, word in enumerate(entry["words"]):
            item = json.dumps(word, ensure_ascii=False) + ("," if number + 1 < len(entry["words"]) else "")
            if line and len(line) + 1 + len(item) > _WIDTH:
                lines.append(line)
                line = ""
            line = f"{line} {item}" if line else item
        lines.append(line)
        body = "\n".join(lines)
        parts.append(f'{json.dumps(name)}: {{{head}, "words": [\n{body}\n]}}')
    return f'{{"format": {lexicon["format"]}, "lists": {{\n' + ",\n".join(parts) + "\n}}\n"


def main(locales: Sequence[str]) -> None:
    """Write the files of some locales, or without any of them the lexicon itself."""
    files = {TARGET.with_name(f"{locale}.json"): build_locale(locale) for locale in locales} or {TARGET: build()}
    for file, lexicon in files.items():
        file.write_text(render(lexicon), encoding="utf-8", newline="\n")
        print(f"{file}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
