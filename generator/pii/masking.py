"""Pseudonyms for real personal data: the same key and the same original give the same pseudonym everywhere.

What a pseudonym is hangs on the key, the class's family and the normalised original, never on the seed of generated
data. Originals are kept in memory only. Where pseudonyms must be distinct, the masker counts what it has given out:
an original whose pseudonym is taken gets its next one, so in a small range they hang on the order of the originals
as well. Each run must hence meet them in the same order (that of the primary key).
"""

from __future__ import annotations

import hmac
import ipaddress
import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal

from ..errors import BlueprintError, PlanError
from .classes import checker, personal_class
from .maskers import MAKERS, RANDOM_TRIES, STREET_WORDS, TITLES, WORD, Draw, Shape, Words, plain, recase
from .names import classify_member as member_class
from .originals import NAMES, SECRETS, WORDY, Originals, located
from .ranges import TEST_CARDS, fold
from .scanner import scan

KEY_VARIABLE = "SEEDSQL_MASK_KEY"
LEAST_KEY_BYTES = 16
_MOST_TRIES = 20_000  # more than there are postal codes, the largest range that is walked through

_FAMILIES = {
    "ssn": "identity",
    "national_id": "identity",
    "tax_id": "identity",
    "iban": "account",
    "bank_account": "account",
    "ipv4": "ip",
    "ipv6": "ip",
    "company_contact": "person_name",
}
_LOOSE = frozenset(("birth_date", "email", "ip", "ipv4", "ipv6"))  # digits in the same place mean nothing, or the year


def read_key(value: str | None) -> bytes:
    """The key in the text of the environment variable SEEDSQL_MASK_KEY. Raises BlueprintError when it is missing or
    shorter than 16 bytes of UTF-8; the message never shows it."""
    hint = f'export {KEY_VARIABLE}="$(openssl rand -hex 32)", and keep it: another key gives other pseudonyms'
    if not value or not value.strip():
        raise BlueprintError(f"masking needs a key, and {KEY_VARIABLE} is not set", hint=hint)
    key = value.strip().encode("utf-8", "surrogateescape")
    if len(key) < LEAST_KEY_BYTES:
        raise BlueprintError(
            f"the key in {KEY_VARIABLE} has {len(key)} bytes; it needs at least {LEAST_KEY_BYTES}", hint=hint
        )
    return key


# ---- what an original is ---------------------------------------------------------------------------------------------

_AT = re.compile(r" ?[\[({] ?at ?[\])}] ?|%40|&#0*64;|&commat;", re.IGNORECASE)
_DOT = re.compile(r" ?[\[({] ?dot ?[\])}] ?", re.IGNORECASE)
_TEST_TOKEN = re.compile(r"(?:test|example|invalid|dummy|fake|seed|seedsql)[_.:/-]", re.IGNORECASE)
_KEPT_NUMBER = re.compile(r"000|666|qq|xx|zz|[0-9]{3}00[0-9]{4}\Z|[0-9]{5}0000\Z|0(?:78051120)\Z|219099999\Z")


def _family(name: str, text: str) -> str:
    return "email" if name == "username" and "@" in text else _FAMILIES.get(name, name)


def _normal(family: str, text: str) -> str:
    """``text`` (folded, without surrounding blanks) as those that are equal to it have it in common."""
    if family in SECRETS:
        return text
    if family == "email":
        return _DOT.sub(".", _AT.sub("@", text)).casefold()
    folded = unicodedata.normalize("NFKC", text.casefold())
    if family == "phone":
        return re.sub("[^0-9]", "", folded) or folded
    if family == "ip":
        return _normal_address(folded)
    if family == "geo":
        return " ".join(f"{float(number):.12g}" for number in re.findall(r"-?[0-9]+(?:\.[0-9]+)?", folded)) or folded
    if family in WORDY and family != "username":
        return " ".join(re.findall(r"(?:[^\W_]|[^\s\x00-\x7f])+", folded)) or folded
    if family in ("identity", "account", "card", "device_id", "postal_code"):
        return "".join(filter(str.isalnum, folded)) or folded
    return folded


