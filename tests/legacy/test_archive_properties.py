"""An archive keeps every import true: whatever a random repository imports, it imports the same files afterwards."""

from __future__ import annotations

import posixpath
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedsql import git
from seedsql.errors import OutputError
from seedsql.legacy import archive
from tests.legacy.repository import commit

from .contents import contents

FOLDERS = ("", "scripts", "scripts/seed", "scripts/seed/lib", "server", "server/a b", "src/données")
STEMS = ("seed-a", "seed-b", "index", "main", "types", "x.test", "log")
ENDINGS = (".ts", ".tsx", ".mts", ".js", ".json")
FORMS = (
    'import x{n} from "{s}"; //#{n}',
    "import type {{ X{n} }} from '{s}'; //#{n}",
    'import "{s}"; //#{n}',
    'export * from "{s}"; //#{n}',
    'export {{ x as x{n} }} from "{s}"; //#{n}',
    "const y{n} = await import(`{s}`); //#{n}",
    'const z{n} = require("{s}"); //#{n}',
    'require.resolve("{s}"); //#{n}',
    'vi.mock("{s}", () => ({{}})); //#{n}',
    'type T{n} = import("{s}").X; //#{n}',
)
PLACES = (
    'new URL("{s}", import.meta.url); //#{n}',
    'path.join(__dirname, "{s}"); //#{n}',
)
CANDIDATES = (
    "",
    ".ts",
    ".tsx",
    ".mts",
    ".js",
    ".json",
    "/index.ts",
    "/index.tsx",
    "/index.mts",
    "/index.js",
    "/index.json",
)


@dataclass(frozen=True)
class Repository:
    """Files, the imports of each (the text, the target), and which are archived."""

    files: dict[str, str]
    targets: dict[tuple[str, int], str]
    archived: tuple[str, ...]


def follow(importer: str, specifier: str, there: set[str]) -> str | None:
    """What a specifier means: a second, plain reading of the rule. Only the order .ts, .tsx, .mts, .js matters."""
    specifier = specifier.partition("?")[0]
    base = "." if specifier.startswith("@/") else posixpath.dirname(importer)
    path = posixpath.normpath(posixpath.join(base, specifier.removeprefix("@/")))
    script = [path[:-3] + ending for ending in (".ts", ".tsx")] if path.endswith(".js") else []
    choices = [path, *script, *(path + ending for ending in CANDIDATES)]
    return next((choice for choice in choices if choice in there), None)


@st.composite
def repositories(draw: st.DrawFn) -> Repository:
    names = draw(
        st.lists(
            st.tuples(st.sampled_from(FOLDERS), st.sampled_from(STEMS), st.sampled_from(ENDINGS)),
            min_size=3,
            max_size=10,
            unique_by=lambda each: each[:2],
        )
    )
    paths = [posixpath.join(folder, stem + ending) for folder, stem, ending in names]
    there, files, targets = set(paths), dict[str, str](), dict[tuple[str, int], str]()
    for path in paths:
        if path.endswith(".json"):
            files[path] = "{}\n"
            continue
        newline = draw(st.sampled_from(["\n", "\r\n"]))
        lines = ["#!/usr/bin/env tsx"] if draw(st.booleans()) else []
        for number, target in enumerate(draw(st.lists(st.sampled_from(paths), max_size=4))):
            relative = posixpath.relpath(target, posixpath.dirname(path) or ".")
            relative = relative if relative.startswith("..") else f"./{relative}"
            bare = posixpath.splitext(target)[0]
            choices = [
                relative,
                posixpath.splitext(relative)[0],
                posixpath.splitext(relative)[0] + ".js",
                relative + "?raw",
                f"@/{bare}",
                f"@/{target}",
            ]
            if bare.endswith("/index"):
                choices += [posixpath.dirname(relative), f"@/{posixpath.dirname(target)}"]
            specifier = draw(st.sampled_from(choices))
            form = draw(st.sampled_from(FORMS))
            if specifier == relative and draw(st.booleans()):
                form = draw(st.sampled_from(PLACES))
            meant = follow(path, specifier, there)
            if meant is not None:
                lines.append(form.format(n=number, s=specifier))
                targets[path, number] = meant
        lines.append(f"export const x = {len(files)};")
        files[path] = newline.join([*lines, ""])
    code = [path for path in paths if path.startswith("scripts/")] or paths[:1]
    archived = draw(st.lists(st.sampled_from(code), min_size=1, unique=True))
    files["package.json"] = (
        '{ "scripts": {'
        + ", ".join(
            f'"s{n}": "tsx {path} --size=small"'
            for n, path in enumerate(sorted(paths))
            if " " not in path and "/" in path
        )
        + "} }\n"
    )
    files["tsconfig.json"] = '{\n  // all\n  "compilerOptions": { "paths": { "@/*": ["./*"], } },\n}\n'
    return Repository(files, targets, tuple(archived))


def write(root: Path, repository: Repository) -> None:
    for path, text in repository.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    commit(root)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(repositories())
def test_every_import_means_the_same_file_after_an_archive(repository: Repository) -> None:
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory).resolve()
        write(root, repository)
        files = [Path(path) for path in repository.archived]
        try:
            plan = archive.make_plan(root, files, Path("scripts/legacy"))
        except archive.GuardError as error:
            # the one thing here that can't be repointed: a file that two would become
            assert error.reason in ("exists", "referenced"), error
            assert contents(root) == {path: text.encode() for path, text in repository.files.items()}
            assert error.reason == "exists" or re.search(
                "would mean another file|in a way|may mean|asks where", str(error)
            ), error
            return
        archive.carry_out(plan)
        after = {path: data.decode() for path, data in contents(root).items()}
        assert set(after) == {plan.moves.get(path, path) for path in repository.files}
        for (path, number), target in repository.targets.items():
            new = plan.moves.get(path, path)
            line = next(line for line in after[new].splitlines() if line.endswith(f"//#{number}"))
            specifier = re.search(r"""["'`]([^"'`]*)["'`]""", line)
            assert specifier and follow(new, specifier[1], set(after)) == plan.moves.get(target, target), (new, line)
        for path, new in plan.moves.items():
            assert (f"tsx {path} " in repository.files["package.json"]) == (f"tsx {new} " in after["package.json"])
        for path, text in repository.files.items():
            new = after[plan.moves.get(path, path)]
            assert ("\r\n" in text) == ("\r\n" in new) and text.count("\n") <= new.count("\n") <= text.count("\n") + 1
        again = archive.make_plan(root, files, Path("scripts/legacy"))
        assert not again.moves and not again.contents and len(again.already) == len(files)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(repositories(), st.integers(0, 8))
def test_a_failure_midway_leaves_all_as_it_was(
    monkeypatch: pytest.MonkeyPatch, repository: Repository, after: int
) -> None:
    with tempfile.TemporaryDirectory() as directory, monkeypatch.context() as patch:
        root = Path(directory).resolve()
        write(root, repository)
        try:
            plan = archive.make_plan(root, [Path(path) for path in repository.archived], Path("scripts/legacy"))
        except archive.GuardError:
            return
        left = [after]

        def failing(what: object) -> object:
            def call(*arguments: object) -> object:
                left[0] -= 1
                if left[0] < 0:
                    raise OSError(28, "No space left on device")
                return what(*arguments)  # type: ignore[operator]

            return call

        patch.setattr(archive.git, "move", failing(git.move))
        patch.setattr(archive.git, "add", failing(git.add))
        before = contents(root)
        try:
            archive.carry_out(plan)
        except OutputError as error:
            assert "as it was" in str(error)
            assert contents(root) == before
            assert git.changes(root) == []
