"""What follows a street in an address: the flat, the postal code and the town, in the order of the country."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CITY = (
    r"(?:(?:Bad|Sankt|St\.|San|Santa|S\u00e3o|Saint|La|Le|Los|Las|El|Den|New|Fort|Mount|Port|Nowy|Nowa|Stary|Stara|\u0110\u00e0|H\u00e0|C\u1ea7n|V\u0169ng|H\u1ea3i|Hu\u1ebf) )?"
    r"[^\W\d_a-z][^\W\d_]{2,}(?:-[^\W\d_]+)*"
)
_CODE = r"[0-9]{4,6}|[0-9]{2}-[0-9]{3}|[0-9]{3} [0-9]{2}|[0-9]{4}-[0-9]{3}|[0-9]{5}-[0-9]{3}|[0-9]{4} [A-Z]{2}"
_CODE_BEHIND = r"[0-9]{5,6}(?:-[0-9]{3,4})?|[0-9]{3}-[0-9]{4}|[0-9]{2}-[0-9]{3}|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}"
# Flats as Polish, Finnish, Danish, Austrian, English, Brazilian addresses have them.
_FLAT = (
    r"(?:,? ?(?:/ ?Top|Top|m\.|lok\.|as\.|bl\.|ap\.|sc\.|et\.|apto\.?|[Aa]pt\.?|[Aa]pp(?:t|artement)\.?|[Ff]lat|Unit|Suite|bj\.|kv\.|Wohnung|Whg\.) ?#?[0-9]{1,4} ?[A-Za-z]?(?![\w-])"
    r"|,? [0-9]{1,2}\. ?(?:tv|th|mf|em|sal|Stock|OG)\.?)"
)
_NO_TOWN = r"(?!(?:Tel|Phone|Fax|Mobile|Ref|Order|Room|Unit|Suite|Apt|Flat|Box|Invoice|Ticket|Kunde|Auftrag|Rechnung|Nr|No|Code|CEP)\b)"
_BEFORE = re.compile(
    rf"{_FLAT}{{0,3}}[.,]? *(?:\r?\n|(?:[A-Z]{{1,3}}-)?|CEP:? |C\.? ?P\.?:? )(?P<code>{_CODE}),? (?P<city>{_CITY})"
)
_BEHIND = re.compile(
    rf"{_FLAT}{{0,3}}(?:[,.] ?|,?\r?\n){_NO_TOWN}(?P<city>{_CITY}(?: (?!C\.)[A-Z][a-z]+)?)(?:,? [A-Z]{{2}} |,? (?:-|\u2013|C\.? ?P\.?:?|CEP:?) ?| )(?P<code>{_CODE_BEHIND})(?![\w-])"
)


def towns_behind(text: str, end: int) -> Iterator[tuple[int, int, str, str]]:
    """The postal code and the town of an address whose street ends at ``end``, with class and text."""
    town = _BEFORE.match(text, end) or _BEHIND.match(text, end)
    if town is not None:
        yield (*town.span("code"), "postal_code", town["code"])
        yield (*town.span("city"), "city", town["city"])
