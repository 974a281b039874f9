"""How many claims hold, by schema, author and pattern, and the tables of docs/inference.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

from .claims import HERE, PATTERNS, Claim, claims_of, failed_claims

PAGE = HERE.parent.parent / "docs" / "inference.md"


@dataclass(slots=True)
class Score:
    """The claims that were asked and that held, by pattern, and those that did not, each with what its query returned."""

    asked: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[Claim, str]] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        return Score(self.asked + other.asked, self.held + other.held, self.failed + other.failed)

    @property
    def patterns(self) -> list[str]:
        """The patterns that were asked for, in the order of PATTERNS."""
        return [pattern for pattern in PATTERNS if self.asked[pattern]]


def score(schemas: Iterable[Path], rows: int = 20, seed: int = 42, *, is_plain: bool = False) -> Score:
    """What holds for the rows of blueprints that are inferred from schemas."""
    found = Score()
    for schema in schemas:
        failed = failed_claims(schema, rows, seed, is_plain=is_plain)
        asked = Counter(claim.pattern for claim in claims_of(schema))
        found += Score(asked, asked - Counter(claim.pattern for claim, _ in failed), failed)
    return found


def percent(found: Score) -> str:
    """The share of the claims that hold."""
    return f"{100 * found.held.total() / found.asked.total():.0f} %"


def write() -> None:
    """Measure all schemas and replace the measured parts of docs/inference.md."""
    text = PAGE.read_text(encoding="utf-8")
    for part, lines in (("lines", _lines()), ("measured", _tables())):
        begin, end = f"<!-- {part}: begin -->\n", f"<!-- {part}: end -->"
        before, after = text.split(begin)[0], text.split(end)[1]
        text = "\n".join([f"{before}{begin}", *lines, "", f"{end}{after}"])
    PAGE.write_text(text, encoding="utf-8")


def _lines() -> list[str]:
    """How long the blueprints of the schemas that are known are."""
    schemas = _schemas([HERE / "known", HERE / "first"])
    models = [parse_schema(file.read_text(encoding="utf-8"), file.name) for file in schemas]
    complete, short = (
        sum(infer_tested(model, "seed", "schema.sql", complete=each).text.count("\n") for model in models)
        for each in (True, False)
    )
    tables = sum(len(model.tables) for model in models)
    return [
        "| Schemas | Tables | Lines, complete | Lines |",
        "|---|---:|---:|---:|",
        f"| the {len(schemas)} of `benchmarks/belief/known` and `first` | {tables:,} | {complete:,} | {short:,} |",
    ]


def _tables() -> list[str]:
    unseen = sorted((each for each in (HERE / "unseen").iterdir() if each.is_dir()), reverse=True)
    titles = {each: f"`unseen/{each.name}/`: {_names(each)}" for each in unseen}
    titles[HERE / "known"] = f"`known/`, {len(_schemas([HERE / 'known']))} schemas"
    titles[HERE / "first"] = f"`first/`, {len(_schemas([HERE / 'first']))} schemas"
    found = {folder: _measured(folder) for folder in titles}
    rows = [(titles[each], found[each]) for each in unseen]
    rows.append(
        (
            "**all of `unseen/`**",
            _Measured(*(sum(each, Score()) for each in zip(*(found[each] for each in unseen), strict=True))),
        )
    )
    rows += [(titles[each], found[each]) for each in (HERE / "known", HERE / "first")]
    lines = [
        "| Schemas | Claims | By types and names alone | 20 rows | 500 rows |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {title} | {each.small.asked.total():,} | {' | '.join(f'{one.held.total():,} ({percent(one)})' for one in each)} |"
            for title, each in rows
        ),
    ]
    return [*lines, "", *_pattern_lines([rows[len(unseen)][1].small, found[HERE / "known"].small])]


class _Measured(NamedTuple):
    """What holds for the rows of a folder's schemas: by types and names alone, at 20 rows a table and at 500."""

    plain: Score
    small: Score
    large: Score


def _measured(folder: Path) -> _Measured:
    schemas = _schemas([folder])
    with ProcessPoolExecutor() as pool:
        plain = pool.map(partial(score, is_plain=True), ([each] for each in schemas))
        small = pool.map(score, ([each] for each in schemas))
        large = pool.map(partial(score, rows=500), ([each] for each in schemas))
        return _Measured(*(sum(each, Score()) for each in (plain, small, large)))


def _pattern_lines(scores: Sequence[Score]) -> list[str]:
    cells = (
        (
            pattern,
            *(f"{each.held[pattern]} of {each.asked[pattern]}" if each.asked[pattern] else "–" for each in scores),
        )
        for pattern in PATTERNS
    )
    return [
        "| What is claimed, 20 rows | `unseen/` | `known/` |",
        "|---|---:|---:|",
        *(f"| {' | '.join(each)} |" for each in cells),
    ]


def _schemas(folders: Iterable[Path]) -> list[Path]:
    return [file for folder in folders for file in sorted(folder.rglob("*.sql"))]


def _names(folder: Path) -> str:
    return ", ".join(file.stem for file in _schemas([folder]))
