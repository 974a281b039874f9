"""After how many days what is done again is due, and what expires does so, by words of the column or of its table."""

from __future__ import annotations

from ....schema.model import Column
from ..states.frequency import is_standing
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.stems import shares_form
from ..words.vocabulary import data, tokens

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
    is_paper = bool(_EXPIRES & set(words))
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
