"""Commands of package managers in texts, the entries of package.json that they run, and what is said today instead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .files import Repository
from .resolution import Resolver, above

PROGRAMS = ("npm", "yarn", "bun ", 'bun"', "bun'", "bun:", "turbo", "nx ", "run-s ", "run-p ")
"""Without one of these a text has nothing that PROGRAM finds: much the quicker question."""
PROGRAM = re.compile(r"(?<![\w./@-])(pnpm|npm|yarn|bun|turbo|nx|run-s|run-p|npm-run-all2?)(?=[ \t\\\"'])")
WORD = re.compile(
    r"(?:[ \t]|\\\n)+"
    r"(-{1,2}[\w-]*(?:=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'`;|&()<>,\\]*))?|\"[^\"\s]*\"|'[^'\s]*'|\\\"[^\"\s]*\\\"|[^\s\"'`;|&()<>,\\]+)"
)
LISTED = re.compile(r"""(["'])(pnpm|npm|yarn|bun|turbo)(?:\.cmd)?\1\s*,\s*\[?((?:\s*(["'])[^"'\n]*\4\s*,?)+)""")
CONCURRENT = re.compile(r"(?:npm|yarn|bun):([\w:.*-]+)")
TAKES_WORD = {"--filter", "-F", "--prefix", "--cwd", "-C", "--dir", "--workspace", "--package", "--concurrency"}
ELSEWHERE = {"--filter", "-F", "--prefix", "--cwd", "-C", "--dir", "--workspace", "-w", "-r", "--recursive"}
RUN = {"run", "run-script", "rum", "urn"}
MANY = {"turbo", "run-s", "run-p", "npm-run-all", "npm-run-all2"}
LIFECYCLE = {"dev", "start", "build", "test", "prepare", "postinstall", "preinstall", "install", "deploy", "ci"}
ONE_COMMAND = re.compile(r"[^;&|]*")


@dataclass(frozen=True)
class Invocation:
    """A script of package.json that a text runs."""

    name: str
    start: int
    end: int
    options: tuple[str, ...] = ()
    is_elsewhere: bool = False
    """Another package's script may be meant."""


def invocations(text: str) -> Iterator[Invocation]:
    """``pnpm seed:new --size=small``, ``npm run seed -- -f``, ``turbo run seed``, ``["pnpm", "seed"]`` …"""
    if not any(program in text for program in PROGRAMS):
        return
    for match in PROGRAM.finditer(text):
        words: list[tuple[str, int]] = []
        at = match.end()
        while (word := WORD.match(text, at)) is not None and len(words) < 30:
            words.append((word[1].strip("\"'\\"), word.end()))
            at = word.end()
        yield from _invoked(match[1], words, match.start())
    for match in LISTED.finditer(text):
        words = [(word, match.end()) for word in re.findall(r"""["']([^"'\n]*)["']""", match[3])]
        yield from _invoked(match[2], words, match.start())
    for match in CONCURRENT.finditer(text):
        yield Invocation(match[1], match.start(), match.end())


def _invoked(program: str, words: list[tuple[str, int]], start: int) -> Iterator[Invocation]:
    """The scripts that ``program`` runs with these ``words``, each with its end in the text."""
    command = _Command(program, start)
    rest = iter(words)
    for word, end in rest:
        if not command.take(word, end, rest):
            break
    for name, end in command.names:
        yield Invocation(
            name, start, command.end if len(command.names) == 1 else end, tuple(command.options), command.is_elsewhere
        )


