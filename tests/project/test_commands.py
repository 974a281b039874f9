"""Commands in a folder with a seedsql.toml work on its seeds without further flags."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.commands import run_command

ROOT = Path(__file__).resolve().parents[2]
SHOP = ROOT / "tests" / "data" / "orchestra"
PROJECT = """
[project]
out = "sql"
[seeds.0001_orchestra]
blueprint = "seeds/orchestra/blueprint.toml"
[seeds.0002_wholesale]
blueprint = "wholesale"
id_base = 5001
tables = ["vendors"]
"""


def run(directory: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_command(*arguments, cwd=directory)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(SHOP, tmp_path / "seeds" / "orchestra")
    (tmp_path / "seedsql.toml").write_text(PROJECT, encoding="utf-8")
    return tmp_path


def test_generate_check_and_rehearse_take_every_seed_of_the_project(project: Path) -> None:
    done = run(project, "generate")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (project / "sql").glob("*.up.sql")}
    assert names == {"0001_orchestra.up.sql", "0002_wholesale.up.sql"}
    assert '"ids":[5001,5005]' in (project / "sql" / "0002_wholesale.up.sql").read_text(encoding="utf-8")
    below = project / "seeds"  # from any folder of it
    checked = run(below, "check")
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "0001_orchestra, 0002_wholesale" in checked.stderr
    rehearsed = run(below, "rehearse", "0001_orchestra")
    assert rehearsed.returncode == 0, rehearsed.stderr


def test_check_names_a_seed_that_is_defined_and_not_generated(project: Path) -> None:
    assert run(project, "generate", "0001_orchestra").returncode == 0
    checked = run(project, "check")
    assert checked.returncode == 1
    assert "0002_wholesale.manifest.json: is missing" in checked.stdout
    assert "seedsql generate 0002_wholesale" in checked.stdout


def test_check_sees_that_the_project_asks_for_other_data_than_the_files_hold(project: Path) -> None:
    assert run(project, "generate").returncode == 0
    path = project / "seedsql.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("5001", "6001"), encoding="utf-8")
    checked = run(project, "check")
    assert checked.returncode == 1
    assert "0002_wholesale.up.sql" in checked.stdout


def test_plan_takes_one_seed_and_the_options_override_it(project: Path) -> None:
    several = run(project, "plan")
    assert several.returncode == 2
    assert "name one of the seeds of seedsql.toml: 0001_orchestra, 0002_wholesale" in several.stderr
    one = run(project, "plan", "0002_wholesale", "--rows", "vendors=3", "--format", "json")
    plan = json.loads(one.stdout)
    assert plan["name"] == "0002_wholesale"
    assert [table["rows"] for table in plan["tables"] if table["table"] == "vendors"] == [3]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("generate", "0001_orchestr"), 2, "did you mean '0001_orchestra'"),
        (("generate", "--name", "x"), 2, "--name fits one seed"),
        (("plan", "--blueprint", "orchestra"), 2, "seeds/orchestra/blueprint.toml"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_way_out(
    project: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = run(project, *arguments)
    assert done.returncode == code, done.stderr
    assert message in done.stderr


def test_a_broken_project_file_stops_every_command_that_reads_it(project: Path) -> None:
    (project / "seedsql.toml").write_text("[seeds.x]\nblueprnt = 'y'\n", encoding="utf-8")
    done = run(project, "check")
    assert done.returncode == 78
    assert "did you mean 'blueprint'" in done.stderr


def test_without_a_project_the_built_in_blueprint_is_taken(tmp_path: Path) -> None:
    done = run(tmp_path, "plan", "--format", "json")
    assert json.loads(done.stdout)["total_rows"] == 195
    named = run(tmp_path, "generate", "0001_demo")
    assert named.returncode == 2
    assert "no seedsql.toml" in named.stderr


def test_init_writes_a_project_whose_seed_is_generated_next(tmp_path: Path) -> None:
    shutil.copy(SHOP / "schema.sql", tmp_path / "orchestra.sql")
    made = run(tmp_path, "init", "--schema", "orchestra.sql", "--project")
    assert made.returncode == 0, made.stderr
    assert "wrote seedsql.toml" in made.stderr
    assert run(tmp_path, "generate").returncode == 0
    assert [path.name for path in (tmp_path / "out").glob("*.up.sql")] == ["0001_orchestra_small.up.sql"]
    again = run(tmp_path, "init", "--project", "--schema", "orchestra.sql", "--out", "other.toml")
    assert again.returncode == 73
    assert "seedsql.toml exists already" in again.stderr


def test_init_writes_a_project_for_the_built_in_blueprint(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "--project").returncode == 0
    assert run(tmp_path, "generate").returncode == 0
    assert (tmp_path / "out" / "0001_wholesale_small.up.sql").exists()
