"""Paths in texts: where a text names one of certain files, by its whole path, a part of it, or its bare name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .files import BUILT_FOLDERS, CODE, Repository
from .resolution import above

LEFT = re.compile(r"[\w@.$%{}+~/\\-]*\Z")
RIGHT = re.compile(r"(?:[\w@$%{}+~/\\-]|\.(?=[\w*.]))*")
VARIABLE = re.compile(r"[$%~{}]")
BUILT = BUILT_FOLDERS | {".next", ".nuxt", ".output", "lib", "es", "esm", "cjs", "js", "target"}
"""Folders into which compilers write what they make of a file: its path there goes on after the folder's name."""
ENDINGS = tuple(sorted(CODE, key=len, reverse=True))


@dataclass(frozen=True)
class Meaning:
    """What a word means: see Mention."""

    file: str
    base: str | None
    is_ambiguous: bool = False
    is_elsewhere: bool = False


@dataclass(frozen=True)
class Mention:
    """One place of a text that names ``file``: the characters ``start`` to ``end`` hold ``word``."""

    word: str
    start: int
    end: int
    file: str
    base: str | None
    """The folder from which ``word`` is a path to the file; None when that is not certain."""
    is_ambiguous: bool = False
    """Other files end in the same words: one of these may be meant."""
    is_elsewhere: bool = False
    """The word begins with folders in which the repository has no such file: most likely it leads out of it."""


def stem(path: str) -> str:
    """The last part of a path without the ending of code."""
    name = path.rpartition("/")[2]
    return next((name[: -len(ending)] for ending in ENDINGS if name.endswith(ending)), name)


def stripped(path: str) -> str:
    """A path without the ending of code."""
    return path[: len(path) - len(path.rpartition("/")[2])] + stem(path)


