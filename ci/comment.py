"""One comment on a pull request that says what happened to its seeds; the same comment again at the next push.

Reads the directory of reports that the steps of action.yml wrote: ``check.txt`` with ``check.code``, ``audit``, ``rehearse``,
and ``diff.md`` with ``diff.code``. Writes ``comment.md`` beside them and into the job's summary, and the comment itself by
GitHub's API (https://docs.github.com/en/rest/issues/comments). What cannot be written there, as a fork's token may only read,
is a warning: the verdict is that of the steps.

Only the standard library; everything comes by the environment that GitHub gives a step.
"""

from __future__ import annotations

import json
import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LONGEST = 64_000
"""Characters of a comment; GitHub takes 65,536."""
STEPS = {
    "check": "the files are what their manifests say, and regenerate byte for byte",
    "audit": "personal data is from reserved ranges",
    "rehearse": "up, verify and down on an embedded database",
    "diff": "what changed, and why",
}
NO_BASE = -1
TRUSTED = ("OWNER", "MEMBER", "COLLABORATOR")
"""Whose comment is taken for our own, beside that of a bot: anyone may write a comment that begins as ours does."""
_CUT = "… cut here: the whole text is in the artifact of the job"
_PER_PAGE, _MOST_PAGES = 100, 50


def marker(environment: dict[str, str]) -> str:
    """The first line of the comment, by which it is found again: one for each directory that the action is used in."""
    folder = re.sub(r"[^A-Za-z0-9_./]", "_", environment.get("SEEDSQL_DIRECTORY") or ".")
    return f"<!-- seedsql: {folder} -->"


def outcome(step: str, code: int | None) -> str:
    """What a step's exit code means."""
    if code is None:
        return "did not run"
    if code == NO_BASE:
        return "nothing to compare with"
    if step == "diff":
        return {0: "rows identical", 1: "changes"}.get(code, f"failed (exit code {code})")
    return "ok" if code == 0 else f"failed (exit code {code})"


def codes(folder: Path) -> dict[str, int | None]:
    """The exit code of each step, None for one that did not run, NO_BASE for a diff without a base."""
    found: dict[str, int | None] = {}
    for step in STEPS:
        path = folder / f"{step}.code"
        text = path.read_text(encoding="ascii").strip() if path.is_file() else ""
        found[step] = NO_BASE if text == "none" else int(text) if text else None
    return found


def verdict(found: dict[str, int | None]) -> int:
    """The exit code of the job: the first one that is no success; a diff's 1 only says that rows changed."""
    fine = {"diff": (0, 1, NO_BASE)}
    bad = [1 if code is None else code for step, code in found.items() if code not in fine.get(step, (0,))]
    return bad[0] if bad else 0


