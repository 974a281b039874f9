"""docs/architecture.md says what is so: its picture is made of the imports, its example is run."""

from __future__ import annotations

import doctest
import os
import re

from tests.architecture import PICTURE, ROOT, drawing, imports, layers

DOCUMENT = ROOT / "docs" / "architecture.md"


def test_the_picture_is_made_of_the_imports() -> None:
    """SEEDSQL_REGENERATE=1 draws it anew."""
    if os.environ.get("SEEDSQL_REGENERATE") == "1":
        PICTURE.write_text(drawing(), encoding="utf-8")
    assert PICTURE.read_text(encoding="utf-8") == drawing()


def test_the_picture_shows_every_package_and_every_arrow_runs_downward() -> None:
    rows = layers()
    depth = {name: number for number, row in enumerate(rows) for name in row}
    on_disk = {path.stem for path in (ROOT / "generator").iterdir() if (path / "__init__.py").exists()}
    assert on_disk <= set(depth)
    arrows = [(name, target) for name, targets in imports(list(depth)).items() for target in targets]
    assert len(arrows) > 40
    assert all(depth[name] < depth[target] for name, target in arrows)


def test_the_walk_of_one_value_is_what_the_program_computes() -> None:
    found = doctest.testfile(str(DOCUMENT), module_relative=False)
    assert found.attempted >= 6
    assert found.failed == 0
    (row,) = re.findall(r"^   (, \(17, .*)$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert row in (ROOT / "out" / "0001_wholesale_small.up.sql").read_text(encoding="utf-8").splitlines()
