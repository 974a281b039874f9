"""The scan finds every use of the old system in a repository like our users', and nothing that only looks alike."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from seedsql.cli.legacy_scan import KINDS as CHOICES
from seedsql.legacy.files import open_repository
from seedsql.legacy.findings import KINDS, Finding, Scan
from seedsql.legacy.rules import load
from seedsql.legacy.scan import scan
from tests.commands import run_command as run
from tests.legacy.repository import commit, old_scripts, uses, write

USES, LOOKALIKES = Path(__file__).with_name("uses.tsv"), Path(__file__).with_name("lookalikes.tsv")


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def scanned(root: Path, files: dict[str, str], rules: Path | None = None) -> Scan:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return scan(open_repository(root), load(rules))


def lines(found: Scan) -> list[str]:
    return [f"{each.path}:{each.line} {each.kind}" for each in found.findings]


@pytest.fixture(scope="module")
def realistic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shop")
    write(root, 600)
    return root


def test_every_use_is_found_and_nothing_else(realistic: Path) -> None:
    found = scan(open_repository(realistic), load())
    locations = {(each.path, each.line) for each in found.findings}
    assert len(old_scripts()) >= 40
    assert uses() - locations == set(), "missed"
    assert locations - uses() == set(), "false alarms"
    assert {each.kind for each in found.findings} == set(KINDS)
    assert found.kept == 1 and found.files_read >= 590


def test_without_git_the_same_is_found(realistic: Path, tmp_path: Path) -> None:
    subprocess.run(["cp", "-r", str(realistic), str(tmp_path / "copy")], check=True)
    subprocess.run(["rm", "-rf", str(tmp_path / "copy/.git")], check=True)
    (tmp_path / "copy/node_modules/x").mkdir(parents=True)
    (tmp_path / "copy/node_modules/x/a.js").write_text('require("../../scripts/seed-clients")')
    assert lines(scan(open_repository(tmp_path / "copy"), load())) == lines(scan(open_repository(realistic), load()))


def test_the_command_line(realistic: Path) -> None:
    """Grouped text with file:line:column, JSON of the documented shape, exit 1 for findings."""
    done = run("legacy", "scan", str(realistic))
    assert done.returncode == 1 and "import (6)" in done.stdout and "uses of the old system left" in done.stderr
    assert "  server/index.ts:2:30: import { seedClients }" in done.stdout
    told = json.loads(run("legacy", "scan", str(realistic), "--format", "json").stdout)
    assert list(told) == ["ok", "files_read", "kinds", "findings"] and told["ok"] is False
    assert list(told["findings"][0]) == ["path", "line", "column", "kind", "rule", "text", "replacement"]
    part = json.loads(run("legacy", "scan", "server", "--format", "json", cwd=realistic).stdout)
    assert {each["path"].split("/")[0] for each in part["findings"]} == {"server"}


def test_a_summary_by_kind_stands_before_the_list(realistic: Path) -> None:
    done = run("legacy", "scan", str(realistic))
    summary, _, listed = done.stdout.partition("\n\n")
    counts = {kind: int(count) for count, kind in (line.split(maxsplit=1) for line in summary.splitlines())}
    assert list(counts) == list(KINDS) and counts["import"] == 6
    assert [line for line in listed.splitlines() if line and line[0] != " "] == [
        f"{kind} ({count})" for kind, count in counts.items()
    ]
    told = json.loads(run("legacy", "scan", str(realistic), "--format", "json").stdout)
    assert told["kinds"] == counts and len(told["findings"]) == sum(counts.values())


def test_kind_filters_what_is_listed_counted_and_judged(realistic: Path, tmp_path: Path) -> None:
    words = ("legacy", "scan", str(realistic), "--format", "json", "--kind")
    told = json.loads(run(*words, "import", "--kind", "environment-variable").stdout)
    assert set(told["kinds"]) == {"import", "environment variable"}
    assert {each["kind"] for each in told["findings"]} == set(told["kinds"])
    (tmp_path / "a.sh").write_text("pnpm seed:new\n")
    assert run("legacy", "scan", str(tmp_path), "--kind", "import").returncode == 0
    assert run("legacy", "scan", str(tmp_path), "--kind", "command").returncode == 1
    assert run("legacy", "scan", str(tmp_path), "--kind", "imports").returncode == 2
    assert [kind.replace("-", " ") for kind in CHOICES] == list(KINDS)


def test_the_advice_of_a_script_holds_for_the_entry_that_runs_it(tmp_path: Path) -> None:
    """`pnpm seed:setup` runs a seeder of reference data: its name alone would say `seedsql seed`."""
    files = {
        "package.json": '{"scripts": {"seed:setup": "tsx scripts/seed-rbac.ts"}}',
        "scripts/seed-rbac.ts": "",
        "a.sh": "pnpm seed:setup --size=small",
    }
    found = scanned(tmp_path, files).findings
    assert len(found) == 3 and all(each.replacement.startswith("a migration") for each in found), found


@pytest.mark.parametrize("row", rows(USES), ids=lambda row: f"{row[0]}: {row[1]}")
def test_a_use_gets_its_kind_and_what_replaces_it(tmp_path: Path, row: list[str]) -> None:
    path, text, kind, replacement = row
    found = scanned(
        tmp_path, {path: f"\n{text}\n", "scripts/seed-x.ts": "export {}", "scripts/legacy/y.ts": "export {}"}
    )
    (only,) = [each for each in found.findings if each.path == path]
    assert (only.line, only.kind, only.replacement) == (2, kind, replacement)


@pytest.mark.parametrize("row", rows(LOOKALIKES), ids=lambda row: f"{row[0]}: {row[1]}")
def test_what_only_looks_alike_is_passed_over(tmp_path: Path, row: list[str]) -> None:
    package = '{"scripts": {"seed": "prisma db seed", "db:seed": "knex seed:run", "test": "vitest --seed 7"}}'
    found = scanned(
        tmp_path,
        {"package.json": package, "lib/seed-x.ts": "export {}", row[0]: row[1], "scripts/seed-x.ts": "export {}"},
    )
    assert lines(found) == ["scripts/seed-x.ts:1 script file"]


def test_an_entry_is_old_by_what_it_runs_not_by_its_name(tmp_path: Path) -> None:
    scripts = {
        "seed": "prisma db seed",
        "fill": "tsx scripts/seed-x.ts",
        "refill": "pnpm fill",
        "start": "pnpm fill && node .",
        "seed:new": "tsx tools/other.ts",
        "seed:live": "supabase db seed",
    }
    package = json.dumps({"scripts": scripts}, indent=1)
    found = scanned(
        tmp_path,
        {
            "package.json": package,
            "a.yml": "pnpm seed\npnpm fill\npnpm start\nnpm run refill\n",
            "scripts/seed-x.ts": "",
        },
    )
    of_package = [each.text.split('"')[1] for each in found.findings if each.path == "package.json"]
    assert of_package == ["fill", "refill", "start", "seed:new"]
    assert [each.line for each in found.findings if each.path == "a.yml"] == [2, 4]


def test_an_entry_belongs_to_the_closest_package(tmp_path: Path) -> None:
    files = {
        "package.json": '{"scripts": {"seed": "tsx scripts/seed-x.ts"}}',
        "scripts/seed-x.ts": "",
        "packages/db/package.json": '{"name": "db", "scripts": {"seed": "prisma db seed"}}',
        "packages/db/README.md": "pnpm seed",
        "packages/web/README.md": "pnpm seed",
        "a.yml": "pnpm --filter db seed",
    }
    found = [each.path for each in scanned(tmp_path, files).findings if each.kind in ("document", "command")]
    assert found == ["a.yml", "packages/web/README.md"]  # what --filter means is not followed: any package's counts


def test_a_marker_keeps_a_use_when_it_has_a_reason(tmp_path: Path) -> None:
    text = (
        "pnpm seed:new # seedsql-legacy: keep - until the move\n"
        "# seedsql-legacy: keep: the old demo\npnpm seed:new\n"
        "pnpm seed:new\n<!-- seedsql-legacy: keep -->\npnpm seed:new\n"
    )
    found = scanned(tmp_path, {"a.sh": text})
    assert [each.line for each in found.findings] == [4, 6] and found.kept == 2


def test_archived_files_are_no_findings_and_their_importers_are(tmp_path: Path) -> None:
    files = {
        "scripts/legacy/seed-a.ts": "import './seed-b'; // pnpm seed:new",
        "scripts/legacy/seed-b.ts": "export {}",
        "old/seed-c.ts": "// @deprecated seedsql-legacy: archived, was scripts/seed-c.ts\n",
        "a.ts": "import './scripts/legacy/seed-a';\nimport './old/seed-c.js';",
        "a.yml": "tsx scripts/legacy/seed-b.ts --size=large",
    }
    found = scanned(tmp_path, files)
    assert lines(found) == ["a.ts:1 import", "a.ts:2 import", "a.yml:1 command"]
    assert found.findings[2].replacement == "seedsql seed --size large"


def test_rules_of_a_user(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(
        'off = ["skip-seeding"]\nexclude = ["docs/history/**"]\n'
        '[options]\n"--rows" = "--size"\n'
        '[[rules]]\nname = "fill"\nkind = "command"\npattern = \'\\bfill-db\\b\'\nfiles = ["**/*.sh"]\nreplacement = "seedsql seed"\n'
        '[[rules]]\nname = "tools"\nkind = "script file"\npaths = ["tools/fill/*.ts"]\nreplacement = "seedsql seed {options}"\n'
    )
    files = {
        "a.sh": "fill-db\nSKIP_SEEDING=1\ntsx tools/fill/x.ts --rows=small --odd\n",
        "a.txt": "fill-db",
        "docs/history/a.md": "pnpm seed:new",
        "tools/fill/x.ts": "export {}",
        "b.ts": "import './tools/fill/x';",
    }
    found = scanned(tmp_path / "r", files, rules)
    assert lines(found) == ["a.sh:1 command", "a.sh:3 command", "b.ts:1 import", "tools/fill/x.ts:1 script file"]
    assert found.findings[1].replacement == "seedsql seed --size small (without --odd)"


def test_odd_repositories(tmp_path: Path) -> None:
    """Empty, without a commit, with bytes that are no UTF-8, a link that leads nowhere, a folder that is a link to itself."""
    (tmp_path / "empty").mkdir()
    assert scan(open_repository(tmp_path / "empty"), load()) == Scan(0, ())
    root = tmp_path / "odd"
    files = {
        "größe/ü x.ts": "import '../scripts/seed-x'",
        "scripts/seed-x.ts": "",
        "crlf.md": "\r\na\r\npnpm seed:new\r\n",
    }
    scanned(root, files)
    (root / "latin.sh").write_bytes(b"# \xe9\npnpm seed:new\n")
    (root / "picture.png").write_bytes(b"\0\0pnpm seed:new")
    (root / "huge.txt").write_text("pnpm seed:new\n" * 100_000)
    (root / "nowhere").symlink_to("gone")
    (root / "loop").symlink_to(".")
    found = lines(scan(open_repository(root), load()))
    assert found == [
        "crlf.md:3 document",
        "größe/ü x.ts:1 import",
        "latin.sh:2 command",
        "scripts/seed-x.ts:1 script file",
    ]
    commit(root)
    assert lines(scan(open_repository(root), load())) == found
    (root / ".gitignore").write_text("*.sh\n")
    assert len(lines(scan(open_repository(root), load()))) == 4  # tracked files are read, whatever is ignored


def test_a_clean_repository_is_said_to_be_clean(tmp_path: Path) -> None:
    (tmp_path / "a.ts").write_text("export {};")
    done = run("legacy", "scan", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "") and "nothing of the old system is left" in done.stderr
    assert run("legacy", "scan", str(tmp_path / "gone")).returncode == 2


def test_the_fixtures_are_met() -> None:
    kinds = Counter(row[2] for row in rows(USES))
    assert set(kinds) == set(KINDS) - {"script file"} and len(rows(USES)) >= 30 and len(rows(LOOKALIKES)) >= 25


def test_a_missing_parser_names_the_extra(tmp_path: Path) -> None:
    (tmp_path / "a.ts").write_text("import './scripts/seed-x'")
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/seed-x.ts").touch()
    program = (
        "import sys; sys.modules['tree_sitter'] = None\n"
        "from seedsql.cli import main; main(['legacy', 'scan', sys.argv[1]])"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "pip install 'seedsql[legacy]'" in done.stderr, done.stderr


def test_findings_are_plain_data() -> None:
    finding = Finding("a", 1, 1, "command", "seed", "pnpm seed", "seedsql seed")
    assert Scan(1, (finding,)).to_dict()["findings"] == [finding.__dict__]
