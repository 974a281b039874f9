"""The golden cases, as the tests see them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One folder of ``cases/``."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def sql(self) -> str:
        return (self.path / "schema.sql").read_text(encoding="utf-8")

    @property
    def expected(self) -> Path:
        return self.path / "expected.json"

    @property
    def error(self) -> Path:
        return self.path / "error.txt"

    @property
    def servers(self) -> tuple[str, ...]:
        """The kinds of server that take the file as it stands."""
        said = re.search(r"^-- servers: (\w+)$", self.sql, re.MULTILINE)
        return {"none": (), "mysql": ("mysql",), "mariadb": ("mariadb",)}[said[1]] if said else ("mysql", "mariadb")


def all_cases() -> list[Case]:
    """Every case, by name."""
    return [Case(path) for path in sorted(CASES.iterdir()) if path.is_dir()]
