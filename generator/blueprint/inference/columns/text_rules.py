"""Rules for text columns: what the words of the name, and of the table's name, suggest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ....lazy_patterns import lazy
from ....schema.model import Column, Table
from ..words.identifiers import words_of
from ..words.languages import spoken
from ..words.local_texts import local_texts
from ..words.plurals import singulars_of
from ..words.vocabulary import data, languages, tokens
from .charsets import holds
from .codes import code_rule, fixed_width
from .context import ColumnContext, Rule, max_length
from .patterns import numbered_text, repeated
from .spoken_formats import not_from_zero


def _choice(*values: str) -> Rule:
    return {"provider": "choice", "values": list(values)}


_COUNTRIES = _choice("United States", "Canada", "United Kingdom", "Germany", "France")
# words of a name (all of one of the alternatives must be there), the characters that the rule needs, the rule; the first that fits
_BY_WORDS: tuple[tuple[str, int, Rule], ...] = (
    ("uuid|guid", 32, {"provider": "uuid"}),
    ("country code", 2, _choice("US", "CA", "GB", "DE", "FR")),
    ("country", 14, _COUNTRIES),
    ("country", 2, _choice("US", "CA", "GB", "DE", "FR")),
    ("currency", 3, _choice("USD", "EUR", "GBP", "CAD")),
    ("locale", 5, _choice("en_US", "de_DE", "fr_FR")),
    ("language", 7, _choice("English", "German", "French")),
    ("language|lang", 2, _choice("en", "de", "fr")),
    ("timezone|time zone", 16, _choice("UTC", "America/New_York", "Europe/Berlin")),
    ("timezone", 3, _choice("UTC")),
    ("gender|sex", 1, _choice("F", "M", "X")),
    ("color", 7, {"provider": "pattern", "pattern": "#{hex:6}"}),
    ("mime type|content type", 16, _choice("image/png", "image/jpeg", "application/pdf")),
    ("user agent", 12, _choice("Mozilla/5.0", "curl/8.0")),
    ("status", 8, _choice("active", "pending", "closed")),
    ("region|state|province", 2, {"provider": "region"}),
    ("url|website|web page|web site|link|homepage|uri", 32, {"provider": "url"}),
    ("file name|filename", 16, {"provider": "pattern", "pattern": "{word}-{digits:4}.{pdf|png|txt}"}),
    ("path", 24, {"provider": "pattern", "pattern": "/{word}/{word}.{pdf|png|txt}"}),
    ("company|vendor name|supplier name|organization", 23, {"provider": "company.name"}),
    ("product name|sku name", 20, {"provider": "product.name"}),
    ("hash|checksum|digest|sha", 16, {"provider": "pattern", "pattern": ""}),
    ("slug", 20, {"provider": "pattern", "pattern": "{word}-{word}"}),
)
_NAMED = [(frozenset(each.split()), width, rule) for words, width, rule in _BY_WORDS for each in words.split("|")]
_COMPANIES = frozenset(
    "company companies vendor vendors supplier suppliers organization organizations account accounts "
    "tenant tenants manufacturer manufacturers publisher publishers brand brands".split()
)
_PRODUCTS = frozenset("product products item items article articles good goods".split())
_DESCRIPTIONS = frozenset("description detail summary abstract about overview explanation information info".split())
_RECORDS = frozenset("master header data info information record list table".split())
"""What tables are called behind the noun of their rows."""
_REPORTS = frozenset(
    "ticket incident issue defect complaint claim accident fault damage request breakdown outage failure repair".split()
)
"""Tables whose rows someone reported."""
_PEOPLE = frozenset(
    "customer client user employee patient member student person guest driver teacher contact owner supplier vendor tenant worker".split()
)
"""Tables whose rows are people or partners, whose description is a remark."""
_MEANT: dict[tuple[str, ...], str] = {("work", "order"): "task", ("invoice", "item"): "line", ("bill", "item"): "line"}
_FAULTS = frozenset("fault defect problem damage symptom failure malfunction".split())
_SHORTEST_REMARK = 60
_SHORTEST_PROGRAM = 100  # characters of what programs write
_OF_ANY_PROSE = frozenset(("text",))
_MESSAGES = frozenset(
    """message mail email comment post reply answer chat sms notification letter question response conversation template article news ticket
    review thread page newsletter feedback forum blog""".split()
)
_NUMBERS = frozenset(
    "count number quantity amount total duration length width height weight size rank position age".split()
)
_KINDS = frozenset(
    "type kind class mode group level variant grade category method channel series model version".split()
)
_SHORTEST_REFERENCE, _SHORT_NUMBER = 8, 4
_LONGEST_COMPANY = 23
_LISTED = frozenset("code reason outcome result status state group grade rating rank".split())
_MAKERS = frozenset("maker manufacturer producer supplier vendor insurer importer distributor".split())
_CODES = frozenset("code number sku key slug ref reference handle sn".split())


def text_rule(table: Table, column: Column, context: ColumnContext) -> Rule:
    words = [*words_of(column.name), *tokens(column.name)]
    found, around = set(words), {*words_of(table.name)[-1:], *tokens(table.name)[-1:], *words}
    around -= {"account"} if spoken() else set()  # a ``cuenta`` is one of a ledger or a bank
    longest = max_length(column, context)
    code = code_rule(column, longest, distinct=context.distinct) if context.limits.is_free else None
    if code is not None:
        return code
    if context.distinct:
        return _distinct_text(table, column, words, longest, context)
    named = _named_text(found, around, longest)
    if named is not None:
        return named
    is_long = column.type.name in ("text", "mediumtext", "longtext") and context.limits.max_length is None
    of_program = _of_program(column, _LONG if is_long else longest)
    if of_program is not None:
        return of_program
    remark = _prose(table, column, words, _LONG if is_long else longest, is_long)
    if remark is not None:
        return remark
    return _reference_or_label(table, column, words, longest)


def _reference_or_label(table: Table, column: Column, words: list[str], longest: int) -> Rule:
    """A reference, a number or a maker where the name says so, or else what tells rows apart."""
    if _CODES & set(words) and words[-1] not in _NAMES and longest >= _SHORTEST_REFERENCE:
        return {"provider": "pattern", "pattern": _reference(table, column)}
    if words[-1] == "number" and longest < _SHORTEST_REFERENCE:
        digits = longest if column.type.name == "char" else min(longest, _SHORT_NUMBER)
        return {"provider": "pattern", "pattern": not_from_zero(repeated("digits", digits))}
    if words[-1] in _MAKERS and longest >= _LONGEST_COMPANY:
        return {"provider": "company.name"}
    if longest >= 12:
        return _label(table, column, longest) or {
            "provider": "pattern",
            "pattern": f"{_letters_of(column)}-{{digits:4}}",
        }
    is_listed = words[-1] in _KINDS | _LISTED or (column.type.name == "char" and longest <= 6)
    pattern = _of_short_list(column, longest) if is_listed else repeated("letters", min(longest, 6))
    return {"provider": "pattern", "pattern": pattern}


def _letters_of(column: Column) -> str:
    """The first letters of a name that is itself too long for its column: ``LC`` of ``loyalty_card``."""
    return (
        "".join(word[0] for word in words_of(column.name) if word[0].isalpha() and word[0].isascii())[:4].upper() or "X"
    )


_NAMED_REGION = 25  # in which the name of any region of the locales fits
_LONG = 400  # of a TEXT, as far as it is filled
_NAMES = frozenset(("name", "title", "label", "subject", "headline"))
_SHORT_TEXTS = frozenset("city town code number type kind id path phone".split())
_SHORT_NAMES = frozenset(("nm", "nam", "txt", "dsc", "bez"))


def _sentences(column: Column) -> dict[str, str]:
    """The pattern of a remark by each word of a column's name, in the language of the schema where the column holds its letters."""
    english, own = _by_words("prose", ""), _by_words("prose", spoken())
    return own if own is not english and all(holds(column, text) for text in own.values()) else english


