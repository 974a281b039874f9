"""What a move changes: new contents of files, edits of one file, and what is in the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Obstacle:
    """Something that names a file which would move, and cannot be repointed."""

    path: str
    line: int
    text: str
    why: str

    @property
    def lines(self) -> tuple[str, str]:
        return f"{self.path}:{self.line}: {self.text}", f"    {self.why}"


@dataclass
class Changes:
    """Contents of files by the path that they will have, and what was noticed on the way."""

    contents: dict[str, str] = field(default_factory=dict)
    obstacles: list[Obstacle] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def obstacle(self, path: str, line: int, text: str, why: str) -> None:
        """Note an obstacle, once."""
        shown = " ".join(text.split())[:160]
        if (each := Obstacle(path, line, shown, why)) not in self.obstacles:
            self.obstacles.append(each)

    def stop(self, path: str, text: str, at: int, why: str) -> None:
        """Note an obstacle at the character ``at`` of a file's ``text``."""
        end = text.find("\n", at)
        shown = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
        self.obstacle(path, text.count("\n", 0, at) + 1, shown, why)

    def remark(self, path: str, text: str, at: int, message: str) -> None:
        """Note what a user should look at, and what holds nothing up."""
        self.remarks.append(f"{path}:{text.count(chr(10), 0, at) + 1}: {message}")


@dataclass(frozen=True)
class Edit:
    """``text`` instead of the bytes from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with all edits done; of two at one place the first holds."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda each: each.start):
        if edit.start >= at:
            parts += [data[at : edit.start], edit.text.encode("utf-8", "surrogateescape")]
            at = edit.end
    return b"".join([*parts, data[at:]])


__all__ = ["Changes", "Edit", "Obstacle", "edited"]
