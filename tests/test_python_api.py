"""The Python API: what ``import seedsql`` gives, that it is quiet, and that its page is true."""

from __future__ import annotations

import ast
import doctest
import inspect
import os
import pydoc
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import seedsql
from tests.servers import Database

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "python.md"
SERVER = ("<!-- server: begin -->", "<!-- server: end -->")
FACADE = ROOT / "generator" / "__init__.py"


def python(code: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )


def examples(text: str, names: dict[str, object]) -> doctest.TestResults:
    """Run the examples of a text, with ``names`` defined."""
    test = doctest.DocTestParser().get_doctest(text, names, PAGE.name, str(PAGE), 0)
    return doctest.DocTestRunner().run(test, clear_globs=False)


@pytest.fixture
def _folders_of_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folders that examples make are removed with the test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.mark.usefixtures("_folders_of_examples")
def test_the_examples_that_need_no_server_are_true() -> None:
    text = PAGE.read_text(encoding="utf-8")
    excluded = text[: text.index(SERVER[0])] + text[text.index(SERVER[1]) :]
    found = examples(excluded, {})
    assert found.attempted >= 30
    assert found.failed == 0


@pytest.mark.usefixtures("_folders_of_examples")
def test_the_examples_on_a_server_are_true(database: Database) -> None:
    text = PAGE.read_text(encoding="utf-8")
    from seedsql.blueprint.builtin import builtin

    database.run_script(builtin("wholesale").schema)
    found = examples(text, {"database_url": database.url})
    assert found.attempted >= 44
    assert found.failed == 0


def test_the_docstring_of_the_package_is_true() -> None:
    assert doctest.testmod(seedsql).failed == 0


@pytest.mark.parametrize("name", seedsql.__all__)
def test_every_public_name_is_there_under_its_own_name_and_documented(name: str) -> None:
    value = getattr(seedsql, name)
    if name != "__version__":
        assert value.__name__ == name and value.__module__.startswith("seedsql.")
        assert (inspect.getdoc(value) or "").strip()


@pytest.mark.parametrize("name", [name for name in seedsql.__all__ if name[0].islower()])
def test_every_function_is_annotated(name: str) -> None:
    signature = inspect.signature(getattr(seedsql, name))
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(each.annotation is not inspect.Parameter.empty for each in signature.parameters.values())


def test_a_type_checker_sees_the_names_that_load_later() -> None:
    """What stands under TYPE_CHECKING, what is loaded lazily and ``__all__`` are the same names."""
    tree = ast.parse(FACADE.read_text(encoding="utf-8"))
    imported = {
        (node.module, alias.name)
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported == {(module, name) for module, names in seedsql._LAZY.items() for name in names}
    errors = {
        name
        for name, value in vars(seedsql.errors).items()
        if inspect.isclass(value) and value.__module__ == "seedsql.errors"
    }
    assert set(seedsql.__all__) == {name for _, name in imported} | (errors - {"Terminated"}) | {"__version__"}


def test_the_import_loads_no_library_and_nothing_else_of_the_package() -> None:
    loaded = python("import seedsql, sys; print(*sys.modules)").stdout.split()
    assert [name for name in loaded if name.startswith("seedsql")] == ["seedsql.errors", "seedsql"]
    assert not {"numpy", "click", "jinja2", "sqlglot", "pymysql", "faker", "rich"} & set(loaded)


def test_help_lists_every_public_name() -> None:
    shown = pydoc.plain(pydoc.render_doc(seedsql))
    assert "seedsql - Deterministic, seeded SQL scripts" in shown
    for name in set(seedsql.__all__) - {"__version__"}:
        value = getattr(seedsql, name)
        assert f"class {name}(" in shown or f"    {name}(" in shown or f"{name} = " in shown, name
        assert not inspect.isroutine(value) or f"    {name}(" in shown


def test_an_unknown_name_is_an_attribute_error_and_star_gives_all() -> None:
    with pytest.raises(AttributeError, match="no attribute 'genrate'"):
        seedsql.genrate  # noqa: B018
    assert (
        python("from seedsql import *; print(plan.__name__, ConnectionOptions.__name__)").stdout
        == "plan ConnectionOptions\n"
    )


def test_a_submodule_replaces_no_function() -> None:
    """``import seedsql.x`` sets the attribute x of the package: no module may be called like a public name."""
    modules = {path.stem for path in FACADE.parent.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert modules & set(seedsql.__all__) == set()


FORBIDDEN = ("print", "sys.exit", "os.environ", "os.getenv", "input")
NAMED = re.compile("|".join(rf"\b{name.rpartition('.')[2]}\b" for name in FORBIDDEN))


def uses(text: str) -> set[str]:
    """What is forbidden and used in a module; a word of the text tells whether it is worth being parsed."""
    if not NAMED.search(text):
        return set()
    nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute | ast.Name))
    return {ast.unparse(node) for node in nodes} & set(FORBIDDEN)


def test_nothing_below_the_command_line_prints_exits_or_reads_the_environment() -> None:
    """The console is the command line's; git gets the environment as it is."""
    own = {"console.py", "__main__.py", "git.py"}
    found = {}
    for path in FACADE.parent.rglob("*.py"):
        name = path.relative_to(FACADE.parent).as_posix()
        if name not in own and not name.startswith("cli/"):
            found[name] = uses(path.read_text(encoding="utf-8"))
    assert len(found) > 100
    assert {name: bad for name, bad in found.items() if bad} == {}
    assert uses("import os\nos.environ['x']\nprint(1)") == {"os.environ", "print"}