@lru_cache(maxsize=32)
def _by_words(section: str, language: str) -> dict[str, str]:
    """The texts of a section of ``names.toml`` by each of their words; in a language where its file has them by the first of these."""
    local = local_texts(section, language)
    found: dict[str, str] = data()[section]
    return {word: local.get(words.split()[0], text) for words, text in found.items() for word in words.split()}


def _of_program(column: Column, longest: int) -> Rule | None:
    """What programs write into a long text and read again, by its last word: options as JSON, HTML, lists of ids."""
    pattern = _by_words("machine", "").get(words_of(column.name)[-1])
    return {"provider": "pattern", "pattern": pattern} if pattern is not None and longest >= _SHORTEST_PROGRAM else None


def _prose(table: Table, column: Column, words: list[str], longest: int, is_long: bool) -> Rule | None:
    """A remark where the name asks for one, or the type; two sentences in a column that is long."""
    sentences = _sentences(column)
    word = _word_for_prose(table, words, sentences)
    is_short = bool((_NAMES | _SHORT_TEXTS) & {tokens(column.name)[0], words[-1]})  # though its type is a long one
    if longest < _SHORTEST_REMARK or (word is None and (is_short or not is_long)):
        return None
    pattern = sentences[word or "note"]
    if _FAULTS & set(words):
        pattern = sentences["reported"]
    elif word in _DESCRIPTIONS:
        pattern = _description(tokens(table.name), pattern, sentences)
    more = sentences["more"] if longest >= _LONG else ""
    return {"provider": "pattern", "pattern": pattern + more}


