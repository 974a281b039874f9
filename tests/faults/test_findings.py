"""Violations that these faults have found once: each is looked for again, in every way in which it happened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers import Server

from .base import BEFORE
from .controls import BY_NAME, played
from .network import CommitUnanswered
from .others import Clash
from .seeds import keys_of, place_of
from .selected import unless_one
from .stage import Stage

pytestmark = [
    unless_one,
    pytest.mark.parametrize("sql_mode", ["default"], indirect=True),
]


@pytest.fixture(scope="module")
def stage(server: Server) -> Iterator[Stage]:
    with Stage(server) as made:
        yield made


class WholeStatementClashes(Clash):
    """Just before an INSERT of one row another session commits a row with its key."""

    def draw(self) -> None:
        shelves = [number for number in self.script.inserts if place_of(self.script.statements[number]) == "shelf"]
        self.insert = self.location = shelves[-1]
        self.phase = BEFORE
        (self.key,) = keys_of(self.script.statements[self.location])
        self.table, self.sql = "shelf", f"INSERT INTO shelf VALUES ({self.key}, 'another session''s')"


@pytest.mark.parametrize("way", list(BY_NAME))
def test_a_row_of_others_is_never_taken_for_the_seeds(stage: Stage, way: str) -> None:
    """A client that goes on after the 1062 leaves a statement out; the count of the keys is right all the same."""
    report = played(stage, WholeStatementClashes, way, "up")
    assert report.struck and report.undone and not report.violations, report


@pytest.mark.parametrize("direction", ["up", "down"])
@pytest.mark.parametrize("way", ["sourced-mysql", "sourced-mariadb"])
def test_a_client_that_connects_again_after_the_commit_is_told_the_truth(
    stage: Stage, way: str, direction: str
) -> None:
    """Its new session has no variables, and cannot know that the rows are committed."""
    report = played(stage, CommitUnanswered, way, direction)
    assert report.struck and not report.violations, report