class _Command:
    """A package manager's command line, read word by word."""

    def __init__(self, program: str, start: int) -> None:
        self.program, self.end = program, start
        self.names: list[tuple[str, int]] = []
        self.options: list[str] = []
        self.is_elsewhere = program in ("turbo", "nx")
        self._is_run = False

    def take(self, word: str, end: int, rest: Iterator[tuple[str, int]]) -> bool:
        """Take in one word, and of ``rest`` the value that belongs to it; False where the command ends before it."""
        if word.startswith("-"):
            self._take_flag(word, end, rest)
        elif self._wants_value():
            return self._take_value(word, end)
        elif self.names and self.program not in MANY:
            return False
        elif word in RUN and not self._is_run:
            self._is_run = True
        elif self.program == "yarn" and word in ("workspace", "workspaces") and not self.names:
            self.is_elsewhere = True
            next(rest, None)
        elif self.program in ("npm", "nx") and not self._is_run:
            return False
        else:
            self._take_name(word, end)
        return True

    def _take_flag(self, word: str, end: int, rest: Iterator[tuple[str, int]]) -> None:
        flag, equals, _ = word.partition("=")
        self.is_elsewhere = self.is_elsewhere or flag in ELSEWHERE
        if (flag in TAKES_WORD and not equals) or (flag == "-w" and self.program == "npm"):
            next(rest, None)
        elif word != "--" and self.names:
            self.options.append(word)
            self.end = end

    def _wants_value(self) -> bool:
        """Whether the last option may have its value in the next word."""
        is_open = bool(self.options) and self.options[-1].startswith("--") and "=" not in self.options[-1]
        return bool(self.names) and is_open and self.program not in MANY

    def _take_value(self, word: str, end: int) -> bool:
        if self.options[-1] not in ("--size", "--env", "--table"):
            return False
        self.options[-1] += f"={word}"
        self.end = end
        return True

    def _take_name(self, word: str, end: int) -> None:
        name = word.rstrip(".,:!?…")
        name_end = end - len(word) + len(name)
        if self.program == "turbo":
            name = name.rpartition("#")[2]
        elif self.program == "nx":
            name = name.partition(":")[2]
        self.names.append((name, name_end))
        self.end = name_end


@dataclass
class Entry:
    """One script of a package.json: its bytes hold the value with its quotes. ``rule`` is what finds it."""

    package: str
    name: str
    command: str
    start: int
    end: int
    rule: str = ""
    replacement: str = ""
    is_advice: bool = False
    """What replaces it takes no flags: see Rule."""
    is_old: bool = False
    """The entry is the old system itself, so that who runs it uses the old system."""


@dataclass
class Entries:
    """The scripts of every package.json of a repository."""

    by_package: dict[str, dict[str, Entry]] = field(default_factory=dict)

    def all(self) -> Iterator[Entry]:
        for entries in self.by_package.values():
            yield from entries.values()

    def meant(self, invocation: Invocation, path: str) -> list[Entry]:
        """What an invocation in the file at ``path`` may run: the closest package's script, else any package's."""
        everywhere = [entries[invocation.name] for entries in self.by_package.values() if invocation.name in entries]
        if not invocation.is_elsewhere:
            for folder in above(posixpath.dirname(path)):
                entry = self.by_package.get(posixpath.join(folder, "package.json"), {}).get(invocation.name)
                if entry is not None:
                    return [entry]
        return everywhere


def read_entries(repository: Repository, resolver: Resolver) -> Entries:
    entries = Entries()
    for path in repository.names.get("package.json", []):
        package = resolver.json(path)
        scripts = package.get("scripts") if package is not None and "node_modules" not in path.split("/") else None
        if scripts is not None and isinstance(scripts.value, dict):
            entries.by_package[path] = {
                name: Entry(path, name, value.value, value.start, value.end)
                for name, value in scripts.value.items()
                if isinstance(value.value, str)
            }
    return entries


def translated(options: tuple[str, ...], defaults: dict[str, str], known: dict[str, str]) -> tuple[str, list[str]]:
    """Old flags as today's, and those that have no counterpart."""
    given = {flag: value for flag, _, value in (option.partition("=") for option in options)}
    today, lost = [], []
    for flag, value in (defaults | given).items():
        name = known.get(flag)
        if name:
            today.append(f"{name} {value}" if value else name)
        else:
            lost.append(flag)
    return " ".join(dict.fromkeys(today)), lost