def _word_for_prose(table: Table, words: list[str], sentences: dict[str, str]) -> str | None:
    """The last word of a name that asks for prose, one that says which before one that does not."""
    if words[-1] in _CODES | {"id"}:
        return None  # the number of a rule
    said = [word for word in reversed(words) if word in sentences and word not in ("reported", "more")]
    word = next((each for each in said if each not in _OF_ANY_PROSE), said[0] if said else None)
    is_message = bool(_MESSAGES & {*words, *tokens(table.name)})
    return "note" if word in _OF_ANY_PROSE and not is_message else word  # the text of what is no message


def _description(of_table: tuple[str, ...], otherwise: str, sentences: dict[str, str]) -> str:
    """What describes the rows of a table: what was reported, or which kind of thing."""
    while len(of_table) > 1 and of_table[-1] in _RECORDS:
        of_table = of_table[:-1]
    if _REPORTS & set(of_table):
        return sentences["reported"]
    if of_table[-1] in _PEOPLE:
        return sentences["note"]
    is_local = sentences != _by_words("prose", "")
    of_table = (*of_table[:-2], _MEANT.get(of_table[-2:], of_table[-1]))
    known = _by_words("descriptions", spoken() if is_local else "").get(of_table[-1])
    if is_local and known == _by_words("descriptions", "").get(of_table[-1]):
        known = None  # which only English has
    noun = of_table[-1] if of_table[-1].isascii() and of_table[-1].isalpha() else "entry"
    return known or otherwise.replace("{noun}", noun)


def _reference(table: Table, column: Column) -> str:
    """A code or number that begins as the noun does that it is of: ``INV-04711`` of an invoice."""
    of_table = tokens(table.name)
    own = [word for word in tokens(column.name) if word not in _CODES] or [of_table[-1]]
    prefix = "".join(letter for letter in own[-1] if "a" <= letter <= "z")[:3].upper()
    is_of_list = tokens(column.name)[-1:] == ("code",) and not _OF_EACH & set(own)
    number = "{row:4}" if own[-1] in of_table else "0{digits:1}" if is_of_list else "{digits:4}"
    return f"{prefix}-{number}" if prefix else "{letters:3}-{digits:4}"


_OF_EACH = frozenset(
    """booking confirmation voucher coupon promo promotion discount gift access tracking activation verification auth authorization invite invitation
    referral pin bar qr order reservation registration reset security serial batch lot entry door alarm lock ticket card asset""".split()
)
"""What each row has a code of its own of; those of reasons, fees and diseases are in a list."""


def _of_short_list(column: Column, longest: int) -> str:
    """A short code of a list that is not known, of which rows have a few: ``R10`` of a reason."""
    letter = next(word[0] for word in (*tokens(column.name), "x") if "a" <= word[0] <= "z").upper()
    return {1: "{A|B|C}", 2: "{A|B|C}{1|2|3}"}.get(longest, f"{letter}{{1|2|3|4}}0")


def _label(table: Table, column: Column, longest: int) -> Rule | None:
    """A text that says which column it is of, or which row of which table: ``District 07``, ``Turbine 12``."""
    words = tokens(column.name)
    own = [word for word in words if word not in _NAMES] if words != ("display", "name") else []
    own = own[:-1] if len(own) > 1 and own[-1] == "description" else own  # of a service: which one it is
    last = "" if set(own) <= set(tokens(table.name)) else own[-1]
    if last in ("id", "identifier") and longest >= 16:
        return {"provider": "pattern", "pattern": "{a|b|c|d|e|f}{hex:15}"}  # all digits would be a number of something
    if last in _NUMBERS:
        return {"provider": "pattern", "pattern": "{digits:2}"}
    text = _label_text(table, column, own)
    number = _label_number(last)
    width = len(text) + (_MOST_DIGITS if number == "{row}" else 2) + 1
    return {"provider": "pattern", "pattern": f"{text} {number}"} if text.isascii() and width <= longest else None


_SHORTEST_WORD = 4  # of those that are not cut short
_MOST_DIGITS = 7  # of the number of a row


def _label_text(table: Table, column: Column, own: list[str]) -> str:
    """The words of a column as its schema spells them, whatever the language; those of its table where it is only a ``name``."""
    spelled = [word for word in words_of(column.name) if word not in _NAMES | _SHORT_NAMES]
    shortened = data()["abbreviations"]
    is_whole = all((len(word) >= _SHORTEST_WORD and word not in shortened) or word.isdigit() for word in spelled)
    said = spelled if own and (spoken() or is_whole) else own  # ``lock_owner`` is no locked owner
    return " ".join(said or _noun_of(table)).title().replace("{", "{{").replace("}", "}}")


