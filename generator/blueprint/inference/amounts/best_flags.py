"""Marks of distinction: only some of the best results of the row have one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ....schema.model import Column
from ..numbers.arithmetic import Arithmetic
from ..states.flags import compare_flag, is_drawn_flag
from ..tables.sheet import Sheet, named, scale_of
from ..words.vocabulary import tokens

_BEST = frozenset("honour honor distinction laude cum_laude excellence merit commendation".split())
_RESULTS = frozenset("mark grade point score result".split())
_NO_RESULT = frozenset("maximum minimum pass passing passed possible average total count weight level".split())
_LEAST_SCALE = 10  # where fewer are better, the scale is short: 1 to 6
_SHARE = re.compile(r"share: \d+ to 100 % of (\S+)")


def decide_best_flags(sheets: Mapping[str, Sheet]) -> None:
    """Let a flag of distinction be true of some of the best results only."""
    for sheet in sheets.values():
        for name in sheet.flags:
            column = sheet.table.column(name)
            if _BEST & set(tokens(column.name)) and is_drawn_flag(sheet, name):
                condition = _Results(sheet).best(column)
                if condition:
                    drawn = sheet.hide("distinguished", {"provider": "choice", "values": [1, 0], "weights": [3, 2]})
                    compare_flag(sheet, column, f"{condition} AND {drawn} = 1")


class _Results(Arithmetic):
    def best(self, flag: Column) -> str:
        """The condition that the result nearest to a flag is among the best; "" without one."""
        places = self.sheet.table.columns
        found = [each for each in self.columns if self.words[each.name][-1:] and self._is_result(self.words[each.name])]
        found.sort(key=lambda each: abs(places.index(each) - places.index(flag)))
        return next((text for each in found if (text := self._is_best(each, flag))), "")

    def _is_result(self, words: tuple[str, ...]) -> bool:
        return bool(_RESULTS & set(words)) and not _NO_RESULT & set(words)

    def _is_best(self, column: Column, flag: Column) -> str:
        bounds = self.operand(column)
        guess = self.sheet.guesses.get(column.name.lower())
        whole = _SHARE.fullmatch(guess.reason) if guess is not None else None
        if whole is not None:
            return f"{named(column)} >= {whole[1]} * 90 / 100"
        if bounds is None or bounds[1] < _LEAST_SCALE:
            return ""
        if re.search(rf"(?<!\d){bounds[1].normalize():f}(?!\d)", flag.comment):
            return f"{named(column)} = {bounds[1].normalize():f}"
        least = bounds[1] - (bounds[1] - bounds[0]) / 8
        return f"{named(column)} >= {round(least, min(scale_of(column), 1)).normalize():f}"
