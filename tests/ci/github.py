"""A runner with a checkout, and a server that answers as GitHub does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[2]


ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}


TOKEN = "ghs_not_to_be_seen"


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=someone", "-c", "user.email=someone@example.com", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


class GitHub:
    """The part of GitHub's API that answers about comments (https://docs.github.com/en/rest/issues/comments)."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.refuses = False

    def answer(self, method: str, path: str, data: dict[str, str] | None, token: str | None) -> tuple[int, Any]:
        self.calls.append(f"{method} {urlsplit(path).path}")
        if token != f"Bearer {TOKEN}" or self.refuses:
            return 403, {"message": "Resource not accessible by integration"}
        if method == "GET":
            query = parse_qs(urlsplit(path).query)
            size, page = int(query["per_page"][0]), int(query["page"][0])
            return 200, self.comments[(page - 1) * size : page * size]
        assert data is not None
        if method == "POST":
            self.comments.append({"id": len(self.comments) + 1, "user": {"type": "Bot"}, **data})
            return 201, self.comments[-1]
        found = next(each for each in self.comments if path.endswith(f"/issues/comments/{each['id']}"))
        found.update(data)
        return 200, found


@contextmanager
def serving(github: GitHub) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            data = json.loads(self.rfile.read(length)) if length else None
            status, value = github.answer(self.command, self.path, data, self.headers.get("Authorization"))
            text = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_POST = do_PATCH = _answer

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Runner:
    """Runs the shell steps of the action as a runner does: bash with -e and pipefail, its inputs by the environment."""

    def __init__(self, folder: Path, temporary: Path, api: str, seedsql: Path) -> None:
        temporary.mkdir()
        (temporary / "bin").mkdir()
        (temporary / "bin" / "seedsql").symlink_to(seedsql)
        python = temporary / "bin" / "python3"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        (temporary / "event.json").write_text('{"pull_request": {"number": 7}}', encoding="utf-8")
        self.folder, self.temporary = folder, temporary
        self.inputs = {
            "${{ github.action_path }}": str(ROOT),
            "${{ inputs.python }}": sys.executable,
            "${{ inputs.requirement }}": "",
            "${{ inputs.comment }}": "true",
            "${{ inputs.working-directory }}": ".",
            "${{ inputs.token }}": TOKEN,
            "${{ inputs.base || github.event.pull_request.base.sha || github.event.before }}": "main~1",
        }
        self.environment = {
            "HOME": str(temporary),
            "PATH": f"{temporary / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(temporary),
            "GITHUB_PATH": str(temporary / "path"),
            "GITHUB_API_URL": api,
            "GITHUB_REPOSITORY": "owner/name",
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_RUN_ID": "99",
            "GITHUB_EVENT_PATH": str(temporary / "event.json"),
            "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
        }

    def run(self, name: str) -> subprocess.CompletedProcess[str]:
        step = STEPS[name]
        own = {key: self.inputs[value] for key, value in step.get("env", {}).items()}
        assert step["shell"] == "bash"
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.folder,
            env=self.environment | own,
            capture_output=True,
            text=True,
            check=False,
        )

    def run_all(self) -> subprocess.CompletedProcess[str]:
        """All steps but the installation; the last one's outcome is the job's."""
        for name in ("Check, audit, rehearse", "Compare with the base"):
            done = self.run(name)
            assert done.returncode == 0, done.stderr
        return self.run("Comment, and the verdict")


def rendered(text: str) -> BeautifulSoup:
    """Markdown as GitHub reads it: tables, raw HTML and links by themselves."""
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    return BeautifulSoup(reader.render(text), "html.parser")
