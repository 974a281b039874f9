"""Seeds that cannot be applied to one database together: the same number, or the same ids of a table.

Each branch alone is right; a merge of both is not, and no file conflicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from ..project import GenerationOptions, Project
from ..script.keys import listed_keys
from ..script.manifest import Manifest, TableFacts, manifest_path
from ..script.scope import slug
from .commands import id_base_command, remove_command, renumber_command, seed_command, seed_line

_NUMBER = re.compile(r"([0-9]+)(?=[_.-])")


@dataclass(frozen=True, slots=True)
class Collision:
    """Two seeds that exclude each other: ``name`` is the one to change, at ``line`` of ``path``, by the command ``fix``."""

    name: str
    other: str
    path: Path
    line: int
    what: str
    fix: str


@dataclass(frozen=True, slots=True)
class Seeds:
    """The seeds of a project and of a directory: their options, and the manifests of those that have one."""

    out: Path
    project: Project | None
    names: Sequence[str]
    manifests: Mapping[str, Manifest]
    options: Mapping[str, GenerationOptions]

    def location(self, name: str, manifest_pattern: str) -> tuple[Path, int]:
        """Where a seed is defined: in the project file, else the line of its manifest that matches."""
        if self.project is not None and name in self.project.seeds:
            return self.project.path, seed_line(self.project, name)
        path = manifest_path(self.out, name)
        lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
        return path, next((number for number, line in enumerate(lines, 1) if re.search(manifest_pattern, line)), 1)

    def is_alternative(self, one: str, other: str) -> bool:
        """Whether two seeds are one blueprint in two sizes (NAME_small, NAME_medium), or for two environments: only one
        of them goes into a database."""
        sizes = [self.options[name].size if name in self.options else "" for name in (one, other)]
        blueprints = {self.options[name].blueprint if name in self.options else name for name in (one, other)}
        environments = {self.options[name].env if name in self.options else "" for name in (one, other)}
        stems = {name.removesuffix(f"_{size}") for name, size in zip((one, other), sizes, strict=True)}
        return (len(stems) == 1 and len(blueprints) == 1 and one != other) or len(environments) == 2


def collisions(seeds: Seeds) -> Iterator[Collision]:
    """Yield the seeds that were left behind under an old name, the pairs with the same number, then those with overlapping ids
    or equal keys of a table."""
    pairs = [pair for pair in combinations(sorted(seeds.names), 2) if not seeds.is_alternative(*pair)]
    for pair in list(pairs):
        if (left := _left_behind(seeds, *pair)) is not None:
            yield left
            pairs.remove(pair)
    renamed: dict[str, str] = {}
    for other, name in pairs:
        if _number(name) == _number(other) is not None and name not in renamed:
            renamed[name] = _free_name(name, [*seeds.names, *renamed.values()])
            path, line = seeds.location(name, '^  "name": ')
            fix = renumber_command(name, renamed[name], seeds.options.get(name), seeds.project, seeds.out)
            yield Collision(name, other, path, line, f"seed {name} has the number of seed {other}", fix)
    for other, name in pairs:
        if name in seeds.manifests and other in seeds.manifests:
            yield from _overlap(seeds, other, name)


def _left_behind(seeds: Seeds, one: str, other: str) -> Collision | None:
    """The finding that one of two seeds, which the project file does not name, has the rows of the other, which it does."""
    project = seeds.project
    if project is None or (one in project.seeds) == (other in project.seeds):
        return None
    left, kept = (other, one) if one in project.seeds else (one, other)
    rows = [
        {(table.table, table.digest) for table in seeds.manifests[name].tables}
        for name in (left, kept)
        if name in seeds.manifests
    ]
    if len(rows) < 2 or rows[0] != rows[1] or not seeds.manifests[left].is_reproducible:
        return None
    what = f"seed {left} has the rows of seed {kept}, and {project.path} does not name it: was it renamed?"
    return Collision(left, kept, manifest_path(seeds.out, left), 1, what, remove_command(seeds.out, left))


def _number(name: str) -> int | None:
    number = _NUMBER.match(name)
    return int(number[1]) if number else None


def _free_name(name: str, taken: Sequence[str]) -> str:
    number = name[: len(name) - len(name.lstrip("0123456789"))]
    free = max(_number(each) or 0 for each in taken) + 1
    return f"{free:0{len(number)}d}{name[len(number) :]}"


def _overlap(seeds: Seeds, other: str, name: str) -> Iterator[Collision]:
    """The tables of which both seeds hold the same ids, as one finding."""
    if not seeds.manifests[name].is_reproducible and seeds.manifests[other].is_reproducible:
        name, other = other, name  # the rows of a file or a database have their ids from there
    shared = [
        f"{table} {max(own[0], ids[0])} to {min(own[1], ids[1])}"
        for table, own in _ranges(seeds.manifests[name]).items()
        for ids in [_ranges(seeds.manifests[other]).get(table, (0, -1))]
        if own[0] <= ids[1] and ids[0] <= own[1] and _is_one_table(seeds, table, name, other)
    ]
    if not shared:
        yield from _same_keys(seeds, other, name)
        return
    table = re.escape(shared[0].rsplit(" ", 3)[0])
    path, line = seeds.location(name, f'"table": "{table}"')
    fix = "leave out one of the two seeds"
    if name in seeds.options and seeds.manifests[name].is_reproducible:
        free = _free_ids(seeds, name)
        fix = id_base_command(name, free, seeds.options[name], seeds.project, seeds.out)
    yield Collision(name, other, path, line, f"seed {name} has ids of seed {other}: {', '.join(shared)}", fix)


def _same_keys(seeds: Seeds, other: str, name: str) -> Iterator[Collision]:
    """The tables of which both seeds list the same keys, as one finding."""
    tables = [
        table
        for table in _without_range(seeds.manifests[name]) & _without_range(seeds.manifests[other])
        if _is_one_table(seeds, table, name, other)
    ]
    if not tables:
        return
    try:
        keys, others = (listed_keys(seeds.out / f"{each}.up.sql") for each in (name, other))
    except (OSError, UnicodeDecodeError):
        return  # a finding of its own
    shared = {table: keys.get(slug(table), frozenset()) & others.get(slug(table), frozenset()) for table in tables}
    counts = [f"{table} {len(shared[table])}" for table in sorted(shared) if shared[table]]
    if not counts:
        return
    path, line = seeds.location(name, '^  "seed": ')
    fix = "leave out one of the two seeds"
    if name in seeds.options and seeds.manifests[name].is_reproducible:
        free = max(manifest.seed for manifest in seeds.manifests.values()) + 1
        fix = seed_command(name, free, seeds.options[name], seeds.project, seeds.out)
    yield Collision(name, other, path, line, f"seed {name} has keys of seed {other}: {', '.join(counts)}", fix)


def _without_range(manifest: Manifest) -> set[str]:
    return {table.table for table in manifest.tables if table.rows and _ids(table) is None}


def _is_one_table(seeds: Seeds, table: str, name: str, other: str) -> bool:
    """Whether two seeds mean the same table: one of the same columns; others are in another database."""
    return seeds.manifests[name].schema.tables.get(table) == seeds.manifests[other].schema.tables.get(table)


def _ranges(manifest: Manifest) -> dict[str, tuple[int, int]]:
    return {table.table: ids for table in manifest.tables if (ids := _ids(table)) is not None}


def _ids(table: TableFacts) -> tuple[int, int] | None:
    if table.first_id is None or table.last_id is None or not table.rows:
        return None
    return table.first_id, table.last_id


def _free_ids(seeds: Seeds, name: str) -> int:
    """The first id after a full thousand that no seed has in a table of ``name``."""
    tables = _ranges(seeds.manifests[name])
    last = max(
        ids[1] for manifest in seeds.manifests.values() for table, ids in _ranges(manifest).items() if table in tables
    )
    return -(-last // 1000) * 1000 + 1