def _normal_address(text: str) -> str:
    host = re.sub(r"(?<=[0-9])[:/][0-9]+\Z", "", text) if text.count(":") < 2 else text.partition("/")[0]
    try:
        return str(ipaddress.ip_address(int(host) if host.isascii() and host.isdigit() else host))
    except ValueError:
        return text


def _kept(name: str, text: str, check: Callable[[str], bool]) -> bool:
    """True for a value that is in its class's range by construction: no person can have it."""
    if name in ("email", "phone", "ip", "ipv4", "ipv6", "device_id", "birth_date", "username"):
        return (name != "username" or "@" in text) and check(text)
    compact = "".join(filter(str.isalnum, text)).lower()
    if name in ("ssn", "national_id"):
        return check(text) and _KEPT_NUMBER.match(compact) is not None
    if name == "tax_id":
        taxpayer = compact.startswith("9") and (text[3:4] == "-" or compact[1:2] not in ("6", "7"))
        return check(text) and not taxpayer
    if name == "card":
        return compact in TEST_CARDS
    if name == "password":
        return text.startswith("!") and (not compact or compact == "seeded")
    return name == "token" and (_TEST_TOKEN.match(text) is not None or text.strip("!*") == "")


# ---- what a pseudonym must not show ----------------------------------------------------------------------------------

_ALNUM = re.compile(r"[^\W_]+")
_RESERVED_LABELS = frozenset(("example", "test", "invalid", "localhost", "com", "net", "org"))


