"""What the commands tell a reviewer is so, whichever seeds a project has."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.commands import run_command

SCHEMA = """
CREATE TABLE team (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE member (id INT AUTO_INCREMENT PRIMARY KEY, team_id INT NOT NULL, full_name VARCHAR(60) NOT NULL, born DATE NOT NULL,
  FOREIGN KEY (team_id) REFERENCES team (id));
"""
BLUEPRINT = """
[blueprint]
name = "teams"
schema = "schema.sql"
as_of = 2026-01-31
locale = "de"
[sizes.small]
team = 2
member = 4
[tables.team.columns]
name = "CONCAT('Team ', id)"
[tables.member.columns]
full_name = { provider = "person.name" }
born = { provider = "date", from = "1950-02-02", to = "1999-12-31", pii = "none", reason = "invented" }
"""
PROJECT = '[seeds]\n"0001_teams" = { blueprint = "blueprint.toml" }\n'


def run(directory: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_command(*arguments, cwd=directory)


def git(directory: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    subprocess.run(["git", *identity, *arguments], cwd=directory, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in (("schema.sql", SCHEMA), ("blueprint.toml", BLUEPRINT), ("seedsql.toml", PROJECT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    assert run(tmp_path, "generate").returncode == 0
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def changes(project: Path, *arguments: str) -> str:
    done = run(project, "diff", "--git", "HEAD", *arguments)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.mark.parametrize("row_format", ["sql", "csv"])
def test_a_header_does_not_promise_ranges_that_the_audit_found_broken(project: Path, row_format: str) -> None:
    edit(project / "blueprint.toml", 'pii = "none", reason = "invented"', 'pii = "birth_date"')
    made = run(project, "generate", "--format", row_format)
    assert made.returncode == 0
    assert "warning: 4 values are outside the reserved ranges: seedsql audit 0001_teams" in made.stderr
    script = project / "out" / f"0001_teams.{'up' if row_format == 'sql' else 'finish'}.sql"
    header = script.read_text(encoding="utf-8").partition("==== facts")[0]
    assert "-- personal data: generated; some values are outside their ranges\n" in header
    assert "every value is from a reserved range" not in header
    if row_format == "sql":
        assert "some values are outside their ranges" in run(project, "audit").stdout
        page = run(project, "review", "0001_teams").stdout
        assert "some values are outside their ranges (**4**)" in page and "every value is" not in page
        assert run(project, "check").returncode == 0
        printed = run(project, "generate", "--stdout")
        assert (
            printed.stdout == script.read_text(encoding="utf-8") and "warning: 4 values are outside" in printed.stderr
        )


def test_a_project_that_is_there_gets_its_attributes_and_stays_as_it_is(project: Path) -> None:
    for path in (project / "out").iterdir():
        path.unlink()
    hint = run(project, "generate").stderr
    assert "seedsql init --project adds what keeps them" in hint
    added = run(project, "init", "--project")
    assert added.returncode == 0 and "stays as it is" in added.stderr
    assert (project / ".gitattributes").read_text(encoding="utf-8").startswith("out/* -text\n")
    assert (project / "seedsql.toml").read_text(encoding="utf-8") == PROJECT


def test_without_a_project_the_line_that_keeps_the_bytes_is_named(project: Path) -> None:
    (project / "seedsql.toml").unlink()
    hint = run(project, "generate", "--blueprint", "blueprint.toml", "--out", "db/seeds").stderr
    assert "a line 'seeds/* -text' in db/.gitattributes keeps them" in hint


def test_tables_that_are_chosen_are_the_cause_of_those_that_went(project: Path) -> None:
    edit(project / "seedsql.toml", "blueprint.toml", 'blueprint.toml", tables = ["team"], env = "development')
    assert run(project, "generate").returncode == 0
    causes = json.loads(changes(project, "--format", "json"))["cause"]
    assert [(each["kind"], each["tables"]) for each in causes] == [("tables", ["member"])]
    assert causes[0]["location"] == "seedsql.toml:2"


def test_another_locale_is_named_with_its_line(project: Path) -> None:
    edit(project / "blueprint.toml", '"de"', '"fr"')
    assert run(project, "generate").returncode == 0
    (cause,) = json.loads(changes(project, "--format", "json"))["cause"]
    assert (cause["kind"], cause["what"]) == ("locale", "locale de -> fr")
    assert (cause["location"], cause["columns"]) == ("blueprint.toml:6", ["member.full_name"])


def test_a_decision_about_personal_data_is_no_comment(project: Path) -> None:
    edit(project / "blueprint.toml", '"invented"', '"nobody is born so"')
    assert run(project, "generate").returncode == 0
    text = changes(project)
    assert "cause: what is said of personal data changed: rows identical" in text


def test_files_older_than_their_schema_are_compared_with_a_note(project: Path) -> None:
    edit(project / "schema.sql", "name VARCHAR(40)", "name VARCHAR(50)")
    assert (
        "note: the schema is not the one that these files were generated from: seedsql generate 0001_teams"
        in changes(project)
    )


def test_a_seed_whose_rows_are_in_files_keeps_no_other_from_being_looked_at(project: Path) -> None:
    with (project / "seedsql.toml").open("a", encoding="utf-8") as file:
        file.write('"0002_files" = { blueprint = "blueprint.toml", id_base = 101, format = "csv" }\n')
    assert run(project, "generate").returncode == 0
    for command in ("check", "audit", "rehearse"):
        done = run(project, command)
        assert done.returncode == 0, (command, done.stderr)
        if command != "check":
            assert "warning: the rows of 0002_files are in the folder" in done.stderr
    done = run(project, "diff", "--git", "HEAD")
    assert done.returncode == 0
    assert "seed 0001_teams: rows identical\nseed 0002_files: not compared\n" in done.stdout
    assert run(project, "audit", "0002_files").returncode == 2
    assert run(project, "diff", "--git", "HEAD", "0002_files").returncode == 2


def test_a_project_whose_last_seed_was_removed_has_nothing_wrong(project: Path) -> None:
    for path in (project / "out").iterdir():
        path.unlink()
    (project / "seedsql.toml").write_text('[project]\nout = "out"\n', encoding="utf-8")
    for command in ("check", "audit", "rehearse"):
        done = run(project, command)
        assert done.returncode == 0, (command, done.stderr)
    assert changes(project).startswith("seed 0001_teams: gone, 6 rows in 2 tables\n")
    (project / "seedsql.toml").write_text(PROJECT, encoding="utf-8")
    assert run(project, "check").returncode == 1
    assert run(project, "audit").returncode == 2


def test_a_finding_says_what_differs_and_names_its_file_once(project: Path) -> None:
    up = project / "out" / "0001_teams.up.sql"
    text = up.read_text(encoding="utf-8")
    edit(up, ", (2, 'Team 2')\n", ", (2, 'Team 2')  \n")
    said = run(project, "check").stdout
    assert "has \", (2, 'Team 2')  \", regenerates as \", (2, 'Team 2')\"" in said
    up.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert run(project, "diff", "--git", "HEAD").stderr.count("0001_teams.up.sql") == 1
    up.unlink()
    assert run(project, "check").stdout.startswith("out/0001_teams.up.sql: is missing, but its manifest lists it; fix")
    assert "did you mean" not in run(project, "diff", "--git", "HEAD").stderr


def test_the_checks_of_a_page_are_as_many_as_verify_counts(project: Path) -> None:
    page = run(project, "review", "0001_teams").stdout
    # applied; rows, sums and cells of two tables; a reference
    assert "- Verify proves 8 checks on the server." in page
    assert "\n**Rows of each table** (2):\n" in page


def test_explain_says_where_the_script_holds_another_value(project: Path) -> None:
    up = project / "out" / "0001_teams.up.sql"
    edit(up, ", (2, 'Team 2')\n", ", (2, 'The A-Team')\n")
    assert f"note: {up.relative_to(project)} has 'The A-Team' here" in run(project, "explain", "team.name", "2").stdout
    assert "note:" not in run(project, "explain", "team.name", "1").stdout
    assert run(project, "generate").returncode == 0
    edit(project / "blueprint.toml", "'Team '", "'Crew '")
    said = json.loads(run(project, "explain", "team.name", "1", "--format", "json").stdout)
    assert said["value"] == "'Crew 1'" and "has 'Team 1' here" in said["script"][0]


def test_a_row_is_named_by_its_key_in_each_seed_of_a_project(project: Path) -> None:
    with (project / "seedsql.toml").open("a", encoding="utf-8") as file:
        file.write('"0002_more" = { blueprint = "blueprint.toml", id_base = 101 }\n')
    said = run(project, "explain", "team.name", "--key", "102", "0002_more")
    assert said.stdout.startswith("team.name of row 2 (key 102) is 'Team 102'\n"), said.stderr
    assert run(project, "explain", "team.name", "2", "0002_more").stdout == said.stdout
    assert run(project, "explain", "team.name", "--key", "102", "0002_more", "x", "y").returncode == 2
    assert run(project, "explain", "team.name", "x", "0002_more").returncode == 2


def test_bytes_of_a_key_are_named_by_their_digits(project: Path) -> None:
    with (project / "schema.sql").open("a", encoding="utf-8") as file:
        file.write("CREATE TABLE device (uid BINARY(4) NOT NULL PRIMARY KEY, label VARCHAR(20) NOT NULL);\n")
    edit(project / "blueprint.toml", "member = 4\n", "member = 4\ndevice = 2\n")
    first = json.loads(run(project, "explain", "device.uid", "1", "--format", "json").stdout)
    digits = first["value"].removeprefix("X'").removesuffix("'").lower()
    assert json.loads(run(project, "explain", "device.uid", "--key", digits, "--format", "json").stdout)["row"] == 1


def test_line_ends_that_git_converts_are_mended_for_good(project: Path) -> None:
    clone = project.parent / "clone"
    git(project, "clone", "-q", "-c", "core.autocrlf=true", str(project), str(clone))
    said = run(clone, "check").stdout.splitlines()
    assert "CRLF line ends" in said[0] and len(said) == 4
    fix = said[0].partition("; fix: ")[2]
    assert fix == "echo 'out/* -text' >> .gitattributes && seedsql generate 0001_teams"
    with (clone / ".gitattributes").open("a", encoding="utf-8") as file:
        file.write("out/* -text\n")
    assert run(clone, "generate").returncode == 0
    assert run(clone, "check").returncode == 0
    git(clone, "checkout", "-q", "--", "out")
    assert run(clone, "check").returncode == 0
    (clone / ".gitattributes").write_text("*.sql eol=lf\n*.json eol=lf\n", encoding="utf-8")
    up = clone / "out" / "0001_teams.up.sql"
    up.write_text(up.read_text(encoding="utf-8").replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert run(clone, "check").stdout.rstrip().endswith("fix: seedsql generate 0001_teams")


def test_a_new_seed_is_shown_with_what_its_audit_found(project: Path) -> None:
    edit(project / "blueprint.toml", 'pii = "none", reason = "invented"', 'pii = "birth_date"')
    with (project / "seedsql.toml").open("a", encoding="utf-8") as file:
        file.write('"0002_more" = { blueprint = "blueprint.toml", id_base = 101 }\n')
    assert run(project, "generate", "0002_more").returncode == 0
    shown = changes(project, "0002_more")
    assert shown.endswith("  note: personal data: generated; some values are outside their ranges\n")


def test_what_the_command_line_replaced_is_at_no_line(project: Path) -> None:
    assert run(project, "generate", "0001_teams", "--as-of", "2026-02-28", "--seed", "7").returncode == 0
    causes = json.loads(changes(project, "--format", "json"))["cause"]
    assert [(each["kind"], each["location"]) for each in causes] == [("seed", None), ("as_of", None)]
    edit(project / "blueprint.toml", "2026-01-31", "2026-02-28")
    assert run(project, "generate").returncode == 0
    (cause,) = json.loads(changes(project, "--format", "json"))["cause"]
    assert (cause["kind"], cause["location"]) == ("as_of", "blueprint.toml:5")


def test_files_under_an_old_name_are_to_be_removed(project: Path) -> None:
    edit(project / "seedsql.toml", "0001_teams", "0002_groups")
    assert run(project, "generate").returncode == 0
    (line,) = run(project, "check").stdout.splitlines()
    assert (
        "seed 0001_teams has the rows of seed 0002_groups, and seedsql.toml does not name it: was it renamed?" in line
    )
    subprocess.run(line.partition("; fix: ")[2], shell=True, cwd=project, check=True)
    assert run(project, "check").returncode == 0
    assert {path.name.partition(".")[0] for path in (project / "out").iterdir()} == {"0002_groups"}


def test_a_difference_far_into_a_line_is_shown(project: Path) -> None:
    up = project / "out" / "0001_teams.up.sql"
    edit(up, "Check: .verify.sql. Undo: .down.sql.", "Check: .verify.sql. Undo: .DOWN.sql.")
    said = run(project, "check").stdout
    assert ".DOWN.sql" in said.partition("regenerates as")[0] and ".down.sql" in said.partition("regenerates as")[2]
