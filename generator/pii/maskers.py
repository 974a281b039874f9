"""How a pseudonym of each class is made: inside the class's reserved range, in the format of the original.

A maker takes the original's ``Shape`` and a ``Draw``, random choices that hang on the key, the class's family, the
normalised original and a counter. A later counter draws anew; a high one gives the format up for the range's sake.
"""

from __future__ import annotations

import hmac
import ipaddress
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from ..errors import PlanError
from .ranges import fold, luhn_valid

TEMPLATE_TRIES = 16
"""From this counter on makers give the original's format up: odd characters may have put it outside the range."""
RANDOM_TRIES = 48
"""From this counter on small ranges are walked through one by one, so that not one of their values is missed."""

WORD = re.compile(r"[^\W\d_]+(?:['\u2019.][^\W\d_]+)*")
_RUN = re.compile(r"[^\W\d_]+|[0-9]+|.", re.DOTALL)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NOT_DIGIT = re.compile(r"[^0-9]+")
TITLES = frozenset("mr mrs ms miss mx dr prof jr sr ii iii iv phd md dds dvm".split())
STREET_WORDS = frozenset(
    "apt suite ste unit floor box po p.o north south east west street st avenue ave road rd lane ln drive dr nd th "
    "boulevard court place terrace way circle trail square alley parkway".split()
)
_LOWER, _DIGITS, _HEX = "abcdefghijklmnopqrstuvwxyz", "0123456789", "0123456789abcdef"
_TAG = "0123456789abcdefghjkmnpqrstvwxyz"  # 32 characters that are not mistaken for one another


class Draw:
    """Choices derived by HMAC-SHA256 from a key, a family of classes, a normalised original and a counter."""

    def __init__(self, key: bytes, family: str, normal: str, counter: int = 0) -> None:
        self.counter = counter
        self._key, self._family, self._normal = key, family, normal
        self._block = self._pool = self._bits = 0

    def below(self, count: int) -> int:
        """A number from 0 to ``count`` - 1, for a count far below 2 ** 64."""
        if self._bits < count.bit_length() + 64:
            label = "\0".join((self._family, self._normal, str(self.counter), str(self._block)))
            digest = hmac.digest(self._key, label.encode("utf-8", "surrogatepass"), "sha256")
            self._pool, self._bits, self._block = int.from_bytes(digest, "big"), 256, self._block + 1
        self._pool, chosen = divmod(self._pool, count)
        self._bits -= count.bit_length()
        return chosen

    def pick(self, items: Sequence[str]) -> str:
        return items[self.below(len(items))]

    def text(self, length: int, alphabet: str = _DIGITS) -> str:
        return "".join(self.pick(alphabet) for _ in range(length))

    def walk(self, items: Sequence[str]) -> str:
        """One of ``items``; from counter RANDOM_TRIES on each in turn."""
        if self.counter < RANDOM_TRIES:
            return self.pick(items)
        return items[(self.other(self._family, self._normal, 0).below(len(items)) + self.counter) % len(items)]

    def other(self, family: str, normal: str, counter: int | None = None) -> Draw:
        """The draw of another original."""
        return Draw(self._key, family, normal, self.counter if counter is None else counter)


@dataclass(frozen=True, slots=True)
class Shape:
    """An original: ``text`` folded and without surrounding blanks, ``normal`` as its equals share it, ``most``
    characters that fit, whether the pseudonym is to be a ``number`` and whether it is to be ``unique``."""

    text: str
    normal: str
    most: int | None = None
    number: bool = False
    unique: bool = False

    @property
    def digits(self) -> str:
        return _NOT_DIGIT.sub("", self.text)

    @property
    def keeps_format(self) -> bool:
        return any(map(str.isalnum, self.text))


