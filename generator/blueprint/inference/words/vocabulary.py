"""The words of a name, as the inference reads them: abbreviations written out, other languages in English, the singular.

The data is in the TOML files beside this module; nothing here knows tables or rules.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from ....cache import CachedDocument
from .abbreviations import by_abbreviation, is_abbreviation, skeleton, skeletons
from .chinese import chinese
from .compounds import LINKS, fewest_known, parts_of_compound
from .head_nouns import HeadNouns, noun_last
from .identifiers import separations, split_words
from .languages import Languages, read_before, read_languages, reading, spoken
from .phrases import Phrases, by_first_word, with_per, without_phrases
from .places_in_names import Neighbours, by_last_word
from .readings import Readings
from .singulars import ADVERBS, singular
from .spellings import GERMAN, in_own_spelling, stems_of, without_accents
from .verb_forms import as_participles

_TABLES = (
    "words.toml",
    "abbreviations.toml",
    "usual_words.toml",
    "lasting.toml",
    "things.toml",
    "states.toml",
    "relations.toml",
    "names.toml",
    "codes.toml",
)
_THINGS = ("business", "services", "land", "commerce", "industry", "trades")
"""The files of ``things/``: a number is of the first that has its noun, where several do."""
_IN_PARTS = tuple("things trades classes ranges certain unless needed avoided names titles goods".split())
"""Tables of which each part of the economy has lines in its own file."""


@lru_cache(maxsize=1)
def data() -> dict[str, Any]:
    """The tables of words, as the files beside this one have them, those of ``languages.toml`` as ``read_languages`` gives
    them; from the user's cache where they are in it, since reading them takes longer than a small schema."""
    names = (*_TABLES, *(f"things/{each}.toml" for each in _THINGS), "languages.toml", "languages.py")
    *listed, languages, program = ((Path(__file__).parent / name).read_bytes() for name in names)
    cached = CachedDocument("words", *listed, languages, program)
    tables = cached.read()
    if tables is None:
        others = [tomllib.loads(each.decode("utf-8")) for each in listed]
        tables = {key: table for each in others for key, table in each.items()}
        for kept in _IN_PARTS:
            tables[kept] = {key: said for each in others for key, said in each.get(kept, {}).items()}
        tables["abbreviations"] |= by_abbreviation(tables["abbreviated"])
        tables |= read_languages(tomllib.loads(languages.decode("utf-8")), tables)
        cached.write(tables)
    tables["heads"] = {key: frozenset(listed.split()) for key, listed in tables["heads"].items()}
    tables["leading"] = frozenset(tables["leading"]["words"].split())
    return tables


@lru_cache(maxsize=1)
def unit_words() -> frozenset[str]:
    """The units of measure, by every way to write them."""
    entries = (entry for units in data()["units"].values() for entry in units.items())
    return frozenset(word for name, listed in entries for word in (name, *listed.split()[1:]))


@lru_cache(maxsize=1)
def languages() -> Languages:
    """The words of all languages."""
    return Languages(data())


def tokens(name: str) -> tuple[str, ...]:
    """Return the words of ``name`` in English, in the singular, abbreviations written out: ``ORD_QTY`` is (order, quantity)."""
    read = read_before()
    found = None if read is None else read.get(name)  # a large schema asks for hundreds of thousands
    if found is None:
        found = _tokens(separations().get(name, name), spoken())
        if read is not None:
            read[name] = found
    return found


@lru_cache(maxsize=65_536)
def _tokens(name: str, language: str) -> tuple[str, ...]:
    spelled = in_own_spelling(list(split_words(name)), language)
    words, opening = _opened(
        _dated(with_per(spelled if "_" in name else _joined(spelled, language)), language), language
    )
    words = _unglued(words, language)
    said = without_phrases(words, _phrases(language))
    said = said if language or not said else _neighbours().read(said)
    found, firsts = _in_english(said, len(words), language)
    spelled = [word for word, _ in said]
    if spelled and len(found) == len(spelled):
        found = noun_last(spelled, found, data()["leading"], unit_words(), language)
    found = by_last_word(
        as_participles(found, _participles(), data()["spellings"], _is_listed), spelled, _verbs(), _with_least()
    )
    if opening and not (opening == "amount" and data()["heads"]["amounts"] & set(found)):
        found.append(opening)
    own = language if firsts == 1 else ""
    said_last = _head_nouns().put_last(tuple(found), own, noun_first=languages().puts_noun_first(own))
    return said_last or (name.lower() or "_",)


