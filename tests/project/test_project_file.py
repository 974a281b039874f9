"""The project file: what it may say, where it is found, and every mistake with its key and a way out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from seedsql.errors import ProjectError, UsageError
from seedsql.project import GenerationOptions, find_project, is_seed_name, read_project

WHOLE = """
[project]
out = "seeds/sql"
schema = ["db/1.sql", "db/2.sql"]
templates = "db/templates"

[seeds."0001_demo"]
blueprint = "seeds/demo.toml"
size = "medium"
seed = 7
as_of = 2026-06-30
env = "staging"
id_base = 1000
tables = ["orders"]
rows = { orders = 12 }

[seeds.0002_shop]
blueprint = "wholesale"
schema = "db/shop.sql"
"""


def written(directory: Path, text: str) -> Path:
    path = directory / "seedsql.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_project_file_says_all_that_the_options_of_generate_say(tmp_path: Path) -> None:
    project = read_project(written(tmp_path, WHOLE))
    assert project.out == tmp_path / "seeds/sql"
    assert project.seeds["0001_demo"] == GenerationOptions(
        schema=(tmp_path / "db/1.sql", tmp_path / "db/2.sql"),
        blueprint=str(tmp_path / "seeds/demo.toml"),
        size="medium",
        rows={"orders": 12},
        seed=7,
        as_of=date(2026, 6, 30),
        id_base=1000,
        env="staging",
        tables=("orders",),
        name="0001_demo",
        templates=tmp_path / "db/templates",
    )
    second = project.seeds["0002_shop"]
    assert second.blueprint == "wholesale"
    assert second.schema == (tmp_path / "db/shop.sql",)
    assert list(project.seeds) == ["0001_demo", "0002_shop"]


def test_it_is_found_from_every_folder_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, WHOLE)
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    found = find_project(below)
    assert found is not None
    assert (below / found.path).resolve() == tmp_path / "seedsql.toml"
    assert (below / found.out).resolve() == tmp_path / "seeds/sql"
    assert str(found.path) == "../../seedsql.toml"
    nearer = written(tmp_path / "a", "")
    second = find_project(below)
    assert second is not None
    assert (below / second.path).resolve() == nearer


def test_without_a_file_there_is_no_project(tmp_path: Path) -> None:
    assert find_project(tmp_path) is None


MISTAKES = [
    ("[projekt]", "projekt: unknown key; did you mean 'project'?"),
    ("[project]\nouts = 'x'", "project.outs: unknown key; did you mean 'out'?"),
    ("[project]\nout = 3", "project.out: must be text in quotes, not 3"),
    ("[project]\nschema = [1]", "project.schema: must be text in quotes, or a list of texts, not [1]"),
    ("[seeds.x]\nsize = 'small'", "seeds.x.blueprint: names the blueprint"),
    ("[seeds.x]\nblueprint = 'wholesale'\nsede = 4", "seeds.x.sede: unknown key; did you mean 'seed'?"),
    ("[seeds.x]\nblueprint = 'wholesale'\nseed = -1", "seeds.x.seed: must be a whole number from 0 to"),
    ("[seeds.x]\nblueprint = 'wholesale'\nas_of = '2026'", "seeds.x.as_of: must be a date without quotes"),
    ("[seeds.x]\nblueprint = 'wholesale'\nas_of = 2026-01-01T00:00:00", "seeds.x.as_of: must be a date"),
    ("[seeds.x]\nblueprint = 'wholesale'\nenv = 'prod'", "seeds.x.env: must be one of development"),
    ("[seeds.x]\nblueprint = 'wholesale'\ntables = 'orders'\nrows = 3", "seeds.x.rows: must be a table"),
    ("[seeds.'../x']\nblueprint = 'wholesale'", "'../x' cannot be the name of a seed: letters, digits"),
    ("[seeds.x]\nblueprint = 'wholesale'\nrows = { a = true }", "seeds.x.rows.a: must be a whole number"),
    ("seeds = 3", "seeds: must be a table [seeds], not 3"),
    ("[seeds]\nx = 'y'", "seeds.x: must be a table [seeds.x], not 'y'"),
    ("[project", "this is not valid TOML"),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES, ids=[message[:40] for _, message in MISTAKES])
def test_a_mistake_is_named_by_its_key(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ProjectError) as caught:
        read_project(path)
    assert caught.value.exit_code == 78
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = "[project]\nouts = 1\n[seeds.x]\nblueprint = 3\nenv = 'x'\n"
    with pytest.raises(ProjectError) as caught:
        read_project(written(tmp_path, text))
    assert len(caught.value.problems) == 4  # blueprint: of a wrong type, and so not named


def test_an_unknown_seed_is_answered_with_the_nearest(tmp_path: Path) -> None:
    project = read_project(written(tmp_path, WHOLE))
    with pytest.raises(UsageError, match="no seed '0001_dmo'; did you mean '0001_demo'"):
        project.seed("0001_dmo")


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a b", "-a", "a..b", "a.", "a\n", "é", "x" * 65, "a\x00"])
def test_a_name_that_no_file_system_takes_alike_is_refused(name: str) -> None:
    assert not is_seed_name(name)
