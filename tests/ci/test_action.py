"""The GitHub action, the GitLab job and the pre-commit hook: their own steps, run on a repository that the test makes."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

import seedsql
from ci import comment
from seedsql.cli.main import cli
from seedsql.workflow.attributes import add_attributes, attribute_lines, is_unprotected
from tests.commands import run_command

from .github import ACTION, ROOT, STEPS, TOKEN, GitHub, Runner, git, rendered, serving

ONE_WORKER = pytest.mark.xdist_group("documents")
"""With the documents, which call the same program."""
HOSTILE = "</code></details><img src=x onerror=alert(1)> @octocat #1 ```` ${{ secrets.X }} $(touch pwned) | <!-- [a](http://b.c)"
SCHEMA = "CREATE TABLE `no|te` (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, `te``xt` VARCHAR(200) NOT NULL);\n"
BLUEPRINT = """[blueprint]
name = "notes"
schema = "schema.sql"
as_of = 2025-01-01
[sizes.small]
"no|te" = 5
[tables."no|te".columns]
"te`xt" = { provider = "choice", values = ['VALUE', "plain"] }
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a seed, and a second commit in which its rows, and names in them, are hostile."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (folder / "seedsql.toml").write_text('[seeds.0001_notes]\nblueprint = "blueprint.toml"\n', encoding="utf-8")
    for value in ("calm", HOSTILE):
        (folder / "blueprint.toml").write_text(BLUEPRINT.replace("VALUE", value), encoding="utf-8")
        options = seedsql.load_project(folder).seed("0001_notes")
        seedsql.generate(options, folder / "out")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "x")
    return folder


def test_no_expression_is_in_a_script() -> None:
    """GitHub puts an expression into a script as text; what is in the environment a shell does not read."""
    scripts = [step["run"] for step in STEPS.values() if "run" in step]
    assert len(scripts) == 4
    assert not any("${{" in script for script in scripts)
    assert not any("SEEDSQL_TOKEN" in script or "set -x" in script for script in scripts)
    assert {name for name in STEPS if STEPS[name].get("if") == "always()"} >= {"Comment, and the verdict"}


@ONE_WORKER
def test_the_steps_write_one_comment_and_find_it_again(repository: Path, seedsql_program: Path, tmp_path: Path) -> None:
    github = GitHub()
    github.comments = [{"id": number, "user": {"type": "User"}, "body": "hello"} for number in range(1, 151)]
    forged = {"id": 151, "user": {"type": "User"}, "author_association": "NONE", "body": "<!-- seedsql: . -->\nforged"}
    github.comments.append(forged)
    with serving(github) as api:
        runner = Runner(repository, tmp_path / "runner", api, seedsql_program)
        first = runner.run_all()
        assert first.returncode == 0, first.stdout + first.stderr
        (own,) = github.comments[151:]
        assert forged["body"].endswith("forged")
        before = own["body"]
        # a row edited by hand: the next push fails, and says so in the same comment
        up = repository / "out" / "0001_notes.up.sql"
        up.write_text(up.read_text(encoding="utf-8").replace("'plain'", "'edited'", 1), encoding="utf-8")
        second = runner.run_all()
        assert second.returncode == 1
        assert len(github.comments) == 152
        assert own["body"] != before
        assert "look at the steps that failed" in own["body"]
        assert "edited by hand" in own["body"]
        github.refuses = True
        refused = runner.run("Comment, and the verdict")
    assert refused.returncode == 1
    assert "::warning::seedsql: the comment could not be written (HTTP 403)" in refused.stdout
    assert not any(TOKEN in each.stdout + each.stderr for each in (first, second, refused))
    assert TOKEN not in before
    assert not (repository / "pwned").exists()
    assert (tmp_path / "runner" / "summary.md").read_text(encoding="utf-8").startswith(before)
    page = rendered(before)
    assert {tag.name for tag in page.find_all()} <= {
        *(
            "p",
            "strong",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "details",
            "summary",
            "pre",
            "code",
            "h3",
            "ul",
            "li",
            "br",
        ),
        *("a",),
    }
    assert [tag["href"] for tag in page.find_all("a")] == ["https://github.example/owner/name/actions/runs/99"]
    shown = page.get_text()
    assert "no|te.te`xt" in shown
    assert HOSTILE[:40] in shown
    assert "@octocat" not in re.sub(r"<(code|pre)[ >].*?</\1>", "", str(page), flags=re.DOTALL)
    assert before.count("<details>") == before.count("</details>") >= 5