class Words:
    """The word lists of the lexicon, by list and length."""

    def __init__(self, lexicon: Mapping[str, Collection[str]]) -> None:
        self._lists = {name: tuple(dict.fromkeys(entries)) for name, entries in lexicon.items()}
        street = self._lists.get("street", ())
        codes = self._lists.get("postal_code", ())
        self._lists["postal_code without 0"] = tuple(code for code in codes if not code.startswith("0"))
        self._lists["street"] = tuple(word for word in street if word.lower() not in STREET_WORDS) or street
        self._chosen: dict[tuple[str, int, int | None], tuple[str, ...]] = {}

    def all(self, name: str) -> tuple[str, ...]:
        """The list ``name``. Raises PlanError when the lexicon has none."""
        if not self._lists.get(name):
            raise PlanError(f"there are no words to mask '{name}' with", hint=f"the lexicon needs a list '{name}'")
        return self._lists[name]

    def near(self, name: str, length: int, most: int | None = None) -> tuple[str, ...]:
        """Words of about ``length`` characters where there are enough of them, else all of at most ``most``."""
        wanted = (name, length, most)
        if wanted not in self._chosen:
            fitting = [word for word in self.all(name) if most is None or len(word) <= most]
            alike = [word for word in fitting if abs(len(word) - length) < 2]
            self._chosen[wanted] = tuple(alike if len(alike) >= 32 else fitting) or self.all(name)
        return self._chosen[wanted]


Maker = Callable[[Shape, Draw, Words], str]


def recase(text: str, like: str) -> str:
    """``text`` in capitals, small letters or with initial capitals as ``like``; as it is when ``like`` is mixed."""
    if like.isupper() and (len(like) > 1 or len(text) == 1):
        return text.upper()
    if like.islower():
        return text.lower()
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def pour(content: str, template: str, separators: str) -> str:
    """``content`` in the places of the letters and digits of ``template``, aligned at the end, between its
    separators; case as in the template."""
    places = sum(map(str.isalnum, template))
    if len(content) > places:
        lead, content = content[: len(content) - places], content[len(content) - places :]
    else:
        lead, skipped = "", places - len(content)
        while skipped or (template and places > len(content) and not template[0].isalnum()):
            skipped -= template[0].isalnum()
            template = template[1:]
    rest = iter(content)
    poured = "".join(next(rest) if char.isalnum() else char if char in separators else "" for char in template)
    return recase_all(lead + poured, template)


def recase_all(text: str, like: str) -> str:
    """``text`` in small letters when ``like`` has no capital but small letters, else in capitals."""
    return text.lower() if like.islower() else text.upper()


def scramble(template: str, draw: Draw) -> str:
    """A letter for each letter and a digit for each digit of ``template``, without separators."""
    return "".join(
        draw.pick(_DIGITS) if char.isdecimal() else draw.pick(_LOWER).upper() for char in template if char.isalnum()
    )


# ---- names and places ------------------------------------------------------------------------------------------------


