"""Formats of codes that comments spell out: ``two letters and 6 digits``, ``vier cijfers, spatie, twee letters``, ``AA-123-AA``."""

from __future__ import annotations

import re
from functools import lru_cache

from ....lazy_patterns import lazy
from ..words.code_samples import SAID
from .patterns import repeated

COUNTS = {
    word: number
    for number, words in enumerate(
        (
            "one|ein|eine|un|une|uno|una|een|jeden|jedna|jedno|um|uma|en|ett",
            "two|zwei|deux|dos|dois|duas|twee|dwie|dwa|due|två|dve|dvě",
            "three|drei|trois|tres|três|drie|trzy|tre|tři",
            "four|vier|quatre|cuatro|quatro|cztery|quattro|fyra|čtyři",
            "five|fuenf|fünf|cinq|cinco|vijf|pięć|piec|cinque|fem|pět",
            "six|sechs|seis|zes|sześć|szesc|sei|sex|šest",
            "seven|sieben|sept|siete|sete|zeven|siedem|sette|sju|sedm",
            "eight|acht|huit|ocho|oito|osiem|otto|åtta|osm",
            "nine|neun|neuf|nueve|nove|negen|dziewięć|dziewiec|nio|devět",
            "ten|zehn|dix|diez|dez|tien|dziesięć|dziesiec|dieci|tio|deset",
            "eleven|elf|onze|once|jedenaście|undici|elva",
            "twelve|zwölf|zwoelf|douze|doce|doze|twaalf|dwanaście|dodici|tolv",
        ),
        1,
    )
    for word in words.split("|")
}
DIGITS = r"(?:digits?|numbers?|numerals?|ziffern?|zahlen|stellen|chiffres?|d[ií]gitos?|cifras?|cifre|cijfers?|cyfr[ya]?|siffror|cifer|cifry|číslic\w*|n[uú]meros?)"
_LETTERS = r"(?:(?:capital|upper[- ]?case|large|große[nr]?|gro(?:ss|ß)|maj[uú]sc\w*|hoofd|wielk\w+|stora|velk\w+)?[ -]?(?:letters?|buchstaben?|gro(?:ss|ß)buchstaben?|lettres?|letras?|lettere?|hoofdletters?|liter[ay]?|bokst[aä]ver|p[ií]smen\w*)(?: (?:maj|may|mai)[uú]sc\w*)?)"
_COUNT = r"(?:\d{1,2}|[^\W\d_]+)"
_GAPS = {
    "space": " ", "blank": " ", "spatie": " ", "leerzeichen": " ", "espace": " ", "espacio": " ", "espaço": " ", "spazio": " ", "spacja": " ", "mezera": " ",
    "mellanslag": " ", "hyphen": "-", "dash": "-", "bindestrich": "-", "tiret": "-", "guion": "-", "guión": "-", "hífen": "-", "trattino": "-", "koppelteken": "-",
    "streepje": "-", "myślnik": "-", "kreska": "-", "łącznik": "-", "pomlčka": "-", "bindestreck": "-", "slash": "/", "schrägstrich": "/", "barre": "/",
    "barra": "/", "ukośnik": "/", "punkt": ".", "dot": ".", "punt": ".", "point": ".",
}  # fmt: skip
_PIECE = lazy(
    rf"\s*(?:(?P<count>{_COUNT})[ -](?:(?P<letters>{_LETTERS})|(?P<digits>{DIGITS}))|(?P<gap>{'|'.join(_GAPS)})|(?P<text>(?-i:[A-Z]{{1,5}}))[-/]?(?=[\s,+]))(?!\w)",
    re.IGNORECASE,
)
_BETWEEN = lazy(
    r"\s*(?:,|\+|(?:a |an |ein |eine[nm]? |un |une |een )|(?:followed by|then|and|plus|und|dann|gefolgt von|suivie?s? de|puis|et|seguid[oa]s? (?:de|por)|y|luego|e|poi|"
    r"gevolgd door|en|dan|i|potem|oraz|och|a|pak)(?= ))\s*",
    re.IGNORECASE,
)
_END = lazy(r"\s*(?:$|[;.:(])")
_EXAMPLE = lazy(
    rf"(?:^|(?<=[\s(;:,]))(?:{SAID}|format)[\s:]*"
    r"['\"]?(?P<sample>[A-Z0-9]+(?:[-/. ]?[A-Z0-9]+)*)['\"]?(?=\s*(?:$|[;,)]))"
)
_RUN = lazy(r"[A-Z]+|[0-9]+|[^A-Z0-9]")
_COUNTED = 3
_YEAR = lazy(r"(?:19|20)\d\d")
_MASK = lazy(r"(?=.*[AL0-9#])(?:[A-Z]{1,6}|\d{2,8}|#{2,8})(?:[-/. ](?:[A-Z]{1,6}|\d{2,8}|#{2,8}))+")


