"""The rooms of generator/ import strictly downward, and each third party is known to its owners only."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "seedsql"

FLOORS = (
    {"__main__"},
    {"cli", "console"},
    {"workflow"},
    {"rehearsal", "database", "script", "fixture", "smoke", "legacy"},
    {"plan"},
    {"values", "pii"},
    {"blueprint"},
    {"schema"},
    {"sqltext"},
    {"errors"},
)
"""From the top down. A room imports from lower floors only; rooms of one floor are strangers."""

DOORS = {("cli", "console")}
"""The one arrow between rooms of one floor."""

CONFINED = {"console": {"errors"}, "legacy": {"errors"}, "errors": set()}
"""Rooms that know less of the project than their floor allows: what they may import."""

VISITORS = {"console": {"cli"}, "legacy": {"cli"}}
"""Rooms that may be imported by these alone."""

OWNERS = {
    "bs4": {"smoke"},
    "click": {"cli"},
    "faker": {"values"},
    "jinja2": {"script"},
    "numpy": {"values", "script", "plan", "fixture"},
    "playwright": {"smoke"},
    "pymysql": {"database"},
    "rich": {"console"},
    "sqlglot": {"schema", "rehearsal", "values.expressions"},
    "sqlite3": {"rehearsal"},
    "stdnum": {"pii"},
    "tree_sitter": {"legacy"},
    "tree_sitter_typescript": {"legacy"},
}
"""Third parties (and sqlite3) by the rooms, or parts of rooms, that may import them."""


@dataclass(frozen=True)
class Import:
    """One imported module: ``importer`` and ``target`` are dotted; inside the project without ``seedsql.``."""

    importer: str
    target: str
    inside: bool
    place: str


def modules(package: Path) -> Iterator[tuple[str, Path]]:
    """Every module of the package with its dotted name below it (``""`` is the package's own ``__init__``)."""
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(package: Path) -> Iterator[Import]:
    """Every import statement of the package, wherever it stands, and import_module with a literal name."""
    for name, path in modules(package):
        around = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
        around = [part for part in around if part]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            for target in targets(node, [package.name, *around]):
                inside = target.split(".")[0] == package.name
                below = target.partition(".")[2] if inside else target
                yield Import(name, below, inside, f"{path.relative_to(package.parent)}:{node.lineno}")


def targets(node: ast.AST, around: list[str]) -> list[str]:
    """The absolute dotted names that a node imports; ``around`` is the package that the module stands in."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = around[: len(around) - node.level + 1] if node.level else []
        base = base + (node.module.split(".") if node.module else [])
        if base != around[:1]:
            return [".".join(base)]
        # In ``from .. import x`` and ``from seedsql import x`` the name is the room, but for ``__version__``.
        return [".".join([*base, alias.name]) if alias.name != "__version__" else base[0] for alias in node.names]
    if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
        "import_module",
        "__import__",
    ):
        return [called(node, around)]
    return []


def called(node: ast.Call, around: list[str]) -> str:
    """What import_module imports. A name may be computed as far as the room is certain: ``f".{name}"`` in a room."""
    name = node.args[0]
    known = name.values[0] if isinstance(name, ast.JoinedStr) else name
    text = known.value if isinstance(known, ast.Constant) else ""
    level = len(text) - len(text.lstrip("."))
    base = around[: len(around) - level + 1] if level else []
    parts = base + [part for part in text[level:].split(".") if part]
    assert known is name or len(parts) > 1, f"line {node.lineno} imports a module by a name that is not known"
    assert parts, f"line {node.lineno} imports a module by a name that is not known"
    return ".".join(parts)


def room(module: str) -> str:
    return module.split(".")[0]


def floor(name: str) -> int:
    """The number of a room's floor, 0 on top."""
    assert name in set().union(*FLOORS), f"seedsql.{name} is a room without a floor"
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def forbidden_arrows(found: list[Import]) -> list[str]:
    """Arrows inside the project that run up, sideways, or past what a room may know."""
    wrong = []
    for each in found:
        source, target = room(each.importer), room(each.target)
        if not each.inside or not source or not target or source == target:
            continue
        downward = floor(source) < floor(target) or (source, target) in DOORS
        welcome = source in VISITORS.get(target, {source}) and target in CONFINED.get(source, {target})
        if not (downward and welcome):
            wrong.append(f"{each.place}: {each.importer} imports {each.target}")
    return wrong


def strangers(found: list[Import]) -> list[str]:
    """Imports of third parties by rooms that do not own them, and of third parties that nobody owns."""
    wrong = []
    for each in found:
        top = room(each.target)
        if each.inside or (top in sys.stdlib_module_names and top not in OWNERS):
            continue
        owners = OWNERS.get(top, set())
        if not any(each.importer == owner or each.importer.startswith(owner + ".") for owner in owners):
            wrong.append(f"{each.place}: {each.importer} imports {each.target}")
    return wrong


FOUND = list(imports(PACKAGE))


def test_imports_run_strictly_downward():
    assert forbidden_arrows(FOUND) == []


def test_third_parties_are_imported_by_their_owners_only():
    assert strangers(FOUND) == []


def test_the_walk_met_every_room():
    on_disk = {
        path.stem
        for path in PACKAGE.iterdir()
        if (path.is_dir() and any(path.rglob("*.py"))) or (path.suffix == ".py" and path.stem != "__init__")
    }
    assert on_disk == set().union(*FLOORS)
    met = {room(name) for name, _ in modules(PACKAGE)} - {""}
    assert met == on_disk
    assert {room(each.importer) for each in FOUND} == on_disk  # each has at least ``from __future__``


def test_every_third_party_is_used_by_somebody():
    assert set(OWNERS) <= {room(each.target) for each in FOUND if not each.inside}


def test_the_package_itself_imports_nothing():
    assert [each for each in FOUND if each.importer == ""] == []


@pytest.mark.parametrize(
    ("module", "line", "complaint"),
    [
        ("schema/graph.py", "from ..values.streams import word", "schema.graph imports values.streams"),
        ("schema/graph.py", "def f():\n    from .. import plan", "schema.graph imports plan"),
        ("schema/graph.py", "import seedsql.workflow", "schema.graph imports seedsql.workflow"),
        ("schema/graph.py", "from seedsql import workflow", "schema.graph imports workflow"),
        ("schema/graph.py", "from seedsql.cli.commands import main", "schema.graph imports cli.commands"),
        ("script/literals.py", "from ..database.url import parse", "script.literals imports database.url"),
        ("values/deep/__init__.py", "from ...pii import classes", "values.deep imports pii"),
        ("workflow.py", "from .console import draw", "workflow imports console"),
        ("console.py", "from .plan.model import SeedPlan", "console imports plan.model"),
        ("errors.py", "from .schema import model", "errors imports schema"),
        ("pii/audit.py", "import importlib\nimportlib.import_module('seedsql.plan')", "pii.audit imports plan"),
        (
            "pii/audit.py",
            "from importlib import import_module\nimport_module(f'..plan.{x}', __package__)",
            "pii.audit imports plan",
        ),
        ("workflow.py", "import click.testing", "workflow imports click.testing"),
        ("values/streams.py", "from sqlglot import exp", "values.streams imports sqlglot"),
        ("plan/steps.py", "import requests", "plan.steps imports requests"),
    ],
)
def test_a_forbidden_import_is_found(tmp_path, module, line, complaint):
    package = tmp_path / "seedsql"
    (package / module).parent.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / module).write_text(f"from __future__ import annotations\n{line}\n")
    found = list(imports(package))
    complaints = forbidden_arrows(found) + strangers(found)
    assert len(complaints) == 1
    assert complaint.replace("imports seedsql.", "imports ") in complaints[0]


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("cli/commands.py", "import click\nfrom ..console import draw\nfrom .. import workflow"),
        ("values/expressions/parse.py", "import numpy as np\nfrom sqlglot import exp\nfrom .numbers import scale"),
        ("cli/main.py", "import click\nimport importlib\nimportlib.import_module(f'.{name}', __package__)"),
        ("plan/binding.py", "from ..values.arrays import Array\nfrom ..schema import model\nfrom .steps import X"),
    ],
)
def test_a_downward_import_is_let_through(tmp_path, module, line):
    package = tmp_path / "seedsql"
    (package / module).parent.mkdir(parents=True)
    (package / module).write_text(line + "\n")
    found = list(imports(package))
    assert len(found) == 3
    assert forbidden_arrows(found) + strangers(found) == []


@pytest.mark.parametrize("line", ["import_module(name)", "import_module(f'{name}.x')", "import_module(f'.{name}')"])
def test_an_import_by_an_unknown_name_is_found(tmp_path, line):
    (tmp_path / "workflow.py").write_text(f"from importlib import import_module\n{line}\n")
    with pytest.raises(AssertionError, match="by a name that is not known"):
        list(imports(tmp_path))


def test_help_loads_no_heavy_library():
    heavy = {"jinja2", "sqlglot", "numpy", "faker", "pymysql", "rich", "sqlite3"}
    code = (
        "import sys\nsys.argv = ['seedsql', '--help']\nfrom seedsql.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "print('loaded:', *{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "generate" in done.stdout
    loaded = set(done.stderr.rpartition("loaded:")[2].split())
    assert "click" in loaded
    assert loaded & heavy == set()
