"""Formulas that comments spell out, with signs as symbols or as words of several languages, and what they say of other rows.

Only text is read here: which columns and tables the names mean is asked elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ....lazy_patterns import lazy
from .alternatives import alternative_in
from .limits import number_limits
from .multiples import Multiple, multiples_in
from .said_formulas import Extreme, extreme_in, mean_in, per_hundred_in, weighed_in
from .spans import ends_in

SIGNS = "+-*/()"
_WORD_SIGNS = (
    (
        "/",
        r"divided by|over the|geteilt durch|dividido por|divis[ée] par|gedeeld door|podzielone przez|diviso|děleno|delat med|divideret med|osztva|împărțit la",
    ),
    (
        "*",
        r"(?:(?<=quantità )|(?<=quantita )|(?<=ore )|(?<=giorni )|(?<=pezzi )|(?<=mesi )|(?<=numero ))per|times|multiplied by|mal|fois|multipli[ée] par|multiplicado por|vezes|maal|razy|krát|krat|gånger|gange|ganger|szor|ori|puta|x",
    ),
    ("+", r"plus|incl\.?|including|inkl\.?|inklusive|zzgl\.?|zuz(?:ü|ue)glich|m[aá]s|mais|pi[uù]|increased by"),
    (
        "-",
        r"minus|less|(?:after|nach|apr[eè]s|despu[eé]s de|depois de|na|po) (?:deducting|deduction of|abzug (?:von|der|des)|"
        r"d[ée]duction d[ue']|deducir|deduzir|aftrek van|odj[eę]ciu)|net of|reduced by|"
        r"min(?=\s+[^\W\d])|abzgl\.?|abz(?:ü|ue)glich|vermindert um|moins|menos|meno|ohne|minder|pomniejszone o|bez|mínus|snížené o|med avdrag för|minskat med|fratrukket|mínusz|minusz|umanjeno za",
    ),
    ("&", r"and|und|et|en|och|og"),
)
# words that are signs only where the names around them are no names with them: ``yield per area``, ``hours at wage``
_LOOSE_SIGNS = (
    ("/", r"per|pro|je|par|por cada|na"),
    ("*", r"at|on|auf|vom|sur|sobre|su|op|zu|zum|à|au|al|por|przez|tegen|od"),
    ("-", r"after|nach|apr[eè]s|despu[eé]s de|excl\.?|excluding|without"),
    ("+", r"with|mit|avec|con|com|met|z"),
)
_Signs = tuple[tuple[str, re.Pattern[str]], ...]
_SIGN_PATTERNS, _LOOSE_PATTERNS = (
    tuple((sign, lazy(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for sign, words in signs)
    for signs in (_WORD_SIGNS, _LOOSE_SIGNS)
)
_SYMBOLS = str.maketrans("×✕·÷−–", "***/--")
_EQUALS = lazy(
    r"(?<!\w)(?:is|equals|equal to|(?:calculated|computed) (?:as|from|by)|berechnet (?:als|aus)|entspricht|[ée]gal à|igual a|uguale a|gelijk aan)\s+(.+)",
    re.IGNORECASE,
)
_NAME = lazy(r"[^\W\d_][\w .']{0,40}")
_LISTED = lazy(
    r"[^\W\d][\w ]*(?:, ?[^\W\d][\w ]*)+,? (?:and|und|et|y|e|en|i|och) [^\W\d][\w ]*"
)  # material, wages and travel
_ROWS = lazy(r"(?!(?:of|der|des|von|du|de|del|do|van|z) )[^\W\d_]{2,}(?: [^\W\d_]{2,}){1,3}")
_PLAIN = lazy(r"[^\W\d_]\w*")  # the total, or 0 under warranty
_NUMBER = lazy(r"\d{1,4}(?:\.\d+)?")
_DECIMAL_COMMA = lazy(r"([x×*/+−-]\s?)(\d{1,3}),(\d{1,3})(?![\d,])")  # hours x 3,6
_MOST_PARTS = 15
_MOST_LOOSE = 4

_OF = r"(?:of|over|aller|der|des|de|du|d|del|della|dello|delle|dei|degli|dell|di|da|das|dos|van|von|av)"
_ALL = r"(?:the|all|its|their|every|aller|alle|les|los|las|el|la|le|l|os|as|i|gli|rows in|records in|entries in)"
_FUNCTIONS = (
    (
        "SUM",
        rf"(?:sum|total|summe|somme|suma|soma|somma|totale|summa|totaal|som)(?! number| count| anzahl)(?P<what> \w+)?\s+{_OF}",
    ),
    (
        "SUM",
        r"(?:suma|łączna kwota|łączna wartość|łącznie|součet|soucet|celkem za|summan?(?: av)?|sum(?:men)?(?: av| af)|totalt för|összesen|összege|zbroj|vsota)(?P<what>)(?:\s+(?:z|ze|wszystkich)\b)?",
    ),
    (
        "MAX",
        rf"(?:highest|largest|greatest|maximum|h(?:ö|oe)chste[rsn]?|gr(?:ö|oe)(?:ß|ss)te[rsn]?|maior|mayor|hoogste)(?P<what> \w+)\s+{_OF}",
    ),
    ("COUNT", rf"(?:number|count|nombre|n[uú]mero|cantidad|quantidade|numero|how many)(?P<what>)\s+{_OF}"),
    (
        "COUNT",
        rf"(?:anzahl|zahl|aantal|liczba|ilo[sś][cć]|antalet?|antall|po[cč]et|num[aă]rul|broj|število|száma)(?P<what>)(?:\s+{_OF}\b)?",
    ),
    (
        "AVG",
        rf"(?:mean|average|avg|durchschnitt|moyenne|promedio|m[eé]dia|gemiddelde|[sś]rednia)(?P<what> \w+)?\s+{_OF}",
    ),
    ("AVG", rf"(?:mean|average|avg|durchschnittliche|gemiddelde|[sś]rednia)(?P<what>)(?:\s+{_OF}\b)?"),
)
_OF_ROWS = tuple(
    (function, lazy(rf"(?<!\w){words}['’ ]\s*(?:{_ALL}\b['’ ]\s*)*(?P<rows>.+)", re.IGNORECASE))
    for function, words in _FUNCTIONS
)
_PERCENT = r"(?:%|percent|per ?cent|prozent|p[o]ur ?cent|por ?cien(?:to)?|por ?cento|procent|per ?cento)"
_AND = r"(?:and|und|et|y|e|en|i|och)"
_ON = r"(?:of|on|from|auf|von|vom|der|des|du|de|del|da|do|di|sur|sobre|su|van|over|op|od|z)"
_PERCENT_OF = lazy(
    rf"(?<![\w.,])(\d{{1,2}}(?:[.,]\d{{1,3}})?)\s*{_PERCENT}\s+(?:[^\W\d]+ )?{_ON}\s+(?:{_ALL}\b['’ ]\s*)*(?P<base>.+)",
    re.IGNORECASE,
)
_AS_PERCENT = lazy(
    rf"(?P<part>.+?)\s+(?:as|in|en|em)\s+(?:an? |the )?(?:{_PERCENT}|percentage|pourcentage|porcentaje|porcentagem)\s+{_ON}\s+"
    rf"(?:{_ALL}\b['’ ]\s*)*(?P<whole>.+)",
    re.IGNORECASE,
)
_WHEN_DUE = re.compile(
    r"[;,(]|\s(?:at|on|upon|when|as|due|payable|bei|beim|als|f[aä]llig|à|au|en|comme|al|alla|all['’]|como|come|no|na|ao|bij|przy|w)(?!\w)"
)
"""What ends the base of a percentage: ``30 % du TTC à la commande``."""
_RATE_ON = lazy(
    rf"{_PERCENT}\s+(?:of|de|di|von|van|do|w)\s+(?P<rate>[^\W\d][\w ]*?)\s+(?:on|auf|sur|sobre|su|over|op|od)\s+(?:{_ALL}\b['’ ]\s*)*(?P<base>.+)",
    re.IGNORECASE,
)
"""``% de IRPF sobre el bruto``."""
OWN_RATE = "its rate"
"""The percentage that belongs to what is computed, in the place of a name."""
_ON_BASE = lazy(
    rf"(?P<percent>(?:a |the |its )?{_PERCENT}\s+)?{_ON}\s+(?:{_ALL}\b['’ ]\s*)*(?P<base>.+)", re.IGNORECASE
)
_AT_RATE = lazy(
    rf"(?:[^\W\d][\w ]{{0,30}}? )?(?:on|auf|sur|sobre|su|over|op|od)\s+(?:{_ALL}\b['’ ]\s*)*(?P<base>.+?)\s+"
    rf"(?:at|with|by|mit|zum|zu|au|à|al|con|com|tegen|met|wg|po)\s+(?:{_ALL}\b['’ ]\s*)*(?P<rate>.+)",
    re.IGNORECASE,
)
_CONVERTED = lazy(r"(?<!\w)1 [^\W\d][\w²³/]* = (\d{2,5}) [^\W\d]")  # 1 Ar = 100 m²
_DIFFERENCE = lazy(
    r"(?:difference|differenz|unterschied|diff[ée]rence|diferen[cç]i?a|verschil|r[óo][zż]nica|differenza|skillnad)(?:\s+\w+)?\s+"
    rf"(?:between|of|zwischen|aus|von|entre|de|tussen|mi[eę]dzy|tra|mellan)\s+(?P<one>.+?)\s+{_AND}\s+(?P<other>.+)",
    re.IGNORECASE,
)
_BEYOND = lazy(
    r"(?:part of |portion of |teil der |partie des |parte de |deel van )?(?P<what>[^\W\d][\w ]{1,40}?)\s+"
    r"(?:beyond|above|over|exceeding|in excess of|(?:ü|ue)ber|oberhalb von|au-del[àa] de|au dessus de|por encima de|m[aá]s all[aá] de|acima de|"
    r"boven|powy[zż]ej|ponad|oltre|utöver)\s+(?:(?:the|those|that|what is|der|die|das|des|la|le|les|el|los|o|os|a|as|de) )*(?P<limit>\d+(?:\.\d+)?|[^\W\d][\w ]{2,40})",
    re.IGNORECASE,
)
_COLUMN_OF_ALL = lazy(
    rf"([^\W\d]\w*_\w+) {_OF} (?:all|aller|alle|toutes|tous|todos|todas|tutt[ei]|wszystkich|v[sš]ech) (?P<rows>.+)",
    re.IGNORECASE,
)
_IN_PER_CENT = lazy(rf"(?<=\w|\))[ ,]+(?:(?:in|en|em|w) )?{_PERCENT}\s*$", re.IGNORECASE)  # water / cement in %
_PRICE_OF_ONE = lazy(
    r"(?:the |list |net |base |unit )*(?:price|fee|charge|tariff|preis|geb(?:ü|ue)hr|prix|tarif|precio|tarifa|pre[cç]o|taxa|prezzo|tariffa|prijs|tarief|"
    r"cena|op[lł]ata|pris|avgift)\s+(?:of|per|je|pro|par|por|per|za|de|du|van|von)\b",
    re.IGNORECASE,
)
"""What something costs, for one of something: no division of two numbers of the row."""
_FOR_ONE = lazy(r"(?:per|pro|je|par|por|por cada) [^\W\d]", re.IGNORECASE)
"""What one of something has or costs: a formula begins with a column."""
_POWER = lazy(
    r"[^\W\d_]{4,}\)?\s?(?:[²³]|\^\s?[23]|\*\* ?[23])|(?<!\w)(?:squared|cubed|au carr[ée]|zum quadrat|al cuadrado|ao quadrado|al quadrato)(?!\w)",
    re.IGNORECASE,
)
"""What no formula of columns has: weight / height² is less than half of what it says."""
_RUNNING = lazy(
    r"(?<!\w)(?:balance|saldo|solde|kontostand|bestand|stan|stock|level)\s+(?:after|nach|despu[eé]s|apr[eè]s|depois|ap[oó]s|dopo|na|po)(?!\w)",
    re.IGNORECASE,
)
"""What is there after a row is no formula of it."""
_OF_PRICES = lazy(
    r"^(?:excl|excluding|incl|including|without|before|net of|ohne|zzgl|inkl|hors|sans|sin|con|sem|com|zonder|bez)\.? [^\W\d]+ ?[,;] ?(?=[^\W\d])",
    re.IGNORECASE,
)
"""What an amount is with, or without, in front of all else: ``excl. VAT, after discount`` has no column that the discount is taken off."""
_TIMES_PERCENT = lazy(r"(?:[*×]|(?<=\s)x(?=\s))\s*(\d{1,2}(?:\.\d{1,3})?)\s*%", re.IGNORECASE)
_TAKEN_OFF = lazy(
    r"\s*,\s+([^\W\d][\w ]*?)\s+(?:deducted|subtracted|taken off|d[ée]duite?s?|abgezogen|descontad[oa]s?|deducid[oa]s?|deduzid[oa]s?|dedott[oaie]|"
    r"detratt[oaie]|sottratt[oaie]|afgetrokken|in mindering|odliczon\w+|odj[eę]t\w+|potr[aą]con\w+)(?!\w)",
    re.IGNORECASE,
)
_ROUNDED = lazy(
    r",? \(?(?:rounded|gerundet|arrondie?|redondeado|arredondado|arrotondato|afgerond)(?: (?:up|down))?\)?$",
    re.IGNORECASE,
)
_UNIT_FIRST = lazy(r"(?:in |en )?[^\W\d_][\w²³/€%]{0,4}\s*[,;:]\s+(.+)")  # kg, weight / pieces
_CALLED = lazy(r"(?<!\w)(sum|count|avg|max|min)\s*\(\s*([^()]+?)\s*\)", re.IGNORECASE)


class RowFormula(NamedTuple):
    """Names, numbers and signs in their order: ``gross * rate / 100`` is (gross, *, rate, /, 100). ``is_list`` when only
    words such as ``and`` are between the names, ``either_way`` when the smaller one may be taken from the other."""

    parts: tuple[str, ...]
    is_list: bool = False
    either_way: bool = False


class Excess(NamedTuple):
    """What of a number is beyond another: ``hours beyond 8``."""

    what: str
    limit: str


class OfRows(NamedTuple):
    """What the rows that a phrase names come to: ``sum of the captured payments`` is SUM of ``captured payments``. ``is_bare``: only
    the rows are said, as in *unpaid invoices*."""

    function: str
    phrase: str
    is_bare: bool = False


Formula = RowFormula | OfRows | Excess | Multiple | Extreme


def formulas_in(comment: str) -> Iterator[Formula]:
    """What a comment may spell out, the likeliest reading first. A caller takes the first whose names it knows."""
    other = alternative_in(comment)
    if other is not None and other.main:
        yield from _formulas_in(other.main)
        if _PLAIN.fullmatch(other.main):
            yield RowFormula((other.main,))
    yield from _formulas_in(comment)
    if _ROWS.fullmatch(comment) and _RUNNING.search(comment) is None:
        yield OfRows("SUM", comment, is_bare=True)


def _formulas_in(comment: str) -> Iterator[Formula]:
    comment = _TIMES_PERCENT.sub(r"* \1 / 100", _TAKEN_OFF.sub(r" - \1", comment))
    text = _ROUNDED.sub("", _OF_PRICES.sub("", re.sub(r"\s+", " ", comment.strip()).rstrip(".")))
    if _RUNNING.search(text) is not None or _POWER.search(text) is not None:
        return
    yield from multiples_in(text)
    extreme = extreme_in(text)
    if extreme is not None:
        yield extreme
    for parts in (weighed_in(text), mean_in(text), per_hundred_in(text)):
        if parts:
            yield RowFormula(tuple(parts))
    yield from _of_rows_in(text)
    yield from _shares_in(text)
    text = _IN_PER_CENT.sub("", text)
    converted = _CONVERTED.search(text)
    text = _DECIMAL_COMMA.sub(r"\1\2.\3", text)
    yield from _spelled_in(text, converted[1] if converted is not None else None)
    yield from _differences_in(text)
    yield from _loosely_spelled_in(text)


def _spelled_in(text: str, per_unit: str | None) -> Iterator[RowFormula]:
    """The formulas with signs that are signs anywhere, in the unit of the column where ``per_unit`` of the others make one."""
    readings = ((each, signs) for each in _candidates(text) for signs in (_SIGN_PATTERNS[:-1], _SIGN_PATTERNS))
    for candidate, signs in readings:  # *en* is seldom a sign beside others: ``inicial más ventas en efectivo``
        formula = _row_formula(candidate, signs)
        if formula is not None and per_unit is not None and not formula.is_list:
            yield RowFormula(("(", *formula.parts, ")", "/", per_unit))
        elif formula is not None:
            yield formula


def _loosely_spelled_in(text: str) -> Iterator[RowFormula]:
    """The formulas with words that are seldom signs: ``hours at wage``; ``5 au minimum`` is a limit."""
    if number_limits(text) != (None, None):
        return
    for candidate in _candidates(text):
        for signed in [] if _PRICE_OF_ONE.match(candidate) else _loosely_signed(candidate):
            formula = _row_formula(signed)
            if formula is not None and not formula.is_list:
                yield formula


def _of_rows_in(text: str) -> Iterator[OfRows]:
    """``SUM(amount)``, ``number of open orders``, ``line_total of all items``."""
    for called in _CALLED.finditer(text):
        yield OfRows(called[1].upper(), called[2])
    for function, pattern in _OF_ROWS:
        found = pattern.search(text)
        if found is not None:
            rows = re.split(r"[;:]|,(?! )|\. ", found["rows"])[0].strip()
            phrase = f"{found['what'] or ''} {rows}".strip()
            yield OfRows(function, phrase)
            if "," in phrase:
                yield OfRows(function, phrase.split(",")[0])
    of_all = _COLUMN_OF_ALL.match(text)
    if of_all is not None:
        yield OfRows("SUM", f"{of_all[1]} {of_all['rows']}")


def _shares_in(text: str) -> Iterator[Formula]:
    """``19 % of base less discount``, ``VAT on the net at the contract's rate``, ``good units in % of all units``."""
    yield from _percent_in(text)
    yield from _at_own_rate_in(text)
    for plain in (text, re.split(r"[;,(]", text)[0].strip()):
        found = _AS_PERCENT.fullmatch(plain)
        if found is not None:
            yield RowFormula((found["part"].strip(), "/", found["whole"].strip(), "*", "100"))
        found = _AT_RATE.fullmatch(plain) or _RATE_ON.fullmatch(plain)
        if found is not None:
            yield RowFormula((found["base"].strip(), "*", found["rate"].strip()))