def _parts(name: str, family: str, normal: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """Of an original: all of it, its parts that must not occur in a pseudonym, and those that must not be its words."""
    whole = plain(normal)
    if family == "email":
        local, _, domain = whole.rpartition("@")
        labels = [label for label in domain.split(".")[:-1] if len(label) > 3 and label not in _RESERVED_LABELS]
        parts = [local, domain if "." in domain else "", *labels, *re.findall(r"[^\W\d_]{3,}|[0-9]{4,}", local)]
        return whole, frozenset(part for part in parts if len(part) > 2), frozenset()
    if name not in WORDY:
        compact = "".join(filter(str.isalnum, whole))
        return compact, frozenset((compact,) if len(compact) > 1 and family != "ip" else ()), frozenset()
    known = STREET_WORDS if name == "street" else TITLES if name in NAMES else frozenset()
    words = [word for word in re.findall(r"[^\W\d_]+", whole) if word not in known]
    long = {word for word in words if len(word) > 2} | ({whole} if len(whole) > 2 else set())
    return whole, frozenset(long), frozenset(word for word in words if len(word) == 2)


def _same_run(one: str, other: str) -> bool:
    """True when four digits in a row are the same in the same place, counted from either end."""
    first, second = (re.sub("[^0-9]", "", each) for each in (one, other))
    for left, right in ((first, second), (first[::-1], second[::-1])):
        run = 0
        for a, b in zip(left, right, strict=False):
            run = run + 1 if a == b else 0
            if run == 4:
                return True
    return False


def _collated(text: str) -> str:
    """``text`` as a collation that ignores case, accents and trailing blanks compares it."""
    return plain(text).rstrip(" ")


class Masker:
    """Gives out pseudonyms under ``key``; names and places are made of the words of ``lexicon``."""

    def __init__(self, key: bytes, lexicon: Mapping[str, Collection[str]]) -> None:
        self._key = key
        self._lexicon = lexicon
        self._words = Words(lexicon)
        self._checks: dict[str, Callable[[str], bool]] = {}
        self._owners: dict[str, dict[int, int]] = {}  # family: pseudonym -> its original, as hashes
        self._exact: dict[tuple[str, str], dict[int, int]] = {}  # the same by the letter, in one column
        self._chosen: dict[tuple[str, int], int] = {}  # original of a unique column -> its counter
        self._unique: set[tuple[str, int]] = set()
        self._narrowest: dict[tuple[str, int], int] = {}  # original -> the characters that its pseudonym may have
        self._index = Originals()

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that identify the key and do not reveal it."""
        return hmac.digest(self._key, b"seedsql masking key", "sha256").hex()[:16]

    def remember(
        self, personal_class: str, original: str, *, unique: bool = False, max_length: int | None = None
    ) -> None:
        """Note an original before masking begins: ``mask_text`` finds it as a word from now on, and one of a
        ``unique`` column gets a distinct pseudonym in each column that it occurs in. The narrowest ``max_length`` of an
        original's columns holds in all of them, so that they agree."""
        name, text = personal_class, fold(original).strip()
        if not text or name == "free_text":
            return
        family = _family(name, text)
        kept = _kept(name, text, self._check(name))
        owner = self._hash(family, _normal(family, text))
        if max_length is not None:
            known = self._narrowest.get((family, owner), max_length)
            self._narrowest[family, owner] = min(known, max_length)
        if unique:
            self._unique.add((family, owner))
            if kept:
                self._owners.setdefault(family, {}).setdefault(self._hash("out", _collated(text)), owner)
        if not kept:
            self._index.add(name, text)

    def mask(
        self,
        personal_class: str,
        value: str,
        *,
        unique: bool = False,
        max_length: int | None = None,
        number: bool = False,
        column: str = "",
    ) -> str:
        """The pseudonym of ``value``, in its format, in at most ``max_length`` characters; digits only when it is a
        ``number``. In a ``unique`` column, named by ``column``, originals that differ in their format only stay distinct. Blank values and those of a test range stay as they are, but for blanks that the range excludes.

        Raises PlanError when the class has no (more) pseudonyms that fit.
        """
        if personal_class == "free_text":
            return self._mask_free_text(value, unique, max_length, column)
        text = fold(value).strip()
        name, family = personal_class, _family(personal_class, text)
        check = self._check(name)
        if not text:
            return value if check(value) else ""
        normal = _normal(family, text)
        owner = self._hash(family, normal)
        within = column if unique else None
        unique = unique or (family, owner) in self._unique
        if _kept(name, text, check) and not (unique and self._taken(family, value, owner, value, within)):
            return value if check(value) else text
        narrowest = self._narrowest.get((family, owner))
        if narrowest is not None:
            max_length = narrowest if max_length is None else min(max_length, narrowest)
        lead = value[: len(value) - len(value.lstrip(" "))]
        trail = value[len(value.rstrip(" ")) :]
        most = None if max_length is None else max_length - len(lead) - len(trail)
        if (most is not None and most < 1) or ((lead or trail) and name not in WORDY):  # ranges hold no blanks
            lead, trail, most = "", "", max_length
        shape = Shape(text, normal, most, number, unique)
        whole, parts, words = _parts(name, family, normal)
        maker = MAKERS["email" if family == "email" else name]
        fits = clean = False
        start = self._chosen.get((family, owner), 0)
        for lenient in (False, True):
            for counter in range(0 if lenient else start, _MOST_TRIES if unique else 4 * RANDOM_TRIES):
                made = maker(shape, Draw(self._key, family, normal, counter), self._words)
                if not made or (most is not None and len(made) > most) or not check(made):
                    continue
                if number and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", made):
                    continue
                fits = True
                if name == "birth_date" and not unique:
                    return lead + made + trail
                if (name in WORDY and plain(_normal(family, made)) == whole) or self._reveals(
                    name, normal, made, whole, () if lenient else parts, () if lenient else words, counter
                ):
                    continue
                clean = True
                masked = lead + made + trail
                if unique:
                    if self._taken(family, masked, owner, value, within):
                        continue
                    self._chosen.setdefault((family, owner), counter)
                return masked
            if fits and clean:
                break
        if unique and fits:
            count = len(self._owners.get(family, ()))
            raise PlanError(
                f"class '{name}' has no pseudonyms left for a unique column after {count:,}",
                hint="drop the unique key in the copy, make the column longer, or choose another class for it",
            )
        limit = f"{most} characters" if most is not None else "its format"
        raise PlanError(
            f"no pseudonym of class '{name}' fits a value in {limit}{' as a number' if number else ''}",
            hint=f"class '{name}' allows {self._range(name)}; choose another class for the column",
        )

    def mask_text(self, text: str) -> str:
        """``text`` with everything that the scanner finds and every remembered original replaced by its pseudonym,
        the rest as it was. JSON is masked member by member."""
        masked = self._mask_document(text)
        if masked is None:
            masked = self._mask_plain(text)
        return masked if masked == text or not scan(masked) else _blotted(masked)

    def mask_json(self, document: object, classify_member: Callable[[str], str | None]) -> object:
        """``document`` with members masked by the class of their key, all other texts and numbers by what is found in
        them. Keys stay, but for what the scanner finds in them. A number whose class has no numbers in its range
        becomes a text."""
        root: list = [document]
        left: list[tuple[list | dict, object, str]] = [(root, 0, "")]
        while left:
            container, place, key = left.pop()
            value = container[place]  # type: ignore[index]
            if isinstance(value, dict):
                copy: dict = {}
                for name, member in value.items():
                    copy[self._mask_key(name, copy)] = member
                left.extend((copy, masked, name) for masked, name in zip(copy, value, strict=True))
                container[place] = copy  # type: ignore[index]
            elif isinstance(value, list):
                container[place] = items = list(value)  # type: ignore[index]
                left.extend((items, number, key) for number in range(len(items)))
            else:
                container[place] = self._mask_member(classify_member(key) if key else None, value)  # type: ignore[index]
        return root[0]

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _check(self, name: str) -> Callable[[str], bool]:
        if name not in self._checks:
            check = checker(name, self._lexicon)
            if check is None:
                raise PlanError(
                    f"there are no words to mask '{name}' with",
                    hint=f"the lexicon needs one of {', '.join(personal_class(name).lists)}",
                )
            self._checks[name] = check
        return self._checks[name]

    def _range(self, name: str) -> str:
        return personal_class(name).range

    def _hash(self, family: str, text: str) -> int:
        """64 bits that stand for a text, so that the tables stay small and hold no originals."""
        label = f"table\0{family}\0{text}".encode("utf-8", "surrogatepass")
        return int.from_bytes(hmac.digest(self._key, label, "sha256")[:8], "big")

    def _taken(self, family: str, masked: str, owner: int, value: str, column: str | None) -> bool:
        """Takes ``masked`` for ``value``; True when another original has it. Originals that differ in their format
        only share a pseudonym, in their formats; where these look the same in a unique ``column``, one has to give way."""
        owners = self._owners.setdefault(family, {})
        exact = {} if column is None else self._exact.setdefault((family, column), {})
        seen, by_the_letter, original = self._hash("out", _collated(masked)), self._hash("exact", masked), hash(value)
        if owners.get(seen, owner) != owner or exact.get(by_the_letter, original) != original:
            return True
        owners[seen], exact[by_the_letter] = owner, original
        return False

    @staticmethod
    def _reveals(
        name: str, normal: str, made: str, whole: str, parts: Collection[str], words: Collection[str], counter: int
    ) -> bool:
        shown = plain(made)
        if name not in WORDY and name != "email":
            shown = "".join(filter(str.isalnum, shown))
        if shown == whole or any(part in shown for part in parts):
            return True
        if words and not set(words).isdisjoint(re.findall(r"[^\W\d_]+", shown)):
            return True
        return counter < RANDOM_TRIES and name not in _LOOSE and _same_run(normal, made)

    def _mask_free_text(self, value: str, unique: bool, max_length: int | None, column: str) -> str:
        masked = self.mask_text(value)
        if max_length is not None and len(masked) > max_length and self._mask_document(value) is None:
            masked = self._mask_plain(value, same_length=True)
            masked = masked if not scan(masked) else _blotted(masked)
        if unique:
            owner, plainly = self._hash("free_text", value), masked
            for counter in range(100):
                if not self._taken("free_text", masked, owner, value, column):
                    break
                tag = f" {Draw(self._key, 'free_text', value, counter).text(8, '0123456789abcdef')}"
                masked = plainly[: None if max_length is None else max(max_length - len(tag), 0)] + tag
        if max_length is not None and len(masked) > max_length:
            raise PlanError(f"a masked text needs {len(masked)} characters and the column has {max_length}")
        return masked

    def _mask_key(self, key: str, taken: Collection[str]) -> str:
        masked = self._mask_plain(key, originals=member_class(key) is None)
        number = 2
        while masked in taken:
            masked, number = f"{masked}-{number}", number + 1
        return masked

    def _mask_member(self, name: str | None, value: object) -> object:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self.mask(name, value) if name else self.mask_text(value)
        if not isinstance(value, (int, float, Decimal)):
            return value
        text = str(value)
        if name is None or name == "free_text":
            found = scan(text)
            if not found:
                return value
            name = found[0].personal_class
        try:
            masked = self.mask(name, text, number=True)
        except PlanError:
            return self.mask(name, text)
        if masked == text:
            return value
        return Decimal(masked) if isinstance(value, Decimal) else float(masked) if "." in masked else int(masked)

    def _mask_document(self, text: str) -> str | None:
        """The JSON document ``text``, masked; None when it is none."""
        if text.lstrip()[:1] not in ("{", "[", '"'):
            return None
        try:
            document = json.loads(text)
            masked = self.mask_json(document, member_class)
            return text if masked == document else json.dumps(masked, ensure_ascii=text.isascii())
        except (ValueError, RecursionError):
            return None

    def _mask_plain(self, text: str, *, same_length: bool = False, originals: bool = True) -> str:
        for _ in range(4):
            spans = list(self._found(text))
            if originals:
                spans += self._index.spans(text, protected=[(start, end) for start, end, _, _ in spans])
                originals = False
            if not spans:
                break
            parts, end = [], 0
            for start, stop, name, original in _apart(spans):
                parts += [text[end:start], self._replacement(name, original, text[start:stop], same_length)]
                end = stop
            text = "".join((*parts, text[end:]))
        return text

    def _replacement(self, name: str, original: str, shown: str, same_length: bool) -> str:
        try:
            made = self.mask(name, original, max_length=len(shown) if same_length else None)
        except PlanError:
            return "*" * len(shown)
        like = WORD.findall(shown)
        if name not in WORDY or len(like) != len(WORD.findall(made)):
            return made
        rest = iter(like)
        return WORD.sub(lambda word: recase(word[0], next(rest)), made)

    @staticmethod
    def _found(text: str) -> Iterator[tuple[int, int, str, str]]:
        """Where the scanner's findings stand in ``text``, with the class and the finding."""
        findings = scan("; " + text)  # not JSON, whatever it begins with
        if not findings:
            return
        folded, places = located(text)
        compact: tuple[str, list[int]] | None = None
        for finding in findings:
            if finding.personal_class in ("card", "iban"):
                if compact is None:
                    kept = [place for place, char in enumerate(folded) if char not in " ._-"]
                    compact = "".join(folded[place].upper()[:1] for place in kept), kept
                spans = [
                    (compact[1][start], compact[1][stop - 1] + 1) for start, stop in _all(finding.text, compact[0])
                ]
            else:
                spans = _all(finding.text, folded)
            for start, stop in spans:
                quoted = (
                    _QUOTED.search(folded, max(0, start - 66), start) if finding.personal_class == "email" else None
                )
                first = quoted.start() if quoted else start
                yield (*places(first, stop), finding.personal_class, folded[first:stop])


_QUOTED = re.compile(r'"[^"\n]{1,64}"\Z')


def _all(piece: str, text: str) -> list[tuple[int, int]]:
    """Where ``piece`` stands in ``text``."""
    found, start = [], text.find(piece)
    while start >= 0:
        found.append((start, start + len(piece)))
        start = text.find(piece, start + len(piece))
    return found


def _blotted(text: str) -> str:
    """The last resort, for personal data that is found but cannot be told apart from the text around it."""
    return re.sub(r"[^\W_]", "*", text)


def _apart(spans: list[tuple[int, int, str, str]]) -> Iterator[tuple[int, int, str, str]]:
    """``spans`` in order, without those that overlap an earlier or longer one."""
    end = 0
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if span[0] >= end:
            yield span
            end = span[1]