def _noun_of(table: Table) -> Sequence[str]:
    """What one row of a table is called: the last of its words in English, in another language all, as it spells them."""
    *before, last = words_of(table.name)
    return [*before, _single(last)] if spoken() else tokens(table.name)[-1:]


def _single(word: str) -> str:
    """A noun of another language in the singular: in Romance ones without its ``s``, else where that is listed and means the same."""
    own = spoken()
    if own in ("french", *_IN_ES):
        return word.removesuffix("s") if own == "french" else _PLURAL.sub("", word)
    known = (each for each in singulars_of(word) if languages().own_meaning(each, own))
    return next((each for each in known if tokens(each) == tokens(word)), word)


_IN_ES = ("spanish", "portuguese")
_PLURAL = lazy(r"(?:(?<=[dlnrz])es|(?<=[aeo])s)$")


def _label_number(last: str) -> str:
    """What tells labels apart behind the last word of a column: letters for kinds, of which there are few, the row's number for
    names of rows."""
    if not last:
        return "{row}"
    return "{A|B|C|D}" if last in _KINDS else "{digits:2}"


def _named_text(found: set[str], around: set[str], longest: int) -> Rule | None:
    """The rule that the words of the name ask for, and those of the table's name with them; None where they ask for none."""
    for names, available, rule in _NAMED:
        if names <= found and longest >= available:
            is_hash = rule.get("pattern") == ""
            if rule.get("provider") == "region" and spoken() and longest >= _NAMED_REGION and "code" not in found:
                return {**rule, "style": "name"}
            return {"provider": "pattern", "pattern": repeated("hex", min(64, longest))} if is_hash else rule
    if "name" in found and longest >= 23 and around & _COMPANIES:
        return {"provider": "company.name"}
    if "name" in found and longest >= 20 and around & _PRODUCTS:
        return {"provider": "product.name"}
    return None


def _distinct_text(table: Table, column: Column, words: list[str], longest: int, context: ColumnContext) -> Rule:
    """Text that tells rows apart."""
    found = set(words)
    is_uuid = {"uuid", "guid"} & found or (found == {"id"} and longest == 36)
    if context.unique and longest >= 32 and is_uuid:
        return {"provider": "uuid"}
    hashed = _distinct_hash(found, longest, context)
    if hashed is not None:
        return hashed
    if longest < 4 and not context.numbered:
        return {"provider": "pattern", "pattern": repeated("letters", longest)}
    if "slug" in found and longest >= 20:
        return {"provider": "pattern", "pattern": "{word}-{row}"}
    if {"name", "title", "label"} & found and not _CODES & found and longest >= 30:
        return {"provider": "pattern", "pattern": _numbered_name(table, set(words_of(table.name)) | found, longest)}
    return _distinct_code(table, column, longest, context)


def _distinct_code(table: Table, column: Column, longest: int, context: ColumnContext) -> Rule:
    """Letters and the number of the row."""
    fixed = fixed_width(column, _initials(table, longest), longest) if context.prefix_length is None else None
    return (
        fixed
        or numbered_text(_initials(table, longest), longest, True)
        or {"provider": "pattern", "pattern": "{letters:1}"}
    )


_HASHES = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}


def _distinct_hash(found: set[str], longest: int, context: ColumnContext) -> Rule | None:
    """A hash of its usual length, whose last digits count."""
    if not {"hash", "checksum", "digest", "sha", "fingerprint", *_HASHES} & found or context.prefix_length is not None:
        return None
    width = next((size for name, size in _HASHES.items() if name in found), min(64, longest))
    return (
        {"provider": "pattern", "pattern": f"{repeated('hex', width - 8)}{{row:8}}"} if 16 <= width <= longest else None
    )


def _initials(table: Table, longest: int) -> str:
    """What codes of a table begin with, ``OI-`` for order_items; empty where none fits."""
    prefix = "".join(word[0] for word in words_of(table.name))[:3].upper() + "-"
    return prefix if prefix.isascii() and longest >= len(prefix) + 6 else ""


def _numbered_name(table: Table, around: set[str], longest: int) -> str:
    if around & _PRODUCTS:
        return "{product.adjective} {product.noun} {row}"
    if around & _COMPANIES and longest >= 40:
        return "{company.adjective} {company.noun} {row}"
    noun = " ".join(_noun_of(table)).title()
    return (
        f"{noun} {{row}}"
        if noun.replace(" ", "").isalnum() and noun.isascii() and len(noun) + 8 <= longest
        else "{word} {row}"
    )
