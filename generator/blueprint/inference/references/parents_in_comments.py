"""What a comment says that a column repeats of a row that its row refers to: ``price of the product``, ``as in the contract``,
``copy of modifiers.price_delta``, ``owner of the equipment``. In several languages; the names are asked of the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..tables.links import Link
from ..tables.sheet import Sheet, is_number
from ..words.identifiers import words_of
from ..words.vocabulary import tokens

_ARTICLES = r"(?:(?:the|its|this|their|that|der|die|das|dem|den|des|le|la|les|el|los|las|lo|il|i|gli|o|os|a|as|het|de|een|un|une|una|um|uma)\s+|l['’])*"
_OF = r"(?:of|in|on|from|by|for|der|des|vom|von|aus|im|in|du|de|d|del|della|dello|dell|di|dal|do|da|dos|das|no|na|van|uit|z|ze|w|od|av|från|"
_OF += r"as per|according to|laut|lt\.|gem(?:ä|ae)(?:ß|ss)|selon|d['’]apr[eè]s|seg[uú]n|segundo|conforme|secondo|come da|volgens|wed[lł]ug|zgodnie z|podle|enligt|if[oø]lge)"
_FROM = (
    r"(?:cop(?:y|ied) (?:of|from)|taken (?:over )?from|same as (?:in|on|of)?|denormali[sz]ed from|inherited from|as (?:in|on|of|for)|from|per|"
    r"(?:wie|laut|gem(?:ä|ae)(?:ß|ss)) (?:in|im|bei)?|aus|vom|von|(?:ü|ue)bernommen (?:aus|von|vom)|kopie (?:aus|von)|comme (?:sur|dans|p[o]ur)|"
    r"(?:repris(?:e|es)?|copi[ée]e?s?) (?:de|du|d')|selon|como en|como no|como na|seg[uú]n|conforme|copiad[oa] d[eoa]l?|copiat[oa] d[aie]l?l?[ao]?|come (?:nel|nella|in)|"
    r"zoals (?:in|op)|volgens|overgenomen (?:uit|van)|przepisan[eyao] z|skopiowan[eyao] z|jak (?:w|na)|z|ze|wed[lł]ug|enligt|som i)"
)
_WHAT_OF_WHOM = lazy(rf"(?P<what>[^\W\d][\w /-]*?)\s+{_OF}['’\s]\s*{_ARTICLES}(?P<whose>[^\W\d][\w ]*)", re.IGNORECASE)
_WHAT_OF_THE_LAST = lazy(
    rf"(?P<what>[^\W\d][\w /-]*)\s+{_OF}['’\s]\s*{_ARTICLES}(?P<whose>[^\W\d][\w ]*)", re.IGNORECASE
)
_FROM_WHOM = lazy(rf"(?:.*?\b)?{_FROM}\s+{_ARTICLES}(?P<whose>[^\W\d][\w ]*)", re.IGNORECASE)
_SAME = lazy(
    rf"{_ARTICLES}(?:same|identical|equals?|equal to|dieselbe\w?|derselbe|dasselbe|gleiche?\w?|mism[oa]s?|m[êe]mes?|mesm[oa]s?|igual|stess[oaie]|(?:de|het)?zelfde|"
    rf"tak\w+ sam\w+|t[aeo]n? sam\w+|samma|stejn\w+)"
    rf"(?:(?:\s+(?P<what>[^\W\d][\w ]*?))?\s+(?:as|to|wie|que|come|als|jak|co|som|jako)|(?=\s))(?:\s+(?:in|on|of|for|im|bei|beim|en|dans|sur|nel|nella|op|w|na|no|do|da|zu|zum|i|u))?\s+"
    rf"{_ARTICLES}(?P<rest>[^\W\d].*)",
    re.IGNORECASE,
)
_OF_WHOM = lazy(rf"(?:of|der|des|du|de|del|della|do|da|van)\s+{_ARTICLES}(?P<whose>[^\W\d]\w*)", re.IGNORECASE)
_DOTTED = lazy(r"(?<![\w.])[`\"]?(\w+)[`\"]?\.[`\"]?(\w+)[`\"]?(?![\w.(])")
_WHEN = lazy(
    r"\s+(?:when|while|at (?:the )?(?:time|mom[e]nt)|at|as of|on the day|on that day|once|zum zeitpunkt|bei|beim|am tag|au mom[e]nt|lors|al momento|"
    r"no momento|na data|ten tijde|op het mom[e]nt|w chwili|w momencie|for reporting|f(?:ü|ue)r auswertungen)\b.*",
    re.IGNORECASE,
)
_NEVER = lazy(
    r"\b(?:never|not|other than|different|another|kein\w*|nicht|nie|niemals|ander\w+|verschieden|autre|jamais|pas|diff[ée]rent\w*|otr[oa]|nunca|"
    r"distint[oa]|divers[oa]|altr[oa]|mai|outr[oa]|diferente|niet|nooit|inn[yae]|nigdy|jin[ýyá]|annan|aldrig|sans|without|less|minus|ohne|moins|menos|at (?:least|most)|mindestens|h(?:ö|oe)chstens)\b",
    re.IGNORECASE,
)
"""What says that a row has another one, or less."""
_SAID = frozenset(
    """that those celui celle ceux celles quello quella quelli quelle aquel aquella derselbe dieselbe dasselbe dezelfde hetzelfde mismo misma mesmo mesma
    même meme stesso stessa taki taka sama sam identical
    the its this their row record entry one was were is are copied copy same from of own by then current actual given list each per and or value card
    der die das dem den des le la les de du l d el los las del il lo della o os a as do da het van z ze w jak kartoteki""".split()
)
_BOUGHT = frozenset(("cost", "purchase", "purchased"))  # what is sold has another price
_LITTLE = frozenset(("id", "number", "code", "key", "no", "amount", "value"))

Steps = tuple[tuple[Column, Link], ...]
Repeated = tuple[Steps, Sheet, str]
"""One or two references, one after the other, the table that they lead to, and the words of what is repeated (empty: of the
same name)."""


def said_parents(sheet: Sheet, column: Column) -> Iterator[Repeated]:
    """The rows that the comment of a column names, and what of them."""
    for part in re.split(r"[;,(=:]", column.comment[:120])[:4]:
        whole = part.strip().rstrip(".)")
        text = _WHEN.sub("", whole)
        if not 3 <= len(text) <= 70 or _NEVER.search(text) is not None:
            continue
        if text != whole:  # ``pack price at the time of the order``
            yield from _spelled(sheet, column, text)
        dotted = _DOTTED.search(text)
        if "_" in text and " " not in text:
            continue
        if dotted is not None:
            yield from _named(sheet, column, dotted[1], dotted[2])
        else:
            yield from _phrased(sheet, column, text)


def _phrased(sheet: Sheet, column: Column, text: str) -> Iterator[Repeated]:
    """What of whom a phrase says, by the word between them, by where it is from, or as a genitive."""
    for pattern in (_WHAT_OF_THE_LAST, _WHAT_OF_WHOM):  # ``precio de venta del recambio``
        found = pattern.fullmatch(text)
        if found is not None:
            yield from _named(sheet, column, found["whose"], found["what"])
    same = _SAME.fullmatch(text)
    if (
        same is not None
    ):  # ``same text as the name of the product``, ``dieselbe Farbe wie im Artikel``, ``equals the list price``
        if len(same["rest"]) < len(text):
            yield from _phrased(sheet, column, same["rest"])
        yield from _named(sheet, column, same["rest"], same["what"] or "")
        yield from _spelled(sheet, column, same["rest"]) if " " in same["rest"] else ()
    found = _FROM_WHOM.fullmatch(text) or _OF_WHOM.fullmatch(text)
    if found is not None:
        yield from _qualified(sheet, column, found["whose"])
        named = list(_named(sheet, column, found["whose"], ""))
        yield from named or _of_same_name(sheet, column)
    words = re.sub(r"['’]s\b", "", text).split()
    if 2 <= len(words) <= 4:
        yield from _named(sheet, column, words[0], " ".join(words[1:]))
        yield from _named(sheet, column, words[-1], " ".join(words[:-1]))  # kaucja modelu


def _qualified(sheet: Sheet, column: Column, whose: str) -> Iterator[Repeated]:
    """What a noun of a table and what it has say together: ``copied from the product name``."""
    said = set(_words(whose))
    for steps, parent, _ in _named(sheet, column, whose, ""):
        more = said - {*parent.words, *tokens(steps[-1][0].name)}
        if more and any(more <= set(tokens(each.name)) for each in parent.table.columns):
            yield steps, parent, " ".join(more)


def _spelled(sheet: Sheet, column: Column, text: str) -> Iterator[Repeated]:
    """What has just the words of a text in a row that is referred to."""
    said = set(_words(text))
    for steps, parent in sorted(_reached(sheet, column), key=lambda item: len(item[0])):
        for each in parent.table.columns:
            if said and said == set(tokens(each.name)) - _SAID:
                yield steps, parent, each.name


_COPIED = lazy(
    r".*\b(?:cop(?:y|ied)|taken|same|denormali[sz]ed|inherited|snapshot|kopie\w*|(?:ü|ue)bernommen|repris\w*|copi\w+|igual|mismo|przepisan\w+|"
    r"skopiowan\w+|overgenomen)\b",
    re.IGNORECASE,
)


def _of_same_name(sheet: Sheet, column: Column) -> Iterator[Repeated]:
    """What a comment says is copied from something that no table is called: from the only row referred to that has it by that name."""
    if _COPIED.match(column.comment) is None:
        return
    having = [
        (steps, parent)
        for steps, parent in _reached(sheet, column)
        if len(steps) == 1 and any(each.name.lower() == column.name.lower() for each in parent.table.columns)
    ]
    if len(having) == 1:
        yield *having[0], ""


def _named(sheet: Sheet, column: Column, whose: str, what: str) -> Iterator[Repeated]:
    said = set(_words(whose))
    reached = list(_reached(sheet, column))
    for steps, parent in sorted(reached, key=lambda item: len(item[0])):
        own = steps[-1][0]
        called = set(parent.words[-1:]), set(parent.words), set(tokens(own.name)) - _LITTLE, {parent.name.lower()}
        is_cut = (
            own.name.isupper() and len(words_of(own.name)[0]) > 2 and whose.lower().startswith(words_of(own.name)[0])
        )
        if whose.lower() == parent.name.lower() or is_cut or any(name and name <= said for name in called):
            yield steps, parent, what


def _reached(sheet: Sheet, column: Column) -> Iterator[tuple[Steps, Sheet]]:
    """The tables that a row refers to, and those that these refer to, each of which must be there where the column is."""
    for own, link, parent in sheet.referred:
        if own is column or parent is sheet or (own.nullable and not column.nullable):
            continue
        yield ((own, link),), parent
        for further, up, top in parent.parents:
            if top is not sheet and top is not parent:
                yield ((own, link), (further, up)), top


def _words(phrase: str) -> list[str]:
    return [word for word in tokens(phrase.strip().replace(" ", "_").replace("-", "_")) if word not in _SAID]


def repeated_column(sheet: Sheet, column: Column, parent: Sheet, what: str) -> list[Column]:
    """The parent's columns that may be meant, the likeliest first: called ``what``, or as the column itself."""
    exact = parent.table.find(what.strip()) if what else None
    if exact is not None:
        return [exact]
    wanted = set(_words(what)) - set(parent.words[-1:])
    own = set(sheet.tokens(column)) - set(parent.words[-1:])
    own = own - _LITTLE or own
    if what and wanted:
        found = [each for each in parent.table.columns if wanted <= set(tokens(each.name))]
        if found or not own < wanted:  # ``rent without charges of the lease`` says more than the name of either rent
            return sorted(found, key=lambda each: _distance(sheet, column, each))
    return _called_alike(sheet, column, parent, own) or _of_one_noun(sheet, column, parent)


