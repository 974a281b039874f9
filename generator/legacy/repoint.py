"""What must change in a repository so that files can move: edits that keep every path true, and what stands in the way."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import git, globs, imports, old
from .files import COMPONENTS, Repository, is_code, is_document, is_passed_over
from .imports import Import, Reading
from .mentions import Mention, Mentions, stripped
from .note import noted
from .projects import Projects
from .resolution import Resolved, Resolver, respecified
from .scan import COMPUTED, RUNNER

LINK = re.compile(r"\]\((?![a-z]+:|#|/)<?([^)\s#>]+)[^)]*\)")
GLOB = re.compile(r"[\w@.$/{},!-]*\*[\w@.$/{},*!-]*")
QUOTED_GLOB = re.compile(r"""(["'`])([^"'`\s*]*\*[^"'`\s]*)\1""")
OWN_PLACE_IN_SHELL = re.compile(r"BASH_SOURCE|dirname\b|\$\{?0\b|%~dp0")
COPIED = re.compile(r"^\s*(COPY|ADD)\b", re.IGNORECASE)
BESIDE = re.compile(r"\b(?:join|resolve|URL)\([^()]*,\s*$")
IGNORES = (".dockerignore", ".vercelignore", ".gcloudignore", ".slugignore", ".npmignore")


@dataclass(frozen=True)
class Obstacle:
    """Something that names a file which would move, and can't be repointed."""

    path: str
    line: int
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}\n      {self.why}"


@dataclass
class Changes:
    """Contents of files by the path that they will have, and what was noticed on the way."""

    contents: dict[str, str] = field(default_factory=dict)
    obstacles: list[Obstacle] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str


def changes(repository: Repository, moves: dict[str, str]) -> Changes:
    """Work out what changes when each key of ``moves`` becomes its value. Reads everything, writes nothing."""
    return _Repointer(repository, moves).changes()


class _Repointer:
    def __init__(self, repository: Repository, moves: dict[str, str]) -> None:
        self.before, self.moves = repository, moves
        self.moved = frozenset(moves)
        self.resolver = Resolver(repository)
        self.mentions = Mentions(repository, moves)
        self.found = Changes()
        self.names = re.compile(
            "|".join(sorted(map(re.escape, self.resolver.words(moves)), key=len, reverse=True)) or r"(?!)"
        )
        self.moved_folders = frozenset(posixpath.dirname(path) for path in moves)
        there = sorted((repository.paths - self.moved) | set(moves.values()))
        self.after = Repository(repository.root, "", repository.is_git, there)
        self.later = Resolver(self.after)
        self.readings: dict[str, tuple[Reading, list[Resolved | None]]] = {}

    def changes(self) -> Changes:
        for path in self.before.listed:
            text = self.before.text(path)
            if path in self.moved and text is None:
                self._obstacle(path, 1, "", "it is binary, or larger than 1 MB: move it by hand")
            elif text is not None and not is_passed_over(path):
                self._file(path, text)
        self._packages()
        self._ignored()
        if not self.found.obstacles:
            for obstacle in [*Projects(self.resolver, self.later, self.moves).obstacles(self.found.remarks)]:
                self._obstacle(*obstacle)
            self._prove()
        self.found.obstacles.sort(key=lambda each: (each.path, each.line))
        return self.found

    def _obstacle(self, path: str, line: int, text: str, why: str) -> None:
        shown = " ".join(text.split())[:160]
        if (each := Obstacle(path, line, shown, why)) not in self.found.obstacles:
            self.found.obstacles.append(each)

    def _stopped(self, path: str, text: str, at: int, why: str) -> None:
        """An obstacle at a character of a file."""
        line = text.count("\n", 0, at) + 1
        end = text.find("\n", at)
        self._obstacle(path, line, text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)], why)

    def _file(self, path: str, text: str) -> None:
        """Work out the new text of one file."""
        is_moved, data = path in self.moved, text.encode("utf-8", "surrogateescape")
        edits: list[_Edit] = []
        reading = None
        if is_code(path):
            if is_moved or self.names.search(text) or COMPUTED.search(text):
                reading = imports.read(path, data)
                edits += self._imports(path, text, data, reading)
        elif path.endswith(COMPONENTS):
            self._component(path, text)
        if is_moved and path.endswith((".sh", ".bash", ".zsh", ".bat")) and (own := OWN_PLACE_IN_SHELL.search(text)):
            self._stopped(
                path, text, own.start(), "the script asks where it is: give it paths from the working directory first"
            )
        edits += self._mentions(path, text, data, reading)
        if is_moved and path.lower().endswith((".md", ".mdx")):
            edits += self._links(path, text)
        if not is_document(path):
            self._globs(path, text, reading)
        new = _edited(data, edits).decode("utf-8", "surrogateescape")
        target = self.moves.get(path, path)
        if is_moved:
            new = noted(path, new)
        if new != text:
            self.found.contents[target] = new

    # imports

    def _imports(self, path: str, text: str, data: bytes, reading: Reading) -> Iterator[_Edit]:
        meant: list[Resolved | None] = []
        for each in reading.imports:
            at = len(data[: each.start].decode("utf-8", "surrogateescape"))
            resolved = None if each.is_pattern else self.resolver.resolve(each.specifier, path)
            meant.append(resolved)
            if each.is_pattern:
                self._computed(path, text, at, each, reading, data)
            elif resolved is None:
                self._unknown(path, text, at, each.specifier)
            else:
                new = self._specifier(path, each, resolved)
                if new is None:
                    self._stopped(
                        path,
                        text,
                        at,
                        f"no specifier of this kind reaches {self.moves[resolved.file or '']}: import it by a relative path first",
                    )
                elif new != each.specifier:
                    if each.is_place:
                        quote = chr(data[each.start])
                        new = f"{quote}{new}{quote}"
                    yield _Edit(each.start, each.end, new)
                self._folder(path, text, at, each, resolved)
        self.readings[path] = (reading, meant)
        if path in self.moved:
            for place in reading.located:
                at = len(data[:place].decode("utf-8", "surrogateescape"))
                self._stopped(
                    path,
                    text,
                    at,
                    'the file asks where it is, and would be elsewhere: use a plain path there first, as in path.join(__dirname, "x.json")',
                )

    def _specifier(self, path: str, each: Import, resolved: Resolved) -> str | None:
        """What an import says after the move; None when it can't be said."""
        importer = self.moves.get(path, path)
        target = self.moves.get(resolved.file or "", resolved.file)
        later = self.later.resolve(each.specifier, importer)
        if later is not None and target is not None and later.file == target:
            return each.specifier
        if resolved.file in self.moved:
            return respecified(each.specifier, importer, resolved, self.moves[resolved.file])
        if path not in self.moved or (resolved.alias is not None and later is not None and later.path == resolved.path):
            return each.specifier
        return respecified(each.specifier, importer, Resolved(resolved.path, resolved.path), resolved.path)

    def _folder(self, path: str, text: str, at: int, each: Import, resolved: Resolved) -> None:
        """A path to a folder, from which files are taken that would not be there any more."""
        if each.is_place and resolved.file is None and resolved.path in self.moved_folders and path not in self.moved:
            self._stopped(
                path,
                text,
                at,
                f"it names the folder {resolved.path}, from which a file would go: name the files one by one first",
            )

    def _computed(self, path: str, text: str, at: int, each: Import, reading: Reading, data: bytes) -> None:
        files = old.possible(each.specifier, path, self.moved)
        if files:
            self._stopped(path, text, at, f"the path is computed and may mean {files[0]}: write it out first")
        elif path in self.moved and each.specifier.startswith("."):
            self._stopped(path, text, at, "the path is computed, and the file would be elsewhere: write it out first")
        elif not re.search(r"[^*./]", each.specifier) and self._is_near(path, text, reading, data):
            self._stopped(
                path,
                text,
                at,
                "what is loaded here is not known, and files would move in the folders that are named here: write the paths out first",
            )

    def _is_near(self, path: str, text: str, reading: Reading, data: bytes) -> bool:
        """Whether a file that loads something unknown is beside the moved files, or names one of their folders."""
        if posixpath.dirname(path) in self.moved_folders - {""} and path not in self.moved:
            return True
        for start, end in reading.texts:
            word = data[start + 1 : end - 1].decode("utf-8", "surrogateescape").strip("/").removeprefix("./")
            whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), word))
            if (
                word
                and {word, whole} & (self.moved_folders - {"", "."})
                or any(word and folder.endswith(f"/{word}") for folder in self.moved_folders)
            ):
                return True
        return False

    def _unknown(self, path: str, text: str, at: int, specifier: str) -> None:
        """A specifier that nothing here resolves, and whose end fits: an alias of a bundler or a test runner."""
        plain = stripped(specifier.partition("?")[0])
        parts = plain.split("/")
        package = "/".join(parts[:2]) if plain.startswith("@") else parts[0]
        rest = "/".join(parts[1:])
        fits = [file for file in sorted(self.moved) if rest and f"/{stripped(file)}".endswith(f"/{rest}")]
        if not rest:
            fits = [file for file in sorted(self.moved) if plain.lstrip("#@~$") == stripped(posixpath.basename(file))]
        if fits and ":" not in parts[0] and package not in self._dependencies():
            self._stopped(
                path,
                text,
                at,
                f"'{specifier}' may mean {fits[0]} by an alias that no tsconfig.json tells: import it by a relative path first",
            )

    def _dependencies(self) -> set[str]:
        found = set()
        for package in self.before.names.get("package.json", []):
            value = self.resolver.json(package)
            for kind in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
                listed = value.get(kind) if value is not None else None
                if listed is not None and isinstance(listed.value, dict):
                    found |= set(listed.value)
        return found

    def _component(self, path: str, text: str) -> None:
        for specifier, at in imports.read_text(text):
            resolved = self.resolver.resolve(specifier, path)
            if resolved is not None and resolved.file in self.moved:
                self._stopped(
                    path,
                    text,
                    at,
                    f"a component imports {resolved.file}: move that import into a .ts file, or remove it",
                )

    # paths in texts

    def _mentions(self, path: str, text: str, data: bytes, reading: Reading | None) -> Iterator[_Edit]:
        if not self.mentions.could_name(text, path):
            return
        if reading is None and is_code(path):
            reading = imports.read(path, data)
        for mention in self.mentions.find(text, path):
            start = len(text[: mention.start].encode("utf-8", "surrogateescape"))
            end = start + len(mention.word.encode("utf-8", "surrogateescape"))
            if reading is not None:
                if any(each.start <= start < each.end or start <= each.start < end for each in reading.imports):
                    continue
                verdict = self._in_code(path, text, mention, start, data, reading)
            else:
                verdict = self._in_text(path, text, mention)
            if isinstance(verdict, _Edit):
                yield _Edit(start, end, verdict.text)
            elif verdict:
                self._stopped(path, text, mention.start, verdict)

    def _in_code(
        self, path: str, text: str, mention: Mention, start: int, data: bytes, reading: Reading
    ) -> _Edit | str:
        """An edit, an obstacle, or nothing (an empty text) for a path in a comment or a string."""
        new = self._word(path, mention)
        if any(first <= start < last for first, last in reading.comments):
            return _Edit(0, 0, new) if new and "/" in mention.word else ""
        inside = next(((first, last) for first, last in reading.texts if first <= start < last), None)
        why = f"it names {mention.file} in a way that cannot be repointed: import it, or give its path from the root"
        if inside is None:
            return why
        content = data[inside[0] + 1 : inside[1] - 1].decode("utf-8", "surrogateescape")
        before = text[: mention.start].rpartition("\n")[2]
        if re.search(r"\s", content):
            if new and "/" in mention.word and not mention.word.startswith("."):
                return _Edit(0, 0, new)
            return why if RUNNER.search(before) and not (path in self.moved and mention.file == path) else ""
        if (
            BESIDE.search(text[max(0, mention.start - 300) : mention.start - 1])
            or not new
            or mention.word.startswith(".")
        ):
            return why
        own = posixpath.dirname(path)
        return why if "/" not in mention.word or (mention.base == own and own != "") else _Edit(0, 0, new)

    def _in_text(self, path: str, text: str, mention: Mention) -> _Edit | str:
        """The same for files that are no code."""
        new = self._word(path, mention)
        before = text[: mention.start].rpartition("\n")[2]
        if posixpath.basename(path).lower().startswith("dockerfile") and COPIED.search(before):
            return f"it copies {mention.file} by its name: copy the folder instead, or remove the line"
        if new and not mention.is_ambiguous:
            if path in self.moved and mention.base == posixpath.dirname(path) != "" and not is_document(path):
                return f"the file names {mention.file} from its own folder: name it from the root first"
            return _Edit(0, 0, new)
        return (
            ""
            if is_document(path)
            else f"it may mean {mention.file}, or what is built from it: name it by its path from the root, or remove it"
        )

    def _word(self, path: str, mention: Mention) -> str:
        """The word that names the file in its new place; empty when that is not certain."""
        if mention.base is None:
            return ""
        own, target = posixpath.dirname(path), self.moves[mention.file]
        base = posixpath.dirname(self.moves[path]) if path in self.moved and mention.base == own else mention.base
        tails = (posixpath.relpath(mention.file, mention.base or "."), posixpath.relpath(target, base or "."))
        for cut in (lambda each: each, stripped, lambda each: stripped(each) + ".js"):
            tail, new = (cut(each) for each in tails)
            if mention.word == tail:
                return new
            if mention.word == f"./{tail}":
                return new if new.startswith("..") else f"./{new}"
            if mention.word.endswith(f"/{tail}") and ".." not in mention.word:
                return mention.word[: -len(tail)] + new if not new.startswith("..") else ""
            if posixpath.normpath(mention.word) == tail:
                return new
        return ""

    def _links(self, path: str, text: str) -> Iterator[_Edit]:
        """Relative links of a moved document to files that stay."""
        own, new_own = posixpath.dirname(path), posixpath.dirname(self.moves[path])
        for match in LINK.finditer(text):
            target = posixpath.normpath(posixpath.join(own, match[1]))
            if target not in self.moved and (target in self.before.paths or target in self.before.folders):
                start = len(text[: match.start(1)].encode("utf-8", "surrogateescape"))
                relative = posixpath.relpath(target, new_own or ".")
                yield _Edit(start, start + len(match[1].encode("utf-8", "surrogateescape")), relative)

    def _globs(self, path: str, text: str, reading: Reading | None) -> None:
        """Patterns that take in a file now and would not any more."""
        if "*" not in text:
            return
        told = self._told_elsewhere(path)
        words = QUOTED_GLOB.finditer(text) if is_code(path) else GLOB.finditer(text)
        for match in words:
            word = match[2] if is_code(path) else match[0]
            word = word.lstrip("!").removeprefix("./").strip(",")
            if any(start <= match.start() < end for start, end in told):
                continue
            if "/" not in word or not re.search(r"[\w]", word):
                continue
            for base in {"", posixpath.dirname(path)}:
                whole = posixpath.join(base, word)
                lost = [
                    file
                    for file, new in self.moves.items()
                    if globs.matches((whole,), file) and not globs.matches((whole,), new)
                ]
                if not lost:
                    continue
                left = [each for each in self.after.listed if globs.matches((whole,), each)]
                if left and not posixpath.basename(path).lower().startswith("dockerfile") and not is_code(path):
                    line = text.count("\n", 0, match.start()) + 1
                    self.found.remarks.append(f"{path}:{line}: {word} takes in {lost[0]} no longer")
                else:
                    self._stopped(
                        path,
                        text,
                        match.start(),
                        f"the pattern takes in {lost[0]} and would not any more: widen it first",
                    )
                break

    def _told_elsewhere(self, path: str) -> list[tuple[int, int]]:
        """Parts of a JSON file whose patterns are aliases, or a project's files: these are followed as such."""
        value = self.resolver.json(path) if path.endswith(".json") else None
        if value is None:
            return []
        if value.get("compilerOptions") is not None or "tsconfig" in posixpath.basename(path):
            return [(value.start, value.end)]
        parts = [value.get(key) for key in ("imports", "exports")]
        return [(each.start, each.end) for each in parts if each is not None]

    # what holds for the moved files as a whole

    def _packages(self) -> None:
        """Files stay in their package: elsewhere other dependencies and another module system may hold."""
        for path, target in self.moves.items():
            package = self.resolver.nearest(posixpath.dirname(path), "package.json")
            later = self.later.nearest(posixpath.dirname(target), "package.json")
            if is_code(path) and package != later:
                folder = posixpath.dirname(package) if package else "."
                self._obstacle(
                    path,
                    1,
                    "",
                    f"{target} belongs to another package ({later or 'none'}): archive it with --to below {folder or 'the root'}",
                )

    def _ignored(self) -> None:
        for path, target in self.moves.items():
            if self.before.is_git and git.is_ignored(self.before.root, target):
                self._obstacle(path, 1, "", f".gitignore hides {target}: choose another folder with --to")
            for name in IGNORES:
                if name in self.before.paths and self._hides(name, target) and not self._hides(name, path):
                    self._obstacle(path, 1, "", f"{name} hides {target}: choose another folder with --to")

    def _hides(self, name: str, path: str) -> bool:
        return self.before.is_git and git.is_ignored(self.before.root, path, name)

    def _prove(self) -> None:
        """Read all that was changed once more: each import must mean the same file as before, in its new place."""
        for path, text in self.found.contents.items():
            self.after.texts[path] = text
        for path in self.before.listed:
            new = self.moves.get(path, path)
            if new not in self.after.texts:
                self.after.texts[new] = self.before.text(path)
        checked = Resolver(self.after)
        for path, (reading, meant) in self.readings.items():
            new = self.moves.get(path, path)
            text = self.after.text(new) or ""
            again = imports.read(new, text.encode("utf-8", "surrogateescape"))
            now = [None if each.is_pattern else checked.resolve(each.specifier, new) for each in again.imports]
            if len(again.imports) != len(reading.imports):
                self._obstacle(path, 1, "", "its imports cannot be read with certainty: move it by hand")
                continue
            for each, was, is_now in zip(again.imports, meant, now, strict=True):
                wanted = self.moves.get(was.file, was.file) if was is not None and was.file is not None else None
                if (is_now.file if is_now is not None else None) != wanted:
                    line = text.encode("utf-8", "surrogateescape").count(b"\n", 0, each.start) + 1
                    self._obstacle(
                        path,
                        line,
                        each.specifier,
                        "after the move this import would mean another file: import it by a relative path first",
                    )


def _edited(data: bytes, edits: list[_Edit]) -> bytes:
    """The bytes with all edits done; of two at one place the first holds."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda each: each.start):
        if edit.start >= at:
            parts += [data[at : edit.start], edit.text.encode("utf-8", "surrogateescape")]
            at = edit.end
    return b"".join([*parts, data[at:]])


__all__ = ["Changes", "Obstacle", "changes"]
