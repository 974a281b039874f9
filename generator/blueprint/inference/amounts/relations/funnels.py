"""Counts of which each is a part of the one before it: of messages that were sent those that were opened, of those the answered ones."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...words.stems import is_form_of
from ...words.vocabulary import data
from .facts import Number, Numbers, Relation, spread

_COUNTED = frozenset("count total number quantity of mail email message people vote".split())


@lru_cache(maxsize=1)
def _stages() -> tuple[tuple[str, ...], ...]:
    lines = data()["relation"]["funnels"]["stages"].strip().splitlines()
    return tuple(tuple(each.strip() for each in line.split(",")) for line in lines)


class Funnels(Numbers):
    """The stages of one table, of which each is counted."""

    def relations(self) -> Iterator[Relation]:
        for before, each in itertools.pairwise(self._longest()):
            if self.sheet.is_open(each.column) and not before.column.nullable:
                yield Relation(
                    each, self.share_writer(each, before, spread(data()["relation"]["funnels"]["percent"])), 4
                )

    def _longest(self) -> Sequence[Number]:
        """The counts of the stages of which the row has most."""
        counts = [each for each in self.numbers if each.column.type.is_integer and not (each.unit or each.is_money)]
        best: Sequence[Number] = ()
        for stages in _stages() if len(counts) > 1 else ():
            found = [each for stage in stages for each in counts if _is_stage(each, stage)]
            if len(found) > len(best) and len({each.name for each in found}) == len(found):
                best = found
        return best


def _is_stage(number: Number, stage: str) -> bool:
    """True for a count that is called after a stage, in any of its forms."""
    words = [word for word in number.words if word not in _COUNTED]
    return len(words) == 1 and (words[0] == stage or is_form_of(words[0], stage))