def test_a_long_report_is_cut_and_stays_whole(tmp_path: Path) -> None:
    environment = {"SEEDSQL_DIRECTORY": "a dir/--><b>"}
    for step in comment.STEPS:
        (tmp_path / f"{step}.code").write_text("1\n" if step == "diff" else "0\n", encoding="ascii")
        (tmp_path / f"{step}.txt").write_text("`````` a line\n" * 9000, encoding="utf-8")
    lines = ["<details><summary>s</summary>", "", *["| <code>x</code> | y |"] * 9000, "", "</details>"]
    (tmp_path / "diff.md").write_text("\n".join(lines), encoding="utf-8")
    text = comment.body(tmp_path, environment)
    assert 60_000 < len(text) < 65_000
    assert text.startswith("<!-- seedsql: a_dir/____b_ -->\n")
    assert text.count("cut here") == 4
    assert text.count("<details>") == text.count("</details>")
    page = rendered(text)
    assert [len(block.get_text()) > 6000 for block in page.find_all("pre")] == [True] * 3
    assert comment.verdict(comment.codes(tmp_path)) == 0
    for code, expected in (("none", 0), ("2", 2), ("", 1)):
        (tmp_path / "diff.code").write_text(code, encoding="ascii")
        assert comment.verdict(comment.codes(tmp_path)) == expected


@ONE_WORKER
def test_the_base_of_a_shallow_clone_is_fetched(repository: Path, seedsql_program: Path, tmp_path: Path) -> None:
    git(repository, "config", "uploadpack.allowAnySHA1InWant", "true")
    base = git(repository, "rev-parse", "main~1")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", str(clone))
    runner = Runner(clone, tmp_path / "runner", "http://127.0.0.1:9", seedsql_program)
    runner.inputs |= {value: base for value in runner.inputs if value.startswith("${{ inputs.base")}
    report = tmp_path / "runner" / "seedsql-report"
    assert runner.run("Compare with the base").returncode == 0
    assert (report / "diff.code").read_text(encoding="ascii") == "1\n"
    for base, code in (("0" * 40, "none\n"), ("", "none\n"), ("--upload-pack=touch pwned", "2\n"), ("gone", "2\n")):
        runner.inputs |= {value: base for value in runner.inputs if value.startswith("${{ inputs.base")}
        assert runner.run("Compare with the base").returncode == 0
        assert (report / "diff.code").read_text(encoding="ascii") == code
    assert not list(tmp_path.rglob("pwned"))


def yaml_blocks(page: str) -> list[Any]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]


@ONE_WORKER
def test_the_jobs_of_the_page_run(repository: Path, seedsql_program: Path, tmp_path: Path) -> None:
    """GitLab's lines one after the other, as its runner does; and pre-commit's entry."""
    github, gitlab, pre_commit = yaml_blocks("ci.md")
    assert github["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert set(github["jobs"]["seeds"]["steps"][1]["with"]) <= set(ACTION["inputs"])
    runner = Runner(repository, tmp_path / "runner", "", seedsql_program)
    script = "\n".join(gitlab["seeds"]["script"])
    environment = runner.environment | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git(repository, "rev-parse", "main~1")}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], cwd=repository, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "**cause**" in (repository / gitlab["seeds"]["artifacts"]["paths"][0]).read_text(encoding="utf-8")
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [each["id"] for each in pre_commit["repos"][0]["hooks"]] == [hook["id"]]
    program, *words = hook["entry"].split()
    assert (program, words[0] in cli.list_commands(None), hook["pass_filenames"]) == ("seedsql", True, False)  # type: ignore[arg-type]
    for name in ("out/a.up.sql", "out/a.manifest.json", "seedsql.toml", "seeds/demo.toml", "db/schema.sql"):
        assert re.search(hook["files"], name)
    assert not re.search(hook["files"], "src/main.py")


def test_git_keeps_the_bytes_of_the_scripts(repository: Path) -> None:
    """The attributes are added once, below what is there, and git reads them as they are meant."""
    up = repository / "out" / "0001_notes.up.sql"
    assert is_unprotected(up)
    (repository / ".gitattributes").write_text("*.md text", encoding="utf-8")
    assert add_attributes(repository, repository / "out") == repository / ".gitattributes"
    assert add_attributes(repository, repository / "out") is None
    assert (repository / ".gitattributes").read_text(encoding="utf-8").split("\n")[:2] == ["*.md text", "out/* -text"]
    assert not is_unprotected(up)
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert "\n".join(attribute_lines("out")) in page
    shown = git(
        repository, "check-attr", "linguist-generated", "--", *(f"out/x.{kind}" for kind in ("up.sql", "down.sql"))
    )
    assert [line.rpartition(": ")[2] for line in shown.split("\n")] == ["unspecified", "set"]
    odd = repository / 'a "b'
    assert add_attributes(repository, odd)
    assert git(repository, "check-attr", "text", "--", 'a "b/x.up.sql').endswith("unset")
    # the commands: generate says it with the first seed, init --project writes it
    git(repository, "config", "core.autocrlf", "false")
    shutil.rmtree(repository / "out")
    (repository / ".gitattributes").unlink()
    (repository / "seedsql.toml").unlink()
    assert run_command("generate", cwd=repository).stderr.count(".gitattributes") == 1
    assert ".gitattributes" not in run_command("generate", cwd=repository).stderr
    assert "wrote .gitattributes" in run_command("init", "--project", cwd=repository).stderr
    assert (repository / ".gitattributes").read_text(encoding="utf-8").split("\n")[:4] == attribute_lines("out")
