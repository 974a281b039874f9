"""What counts as the old system: rules in TOML, the built-in ones and those that a user adds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import ConfigurationError, UsageError, did_you_mean
from ..files import read_regular
from . import globs

BUILT_IN = Path(__file__).with_name("rules.toml")
COMMAND, SCRIPT_FILE, VARIABLE = "command", "script file", "environment variable"
PACKAGE_SCRIPT, IMPORT, DOCUMENT = "package.json script", "import", "document"
NEEDS: dict[str, tuple[str, ...]] = {
    COMMAND: ("pattern", "scripts"),
    SCRIPT_FILE: ("paths",),
    VARIABLE: ("pattern",),
    PACKAGE_SCRIPT: ("scripts",),
    DOCUMENT: ("paths", "pattern"),
}
"""A rule's kind, and the keys of which it must have one. Imports follow from the script files."""


class RulesError(ConfigurationError):
    """A file of rules is invalid; all its mistakes at once."""


@dataclass(frozen=True)
class Rule:
    """One thing to look for. Which fields are set depends on ``kind``: see NEEDS."""

    name: str
    kind: str
    replacement: str
    paths: tuple[str, ...] = ()
    contains: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    pattern: re.Pattern[str] | None = None
    files: tuple[str, ...] = ("**",)
    scripts: re.Pattern[str] | None = None
    defaults: dict[str, str] = field(default_factory=dict)

    @property
    def is_advice(self) -> bool:
        """Whether ``replacement`` takes no flags of the old command: it says more than the command's name does."""
        return "{options}" not in self.replacement


@dataclass(frozen=True)
class Rules:
    """All rules that hold for a run."""

    rules: tuple[Rule, ...] = ()
    archived: tuple[str, ...] = ()
    """Globs of folders that hold what was archived before."""
    exclude: tuple[str, ...] = ()
    """Globs of files that are not read."""
    options: dict[str, str] = field(default_factory=dict)
    """Flags of the old commands and what they are now; empty for none."""

    def replacement(self, path: str) -> str | None:
        """What replaces the script file at ``path``, without flags; None when no rule's paths hold it."""
        rule = next((each for each in self.of(SCRIPT_FILE, DOCUMENT) if globs.matches(each.paths, path)), None)
        return None if rule is None else " ".join(rule.replacement.replace("{options}", "").split())

    def of(self, *kinds: str) -> list[Rule]:
        return [rule for rule in self.rules if rule.kind in kinds]


def load(extra: Path | None = None) -> Rules:
    """The built-in rules, and those of a file. Raises RulesError (78) with every mistake, each with its line."""
    built_in = _read(BUILT_IN, BUILT_IN.read_text(encoding="utf-8"), Rules())
    if extra is None:
        return built_in
    try:
        text = read_regular(extra).decode("utf-8-sig")
    except FileNotFoundError:
        raise UsageError(f"there is no file of rules at {extra}") from None
    except UnicodeDecodeError as error:
        raise RulesError(
            f"the rules are not UTF-8 (byte 0x{error.object[error.start]:02X})", location=str(extra)
        ) from None
    except OSError as error:
        raise UsageError(f"the rules {extra} cannot be read: {error.strerror}") from None
    return _read(extra, text, built_in)


def _read(path: Path, text: str, base: Rules) -> Rules:
    try:
        given = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also for a number of thousands of digits
        raise RulesError(f"the rules are not valid TOML: {error}", location=str(path)) from None
    reader = _Reader(path, text)
    found = reader.rules(given, base)
    if reader.problems:
        raise RulesError("the rules are invalid", problems=reader.problems, location=str(path))
    return found


