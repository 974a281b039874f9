"""Cases whose fault, way and direction are told rather than read from the number, for tests of the suite itself."""

from __future__ import annotations

from dataclasses import dataclass

from .base import Fault
from .cases import Case, Report, play
from .stage import Stage
from .ways import WAYS, Way

BY_NAME = {way.name: way for way in WAYS}


@dataclass(frozen=True)
class Chosen(Case):
    """A case at a sure place."""

    chosen: tuple[type[Fault], str, str] = (Fault, "applied", "up")
    fresh = False
    sure = True

    @property
    def fault(self) -> type[Fault]:
        return self.chosen[0]

    @property
    def way(self) -> Way:
        return BY_NAME[self.chosen[1]]

    @property
    def direction(self) -> str:
        return self.chosen[2]


def played(stage: Stage, fault: type[Fault], way: str, direction: str, number: int = 4) -> Report:
    return play(Chosen(number, (fault, way, direction)), stage)
