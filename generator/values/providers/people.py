"""People who do not exist: names, user names and e-mail addresses from reserved domains.

All providers of names number the people alike: columns that share a stream (``stream = "clients.contact"``) name one
person per row, so that the address in ``email`` belongs to the name in ``contact_name``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from ..array_types import BoolArray, ByteArray, IntArray
from ..arrays import Array, Constant, DictionaryEncoded, Part, Texts, word_table
from ..context import Context, Generate, Option, OptionError, Provider, check_domain
from ..folding import slug
from ..lexicon import FAMILY_NAME_FIRST, are_women, women_of, word_list
from ..permutation import permute
from ..streams import below, random_uint64
from .choices import check_text
from .composed import Choice, Literal, compose, fit
from .fitting import Limit, fits_charset, fitting_words, require_text, text_limit
from .literals import gatherer

_DOMAINS = ("example.com", "example.net", "example.org")
_RESERVED = (".test", ".example", ".invalid", ".localhost", ".example.com", ".example.net", ".example.org")
_LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_MOST_TURNS = 999  # maria.lopez, maria.lopez2 … maria.lopez999


class _People(NamedTuple):
    """Everybody whose names fit: people are numbered 0 to len(first) * len(last) - 1, and each row shows another one.

    Beyond that many rows everybody comes again, in the same order; ``turn`` counts from 0 how often. ``last_of_women`` are the forms
    that family names have for those of ``first`` that are women's (``women``), in the order of ``last``; empty where there is one.
    """

    key: int
    first: tuple[str, ...]
    last: tuple[str, ...]
    women: tuple[bool, ...] = ()
    last_of_women: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.first) * len(self.last)

    @property
    def last_names(self) -> tuple[str, ...]:
        """What the codes of last names stand for."""
        return self.last + self.last_of_women

    def at(self, rows: IntArray) -> tuple[IntArray, IntArray, IntArray | None]:
        """The codes of first and last name of each row, and the turn (None when all are in the first)."""
        turn = None
        if len(rows) and int(rows.max()) >= self.size:
            turn = rows // np.int64(self.size)
            rows = rows - turn * np.int64(self.size)
        person = permute(self.key, rows, self.size)
        first = person // np.int64(len(self.last))
        last = person - first * np.int64(len(self.last))
        if self.last_of_women:
            last = last + np.array(self.women, np.int64)[first] * np.int64(len(self.last))
        return first, last, turn


@cache
def _shown(name: str, locale: str, shown: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(map(shown, word_list(name, locale)))


def _people(context: Context, extra: int, shown: Callable[[str], str] = str) -> _People:
    """The people whose first and last names, as ``shown``, fit the column beside ``extra`` further characters."""
    first, last = (_shown(name, context.locale, shown) for name in ("first_name", "last_name"))
    pieces = fit(
        [
            Choice("first_name", fitting_words(first, context.type)),
            Literal("x" * extra),
            Choice("last_name", fitting_words(last, context.type)),
        ],
        text_limit(context.type),
        context,
        "provider",
    )
    first_names, last_names = (piece for piece in pieces if isinstance(piece, Choice))
    return _agreeing(context, first_names.words, last_names.words, extra, shown)


def _agreeing(
    context: Context, first: tuple[str, ...], last: tuple[str, ...], extra: int, shown: Callable[[str], str] = str
) -> _People:
    """People whose family names agree with their first names, in languages where they do and in columns that hold both forms."""
    women, forms = women_of(context.locale)
    hers, limit = fitting_words(tuple(map(shown, forms)), context.type), text_limit(context.type)
    widest = limit.widest(first) + extra + limit.widest(hers)
    if not hers or len(hers) != len(last) or (limit.most is not None and widest > limit.most):
        return _People(context.key("person"), first, last)
    known = set(map(shown, women))
    return _People(context.key("person"), first, last, tuple(name in known for name in first), hers)


def _whole(context: Context, shown: Callable[[str], str] = str) -> _People:
    """Everybody, as columns have them that hold every name."""
    lists = (_shown(each, context.locale, shown) for each in ("first_name", "last_name"))
    first, last = (fitting_words(names, context.type) for names in lists)
    return _agreeing(context._replace(type=None), first, last, 0, shown)


class _Initials(NamedTuple):
    """Shows people who are those of the longer columns of the row, by an initial where the first name is too long beside the last:
    ``table`` holds the first names and then their initials, ``room`` what the last names leave of the column."""

    table: ByteArray
    widths: IntArray
    room: IntArray

    def at(self, first: IntArray, last: IntArray) -> tuple[IntArray, BoolArray]:
        """The codes of what is shown of the first names, and which of them are initials."""
        is_long = self.widths[first] > self.room[last]
        return np.where(is_long, first + np.int64(len(self.widths)), first), is_long


@lru_cache(maxsize=16)
def _initials(first: tuple[str, ...], last: tuple[str, ...], limit: Limit, extra: int, sign: str) -> _Initials | None:
    """None where everybody fits the column beside ``extra`` characters, or where initials (behind which ``sign`` is) do not."""
    initials = tuple(name[0] + sign for name in first)
    if limit.most is None or limit.widest(first) + limit.widest(last) + extra <= limit.most:
        return None
    if limit.widest(initials) + limit.widest(last) + extra > limit.most or min(map(len, first)) < 2:
        return None
    widths = np.array([*map(limit.width, first)], np.int64)
    room = np.array([limit.most - extra - limit.width(name) for name in last], np.int64)
    return _Initials(word_table(first + initials), widths, room)


@lru_cache(maxsize=16)
def _ranks(names: tuple[str, ...]) -> IntArray:
    """Each name's number among those before it that have its initial, from 0."""
    seen: Counter[str] = Counter()
    ranks = []
    for name in names:
        ranks.append(seen[name[0]])
        seen[name[0]] += 1
    return np.array(ranks, np.int64)


