"""Branches that are merged by git: what conflicts, what heals it, and what `check` says about what does not conflict."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from seedsql.script.diagnosis import ours
from tests.commands import run_command
from tests.script.shops import BLUEPRINT, SCHEMA

PROJECT = """[project]
out = "out"
[seeds]
"0001_shops" = { blueprint = "blueprint.toml" }
"""
IDENTITY = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com"}
IDENTITY |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in IDENTITY.items()}
NO_SETTINGS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


class Repository:
    """A repository with one seed of two tables and more, committed on main."""

    def __init__(self, path: Path, seedsql: Path) -> None:
        self.path, self._seedsql = path, seedsql
        self.git("init", "-q", "-b", "main")
        self.write("schema.sql", SCHEMA)
        self.write("blueprint.toml", BLUEPRINT)
        self.write("seedsql.toml", PROJECT)
        self.write(".gitattributes", "out/* -text\nseedsql.toml merge=union\n")
        self.commit()

    def git(self, *arguments: str, code: int | None = 0) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            env=os.environ | IDENTITY | NO_SETTINGS,
            capture_output=True,
            text=True,
            check=False,
        )
        assert code is None or done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def run(self, *arguments: str, code: int = 0) -> str:
        done = run_command(*arguments, cwd=self.path)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout if code != 78 else done.stderr

    def failed(self, *arguments: str) -> str:
        """What a command that fails writes to stderr."""
        done = run_command(*arguments, cwd=self.path)
        assert done.returncode
        return done.stderr

    def shell(self, command: str) -> None:
        """Run a command as `check` printed it, in a POSIX shell."""
        subprocess.run(
            ["sh", "-ec", command],
            cwd=self.path,
            env=os.environ | NO_SETTINGS | {"PATH": f"{self._seedsql.parent}:{os.environ['PATH']}"},
            check=True,
            capture_output=True,
        )

    def write(self, name: str, text: str) -> None:
        (self.path / name).write_text(text, encoding="utf-8", newline="")

    def read(self, name: str) -> str:
        return (self.path / name).read_bytes().decode("utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert text.count(old) == 1, (name, old, text.count(old))
        self.write(name, text.replace(old, new))

    def commit(self) -> None:
        self.run("generate")
        self.git("add", "-A")
        self.git("commit", "-qm", "seeds")

    def branch(self, name: str, *changes: tuple[str, str, str]) -> None:
        """A branch off main in which texts of files were replaced, and everything was generated."""
        self.git("checkout", "-q", "-b", name, "main")
        for change in changes:
            self.replace(*change)
        self.commit()

    def merge(self, *branches: str) -> list[str]:
        """Merge the branches, and return the files that conflict."""
        self.git("checkout", "-q", branches[0])
        self.git("merge", "-q", "--no-edit", *branches[1:], code=None)
        return self.git("diff", "--name-only", "--diff-filter=U").split()

    def conflicting(self, name: str) -> list[str]:
        """The lines of both sides between conflict markers."""
        found: list[str] = []
        inside = False
        for line in self.read(name).splitlines():
            if line.startswith(("<<<<<<< ", ">>>>>>> ")):
                inside = line.startswith("<")
            elif inside and line != "=======":
                found.append(line)
        return found


@pytest.fixture
def repository(seedsql_program: Path, tmp_path: Path) -> Repository:
    return Repository(tmp_path, seedsql_program)


def fixes(findings: str) -> list[str]:
    """The command of each finding."""
    return [line.partition("; fix: ")[2] for line in findings.splitlines()]


FIRST = '"0001_shops" = { blueprint = "blueprint.toml" }\n'
SUMMARY = re.compile(r"-- seed |SET @seed_rows = |  @seed_identity = |@seed_identity")


def test_branches_that_each_add_a_seed_merge_without_a_conflict(repository: Repository) -> None:
    for number, name in ((2, "north"), (3, "south")):
        seed = f'"000{number}_{name}" = {{ blueprint = "blueprint.toml", id_base = {number}001, seed = {number} }}\n'
        repository.branch(name, ("seedsql.toml", FIRST, FIRST + seed))
    assert repository.merge("north", "south") == []
    assert "0002_north" in repository.read("seedsql.toml") and "0003_south" in repository.read("seedsql.toml")
    assert repository.run("check") == ""


def test_branches_that_change_different_tables_conflict_in_summary_lines_and_generate_heals_them(
    repository: Repository,
) -> None:
    widened = ("schema.sql", "VARCHAR(40)", "VARCHAR(200)")  # in the facts of the first table, near the total
    repository.branch("one", ("blueprint.toml", "'Shop '", "'Store '"), widened)
    repository.branch("two", ("blueprint.toml", "max = 900", "max = 800"))
    conflicts = repository.merge("one", "two")
    assert set(conflicts) <= {
        f"out/0001_shops.{kind}" for kind in ("up.sql", "down.sql", "verify.sql", "manifest.json")
    }
    for file in conflicts:
        lines = repository.conflicting(file)
        if file.endswith(".json"):
            assert 0 < len(lines) <= 26, lines
        else:
            assert lines and [line for line in lines if not SUMMARY.match(line)] == [] and len(lines) == 2, (
                file,
                lines,
            )
    said = repository.run("check", code=1)
    assert len(said.splitlines()) == len(conflicts) and set(fixes(said)) == {"seedsql generate 0001_shops"}
    for file in conflicts:
        number = next(n for n, line in enumerate(repository.read(file).splitlines(), 1) if line.startswith("<<<<<<< "))
        assert f"{file}:{number}: conflict marker <<<<<<< HEAD" in said
    repository.shell(fixes(said)[0])
    assert repository.run("check") == ""
    assert "'Store 1'" in repository.read("out/0001_shops.up.sql")


def test_conflicts_heal_where_both_branches_change_the_same_table(repository: Repository) -> None:
    repository.branch("one", ("blueprint.toml", "sale = 100", "sale = 110"))
    repository.branch("two", ("blueprint.toml", "device = 40", "device = 45"))
    conflicts = repository.merge("one", "two")
    assert "blueprint.toml" in conflicts  # neighbouring lines
    number = repository.read("blueprint.toml").splitlines().index("<<<<<<< HEAD") + 1
    repository.git("checkout", "one", "--", "out")  # only the blueprint is left with markers
    said = repository.run("check", code=1)
    assert f"blueprint.toml:{number}: seed 0001_shops: conflict marker '<<<<<<< HEAD'" in said
    assert fixes(said) == ["see both sides whole, and join them: git checkout --conflict=diff3 -- blueprint.toml"]
    assert f"blueprint.toml:{number}: conflict marker" in repository.run("generate", code=78)
    repository.git("checkout", "--ours", "--", "blueprint.toml")
    repository.replace("blueprint.toml", "device = 40", "device = 45")
    repository.run("generate")
    assert repository.run("check") == ""


def test_a_project_file_with_markers_is_named_by_its_line(repository: Repository) -> None:
    repository.write("seedsql.toml", PROJECT + "<<<<<<< HEAD\n[seeds.a]\n=======\n[seeds.b]\n>>>>>>> two\n")
    said = repository.run("check", code=78)
    assert "seedsql.toml:5: conflict marker '<<<<<<< HEAD'" in said
    assert "git checkout --conflict=diff3 -- seedsql.toml" in said


def test_the_later_of_two_seeds_with_one_number_is_the_one_to_change(repository: Repository) -> None:
    """0001_later comes before 0001_shops by its name, wherever it is defined."""
    repository.replace("seedsql.toml", FIRST, FIRST + '"0001_later" = { blueprint = "blueprint.toml" }\n')
    repository.commit()
    said = repository.run("check", code=1).splitlines()
    assert "seedsql.toml:4: seed 0001_shops has the number of seed 0001_later" in said[0]
    assert "seedsql.toml:4: seed 0001_shops has ids of seed 0001_later: shop " in said[1] and "device" not in said[1]


@pytest.mark.parametrize(
    "defined",
    [
        '"0001_later" = { blueprint = "blueprint.toml" }\n',
        '"0001_later" = { blueprint = "blueprint.toml", id_base = 5 }\n',
        '[seeds."0001_later"]\nblueprint = "blueprint.toml"\n',
        "[seeds.0001_later]\nblueprint = 'blueprint.toml'\nid_base = 10\n",
    ],
)
def test_equal_numbers_and_overlapping_ids_are_named_and_their_commands_mend_them(
    repository: Repository, defined: str
) -> None:
    repository.replace("seedsql.toml", '"0001_shops"', '"0001_a"')
    first = FIRST.replace("0001_shops", "0001_a")
    repository.replace("seedsql.toml", first, first + defined if defined[0] == '"' else first + "\n" + defined)
    shutil.rmtree(repository.path / "out")
    repository.run("generate")
    line = repository.read("seedsql.toml").split("0001_later")[0].count("\n") + 1
    assert line > 4
    said = repository.run("check", code=1).splitlines()
    assert f"seedsql.toml:{line}: seed 0001_later has the number of seed 0001_a" in said[0] and len(said) == 2
    repository.shell(fixes(said[0])[0])
    (overlap,) = repository.run("check", code=1).splitlines()
    assert f"seedsql.toml:{line}: seed 0002_later has ids of seed 0001_a: shop " in overlap
    repository.shell(fixes(overlap)[0])
    (same,) = repository.run("check", code=1).splitlines()
    assert f"seedsql.toml:{line}: seed 0002_later has keys of seed 0001_a: device 40; fix: sed" in same
    repository.shell(fixes(same)[0])
    assert repository.run("check") == ""
    assert '"ids":[1001,1020]' in repository.read("out/0002_later.up.sql")


def test_sizes_of_one_blueprint_are_alternatives(repository: Repository) -> None:
    repository.write("seedsql.toml", '[seeds."0001_w_small"]\nblueprint = "wholesale"\n')
    repository.git("rm", "-q", "out/*")
    repository.replace(
        "seedsql.toml",
        '"wholesale"\n',
        '"wholesale"\n[seeds."0001_w_medium"]\nblueprint = "wholesale"\nsize = "medium"\n',
    )
    repository.run("generate")
    assert repository.run("check") == ""


@pytest.mark.parametrize("kind", ["up.sql", "down.sql", "verify.sql", "manifest.json"])
def test_crlf_line_ends_are_named_and_healed(repository: Repository, kind: str) -> None:
    file = f"out/0001_shops.{kind}"
    repository.write(file, repository.read(file).replace("\n", "\r\n"))
    said = repository.run("check", code=1)
    assert f"{file}:1: CRLF line ends" in said
    repository.shell(fixes(said)[0])
    assert repository.run("check") == ""


def test_a_row_edited_by_hand_is_named_with_its_line_and_values(repository: Repository) -> None:
    file = "out/0001_shops.up.sql"
    lines = repository.read(file).split("\n")
    first, second, third = (
        next(n for n, line in enumerate(lines) if line.startswith(start))
        for start in (", (3, 'Shop", ", (50,", ", (55,")
    )
    lines[first] = lines[first].replace("'Shop 3'", "'O''Neill, (x'")
    for each in (second, third):
        lines[each] = re.sub(r"\d+\.\d\d", "0.01", lines[each])
    lines.insert(second + 1, ", (9999, 1, 5.00, NULL)")
    repository.write(file, "\n".join(lines))
    said = repository.run("check", code=1).splitlines()
    edited = "is not the file that its manifest describes, edited by hand: "
    assert said[0] == (
        f"{file}:{first + 1}: {edited}table shop, row with id 3: name is 'O''Neill, (x', regenerates as 'Shop 3'; "
        "fix: seedsql generate 0001_shops"
    )
    assert f"{file}:{second + 1}: {edited}table sale, row with id 50: amount is 0.01, regenerates as " in said[1]
    assert f"{file}:{second + 2}: {edited}a row of table sale was added: ', (9999, 1, 5.00, NULL)'" in said[2]
    assert f"{file}:{third + 2}: {edited}table sale, row with id 55: amount is 0.01" in said[3]  # below the added one
    assert len(said) == 4
    repository.shell(fixes(said[0])[0])
    assert repository.run("check") == ""


def test_a_missing_row_moves_no_other_finding(repository: Repository) -> None:
    file = "out/0001_shops.up.sql"
    lines = repository.read(file).split("\n")
    number = next(n for n, line in enumerate(lines) if line.startswith(", (50,"))
    row = lines.pop(number)
    repository.write(file, "\n".join(lines))
    (said,) = repository.run("check", code=1).splitlines()
    assert f"{file}:{number + 1}:" in said and "a row of table sale is missing" in said and row[:40] in said


def test_another_faker_is_named_where_rows_move(repository: Repository) -> None:
    rule = 'note = { provider = "faker", name = "job" }'
    repository.branch("faker", ("blueprint.toml", 'note = { provider = "sentence", null = 0.3 }', rule))
    up, manifest = "out/0001_shops.up.sql", "out/0001_shops.manifest.json"
    # as another version would have left it: other rows, and a manifest that describes them
    text = repository.read(up)
    first = next(line for line in text.split("\n") if line.startswith(", (50,"))
    repository.write(up, text.replace(first, first.rsplit("'", 2)[0] + "'Lamplighter')"))
    facts = json.loads(repository.read(manifest))
    facts["libraries"]["faker"] = "8.0.0"
    facts["files"]["0001_shops.up.sql"]["sha256"] = hashlib.sha256((repository.path / up).read_bytes()).hexdigest()
    repository.write(manifest, json.dumps(facts, sort_keys=True, indent=2, ensure_ascii=False) + "\n")
    (said,) = repository.run("check", code=1).splitlines()
    assert "generated with faker==8.0.0, but " in said and "note is 'Lamplighter'" in said
    assert fixes(said) == [
        "pip install 'faker==8.0.0' to keep the rows, or seedsql generate 0001_shops to take the new ones"
    ]


def test_a_changed_blueprint_is_named_as_the_cause(repository: Repository) -> None:
    repository.replace("blueprint.toml", "'Shop '", "'Store '")
    said = repository.run("check", code=1).splitlines()
    assert "the blueprint has changed since: " in said[0] and set(fixes("\n".join(said))) == {
        "seedsql generate 0001_shops"
    }


def test_seeds_of_the_project_and_of_the_folder_are_all_checked_each_by_its_own_blueprint(
    repository: Repository,
) -> None:
    repository.run(
        "generate", "--blueprint", "wholesale", "--name", "0007_extra", "--id-base", "9001", "--size", "medium"
    )
    assert repository.run("check") == ""
    repository.write("out/0007_extra.down.sql", repository.read("out/0007_extra.down.sql") + "-- x\n")
    (said,) = repository.run("check", code=1).splitlines()
    assert said.startswith("out/0007_extra.down.sql:") and "a line was added" in said
    repository.shell(fixes(said)[0])
    assert repository.run("check") == ""


def test_a_seed_of_a_blueprint_that_the_project_does_not_name_is_checked_by_the_file_that_made_it(
    repository: Repository,
) -> None:
    """Found by its text, or by its name when that has changed; else the others are checked all the same."""
    (repository.path / "seeds").mkdir()
    text = BLUEPRINT.replace('"shops"\nnumber = "0001"', '"stray"\nnumber = "0003"').replace(
        '"schema.sql"', '"../schema.sql"\nid_base = 5001'
    )
    repository.write("seeds/stray.toml", text.replace("seed = 7", "seed = 9"))
    repository.write("seeds/other.toml", text.replace("seed = 7", "seed = 8"))
    repository.run("generate", "--blueprint", "seeds/stray.toml", "--name", "0003_stray")
    assert repository.run("check") == ""
    repository.replace("seeds/stray.toml", "'Shop '", "'Store '")
    (repository.path / "seeds/other.toml").unlink()
    said = repository.run("check", code=1).splitlines()
    assert said[0].startswith("out/0003_stray.up.sql:") and "--blueprint seeds/stray.toml" in fixes(said[0])[0]
    (repository.path / "seeds/stray.toml").unlink()
    repository.replace("out/0003_stray.up.sql", "'Shop 7'", "'Shop 77'")
    repository.replace("out/0001_shops.verify.sql", "one check a line", "a check a line")
    said = repository.run("check", code=2).splitlines()
    assert [line.partition(":")[0] for line in said] == ["out/0001_shops.verify.sql", "out/0003_stray.up.sql"]
    failed = repository.failed("check", "0003_stray")
    assert "try: seedsql check 0003_stray --blueprint FILE --schema FILE" in failed


def test_the_side_that_was_merged_into_is_read_out_of_both() -> None:
    both = "a\n<<<<<<< HEAD\nb\n||||||| base\nc\n=======\nd\n>>>>>>> two\ne\n"
    assert ours(both) == "a\nb\ne\n"
