"""What follows a street in an address: the flat, the postal code and the town, in the order of the country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lazy_patterns import lazy
from .keyed_random import plain
from .prose_lists import alternatives, prose_words
from .word_starts import plain_beginnings, word_starts

_CITY = (
    r"(?:(?:TP\. H\u1ed3 Ch\xed|H\u1ed3 Ch\xed|TP\.|Bad|Sankt|St\.|San|Santa|S\u00e3o|Saint|La|Le|Los|Las|El|Den|New|Fort|Mount|Port|Nowy|Nowa|Stary|Stara|\u0110\u00e0|H\u00e0|C\u1ea7n|V\u0169ng|H\u1ea3i|Hu\u1ebf|Tel|Beer) )?"
    r"[^\W\d_a-z][^\W\d_]{2,}(?:-[^\W\d_]+)*"
)
# A second word is the town's where nothing follows it: 500 02 Hradec Králové.
_SECOND = r"(?: [^\W\d_a-z][^\W\d_]*(?=[ ]*(?:[.,;)<|\n]|\Z)))?"
_CODE = (
    # Iceland's, before the endings of its towns
    r"[1-9][0-9]{2}(?= [^\W\d_]+(?:v\xedk|fj\xf6r\xf0ur|eyri|vogur|b\xe6r|nes|h\xf6fn|eyjar|sta\xf0ir|dalur|h\xf3lmur|borg|bakki|foss)(?!\w))|"
    r"[0-9]{4,7}|[0-9]{2}-[0-9]{3}|[0-9]{3} [0-9]{2}|[0-9]{4}-[0-9]{3}|[0-9]{5}-[0-9]{3}|[0-9]{4} ?[A-Z]{2}|[A-Z][0-9]{4}(?:[A-Z]{3})?|[A-Z][0-9]{2} [A-Z0-9]{4}"
    r"|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}|[0-9]{3}-[0-9]{4}"
)
_CODE_BEHIND = (
    r"[0-9]{5,6}(?:-[0-9]{3,4})?|[0-9]{3}-[0-9]{4}|[0-9]{2}-[0-9]{3}|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}|[0-9]{5}-[0-9]{3}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]"
    r"|[0-9]{4}(?=[.;]|\s*\Z)"
)
# Flats as Polish, Finnish, Danish, Austrian, English, Brazilian, Spanish, Portuguese, Bulgarian, Hungarian addresses have them.
_FLAT = (
    r"(?:(?:,| -)? ?(?:/ ?Top|Top|m\.|lok\.|as\.|bl\.|ap\.|sc\.|et\.|ent\.|vh\.|apto\.?|[Aa]pt\.?|[Aa]pp(?:t|artement)\.?|[Ff]lat|Unit|Suite|bj\.|kv\.|[Ll]ote|casa|bloco|torre|depto\.?|piso|Wohnung|Whg\.|Stiege|int\.|interno|scala|ajtó|bus|bte|boîte)"
    r" ?#?(?:[0-9]{1,4} ?[A-Za-z]?|[A-Z][0-9]{0,3})(?![\w-])"
    r"|,? [0-9]{1,2}\. ?(?:tv|th|mf|em|sal|Stock|OG|emelet|patro)\.?|,? [0-9]{1,2}\.?[º°ª]\.?(?: ?(?:[A-Za-z]|izq|izda|dcha|Dto|Esq|Fte|Frente)\b\.?)?|,? fszt\. ?[0-9]{0,2}\.?"
    r"|,? ?#[0-9]{1,2}-[0-9]{1,3}| [A-Z]? ?[0-9]{1,3}(?=, |\r?\n)| [A-Z] [0-9]{1,3}(?= [0-9]{5} )|,? (?:Col|Fracc|Urb)\. (?=[^\W\d_a-z])\w+(?: (?=[^\W\d_a-z])\w+)?|-[0-9]{1,3}(?![\w-])|[. ]{1,2}[IVX]{1,4}/[0-9]{1,3}\.?|,? r/c\b)"
)
_NO_TOWN = (
    r"(?!(?:Tel|Phone|Fax|Mobile|Mobil|Handy|Ref|Order|Room|Unit|Suite|Apt|Flat|Box|Invoice|Ticket|Kunde|Auftrag|Rechnung|Nr|No|Code|CEP|Stück|Stk|Euro|EUR|USD|Watt|Lumen|Kelvin"
    r"|Meter|Liter|Tage|Stunden|Kilometer|Einwohner|Exemplare|Mann|Personen|Teile|Dollar|Punkte|Model|Rpm|Hz|Grad|Mio|Uhr|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Please|Bitte|Thanks|Danke|Merci|Call|The|Die|Der|Das|Und|And|Pieces|Units|Boxes|Paletten|Kartons|Bogen|Blatt|Seiten|Pages|Gr\u00f6\u00dfe|Size|Art|Artikel|Item)\b)"
)
_LAND = r"(?:(?:[A-Z]{1,3}-)?|CEP:? |C\.? ?P\.?:? )"
_BEFORE = lazy(
    rf"{_FLAT}{{0,3}}(?:[.,]? *(?:\r?\n *{_LAND}?|{_LAND})|[.,]? +[-\u2013] +)(?P<code>{_CODE}),? {_NO_TOWN}(?P<city>{_CITY}{_SECOND})"
)
_BEHIND = lazy(
    rf"{_FLAT}{{0,3}}(?:[,.] ?|,?\r?\n){_NO_TOWN}(?P<city>{_CITY}(?: (?!C\.)[A-Z][a-z]+)?)(?:,? [A-Z]{{2,3}},? |,? (?:-|\u2013|C\.? ?P\.?:?|CEP:?) ?|,? )(?P<code>{_CODE_BEHIND})(?![\w-])"
)
# A town alone, at the end of a sentence.
_ALONE = lazy(rf"{_FLAT}{{0,3}}, {_NO_TOWN}(?P<city>{_CITY}{_SECOND})(?=\.(?:\s|\Z)|\s*\Z)")
# Four digits and a word are a number of things where the text goes on: 9000 Visitors expected.
_COUNT = lazy(rf"{_FLAT}{{0,3}},? [0-9]{{4}} {_CITY}{_SECOND}(?= [^\W\d_]{{2}})")
_NOUNS = lazy(rf"\w{{4,}}(?:{alternatives('noun_endings')})")
_NO_FLAT = 5  # a comma, a blank and the letters of a country
_MAY_BE_ADDRESS = lazy(r"[0-9][^\n]{0,24}?(?:,? |\r?\n)(?:[A-Z]{1,3}-?|CEP:? ?)?[0-9]")
_CODE_AND_CAPITAL = lazy(r"[0-9][0-9A-Z -]{0,9} [^\W\d_a-z][^\W\d_]")
# An address without a word for a street, which its code and its town tell: Bryggen 97, 5003 Bergen.
_ADDRESS = lazy(
    rf"(?<![\w.,'-])(?P<street>(?:[^\W\d_a-z][\w.'\u2019-]*|\d{{1,2}}(?= de ))(?: (?:[^\W\d_a-z][\w.'\u2019-]*|de|da|do|del|la|du|des|of|van|der|den|i|y|e|n\u00ba|nr\.?|no\.?|t\u0159\u00edda|ulice|n\u00e1b\u0159e\u017e\u00ed|n\u00e1m\u011bst\u00ed|utca|\u00fat|t\u00e9r|cesta|ulica|trg|put|straat|gatan|vej|sokak)){{0,4}},? "
    rf"\d{{1,4}} ?[a-zA-Z]?(?:/\d{{1,4}}[a-z]?)?)(?={_FLAT}{{0,3}},? (?:(?:[A-Z]{{1,3}}-)?(?:{_CODE})|CEP:? ?[0-9]{{5}}-[0-9]{{3}}) {_NO_TOWN}{_CITY}|{_FLAT}{{0,3}}\r?\n(?:{_CODE}) {_NO_TOWN}{_CITY})"
)
# Labels of forms for a postal code, a town, or both.
_CODE_LABEL = r"plz|zip|zip code|post(?:al)?[ -]?code|postleitzahl|code postal|c[oó]digo postal|psč|irsz|irányítószám|postnr\.?|postnummer|kod pocztowy|posta kodu|cep"
_SHORT_LABEL = r"pc|cp|cap|kod"
_TOWN_LABEL = (
    r"ort|wohnort|stadt|town|city|ville|commune|localit[ée]|ciudad|poblaci[oó]n|municipio|citt[aà]|comune|localit[aà]|cidade|localidade|woonplaats|woonpl\.?|plaats|gemeente"
    r"|miasto|miejscowość|město|obec|mesto|város|település|poststed|postort|kommun|şehir|ilçe|oraș|localitate|πόλη|город|місто"
)
_LABELLED = lazy(
    rf"(?m:^)[ \t]*(?:(?i:(?:{_CODE_LABEL}|{_SHORT_LABEL})(?: ?[/,+&] ?| )(?:{_TOWN_LABEL})|{_CODE_LABEL}|{_TOWN_LABEL})[ \t]*:[ \t]*(?:[A-Z]{{1,3}}-)?(?P<code>{_CODE})(?:,? (?P<city>{_CITY}{_SECOND}))?"
    rf"|(?i:{_TOWN_LABEL})[ \t]*:[ \t]*(?P<town>{_CITY}{_SECOND}))(?=[ \t]*(?:\r?\n|\Z|[,;|]))"
)
_LABELS = word_starts(plain_beginnings("|".join((_CODE_LABEL, _SHORT_LABEL, _TOWN_LABEL))))
_BARE_CODE = lazy("[0-9]{4,7}")
_WORD = lazy(r"[^\W\d_]{2,}")


def _are_words(text: str) -> bool:
    """Whether all words of a text are in a dictionary: a hall, a level, pieces."""
    from .known_words import words_of  # with all lists, which a plan does not need

    words = list(map(plain, _WORD.findall(text)))
    return bool(words) and all(word in words_of("word") or _NOUNS.fullmatch(word) for word in words)


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a street with a code and a town is a thing and a number of others: Rack 4, 10000 Ports. A code that is
    more than digits, or behind a flat, is none."""
    town = _BEFORE.match(text, match.end())
    if _COUNT.match(text, match.end()) or town is None:
        return True
    has_flat = town.start("code") - match.end() > _NO_FLAT
    if has_flat or not _BARE_CODE.fullmatch(town["code"]):
        return False
    return _are_words(match["street"]) or _are_words(town["city"].split()[0])


