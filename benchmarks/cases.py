"""The targets: each a number that is measured beside its rival, in rounds that take turns."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .databases import databases, ways
from .measuring import Command, Sample, interleaved
from .others import RIVALS, Others
from .seeds import SEEDSQL, generate, many_tables, people, plain_inserts, rows, uuid_tables


@dataclass(frozen=True)
class Result:
    """``value`` of what ``title`` names, in ``unit``; ``target`` is a bound from above, or from below with ``at_least``;
    None where it is only for comparison. ``basis`` says what was measured."""

    title: str
    value: float
    unit: str
    target: float | None
    basis: str
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        if self.target is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target


@dataclass
class Bench:
    """One run: its folder, the other tools, how large and how often; ``results`` grows."""

    folder: Path
    others: Others
    is_quick: bool
    results: list[Result] = field(default_factory=list)

    @property
    def rounds(self) -> int:
        return 3 if self.is_quick else 5

    def size(self, full: int, quick: int) -> int:
        return quick if self.is_quick else full

    def measure(self, commands: dict[str, Command], rounds: int | None = None) -> dict[str, Sample]:
        print("measuring", ", ".join(commands), file=sys.stderr, flush=True)
        return interleaved(commands, rounds or self.rounds)

    def add(
        self, title: str, value: float, unit: str, target: float | None, basis: str, *, at_least: bool = False
    ) -> None:
        self.results.append(Result(title, value, unit, target, basis, at_least))

    def out(self, name: str) -> Path:
        path = self.folder / name
        path.mkdir(exist_ok=True)
        return path


Case = Callable[[Bench], None]


def generation(bench: Bench) -> None:
    """generate, all four files and the audit, beside the same shape by other tools."""
    factor, drizzles = bench.size(5000, 1000), 1000
    python = str(bench.others.python)
    found = bench.measure(
        {
            "seedsql": Command(generate(factor, bench.out("one"), "--jobs", "1")),
            "seedsql two": Command(generate(factor, bench.out("two"), "--jobs", "2"), cores=2),
            "duckdb": Command([python, str(RIVALS / "duckdb_run.py"), str(factor), "1", str(bench.out("duckdb"))]),
            "polars": Command(
                [python, str(RIVALS / "polars_run.py"), str(factor), str(bench.out("polars"))],
                environment={"POLARS_MAX_THREADS": "1"},
            ),
        }
    )
    for kind in ("up", "down", "verify"):
        names = [bench.folder / each / f"0001_bench.{kind}.sql" for each in ("one", "two")]
        if names[0].read_bytes() != names[1].read_bytes():
            raise SystemExit("one and two workers wrote other bytes")
    own, basis = found["seedsql"], f"{rows(factor):,} rows of wholesale, audit included, one core"
    seconds = "; ".join(f"{name} {sample.cpu:.2f} s CPU" for name, sample in found.items())
    bench.add(
        "generate against DuckDB's same shape", own.cpu / found["duckdb"].cpu, "× CPU", 2.0, f"{basis}: {seconds}"
    )
    bench.add("generate against polars, CSV", own.cpu / found["polars"].cpu, "× CPU", None, f"{basis}, a plainer shape")
    walls = f"{own.wall:.2f} s and {found['seedsql two'].wall:.2f} s, the same bytes"
    bench.add("generate with two workers", found["seedsql two"].wall / own.wall, "× wall of one", 0.6, walls)
    bench.add("generate", rows(factor) / own.cpu, "rows per CPU second", None, basis, at_least=True)
    if bench.others.node is not None:
        drizzle = ["node", str(bench.others.node / "drizzle.mjs")]
        found = bench.measure(
            {
                "seedsql": Command(generate(drizzles, bench.out("small"), "--jobs", "1")),
                "drizzle-seed": Command([*drizzle, str(drizzles), str(bench.folder / "drizzle.sql")]),
            }
        )
        bench.add(
            "generate against drizzle-seed's text", found["drizzle-seed"].cpu / found["seedsql"].cpu, "× its speed", 15.0,
            f"{rows(drizzles):,} rows: {found['seedsql'].cpu:.2f} s and {found['drizzle-seed'].cpu:.2f} s CPU", at_least=True,
        )  # fmt: skip


def start(bench: Bench) -> None:
    """Small jobs, whose time is the start; import numpy is the measure."""
    commands = {
        "numpy": Command([sys.executable, "-c", "import numpy"]),
        "generate": Command([*SEEDSQL, "generate", "--size", "small", "--out", str(bench.out("start"))]),
        "plan": Command([*SEEDSQL, "plan", "--size", "small"]),
        "help": Command([*SEEDSQL, "--help"]),
    }
    if bench.others.node is not None:
        arguments = ["node", str(bench.others.node / "drizzle.mjs"), "1", str(bench.folder / "drizzle.sql")]
        commands["drizzle-seed"] = Command(arguments)
    found = bench.measure(commands, 2 * bench.rounds)
    numpy = found["numpy"].cpu
    for name, target in (("generate", 0.40), ("plan", 0.25), ("help", 0.08)):
        title = {"generate": "generate --size small", "plan": "plan --size small", "help": "--help"}[name]
        bench.add(
            title, found[name].cpu / numpy, "× import numpy", round(target / 0.13, 2),
            f"{found[name].cpu:.3f} s CPU, import numpy {numpy:.3f} s",
        )  # fmt: skip
    if "drizzle-seed" in found:
        bench.add(
            "generate --size small against drizzle-seed", found["generate"].cpu / found["drizzle-seed"].cpu, "× CPU", 1.0,
            f"195 rows: {found['generate'].cpu:.2f} s and {found['drizzle-seed'].cpu:.2f} s",
        )  # fmt: skip


def memory(bench: Bench) -> None:
    """Peak memory of ten times as many rows."""
    factor = bench.size(5000, 500)
    found = bench.measure(
        {name: Command(generate(factor * times, bench.out(name), "--jobs", "1")) for name, times in (("less", 1), ("more", 10))},
        1,
    )  # fmt: skip
    (bench.folder / "more" / "0001_bench.up.sql").unlink()
    more, less = found["more"].peak, found["less"].peak
    basis = f"generate, {rows(factor):,} and {rows(10 * factor):,} rows: {less:.0f} and {more:.0f} MB"
    bench.add("peak memory of ten times the rows", more / less, "×", 1.2, basis)
    bench.add("peak memory", more, "MB", 250, basis)


def loading(bench: Bench) -> None:
    """The ways into a database, beside the same rows as plain INSERTs. CPU of client and server."""
    factor = bench.size(5000, 1000)
    out, plain = bench.out("load"), bench.folder / "plain.sql"
    bench.measure({"generate": Command(generate(factor, out))}, 1)
    plain_inserts(out / "0001_bench.up.sql", plain)
    with databases() as opened:
        for kind, database in opened.items():
            commands = {f"{kind} {name}": each for name, each in ways(database, out, plain).items()}
            found = bench.measure(commands, 3)  # one load differs from the next by a tenth and more
            plain_, up, apply, load = (found[f"{kind} {name}"] for name in ("plain", "up", "apply", "load"))
            for title, ours, rival, target in (
                ("mysql < up.sql against plain INSERTs", up, plain_, 1.04),
                ("apply against mysql < up.sql", apply, up, 1.05),
                ("apply --load-data against plain INSERTs", load, plain_, 0.80),
            ):
                basis = f"{rows(factor):,} rows: {ours.cpu:.2f} s and {rival.cpu:.2f} s; wall {ours.wall:.2f} s and {rival.wall:.2f} s"
                bench.add(f"{title}, {kind}", ours.cpu / rival.cpu, "× CPU", target, basis)
                bench.add(f"{title}, {kind}, wall", ours.wall / rival.wall, "× wall", target, basis)


def reading(bench: Bench) -> None:
    """check, audit and rehearse of what was generated."""
    factor, out = bench.size(1000, 300), bench.out("check")
    options = ["--out", str(out), "--jobs", "1"]
    found = bench.measure(
        {
            "generate": Command(generate(factor, out, "--jobs", "1")),
            "check": Command([*SEEDSQL, "check", "0001_bench", *options]),
            "audit": Command([*SEEDSQL, "audit", "0001_bench", *options]),
            "rehearse": Command([*SEEDSQL, "rehearse", "0001_bench", "--out", str(out)]),
        }
    )
    for name in ("check", "audit"):
        basis = (
            f"{rows(factor) / found[name].cpu:,.0f} rows/s; generate {rows(factor) / found['generate'].cpu:,.0f} rows/s"
        )
        bench.add(name, found["generate"].cpu / found[name].cpu, "× generate's rate", 0.6, basis, at_least=True)
    took = found["rehearse"]
    basis = f"{rows(factor):,} rows in {took.cpu:.1f} s CPU"
    bench.add("rehearse", rows(factor) / took.cpu, "rows per CPU second", 60_000, basis, at_least=True)
    bench.add("rehearse, peak memory", took.peak, "MB", 250, f"{rows(factor):,} rows")


def real_rows(bench: Bench) -> None:
    """A fixture of people, masked, beside tools that make people up."""
    count, made = bench.size(100_000, 10_000), bench.size(10_000, 2_000)
    schema, path = people(bench.folder, count)
    secret = {"SEEDSQL_MASK_KEY": hashlib.sha256(b"benchmark").hexdigest()}
    arguments = [
        *SEEDSQL,
        "fixture",
        str(path),
        "--schema",
        str(schema),
        "--name",
        "0001_people",
        "--out",
        str(bench.out("people")),
    ]
    script, python = str(RIVALS / "people.py"), str(bench.others.python)
    found = bench.measure(
        {
            "fixture": Command(arguments, environment=secret),
            "faker": Command([python, script, "faker", str(made), str(bench.folder / "faker.sql")]),
            "mimesis": Command([python, script, "mimesis", str(made), str(bench.folder / "mimesis.sql")]),
        },
        1 if not bench.is_quick else None,
    )
    own = found["fixture"]
    basis = f"{count:,} people in {own.cpu:.1f} s CPU; of made-up people Faker makes {made / found['faker'].cpu:,.0f} and mimesis {made / found['mimesis'].cpu:,.0f} a second"
    bench.add("fixture of people, masked", count / own.cpu, "rows per CPU second", 8_000, basis, at_least=True)
    bench.add("fixture of people, peak memory", own.peak, "MB", 250, f"{count:,} people")


def schemas(bench: Bench) -> None:
    """Awkward schemas: UUID keys, and very many tables."""
    folder = bench.out("schemas")
    uuids, many = uuid_tables(folder, 20), many_tables(folder, 250)
    first = [*SEEDSQL, "init", "--schema", str(uuids), "--out", str(folder / "uuids.toml"), "--force"]
    second = [*SEEDSQL, "init", "--schema", str(many), "--out", str(folder / "many.toml"), "--force", "--rows", "10"]

    found = bench.measure(
        {
            "init, UUIDs": Command(first),
            "generate, UUIDs": Command(
                [
                    *SEEDSQL, "generate", "--blueprint", str(folder / "uuids.toml"), "--schema", str(uuids), "--out", str(folder),
                    *(word for table in range(20) for word in ("--rows", f"t{table}=200")),
                ]
            ),
            "init, 250 tables": Command(second),
            "plan, 250 tables": Command(
                [*SEEDSQL, "plan", "--blueprint", str(folder / "many.toml"), "--schema", str(many)]
            ),
        }
    )  # fmt: skip
    bench.add(
        "generate, 20 tables of UUIDs",
        found["generate, UUIDs"].cpu,
        "s CPU",
        0.5,
        "20 tables of 200 rows, 79 columns of UUIDs",
    )
    both = found["init, 250 tables"].cpu + found["plan, 250 tables"].cpu
    bench.add("init and plan, 250 tables", both, "s CPU", 2.0, "250 tables of 12 columns, each refers to another")


CASES: dict[str, Case] = {
    "generate": generation,
    "start": start,
    "memory": memory,
    "load": loading,
    "read": reading,
    "fixture": real_rows,
    "schemas": schemas,
}


def versions(others: Others) -> Iterator[str]:
    """What took part, with its version."""
    import importlib.metadata

    yield f"Python {sys.version.split()[0]}"
    for name in ("numpy", "PyMySQL"):
        yield f"{name} {importlib.metadata.version(name)}"
    yield from (f"{name} {version}" for name, version in others.versions.items())


def machine() -> str:
    """The machine in a line: processor, cores, memory, load."""
    model = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "unknown"
    )
    memory_kb = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores of {model}, {memory_kb / 1024**2:.0f} GB of memory; load {load:.1f} at the end of the run"


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []
