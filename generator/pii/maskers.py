"""How a pseudonym of each class is made: inside the class's reserved range, in the format of the original.

A maker takes the original's ``Original`` and a ``KeyedRandom``, random choices that depend on the key, the class's family, the
normalised original and a counter. A later counter draws anew; a high one gives the format up for the range's sake.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata

from .keyed_random import (
    DIGITS,
    LOWER,
    RANDOM_TRIES,
    RUN,
    STREET_WORDS,
    TAG,
    TEMPLATE_TRIES,
    TITLES,
    WORD,
    KeyedRandom,
    Maker,
    Original,
    WordLists,
    fill_template,
    match_case,
    match_case_all,
    plain,
)
from .number_maskers import NUMBER_MAKERS
from .phone_numbers import NORTH_AMERICAN, dialled, number_of_no_one
from .ranges import digits_of

# ---- names and places ------------------------------------------------------------------------------------------------


_NAME_SEPARATORS = " -.,'()/"
# what changes of a street and of a user name: all but the separators that stay
_STREET_RUN = re.compile(rf"[^\W\d_]+|[0-9]+|[^{re.escape(_NAME_SEPARATORS)}#]")
_USERNAME_RUN = re.compile(r"[^\W\d_]+|[0-9]+|[^ _.-]")


def _without_marks(text: str) -> str:
    """``text`` without combining characters."""
    return text if text.isascii() else "".join(char for char in text if unicodedata.category(char)[0] != "M")


def _separator(text: str) -> str:
    return text if text in _NAME_SEPARATORS else " " if text.isspace() else ""


def _name_of(word: str, source: str, rng: KeyedRandom, words: WordLists) -> str:
    """The pseudonym of one word of a name: the same in a first name, a full name and a text."""

    def choose() -> str:
        own = plain(word)
        for counter in range(TEMPLATE_TRIES):
            candidate = words.pick(rng.other(source, word.casefold(), counter), source, len(own))
            if own not in plain(candidate):
                break
        return candidate

    return words.of_word(source, word, choose)


def _two_words(text: str) -> list[str]:
    """The words of a name of two and a blank, as most full names are, without a title or an initial; none of any other."""
    words = text.split(" ")
    is_plain = len(words) == 2 and all(
        len(word) > 1 and word.isalpha() and word.lower() not in TITLES for word in words
    )
    return words if is_plain else []


def _person(*sources: str) -> Maker:
    """``sources``: the word list of a first word and of a last one."""

    titled = len(sources) > 1

    def make(original: Original, rng: KeyedRandom, words: WordLists) -> str:
        if (
            not titled and not rng.counter and len(original.text) > 1 and original.text.isalpha()
        ):  # one word, as most are
            return match_case(_name_of(original.text, sources[0], rng, words), original.text)
        if titled and not rng.counter and (both := _two_words(original.text)):
            family = words.halves.family(both, original.text)
            made = (_name_of(word, sources[index in family], rng, words) for index, word in enumerate(both))
            return " ".join(map(match_case, made, both))
        if rng.counter >= TEMPLATE_TRIES or not original.keeps_format:
            return _invented(original, rng, words, sources)
        text = _without_marks(original.text)
        found = [match for match in WORD.finditer(text) if not (titled and match[0].lower() in TITLES)]
        if not found:
            return _invented(original, rng, words, sources)
        shown = [match[0] for match in found]
        family = words.halves.family(shown, text) if titled and len(found) > 1 else range(0)
        parts, end = [], 0
        for index, match in enumerate(found):
            source = sources[-1] if index in family else sources[0]
            initials = match[0].split(".")
            if max(map(len, initials)) == 1 and match[0][0].isascii():
                name = ". ".join(rng.pick(LOWER) for _ in initials)
            elif rng.counter:
                name = words.pick(rng, source, len(match[0]))
            else:
                name = _name_of(match[0], source, rng, words)
            parts += [_gap(text[end : match.start()], rng), match_case(name, match[0])]
            end = match.end()
        return "".join((*parts, _gap(text[end:], rng)))

    return make


def _gap(text: str, rng: KeyedRandom) -> str:
    """What is between two words: separators and titles as they are, other digits."""
    if text in _NAME_SEPARATORS:
        return text
    if text.isdecimal() and text.isascii():
        return rng.text(len(text))
    return "".join(
        run if run.lower() in TITLES else rng.text(len(run)) if run.isdecimal() else _separator(run)
        for run in RUN.findall(text)
    )


def _invented(original: Original, rng: KeyedRandom, words: WordLists, sources: tuple[str, ...]) -> str:
    """A name that keeps nothing of the original but its number of words, two at most; beyond the tries that a
    unique column may need, one with an initial more."""
    first = words.pick(rng, sources[0], 0, original.max_length)
    one_word = len(original.text.split()) < 2
    if original.max_length is not None and rng.counter >= 2 * TEMPLATE_TRIES and original.max_length <= 2 * len(first):
        return rng.pick(LOWER).upper() if original.max_length < 3 else first
    if rng.counter < 2 * TEMPLATE_TRIES and one_word:
        return match_case(first, original.text)
    last = words.pick(
        rng, sources[-1], 0, None if original.max_length is None else max(original.max_length - len(first) - 1, 2)
    )
    initials = "".join(f"{rng.pick(LOWER).upper()}. " for _ in range(rng.counter // (2 * TEMPLATE_TRIES)))
    return f"{first} {initials[:9]}{last}"


def _username(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    more = rng.text(min(2 + rng.counter // 8, 8)) if original.unique and rng.counter > 3 else ""
    if rng.counter >= TEMPLATE_TRIES or not original.keeps_format:
        available = None if original.max_length is None else max(original.max_length - 3, 2)
        made = words.pick(rng, "username", 0, available) + rng.text(3 if rng.counter < RANDOM_TRIES else 6)
        return (
            made
            if original.max_length is None or original.max_length > 3
            else rng.pick(LOWER) + rng.text(original.max_length - 1)
        ) + more

    def part(match: re.Match[str]) -> str:
        run = match[0]
        if run.isdecimal():
            return rng.text(len(run))
        if not run.isalpha():
            return ""
        if len(run) == 1:
            return match_case(rng.pick(LOWER), run)
        names = words.pick(rng, "username", len(run) if len(run) < 10 else len(run) // 2)
        return match_case(names + (words.pick(rng, "username", len(run) - len(names)) if len(run) > 9 else ""), run)

    return _USERNAME_RUN.sub(part, original.text) + more


def _street(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    number = str(1 + rng.below(9)) + rng.text(min(2 + rng.counter // 24, 5))
    if rng.counter >= TEMPLATE_TRIES or not WORD.search(original.text):
        available = None if original.max_length is None else max(original.max_length - len(number) - 1, 2)
        return f"{number} {words.pick(rng, 'street', 0, available)}"[
            : original.max_length if (original.max_length or 9) < 5 else None
        ]

    def part(match: re.Match[str]) -> str:
        run = match[0]
        if run.isdecimal():
            return str(1 + rng.below(9)) + rng.text(len(run) - 1)
        if not run.isalpha():
            return _separator(run)
        if run.lower() in STREET_WORDS:
            return run
        return match_case(rng.pick(LOWER) if len(run) == 1 else words.pick(rng, "street", len(run)), run)

    made = _STREET_RUN.sub(part, _without_marks(original.text))
    return f"{number} {made}" if original.unique and rng.counter > 3 else made


def _city(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    cities = words.all("city")
    if rng.counter < TEMPLATE_TRIES:
        cities = words.with_spaces("city", original.text.count(" "))
    elif original.max_length is not None:
        cities = tuple(city for city in cities if len(city) <= original.max_length) or tuple(LOWER.upper())
    city = words.walk(rng, cities)
    return city.upper() if original.text.isupper() else city.lower() if original.text.islower() else city


def _postal_code(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    """Five digits are one of the lexicon's; what is written otherwise is a code that no place has."""
    size = len(original.normal)
    codes = words.all("postal_code" if original.text.startswith("0") else "postal_code without 0")
    if original.number:
        return words.walk(rng, codes) if size > 4 else str(rng.below(100))
    if rng.counter >= TEMPLATE_TRIES or (size == 5 and original.text.isdecimal()):
        available = original.max_length is None or original.max_length > 4
        return words.walk(rng, codes) if available else f"000{rng.text(1)}"[: original.max_length]
    if original.text[:1].isalpha() or not original.text.isascii():
        made = "".join(rng.pick(LOWER) if char.isalpha() else "0" for char in original.normal)
        return fill_template(("z" + made[1:]).upper(), original.text, " -")
    digits = len(original.digits)
    rest = iter("0" * min(3, digits) + rng.text(digits - min(3, digits)))
    made = "".join(next(rest) if char.isdecimal() else rng.pick(LOWER) for char in original.normal)
    return fill_template(made.upper(), original.text, " -")


