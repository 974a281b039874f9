"""What has come since something was done last: kilometres since the inspection, hours since the service."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from .facts import Number, Numbers, Relation

_LAST = frozenset(("last", "previous", "at"))
_OTHER = frozenset("since last previous next interval every limit warranty".split())


class Since(Numbers):
    """The numbers of one table that count since something."""

    def relations(self) -> Iterator[Relation]:
        """What is there now less what was there then, of the same measure."""
        for target in self.numbers:
            if "since" not in target.words or not self.is_loose(target.column):
                continue
            at = target.words.index("since")
            event, measure = set(target.words[at + 1 :]) - _LAST, set(target.words[:at])
            measure = measure or {target.unit}
            then = self._then(target, event, measure)
            now = self._now(target, measure)
            if then is not None and now is not None and self.is_loose(then.column):
                yield Relation(target, partial(self._write, target, now, then), 11)

    def _then(self, target: Number, event: set[str], measure: set[str]) -> Number | None:
        found = [
            each
            for each in self.numbers
            if each is not target and _LAST & set(each.words) and event & set(each.words) and _is_of(each, measure)
        ]
        return found[0] if len(found) == 1 else None

    def _now(self, target: Number, measure: set[str]) -> Number | None:
        found = [
            each
            for each in self.numbers
            if each is not target and not _OTHER & set(each.words) and _is_of(each, measure)
        ]
        return found[0] if len(found) == 1 else None

    def _write(self, target: Number, now: Number, then: Number) -> None:
        own = self.known(now.column)
        is_missing = not target.column.nullable and (now.column.nullable or then.column.nullable)
        if own is None or own[0] < 0 or is_missing or not self.be_share(then, now.name, own, (70, 99)):
            return
        text = f"{now.name} - {then.name}"
        self.write(target.column, text, own, f"rest: {text}")


def _is_of(number: Number, measure: set[str]) -> bool:
    """True for a number in the same unit, or with its word: the odometer of kilometres."""
    is_reading = bool({"odometer", "mileage"} & set(number.words)) and "km" in measure
    return is_reading or number.unit in measure or bool(measure & set(number.words))