class Mentions:
    """Finds mentions of ``files`` in texts of a repository."""

    def __init__(self, repository: Repository, files: Iterable[str]) -> None:
        self.repository = repository
        self.files = frozenset(files)
        self.by_stem: dict[str, list[str]] = {}
        for file in sorted(self.files):
            self.by_stem.setdefault(stem(file), []).append(file)
        self.same_stem: dict[str, list[str]] = {}
        for path in repository.listed:
            if (name := stem(path)) in self.by_stem:
                self.same_stem.setdefault(name, []).append(path)
        self.folders = frozenset(posixpath.dirname(file) for file in self.files)
        anywhere, below = [], []
        for name, files_of in self.by_stem.items():
            if self._is_telling(name):
                anywhere.append(re.escape(name))
            below += [
                re.escape(posixpath.basename(posixpath.dirname(file))) + r"[/\\]+" + re.escape(name)
                for file in files_of
            ]
        longest = sorted({*anywhere, *below}, key=len, reverse=True)
        self.pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])") if longest else None
        self.words = [
            word for word in self.by_stem if not any(other in word and other != word for other in self.by_stem)
        ]
        names = sorted({*map(re.escape, self.by_stem)}, key=len, reverse=True)
        self.bare = re.compile(rf"(?<![\w.-])(?:{'|'.join(names)})(?![\w-])") if names else None

    def _is_telling(self, name: str) -> bool:
        """Whether the bare name means one of the files and nothing else: long, of two words, and no other file's."""
        return bool(re.search(r"[-_.A-Z\d ]", name)) and set(self.same_stem[name]) <= self.files

    def could_name(self, text: str, path: str) -> bool:
        """A quick look: whether ``text`` may name one of the files at all."""
        pattern = self._pattern(path)
        return pattern is not None and any(word in text for word in self.words) and pattern.search(text) is not None

    def _pattern(self, path: str) -> re.Pattern[str] | None:
        return self.bare if posixpath.dirname(path) in self.folders else self.pattern

    def find(self, text: str, path: str) -> Iterator[Mention]:
        """Every mention in the text of the file at ``path``."""
        pattern, last = self._pattern(path), 0
        if pattern is None or not any(word in text for word in self.words):
            return
        for match in pattern.finditer(text):
            if match.start() < last:
                continue
            left = LEFT.search(text, max(0, match.start() - 300), match.start())
            start = left.start() if left else match.start()
            start = max(start, last)
            right = RIGHT.match(text, match.end())
            end = right.end() if right else match.end()
            found = self.meant(text[start:end], path)
            if found is not None:
                last = end
                if text[start : start + 2] == "//" and text[start - 1 : start] == ":":
                    found = replace(found, is_elsewhere=f"/{self.repository.root.name}/" not in text[start:end])
                yield Mention(
                    text[start:end], start, end, found.file, found.base, found.is_ambiguous, found.is_elsewhere
                )

    def meant(self, word: str, path: str) -> Meaning | None:
        """What ``word`` names in the file at ``path``; None when it is none of the files."""
        plain = re.sub(r"[/\\]+", "/", word)
        if stem(plain) not in self.by_stem and plain.rpartition("/")[2] not in self.by_stem:
            return None
        if "/" not in plain and "." not in plain:
            return None  # a mere word
        for base in dict.fromkeys([posixpath.dirname(path), *self._packages(path), ""]):
            if not plain.startswith("/"):
                whole = posixpath.normpath(posixpath.join(base, plain))
                if whole in self.files:
                    return Meaning(whole, base)
                if whole in self.repository.paths:
                    return None
                if (file := self._without_ending(whole)) is not None:
                    return Meaning(file, base)
                if any(stripped(each) == stripped(whole) for each in self.same_stem.get(stem(whole), [])):
                    return None
        return self._by_its_end(plain)

    def _packages(self, path: str) -> Iterator[str]:
        for folder in above(posixpath.dirname(path)):
            if posixpath.join(folder, "package.json") in self.repository.paths:
                yield folder

    def _without_ending(self, whole: str) -> str | None:
        """``x`` or ``x.js`` for x.ts."""
        found = [file for file in self.by_stem.get(stem(whole), []) if stripped(file) == stripped(whole)]
        if not found or (stem(whole) == whole.rpartition("/")[2] and whole in self.repository.folders):
            return None
        return found[0]

    def _by_its_end(self, plain: str) -> Meaning | None:
        """``$ROOT/scripts/x.ts``, ``/app/scripts/x.ts``, ``dist/scripts/x.js``, ``x.ts``: as much as it has in common."""
        parts = plain.lstrip("/").split("/")
        for first in range(len(parts)):
            end = "/".join(parts[first:])
            same = self._files_that_end(end)
            is_bare = len(parts) - first == 1
            if not same or (is_bare and not (first == 0 and _is_certain(plain, same))):
                continue
            is_elsewhere = not plain.startswith("/") and self._leads_away(parts[:first], end, same)
            if not set(same) <= self.files:
                if is_bare:
                    return None
                return Meaning(min(self.files.intersection(same), default=same[0]), None, True, is_elsewhere)
            if len(same) == 1 and _ends(same[0], end) and not (is_bare or is_elsewhere):
                is_rooted = plain.startswith("/") or self._is_root(parts[:first])
                return Meaning(same[0], same[0][: -len(end)].rstrip("/") if is_rooted else None)
            return Meaning(same[0], None, len(same) > 1, is_elsewhere)
        return None

    def _files_that_end(self, end: str) -> list[str]:
        """The files whose path ends with ``end``; where there are none, those that do but for their ending."""
        like = self.same_stem.get(stem(end), [])
        return [each for each in like if _ends(each, end)] or [
            each for each in like if _ends(stripped(each), stripped(end))
        ]

    def _is_root(self, folders: list[str]) -> bool:
        """Whether a path that begins with these folders begins at the repository: by dots, a variable, or its name."""
        named = [each for each in folders if each not in (".", "..")]
        return not named or VARIABLE.search("/".join(named)) is not None or named == [self.repository.root.name]

    def _leads_away(self, folders: list[str], end: str, same: list[str]) -> bool:
        """Whether ``folders`` before ``end`` lead to another file than those of ``same``, or what is built from them."""
        is_built = not BUILT.isdisjoint(folders) or not any(_ends(each, end) for each in same)
        return not is_built and not self._is_root(folders)


def _is_certain(name: str, same: list[str]) -> bool:
    """Whether a bare file name means the one file that ends so."""
    return len(same) == 1 and name.endswith(same[0][-3:])


def _ends(path: str, end: str) -> bool:
    return path == end or path.endswith(f"/{end}")
