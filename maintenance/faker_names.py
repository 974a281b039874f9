"""People's names of many countries, to recognise real ones by. Nothing is ever written with them."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules

_LETTERS = (
    "а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh "
    "щ=shch ы=y э=e ю=iu я=ia ь= '= ’="
)
_UKRAINIAN = str.maketrans({pair[0]: pair[2:] for pair in _LETTERS.split(" ")})
_RUSSIAN = {**_UKRAINIAN, **str.maketrans({"г": "g", "и": "i", "й": "y", "ё": "e", "ю": "yu", "я": "ya", "ъ": ""})}
_GREEK = str.maketrans(
    dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True))
)
_GREEK_PAIRS = (("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("γκ", "gk"), ("μπ", "b"))
_ACCENTS = str.maketrans("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ")

# Short forms of English names, and Japanese ones, that Faker does not have.
_MORE_FIRST = (
    "Abby Andy Barb Bart Beth Bob Bobby Chuck Dan Dave Deb Dick Ed Eddie Fred Greg Hank Jake Jeff Jen Jess Jim Jimmy Joe Joey Josh Kate Liz "
    "Maggie Matt Meg Mike Mitch Nate Nick Pam Pat Pete Phil Ray Rick Rob Ron Sally Sam Stan Steve Sue Ted Tim Tom Tony Vicky Will Zach "
    "Akiko Akira Aoi Ayumi Daiki Emi Haruto Hina Hiroshi Kaito Kazuya Keiko Kenji Koji Makoto Mayumi Naoki Ren Sakura Satoshi Shinji Sota Takeshi "
    "Yui Yuki Yuko Yumi Yuto"
).split()


def known_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first and the last names that Faker knows of any country, as it writes them and, where it does so in Cyrillic or
    Greek letters, as a passport does (about half a second)."""
    from faker.providers import person

    names: dict[str, set[str]] = {"first": set(_MORE_FIRST), "last": set()}
    for module in iter_modules(person.__path__):
        if module.name == "en":  # what its locales inherit
            continue
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for attribute, values in vars(provider).items():
            match = re.search("(first|last)_.*name", attribute)
            if match is not None and isinstance(values, (tuple, list, dict)):
                # Japanese names are in three writings each
                writings = (each if isinstance(each, tuple) else (each,) for each in values)
                words = (name for each in writings for name in each if isinstance(name, str))
                names[match[1]].update(written for name in words for written in _writings(name))
    return frozenset(names["first"]), frozenset(names["last"])


def lorem_words() -> frozenset[str]:
    """Return the words of the languages for which Faker has texts of its own."""
    from faker.providers import lorem

    words: set[str] = set()
    for module in iter_modules(lorem.__path__):
        if module.name != "la":
            words.update(import_module(f"{lorem.__name__}.{module.name}").Provider.word_list)
    return frozenset(words)


def _writings(name: str) -> tuple[str, ...]:
    """A name as it is, and in Latin letters: by the Ukrainian and by the Russian table (ICAO Doc 9303; BGN/PCGN), or by the Greek
    one (ISO 843, type 2)."""
    lower = name.lower()
    if "а" <= lower[:1] <= "ґ":
        return name, *{lower.translate(table).title() for table in (_UKRAINIAN, _RUSSIAN)}
    if "ά" <= lower[:1] <= "ώ":
        latin = lower.translate(_ACCENTS)
        for pair, written in _GREEK_PAIRS:
            latin = latin.replace(pair, written)
        return name, latin.translate(_GREEK).title()
    return (name,)
