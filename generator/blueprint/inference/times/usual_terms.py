"""After how many days what is done again is due, what expires does so, and a bill is paid: by words of the column or of its table, by a number of
days, or by labels such as NET_30, in the row or one that it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....schema.model import Column
from ...writing import sql_literal
from ..states.frequency import is_standing
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.identifiers import words_of
from ..words.stems import shares_form
from ..words.vocabulary import data, tokens
from .arranged import HELD

CARED_FOR = frozenset(
    "service serviced calibrated calibration maintenance maintained inspected inspection cleaned cleaning audit audited certified survey surveyed overhaul overhauled checked".split()
)
_EXPIRES = frozenset("expires until valid end renewal renews".split())
_SOON = frozenset(("test", "tested"))
_CYCLES = {
    **dict.fromkeys(
        "annual annually yearly jaehrlich jaehrliche jahres annuel annuelle anual annuale jaarlijks roczny roczna rocny arlig".split(),
        365,
    ),
    **dict.fromkeys("biennial biannual".split(), 730),
    **dict.fromkeys("semiannual halbjahres semestral semestriel".split(), 180),
    **dict.fromkeys("quarterly quartals trimestral trimestriel trimestrale".split(), 90),
    **dict.fromkeys("monthly monatlich mensuel mensual mensile maandelijks".split(), 30),
    **dict.fromkeys("weekly woechentlich hebdomadaire semanal settimanale wekelijks".split(), 7),
}
"""How often what is called so is done, in days."""
PAPERS = frozenset("license licence passport identity certificate permit card".split())
_RENEWED = frozenset("insurance contract agreement lease clearance coverage training".split())
_ONCE = frozenset("retention embargo quarantine hold open comment deferred follow".split())
_RENTED = frozenset("rental rented hire rent checkout".split())
_UNTIL = (14, 30)  # days for which something is so until an hour or a day: a hold, a link, an option, a ban
_LEAST_AGAIN = 90  # days until what is done to a thing is done again


def in_years(days: int) -> tuple[str, str]:
    """Days as whole years or half ones, where they are."""
    if days % 365 == 0:
        return str(days // 365), "YEAR"
    return (str(days // 30), "MONTH") if days % 90 == 0 else (str(days), "DAY")


def _term_of_table(sheet: Sheet, words: tuple[str, ...]) -> int | None:
    """The days that such a thing has in such a table: ``response`` of office actions."""
    terms: dict[str, int] = data()["terms"]
    return next((terms[key] for each in sheet.words for word in words if (key := f"{each}_{word}") in terms), None)


def usual_term(sheet: Sheet, words: tuple[str, ...]) -> int | None:
    """The days after which such a thing is due, or such a paper expires, by a word of the column or of its table."""
    terms: dict[str, int] = data()["terms"]
    cycle = next((_CYCLES[word] for word in words if word in _CYCLES), None)
    if cycle is not None:
        return cycle
    of_table = _term_of_table(sheet, bare(words))
    if of_table is not None:
        return of_table
    own = _with_terms_of_their_own(sheet, words, terms)
    is_paper = bool(_EXPIRES & set(words)) and not {"trial", "probation"} & set(words)
    table = [each for each in sheet.words[-1:] if is_paper and not set(own) - {"date", "to", "end", *sheet.words}]
    return next((terms[word] for word in (*own, *table) if word in terms), None)


def _with_terms_of_their_own(sheet: Sheet, words: tuple[str, ...], terms: dict[str, int]) -> list[str]:
    """The words of a column whose terms may hold, the last first."""
    own = [word for word in reversed(bare(words)) if word not in data()["ahead"]]
    if "next" in words:  # a lot is tested within days, a hose again when a year has passed
        own = [word for word in own if word not in _SOON]
    if last_of(sheet, words) is None or not is_standing(sheet):
        return own
    return [word for word in own if terms.get(word, _LEAST_AGAIN) >= _LEAST_AGAIN]  # cylinders are not tested weekly


def runs_again(sheet: Sheet, words: tuple[str, ...]) -> bool:
    """True for the day on which a paper runs out, or something is done again of which no column says when it was done last."""
    if {"expires", "valid", "inspection_due"} & set(words) or ("end" in words and HELD & set(words)):
        return True
    if "until" in words or words[-1] == "to":
        known = data()["terms"].keys() | PAPERS | _RENEWED
        return bool((set(words) & known) - _ONCE)
    is_next = "next" in words or ("due" in words and bool(CARED_FOR & set(words)))
    return is_next and last_of(sheet, words) is None


def days_of_validity(sheet: Sheet, column: Column, words: tuple[str, ...], days: int) -> int:
    """For how many days something is valid, by its table, else by its word, which says ``days``."""
    is_date = column.type.name == "date"
    is_paper = is_date and bool({"expires", "valid"} & set(words))
    is_known = is_paper or is_standing(sheet) or days != data()["ahead"]["until"]
    return int(data()["expiry"].get(sheet.words[-1], days if is_known else _UNTIL[is_date]))


def days_until_due(sheet: Sheet, days: int) -> str:
    """After how many days something is due: what is rented within two weeks, what is paid by the terms of a row, work not always
    after as many days."""
    if _RENTED & set(sheet.words):
        return sheet.hide("rented_days", {"provider": "integer", "min": 1, "max": 14})
    terms = terms_of(sheet)
    if terms or is_paid(sheet):
        return terms or str(days)
    return sheet.hide("due_days", {"provider": "integer", "min": max(days // 6, 1), "max": days})


def last_of(sheet: Sheet, words: tuple[str, ...]) -> Column | None:
    """The last of which a time is the next: ``last_service_on`` of ``next_service_on``."""
    rest = set(bare(words)) - {"next", "due"}
    columns = (
        each
        for each in sheet.table.columns
        if is_temporal(each)
        and (
            "last" in tokens(each.name)
            or (
                not each.nullable
                and CARED_FOR & set(tokens(each.name))
                and not {"next", "due"} & set(tokens(each.name))
            )
        )
    )
    if not {"next", "due"} & set(words) or not rest:
        return None
    called = [each for each in columns if shares_form(tuple(rest), _without_last(each))]
    return max(called, key=lambda each: len(rest & set(_without_last(each))), default=None)


def _without_last(column: Column) -> tuple[str, ...]:
    return tuple(word for word in bare(tokens(column.name)) if word != "last")


_TERMS = frozenset("terms term payment net credit target".split())


def terms_of(sheet: Sheet) -> str | None:
    """The days of payment as an expression; None where no row says any."""
    return next(_days(sheet), None)


_BILLED = frozenset(
    "invoice bill order sale receivable charge statement fee payment installment receipt ledger debt account dunning reminder purchase".split()
)


def is_bill(sheet: Sheet) -> bool:
    """True for bills and the like: no contract's term says when they are due."""
    return bool((_BILLED - {"order", "debt", "account"}) & set(sheet.words[-1:]))


