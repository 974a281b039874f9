"""What comments say of when a column has a value, or a flag is true: ``only for failed payments``, ``leer bei mahnstufe 0``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....schema.model import Column
from ...writing import is_one_of
from ..comments.clauses import clause_of, excepted, given_when, is_denied, phrase, prose, said_clauses
from ..tables.sheet import Sheet, State, bare, is_number, is_temporal, named
from ..words.identifiers import words_of
from ..words.roots import common_root, plain_letters
from ..words.stems import is_form_of
from ..words.vocabulary import tokens
from .alike import telling_words
from .comparisons import SIDES, compared_in, number_called, plain_numbers

Condition = tuple[str, str]
"""The condition as SQL, and why it is thought to hold."""

_COMPARISON = r"\s*(<=|>=|<>|!=|=|<|>|\bis\b|\bist\b|\best\b|\bes\b|\bbei\b|)\s*['\"]?([\w-]+)['\"]?"
_TRUE = re.compile(
    r"^\s*(?:1|true|yes|Y|J|S)\s*[:,]?\s*(?:=\s*)?(?:if|when|wenn|falls|sobald|si|se|quando|cuando|quand|als|gdy|jesli)\s+(.+)$",
    re.I,
)
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|i)\s+", re.IGNORECASE)
_VALUE = re.compile(r"^\W*(1|0|true|false|yes|no|Y|N|J|S)(?!\w)[\s:,=]*(.+)$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:in|un|im|nie|des|dis)(\w{5,})", re.IGNORECASE)


def condition_by_comment(sheet: Sheet, column: Column) -> Condition | None:
    """The condition under which a nullable column has a value by its comment; None where that says none that is known."""
    for text, is_set, _ in said_clauses(column.comment):
        condition = condition_in(sheet, column, text)
        if condition is not None:
            return (condition if is_set else _negated(condition)), "as its comment says"
    bare_labels = _bare_labels(sheet, column)
    return (bare_labels, "as its comment says") if bare_labels is not None else None


def condition_in(sheet: Sheet, column: Column, text: str) -> str | None:
    """The condition that a clause of a comment names; None where it names none that is known."""
    condition = _of_both(sheet, column, text) or next(_conditions(sheet, column, text), None)
    is_turned = is_denied(text) and not _is_in_label(condition)
    if condition is None:  # ``empty if unjustified`` beside ``justified``
        positive = _NEGATED.sub(r"\1", text)
        condition = next(_conditions(sheet, column, positive), None) if positive != text else None
        is_turned = not is_turned
    return _negated(condition) if condition is not None and is_turned else condition


def _negated(condition: str) -> str:
    """The opposite of a condition, without a NOT of a NOT."""
    inner = re.fullmatch(r"NOT \(([^()]+)\)", condition)
    return inner[1] if inner is not None else f"NOT ({condition})"


def _bare_labels(sheet: Sheet, column: Column) -> str | None:
    """The rows that the last part of a comment lists by labels alone: ``ISBN-13, books and comics``; those of the column itself list
    values."""
    parts = re.split(r"[;,(]", column.comment.rstrip(" .)"))
    words = [word for word in re.findall(r"[^\W\d_]+", parts[-1]) if word.lower() not in prose()]
    if not 1 < len(parts) < 4 or not words or any(state.column is column for state in sheet.choices):
        return None
    if any(next(_listed(sheet, column, each, [tokens(each)]), None) for each in (*parts[:-1],)):
        return None
    is_list = all(next(_listed(sheet, column, each, [tokens(each)]), None) for each in words)
    return next(_listed(sheet, column, parts[-1], [tokens(each) for each in words]), None) if is_list else None


def rows_by_comment(parent: Sheet, column: Column) -> str | None:
    """The condition that the comment of a reference names of the rows of ``parent``: ``accepted quotes only``; None where it says none."""
    for text, is_set in (
        *((text, is_set) for text, is_set, _ in said_clauses(column.comment)),
        (_named_rows(parent, column), True),
    ):
        condition = next(_states_said(parent, column, text), None) if text else None
        if condition is not None:
            negated = is_denied(text)
            return condition if is_set is not negated else f"NOT ({condition})"
    return None


def _states_said(parent: Sheet, column: Column, text: str) -> Iterator[str]:
    spoken = [tokens(word) for word in re.findall(r"[^\W]+", text)]
    yield from _compared(parent, column, text)
    yield from _coded(parent, column, text)
    yield from _listed(parent, column, text, spoken)
    yield from _flagged(parent, column, [word for each in spoken for word in each])


def _named_rows(parent: Sheet, column: Column) -> str:
    """The first words of a comment that name rows as a noun and what they are: ``the accepted quote``; empty where it does not."""
    text = re.split(r"[;,.:(]", column.comment)[0].strip()
    words = [word for word in re.findall(r"[^\W]+", text) if word.lower() not in prose()]
    spoken = [token for word in words for token in tokens(word)]
    if not 1 < len(words) < 4 or not any(_has_form(word, spoken) for word in parent.words[-1:]):
        return ""
    return " ".join(word for word in words if not any(_has_form(own, list(tokens(word))) for own in parent.words))


def _of_both(sheet: Sheet, column: Column, text: str) -> str | None:
    """The conditions of two columns that a text joins by *and*: ``kind = C and paid``."""
    parts = _AND.split(text)
    found = [next(_conditions(sheet, column, part), None) for part in parts] if len(parts) == 2 else []
    said = [each for each in found if each is not None and not phrase("not").search(text)]
    is_of_two = len(said) == 2 and said[0].split()[0] != said[1].split()[0]
    return " AND ".join(said) if is_of_two else None


def _is_in_label(condition: str | None) -> bool:
    """True where what denies is a part of the label: ``empty if ohne_mangel``."""
    labels = re.findall(r"'([^']*)'", condition or "")
    return bool(labels) and all(phrase("not").search(label.replace("_", " ")) is not None for label in labels)


def awaited_in(comment: str) -> tuple[str, ...]:
    """The words of what a comment awaits before there is a value: ``empty until shipped``, ``leer, solange nicht geliefert``."""
    for text, is_set, is_until in said_clauses(comment):
        denied = is_denied(text)
        if is_until or (denied and not is_set):
            words = [
                word for word in re.findall(r"[^\W\d]+", phrase("not").sub(" ", text)) if word.lower() not in prose()
            ]
            return tuple(token for word in words[:3] for token in tokens(word))
    return ()


def announced_by(sheet: Sheet, column: Column) -> tuple[Column, str] | None:
    """The column of few values, or the flag, whose comment says of one value that ``column`` is set then: ``D done (done_at
    set)``, ``1 = paid_on filled``; and that part of the comment."""
    for other in sheet.table.columns:
        if other is column or not other.comment or not _has_word(column.name, other.comment):
            continue
        parts = (part for part in re.split(r"[,;|]", other.comment) if _has_word(column.name, part))
        part = next((each for each in parts if phrase("filled").search(each)), None)
        if part is not None:
            return other, part.strip()
    return None


def true_by_comment(sheet: Sheet, column: Column) -> str | None:
    """The condition under which a flag is true by its comment: ``1 if quantity = 0``, ``1 unless cancelled``, ``0 for warranty``."""
    found = _TRUE.match(column.comment)
    compared = next(_compared(sheet, column, found[1]), None) if found is not None else None
    return compared or compared_in(sheet, column, found[1] if found else column.comment) or _case(sheet, column)


def _case(sheet: Sheet, column: Column) -> str | None:
    """The condition of a flag whose comment says the rows of one of its values."""
    found = _VALUE.match(column.comment)
    if found is None:
        return None
    out, said = excepted().match(found[2]), given_when().match(found[2])
    text = clause_of(out[1] if out is not None else said[1] if said is not None else "")
    condition = (_of_both(sheet, column, text) or next(_conditions(sheet, column, text), None)) if text else None
    if condition is None:
        return None
    turns = [found[1].lower() in ("0", "n", "no", "false"), out is not None, is_denied(text)]
    return f"NOT ({condition})" if turns.count(True) % 2 else condition


def _conditions(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    yield from _compared(sheet, column, text)
    yield from _coded(sheet, column, text)
    yield from (each for each in _beside(sheet, column, text) if "_" in each)
    spoken = [tokens(word) for word in re.findall(r"[^\W]+", text)]
    yield from _listed(sheet, column, text, spoken)
    words = [word for each in spoken for word in each]
    yield from _flagged(sheet, column, words)
    yield from _beside(sheet, column, text)
    if len(spoken) < 4:
        yield from _meant(sheet, column, words)
        yield from _of_root(sheet, column, text)
    yield from _beyond(sheet, column, text)
    yield from _counted(sheet, column, text)


def _flagged(sheet: Sheet, column: Column, words: list[str]) -> Iterator[str]:
    """The flags of which a text says all words, or all that the column does not have: ``included`` of a breakfast's price."""
    others = [each for flag, each in sheet.flags.items() if flag != column.name.lower()]
    for own in (frozenset[str](), frozenset(sheet.tokens(column))):
        for meaning, condition in others:
            said = [word for word in meaning if word not in own]
            if said and all(_has_form(word, words) for word in said):
                yield condition


