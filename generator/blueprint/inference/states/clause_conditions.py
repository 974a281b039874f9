"""The condition that a clause of a comment names of a row: by a value, a flag, a number or another column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....schema.model import Column
from ...writing import is_one_of
from ..comments.clauses import is_denied, phrase, prose
from ..comments.ranges import range_in
from ..references.opposites import without_opposite
from ..tables.sheet import Sheet, State, bare, is_exact, is_number, is_temporal, named
from ..words.identifiers import words_of
from ..words.roots import common_root, plain_letters
from ..words.stems import is_form_of
from ..words.vocabulary import tokens
from .alike import telling_words
from .comparisons import SIDES, number_called, plain_numbers

_COMPARISON = r"\s*(<=|>=|<>|!=|=|<|>|\bis\b|\bist\b|\best\b|\bes\b|\bbei\b|)\s*['\"]?([\w-]+)['\"]?"


_AND = re.compile(r"\s+(?:and|und|et|y|e|en|i)\s+", re.IGNORECASE)


_NEGATED = re.compile(r"\b(?:in|un|im|nie|des|dis|on)(\w{5,})", re.IGNORECASE)


def condition_in(sheet: Sheet, column: Column, text: str) -> str | None:
    """The condition that a clause of a comment names; None where it names none that is known."""
    condition = of_both(sheet, column, text) or next(conditions_in(sheet, column, text), None)
    is_turned = is_denied(text) and not _is_in_label(condition)
    if condition is None:  # ``empty if unjustified`` beside ``justified``
        positive = _NEGATED.sub(r"\1", text)
        condition = next(conditions_in(sheet, column, positive), None) if positive != text else None
        is_turned = not is_turned
    return negated(condition) if condition is not None and is_turned else condition


def negated(condition: str) -> str:
    """The opposite of a condition, without a NOT of a NOT."""
    inner = re.fullmatch(r"NOT \(([^()]+)\)", condition)
    return inner[1] if inner is not None else f"NOT ({condition})"


def of_both(sheet: Sheet, column: Column, text: str) -> str | None:
    """The conditions of two columns that a text joins by *and*: ``kind = C and paid``."""
    parts = _AND.split(text)
    found = [next(conditions_in(sheet, column, part), None) for part in parts] if len(parts) == 2 else []
    said = [each for each in found if each is not None and not phrase("not").search(text)]
    is_of_two = len(said) == 2 and said[0].split()[0] != said[1].split()[0]
    return " AND ".join(said) if is_of_two else None


def _is_in_label(condition: str | None) -> bool:
    """True where what denies is a part of the label: ``empty if ohne_mangel``."""
    labels = re.findall(r"'([^']*)'", condition or "")
    return bool(labels) and all(phrase("not").search(label.replace("_", " ")) is not None for label in labels)


def conditions_in(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    yield from compared(sheet, column, text)
    yield from coded(sheet, column, text)
    yield from (each for each in _beside(sheet, column, text) if "_" in each)
    spoken = [tokens(word) for word in re.findall(r"[^\W]+", text)]
    yield from listed(sheet, column, text, spoken)
    words = [word for each in spoken for word in each]
    yield from flagged(sheet, column, words)
    yield from _flags_denied(sheet, column, words)
    yield from _beside(sheet, column, text)
    if len(spoken) < 4:
        yield from _meant(sheet, column, words)
        yield from _of_root(sheet, column, text)
    yield from _beyond(sheet, column, text)
    yield from _numbered(sheet, column, text)
    yield from _counted(sheet, column, text)
    yield from _of_parents(sheet, column, text, spoken)


def flagged(sheet: Sheet, column: Column, words: list[str]) -> Iterator[str]:
    """The flags that a text says, by what they mean or by what their comment calls them."""
    yield from _flags_meant(sheet, column, words)
    yield from _flags_asked(sheet, column, words)


def _flags_meant(sheet: Sheet, column: Column, words: list[str]) -> Iterator[str]:
    """The flags of which a text says all words, or all that the column does not have: ``included`` of a breakfast's price."""
    others = [each for flag, each in sheet.flags.items() if flag != column.name.lower()]
    for own in (frozenset[str](), frozenset(sheet.tokens(column))):
        for meaning, condition in others:
            said = [word for word in meaning if word not in own and word not in _PREPOSITIONS]
            if said and all(has_form(word, words) for word in said):
                yield condition


_PREPOSITIONS = frozenset("under in on with by at".split())
"""What a flag may begin with, and a clause too: ``0 under guarantee`` of *under_guarantee*."""