_CODE_BEFORE = lazy(rf"(?<![\w.,-])(?:[A-Z]{{1,3}}-)?(?P<code>{_CODE}),? \Z")
_CODE_AFTER = lazy(rf",?(?: [-\u2013])? (?:[A-Z]{{2}} )?(?P<code>{_CODE_BEHIND})(?![\w-])")
_YEAR = lazy("(?:19|20)[0-9]{2}")
# The flat behind a stroke tells the street of whom is named before: Anna Nowak, Lipowa 12/4a
_HOME = lazy(
    r",? (?P<street>(?=[^\W\d_a-z])[^\W\d_]{3,}(?: [^\W\d_]{2,}){0,2} [0-9]{1,4}[a-zA-Z]?/[0-9]{1,4}[a-zA-Z]?)(?=[ \xa0]*(?:[,;)\n]|\Z|\.(?:\s|\Z)))"
)
# A town before its street, as Hungarian and Korean addresses have it.
_AHEAD = lazy(rf"(?<![\w.-])(?P<code>{_CODE}) {_NO_TOWN}(?P<city>{_CITY}(?: [^\W\d_a-z][^\W\d_]*)?),? \Z")
_LOOKED_BACK, _LONGEST_CODE = 40, 16


def towns_before(text: str, start: int) -> Iterator[tuple[int, int, str, str]]:
    """The postal code and the town of an address whose street begins at ``start``, with class and text."""
    first = max(0, start - _LOOKED_BACK)
    if (town := _AHEAD.search(text[first:start])) is not None:
        for group, name in (("code", "postal_code"), ("city", "city")):
            yield (first + town.start(group), first + town.end(group), name, town[group])


