"""Names behind words that introduce them: which of the words that follow are a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lazy_patterns import lazy
from .family_names import PARTICLE_WORDS, PARTICLES
from .introductions import (
    ENDING,
    FIELD,
    LABEL,
    PERSON,
    ROLE,
    TITLE,
    WEAK_TITLE,
    Introduction,
    ends_with_weak_cue,
    introductions,
    is_introducing,
    is_title,
    may_introduce,
)
from .keyed_random import plain
from .lone_names import is_namesake
from .name_lists import ALSO, ANY_FIRST, ANY_LAST, DECLINED, FIRST, NAME, PLACE, WORD, Kind, Word, Words, begins_large
from .of_goods import are_goods, is_called_by_kind
from .of_no_one import NO_BEGINNINGS, begins_product, is_company, is_of_a_thing, what_people_do
from .prose_lists import alternatives
from .remembered import remembered

# What follows a first name that is a common word, too, where it is a name: tell Mark that ...
_GOES_ON = lazy(
    rf"\s*(?:\Z|[.,;:!?)\]\u2013-]|\n|(?:{alternatives('goes_on')})\b)",
    re.IGNORECASE,
)
_END_OF_PHRASE = lazy(r"[ \xa0]*(?:\Z|[.,;:!?)\]|/<\n\r]| [\u2013-] )")
_LISTED = lazy(rf"[ \xa0]|[,/][ \xa0]?|[ \xa0][^\W\d_]\.[ \xa0]|\.[ \xa0]|[ \xa0](?:(?:{PARTICLES})[ \xa0]){{1,3}}")
_IN_HEADING = lazy(r"(?:[^\W\d_a-z]\w+[ \xa0]){2}\w+[ \xa0]\Z")
_CAPITAL_WORD = lazy(r"[ \xa0]([^\W\d_a-z][^\W\d_]*)")
_IS_CODE = lazy(r"[ -]?[0-9]|[@/\\_\xae\u2122]")
# Letters that hardly any other language has, among words of Vietnamese
_VIETNAMESE = lazy("[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9]", re.IGNORECASE)
_ENGLISH = lazy(r"(?<!\w)(?:a|the|and|of|is)(?!\w)")
_SMALL_WORDS = lazy(r"(?<![\w.@])[^\W\d_A-Z]{2,}(?![\w@])")
_COPULA = lazy(r"[ \xa0][^\W\d_A-Z]+[ \xa0](?:is|ist|hei\xdft|est|es|\xe8|\xe9|jest|to|heet|\xe4r|er)[ \xa0]\Z")
_ALSO_RANKS = frozenset(
    "Major Pastor Dean Master General Private Chief Father Prince Marshal Captain Lady Lord".split()
)
_FIRST_LETTERS = lazy(r"[^\W\d_]+")
_LONGEST_SMALL = 3  # letters of a word that is a preposition elsewhere
_LONGEST_SHORT = 4  # letters of a word with a full stop behind it: Chas.
_ARTICLES = frozenset(("der", "die", "das", "dem", "den", "la", "le", "el", "les", "los", "las"))
_BETWEEN_NAMES = lazy(rf"[ \xa0_]|[ \xa0][^\W\d_]\.[ \xa0]|\.[ \xa0]|[ \xa0](?:(?:{PARTICLES})[ \xa0]){{1,3}}")


def introduced(text: str, words: Words, kind_of: Kind) -> Iterator[tuple[int, int, str, str]]:
    """Names behind titles (Dr., Pani), labels (c/o, Ansprechpartner:), what is done with people, and the ends of letters."""
    may_be_names = list(map(_may_be_of_name, words.shown))
    for each in introductions(text, words, may_be_names):
        if not may_be_names[each.next]:
            continue
        names = _names(text, words, each, kind_of)
        if not names or not _may_be_people(text, each, names, kind_of):
            continue
        kinds = [kind_of(word[0]) for word in names]
        if _says_what_is(text, each, names):
            continue
        if not _are_people(text, each.kind, names, kinds) and not _begins_anew(text, each.kind, names, kinds, kind_of):
            continue
        for word, kind in zip(names, kinds, strict=True):
            is_first = kind & FIRST and (len(names) > 1 or each.kind not in (TITLE, WEAK_TITLE))
            yield (*word.span(), "first_name" if is_first else "last_name", word[0])


def _says_what_is(text: str, introduction: Introduction, names: Sequence[Word]) -> bool:
    """Whether a verb is between a trade and one word: the user agent is Chrome. But: his deputy is Anna Nowak."""
    return (
        len(names) == 1
        and introduction.kind == ROLE
        and _COPULA.search(text[introduction.start : names[0].start()]) is not None
    )


def _may_be_people(text: str, introduction: Introduction, names: Sequence[Word], kind_of: Kind) -> bool:
    """False for a salutation to no one, a brand, a company or a product of such names."""
    if plain(names[0][0]) in NO_BEGINNINGS or is_introducing(names[0][0]):
        return False
    start, end = introduction.start, names[-1].end()
    if not _is_plainly_said(text, introduction, names, kind_of) or _is_of_a_brand(text, introduction, names):
        return False
    if introduction.kind in (TITLE, WEAK_TITLE) and _is_titled_thing(text, introduction, names, kind_of):
        return False
    if (
        introduction.kind == LABEL
        and text[names[0].start() - 2] not in ":\uff1a"
        and are_goods(text, names[0].start(), end, kind_of)
    ):
        return False
    if introduction.kind == ENDING and _goes_on_below(text, start, names[0].start(), end):
        return False
    is_sure = introduction.kind in (FIELD, ENDING, ROLE)
    return not is_of_a_thing(text, end, kind_of, is_sure=is_sure)


def _is_titled_thing(text: str, introduction: Introduction, names: Sequence[Word], kind_of: Kind) -> bool:
    """Whether what begins with a title is a thing by what is before and behind it, or by its words."""
    start, end = introduction.start, names[-1].end()
    if is_called_by_kind(text, start):
        return True  # la rosa Madame Hardy
    if text[max(0, start - 4) : start].lower() == "the ":
        return True  # the Lady Chapel
    if text[start - 1 : start] == "'" == text[end : end + 1]:
        return True  # Rosa 'Madame Hardy'
    if introduction.kind == TITLE and text[start].isupper() and begins_product(text, start, end):
        return True
    return _are_words_only(text, introduction, names, kind_of)  # Major Price Drop


def _goes_on_below(text: str, start: int, first: int, end: int) -> bool:
    """Whether a line below a salutation begins with names and goes on: the letter's first sentence."""
    if "\n" not in text[start:first]:
        return False
    rest = text[end:].partition("\n")[0]
    return len(_SMALL_WORDS.findall(rest)) > 2


