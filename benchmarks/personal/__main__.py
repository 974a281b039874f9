"""``python -m benchmarks.personal``: recall by class and place, innocents altered, questions asked, rows per CPU second."""

from __future__ import annotations

import argparse
import base64
import csv
import re
import tempfile
import time
import unicodedata
from collections import Counter
from contextlib import suppress
from email.header import decode_header, make_header
from pathlib import Path
from urllib.parse import unquote

import seedsql
from seedsql.script.reading import ScriptRows
from seedsql.sql.script_rows import read_literal

from .data import Data, Planted, cells, planted_data

NAME = "0001_planted"
_QUESTION = re.compile(r"^(\S+?)\.(\S+): looks like (.*)$")
_COMPACT = {"phone", "card", "iban", "national_id", "device_id"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=240, help="people in columns; as many are in texts only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="show the first N misses of each class and place"
    )
    options = parser.parse_args()
    data = planted_data(options.people, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        asked, seconds = mask(data, Path(folder))
        masked = read_back(Path(folder))
    report(data, masked, asked, seconds, options.show)


def mask(data: Data, folder: Path) -> tuple[list[tuple[str, str, str]], float]:
    """Write the files, mask them, answer each question by the truth; returns what was asked, and CPU seconds of the last run."""
    (folder / "schema.sql").write_text(data.schema, encoding="utf-8")
    files = []
    for table, rows in data.rows.items():
        files.append(folder / f"{table}.csv")
        with files[-1].open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(data.columns[table]))
            writer.writeheader()
            writer.writerows(rows)
    asked: list[tuple[str, str, str]] = []
    answers = folder / "pii.toml"
    while True:
        answers.write_text(_answers(data, asked), encoding="utf-8")
        begun = time.process_time()
        try:
            options = seedsql.FixtureOptions(NAME, folder, key="seven lanterns drift past noon", pii=answers)
            seedsql.fixture(files, [folder / "schema.sql"], options)
        except seedsql.InputRowError as error:
            new = [match.groups() for match in map(_QUESTION.match, error.problems) if match]
            if not new or {each[:2] for each in new} <= {each[:2] for each in asked}:
                raise
            asked += [(str(table), str(column), str(looks)) for table, column, looks in new]
        else:
            return asked, time.process_time() - begun


def _answers(data: Data, asked: list[tuple[str, str, str]]) -> str:
    lines: dict[str, list[str]] = {}
    for table, column, _ in asked:
        truth = data.truth.get((table, column), "none")
        value = '{ pii = "none", reason = "planted as innocent" }' if truth == "none" else f'"{truth}"'
        lines.setdefault(table, []).append(f"{column} = {value}")
    return "\n".join("\n".join([f"[tables.{table}]", *each]) for table, each in lines.items())


def read_back(folder: Path) -> dict[tuple[str, str, int], str]:
    """The text of every cell of the script."""
    script = ScriptRows(folder / f"{NAME}.up.sql")
    found = {}
    for name, table in script.tables.items():
        place = table.columns.index("id")
        for _, row in script.rows(name):
            for column, literal in zip(table.columns, row, strict=True):
                value = read_literal(literal)
                found[name, column, int(row[place])] = "" if value is None else str(value)
    return found


def leaks(planted: Planted, text: str) -> bool:
    """Whether the original is still there: as it is, without accents and case, its characters only, or decoded."""
    return any(_holds(planted, form) for form in (text, *_decoded(text)))


def _holds(planted: Planted, text: str) -> bool:
    original, shown = _plain(planted.text), _plain(text)
    if planted.personal_class in _COMPACT:
        digits, compact = re.sub(r"[^0-9a-z]", "", original), re.sub(r"[^0-9a-z]", "", shown)
        return (digits[-8:] if planted.personal_class == "phone" else digits) in compact
    return re.search(rf"(?<![a-z0-9]){re.escape(original)}(?![a-z0-9])", shown) is not None


def _plain(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(char))


def _decoded(text: str) -> list[str]:
    found = [unquote(text)]
    with suppress(UnicodeDecodeError, LookupError):
        found += [str(make_header(decode_header(text)))] if "=?" in text else []
    with suppress(ValueError):
        encoded = re.fullmatch(r"[A-Za-z0-9+/]{16,}={0,2}", text)
        found += [base64.b64decode(text).decode("utf-8", "replace")] if encoded else []
    return found


def report(
    data: Data, masked: dict[tuple[str, str, int], str], asked: list[tuple[str, str, str]], seconds: float, show: int
) -> None:
    total: Counter[tuple[str, str]] = Counter()
    found, missed = total.copy(), total.copy()
    for planted in data.planted:
        group = planted.place, planted.personal_class
        total[group] += 1
        text = masked[planted.table, planted.column, planted.row]
        if not leaks(planted, text):
            found[group] += 1
            continue
        missed[group] += 1
        if missed[group] <= show:
            print(f"  missed {group}: {planted.table}.{planted.column} {planted.text!r} in {text[:120]!r}")
    _print_recall(total, found)
    _print_innocents(data, masked, show)
    columns = sum(len(each) for each in data.columns.values())
    needless = [each for each in asked if data.truth.get(each[:2], "none") == "none"]
    print(
        f"questions {len(asked)}, needless {len(needless)}, of {columns} columns: {', '.join(f'{table}.{column} ({looks})' for table, column, looks in needless)}"
    )
    rows = sum(map(len, data.rows.values()))
    print(f"{rows:,} rows in {seconds:.1f} CPU s: {rows / seconds:,.0f} rows/s")


def _print_recall(total: Counter[tuple[str, str]], found: Counter[tuple[str, str]]) -> None:
    print(f"{'place':<18}{'class':<14}{'planted':>8}{'recall':>8}")
    for place in dict.fromkeys(place for place, _ in total):
        groups = [group for group in total if group[0] == place]
        for group in sorted(groups, key=lambda group: found[group] / total[group]):
            print(f"{place:<18}{group[1]:<14}{total[group]:>8}{found[group] / total[group]:>8.3f}")
        print(
            f"{place:<18}{'all':<14}{sum(total[g] for g in groups):>8}{sum(found[g] for g in groups) / sum(total[g] for g in groups):>8.3f}"
        )
    print(f"recall {sum(found.values()) / sum(total.values()):.4f} of {sum(total.values()):,}")


def _print_innocents(data: Data, masked: dict[tuple[str, str, int], str], show: int) -> None:
    innocent = [
        (table, column, row, text) for table, column, row, text in cells(data) if (table, column) in data.innocent
    ]
    altered = [cell for cell in innocent if masked[cell[:3]] != cell[3]]
    for table, column, row, text in altered[: 4 * show]:
        print(f"  altered {table}.{column}: {text!r} -> {masked[table, column, row]!r}")
    print(f"innocents altered {len(altered) / len(innocent):.4f} of {len(innocent):,}")


if __name__ == "__main__":
    main()
