"""The three scripts of a seed, one after the other, on one sandbox."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from ..errors import Findings, InternalError, SeedsqlError, StatementFailed
from . import scripts
from .columns import quoted
from .kinds import mysql_value
from .sandbox import Sandbox

_INSERT = re.compile(r"INSERT INTO `((?:[^`]|``)+)`\s")
_OF_LOOKUP = re.compile(r"INTO @seed_(?:n|step)\b")
_WRITING = ("INSERT ", "UPDATE ", "DELETE ")
SHOWN = 120


class Run:
    """Runs scripts. ``statements`` counts those that were run; ``sums`` is what up summed up, by table: the values of which the
    checksum is made, of how many rows, and after how many statements that write. ``summing`` are the SELECTs of up's sums
    in SQLite's words: here, as on a server, they give the checksums themselves."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._text = scripts.SeedText()
        self.statements = 0
        self.sums: dict[str, tuple[str, int, int]] = {}
        self.summing: list[str] = []
        self._writes = 0

    def up(self, path: Path, progress: Callable[[str, int], None] | None = None) -> None:
        """Run an up script: all its rows are there in the end, and the script sums them up."""
        written: Counter[str] = Counter()

        def run(text: str) -> None:
            # The guard of an INSERT, the locks and the history are the frame's, and need a server: its text is proved
            # elsewhere, once for all seeds.
            text = scripts.without_lookups(text)
            if insert := _INSERT.match(text):
                self._count(text)
                name = insert[1].replace("``", "`")
                written[name] += self._sandbox.insert(text)
                if progress is not None:
                    progress(name, written[name])
            elif text.startswith("UPDATE "):
                self._run(self._sqlite(text), text)
            elif "INTO @seed_sums" in text:
                self.sums |= self._summed(scripts.selects(text))
            elif text.startswith("SELECT ") and not _OF_LOOKUP.search(text):
                # SQLite has no user variables.
                self._run(self._sqlite(re.sub(r"\s+INTO @seed_found\s*$", "", text)), text)

        self._each(path, run)
        found = {table: rows for table, (_, rows, _) in self.sums.items() if rows}
        self._expect(found, dict(written), f"{path.name} does not sum up the rows that it writes")

    def verify(self, path: Path) -> list[tuple[str, str, str, bool]]:
        """Return the checks of a verify script: name, expected, found, and whether they are equal."""
        found: list[tuple[str, str, str, bool]] = []

        def run(text: str) -> None:
            if text.startswith("WITH"):
                found.extend(self._checks(*self._views(text)))

        self._each(path, run)
        if not found:
            raise InternalError(f"{path.name}: there is no result with the columns check, expected, found, ok")
        return found

    def _views(self, text: str) -> tuple[str, list[str]]:
        """Make a view of each WITH table. Return the SELECTs of its sums, and of its checks but the first."""
        tables, rest = scripts.with_tables(text)
        *seeded, (_, sums) = tables
        for name, select in seeded:
            self._sandbox.view(name, self._sqlite(select), _first_table(select))
        return sums, scripts.checks(rest)

    def _checks(self, sums: str, checks: list[str]) -> Iterator[tuple[str, str, str, bool]]:
        # those that compare the sums with the history: here with what up has summed up
        for check in checks:
            if (group := scripts.group(check)) is not None:
                yield from self._checks(*self._views(group))
            elif not check.startswith("SELECT CONCAT(`t`, "):
                yield self._check(check)
        for table, ok in self._summed_again(scripts.union(sums)).items():
            yield f"{table}: rows as they were written", "1", str(int(ok)), ok

    def _check(self, text: str) -> tuple[str, str, str, bool]:
        query, ((name, expected, found),) = self._sandbox.ask(text)
        self.statements += 1
        value = str(mysql_value(found, query.kinds[2]))
        return str(name), str(expected), value, str(expected) == value

    def down(self, path: Path) -> None:
        """Run a down script: the rows sum up to what up has summed up."""
        self._each(path, self._down)

    def _down(self, text: str) -> None:
        if text.startswith(("UPDATE ", "DELETE ")):
            self._run(self._sqlite(text), text)
        elif "INTO @seed_changed" in text:
            same = self._summed_again(scripts.selects(text))
            self._expect(same, dict.fromkeys(self.sums, True), "the rows do not sum up to what was written")
        elif "INTO @seed_inside" in text:
            for select in scripts.selects(text)[1:]:
                ((name, _, rows),) = self._run(self._sqlite(select), select)
                self._expect(rows, 0, f"rows outside the seed seem to refer to it by {name}")

    # ---- statements --------------------------------------------------------------------------------------------------

    def _each(self, path: Path, run: Callable[[str], None]) -> None:
        """Run each statement of a script outside of its frame; an error in one of them gets its place."""
        for statement in scripts.seed_statements(path):
            self._text.take(statement.text)
            try:
                run(statement.text)
            except SeedsqlError as error:
                error.location = f"{path.name}:{statement.line}"
                if isinstance(error, StatementFailed):
                    error.line, error.statement = statement.line, statement.text[:SHOWN]
                raise

    def _sqlite(self, sql: str) -> str:
        needed, text = self._text.sqlite(sql)
        for name, rows, width in needed:
            columns = ", ".join(f"`k{index}`" for index in range(1, width + 1))
            self._sandbox.run(f"CREATE TEMP TABLE {quoted(name)} ({columns})")
            self._sandbox.connection.executemany(f"INSERT INTO {quoted(name)} VALUES ({', '.join('?' * width)})", rows)
        return scripts.literals(text)

    def _run(self, sqlite: str, text: str) -> list[tuple[object, ...]]:
        self._count(text)
        return self._sandbox.run(sqlite, text)

    def _count(self, text: str) -> None:
        self.statements += 1
        self._writes += text.startswith(_WRITING)

    def _summed(self, selects: list[str]) -> dict[str, tuple[str, int, int]]:
        """Return what the checksum of each table is made of, which is not computed: of the same values of as many rows it is the
        same, as long as nothing was written in between. That the SELECT can be run is SQLite's to say."""
        found = {}
        for select in selects:
            text = self._sqlite(select)
            values, counting, compiled = scripts.checksum(text)
            # EXPLAIN compiles a statement and runs nothing (https://www.sqlite.org/lang_explain.html): a column that is
            # missing shows all the same.
            self._sandbox.run(f"EXPLAIN {compiled}", select)
            self.summing.append(text)
            for table, rows, _ in self._run(counting, select):
                found[str(table)] = (values, int(str(rows)), self._writes)
        return found

    def _summed_again(self, selects: list[str]) -> dict[str, bool]:
        """Whether each table has the checksum that up computed."""
        return {table: made == self.sums.get(table) for table, made in self._summed(selects).items()}

    def _expect(self, found: object, expected: object, what: str) -> None:
        if found != expected:
            raise Findings(f"{what}: {found}, expected {expected}")


def _first_table(select: str) -> str:
    """The table whose rows a WITH table holds: the last one that it names."""
    names: list[str] = re.findall(r"(?:FROM|JOIN) `((?:[^`]|``)+)`", select)
    return names[-1].replace("``", "`")
