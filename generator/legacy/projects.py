"""Which files a tsconfig.json takes in: a file that joins a project by its move may be one that never compiled."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from . import globs
from .resolution import Resolver

Obstacle = tuple[str, int, str, str]
"""Path, line, text and reason of an obstacle."""


class Projects:
    """The projects of a repository before and after ``moves``."""

    def __init__(self, before: Resolver, after: Resolver, moves: dict[str, str]) -> None:
        self.before, self.after, self.moves = before, after, moves

    def obstacles(self, remarks: list[str]) -> Iterator[Obstacle]:
        """Projects that would take in a moved file anew, or be left without any; ``remarks`` gets what is only lost."""
        for config in self.before.configs:
            if self.before.json(config) is None:
                continue
            taken = self._pattern(config, "include") + self._pattern(config, "files")
            taken = taken or ((posixpath.join(posixpath.dirname(config), "**/*"),))
            left_out = self._pattern(config, "exclude")
            files = self._pattern(config, "files")

            def holds(path: str, taken: tuple[str, ...] = taken, left_out: tuple[str, ...] = left_out) -> bool:
                return globs.matches(taken, path) and not globs.matches(left_out, path)

            for old, new in self.moves.items():
                if not old.endswith((".ts", ".tsx", ".mts", ".cts")) or old in files:
                    continue
                if holds(new) and not holds(old):
                    yield (
                        config,
                        1,
                        "",
                        f"it would take in {new}, and has not taken in {old}: add the folder to its exclude first",
                    )
                elif holds(old) and not holds(new):
                    if not any(
                        holds(path)
                        for path in self.after.repository.listed
                        if path.endswith((".ts", ".tsx", ".mts", ".cts"))
                    ):
                        yield config, 1, "", f"it would take in nothing without {old}: change its include first"
                    else:
                        remarks.append(f"{config}: takes in {old} no longer")

    def _pattern(self, config: str, key: str) -> tuple[str, ...]:
        """The globs of include, exclude or files, of the config or one that it extends, from the root."""
        for each in self.before.chain(config):
            value = self.before.json(each)
            found = value.get(key) if value is not None else None
            if found is not None:
                base = posixpath.dirname(each)
                listed = (
                    [text for text in found.plain() if isinstance(text, str)] if isinstance(found.value, list) else []
                )
                return tuple(
                    pattern for text in listed for pattern in _globs(posixpath.normpath(posixpath.join(base, text)))
                )
        return (posixpath.join(posixpath.dirname(config), "node_modules/**"),) if key == "exclude" else ()


def _globs(text: str) -> list[str]:
    """A folder covers all that is in it."""
    text = "**" if text == "." else text
    return [text, f"{text}/**"]