def body(folder: Path, environment: dict[str, str]) -> str:
    """The comment: a line for each step, and what it said, folded; at most ``LONGEST`` characters."""
    found = codes(folder)
    head = [
        marker(environment),
        "",
        f"**seedsql**: {'all is well' if verdict(found) == 0 else 'look at the steps that failed'}",
        "",
    ]
    head += ["| step | result | |", "| --- | --- | --- |"]
    head += [f"| {step} | {outcome(step, found[step])} | {what} |" for step, what in STEPS.items()]
    if run := run_url(environment):
        head += ["", f"[the job]({run})"]
    left = LONGEST - len("\n".join(head))
    sections = []
    for step in STEPS:  # the diff is the longest: it takes what the others leave
        section = _section(folder, step, found[step], left if step == "diff" else left // 4)
        sections.append(section)
        left -= len(section)
    return "\n".join(head) + "".join(sections)


def run_url(environment: dict[str, str]) -> str:
    """Where the job is seen."""
    parts = [environment.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")]
    return f"{parts[0]}/{parts[1]}/actions/runs/{parts[2]}" if all(parts) else ""


def _section(folder: Path, step: str, code: int | None, limit: int) -> str:
    path = folder / ("diff.md" if step == "diff" and code in (0, 1) else f"{step}.txt")
    text = path.read_text(encoding="utf-8", errors="replace").strip("\n") if path.is_file() else ""
    if not text:
        return ""
    opening, closing = f"\n\n<details><summary>{step}: {outcome(step, code)}</summary>\n\n", "\n\n</details>"
    if path.suffix == ".md":  # names and values in it are escaped already
        lines = list(_kept(text.split("\n"), limit - len(opening) - len(closing) - 200))
        opened = sum(line.count("<details>") - line.count("</details>") for line in lines)
        return opening + "\n".join(lines) + "\n\n</details>" * opened + closing
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 3)
    lines = list(_kept(text.split("\n"), limit - len(opening) - len(closing) - 2 * len(fence) - 200))
    return f"{opening}{fence}text\n" + "\n".join(lines) + f"\n{fence}{closing}"


def _kept(lines: list[str], limit: int) -> Iterator[str]:
    """As many lines as fit, and a word where some do not."""
    for line in lines:
        limit -= len(line) + 1
        if limit < 0:
            yield ""
            yield _CUT
            return
        yield line


def _is_own(comment: dict[str, Any], first_line: str) -> bool:
    is_bot = (comment.get("user") or {}).get("type") == "Bot"
    return str(comment.get("body") or "").startswith(first_line) and (
        is_bot or comment.get("author_association") in TRUSTED
    )


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would take the token to wherever it leads."""

    def redirect_request(self, *_: Any) -> None:
        return None


def request(environment: dict[str, str], method: str, path: str, data: dict[str, str] | None = None) -> Any:
    """Ask GitHub's API. Raises OSError, an HTTPError too, and ValueError for an answer that is not JSON."""
    asked = urllib.request.Request(
        f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}/{path}",
        method=method,
        data=json.dumps(data).encode("utf-8") if data is not None else None,
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {environment['SEEDSQL_TOKEN']}",
            "Content-Type": "application/json",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    with urllib.request.build_opener(_NoRedirect).open(asked, timeout=30) as answer:
        return json.load(answer)


def pull_request(environment: dict[str, str]) -> int | None:
    """The number of the pull request that the job runs for."""
    path = environment.get("GITHUB_EVENT_PATH")
    event = json.loads(Path(path).read_text(encoding="utf-8")) if path else {}
    number = event.get("pull_request", {}).get("number")
    return number if isinstance(number, int) else None


def publish(environment: dict[str, str], number: int, text: str) -> None:
    """Write the comment: over the one of an earlier run, or a new one where there is none that may be changed."""
    for comment in _own(environment, number):
        try:
            request(environment, "PATCH", f"issues/comments/{int(comment['id'])}", {"body": text})
            return
        except urllib.error.HTTPError as error:
            if error.code not in (403, 404):  # another account's, or gone meanwhile
                raise
    request(environment, "POST", f"issues/{number}/comments", {"body": text})


def _own(environment: dict[str, str], number: int) -> Iterator[dict[str, Any]]:
    for page in range(1, _MOST_PAGES + 1):
        comments = request(environment, "GET", f"issues/{number}/comments?per_page={_PER_PAGE}&page={page}")
        yield from (each for each in comments if _is_own(each, marker(environment)))
        if len(comments) < _PER_PAGE:
            return


def main(environment: dict[str, str]) -> int:
    """Write the comment; return the exit code of the job."""
    folder = Path(environment["SEEDSQL_REPORT"])
    text = body(folder, environment)
    (folder / "comment.md").write_text(text + "\n", encoding="utf-8")
    if summary := environment.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(text + "\n")
    if environment.get("SEEDSQL_COMMENT") == "true" and environment.get("SEEDSQL_TOKEN"):
        try:
            number = pull_request(environment)
            if number is not None:
                publish(environment, number, text)
        except urllib.error.HTTPError as error:
            print(
                f"::warning::seedsql: the comment could not be written (HTTP {error.code}); it is in the job's summary"
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            print(
                f"::warning::seedsql: the comment could not be written ({type(error).__name__}); it is in the job's summary"
            )
    found = codes(folder)
    for step, code in found.items():
        print(f"seedsql {step}: {outcome(step, code)}")
    return verdict(found)


if __name__ == "__main__":
    sys.exit(main(dict(os.environ)))