def _percent_in(text: str) -> Iterator[RowFormula]:
    """``19 % of base less discount``, ``2.9 % of amount + 0.30``: the base as far as a semicolon, then as far as a comma."""
    percent = _PERCENT_OF.search(text)
    if percent is None:
        return
    share = ("*", percent[1].replace(",", "."), "/", "100")
    ends = (r"[;(]", r"[;,(]", _WHEN_DUE)
    for base in dict.fromkeys(re.split(end, percent["base"])[0].strip() for end in ends):
        inner = _row_formula(base)
        parts = inner.parts if inner is not None else (base,) if _NAME.fullmatch(base) else ()
        if parts and re.search(r" [+-] ", base) and parts[1:2] in (("+",), ("-",)):  # 2.9 % of amount + 0.30
            yield RowFormula((parts[0], *share, *parts[1:]))
        elif parts:
            yield RowFormula(("(", *parts, ")", *share))


def _at_own_rate_in(text: str) -> Iterator[RowFormula]:
    """``percent of the net``: of a base at the rate that belongs to what is computed."""
    base = _ON_BASE.fullmatch(re.split(r"[;,(]", text)[0].strip())
    inner = _row_formula(base["base"]) if base is not None else None
    if inner is not None:
        yield RowFormula(("(", *inner.parts, ")", "*", OWN_RATE))
    elif base is not None and base["percent"]:
        yield RowFormula((base["base"].strip(), "*", OWN_RATE))