def _flags_denied(sheet: Sheet, column: Column, words: list[str]) -> Iterator[str]:
    """The flag whose opposite a text says: ``failed`` beside ``passed``."""
    meanings = [set(meaning) for flag, (meaning, _) in sheet.flags.items() if flag != column.name.lower() and meaning]
    turned = without_opposite(sheet, words, lambda said: any(meaning <= set(said) for meaning in meanings))
    if turned[-1:] == ["not"] and "not" not in words:
        yield from map(negated, _flags_meant(sheet, column, turned))


def _flags_asked(sheet: Sheet, column: Column, words: list[str]) -> Iterator[str]:
    """The flags of which a text says all longer words of the question in their comment: ``dangerous goods Y/N``."""
    for flag, (_, condition) in sheet.flags.items():
        asked = _YES_NO.fullmatch(sheet.table.column(flag).comment.strip())
        called = [each for each in re.findall(r"[^\W\d_]+", asked[1]) if len(each) > 3] if asked is not None else []
        is_other = flag != column.name.lower() and 0 < len(called) < _FEW_WORDS
        if is_other and all(has_form(word, words) for each in called for word in tokens(each)):
            yield condition


_YES_NO = re.compile(r"(.+?)[\s:,(]+(?:[YJSOT1]\s*/\s*[NF0]|yes\s*/\s*no|ja\s*/\s*nein)\)?", re.IGNORECASE)