def _are_words_only(text: str, introduction: Introduction, names: Sequence[Word], kind_of: Kind) -> bool:
    """Whether a title that things begin with as well is before common words, and nothing behind them that people do: Pastor Wood is a
    plantation."""
    title = _FIRST_LETTERS.match(text, introduction.start)
    if title is None or title[0] not in _ALSO_RANKS or not all(kind_of(name[0]) & WORD for name in names):
        return False
    return not what_people_do(text, names[-1].end())


def _is_of_a_brand(text: str, introduction: Introduction, names: Sequence[Word]) -> bool:
    """Whether a brand or a place bears the names; of a full name behind a title, a trade or a field for people only one that begins with that
    word itself: Captain Morgan, but not Mrs Laura Ashley."""
    start, end = introduction.start, names[-1].end()
    is_full = introduction.kind in (TITLE, FIELD, ROLE) and len(names) > 1
    is_said = is_full or introduction.kind in (PERSON, ENDING)
    return is_namesake(text, start, start + 1 if is_said else end)


def _is_plainly_said(text: str, introduction: Introduction, names: Sequence[Word], kind_of: Kind) -> bool:
    """False for a cue that is a small word of another language (em, fra), or a title that may end a sentence (de esa red. Un), before
    anything but names, and for a possessive before a noun (mit Ihrer Wahl)."""
    kinds = [kind_of(word[0]) for word in names]
    said = text[introduction.start : names[0].start()].rstrip()
    if said.lower() == "an" and _ENGLISH.search(text):
        return False
    if ends_with_weak_cue(said.rstrip(":= ")):
        return _are_names(said, kinds)
    is_first_word = kinds[0] & WORD > 0
    if introduction.kind == TITLE and said.islower() and said.endswith("."):
        return not (is_first_word and len(names) == 1)
    return introduction.kind != LABEL or _is_labelled_name(said, kinds[0])


def _are_names(said: str, kinds: Sequence[int]) -> bool:
    """Whether words behind a small word are a first and a last name, or one is hardly anything else."""
    may_be_last = kinds[-1] & ANY_LAST > 0 or (len(said) > _LONGEST_SMALL and not kinds[-1])
    if len(kinds) > 1 and may_be_last and (kinds[0] & ANY_FIRST or not kinds[0]):
        return True
    return any(kind & NAME and not kind & (ALSO | DECLINED) for kind in kinds)


def _is_labelled_name(said: str, kind: int) -> bool:
    """Whether no article is behind a label (an der Unterseite; but: von der Leyen), and no word that is no name."""
    if said.rpartition(" ")[2] in _ARTICLES and said[0].lower() != "v":
        return False
    return not kind & WORD or _may_be_of_person(kind)


def _are_people(text: str, introduction: str, names: Sequence[Word], kinds: Sequence[int]) -> bool:
    known = any(map(_may_be_of_person, kinds))
    if introduction != FIELD and not known and _is_in_capitals(names):
        return False
    are_words = any(map(_is_only_word, kinds))
    if introduction in (TITLE, WEAK_TITLE):
        return known or (not are_words and (introduction == TITLE or _VIETNAMESE.search(text) is not None))
    if introduction == LABEL:
        return _is_labelled(text, names, kinds, known or not are_words)
    if len(names) == 1:
        return _is_person(text, introduction, names[0], kinds[0])
    if introduction == FIELD and len(names) == 2 and known:
        return True  # Park Young
    return not are_words or kinds[0] & FIRST > 0


def _may_be_of_person(kind: int) -> bool:
    return kind & (ANY_FIRST | ANY_LAST) > 0


