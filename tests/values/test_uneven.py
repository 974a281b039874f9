"""One very long text among many rows takes memory for itself, not for every row."""

from __future__ import annotations

import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from seedsql.project import GenerationOptions
from seedsql.workflow import generation

LONG = "it's " * 40_000


@pytest.mark.parametrize(
    "rule",
    [
        '{{ provider = "choice", values = ["{long}", "short"], weights = [1, 400] }}',
        "\"IF(row_number = 77, '{doubled}', CONCAT('short', row_number))\"",
        "\"IF(CONCAT(name, row_number) = 'a1', CONCAT('{doubled}', row_number), CONCAT('short', row_number))\"",
    ],
)
def test_memory_follows_the_value(tmp_path: Path, rule: str) -> None:
    (tmp_path / "s.sql").write_text("CREATE TABLE t (id INT PRIMARY KEY, name CHAR(1), body MEDIUMTEXT NOT NULL);")
    for name, text in (("first", "it's"), ("b", LONG)):
        (tmp_path / f"{name}.toml").write_text(
            f'[blueprint]\nname = "long"\nschema = "s.sql"\nas_of = {date(2026, 1, 1)}\n[sizes.small]\nt = 400\n'
            f"[tables.t.columns]\nname = {{ provider = 'constant', value = 'a' }}\n"
            f"body = {rule.format(long=text, doubled=text.replace(chr(39), chr(39) * 2))}\n"
        )
    # a run with a short value loads all modules, which the peak would count
    generation.generate(GenerationOptions(blueprint=str(tmp_path / "first.toml")), tmp_path / "first")
    tracemalloc.start()
    try:
        made = generation.generate(GenerationOptions(blueprint=str(tmp_path / "b.toml")), tmp_path / "out")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    script = made.files[0].read_text(encoding="utf-8")
    assert script.count(LONG.replace("'", "''")) in (1, 2) and script.count("'short") >= 390
    assert peak < 60 * len(LONG), f"{peak:,} bytes for a value of {len(LONG):,}"