def _numbered(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    """The number that a text says at its end, of the column that it names or of the only one that reaches so far: ``solo con 110`` beside
    *da 66 a 110*."""
    found = re.fullmatch(r"([^<>=|]*?)(?<![\w.,])(\d{1,5})\W*", text)
    if found is None:
        return
    words = " ".join(word for word in re.findall(r"[^\W\d_]+", found[1]) if word.lower() not in prose())
    others = [each for each in sheet.table.columns if is_exact(each) and each is not column]
    reaching = [each for each in others if each.comment and (range_in(each.comment) or ("", ""))[1] == found[2]]
    number = number_called(sheet, column, words) if words else reaching[0] if len(reaching) == 1 else None
    if number is not None:
        yield f"{named(number)} = {found[2]}"


def _of_parents(sheet: Sheet, column: Column, text: str, spoken: list[tuple[str, ...]]) -> Iterator[str]:
    """The flags and the values of a row that the row must refer to: ``only when the procedure requires a tooth``."""
    words = [word for each in spoken for word in each]
    has_own = (
        is_temporal(column) or sheet.link(column) is not None or any(each.column is column for each in sheet.choices)
    )
    for own, _, parent in () if has_own else sheet.parents:
        for condition in (*flagged(parent, own, words), *listed(parent, own, text, spoken)):
            yield re.sub(r"^((?:NOT \()?)(?=[\w`])", rf"\g<1>{named(own)}.", condition, count=1)


def _beyond(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    """The comparison of a number that a text says in words: ``scores below 5``."""
    for sign, pattern in SIDES:
        found = re.fullmatch(rf"\W*(\w+)\s+(?:{pattern})\s+(\d{{1,6}}(?:\.\d+)?)\W*\w{{0,3}}\W*", text, re.IGNORECASE)
        number = number_called(sheet, column, found[1]) if found is not None else None
        if found is not None and number is not None:
            yield f"{named(number)} {sign} {found[2]}"
    found = _AND_MORE.fullmatch(text.strip())
    if found is not None:
        said = " ".join(
            word for word in re.findall(r"[^\W\d_]+", found[1]) if not set(tokens(word)) <= {*sheet.words, "of"}
        )
        amounts = [each for each in plain_numbers(sheet, column) if sheet.tokens(each) in (("amount",), ("total",))]
        number = number_called(sheet, column, said) or (amounts[0] if len(amounts) == 1 and not said else None)
        if number is not None:
            yield f"{named(number)} >= {found[2]}"


_AND_MORE = re.compile(
    r"(.*?)(?<![\w.,])(\d{1,6})\W*(?:[^\W\d_]{1,5}\s+)?(?:(?:and|or|und|oder|et|ou|y|o|e|en|of|i|lub)\s+(?:more|above|over|mehr|plus|m[aá]s|pi[uù]|mais|meer|wi[eę]cej)|\+)",
    re.IGNORECASE,
)


def _counted(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    """The number that a short text names, where it is not 0: ``where there is a difference``, ``nur wenn Ausschuss``."""
    said = _things_said(sheet, text)
    found = [each for each in plain_numbers(sheet, column) if _is_count_of(tokens(each.name), said)] if said else []
    least = min((len(tokens(each.name)) for each in found), default=0)
    nearest = [each for each in found if len(tokens(each.name)) == least]
    if len(nearest) == 1:
        yield f"{named(nearest[0])} <> 0"


def _things_said(sheet: Sheet, text: str) -> set[str]:
    """The words of what a short text without a number is about, beside those that the rows are called; none of a longer text."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word.lower() not in prose()]
    if re.search(r"\d", text) is not None or len(words) > _FEW_WORDS:
        return set()
    return {token for word in words for token in tokens(word)} - _LITTLE - set(sheet.words)


def _is_count_of(called: tuple[str, ...], said: set[str]) -> bool:
    """True for the words of a number, and no price or limit, that has a longer word of what is said."""
    return bool(said & {token for token in called if len(token) > _SHORT}) and not _NO_COUNT & set(called)


_LINKED = r"(?:\W+|\W+(?:d|de|du|des|di|del|della|do|da|of|van|von)\W+)"
"""What may be between the words of a label: ``main d'oeuvre`` of *main_oeuvre*."""
_FEW_WORDS = 4


_SHORT = 3


_LITTLE = frozenset("quantity count number amount value total unit piece there given price customer order".split())


_NO_COUNT = frozenset("id price rate percent code year minimum maximum limit capacity".split())


def _of_root(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    """The flags whose one word has the root of a word of a text: ``nur bei Beanstandung`` beside ``beanstandet``."""
    words = re.findall(r"[^\W\d]{5,}", text)
    for flag, (_, condition) in sheet.flags.items():
        own = telling_words(sheet.table.column(flag))
        if flag != column.name.lower() and len(own) == 1 and any(common_root(own[0], word) for word in words):
            yield condition


def _meant(sheet: Sheet, column: Column, words: list[str]) -> Iterator[str]:
    """The other columns whose words a short text says, where they have a value."""
    said = {word for word in words if len(word) > 3}
    for other in sheet.table.columns:
        own = bare(tokens(other.name)) if is_temporal(other) else sheet.tokens(other)
        named_so = set(own) - {"id", "date", "number"}
        if other is not column and other.nullable and named_so and named_so <= said:
            yield f"{named(other)} IS NOT NULL"


def listed(sheet: Sheet, column: Column, text: str, spoken: list[tuple[str, ...]]) -> Iterator[str]:
    """The columns of few values of which a text names some."""
    for state in sheet.choices:
        said = _spoken_values(sheet, state, text, spoken)
        most = max((len(meaning) for _, meaning in said), default=0)  # a screen failure is no screening
        values = [
            literal
            for literal, meaning in said
            if len(meaning) == most or not _shares(meaning, said) or _is_said_alone(literal, meaning, said, text)
        ]
        if state.column is not column and values and len(values) < len(state.values):
            yield is_one_of(named(state.column), values)


def _spoken_values(
    sheet: Sheet, state: State, text: str, spoken: list[tuple[str, ...]]
) -> list[tuple[str, tuple[str, ...]]]:
    """The values of a state that a text says: of discharged residents, resident is who they are."""
    said = [each for each in state.values if _is_spoken(*each, text, spoken)]
    return ([each for each in said if each[1] != sheet.words[-1:]] or said) if len(said) > 1 else said


def _shares(meaning: tuple[str, ...], others: list[tuple[str, tuple[str, ...]]]) -> bool:
    """True where a longer meaning has forms of all of these words."""
    return any(
        len(other) > len(meaning) and all(has_form(word, list(other)) for word in meaning) for _, other in others
    )


def _is_said_alone(
    literal: str, meaning: tuple[str, ...], others: list[tuple[str, tuple[str, ...]]], text: str
) -> bool:
    """True for a shorter label that a text says beside a longer one: ``grave and muy grave``."""
    rest = text.lower()
    longer = [literal for literal, other in others if len(other) > len(meaning)]
    for each in longer:
        forms = r"\W+".join(re.escape(word[:-1] or word) + r"\w{0,3}" for word in words_of(each.strip("'")))
        rest = re.sub(forms, " ", rest, flags=re.IGNORECASE)
    return rest != text.lower() and _is_spoken(
        literal, meaning, rest, [tokens(word) for word in re.findall(r"[^\W]+", rest)]
    )


def coded(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    """The column of few values that has the codes a text consists of: ``C and M``, ``source R``."""
    words = [word for word in re.findall(r"\w+", text) if word.lower() not in prose()]
    codes = [word for word in words if re.fullmatch(r"[A-Z0-9]{1,4}", word)]
    named_so = {token for word in words if word not in codes for token in tokens(word)}
    found = [
        state
        for state in sheet.choices
        if state.column is not column and _has_codes(state, set(codes)) and named_so <= set(tokens(state.column.name))
    ]
    if codes and len(found) == 1:
        yield is_one_of(named(found[0].column), _literals_of(found[0], codes))


def _literals_of(state: State, codes: list[str]) -> list[str]:
    return [literal for literal, _ in state.values if literal.strip("'") in codes]


def _has_codes(state: State, codes: set[str]) -> bool:
    """True for a column with these codes and others."""
    return codes < {literal.strip("'") for literal, _ in state.values}


def has_form(word: str, words: list[str]) -> bool:
    return any(is_form_of(word, each) for each in words)


def has_word(word: str, text: str) -> bool:
    if word.lower() not in text.lower():  # most are not: no pattern is compiled for them
        return False
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _beside(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    """The other columns that a text names, where they have a value."""
    for other in sheet.table.columns:
        if other is not column and other.nullable and has_word(other.name, text):
            yield f"{named(other)} IS NOT NULL"


def _is_spoken(literal: str, meaning: tuple[str, ...], text: str, spoken: list[tuple[str, ...]]) -> bool:
    """True when a value is in a text by its letters or by a form of the word that it means."""
    code = literal.strip("'")
    text = f"{text} {text.replace('-', '')} {plain_letters(text)}"
    if _is_spelled(code, text):
        return True
    own = re.findall(r"[^\W\d_]{5,}", code.lower())
    raw = re.findall(r"[^\W\d_]{4,}", text.lower())
    if own and len(own) == len(re.findall(r"[^\W\d_]+", code)) and all(has_form(word, raw) for word in own):
        return True
    words = [word for each in spoken for word in each]
    return all(has_form(word, words) if len(word) > 3 else len(word) == 3 and word in words for word in meaning)


def _is_spelled(code: str, text: str) -> bool:
    """True when the letters of a value are in a text, those of several words in any way that links them."""
    if len(code) > 1 and not code.isdigit() and any(has_word(each, text) for each in (code, code.replace("_", " "))):
        return True
    linked = rf"(?<!\w){code.lower().replace('_', _LINKED)}(?!\w)"
    return "_" in code and re.search(linked, text.lower()) is not None


def compared(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    """Comparisons of a column with one of its values or a number: ``status = out_of_order``, ``mahnstufe 0``."""
    listed = {state.column.name: state for state in sheet.choices}
    for other in sheet.table.columns:
        if other.name.lower() not in text.lower():
            continue
        found = re.search(rf"\b{re.escape(other.name)}\b{_COMPARISON}", text, re.IGNORECASE)
        if found is None or other is column:
            continue
        sign = {"!=": "<>", "<>": "<>", "<": "<", ">": ">", "<=": "<=", ">=": ">="}.get(found[1], "=")
        state = listed.get(other.name)
        literal = _literal_of(state, other, found[2])
        more = _listed_behind(state, other, text[found.end() :]) if sign == "=" else []
        if literal is not None and more and (state is None or len(more) + 1 < len(state.values)):
            yield is_one_of(named(other), [literal, *more])
        elif literal is not None:
            yield f"{named(other)} {sign} {literal}"


_NEXT = re.compile(
    r"\s*(?:,|/|\||&|(?:\b(?:and|or|und|oder|et|ou|y|e|o|en|of|i|lub|a|nebo|och|eller|og)\b))+\s*['\"]?([\w-]+)['\"]?",
    re.IGNORECASE,
)


def _listed_behind(state: State | None, column: Column, text: str) -> list[str]:
    """The values that a text lists behind a first one: ``and 3`` of ``state 2 and 3 only``."""
    values: list[str] = []
    found = _NEXT.match(text)
    while found is not None:
        literal = _literal_of(state, column, found[1])
        if literal is None or re.match(r"\s*[=<>]", text[found.end() :]):
            break
        values, text = [*values, literal], text[found.end() :]
        found = _NEXT.match(text)
    return values


def _literal_of(state: State | None, column: Column, text: str) -> str | None:
    if state is not None:
        return next((literal for literal, _ in state.values if literal.strip("'").lower() == text.lower()), None)
    return text if is_number(column) and re.fullmatch(r"-?\d{1,6}", text) else None