def plain(text: str) -> str:
    """``text`` as names are compared: without look-alikes, case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", fold(text)).casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_UNDECOMPOSED)


_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_NAME_SEPARATORS = " -.,'()/"


def _separator(text: str) -> str:
    return text if text in _NAME_SEPARATORS else " " if text.isspace() else ""


def _name_of(word: str, source: str, draw: Draw, words: Words) -> str:
    """The pseudonym of one word of a name: the same in a first name, a full name and a text."""
    own = plain(word)
    for counter in range(TEMPLATE_TRIES):
        candidate = draw.other(source, word.casefold(), counter).pick(words.near(source, len(own)))
        if own not in plain(candidate):
            break
    return candidate


def _person(*sources: str) -> Maker:
    """``sources``: the word list of a first word and of a last one."""

    def make(shape: Shape, draw: Draw, words: Words) -> str:
        if draw.counter >= TEMPLATE_TRIES or not shape.keeps_format:
            return _invented(shape, draw, words, sources)
        text = "".join(char for char in shape.text if not unicodedata.category(char).startswith("M"))
        titled = len(sources) > 1
        found = [match for match in WORD.finditer(text) if not (titled and match[0].lower() in TITLES)]
        if not found:
            return _invented(shape, draw, words, sources)
        family = found[0] if "," in text and titled else found[-1]
        parts, end = [], 0
        for match in found:
            source = sources[-1] if match is family and len(found) > 1 else sources[0]
            initials = match[0].split(".")
            if max(map(len, initials)) == 1 and match[0][0].isascii():
                name = ". ".join(draw.pick(_LOWER) for _ in initials)
            elif draw.counter:
                name = draw.pick(words.near(source, len(match[0])))
            else:
                name = _name_of(match[0], source, draw, words)
            parts += [_gap(text[end : match.start()], draw), recase(name, match[0])]
            end = match.end()
        return "".join((*parts, _gap(text[end:], draw)))

    return make


def _gap(text: str, draw: Draw) -> str:
    """What stands between two words: separators and titles as they are, other digits."""
    return "".join(
        run if run.lower() in TITLES else draw.text(len(run)) if run.isdecimal() else _separator(run)
        for run in _RUN.findall(text)
    )


def _invented(shape: Shape, draw: Draw, words: Words, sources: tuple[str, ...]) -> str:
    """A name that keeps nothing of the original but its number of words, two at most; beyond the tries that a
    unique column may need, one with an initial more."""
    first = draw.pick(words.near(sources[0], 0, shape.most))
    one_word = len(shape.text.split()) < 2
    if shape.most is not None and draw.counter >= 2 * TEMPLATE_TRIES and shape.most <= 2 * len(first):
        return draw.pick(_LOWER).upper() if shape.most < 3 else first
    if draw.counter < 2 * TEMPLATE_TRIES and one_word:
        return recase(first, shape.text)
    last = draw.pick(words.near(sources[-1], 0, None if shape.most is None else max(shape.most - len(first) - 1, 2)))
    initials = "".join(f"{draw.pick(_LOWER).upper()}. " for _ in range(draw.counter // (2 * TEMPLATE_TRIES)))
    return f"{first} {initials[:9]}{last}"


def _username(shape: Shape, draw: Draw, words: Words) -> str:
    more = draw.text(min(2 + draw.counter // 8, 8)) if shape.unique and draw.counter > 3 else ""
    if draw.counter >= TEMPLATE_TRIES or not shape.keeps_format:
        room = None if shape.most is None else max(shape.most - 3, 2)
        made = draw.pick(words.near("username", 0, room)) + draw.text(3 if draw.counter < RANDOM_TRIES else 6)
        return (made if shape.most is None or shape.most > 3 else draw.pick(_LOWER) + draw.text(shape.most - 1)) + more

    def part(match: re.Match[str]) -> str:
        run = match[0]
        if run.isdecimal():
            return draw.text(len(run))
        if not run.isalpha():
            return run if run in " _.-" else ""
        if len(run) == 1:
            return recase(draw.pick(_LOWER), run)
        names = draw.pick(words.near("username", len(run) if len(run) < 10 else len(run) // 2))
        return recase(names + (draw.pick(words.near("username", len(run) - len(names))) if len(run) > 9 else ""), run)

    return _RUN.sub(part, shape.text) + more


def _street(shape: Shape, draw: Draw, words: Words) -> str:
    number = str(1 + draw.below(9)) + draw.text(min(2 + draw.counter // 24, 5))
    if draw.counter >= TEMPLATE_TRIES or not WORD.search(shape.text):
        room = None if shape.most is None else max(shape.most - len(number) - 1, 2)
        return f"{number} {draw.pick(words.near('street', 0, room))}"[: shape.most if (shape.most or 9) < 5 else None]

    def part(match: re.Match[str]) -> str:
        run = match[0]
        if run.isdecimal():
            return str(1 + draw.below(9)) + draw.text(len(run) - 1)
        if not run.isalpha():
            return run if run == "#" else _separator(run)
        if run.lower() in STREET_WORDS:
            return run
        return recase(draw.pick(_LOWER if len(run) == 1 else words.near("street", len(run))), run)

    made = _RUN.sub(part, "".join(char for char in shape.text if not unicodedata.category(char).startswith("M")))
    return f"{number} {made}" if shape.unique and draw.counter > 3 else made


def _city(shape: Shape, draw: Draw, words: Words) -> str:
    cities = words.all("city")
    if draw.counter < TEMPLATE_TRIES:
        cities = tuple(city for city in cities if city.count(" ") == shape.text.count(" ")) or cities
    elif shape.most is not None:
        cities = tuple(city for city in cities if len(city) <= shape.most) or cities
    city = draw.walk(cities)
    return city.upper() if shape.text.isupper() else city.lower() if shape.text.islower() else city


def _postal_code(shape: Shape, draw: Draw, words: Words) -> str:
    return draw.walk(words.all("postal_code without 0" if shape.number else "postal_code"))


# ---- addresses of people and machines --------------------------------------------------------------------------------

_LETTERS = re.compile(r"[^\W\d_]+")
_LOCAL_SEPARATOR = re.compile(r"[._-]")


def _email(shape: Shape, draw: Draw, words: Words) -> str:
    """A name and 64 random bits: distinct without anybody keeping count. One domain stays one domain."""
    local, _, domain = shape.normal.rpartition("@")
    labels = min(domain.count(".") + 1, 5) if "@" in shape.normal else 2
    house = draw.other("domain", domain)
    if labels < 2 or draw.counter >= RANDOM_TRIES:
        host = house.pick(("test", "example", "invalid"))
    elif draw.counter < TEMPLATE_TRIES // 2:
        host = "".join(f"{house.text(4, _TAG)}." for _ in range(labels - 2))
        host += house.pick(("example.com", "example.net", "example.org"))
    else:
        host = f"{house.text(4, _TAG)}.{house.pick(('test', 'example', 'invalid'))}"
    tag = draw.text(13, _TAG)
    found = _LETTERS.search(local)
    separator = _LOCAL_SEPARATOR.search(local)
    name = draw.pick(words.near("username", len(found[0]))) + (separator[0] if separator else "") if found else ""
    room = None if shape.most is None else shape.most - len(host) - 1
    if room is not None and len(name) + len(tag) > room:
        name, tag = "", tag[: max(room, 1)]
    made = f"{name}{tag}@{host}"
    return made.upper() if shape.text.isupper() else made[:1].upper() + made[1:] if shape.text[:1].isupper() else made


_EXTENSION = re.compile(r"(ext[ .]*|x|#)\s*([0-9]+)\s*\Z", re.IGNORECASE)
_OFCOM = ("2079460", "1632960", "7700900", "8081570", "3069990")


def _phone(shape: Shape, draw: Draw, words: Words) -> str:
    extension = _EXTENSION.search(shape.text)
    head = shape.text[: extension.start()] if extension else shape.text
    digits, plus = _NOT_DIGIT.sub("", head), "+" if head.lstrip(" (").startswith("+") else ""
    zero = digits[:1] == "0" and not shape.number
    american = f"{'0' if zero and len(digits) < 11 else draw.pick('23456789')}{draw.text(2)}55501{draw.text(2)}"
    british = draw.pick(_OFCOM) + draw.text(3)
    spare = shape.unique and draw.counter >= TEMPLATE_TRIES // 2  # Ofcom reserves 5,000 numbers in all
    if plus:
        number = f"44{british}" if len(digits) > 11 and not spare else f"1{american}"
    elif zero and len(digits) > 11:
        number = f"0044{british}" if len(digits) > 13 and not spare else f"001{american}"
    elif zero and len(digits) == 11 and not spare:
        number = f"0{british}"
    elif len(digits) > 10:
        number = f"1{american}"
    else:
        number = american[3:] if len(digits) < 8 and not spare else american
    tail = ""
    if extension:
        tail = extension[1] + draw.text(len(extension[2]))
    elif shape.unique and draw.counter >= RANDOM_TRIES and not shape.text.isdecimal():
        tail = f" x{draw.text(4)}"
    if draw.counter >= TEMPLATE_TRIES or not digits:
        short = shape.most is not None and len(plus + number + tail) > shape.most
        return american[3:] if short else plus + number + tail
    return (
        plus + pour(number, head.replace("+", "").rstrip(), " ()./-") + (" " * head.endswith(" ")) * bool(tail) + tail
    )


_NETWORKS = ("192.0.2.", "198.51.100.", "203.0.113.")
_DOCUMENTATION = tuple(f"{network}{host}" for network in _NETWORKS for host in range(256))
_SUFFIX = re.compile(r"(?<=[0-9])[:/][0-9]+\Z")


def _ipv4(shape: Shape, draw: Draw, words: Words) -> str:
    address = draw.walk(_DOCUMENTATION)
    if shape.text.isdecimal() or shape.number:
        return str(int(ipaddress.IPv4Address(address)))
    suffix = _SUFFIX.search(shape.text) if shape.text.count(":") < 2 and draw.counter < TEMPLATE_TRIES else None
    return address + (suffix[0] if suffix else "")


def _ipv6(shape: Shape, draw: Draw, words: Words) -> str:
    text, slash, prefix = shape.text.partition("/")
    tail = slash + prefix if prefix.isdecimal() and prefix.isascii() and draw.counter < TEMPLATE_TRIES else ""
    if "." in text:
        return recase_all(f"::ffff:{draw.walk(_DOCUMENTATION)}", shape.text) + tail
    groups = [f"{1 + draw.below(0xFFFF):x}" for _ in range(6)]
    short = "::" in shape.normal or shape.normal.count(":") != 7
    known = len([group for group in shape.normal.split(":") if group])
    kept = min(max(known - 2, 2 + draw.counter // 16), 5) if short else 6
    if shape.most is not None and draw.counter >= TEMPLATE_TRIES:
        return f"2001:db8::{':'.join(groups[: max((shape.most - 9) // 5, 1)][:5])}"
    if "::" in text or text.count(":") != 7:
        made = ("2001:db8:" if kept == 6 else "2001:db8::") + ":".join(groups[:kept])
    else:
        filled = ["2001", "db8", *["0"] * (6 - kept), *groups[:kept]]
        made = ":".join(group.zfill(4) if len(text) == 39 else group for group in filled)
    return (made.upper() if text.isupper() else made) + tail


def _ip(shape: Shape, draw: Draw, words: Words) -> str:
    return (_ipv6 if shape.text.count(":") > 1 else _ipv4)(shape, draw, words)


# ---- numbers of people, accounts and devices -------------------------------------------------------------------------

_NINO = re.compile(r"[a-z]{2} ?(?:[0-9]{2} ?){3}[a-z]", re.IGNORECASE)
_UNASSIGNED_EIN = "07 08 09 17 18 19 28 29 49 69 78 79 89 96 97".split()


def _ssn(shape: Shape, draw: Draw, words: Words) -> str:
    """Area 9xx was never issued as a social security number, group 01 to 49 of it not as a taxpayer's either."""
    number = f"9{draw.text(2)}{1 + draw.below(49):02}{draw.text(4)}"
    if len(shape.digits) == 9 and draw.counter < TEMPLATE_TRIES:
        return pour(number, shape.text, " .-")
    return number if shape.text.isdecimal() or shape.number else f"{number[:3]}-{number[3:5]}-{number[5:]}"


