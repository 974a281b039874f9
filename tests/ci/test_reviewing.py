"""docs/reviewing.md is a pull request that the test opens: its commands are run, its pictures are taken by a browser.
``make docs`` takes both anew."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from seedsql.cli.main import cli
from tests.ci.github import GitHub, Runner, git, rendered, serving

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGE = DOCS / "reviewing.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
OLD_FEE, NEW_FEE = 'fee = "ROUND(days_late * 0.20, 2)"', 'fee = "ROUND(days_late * 0.25, 2)"'
STYLE = """body { font: 14px/1.5 system-ui, sans-serif; color: #1f2328; margin: 16px; max-width: 828px; }
code { background: #eff1f3; padding: .1em .3em; border-radius: 4px; font-size: 12px; }
table { border-collapse: collapse; margin: 0 0 12px; } th, td { border: 1px solid #d1d9e0; padding: 4px 10px; }
summary { margin: 6px 0; } a { color: #0969da; } h3 { font-size: 16px; } ul { padding-left: 24px; }"""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
WIDTH = 960
KEY = b"Description"
PARTS = ("[aria-label='Children per parent']", "#personal", "#personal + p", "[aria-label='Personal columns']")


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG file (https://www.w3.org/TR/png-3/#5Chunk-layout)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def described(png: bytes, text: str) -> bytes:
    """The picture with what it shows as its description: an iTXt chunk before the last one, which is always 12 bytes."""
    return png[:-12] + chunk(b"iTXt", KEY + b"\0\0\0\0\0" + text.encode("utf-8")) + png[-12:]


def description(png: bytes) -> str:
    """The description of a picture."""
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"iTXt" and data.startswith(KEY + b"\0"):
            return data[len(KEY) + 5 :].decode("utf-8")
        at += length + 12
    raise AssertionError("the picture has no description")


class Camera:
    """Takes the pictures of the page, or compares what they say they show with what the browser shows now."""

    def __init__(self, browser: Any) -> None:
        self.page = browser.new_context(viewport={"width": WIDTH, "height": 900}, color_scheme="light").new_page()
        self.taken: set[str] = set()

    def take(self, name: str, file: Path, *elements: str) -> None:
        """A picture from the first to the last of ``elements``, which are selectors of CSS."""
        self.page.goto(file.as_uri())
        found = [self.page.locator(each) for each in elements]
        text = "\n".join(line for each in found for line in each.inner_text().splitlines() if line.strip())
        path = DOCS / name
        if os.environ.get("SEEDSQL_REGENERATE") == "1":
            boxes = [each.bounding_box() for each in found]
            top = max(boxes[0]["y"] - 8, 0)
            height = boxes[-1]["y"] + boxes[-1]["height"] + 8 - top
            clip = {"x": 0, "y": top, "width": WIDTH, "height": height}
            path.write_bytes(described(self.page.screenshot(clip=clip, full_page=True), text))
        assert description(path.read_bytes()) == text
        self.taken.add(name)


def run(command: str) -> str:
    """What a command writes, without the end of its last line."""
    program, *words = shlex.split(command.partition(" > ")[0])
    shown = CliRunner().invoke(cli, words)
    assert program == "seedsql" and shown.exit_code in (0, 1), shown.output
    return shown.stdout.rstrip("\n")


def opened(folder: Path) -> Path:
    """The pull request with its first version; ``main`` is before it."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "commit", "-q", "--allow-empty", "-m", "before the seed")
    git(folder, "switch", "-q", "-c", "seed")
    for path in (ROOT / "tests" / "data" / "library").iterdir():
        shutil.copy(path, folder)
    run("seedsql generate -q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "first version")
    git(folder, "tag", "before")
    return folder


def second_version(folder: Path) -> None:
    blueprint = folder / "library.toml"
    text = blueprint.read_text(encoding="utf-8")
    assert text.count(OLD_FEE) == 1
    blueprint.write_text(text.replace(OLD_FEE, NEW_FEE), encoding="utf-8")
    run("seedsql generate -q")


def row_changes(folder: Path) -> str:
    """The first rows that the second version changed, as git shows them."""
    lines = git(folder, "diff", "-U1", "out/0001_library.up.sql").splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("-, (3, 6,"))
    return "\n".join(line for line in lines[first - 1 : first + 7])


def first_pictures(folder: Path, camera: Camera) -> None:
    page = folder / "review.html"
    page.write_text(run("seedsql review 0001_library --format html"), encoding="utf-8")
    camera.take("review-page.png", page, "header", "nav", "#graph", "[aria-label='Graph of references']", *PARTS)
    camera.take("review-table.png", page, "#table-3")


def comment_picture(folder: Path, temporary: Path, camera: Camera, seedsql: Path) -> None:
    """The comment that the action's own steps write, as a browser draws its Markdown."""
    github = GitHub()
    with serving(github) as api:
        runner = Runner(folder, temporary / "runner", api, seedsql)
        runner.inputs |= {name: "before" for name in runner.inputs if name.startswith("${{ inputs.base")}
        done = runner.run_all()
    assert done.returncode == 0, done.stdout + done.stderr
    (comment,) = github.comments
    page = temporary / "comment.html"
    markup = str(rendered(comment["body"])).replace("<details><summary>diff", "<details open><summary>diff")
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><style>{STYLE}</style><body>{markup}", encoding="utf-8")
    camera.take("review-comment.png", page, "body")


@pytest.mark.xdist_group("documents")
def test_the_page_shows_a_pull_request(
    tmp_path: Path, browser: str, seedsql_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from playwright.sync_api import sync_playwright

    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    opened(folder)
    shown = [("text", run("seedsql diff --git main"))]
    assert "| <code>loans</code> | 20 | 1 to 20 |" in run("seedsql diff --git main --format md")
    assert CliRunner().invoke(cli, ["check"]).exit_code == 0
    with sync_playwright() as playwright:
        camera = Camera(playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"]))
        first_pictures(folder, camera)
        second_version(folder)
        shown += [
            ("diff", f"-{OLD_FEE}\n+{NEW_FEE}"),
            ("diff", row_changes(folder)),
            ("text", run("seedsql diff --git before")),
            ("text", run("seedsql explain members.fees 3 --git before")),
        ]
        comment_picture(folder, tmp_path, camera, seedsql_program)
    texts = iter(shown)
    fresh = BLOCK.sub(
        lambda block: "```{}\n{}\n```".format(*next(texts)) if block[1] in ("text", "diff") else block[0],
        PAGE.read_text(encoding="utf-8"),
    )
    assert next(texts, None) is None
    if os.environ.get("SEEDSQL_REGENERATE") == "1":
        PAGE.write_text(fresh, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == fresh
    assert all(f"]({name})" in fresh for name in camera.taken)
