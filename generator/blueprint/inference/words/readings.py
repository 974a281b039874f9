"""How words are read, from the user's cache: they are the same until the tables or the program change."""

from __future__ import annotations

from collections.abc import Iterable

from ....cache import CachedDocument


class Readings:
    """``words`` as they were read, in this run or in earlier ones; ``sources`` is all that decides it."""

    def __init__(self, sources: Iterable[bytes]) -> None:
        self._cached = CachedDocument("readings", *sources)
        self.words: dict[str, list[str]] = self._cached.read() or {}
        self._kept = len(self.words)

    def keep(self) -> None:
        """Cache those that are new."""
        if len(self.words) > self._kept:
            self._cached.write(self.words)
            self._kept = len(self.words)