def _of_no_country(shape: Shape, draw: Draw) -> str:
    """A number of the original's shape that starts with XX or ZZ, at least four characters long."""
    body = scramble(shape.text[: shape.most], draw)[2:]
    least = 1 if shape.most is not None and shape.most < 4 else 2
    body += draw.text(max(least, draw.counter // 8 if shape.unique else 0) - len(body))
    made = draw.pick(("XX", "ZZ")) + body
    return pour(made, shape.text, " ./-") if draw.counter < TEMPLATE_TRIES else made


def _national_id(shape: Shape, draw: Draw, words: Words) -> str:
    digits = shape.digits
    if shape.number or (len(digits) == 9 and len(shape.normal) == 9):
        return _ssn(shape, draw, words)
    if _NINO.fullmatch(shape.text) and draw.counter < TEMPLATE_TRIES:
        return pour(f"QQ{draw.text(6)}{draw.pick('ABCD')}", shape.text, " ")
    return _of_no_country(shape, draw)


_DASHED_SSN = re.compile(r"[0-9]{3}-[0-9]{2}-[0-9]{4}")


def _tax_id(shape: Shape, draw: Draw, words: Words) -> str:
    if _DASHED_SSN.fullmatch(shape.text):
        return _ssn(shape, draw, words)
    if shape.number or (len(shape.digits) == 9 and len(shape.normal) == 9):
        prefix = draw.pick(_UNASSIGNED_EIN[3:] if shape.number else _UNASSIGNED_EIN)
        return prefix + ("-" if not shape.number and shape.text[2:3] == "-" else "") + draw.text(7)
    return _of_no_country(shape, draw)


def _card(shape: Shape, draw: Draw, words: Words) -> str:
    """The network's first digit, and a wrong check digit where the number is long enough for a card's."""
    digits = shape.digits
    if len(digits) < 12:
        body = draw.text(len(digits) or 4)
        body = str(1 + draw.below(9)) + body[1:] if shape.number else body
    else:
        body = digits[0] + draw.text(len(digits) - 2)
        body += draw.pick([digit for digit in _DIGITS if not luhn_valid(body + digit)])
    if not digits or draw.counter >= TEMPLATE_TRIES:
        return body
    rest = iter(body)
    return "".join(next(rest) if char.isdecimal() else char if char in " -./*#xX" else "" for char in shape.text)


def _iban(shape: Shape, draw: Draw, words: Words) -> str:
    """The country, and check digits that no account can have: right ones run from 02 to 98."""
    compact = "".join(char for char in shape.text.upper() if char.isalnum() and char.isascii())
    shaped = compact[:2].isalpha() and 14 <= len(compact) <= 34
    country = compact[:2] if shaped else "XX"
    made = country + draw.pick(("00", "01", "99")) + (scramble(compact[4:], draw) if shaped else draw.text(12))
    return pour(made, shape.text, " .-") if shaped and draw.counter < TEMPLATE_TRIES else made


def _bank_account(shape: Shape, draw: Draw, words: Words) -> str:
    if re.match("[A-Z]{2}[0-9]{2}", shape.normal.upper()) and len(shape.normal) > 13:
        return _iban(shape, draw, words)
    digits = shape.digits
    grown = draw.counter // 16 if shape.unique else 0
    number = "000" + draw.text(max(len(digits) - 3, 5 if len(digits) < 6 else 0) + grown)
    if shape.most is not None:
        number = number[: max(shape.most, 3)]
    if len(number) != len(digits) or draw.counter >= TEMPLATE_TRIES:
        return number
    poured = pour(number, "".join(char for char in shape.text if char in " -" or char.isdecimal()), " -")
    return "000" + re.sub("^(?:[ -]*0){3}", "", poured)


_MAC = re.compile("(?:[0-9a-f]{2}[:.-]?){5}[0-9a-f]{2}", re.IGNORECASE)
_UUID = re.compile("[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_MAC_HOSTS = tuple(f"{host:02X}" for host in range(256))


def _device_id(shape: Shape, draw: Draw, words: Words) -> str:
    """Only 256 MAC addresses are reserved: where a unique column needs more, names stand for devices."""
    text = shape.text
    if _MAC.fullmatch(text) and (draw.counter < RANDOM_TRIES or not shape.unique):
        return pour(f"00005E0053{draw.walk(_MAC_HOSTS)}", text, ":.-")
    if len(text) == 15 and text.isdecimal():
        return f"00{draw.text(13)}"
    if _UUID.fullmatch(text):
        return pour(f"00000000{draw.text(24, _HEX)}".upper(), text, "-")
    size = max(len(text) - 5, 12 if shape.unique else 8)
    return f"test-{draw.text(min(size, shape.most - 5 if shape.most else size), _HEX)}"


# ---- dates, positions, secrets ---------------------------------------------------------------------------------------

_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])|\A(?:1[5-9]|20)[0-9]{2}(?=[0-9]{4}\Z)")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ Tt])[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.([0-9]+))?")