def _called_alike(sheet: Sheet, column: Column, parent: Sheet, own: set[str]) -> list[Column]:
    """The parent's column of the name of a column, or those of which the names have all its ``own`` words."""
    same = [each for each in parent.table.columns if each.name.lower() == column.name.lower()]
    alike = [each for each in parent.table.columns if own and own <= set(parent.tokens(each)) | (own & _LITTLE)]
    return same or sorted(alike, key=lambda each: _distance(sheet, column, each))


def _of_one_noun(sheet: Sheet, column: Column, parent: Sheet) -> list[Column]:
    """The parent's only number that is called after the same noun: hours that are planned, and those of the package."""
    nouns = _NOUNS & set(tokens(column.name)) or set(tokens(column.name)) - _LITTLE
    found = [
        each
        for each in parent.table.columns
        if nouns & set(parent.tokens(each)) and each.type.name == column.type.name and is_number(each)
    ]
    if len(found) == 1 or not _PRICES & set(tokens(column.name)):
        return found if len(found) == 1 else []
    priced = [
        each for each in parent.table.columns if _PRICES & set(parent.tokens(each)) and each.type.name == "decimal"
    ]
    return (
        priced if len(priced) == 1 and column.type.name == "decimal" else []
    )  # the price of a booking is the fee of the class


_PRICES = frozenset("price fee rate".split())
_NOUNS = frozenset(
    "hour day week month night lesson price fee rate amount rent deposit weight quantity point credit".split()
)


def _distance(sheet: Sheet, column: Column, theirs: Column) -> tuple[bool, int, int]:
    own, other = set(tokens(column.name)), set(tokens(theirs.name))
    is_bought = bool(_BOUGHT & other) and not _BOUGHT & own
    return is_bought, len(own ^ other), len(other)