def noun_tokens(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a table in English, the noun last where its language puts it first: ``despesa_viagem`` is (trip, expenses)."""
    language = spoken()
    found = tokens("_".join(words))
    if len(words) < 2 or not languages().puts_noun_first(language) or languages().joins_words(language):
        return found
    noun = tokens(words[0])
    rest = found[len(noun) :]
    is_adjective = languages().puts_adjective_first(language) and noun[-1] in _verbs() | _ADJECTIVES
    if not rest or found[: len(noun)] != noun or (is_adjective and words[0][-1] in "aey"):
        return found
    return (*(rest[1:] if rest[0] == "of" and rest[1:] else rest), *noun)


def _in_english(said: list[tuple[str, bool]], count: int, language: str) -> tuple[list[str], int]:
    """The English words of a name of ``count`` words, and how many of them its first part is: ``count`` for a phrase."""
    found: list[str] = []
    firsts = 0
    for word, is_english in said:
        if is_english:
            found += _read(word, "")
            firsts = firsts or count
        else:
            counted = languages().counted(word, language) if found and found[-1] in _COUNTS else None
            for part in _parts(word, language) if counted is None else counted.split():
                found += _read(part, language if counted is None else "")
            firsts = firsts or len(found)
    return found, firsts


def _joined(words: list[str], language: str) -> list[str]:
    """The words of a name in PascalCase, two that the language has as one in one: ``StuksPrijs``."""
    if not languages().joins_words(language):
        return words
    found = words[:1]
    for word in words[1:]:
        whole = found[-1] + word
        is_listed = min(len(found[-1]), len(word)) > 2 and languages().own_meaning(whole, language) is not None
        found[-1:] = [whole] if is_listed else [found[-1], word]
    return found


_COUNTS = frozenset(("count", "number", "quantity"))
_ADJECTIVES = frozenset(
    "new old open used active current external internal annual day week month year main general other additional".split()
)  # which Slavic languages put before their noun


def _opened(words: list[str], language: str) -> tuple[list[str], str]:
    """Words without a first one that only says what kind of value a column holds, and that: ``VL_FRETE``, ``QT_ITENS``."""
    openings = data()["openings"]
    if len(words) < 2 or words[0] not in openings or languages().own_meaning(words[0], language):
        return words, ""
    if words[0] not in data()["heads"]["always"] and not any(
        _written_out(word, language) and word not in data()["abbreviations"] for word in words[1:]
    ):
        return words, ""
    return words[1:], openings[words[0]]


def _unglued(words: list[str], language: str) -> list[str]:
    """Words without the letters for a date that old systems put before a verb: ``DWYST``, ``DTNASC``."""
    found: list[str] = []
    for word in words if language else ():
        rest = next((word[len(start) :] for start in ("dt", "d") if word.startswith(start)), "")
        meaning = languages().own_meaning(rest, language) if len(rest) > 3 else None
        is_verb = meaning is not None and meaning.split()[-1] in _verbs() and _written_out(word, language) is None
        found += [rest, "date"] if is_verb else [word]
    return found or words


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """What happens to a row, in English."""
    return frozenset(word for listed in data()["verbs"].values() for word in listed.split()) | {"birth"}


def _dated(words: list[str], language: str) -> list[str]:
    """``data`` is a date before or beside Portuguese, Italian or Polish words: ``data_nascimento``."""
    if "data" not in words or len(words) < 2:
        return words
    is_first = words[0] == "data" and words[1] not in data()["compounds"]["data"].split() and words[1].isalpha()
    if not is_first and not any(languages().meaning(word, language) for word in words if word != "data"):
        return words
    return ["date" if word == "data" else word for word in words]


@lru_cache(maxsize=1)
def _participles() -> frozenset[str]:
    """All that happens to rows: by which they begin, go on and end."""
    progress = (data()["progress"][name] for name in ("initial", "order", "negative", "final"))
    return _verbs().union(word for listed in progress for word in listed.split() if word.endswith("ed"))


def _is_listed(word: str) -> bool:
    return word in data()["spellings"] or languages().is_english(word)


@lru_cache(maxsize=1)
def _with_least() -> frozenset[str]:
    return frozenset(data()["joined"]["least"].split())


@lru_cache(maxsize=1)
def _head_nouns() -> HeadNouns:
    return HeadNouns(data()["heads"], unit_words(), _verbs())


@lru_cache(maxsize=1)
def _neighbours() -> Neighbours:
    return Neighbours(data()["behind"], data()["before"])


@lru_cache(maxsize=16)
def _phrases(language: str) -> Phrases:
    """The phrases of English and a language."""
    return by_first_word(data()["phrases"] | languages().phrases(language))


def _read(word: str, language: str) -> list[str]:
    tables = data()
    written = _written_out(word, language)
    if written is not None:
        return [tables["spellings"].get(each, ADVERBS.get(each, singular(each))) for each in written.split()]
    word = singular(word if word.isascii() or word > "\u4e00" else without_accents(word.translate(GERMAN)))
    known = tables["spellings"].get(word, tables["abbreviations"].get(word))
    if known is None and is_abbreviation(word):
        known = _skeletons(word[0]).get(skeleton(word), word)
        known = tables["spellings"].get(known, known)
    return [known or word]


@lru_cache(maxsize=64)
def _skeletons(letter: str) -> dict[str, str]:
    return skeletons(data(), letter)


_SHORT_PLURAL = 6


@lru_cache(maxsize=65_536)
def _written_out(word: str, language: str) -> str | None:
    """An abbreviation or a word of another language in English; its plural and feminine forms as well."""
    if word > "\u4e00":
        return chinese(word, data()["foreign"])
    others = languages()
    own = others.own_meaning(word, language)
    if own is not None:
        return own
    if not language and (_is_english_plural(word) or word == "designation"):
        return None  # ``locations`` are no rentals in an English schema, and a designation is a job title
    spelled = tuple(dict.fromkeys((word, word.translate(GERMAN), without_accents(word))))
    found = _listed(spelled, language)
    if found is not None or any(_is_plain(each) or others.is_english(each) for each in spelled):
        return found  # ``plate`` is no form of French ``plat``
    stems = (others.meaning(stem, language) for each in spelled for stem in stems_of(each) if len(stem) > 3)
    return next(filter(None, stems), None) or others.abbreviated(word, language)


def _is_english_plural(word: str) -> bool:
    one = singular(word)
    is_plural = len(word) > _SHORT_PLURAL and one != word
    return is_plural and languages().is_english(one) and not languages().meaning(one)


def _listed(spelled: Sequence[str], language: str) -> str | None:
    """What the tables have for one of the spellings of a word, those of abbreviations before those of the languages."""
    abbreviations: dict[str, str] = data()["abbreviations"]
    of_languages = (languages().meaning(each, language) for each in spelled)
    return next((found for found in chain(map(abbreviations.get, spelled), of_languages) if found is not None), None)


def _is_plain(word: str) -> bool:
    """True for an English word that the tables have, or its plural."""
    glued = glued_words()
    return word in glued or word in data()["spellings"] or singular(word) in glued


@lru_cache(maxsize=1)
def glued_words() -> frozenset[str]:
    """English words that a name without separators may be made of."""
    return frozenset(data()["glued"]["words"].split())


def _parts(word: str, language: str) -> Sequence[str]:
    """A word that is several known words without a separator, in these; else the word itself."""
    if word in glued_words() or word in data()["spellings"] or _written_out(word, language) is not None:
        return [word]
    if len(word) > 8 and languages().is_english(word):
        return [word]  # a composition is no position of a company
    if languages().joins_words(language):
        found = _in_language(word, language)
        if found is not None:
            return found
    whole = fewest_known(word, glued_words())
    if whole is not None and len(whole) < 4:
        return whole
    is_one = bool(language) and not languages().joins_words(language)  # no compound of words of other languages
    return [word] if is_one else _compound(word.translate(GERMAN)) or [word]


def _in_language(word: str, language: str) -> list[str] | None:
    """The parts of a compound in a language that joins words: ``gebuehrenbescheid`` is (gebuehr, bescheid)."""
    ends = data()["compounds"]

    def is_word(part: str) -> bool:
        if part in ends:
            return True
        found = languages().meaning(part, language)
        return found is not None or (len(part) > 3 and part in glued_words())

    heads = frozenset(ends["heads"].split())

    def is_head(part: str) -> bool:
        return part in heads

    found = parts_of_compound(word, is_word, is_head)
    if found is None or not (is_word(found[0]) or is_head(found[-1]) or languages().meaning(found[-1], language)):
        return None  # an English word at the end of one that is not known says nothing: ``deelname``
    return [str(ends.get(each, each)) for each in found]


def _compound(word: str) -> list[str] | None:
    """The parts of a compound of two words, as they are read: ``rechnungsnummer`` is (rechnung, nummer). Some second
    words are enough to know one by."""
    ends = data()["compounds"]
    for cut in range(len(word) - 3, 2, -1):
        last = _second_of_compound(word[cut:])
        firsts = [word[:cut].removesuffix(link) for link in LINKS if word[:cut].endswith(link)] if last else []
        first = next((each for each in firsts if _is_first_of_compound(each)), None)
        if first is not None and last is not None:
            return [ends.get(first, first), ends.get(last, last)]
    head = next((each for each in ends["heads"].split() if word.endswith(each) and len(word) > len(each) + 2), None)
    return [word.removesuffix(head).removesuffix("s"), head] if head is not None else None


def _second_of_compound(word: str) -> str | None:
    """A known word, or what it is the plural of."""
    ends = data()["compounds"]
    found = next((each for each in (word, word[:-1], word[:-2]) if is_foreign(each)), word)
    return found if found in ends or (len(found) > 3 and is_foreign(found)) else None


def _is_first_of_compound(word: str) -> bool:
    return word in data()["compounds"] or (len(word) > 3 and (is_foreign(word) or word in glued_words()))


def is_foreign(word: str) -> bool:
    """True for a word of another language than English."""
    return languages().meaning(word, spoken()) is not None


@lru_cache(maxsize=65_536)
def normal(names: str) -> tuple[str, ...]:
    """Words with blanks between as ``tokens`` gives them, so that tables of words may be written in plain English."""
    known = _readings().words
    if names not in known:
        with reading(""):  # the tables are in English, whatever the language of the schema
            known[names] = list(_tokens(names.replace(" ", "_"), ""))
    return tuple(known[names])


def keep_readings() -> None:
    """Cache what ``normal`` has given: thousands of words of the tables are read by each run that infers anything."""
    _readings().keep()


@lru_cache(maxsize=1)
def _readings() -> Readings:
    return Readings([path.read_bytes() for path in sorted(Path(__file__).parent.iterdir()) if path.is_file()])


@lru_cache(maxsize=256)
def role(name: str) -> tuple[str, ...]:
    """The names, as words with blanks between, of columns that play a part in a sum; the likeliest first."""
    return tuple(" ".join(normal(each.strip())) for each in data()["roles"][name].replace("\n", " ").split(","))


@lru_cache(maxsize=1)
def numbers_spoken() -> dict[str, str]:
    """The digits of numbers in words: ``12`` of ``zwölf``."""
    return {word: number for number, words in data()["intervals"]["numbers"].items() for word in words.split()}