def count_of(word: str) -> int:
    """The number that a word or digits say; 0 for none."""
    return COUNTS.get(word.lower()) or (int(word) if re.fullmatch(r"\d{1,2}", word) else 0)


@lru_cache(maxsize=4096)
def spoken_format(comment: str) -> str | None:
    """The pattern that a comment spells out; None where it is not all of such parts, or has a single one, which other rules read."""
    pieces: list[str] = []
    place = 0
    while _END.match(comment, place) is None:
        found = _PIECE.match(comment, place)
        piece = _written(found) if found is not None else None
        if found is None or piece is None:
            return _masked(comment) or _like_example(comment)
        pieces.append(piece)
        place = found.end()
        between = _BETWEEN.match(comment, place)
        place = between.end() if between is not None else place
        again = _BETWEEN.match(comment, place) if between is not None else None
        place = again.end() if again is not None else place
    is_format = len(pieces) > 1 and any(piece.startswith("{") for piece in pieces)
    return "".join(pieces) if is_format else _masked(comment) or _like_example(comment)


def _written(found: re.Match[str]) -> str | None:
    if found["gap"]:
        return _GAPS[found["gap"].lower()]
    if found["text"]:
        return found["text"] + (found[0].strip()[-1] if found[0].strip()[-1] in "-/" else "")
    count = count_of(found["count"])
    if not 1 <= count <= 18:
        return None
    return f"{{{'letters' if found['letters'] else 'digits'}:{count}}}"


_ONE_LETTER = frozenset("ALX")
_AS_DIGITS = re.compile(r"0+|9+|#+|1|12|123|1234|12345|123456")


def _masked(comment: str) -> str | None:
    """``AA-123-AA`` and ``99-999``: runs of one letter stand for letters, runs that count for digits."""
    text = re.split(r"[;:(,]", comment, maxsplit=1)[0].strip()
    if _MASK.fullmatch(text) is None:
        return None
    pieces = re.split(r"([-/. ])", text)
    runs = pieces[::2]
    if not all(_AS_DIGITS.fullmatch(run) or (set(run) <= _ONE_LETTER and len(set(run)) == 1) for run in runs):
        return None
    return "".join(
        piece if index % 2 else repeated("letters" if piece.isalpha() else "digits", len(piece))
        for index, piece in enumerate(pieces)
    )


def _like_example(comment: str) -> str | None:
    """``e.g. X12-0034`` and ``z. B. 4 BX 12``: other digits, and other letters behind the first ones. None for numbers, and where a year
    is in it, which is that of the row."""
    found = _EXAMPLE.search(comment)
    if found is None:
        return None
    runs = _RUN.findall(found["sample"])
    has_letters, has_digits = (any(test(run) for run in runs) for test in (str.isalpha, str.isdigit))
    if not (has_letters and has_digits) or any(_YEAR.fullmatch(run) for run in runs):
        return None
    if sum(map(str.isalnum, runs)) == 2 and len(runs[-1]) >= _COUNTED:
        return None  # a prefix and a number, which counts where the column is a key
    pieces = [
        repeated("digits", len(run))
        if run.isdigit()
        else repeated("letters", len(run))
        if run.isalpha() and index
        else run
        for index, run in enumerate(runs)
    ]
    return "".join(pieces)


def width_of(pattern: str) -> int:
    """How many characters a pattern of letters, digits, plain and alternative texts makes, each of the width of the first."""
    texts = re.sub(r"\{check:\w+\}|\{([^{}|:]*)\|[^{}]*\}", lambda found: found[1] or "x", pattern)
    return len(re.sub(r"\{\w+:(\d+)\}", lambda found: "x" * int(found[1]), texts))


def counted(pattern: str) -> str | None:
    """The pattern with the row's number in its last digits, of which there are at least four; None where it has no such."""
    found = list(re.finditer(r"\{digits:(\d+)\}", pattern))
    if not found or int(found[-1][1]) < 4:
        return None
    return f"{pattern[: found[-1].start()]}{{row:{found[-1][1]}}}{pattern[found[-1].end() :]}"


def not_from_zero(pattern: str) -> str:
    """The pattern whose first digit is no 0, as that of no postal code and few numbers is."""
    found = re.match(r"\{digits:(\d+)\}", pattern)
    if found is None:
        return pattern
    rest = int(found[1]) - 1
    return "{1|2|3|4|5|6|7|8|9}" + (f"{{digits:{rest}}}" if rest else "") + pattern[found.end() :]