def _beyond(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    """The comparison of a number that a text says in words: ``scores below 5``."""
    for sign, pattern in SIDES:
        found = re.fullmatch(rf"\W*(\w+)\s+(?:{pattern})\s+(\d{{1,6}}(?:\.\d+)?)\W*\w{{0,3}}\W*", text, re.IGNORECASE)
        number = number_called(sheet, column, found[1]) if found is not None else None
        if found is not None and number is not None:
            yield f"{named(number)} {sign} {found[2]}"


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


def _listed(sheet: Sheet, column: Column, text: str, spoken: list[tuple[str, ...]]) -> Iterator[str]:
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
        len(other) > len(meaning) and all(_has_form(word, list(other)) for word in meaning) for _, other in others
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


def _coded(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
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


def _has_form(word: str, words: list[str]) -> bool:
    return any(is_form_of(word, each) for each in words)


def _has_word(word: str, text: str) -> bool:
    if word.lower() not in text.lower():  # most are not: no pattern is compiled for them
        return False
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _beside(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    """The other columns that a text names, where they have a value."""
    for other in sheet.table.columns:
        if other is not column and other.nullable and _has_word(other.name, text):
            yield f"{named(other)} IS NOT NULL"


def _is_spoken(literal: str, meaning: tuple[str, ...], text: str, spoken: list[tuple[str, ...]]) -> bool:
    """True when a value is in a text by its letters or by a form of the word that it means."""
    code = literal.strip("'")
    text = f"{text} {text.replace('-', '')} {plain_letters(text)}"
    if len(code) > 1 and not code.isdigit() and any(_has_word(each, text) for each in (code, code.replace("_", " "))):
        return True
    own = re.findall(r"[^\W\d_]{5,}", code.lower())
    raw = re.findall(r"[^\W\d_]{4,}", text.lower())
    if own and len(own) == len(re.findall(r"[^\W\d_]+", code)) and all(_has_form(word, raw) for word in own):
        return True
    words = [word for each in spoken for word in each]
    return all(_has_form(word, words) if len(word) > 3 else len(word) == 3 and word in words for word in meaning)


def _compared(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
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


_ENDLESS = frozenset("permanent indefinite unlimited ongoing current lifetime".split())


def unless_open(sheet: Sheet, column: Column) -> Condition | None:
    """An end is not set where a flag says that there is none: ``is_permanent``, ``is_current``."""
    for flag, (meaning, condition) in sheet.flags.items():
        if column.nullable and _ENDLESS & set(meaning):
            return f"NOT ({condition})", f"not set when {named(sheet.table.column(flag))} says so"
    return None
