"""Paths in texts when files move: mentions, links of documents, and patterns that take a file in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from . import globs, imports
from .changes import Changes, Edit
from .files import is_code, is_document
from .imports import Reading
from .mentions import Mention, Mentions, stripped
from .resolution import Relocation
from .scan import RUNNER

LINK = re.compile(r"\]\((?![a-z]+:|#|/)<?([^)\s#>]+)[^)]*\)")
GLOB = re.compile(r"[\w@.$/{},!-]*\*[\w@.$/{},*!-]*")
QUOTED_GLOB = re.compile(r"""(["'`])([^"'`\s*]*\*[^"'`\s]*)\1""")
FROM_A_VARIABLE = re.compile(r"^(?:[^/]*[$%~][^/]*/|/)(?:\.{1,2}/)*")
"""The beginning of a path whose place only a run knows: taken for the root, as it is for a file's path."""
COPIED = re.compile(r"^\s*(COPY|ADD)\b", re.IGNORECASE)
BESIDE = re.compile(r"\b(?:join|resolve|URL)\([^()]*,\s*$")


class PathEdits:
    """Repoints paths that are in texts: commands, configuration, comments, documents."""

    def __init__(self, move: Relocation, found: Changes) -> None:
        self.move, self.found = move, found
        self.mentions = Mentions(move.before, move.moves)

    def edits(self, path: str, text: str, data: bytes, reading: Reading | None) -> Iterator[Edit]:
        """The edits of a text's mentions; what cannot be repointed becomes an obstacle."""
        if not self.mentions.could_name(text, path):
            return
        if reading is None and is_code(path):
            reading = imports.read(path, data)
        for mention in self.mentions.find(text, path):
            start = len(text[: mention.start].encode("utf-8", "surrogateescape"))
            end = start + len(mention.word.encode("utf-8", "surrogateescape"))
            if mention.is_elsewhere:
                self._elsewhere(path, text, mention)
                continue
            if reading is not None:
                if any(each.start <= start < each.end or start <= each.start < end for each in reading.imports):
                    continue
                verdict = self._in_code(path, text, mention, start, data, reading)
            else:
                verdict = self._in_text(path, text, mention)
            if isinstance(verdict, Edit):
                yield Edit(start, end, verdict.text)
            elif verdict:
                self.found.stop(path, text, mention.start, verdict)

    def _elsewhere(self, path: str, text: str, mention: Mention) -> None:
        """A longer path than the file's own is another file's: it stays, and its place is reported."""
        if not is_document(path):
            message = f"{mention.word} stays as it is: it is no path to {mention.file}"
            self.found.remark(path, text, mention.start, message)

    def _in_code(self, path: str, text: str, mention: Mention, start: int, data: bytes, reading: Reading) -> Edit | str:
        """An edit, an obstacle, or nothing (an empty text) for a path in a comment or a string."""
        new = self._word(path, mention)
        if any(first <= start < last for first, last in reading.comments):
            return Edit(0, 0, new) if new and "/" in mention.word else ""
        inside = next(((first, last) for first, last in reading.texts if first <= start < last), None)
        why = f"it names {mention.file} in a way that cannot be repointed: import it, or give its path from the root"
        if inside is None:
            return why
        content = data[inside[0] + 1 : inside[1] - 1].decode("utf-8", "surrogateescape")
        is_from_root = bool(new) and "/" in mention.word and not mention.word.startswith(".")
        if re.search(r"\s", content):  # a sentence, or a command
            return Edit(0, 0, new) if is_from_root else why if self._is_run(path, text, mention) else ""
        return Edit(0, 0, new) if is_from_root and not _is_relative(path, text, mention) else why

    def _is_run(self, path: str, text: str, mention: Mention) -> bool:
        """Whether the line runs the file, and is not in that file itself."""
        before = text[: mention.start].rpartition("\n")[2]
        return RUNNER.search(before) is not None and not (path in self.move.moved and mention.file == path)

    def _in_text(self, path: str, text: str, mention: Mention) -> Edit | str:
        """The same for files that are no code."""
        new = self._word(path, mention)
        before = text[: mention.start].rpartition("\n")[2]
        if posixpath.basename(path).lower().startswith("dockerfile") and COPIED.search(before):
            return f"it copies {mention.file} by its name: copy the folder instead, or remove the line"
        if new and not mention.is_ambiguous:
            if path in self.move.moved and mention.base == posixpath.dirname(path) != "" and not is_document(path):
                return f"the file names {mention.file} from its own folder: name it from the root first"
            return Edit(0, 0, new)
        return (
            ""
            if is_document(path)
            else f"it may mean {mention.file}, or what is built from it: name it by its path from the root, or remove it"
        )

    def _word(self, path: str, mention: Mention) -> str:
        """The word that names the file in its new place; empty when that is not certain."""
        if mention.base is None:
            return ""
        own, target = posixpath.dirname(path), self.move.moves[mention.file]
        base = (
            posixpath.dirname(self.move.moves[path])
            if path in self.move.moved and mention.base == own
            else mention.base
        )
        tails = (posixpath.relpath(mention.file, mention.base or "."), posixpath.relpath(target, base or "."))
        for cut in (lambda each: each, stripped, lambda each: stripped(each) + ".js"):
            tail, new = (cut(each) for each in tails)
            if mention.word == tail:
                return new
            if mention.word == f"./{tail}":
                return new if new.startswith("..") else f"./{new}"
            if mention.word.endswith(f"/{tail}") and ".." not in tail:
                return mention.word[: -len(tail)] + new if not new.startswith("..") else ""
            if posixpath.normpath(mention.word) == tail:
                return new
        return ""

    def links(self, path: str, text: str) -> Iterator[Edit]:
        """Relative links of a moved document to files that stay."""
        own, new_own = posixpath.dirname(path), posixpath.dirname(self.move.moves[path])
        for match in LINK.finditer(text):
            target = posixpath.normpath(posixpath.join(own, match[1]))
            if target not in self.move.moved and (
                target in self.move.before.paths or target in self.move.before.folders
            ):
                start = len(text[: match.start(1)].encode("utf-8", "surrogateescape"))
                relative = posixpath.relpath(target, new_own or ".")
                yield Edit(start, start + len(match[1].encode("utf-8", "surrogateescape")), relative)

    def patterns(self, path: str, text: str, reading: Reading | None) -> None:
        """Patterns that take in a file now and would not any more."""
        if "*" not in text:
            return
        elsewhere = self._reported_elsewhere(path)
        words = QUOTED_GLOB.finditer(text) if is_code(path) else GLOB.finditer(text)
        for match in words:
            word = match[2] if is_code(path) else match[0]
            word = word.lstrip("!").removeprefix("./").strip(",")
            if any(start <= match.start() < end for start, end in elsewhere):
                continue
            if "/" not in word or not re.search(r"[\w]", word):
                continue
            for base in dict.fromkeys(("", posixpath.dirname(path))):
                whole = posixpath.normpath(posixpath.join(base, FROM_A_VARIABLE.sub("", word)))
                lost = self._lost_by(whole)
                if lost is not None:
                    self._report_lost(path, text, match.start(), word, whole, lost)
                    break

    def _lost_by(self, pattern: str) -> str | None:
        """The first file that ``pattern`` takes in before the move and not after it."""
        moves = self.move.moves.items()
        return next(
            (old for old, new in moves if globs.matches((pattern,), old) and not globs.matches((pattern,), new)), None
        )

    def _report_lost(self, path: str, text: str, start: int, word: str, pattern: str, lost: str) -> None:
        """A pattern that still takes in other files goes on working; in code and Dockerfiles that is not certain."""
        left = any(globs.matches((pattern,), each) for each in self.move.after.listed)
        if left and not posixpath.basename(path).lower().startswith("dockerfile") and not is_code(path):
            line = text.count("\n", 0, start) + 1
            self.found.remarks.append(f"{path}:{line}: {word} takes in {lost} no longer")
        else:
            self.found.stop(path, text, start, f"the pattern takes in {lost} and would not any more: widen it first")

    def _reported_elsewhere(self, path: str) -> list[tuple[int, int]]:
        """Parts of a JSON file whose patterns are aliases, or a project's files: these are followed as such."""
        value = self.move.resolver.json(path) if path.endswith(".json") else None
        if value is None:
            return []
        if value.get("compilerOptions") is not None or "tsconfig" in posixpath.basename(path):
            return [(value.start, value.end)]
        parts = [value.get(key) for key in ("imports", "exports")]
        return [(each.start, each.end) for each in parts if each is not None]


def _is_relative(path: str, text: str, mention: Mention) -> bool:
    """Whether a path in a string of code means a file beside ``path``, or is joined to another path."""
    own = posixpath.dirname(path)
    return (mention.base == own and own != "") or (
        BESIDE.search(text[max(0, mention.start - 300) : mention.start - 1]) is not None
    )