def _birth_date(shape: Shape, draw: Draw, words: Words) -> str:
    """1 January of the same year; of another one where the column is unique and the year is taken."""
    found = _YEAR.search(shape.text)
    year = int(found[0]) if found else 1940 + draw.below(65)
    if draw.counter >= RANDOM_TRIES:
        year = 1000 + (year - 1000 + draw.counter) % 9000
    elif draw.counter:
        year = min(max(year - 20 + draw.below(41), 1000), 9999)
    time = _TIME.fullmatch(shape.text)
    if shape.number or (shape.most is not None and shape.most < 10) or (shape.text.isdecimal() and len(shape.text) < 5):
        return str(year)
    if time is None:
        return f"{year}-01-01"
    return f"{year}-01-01{time[1]}00:00:00" + (f".{'0' * len(time[2])}" if time[2] else "")


def _geo(shape: Shape, draw: Draw, words: Words) -> str:
    """Up to two degrees away, at one decimal; further where a unique column needs it."""
    moved = []
    for text in _NUMBER.findall(shape.text)[:2] or ["0.0", "0.0"][: 1 + (not shape.number)]:
        decimals = text.partition(".")[2]
        unit = 10 if decimals else 1
        degrees = min(max(float(text), -180.0), 180.0)
        bound = (90 if abs(degrees) <= 90 else 180) * unit
        step = (1 + draw.below((2 + draw.counter) * unit)) * (1 - 2 * draw.below(2))
        place = (round(degrees * unit) + step + bound) % (2 * bound) - bound
        moved.append(f"{place / unit:.1f}{'0' * min(len(decimals) - 1, 12)}" if decimals else str(place))
    if draw.counter >= TEMPLATE_TRIES or not _NUMBER.search(shape.text):
        return ", ".join(moved)
    rest = iter(moved)
    return _NUMBER.sub(lambda match: next(rest, ""), shape.text)


