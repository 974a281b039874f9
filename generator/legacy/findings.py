"""What a scan found: each use of the old system, with its place in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from .rules import COMMAND, DOCUMENT, IMPORT, PACKAGE_SCRIPT, SCRIPT_FILE, VARIABLE

PATH = "path"
"""The kind of a finding that names a script without running it."""
KINDS = (SCRIPT_FILE, IMPORT, PACKAGE_SCRIPT, COMMAND, VARIABLE, PATH, DOCUMENT)

_KEEP = re.compile(r"seedsql-legacy:\s*keep\b[\s:,;–—-]*(.*)")
_LONGEST = 200


@dataclass(frozen=True)
class Finding:
    """One use of the old system."""

    path: str
    line: int
    column: int
    kind: str
    rule: str
    text: str
    replacement: str


@dataclass(frozen=True)
class Scan:
    """What was found. ``kept`` counts the uses that a marker keeps, with a reason."""

    files_read: int
    findings: tuple[Finding, ...]
    kept: int = 0

    @property
    def ok(self) -> bool:
        return not self.findings

    @property
    def counts(self) -> dict[str, int]:
        """The number of findings of each kind that there is, in the order of KINDS."""
        counted = Counter(each.kind for each in self.findings)
        return {kind: counted[kind] for kind in KINDS if counted[kind]}

    def of(self, kinds: Collection[str]) -> Scan:
        """The same scan with the findings of these kinds only."""
        return replace(self, findings=tuple(each for each in self.findings if each.kind in kinds))

    def to_dict(self) -> dict[str, object]:
        return {
            "ok": self.ok,
            "files_read": self.files_read,
            "kinds": self.counts,
            "findings": [asdict(each) for each in self.findings],
        }


class Lines:
    """Lines and columns of a text's characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer(r"\n", text))]

    def location(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")

    def is_kept(self, number: int) -> bool:
        """Whether the line or the one above says ``seedsql-legacy: keep`` with a reason."""
        for each in (number, number - 1):
            match = _KEEP.search(self.line(each)) if each >= 1 else None
            if match and re.sub(r"(-*>|\*/|\"|,|\s)+$", "", match[1]):
                return True
        return False


def placed(finding: Finding, lines: Lines, at: int) -> Finding:
    line, column = lines.location(at)
    text = " ".join(lines.line(line).lstrip("\ufeff").split())
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return replace(finding, line=line, column=column, text=text)


def once_a_line(findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each rule and kind on a line: the first."""
    seen = set()
    for each in findings:
        key = (each.path, each.line, each.kind, each.replacement)
        if key not in seen:
            seen.add(key)
            yield each