def _is_only_word(kind: int) -> bool:
    return kind & WORD > 0 and not _may_be_of_person(kind)


def _begins_anew(text: str, introduction: str, names: Sequence[Word], kinds: Sequence[int], kind_of: Kind) -> bool:
    """Whether one unknown word is between a label or a salutation and a word that begins a sentence, as a line that was joined has."""
    following = _CAPITAL_WORD.match(text, names[0].end())
    return (
        introduction in (FIELD, ENDING)
        and len(names) == 1
        and not kinds[0] & (WORD | PLACE)
        and not names[0][0].isupper()
        and following is not None
        and kind_of(following[1]) & WORD > 0
    )


def _is_labelled(text: str, names: Sequence[Word], kinds: Sequence[int], may_be: bool) -> bool:
    """Whether what is behind a label that things have, too (for, an, client), is a person: for Anna. But: for Anna Street."""
    has_colon = text[names[0].start() - 2] in ":\uff1a"
    if not has_colon and not _may_be_of_person(kinds[0]) and _IN_HEADING.search(text[: names[0].start()]):
        return False  # Status Code for Indicating Hints
    if len(names) > 1:
        return may_be and (has_colon or not all(kind & ALSO for kind in kinds))
    ends = _END_OF_PHRASE.match(text, names[0].end()) is not None
    return kinds[0] & (FIRST | PLACE) == FIRST and (has_colon or (ends and not kinds[0] & ALSO))


def _is_in_capitals(names: Sequence[Word]) -> bool:
    """Whether names are an abbreviation, as it seems, and not a last name in capitals before a first one."""
    return names[0][0].isupper() and (len(names) < 2 or names[1][0].isupper())


def _is_person(text: str, introduction: str, name: Word, kind: int) -> bool:
    """Whether one word behind an introduction is a name."""
    ends = _END_OF_PHRASE.match(text, name.end()) is not None
    goes_on = ends or _GOES_ON.match(text, name.end()) is not None
    if introduction == ROLE:
        return kind & ANY_FIRST > 0 and goes_on if kind & WORD else goes_on or _is_behind_role(text, name, kind)
    if kind & PLACE:
        return goes_on
    if kind & NAME:
        return True
    if not kind & WORD and len(name[0]) > 2:
        return goes_on if introduction == PERSON else ends
    return kind & ANY_FIRST > 0 and goes_on


def _is_behind_role(text: str, name: Word, kind: int) -> bool:
    """Whether a word that no dictionary has is a name behind what someone is (nurse, my wife): no code and no brand's number."""
    if kind & PLACE or (name[0].isupper() and not kind & NAME):
        return False
    return len(name[0]) > 2 and not _IS_CODE.match(text, name.end())


def _names(text: str, words: Sequence[Word], introduction: Introduction, kind_of: Kind) -> list[Word]:
    """The words of a name behind an introduction, up to the first that is none."""
    found: list[Word] = []
    between = _LISTED if introduction.kind == FIELD else _BETWEEN_NAMES
    capitals = introduction.kind in (FIELD, LABEL, PERSON)
    for word in words[introduction.next : introduction.next + 6]:
        if found and not _is_next(text, found[-1], word, between):
            break
        shown = word[0]
        if (shown.lower() in PARTICLE_WORDS and len(found) < 2) or (not found and _is_another(shown, kind_of)):
            continue
        if found and may_introduce(shown) and not kind_of(shown) & (ANY_FIRST | ANY_LAST):
            break
        if len(found) == 3 or not _goes_on(shown, len(found), kind_of(shown), capitals=capitals):
            break
        found.append(word)
    return found


@remembered
def _may_be_of_name(shown: str) -> bool:
    """Whether a word behind an introduction may be one of a name, or before one."""
    return begins_large(shown) or shown.lower() in PARTICLE_WORDS or is_title(shown) or may_introduce(shown)


def _is_next(text: str, before: Word, word: Word, between: re.Pattern[str]) -> bool:
    """Whether a word goes on a name that ``before`` is of, which is no company's: Ann Ott Ltd."""
    end = before.end()
    if text[end : end + 2] == ". " and len(before[0]) > _LONGEST_SHORT:
        return False  # another sentence
    return not is_company(text, end) and between.fullmatch(text, end, word.start()) is not None


def _is_another(shown: str, kind_of: Kind) -> bool:
    """Whether a word is a further title or trade before the name: met Constable X."""
    if plain(shown) in NO_BEGINNINGS:
        return False
    return is_title(shown) or (may_introduce(shown) and not kind_of(shown) & FIRST)


def _goes_on(shown: str, before: int, kind: int, *, capitals: bool) -> bool:
    """Whether a word may be one of a name that ``before`` words are of already; behind a label also one in ``capitals``."""
    if not begins_large(shown) or not shown[0].isalpha() or len(shown) < 2:
        return False
    if capitals and not kind & WORD and shown.isupper() and len(shown) > 3:
        return True
    is_known = kind & (ANY_FIRST | ANY_LAST) > 0
    return is_known or not (shown.isupper() or before > 1 or (before and kind & WORD))