def _one_name(which: str) -> Callable[[Context], Generate]:
    name = f"{which}_name"

    def bind(context: Context) -> Generate:
        if context.unique:
            return compose(context, [Choice(name, word_list(name, context.locale))])
        require_text(context)
        limit = text_limit(context.type)
        whole = _whole(context)
        own = whole.first if which == "first" else whole.last_names
        if limit.most is not None and limit.widest(own) > limit.most:
            return compose(context, [Choice(name, whole.first if which == "first" else whole.last)])
        table = word_table(own)

        def generate(rows: IntArray) -> Texts:
            first, last, _ = whole.at(rows)
            return Texts((DictionaryEncoded(first if which == "first" else last, table),), len(rows))

        return generate

    return bind


def _gender(context: Context) -> Generate:
    """By the first name of a person, as columns have it that hold every name."""
    options = {which: context.get(which) for which in ("female", "male")}
    for which, values in options.items():
        if not values:
            raise OptionError(which, "name at least one value")
        check_text(context, values, which)
    everybody = context._replace(type=None)
    first, last = (word_list(each, context.locale) for each in ("first_name", "last_name"))
    people, women = _agreeing(everybody, first, last, 0), np.array(are_women(context.locale), np.bool_)
    check_domain(context, len(options["female"]) + len(options["male"]))
    gather = gatherer([*options["female"], *options["male"]], context.type, "female")
    key, hers, his = context.key("gender"), len(options["female"]), len(options["male"])

    def generate(rows: IntArray) -> Array:
        random = random_uint64(key, rows)
        is_woman = women[people.at(rows)[0]]
        return gather(np.where(is_woman, below(random, hers), hers + below(random, his)))

    return generate


def _name(context: Context) -> Generate:
    """Where the people do not suffice for a unique column, they come again with a middle initial."""
    require_text(context)
    whole = _whole(context)
    short = None if context.unique else _initials(whole.first, whole.last_names, text_limit(context.type), 1, ".")
    people = _people(context, extra=4) if short is None else whole
    check_domain(context, people.size * (len(_LETTERS) + 1), "names", "ask for fewer rows, or make the column longer")
    first, last = word_table(people.first), word_table(people.last_names)
    is_family_first = context.locale in FAMILY_NAME_FIRST
    middle = word_table(["", *(f"{letter}. " for letter in _LETTERS)])

    def generate(rows: IntArray) -> Texts:
        first_code, last_code, turn = people.at(rows)
        names: list[Part] = [DictionaryEncoded(first_code, first), DictionaryEncoded(last_code, last)]
        if short is not None:
            names[0], turn = DictionaryEncoded(short.at(first_code, last_code)[0], short.table), None
        if is_family_first:
            names.reverse()
        parts: list[Part] = [names[0], Constant(" ")]
        if turn is not None:
            parts.append(DictionaryEncoded(turn % np.int64(len(middle)), middle))
        return Texts((*parts, names[1]), len(rows))

    return generate


