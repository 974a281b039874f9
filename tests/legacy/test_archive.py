"""What an archive repoints, what it refuses, and that a refusal changes nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from seedsql.errors import GuardError, UsageError
from seedsql.legacy import archive
from seedsql.legacy.note import noted
from tests.legacy.contents import contents
from tests.legacy.repository import commit, git

TO = Path("scripts/legacy")
X = "export const x = 1;\n"


def made(root: Path, files: dict[str, str]) -> Path:
    """A repository of these files, and a script seed-x.ts to archive."""
    for path, text in {"scripts/seed-x.ts": X, "scripts/other.ts": X, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    commit(root)
    return root.resolve()


def after(root: Path, *files: str, to: Path = TO) -> dict[str, str]:
    """The texts when ``files`` were archived."""
    archive.carry_out(archive.make_plan(root, [Path(file) for file in files], to))
    return {path: data.decode() for path, data in contents(root).items()}


REPOINTED = {
    "an import": ("a.ts", 'import { x } from "./scripts/seed-x";', 'import { x } from "./scripts/legacy/seed-x";'),
    "an ES module's import": ("a.ts", "import './scripts/seed-x.js'", "import './scripts/legacy/seed-x.js'"),
    "an import with its ending": ("scripts/a.mts", 'export * from "./seed-x.ts"', 'export * from "./legacy/seed-x.ts"'),
    "a type": (
        "a.ts",
        "let a: typeof import('./scripts/seed-x').x",
        "let a: typeof import('./scripts/legacy/seed-x').x",
    ),
    "a type in JSDoc": (
        "a.js",
        "/** @type {import('./scripts/seed-x').X} */",
        "/** @type {import('./scripts/legacy/seed-x').X} */",
    ),
    "a reference": (
        "a.ts",
        '/// <reference path="scripts/seed-x.ts" />',
        '/// <reference path="./scripts/legacy/seed-x.ts" />',
    ),
    "import = require": (
        "a.cts",
        'import x = require("./scripts/seed-x")',
        'import x = require("./scripts/legacy/seed-x")',
    ),
    "a mock of a mock": ("a.ts", 'vi.mock(import("./scripts/seed-x"))', 'vi.mock(import("./scripts/legacy/seed-x"))'),
    "a real module in a mock": (
        "t/a.ts",
        'jest.mock("../scripts/seed-x", () => jest.requireActual("../scripts/seed-x"))',
        'jest.mock("../scripts/legacy/seed-x", () => jest.requireActual("../scripts/legacy/seed-x"))',
    ),
    "a URL": (
        "a.ts",
        'new URL("./scripts/seed-x.ts", import.meta.url)',
        'new URL("./scripts/legacy/seed-x.ts", import.meta.url)',
    ),
    "a joined path": (
        "server/a.ts",
        'fork(path.join(__dirname, "..", "scripts", "seed-x.ts"))',
        'fork(path.join(__dirname, "../scripts/legacy/seed-x.ts"))',
    ),
    "an argument": ("a.ts", 'spawn("tsx", ["scripts/seed-x.ts"])', 'spawn("tsx", ["scripts/legacy/seed-x.ts"])'),
    "a command": ("a.ts", "exec(`tsx scripts/seed-x.ts ${size}`)", "exec(`tsx scripts/legacy/seed-x.ts ${size}`)"),
    "a comment": ("a.ts", "// see scripts/seed-x.ts", "// see scripts/legacy/seed-x.ts"),
    "a module that is augmented": (
        "a.ts",
        'declare module "./scripts/seed-x" {}',
        'declare module "./scripts/legacy/seed-x" {}',
    ),
    "a query": ("a.ts", 'import t from "./scripts/seed-x.ts?raw"', 'import t from "./scripts/legacy/seed-x.ts?raw"'),
    "one line of several": (
        "a.ts",
        'const é = "é"; import "./scripts/seed-x"; // é',
        'const é = "é"; import "./scripts/legacy/seed-x"; // é',
    ),
    "package.json": (
        "package.json",
        '{\r\n\t"scripts" : {"a":"tsx scripts/seed-x.ts -v && tsx ./scripts/seed-x.ts"} }\r\n',
        '{\r\n\t"scripts" : {"a":"tsx scripts/legacy/seed-x.ts -v && tsx ./scripts/legacy/seed-x.ts"} }\r\n',
    ),
    "tsconfig's files": (
        "tsconfig.json",
        '{"files": ["./scripts/seed-x.ts",]}',
        '{"files": ["./scripts/legacy/seed-x.ts",]}',
    ),
    "a workflow": (
        ".github/workflows/a.yml",
        "  - run: npx tsx scripts/seed-x.ts",
        "  - run: npx tsx scripts/legacy/seed-x.ts",
    ),
    "a variable before it": ("a.sh", 'tsx "$ROOT/scripts/seed-x.ts"', 'tsx "$ROOT/scripts/legacy/seed-x.ts"'),
    "a shell's own folder before it": (
        "ops/a.sh",
        'tsx "$(dirname "$0")/../scripts/seed-x.ts" "$HERE/../scripts/seed-x.ts"',
        'tsx "$(dirname "$0")/../scripts/legacy/seed-x.ts" "$HERE/../scripts/legacy/seed-x.ts"',
    ),
    "a way up from a deeper folder": (
        "a.sh",
        "cd a/b && tsx ../../scripts/seed-x.ts",
        "cd a/b && tsx ../../scripts/legacy/seed-x.ts",
    ),
    "a path in a container": (
        "Dockerfile",
        'CMD ["tsx", "/app/scripts/seed-x.ts"]',
        'CMD ["tsx", "/app/scripts/legacy/seed-x.ts"]',
    ),
    "a link": (
        "docs/a.md",
        "[x](../scripts/seed-x.ts) and `scripts/seed-x.ts`",
        "[x](../scripts/legacy/seed-x.ts) and `scripts/legacy/seed-x.ts`",
    ),
    "another's name": (
        "a.sh",
        "tsx scripts/seed-x.test.ts scripts/reseed-x.ts seed-x",
        "tsx scripts/seed-x.test.ts scripts/reseed-x.ts seed-x",
    ),
}


@pytest.mark.parametrize("name", REPOINTED)
def test_a_reference_is_repointed_and_nothing_else_is_touched(tmp_path: Path, name: str) -> None:
    path, text, wanted = REPOINTED[name]
    root = made(tmp_path, {path: text})
    assert after(root, "scripts/seed-x.ts")[path] == wanted


MOVED = {
    "an import": ('import "./other";', 'import "../other";'),
    "a file that git does not have": ('import "./generated/client.js";', 'import "../generated/client.js";'),
    "a package": ('import mysql from "mysql2";', 'import mysql from "mysql2";'),
    "a place": ('path.resolve(__dirname, "../.env")', 'path.resolve(__dirname, "../../.env")'),
    "a place of an ES module": (
        'const here = path.dirname(fileURLToPath(import.meta.url)); join(here, "data", "x.json")',
        'const here = path.dirname(fileURLToPath(import.meta.url)); join(here, "../data/x.json")',
    ),
    "a question whether it is run": (
        "if (import.meta.url === `file://${process.argv[1]}`) go(path.basename(__filename))",
        "if (import.meta.url === `file://${process.argv[1]}`) go(path.basename(__filename))",
    ),
    "a require of its own": (
        'const require = createRequire(import.meta.url); require("./other")',
        'const require = createRequire(import.meta.url); require("../other")',
    ),
    "its own usage": (
        'log("usage: tsx scripts/seed-x.ts; seed-x.ts -v")',
        'log("usage: tsx scripts/legacy/seed-x.ts; seed-x.ts -v")',
    ),
}


@pytest.mark.parametrize("name", MOVED)
def test_what_a_moved_file_says_of_others_stays_true(tmp_path: Path, name: str) -> None:
    text, wanted = MOVED[name]
    root = made(tmp_path, {"scripts/seed-x.ts": text + "\n"})
    note, _, rest = after(root, "scripts/seed-x.ts")["scripts/legacy/seed-x.ts"].partition("\n")
    assert rest == wanted + "\n" and "was scripts/seed-x.ts" in note


REFUSED = {
    "a computed import": (
        {"a.ts": "await import(`./scripts/seed-${name}.ts`)"},
        "a.ts:1",
        "may mean scripts/seed-x.ts",
    ),
    "a sum": ({"a.ts": '\nrequire("./scripts/" + name)'}, "a.ts:2", "may mean scripts/seed-x.ts"),
    "all files of a folder": (
        {"a.ts": 'for (const f of readdirSync("scripts")) await import(path.resolve("scripts", f))'},
        "a.ts:1",
        "what is loaded here is not known",
    ),
    "a glob of a bundler": ({"a.ts": 'import.meta.glob("./scripts/seed-*.ts")'}, "a.ts:1", "may mean"),
    "a computed place": ({"scripts/a.ts": "fork(path.join(__dirname, name))"}, "scripts/a.ts:1", "may mean"),
    "an alias of a bundler": ({"a.ts": 'import "~/scripts/seed-x"'}, "a.ts:1", "no tsconfig.json tells"),
    "an alias of a test runner": ({"a.ts": 'jest.mock("@scripts/seed-x")'}, "a.ts:1", "no tsconfig.json tells"),
    "what is built": (
        {"package.json": '{"scripts": {"a": "node dist/scripts/seed-x.js"}}'},
        "package.json:1",
        "built from it",
    ),
    "a file beside it": ({"a.ts": 'spawn("tsx", ["seed-x.ts"], { cwd: "scripts" })'}, "a.ts:1", "cannot be repointed"),
    "a worker": ({"scripts/a.ts": 'new Worker("./seed-x.ts")'}, "scripts/a.ts:1", "cannot be repointed"),
    "a loop of a shell": ({"a.sh": "for f in scripts/seed-*.ts; do tsx $f; done"}, "a.sh:1", "widen it first"),
    "a loop below a variable": (
        {"a.sh": 'for f in "$ROOT"/scripts/seed-*.ts; do tsx $f; done'},
        "a.sh:1",
        "widen it first",
    ),
    "a loop of a shell elsewhere": (
        {"ops/a.sh": "for f in ../scripts/seed-*.ts; do tsx $f; done"},
        "ops/a.sh:1",
        "widen it first",
    ),
    "a copy in an image": ({"Dockerfile": "COPY scripts/seed-x.ts scripts/"}, "Dockerfile:1", "copies"),
    "a component": ({"a.vue": '<script>\nimport "./scripts/seed-x"\n</script>'}, "a.vue:2", "a component imports"),
    "where it is": ({"scripts/seed-x.ts": "glob(__dirname)\n"}, "scripts/seed-x.ts:1", "asks where it is"),
    "what it loads": ({"scripts/seed-x.ts": "import(`./${name}`)\n"}, "scripts/seed-x.ts:1", "write it out first"),
    "a project that takes it in": (
        {"tsconfig.json": '{"exclude": ["scripts/seed-x.ts"]}'},
        "tsconfig.json:1",
        "has not taken in scripts/seed-x.ts",
    ),
    "a project of it alone": (
        {"tsconfig.json": '{"include": ["scripts/seed-*.ts"]}'},
        "tsconfig.json:1",
        "take in nothing",
    ),
    "another package": (
        {"scripts/package.json": "{}", "scripts/legacy/package.json": "{}"},
        "scripts/seed-x.ts:1",
        "belongs to another package",
    ),
    "an ignored folder": ({".gitignore": "legacy/\n"}, "scripts/seed-x.ts:1", ".gitignore hides"),
    "an image without the folder": (
        {".dockerignore": "scripts/legacy\n"},
        "scripts/seed-x.ts:1",
        ".dockerignore hides",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_repointed_is_refused_with_its_place(tmp_path: Path, name: str) -> None:
    files, location, why = REFUSED[name]
    root = made(tmp_path, files)
    before = contents(root)
    with pytest.raises(GuardError) as refusal:
        archive.make_plan(root, [Path("scripts/seed-x.ts")], TO)
    assert refusal.value.exit_code == 77 and refusal.value.hint
    assert f"  {location}: " in str(refusal.value) and why in str(refusal.value), refusal.value
    assert contents(root) == before


HARMLESS = {
    "a library's plug-ins": {"a.ts": "const load = (name: string) => require(name);"},
    "another folder's files": {"a.ts": "await import(`./locales/${language}.ts`)", "locales/de.ts": X},
    "a package of the name": {"a.ts": 'import "tools/seed-x"', "package.json": '{"dependencies": {"tools": "1"}}'},
    "a string that is a word": {"a.ts": 'const id = "seed-x"; log("seed-x done")'},
    "patterns that take in both": {"tsconfig.json": '{"include": ["scripts/**/*"]}', "a.yml": "paths: ['scripts/**']"},
    "another file of the name": {"a.ts": 'import "./lib/seed-x"; run("lib/seed-x.ts")', "lib/seed-x.ts": X},
    "a longer path": {"a.sh": "tsx tools/scripts/seed-x.ts; tsx ./apps/shop/scripts/seed-x.ts -v"},
    "a longer path of an entry": {"package.json": '{"scripts": {"a": "tsx packages/api/scripts/seed-x.ts"}}'},
    "a longer path in code": {"a.ts": 'run("tools/scripts/seed-x.ts"); exec("tsx tools/scripts/seed-x.ts")'},
    "a path on another host": {"a.sh": "scp host:app/scripts/seed-x.ts . && curl https://a.example/scripts/seed-x.ts"},
    "a backup": {"a.sh": "cp backup/scripts/seed-x.ts old/scripts/seed-x.ts.bak"},
    "a document that names it in passing": {"docs/a.md": "seed-x.ts, and `dist/scripts/seed-x.js`"},
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_alike_is_left_alone(tmp_path: Path, name: str) -> None:
    root = made(tmp_path, HARMLESS[name])
    archived = after(root, "scripts/seed-x.ts")
    assert {path: archived[path] for path in HARMLESS[name]} == HARMLESS[name]


def test_a_longer_path_is_left_and_told(tmp_path: Path) -> None:
    """Unlike the path below dist/, where the built file would be missed."""
    root = made(tmp_path, {"a.sh": "\ntsx tools/scripts/seed-x.ts\n"})
    plan = archive.make_plan(root, [Path("scripts/seed-x.ts")], TO)
    assert plan.remarks == ["a.sh:2: tools/scripts/seed-x.ts stays as it is: it is no path to scripts/seed-x.ts"]


def test_the_note_says_what_replaces_the_very_file(tmp_path: Path) -> None:
    root = made(tmp_path, {"scripts/seed-roles.ts": X})
    archived = after(root, "scripts/seed-x.ts", "scripts/seed-roles.ts")
    assert "now: seedsql seed\n" in archived["scripts/legacy/seed-x.ts"]
    assert "now: a migration" in archived["scripts/legacy/seed-roles.ts"]


@pytest.mark.parametrize(
    ("configuration", "written", "wanted"),
    [
        (
            {"tsconfig.json": '{"compilerOptions": {"paths": {"@/*": ["./*"]}}}'},
            "@/scripts/seed-x",
            "@/scripts/legacy/seed-x",
        ),
        ({"tsconfig.json": '{"compilerOptions": {"baseUrl": "."}}'}, "scripts/seed-x", "scripts/legacy/seed-x"),
        # this one reaches scripts/seed-* only
        (
            {
                "tsconfig.json": '{"extends": "./base.json"}',
                "base.json": '{"compilerOptions": {"paths": {"#s-*": ["./scripts/seed-*"]}}}',
            },
            "#s-x",
            "../scripts/legacy/seed-x",
        ),
        (
            {
                "tsconfig.json": '{"references": []}',
                "tsconfig.app.json": '{"compilerOptions": {"paths": {"~/*": ["./*"],},}} // x',
            },
            "~/scripts/seed-x.ts",
            "~/scripts/legacy/seed-x.ts",
        ),
        ({"tsconfig.json": '{"compilerOptions": {"paths": {"@s": ["./scripts/seed-x"]}}}'}, "@s", "@s"),
        (
            {"package.json": '{"imports": {"#scripts/*": "./scripts/*.ts"}}'},
            "#scripts/seed-x",
            "#scripts/legacy/seed-x",
        ),
        ({"package.json": '{"name": "@a/b"}'}, "@a/b/scripts/seed-x", "@a/b/scripts/legacy/seed-x"),
        (
            {"package.json": '{"name": "@a/b", "exports": {"./s/*": "./scripts/*.ts"}}'},
            "@a/b/s/seed-x",
            "@a/b/s/legacy/seed-x",
        ),
    ],
)
def test_an_alias_stays_an_alias_where_it_reaches(
    tmp_path: Path, configuration: dict[str, str], written: str, wanted: str
) -> None:
    root = made(tmp_path, {**configuration, "server/a.ts": f'import "{written}";'})
    assert after(root, "scripts/seed-x.ts")["server/a.ts"] == f'import "{wanted}";'


def test_an_alias_of_one_file_is_repointed_where_it_is_told(tmp_path: Path) -> None:
    root = made(tmp_path, {"tsconfig.json": '{"compilerOptions": {"paths": {"@s": ["./scripts/seed-x"]}}}'})
    assert '["./scripts/legacy/seed-x"]' in after(root, "scripts/seed-x.ts")["tsconfig.json"]


def test_a_monorepo_keeps_its_packages_apart(tmp_path: Path) -> None:
    root = made(
        tmp_path,
        {
            "packages/db/package.json": '{"name": "@shop/db", "scripts": {"seed": "tsx scripts/seed-y.ts"}}',
            "packages/db/scripts/seed-y.ts": 'import "../src/db";\n',
            "packages/db/src/db.ts": X,
            "packages/web/package.json": '{"name": "@shop/web"}',
            "packages/web/a.ts": 'import "@shop/db/scripts/seed-y";',
            "package.json": '{"scripts": {"seed": "tsx packages/db/scripts/seed-y.ts"}}',
            ".github/workflows/a.yml": "working-directory: packages/db\nrun: tsx scripts/seed-y.ts",
        },
    )
    with pytest.raises(GuardError, match="belongs to another package"):
        archive.make_plan(root, [Path("packages/db/scripts/seed-y.ts")], TO)
    found = after(root / "packages/db", "scripts/seed-y.ts")  # as a person in that folder types it
    text = {path: data.decode() for path, data in contents(root).items()}
    assert found and text["packages/db/scripts/legacy/seed-y.ts"].endswith('import "../../src/db";\n')
    assert "tsx scripts/legacy/seed-y.ts" in text["packages/db/package.json"]
    assert "tsx packages/db/scripts/legacy/seed-y.ts" in text["package.json"]
    assert text["packages/web/a.ts"] == 'import "@shop/db/scripts/legacy/seed-y";'
    assert text[".github/workflows/a.yml"].endswith("run: tsx scripts/legacy/seed-y.ts")


def test_archived_files_keep_their_relation_and_their_bytes(tmp_path: Path) -> None:
    root = made(
        tmp_path,
        {
            "scripts/seed-x.ts": '\ufeff#!/usr/bin/env tsx\r\nimport { y } from "./seed-y";\r\nimport d from "./x.json";\r\n',
            "scripts/seed-y.ts": 'export { x as y } from "./seed-x";',
            "scripts/x.json": "{}\n",
        },
    )
    found = after(root, "scripts/seed-x.ts", "scripts/seed-y.ts", "scripts/x.json")
    lines = found["scripts/legacy/seed-x.ts"].split("\r\n")
    assert lines[0] == "\ufeff#!/usr/bin/env tsx" and lines[1].startswith("// @deprecated") and "\n" not in lines[1]
    assert lines[2:] == ['import { y } from "./seed-y";', 'import d from "./x.json";', ""]
    assert found["scripts/legacy/seed-y.ts"].endswith('\nexport { x as y } from "./seed-x";')
    assert found["scripts/legacy/x.json"] == "{}\n"


def test_a_second_run_changes_nothing_and_the_index_holds_all(tmp_path: Path) -> None:
    root = made(tmp_path, {"a.ts": 'import "./scripts/seed-x";'})
    found = after(root, "scripts")
    assert set(found) == {"a.ts", "scripts/legacy/seed-x.ts", "scripts/legacy/other.ts"}
    assert git(root, "diff", "--name-only") == "" and "a.ts" in git(root, "diff", "--cached", "--name-only")
    for name in ("scripts/seed-x.ts", "scripts/legacy/seed-x.ts", "scripts/legacy", "scripts"):
        plan = archive.make_plan(root, [Path(name)], TO)
        assert not plan.moves and not plan.contents, name
    assert {path: data.decode() for path, data in contents(root).items()} == found


def refused(root: Path, *files: str, to: Path = TO) -> str:
    with pytest.raises((GuardError, UsageError)) as refusal:
        archive.make_plan(root, [Path(file) for file in files], to)
    return f"{refusal.value.exit_code} {refusal.value} {refusal.value.hint}"


def test_a_dirty_tree_is_refused(tmp_path: Path) -> None:
    root = made(tmp_path, {})
    (root / "new.txt").touch()
    assert refused(root, "scripts/seed-x.ts").startswith("77") and "new.txt" in refused(root, "scripts/seed-x.ts")


def test_files_that_are_not_there_or_not_ours(tmp_path: Path) -> None:
    (tmp_path / "repository").mkdir()
    root = made(tmp_path / "repository", {".gitignore": "scripts/private.ts\n"})
    (root / "scripts/private.ts").touch()
    assert "did you mean 'scripts/seed-x.ts'" in refused(root, "scripts/sed-x.ts")
    assert refused(root, "scripts/private.ts").startswith("77 git does not know")
    assert refused(root, "../x.ts").startswith("2 ") and refused(root, "/etc/passwd").startswith("2 ")
    assert refused(root, "scripts/seed-x.ts", to=Path("../old")).startswith("2 ")
    assert refused(root, "scripts/seed-x.ts", to=Path("old stuff")).startswith("2 ")
    assert refused(tmp_path, "repository/scripts/seed-x.ts").startswith("77 ")


def test_names_that_are_taken(tmp_path: Path) -> None:
    root = made(tmp_path, {"a/seed-x.ts": X, "scripts/legacy/other.ts": X, "old": "a file"})
    assert "would replace it" in refused(root, "scripts/other.ts")
    assert "would both become" in refused(root, "scripts/seed-x.ts", "a/seed-x.ts")
    assert "no folder of its own" in refused(root, "scripts/seed-x.ts", to=Path("old/scripts"))


def test_symbolic_links(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    root = tmp_path / "r"
    (root / "scripts").mkdir()
    os.symlink("other.ts", root / "scripts/link.ts")
    os.symlink("../../elsewhere", root / "scripts/legacy")
    made(root, {})
    assert "symbolic link" in refused(root, "scripts/link.ts")
    assert "scripts/link.ts is a symbolic link to scripts/other.ts" in refused(root, "scripts/other.ts", to=Path("old"))
    (tmp_path / "elsewhere").mkdir()
    assert refused(root, "scripts/seed-x.ts").startswith(("2 ", "77 "))


def test_a_submodule_and_a_detached_head(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "outer").mkdir()
    inner = made(tmp_path / "inner", {})
    outer = made(tmp_path / "outer", {})
    subprocess.run(
        ["git", "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(inner), "sub"], cwd=outer, check=True
    )
    git(outer, "commit", "-q", "-m", "sub")
    git(outer, "checkout", "-q", "--detach")
    assert refused(outer, "sub/scripts/seed-x.ts").startswith(("2 ", "77 "))
    assert refused(outer, "sub").startswith(("2 ", "77 "))
    assert "scripts/legacy/seed-x.ts" in after(outer, "scripts/seed-x.ts")


@pytest.mark.parametrize("path", ["a.ts", "a.sh", "a.md", "a.sql", "a.json", "a.png"])
def test_a_note_is_written_once(path: str) -> None:
    once = noted(path, "x\n")
    assert noted(path, once) == once and (once == "x\n") == path.endswith((".json", ".png"))


def test_a_note_keeps_what_must_come_first() -> None:
    assert noted("a.sh", "#!/bin/sh").splitlines()[0] == "#!/bin/sh"
    assert noted("a.md", "---\ntitle: x\n---\n# A\n").startswith("---\ntitle: x\n---\n<!-- seedsql-legacy: archived")
    assert noted("a.ts", "").endswith("\n")