class _Reader:
    """Reads one file and collects what is wrong with it."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.lines, self.problems = path, text.splitlines(), list[str]()
        self.headers = [
            number for number, line in enumerate(self.lines, 1) if re.match(r"\s*\[\[\s*rules\s*\]\]", line)
        ]

    def wrong(self, line: int, message: str) -> None:
        self.problems.append(f"{self.path}:{line}: {message}")

    def line_of(self, key: str, first: int = 1) -> int:
        """The line on which ``key`` is set, from ``first`` on."""
        wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*(=|\.)|\s*\[\s*{re.escape(key)}\s*\]""")
        return next((n for n, line in enumerate(self.lines[first - 1 :], first) if wanted.match(line)), first)

    def rules(self, given: dict[str, Any], base: Rules) -> Rules:
        self.keys(given, ("rules", "archived", "exclude", "options", "off"), 1)
        off = self.texts(given, "off", 1)
        known = [rule.name for rule in base.rules]
        for name in off:
            if name not in known:
                self.wrong(self.line_of("off"), f"off: there is no built-in rule '{name}'{did_you_mean(name, known)}")
        kept = [rule for rule in base.rules if rule.name not in off]
        rules = self.own_rules(given.get("rules", []), kept)
        return replace(
            base,
            rules=(*rules, *kept),
            archived=base.archived + self.texts(given, "archived", 1),
            exclude=base.exclude + self.texts(given, "exclude", 1),
            options=base.options | self.table(given, "options", 1),
        )

    def own_rules(self, tables: Any, kept: Sequence[Rule]) -> list[Rule]:
        """The file's own rules; their names must not be those of ``kept`` built-in ones."""
        if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
            self.wrong(self.line_of("rules"), "rules: write each rule below a line [[rules]]")
            tables = []
        locations = self.headers if len(self.headers) == len(tables) else [1] * len(tables)
        rules = [
            rule for table, line in zip(tables, locations, strict=True) if (rule := self.rule(table, line)) is not None
        ]
        for rule, line in zip(rules, locations, strict=False):
            if rule.name in [other.name for other in [*kept, *rules] if other is not rule]:
                self.wrong(line, f"name: there is a rule '{rule.name}' already; rename it, or switch the other one off")
        return rules

    def rule(self, table: dict[str, Any], line: int) -> Rule | None:
        before = len(self.problems)
        fields = tuple(Rule.__dataclass_fields__)
        self.keys(table, fields, line)
        name, kind, replacement = (self.text(table, key, line) for key in ("name", "kind", "replacement"))
        if kind and kind not in NEEDS:
            known = ", ".join(f"'{each}'" for each in NEEDS)
            self.wrong(
                self.line_of("kind", line), f"kind: '{kind}' is none of {known}{did_you_mean(kind, list(NEEDS))}"
            )
        elif kind and not any(table.get(key) for key in NEEDS[kind]):
            self.wrong(line, f"a rule of kind '{kind}' needs {' or '.join(NEEDS[kind])}")
        rule = Rule(
            name,
            kind,
            replacement,
            paths=self.texts(table, "paths", line),
            contains=self.pattern(table, "contains", line),
            unless=self.pattern(table, "unless", line),
            pattern=self.pattern(table, "pattern", line),
            files=self.texts(table, "files", line) or ("**",),
            scripts=self.pattern(table, "scripts", line),
            defaults=self.table(table, "defaults", line),
        )
        return rule if len(self.problems) == before else None

    def keys(self, table: dict[str, Any], known: tuple[str, ...], line: int) -> None:
        for key in table:
            if key not in known:
                self.wrong(self.line_of(key, line), f"there is no key '{key}'{did_you_mean(key, known)}")

    def text(self, table: dict[str, Any], key: str, line: int) -> str:
        value = table.get(key)
        if isinstance(value, str) and value.strip():
            return value
        where = self.line_of(key, line) if key in table else line
        self.wrong(where, f"{key}: {'missing' if value is None else f'{value!r} is not a text'}")
        return ""

    def texts(self, table: dict[str, Any], key: str, line: int) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
            self.wrong(self.line_of(key, line), f"{key}: {value!r} is not a list of texts")
            return ()
        for each in value:
            if key not in ("off",):
                self.compiled(partial(globs.compiled, (each,)), key, each, line)
        return tuple(value)

    def table(self, table: dict[str, Any], key: str, line: int) -> dict[str, str]:
        value = table.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            self.wrong(self.line_of(key, line), f"{key}: {value!r} is not a table of texts")
            return {}
        return value

    def pattern(self, table: dict[str, Any], key: str, line: int) -> re.Pattern[str] | None:
        if key not in table:
            return None
        text = self.text(table, key, line)
        return self.compiled(lambda: re.compile(text, re.MULTILINE), key, text, line) if text else None

    def compiled(self, make: Callable[[], Any], key: str, text: str, line: int) -> Any:
        try:
            return make()
        except re.error as error:
            self.wrong(self.line_of(key, line), f"{key}: {text!r} is not a regular expression: {error}")
            return None