def _secret(text: str, draw: Draw, least: int) -> str:
    """Random characters of the kinds of ``text``, in its format, at least ``least`` of them."""
    alphabet = _HEX if re.fullmatch("[0-9a-fA-F-]+", text) else _LOWER
    made = "".join(
        draw.pick(_DIGITS)
        if char.isdecimal()
        else char
        if char in "-_."
        else draw.pick(alphabet).upper()
        if char.isupper()
        else draw.pick(alphabet)
        for char in text
    )
    return made + draw.text(least - len(made), _TAG)


def _password(shape: Shape, draw: Draw, words: Words) -> str:
    least = max(len(shape.text) - 1, 1 + draw.counter // 4 if shape.unique else 1)
    made = "!" + _secret(re.sub("[-_.]", "x", shape.text[1:]), draw, least)
    return made[: shape.most]


def _token(shape: Shape, draw: Draw, words: Words) -> str:
    return ("test_" + _secret(shape.text[5:], draw, 12))[: shape.most if shape.most is None else max(shape.most, 5)]


MAKERS: dict[str, Maker] = {
    "email": _email,
    "phone": _phone,
    "person_name": _person("first_name", "last_name"),
    "first_name": _person("first_name"),
    "last_name": _person("last_name"),
    "company_contact": _person("first_name", "last_name"),
    "username": _username,
    "street": _street,
    "city": _city,
    "postal_code": _postal_code,
    "birth_date": _birth_date,
    "ssn": _ssn,
    "national_id": _national_id,
    "tax_id": _tax_id,
    "card": _card,
    "iban": _iban,
    "bank_account": _bank_account,
    "ip": _ip,
    "ipv4": _ipv4,
    "ipv6": _ipv6,
    "device_id": _device_id,
    "geo": _geo,
    "password": _password,
    "token": _token,
}