# ---- addresses of people and machines --------------------------------------------------------------------------------

_CONSONANTS = "bcdfghjkmnpqrstvwxz"
_CONSONANTS_AND_DIGITS = _CONSONANTS + DIGITS


def _host(labels: int, rng: KeyedRandom) -> str:
    """A reserved domain of so many labels, of one where it has only one."""
    if labels < 2 or rng.counter >= RANDOM_TRIES:
        return rng.pick(("test", "example", "invalid"))
    if rng.counter < TEMPLATE_TRIES // 2:
        above = "".join(f"{rng.text(4, TAG)}." for _ in range(labels - 2))
        return above + rng.pick(("example.com", "example.net", "example.org"))
    return f"{rng.text(4, TAG)}.{rng.pick(('test', 'example', 'invalid'))}"


def _email(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    """At least 56 random bits, distinct without keeping count, and no vowel that could make a name of them. The local part
    has nothing of the original's, not its length; one domain stays one domain."""
    domain = original.normal.rpartition("@")[2]
    labels = min(domain.count(".") + 1, 5) if "@" in original.normal else 2
    if rng.counter:
        host = _host(labels, rng.other("domain", domain))
    else:
        host = words.of_word("domain", f"{labels} {domain}", lambda: _host(labels, rng.other("domain", domain)))
    name = rng.pick(_CONSONANTS) + rng.text(12, _CONSONANTS_AND_DIGITS)
    available = None if original.max_length is None else original.max_length - len(host) - 1
    if available is not None and len(name) > available:
        name = name[: max(available, 1)]
    made = f"{name}@{host}"
    return (
        made.upper()
        if original.text.isupper()
        else made[:1].upper() + made[1:]
        if original.text[:1].isupper()
        else made
    )


_LABEL = re.compile(r"\A[^\d+(]+")
_BETWEEN = re.compile(r" ?[,;/|] | or | und | and | [/|] ?")
_ONE_NUMBER = re.compile("[+(]?[0-9][0-9 ().-]*")
_EXTENSION = re.compile(r"(ext[ .]*|x|#)\s*([0-9]+)\s*\Z", re.IGNORECASE)


def _phone(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    head, extension = _split_phone(original.text)
    digits, plus = digits_of(head), "+" if head.lstrip(" (").startswith("+") else ""
    number = _phone_digits(original, digits, rng, plus=bool(plus))
    tail = _phone_extension(original, rng, extension)
    if rng.counter >= TEMPLATE_TRIES or not digits:
        return _phone_that_fits(plus + number + tail, original, rng)
    blank = " " if tail and head.endswith(" ") else ""
    made = fill_template(number, head.replace("+", "").rstrip(), " ()./-")
    opened = "(" if plus and head.lstrip().startswith("(") and made.startswith("(") else ""
    return opened + plus + made.removeprefix(opened) + blank + tail  # (+43) 664...


def _phone_digits(original: Original, digits: str, rng: KeyedRandom, *, plus: bool) -> str:
    """The digits of a pseudonym, dialled as the original's ``digits`` are; a column of numbers gets North American ones."""
    if original.number or not digits:
        american = number_of_no_one(NORTH_AMERICAN, rng)
        return f"1{american}" if len(digits) > 10 else american[3:] if len(digits) < 8 else american
    known = dialled(digits, plus=plus, country=original.country)
    return number_of_no_one(known, rng, rare=original.unique and rng.counter >= TEMPLATE_TRIES // 2)


def _phone_that_fits(made: str, original: Original, rng: KeyedRandom) -> str:
    """A number without its original's separators, or a shorter one where the column is too short for it."""
    available = 99 if original.max_length is None else original.max_length
    american = number_of_no_one(NORTH_AMERICAN, rng)
    return made if len(made) <= available else american[3:] if available > 6 else american[-4:]


def _split_phone(text: str) -> tuple[str, re.Match[str] | None]:
    """A telephone number without the label before it, and its extension; of two in one value the first."""
    if _ONE_NUMBER.fullmatch(text):
        return text.replace("(0)", " ").replace("  ", " "), None
    text = _LABEL.sub("", text)
    numbers = [part for part in _BETWEEN.split(text) if len(digits_of(part)) > 6]
    text = numbers[0].strip() if len(numbers) > 1 else text
    extension = _EXTENSION.search(text)
    head = text[: extension.start()] if extension else text
    return head.replace("(0)", " ").replace("  ", " "), extension


def _phone_extension(original: Original, rng: KeyedRandom, extension: re.Match[str] | None) -> str:
    if extension:
        return extension[1] + rng.text(len(extension[2]))
    if original.unique and rng.counter >= RANDOM_TRIES and not original.text.isdecimal():
        return f" x{rng.text(4)}"
    return ""


_NETWORKS = ("192.0.2.", "198.51.100.", "203.0.113.")
_DOCUMENTATION = tuple(f"{network}{host}" for network in _NETWORKS for host in range(256))
_BENCHMARKS = 2**17
_SUFFIX = re.compile(r"(?<=[0-9])[:/][0-9]+\Z")


def _ipv4(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    address = rng.walk(_DOCUMENTATION)
    if rng.counter >= TEMPLATE_TRIES:  # 198.18.0.0/15, for a column that needs so many
        address = str(ipaddress.IPv4Address("198.18.0.0") + rng.below(_BENCHMARKS))
    if original.text.isdecimal() or original.number:
        return str(int(ipaddress.IPv4Address(address)))
    suffix = _SUFFIX.search(original.text) if original.text.count(":") < 2 and rng.counter < TEMPLATE_TRIES else None
    return address + (suffix[0] if suffix else "")


def _ipv6(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    text, slash, prefix = original.text.partition("/")
    tail = slash + prefix if prefix.isdecimal() and prefix.isascii() and rng.counter < TEMPLATE_TRIES else ""
    if "." in text:
        return match_case_all(f"::ffff:{rng.walk(_DOCUMENTATION)}", original.text) + tail
    groups = [f"{1 + rng.below(0xFFFF):x}" for _ in range(6)]
    # RFC 3849, and RFC 9637 for an original that is in the first range
    network = ["3fff", "fff"] if original.normal.startswith("2001:db8") else ["2001", "db8"]
    if original.max_length is not None and rng.counter >= TEMPLATE_TRIES:
        return f"{':'.join(network)}::{':'.join(groups[: max((original.max_length - 9) // 5, 1)][:5])}"
    made = _like_ipv6(text, original.normal, network, groups, rng.counter)
    return (made.upper() if text.isupper() else made) + tail


def _like_ipv6(text: str, normal: str, network: list[str], groups: list[str], counter: int) -> str:
    """An address of ``network`` with as many of ``groups`` as the original ``text`` has, written as that is."""
    is_short = "::" in normal or normal.count(":") != 7
    known = len([group for group in normal.split(":") if group])
    kept = min(max(known - 2, 2 + counter // 16), 5) if is_short else 6
    if "::" in text or text.count(":") != 7:
        return ":".join(network) + (":" if kept == 6 else "::") + ":".join(groups[:kept])
    filled = [*network, *["0"] * (6 - kept), *groups[:kept]]
    return ":".join(group.zfill(4) if len(text) == 39 else group for group in filled)


def _ip(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    return (_ipv6 if original.text.count(":") > 1 else _ipv4)(original, rng, words)


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
    "ip": _ip,
    "ipv4": _ipv4,
    "ipv6": _ipv6,
    **NUMBER_MAKERS,
}
