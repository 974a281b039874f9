"""The frame of the scripts: text that no seed changes, cut out of a file and compared with what the templates say.

A reviewer who has read it once may skip it in every further script, because this proves that it is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import ChecksumError, OutputError
from ..files import open_text
from .templates import draw

PARTS = {
    "up": ("up_check", "up_write", "up_finish"),
    "finish": ("up_check", "finish_write", "up_finish"),
    "down": ("down_check", "down_delete", "down_finish"),
    "verify": ("verify_start", "verify_end"),
}
"""The templates of each kind's frame, in the order in which they are in a script."""
_SHOWN = 57
_BLOCK = 1 << 20
"""Characters that are looked through at a time."""
START, END = "-- ==== frame: ", "-- ==== end of frame: "


@dataclass(frozen=True, slots=True)
class FrameDifference:
    """A line of a script at which its frame is not the proved one."""

    line: int
    what: str


def frame_parts(kind: str, templates: Path | None = None) -> list[list[str]]:
    """Return the lines of each part of a kind's frame."""
    return [draw(f"frame/{name}.sql.j2", templates, {}).strip("\n").split("\n") for name in PARTS[kind]]


def frame_differences(path: Path, kind: str, templates: Path | None = None) -> Iterator[FrameDifference]:
    """Yield where the frame of a script differs: at most one line of each part, then parts that are missing.

    Raises OutputError (73) when the file cannot be read, ChecksumError (74) when it is not UTF-8.
    """
    expected = frame_parts(kind, templates)
    number = 0
    part: list[str] = []
    index = 0
    for number, line in _lines(path):
        if not part and not line.startswith(START):  # rows, as a rule
            continue
        if not part:
            part = expected[index] if index < len(expected) else []
            if not part:
                yield FrameDifference(number, "a part of the frame that does not belong here")
            index, position, same = index + 1, 0, True
        if part:
            if same and (position >= len(part) or part[position] != line):
                has, proved = _parted(line, part[position] if position < len(part) else "")
                yield FrameDifference(number, f"the frame has {has}, proved is {proved}")
                same = False
            position += 1
            if line.startswith(END):
                part = []
    for missing in expected[index:]:
        yield FrameDifference(number, f"{missing[0].removeprefix('-- ==== ').removesuffix(' ====')} is missing")


def check_frame(path: Path, kind: str, templates: Path | None = None) -> None:
    """Raise ChecksumError (74) at the first line at which a script's frame is not the proved one."""
    for difference in frame_differences(path, kind, templates):
        raise ChecksumError(
            f"{path.name}:{difference.line}: {difference.what}",
            hint="generate the seed again; with templates of your own, name them: --templates DIR",
        )


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a script with their numbers, but for long passages of rows: of these the last line only."""
    number, is_open = 0, False
    try:
        with open_text(path, "\n") as file:
            while block := file.read(_BLOCK):
                block = f"\n{block}{file.readline()}".removesuffix("\n")
                begins, ends = block.rfind(f"\n{START}"), block.rfind(f"\n{END}")
                if is_open or begins >= 0:
                    yield from enumerate(block[1:].split("\n"), start=number + 1)
                number += block.count("\n")
                if not is_open and begins < 0:
                    yield number, ""
                is_open = begins > ends or (is_open and ends < 0)
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ChecksumError(
            f"{path} is not UTF-8, so it is not as it was generated", hint="generate it again"
        ) from None


def _parted(line: str, proved: str) -> tuple[str, str]:
    """Both lines from some words before the first character in which they differ."""
    shorter = min(len(line), len(proved))
    same = next((at for at, (one, other) in enumerate(zip(line, proved, strict=False)) if one != other), shorter)
    start = 0 if same < _SHOWN // 2 else same - _SHOWN // 3
    return _shown(line, start), _shown(proved, start)


def _shown(line: str, start: int) -> str:
    end = start + _SHOWN
    return repr(f"{'...' if start else ''}{line[start:end]}{'...' if len(line) > end else ''}")
