"""What a column's comment lists: the values that it may have, and what each means."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..words.code_samples import code_sample
from ..words.dated_formats import dated_format
from ..words.label_words import own_meaning
from ..words.vocabulary import data, tokens
from .chinese_lists import chinese_pairs, has_labels, without_labels
from .clauses import without_conditions
from .code_pairs import in_a_row, in_capitals, mixed_pairs

Value = str | int
_PAIRS_OF_NUMBERS = lazy(
    r"(?<![\w.])(-?\d{1,4})\s*(?:=>|->|=|:|：|\)|-(?=\s*[^\d\s])|–|\.(?=\s))\s*([^\d,;|/，；、\n()]{1,40}?)\s*(?=[,;|/，；、\n()]|\s-?\d{1,4}\s*(?:=|:|：|-|\))|$|\.)"
)
_PAIRS_OF_CODES = lazy(
    r"(?<![\w])['\"]?([^\W_][\w+-]{0,11})['\"]?\s*(?:=>|->|=|:|：|\s[-–]\s|\s(?=for\s)for\s)\s*([^\W\d](?:[\w' ]|(?<=\w)-(?=\w)){0,30}?)\s*(?=[,;|/.)，；、]|\s['\"]?[^\W_][\w+-]{0,11}['\"]?\s*[=:]|$)"
)
_BARE_CODES = lazy(r"(?<![\w'])([A-Z][A-Z0-9]{0,3})\s+([^\W\dA-Z][^\W\d]*(?:[ _-][^\W\d]+){0,3}?)\s*(?=[,;|/]|$)")
_BARE_PAIRS = lazy(r"(?<![\w.])(\d{1,3})\s+([^\W\d][^\W\d]*(?:[ _-][^\W\d]+){0,2}?)\s*(?=[,;|/]|\s\d{1,3}\s|$)")
_CODES_BEHIND = lazy(r"([^\W\d][\w ]{1,24}?)\s*\(\s*'?([A-Za-z0-9]{1,4})'?\s*\)")
_ITEM = r"['\"‘’“”]?[^\W_][\w+\-.&/\\]{0,49}['\"‘’“”]?"
_WORDY = r"['\"]?[^\W_][\w+\-.&']*(?: [\w+\-.&']+){0,2}['\"]?"
_PREFIX = lazy(
    r"^\s*(?:[^\W\d_][^:;,|/]{0,40}:|(?:(?:one|any) of(?: the)?|(?:eine[rs]?|une?|un[oa]?|uma?|een|jed[ae]n) (?:von|der|des|aus|de|di|tra|fra|degli|van|z|ze)|either|values?|enum|allowed(?: values)?|possible values|options|choices|e\.?g\.?|such as|like|z\. ?B\.?|etwa|"
    r"wie|werte?|valores?|valeurs?|par ex\.?|p\. ?ej\.?|p\. ?ex\.?|ex\.?|bijv\.?|np\.?|waarden?|wartosci)(?:\s*[:,]|\s|\b)\s*:?)\s*",
    re.IGNORECASE,
)
_CHINESE_EXAMPLE = lazy(r"(?:例如|比如|譬如|，如)[：:]?\s*(.+)$")
_CHINESE_CLAUSE = lazy(r"[\u3400-\u9fff]\w{4,}")  # the comma ， is between clauses, which are longer than most values
_NUMBERS_SHOWN = lazy(r"(?:e\.?g|such as|like|z\. ?B|par ex|p\. ?ej|p\. ?ex|ex|bijv|np|es)\b.*\d", re.IGNORECASE)
_OR = r"(?:or|and|oder|und|o|y|ou|e|et|of|en|lub|albo|czy|i|u|eller|nebo|sau|ili|OR|AND)"
_BY_WORDS = rf"\s*[,;，、；]\s*(?:{_OR}\s+)?|\s+{_OR}\s+"
_SEPARATORS = (r"\s*\|\s*", r"\s*/\s*", _BY_WORDS, r"\s*;\s*", r"\s*(?:->|→|=>|>)\s*", r"\s+-\s+")
_BARE_LIST = lazy(
    r"(?=(?:\S*[A-Z]\S*(?:\s+|$))+$)(?!.*\b(?:YY+|DD)\b)[A-Z0-9]{1,8}(?:\s+[A-Z0-9]{1,8}){2,19}|[A-Z]{2,8}\s+[A-Z]{2,8}"
)
"""Codes with blanks between: ``SEA AIR ROAD RAIL``, ``A B C``; ``YYYY MM DD`` is a format."""
_PLACES = frozenset("province region city town county district prefecture municipality address".split())
"""Of which comments say the kinds, not the names: 省份/直辖市, ``state/province``."""
_NO_VALUES = frozenset(
    """and or n a yyyy the of in etc usw never not unless except without only nie nur ausser außer ohne sauf hors jamais nunca salvo excepto solo sólo exceto apenas
    nooit behalve tenzij alleen oprócz oprocz poza tylko mai tranne eccetto""".split()
)


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    return frozenset(data()["comments"][name].split())


class Listed(NamedTuple):
    """Values with the words that say what each means."""

    values: tuple[Value, ...]
    meanings: tuple[tuple[str, ...], ...]


def listed_values(column: Column) -> Listed | None:
    """The values that the comment of a column lists, as far as the column can hold them."""
    text = _first_clause(without_conditions(_on_one_line(column)))
    if not text or "name" in tokens(column.name)[-2:] or _shows_codes(column.comment):
        return None
    found = (
        _pairs(column, text)
        or _codes_between(column, text)
        or (None if _PLACES & set(tokens(column.name)[-1:]) else _alternatives(column, text))
    )
    found = _fitting(column, found) if found is not None else None
    default = default_literal(column)
    if found is None or len(found.values) < 2 or scale_in(column) is not None:
        return None
    return found if default is None or default in found.values else None


def _on_one_line(column: Column) -> str:
    """The comment of a column, without the unit that is behind a list of numbers: ``12, 24 ou 36 mois``."""
    text = re.sub(r"\s+", " ", column.comment).strip().rstrip(".")
    return _UNIT_OF_LIST.sub(r"\1", text) if column.type.is_integer else text


def _shows_codes(comment: str) -> bool:
    """True for a comment with a format: what it lists are samples."""
    return dated_format(comment) is not None or code_sample(comment) is not None


_ENDS_OF_CODES = lazy(
    r"([A-Z]{0,3})(\d{1,3}|(?<![A-Z])[A-Z])\s*(?:to|through|\.\.\.?|…|–|-|bis|à|a|al|hasta|até|tot|t/m|do)\s*\1(\d{1,3}|[A-Z])"
)
_MOST_BETWEEN = 12


def _codes_between(column: Column, text: str) -> Listed | None:
    """The codes of which a comment has the first and the last: ``R9 bis R13``, ``A-F``."""
    ends = _ENDS_OF_CODES.fullmatch(text) if column.type.is_text else None
    if ends is None or ends[2].isdigit() != ends[3].isdigit() or (ends[2].isdigit() and not ends[1]):
        return None
    first, last = (int(each) if each.isdigit() else ord(each) for each in ends.groups()[1:])
    if not 0 < last - first < _MOST_BETWEEN:
        return None
    values = [ends[1] + (str(each) if ends[2].isdigit() else chr(each)) for each in range(first, last + 1)]
    return Listed(tuple(values), tuple((each.lower(),) for each in values))


def _first_clause(text: str) -> str:
    """What comes before a semicolon, where that is a list by itself: ``a, b, c; only when paid``."""
    first = text.split(";")[0]
    return first if re.search(r"[,|/]|=.*=", first) else text


def _fitting(column: Column, listed: Listed) -> Listed:
    """The listed values without those few that are longer than the column."""
    kept = [each for each in zip(listed.values, listed.meanings, strict=True) if _fits(column, each[0])]
    if len(kept) * 2 <= len(listed.values):
        return Listed((), ())
    return Listed(tuple(value for value, _ in kept), tuple(meaning for _, meaning in kept))


def scale_in(column: Column) -> tuple[int, int] | None:
    """The ends of a scale of which a comment names only these: ``1 = poor, 5 = excellent``."""
    if not column.type.is_integer or not column.comment:
        return None
    numbers = [int(key) for key, _ in _written_pairs(column, _on_one_line(column)) if re.fullmatch(r"-?\d+", key)]
    is_scale = bool(_words("scales") & set(tokens(column.name)))
    return (numbers[0], numbers[1]) if len(numbers) == 2 and numbers[1] - numbers[0] > (1 if is_scale else 3) else None


USUALLY = (
    r"(?:usually|mostly|typically|normally|commonly|zwykle|zazwyczaj|przewa[zż]nie|meist(?:ens)?|(?:ü|ue)blich(?:erweise)?|normalerweise|"
    r"normalement|g[eé]n[eé]ralement|habituellement|souvent|normalmente|habitualmente|generalmente|suele ser|geralmente|di solito|meestal|gewoonlijk|"
    r"doorgaans|vanligen|oftast|normalt|obvykle|v[eě]t[sš]inou)"
)
_USUAL_NUMBERS = lazy(rf"{USUALLY}[\s:]+", re.IGNORECASE)
_UNIT_OF_LIST = lazy(rf"^(\d{{1,4}}(?:, ?\d{{1,4}})*,? {_OR} \d{{1,4}}) [^\W\d_]+$")
_UNIT_BEHIND = lazy(r"(?<=\d) ?(?i:p(?:er|our|or) ?ci?en\w+|pro[cz]en\w+)$|(?<=\d)\s*(?:%|[^\W\d_]{1,3}[²³23]?)$")


def numbers_in(column: Column) -> list[str]:
    """The numbers that the comment of a DECIMAL lists, two or more and nothing else: ``20.00, 10.00 or 5.50``, ``usually 60 or 69 kg``."""
    text = _PREFIX.sub("", column.comment.strip().rstrip("."), count=1)
    text = _UNIT_BEHIND.sub("", _USUAL_NUMBERS.sub("", text, count=1))
    items = [each.rstrip("%").strip() for each in re.split(_BY_WORDS, text) if each]
    if len(items) < 2 or not all(re.fullmatch(r"\d{1,6}(?:[.,]\d{1,4})?", each) for each in items):
        return []
    return [each.replace(",", ".") for each in items]


_TEXT = lazy(r"(?:_\w+)?'((?:[^'\\]|'')*)'")


def default_literal(column: Column) -> Value | None:
    """The DEFAULT of a column where it is a literal other than NULL and the empty string."""
    if column.default is None:
        return None
    text = column.default.strip()
    quoted = _TEXT.fullmatch(text)
    if quoted is not None:
        text = quoted[1].replace("''", "'")
        if not column.type.is_integer:
            return text or None
    return int(text) if column.type.is_integer and re.fullmatch(r"-?\d+", text) else None


def begins_with_zero(column: Column) -> bool:
    """True for a number whose DEFAULT is 0, whatever its places."""
    return column.default is not None and re.fullmatch(r"'?0(?:\.0+)?'?", column.default.strip()) is not None


def _pairs(column: Column, text: str) -> Listed | None:
    """``0=web 1=phone``, ``1: paid, 2: open``, ``1 open 2 sent``, ``A=active, L=on leave``, ``active (A), on leave (L)``."""
    pairs = [pair for pair in _written_pairs(column, text) if pair[0].upper() != "NULL"]
    if len(pairs) < 2 or len({key for key, _ in pairs}) < len(pairs):
        return None
    longest = column.type.length or 255
    if column.type.is_text and (max(len(key) for key, _ in pairs) > longest or _says_size(text, longest)):
        return None  # of the first of 15 digits: 1 = male, 2 = female
    values = tuple(int(key) if column.type.is_integer else key for key, _ in pairs)
    spoken = (_speaking(key, meaning) for key, meaning in pairs)
    return Listed(values, tuple(map(_meaning, spoken)))


def _says_size(text: str, size: int) -> bool:
    """True for a comment that says how many digits or letters the values of a column have, which are no codes of one then."""
    found = _SIZE.search(text)
    return found is not None and int(found[1]) == size


_SIZE = lazy(
    r"(?<![\w.])(\d{1,2})\s+(?:digits?|characters?|chars?|letters?|stellen|ziffern|zeichen|chiffres|caract[eè]res|d[ií]gitos|caracteres|cifre|caratteri|"
    r"cijfers|tekens|cyfr|znak[oó]w)\b",
    re.IGNORECASE,
)


def _meaning(text: str) -> tuple[str, ...]:
    words = tokens(text) or (text.lower(),)
    return own_meaning(text, words) or words


def _speaking(key: str, meaning: str) -> str:
    """The one of both that says what a value means: a key that is a word does, a code does not."""
    return key if len(key) > 3 and key.islower() else meaning


def _written_pairs(column: Column, text: str) -> list[tuple[str, str]]:
    spaced, chinese = _spaced_pairs(column, text), chinese_pairs(column.name, text)
    return chinese if len(chinese) > len(spaced) else spaced


def _spaced_pairs(column: Column, text: str) -> list[tuple[str, str]]:
    behind = [(match[2], match[1].strip()) for match in _CODES_BEHIND.finditer(text)]
    if column.type.is_integer:
        found = _first_matches((_PAIRS_OF_NUMBERS, _BARE_PAIRS), text, 2)
        return found or (behind if all(key.isdigit() for key, _ in behind) else [])
    if not column.type.is_text:
        return []
    mixed = mixed_pairs(text)
    patterns = (_PAIRS_OF_CODES, _PAIRS_OF_NUMBERS, _BARE_PAIRS, _BARE_CODES)
    found = _first_matches(patterns, text, max(len(mixed), 2)) or mixed
    return found or in_capitals(text) or in_a_row(text, column.type.length) or behind


def _first_matches(patterns: tuple[re.Pattern[str], ...], text: str, least: int) -> list[tuple[str, str]]:
    """The pairs of the first pattern that finds at least so many."""
    for pattern in patterns:
        found = max((_matches(pattern, each) for each in (text, _without_remarks(text))), key=len)
        if len(found) >= least:
            return found
    return []


def _matches(pattern: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    """What pairs a pattern finds; none where what should be a meaning is prose or a code: ``0 for roots``."""
    found = [(match[1], match[2].strip()) for match in pattern.finditer(text)]
    wordy = [
        meaning
        for _, meaning in found
        if meaning.split()[0].lower() in _words("prose") or re.fullmatch("[A-Z]", meaning)
    ]
    is_written_so = pattern is _PAIRS_OF_NUMBERS or len(re.findall(r"\w ?=", text)) == len(found)  # C=at customer
    return [] if wordy and not is_written_so else found


def _without_remarks(text: str) -> str:
    """``2 fulfilled (all paid), 3 broken`` without what is in parentheses behind words."""
    return re.sub(r"(?<=\w) \([^()]{3,}\)", "", text)


def _alternatives(column: Column, text: str) -> Listed | None:
    """``new|active|archived``, ``free/pro/enterprise``, ``card, paypal or bank_transfer``, ``Strom, Gas oder Wasser``."""
    example = _CHINESE_EXAMPLE.search(text)
    text = without_labels(example[1] if example is not None else text)
    candidates = [] if _NUMBERS_SHOWN.match(text) else _possible_lists(text)
    if candidates and _BARE_LIST.fullmatch(candidates[0]) is not None:
        codes = candidates[0].split()
        return _typed(column, codes) if _are_codes(column, codes) else None
    for item, candidate, separator in itertools.product((_ITEM, _WORDY), candidates, _SEPARATORS):
        values = _separated(candidate.strip(), separator, item)
        if (
            values
            and (item is _ITEM or "|" in candidate or _is_listing(column, values))
            and (not has_labels(column.comment) or all(map(str.isupper, values)) or _is_of_few_values(column))
        ):
            return _typed(column, values)
    return None


def _possible_lists(text: str) -> list[str]:
    """The parts of a comment that may be a list: what is behind ``one of``, all of it, what is in parentheses, what is outside of them."""
    bare = re.sub(r"\s*\((?:default|[^()]{0,30})\)$", "", text)
    bare = re.sub(r"\s*(?:,?\s*(?:etc|usw|ecc|enz)\.?|,?\s*\.{3}|…)$", "", bare)
    inner = (
        _PREFIX.sub("", each, count=1)
        for each in re.findall(r"\(([^()]+)\)", text)[:1]
        if not _NUMBERS_SHOWN.match(each)
    )
    candidates = [_PREFIX.sub("", bare, count=1), bare, *inner]
    return [*candidates, _without_remarks(text)] if "(" in text else candidates


def _are_codes(column: Column, words: list[str]) -> bool:
    """False for one word repeated, for prose, and for two words shorter than the column is, in capitals as all comments are: ``DRIVING LICENCE``."""
    is_sized = {len(word) for word in words} == {column.type.length}  # NW RP IN AG: IN is one of them
    if len(set(words)) == 1 or (not is_sized and any(map(_is_prose, words))):
        return False  # DRIVERS ONLY
    longest = max(map(len, words))
    return len(words) > 2 or longest + 2 >= (column.type.length or 0) or default_literal(column) in words


def _separated(text: str, separator: str, item: str) -> list[str]:
    items = [each for each in re.split(separator, text) if each]
    if len(items) < 2 or not all(re.fullmatch(item, each) for each in items):
        return []
    if ("，" in text and any(map(_CHINESE_CLAUSE.fullmatch, items))) or (separator == _BY_WORDS and _is_phrase(text)):
        return []
    values = [value for each in items if (value := each.strip("'\"‘’“”")) != "NULL"]  # ``visit or NULL``
    return values if len(set(values)) == len(values) > 0 and not _are_prose(values) else []


def _are_prose(values: list[str]) -> bool:
    return not all(map(str.isupper, values)) and any(map(_is_prose, values if len(values) < 3 else values[1:]))


def _is_prose(value: str) -> bool:
    """True for a small word that is no value; ``A, B or C`` are no articles."""
    is_letter = len(value) == 1 and value.isupper()
    return not is_letter and value.lower() in _NO_VALUES


def _is_phrase(text: str) -> bool:
    """Whether what may be ``or`` joins words of a phrase: ``Field of study or specialization``, ``Place of origin``."""
    joints = set(re.findall(rf"\s({_OR})(?=\s)", text))
    return len(joints) > 1 or (joints == {"of"} and text[0].isupper() and "," not in text)


_MANY = 3  # more phrases between commas are no sentence: ``na czas określony, na okres próbny, zlecenie, o dzieło``


def _is_listing(column: Column, values: list[str]) -> bool:
    """Whether texts with blanks between are values: where the column is one of few values, or its DEFAULT is among them."""
    is_prose = len(values) <= _MANY and any(_words("prose") & set(value.lower().split()[:1]) for value in values)
    if is_prose or any(len(value) > 30 for value in values):
        return False
    is_listed = _is_of_few_values(column) or _are_titles(column, values)
    return default_literal(column) in values or (len(values) > 2 and is_listed)


def _is_of_few_values(column: Column) -> bool:
    return bool(_words("listing") & set(tokens(column.name)))


def _are_titles(column: Column, values: list[str]) -> bool:
    """``Stalls, Dress Circle, Balcony``: values of a short column in capitals, none of which says what an address or a name is of."""
    words = [word for each in values for word in each.split()]
    parts = {token for word in words for token in tokens(word)}
    is_short = (column.type.length or 255) <= _SHORT_TEXT
    return is_short and all(word[0].isupper() for word in words) and not parts & _OF_ADDRESSES


_SHORT_TEXT = 30
_OF_ADDRESSES = frozenset(
    "name number street city town country date address first last title code postal phone".split()
)


def _typed(column: Column, values: list[str]) -> Listed | None:
    if column.type.is_integer:
        if not all(re.fullmatch(r"-?\d{1,6}", value) for value in values):
            return None
        return Listed(tuple(int(value) for value in values), tuple((value,) for value in values))
    if not column.type.is_text:
        return None
    return Listed(tuple(values), tuple(tokens(value) or (value.lower(),) for value in values))


def _fits(column: Column, value: Value) -> bool:
    if isinstance(value, int):
        low, high = column.type.integer_range
        return low <= value <= high
    longest = column.type.length if column.type.name in ("char", "varchar") else 255
    return len(value) <= (1 if longest is None else longest)