def code_beside(text: str, start: int, stop: int) -> Iterator[tuple[int, int, str, str]]:
    """The postal code of a person's town from ``start`` to ``stop``, before or behind it, with class and text; a year is none."""
    first = max(0, start - _LONGEST_CODE)
    before = _CODE_BEFORE.search(text[first:start])
    match, offset = (before, first) if before is not None else (_CODE_AFTER.match(text, stop), 0)
    if match is not None and not _YEAR.fullmatch(match["code"]):
        yield offset + match.start("code"), offset + match.end("code"), "postal_code", match["code"]


@cache
def _numbered() -> frozenset[str]:
    return frozenset(map(plain, prose_words()["numbered"].split())) | {"raum", "saal", "sala", "klasse"}


def home_behind(text: str, end: int) -> Iterator[tuple[int, int, str, str]]:
    """The street behind a person's name that ends at ``end``, with class and text."""
    home = _HOME.match(text, end)
    if home is not None and not (_are_words(home["street"]) or plain(home["street"].split()[0]) in _numbered()):
        yield (*home.span("street"), "street", home["street"])


def addresses_in(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Streets that no word tells, with the postal code and the town behind them, and codes and towns behind the labels of forms, with
    class and text."""
    for match in _ADDRESS.finditer(text) if _may_hold_address(text) else ():
        if _is_count(text, match):
            continue
        yield (*match.span("street"), "street", match["street"])
        yield from towns_behind(text, match.end())
    if ":" in text and _LABELS.may_be_in_text(text):
        for match in _LABELLED.finditer(text):
            for group, name in (("code", "postal_code"), ("city", "city"), ("town", "city")):
                if match[group] and not (group == "town" and _are_words(match[group])):
                    yield (*match.span(group), name, match[group])


def _may_hold_address(text: str) -> bool:
    """False where no postal code is before a word with a capital, or none behind a number."""
    return _CODE_AND_CAPITAL.search(text) is not None and _MAY_BE_ADDRESS.search(text) is not None


def towns_behind(text: str, end: int) -> Iterator[tuple[int, int, str, str]]:
    """The postal code and the town of an address whose street ends at ``end``, with class and text."""
    town = _BEFORE.match(text, end) or _BEHIND.match(text, end)
    if town is not None:
        yield (*town.span("code"), "postal_code", town["code"])
        yield (*town.span("city"), "city", town["city"])
    elif alone := _ALONE.match(text, end):
        yield (*alone.span("city"), "city", alone["city"])