def _differences_in(text: str) -> Iterator[Formula]:
    for plain in (text, re.split(r"[;,(]", text)[0].strip()):
        found = _DIFFERENCE.fullmatch(plain)
        if found is not None:
            yield RowFormula((found["one"].strip(), "-", found["other"].strip()), either_way=True)
        ends = ends_in(plain)
        if ends is not None:
            yield RowFormula((ends[1], "-", ends[0]))
        found = _BEYOND.fullmatch(plain) or _BEYOND.match(plain)
        if found is not None:
            yield Excess(found["what"].strip(), found["limit"].strip())


def _candidates(text: str) -> Iterator[str]:
    """The parts of a comment that may be a formula: behind the equals sign, before a comma, within parentheses."""
    seen = set()
    behind = [text.split(sign, 1)[1] for sign in ("=", ":") if sign in text]
    behind += [said[1] for said in (_EQUALS.search(text), _UNIT_FIRST.fullmatch(text)) if said is not None]
    outside = re.sub(r"\([^()]*\)", "", text)
    within = [] if re.search(r"[*/+×]| - ", outside) else re.findall(r"\(([^()]+)\)", text)
    for each in (*behind, text, *within):
        for piece in (each, re.split(r"[;,]", each)[0], each.split(" (")[0]):
            goes_on = any(pattern.search(each[len(piece) :]) for sign, pattern in _SIGN_PATTERNS if sign != "&")
            if piece.strip() and piece not in seen and not goes_on and not _FOR_ONE.match(piece):
                seen.add(piece)
                yield piece.strip()


