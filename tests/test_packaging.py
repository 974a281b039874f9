"""What is installed is what is in the checkout: a wheel elsewhere, an editable install and a bare checkout do the same.

One environment serves all of it; the tests of this module stay on one worker (``--dist loadgroup``).
"""

from __future__ import annotations

import configparser
import importlib.metadata
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("packaging")

ROOT = Path(__file__).resolve().parent.parent
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SEEDSQL", "DATABASE"))}
WHERE = (
    "from seedsql.script.templates import template_directory; import seedsql; "
    "print(seedsql.__file__); print(template_directory())"
)


def run(*command: object, **settings: object) -> str:
    """Run a program outside the checkout, without its variables; return what it printed, fail with all it said."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **{"env": CLEAN} | settings
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def contents(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def data_files() -> dict[str, Path]:
    """What is not Python: the name in the wheel, and the file in the checkout."""
    inside = {
        str("seedsql" / path.relative_to(ROOT / "generator")): path
        for path in (ROOT / "generator").rglob("*")
        if path.is_file() and path.suffix != ".py" and path.parent.name != "__pycache__"
    }
    templates = ROOT / "templates"
    return inside | {str("seedsql" / path.relative_to(ROOT)): path for path in templates.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout to build in: setuptools leaves files where it builds, and takes up those it finds."""
    copy = tmp_path_factory.mktemp("checkout") / "seedsql"
    ignored = shutil.ignore_patterns(
        ".git", ".venv", "build", "dist", "*.egg-info", "__pycache__", ".hypothesis", ".pytest_cache"
    )
    shutil.copytree(ROOT, copy, symlinks=True, ignore=ignored)
    return copy


@pytest.fixture(scope="session")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", built, source, cwd=built)
    (path,) = built.glob("seedsql-*.whl")
    return path


def install(environment: Path, *what: object) -> None:
    """By this process's pip, which no test installs; bytecode is made for what is imported, not for all of Faker."""
    python = environment / "bin" / "python"
    options = ["--disable-pip-version-check", "-q", "install", "--no-compile"]
    run(sys.executable, "-m", "pip", "--python", python, *options, *what, cwd=environment)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """An empty virtual environment, into which the wheel brings all that it requires."""
    directory = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(directory, with_pip=False, symlinks=True)
    install(directory, wheel)
    (directory / "holds").write_text("wheel")
    return directory


@pytest.fixture(scope="session", params=["wheel", "editable"])
def installed(request: pytest.FixtureRequest, environment: Path, wheel: Path, source: Path) -> str:
    """seedsql as installed in ``environment``: as the wheel, and as the editable copy; in any order."""
    holds = environment / "holds"
    if holds.read_text() != request.param:
        what = [wheel] if request.param == "wheel" else ["--editable", source]
        install(environment, "--no-deps", "--force-reinstall", *what)
        holds.write_text(request.param)
    return request.param


@pytest.fixture(scope="session")
def bare(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a bare checkout generates, run by its path alone."""
    out = tmp_path_factory.mktemp("bare")
    code = "import sys; sys.argv[0] = 'seedsql'; from seedsql.cli import main; main()"
    run(
        sys.executable,
        "-c",
        code,
        "generate",
        "--size",
        "small",
        "--out",
        out / "out",
        cwd=out,
        env=CLEAN | {"PYTHONPATH": str(source)},
    )
    return contents(out / "out")


def test_setup_lists_the_packages_that_are_on_disk():
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    listed = setup["options"]["packages"].split()
    on_disk = [
        ".".join(("seedsql", *path.parent.relative_to(ROOT / "generator").parts))
        for path in (ROOT / "generator").rglob("__init__.py")
    ]
    assert listed == sorted([*on_disk, "seedsql.templates"])


def test_the_wheel_holds_every_data_file_and_nothing_of_the_tests(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        expected = data_files()
        assert len(expected) >= 5
        for name, path in expected.items():
            assert archive.read(name) == path.read_bytes()
    code = {str("seedsql" / path.relative_to(ROOT / "generator")) for path in (ROOT / "generator").rglob("*.py")}
    assert code <= names
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"seedsql"}


def test_the_templates_are_found_where_they_are_installed(installed, environment, source):
    module, directory = run(environment / "bin" / "python", "-c", WHERE, cwd=environment).split()
    home = environment / "lib" if installed == "wheel" else source
    assert Path(module).resolve().is_relative_to(home.resolve())
    assert Path(directory).is_relative_to(home.resolve())
    assert contents(Path(directory)) == contents(ROOT / "templates" / "sql")
    assert contents(Path(directory))


def test_the_templates_are_found_in_a_bare_checkout(source):
    module, directory = run(sys.executable, "-c", WHERE, cwd="/", env=CLEAN | {"PYTHONPATH": str(source)}).split()
    assert Path(module).resolve() == source / "generator" / "__init__.py"
    assert Path(directory) == source / "templates" / "sql"


def test_an_installed_seedsql_generates_the_bytes_of_the_checkout(installed, environment, bare, tmp_path):
    run(environment / "bin" / "seedsql", "generate", "--size", "small", "--out", tmp_path / "out", cwd=tmp_path)
    made = contents(tmp_path / "out")
    assert sorted(made) == [
        f"0001_wholesale_small.{end}" for end in ("down.sql", "manifest.json", "up.sql", "verify.sql")
    ]
    assert made == bare


def test_the_runtime_alone_is_enough(installed, environment):
    """No package of the tests is needed, nor installed by the way."""
    (site_packages,) = environment.glob("lib/python*/site-packages")
    names = {found.name.lower() for found in importlib.metadata.distributions(path=[str(site_packages)])}
    assert {"click", "faker", "jinja2", "numpy", "pymysql", "rich", "sqlglot", "cryptography"} <= names
    assert not {"pytest", "hypothesis", "build", "setuptools"} & names