def _account(context: Context, tail: Sequence[str]) -> Generate:
    """first.last, with a number from the second time on that a person comes, then one of the texts ``tail``.

    In a short column f.last is shown of who is too long for it, with a number of their own among those who share it.
    """
    require_text(context)
    extra, people = 1 + len(str(_MOST_TURNS)) + max(map(len, tail)), _whole(context, slug)
    short = _initials(people.first, people.last_names, text_limit(context.type), extra, "")
    ranks = _ranks(people.first)
    sharing = 1 + int(ranks.max())
    if short is None or (context.unique and context.rows > people.size * (_MOST_TURNS // sharing)):
        short, sharing, people = None, 1, _people(context, extra, shown=slug)
    most = _MOST_TURNS // sharing
    check_domain(context, people.size * most, "names", "ask for fewer rows, or make the column longer")
    table = word_table(people.first) if short is None else short.table
    last, domain = word_table(people.last_names), word_table(tail)
    turns = min(max(-(-context.rows // people.size), 1), most)
    number = word_table(["", *(str(turn) for turn in range(2, turns * sharing + 1))])
    domain_key = context.key("domain")

    def generate(rows: IntArray) -> Texts:
        first, last_code, turn = people.at(rows)
        shown, count = first, None if turn is None else turn % np.int64(turns)
        if short is not None:
            shown, is_initial = short.at(first, last_code)
            count = np.zeros_like(first) if count is None else count
            count = np.where(is_initial, count * np.int64(sharing) + ranks[first], count)
        parts: list[Part] = [DictionaryEncoded(shown, table), Constant("."), DictionaryEncoded(last_code, last)]
        if count is not None:
            parts.append(DictionaryEncoded(count, number))
        if len(tail) > 1:
            parts.append(DictionaryEncoded(below(random_uint64(domain_key, rows), len(tail)), domain))
        elif tail[0]:
            parts.append(Constant(tail[0]))
        return Texts(tuple(parts), len(rows))

    return generate


def _email(context: Context) -> Generate:
    domain = context.get("domain")
    if domain is not None and domain not in _DOMAINS and not domain.endswith(_RESERVED):
        raise OptionError(
            "domain",
            f"'{domain}' may belong to a person: use {', '.join(_DOMAINS)}, a subdomain of "
            "them, or a name under .test, .example or .invalid (RFC 2606)",
        )
    if domain is not None and not fits_charset(domain, context.type):
        raise OptionError("domain", f"'{domain}' has characters that {context.location} cannot hold")
    return _account(context, [f"@{each}" for each in ((domain,) if domain else _DOMAINS)])


def _username(context: Context) -> Generate:
    return _account(context, [""])


PROVIDERS = (
    Provider("person.first_name", "first names", (), _one_name("first"), unique=True),
    Provider("person.last_name", "family names", (), _one_name("last"), unique=True),
    Provider(
        "person.gender",
        "what is said of a woman or a man, as the first name of the person says",
        (
            Option("female", (list,), None, "values for women, each as often as it is listed", True),
            Option("male", (list,), None, "values for men", True),
        ),
        _gender,
    ),
    Provider("person.name", "first and family name", (), _name, unique=True),
    Provider("username", "login names such as maria.lopez", (), _username, unique=True),
    Provider(
        "email",
        "e-mail addresses in domains reserved for examples, such as maria.lopez@example.com",
        (Option("domain", (str,), None, "one reserved domain; example.com, .net and .org by default"),),
        _email,
        unique=True,
    ),
)