def _signed(text: str, patterns: _Signs) -> str:
    """A text with symbols for the words of signs."""
    for sign, pattern in patterns:
        text = pattern.sub(f" {sign} ", text)
    return text


def _loosely_signed(text: str) -> Iterator[str]:
    """A text with symbols for its loose signs: for all of them, or for one where a name has the others: ``rows by seats by row``."""
    yield _signed(text, _LOOSE_PATTERNS)
    places = [(sign, found) for sign, pattern in _LOOSE_PATTERNS for found in pattern.finditer(text)]
    for sign, found in places if 1 < len(places) < _MOST_LOOSE else ():
        yield f"{text[: found.start()]} {sign} {text[found.end() :]}"


def _row_formula(text: str, patterns: _Signs = _SIGN_PATTERNS) -> RowFormula | None:
    if _LISTED.fullmatch(text):
        text = text.replace(",", " and ")
    text = _signed(text, patterns)
    text = re.sub(r",\s*(?=[-+*/] )", " ", text.translate(_SYMBOLS))
    for minus in (r"(?<=\s)-(?=\s)", r"-"):
        parts = [part.strip() for part in re.split(rf"([+*/()&]|{minus})", text) if part.strip()]
        signs = {part for part in parts if part in "+-*/&"}
        if signs and len(parts) <= _MOST_PARTS and _are_terms(parts):
            return RowFormula(tuple(_continued(parts)), signs == {"&"})
    return None


def _continued(parts: Sequence[str]) -> Iterator[str]:
    """Signs for the words between names: ``ordered less completed and scrapped`` takes off both."""
    last = "+"
    for part in parts:
        last = part if part in "+-(" else last
        yield ("-" if last == "-" else "+") if part == "&" else part


def _are_terms(parts: Sequence[str]) -> bool:
    """True where all parts are signs, names and numbers, and not so much for each of something: ``3 per win``."""
    if not all(part in f"{SIGNS}&" or _NAME.fullmatch(part) or _NUMBER.fullmatch(part) for part in parts):
        return False
    return len(parts) < 3 or parts[1] != "/" or _NUMBER.fullmatch(parts[0]) is None