def is_paid(sheet: Sheet) -> bool:
    """True for what people pay, by what it is called or by a column that says whether it is paid: terms of payment are of no other
    deadline."""
    return bool(_BILLED & set(sheet.words) or {"paid", "payment"} & sheet.column_words)


def _days(sheet: Sheet) -> Iterator[str]:
    if not is_paid(sheet):
        return
    for column in sheet.table.columns:
        yield from _days_of(column, named(column))
    for column, link in sheet.single_links():
        parent = sheet.builder.schema.schema.find(link.parent)
        for found in parent.columns if parent is not None and not column.nullable else ():
            if not found.nullable:
                yield from _days_of(found, f"{named(column)}.{named(found)}")
    for column, _, near in sheet.parents:
        for reference, _, above in near.parents:
            for found in above.table.columns if above is not sheet else ():
                if not found.nullable:
                    yield from _days_of(found, f"{named(column)}.{named(reference)}.{named(found)}")


def _days_of(column: Column, path: str) -> Iterator[str]:
    if _is_terms(column):
        yield f"({path})"
    by_label = _days_by_label(column, path)
    if by_label is not None:
        yield by_label


def _is_terms(column: Column) -> bool:
    words = tokens(column.name)
    return column.type.is_integer and (
        words == ("payment", "term") or (words[-1:] == ("day",) and bool(_TERMS & set(words)))
    )


def _days_by_label(column: Column, path: str) -> str | None:
    """The days that labels such as NET_30 name; COD and the like are 0."""
    if not {"terms", "term"} & set(words_of(column.name)) or len(column.type.labels) < 2:
        return None
    days = [re.search(r"\d+", label) for label in column.type.labels]
    if sum(found is not None for found in days) * 2 < len(days):
        return None
    cases = " ".join(
        f"WHEN {sql_literal(label)} THEN {found[0] if found is not None else 0}"
        for label, found in zip(column.type.labels, days, strict=True)
    )
    return f"(CASE {path} {cases} END)"


_FROM_THE_START = frozenset("guarantee warranty probation trial".split())


def start_of(sheet: Sheet, column: Column, words: tuple[str, ...]) -> Column | None:
    """The only start of a row, from which a guarantee or a probation counts, whenever the row was written."""
    starts = list(filter(is_temporal, sheet.called({"start"})))
    is_of_it = bool(_FROM_THE_START & set(words)) and len(starts) == 1 and starts[0] is not column
    return starts[0] if is_of_it and not starts[0].nullable else None
