"""Which files of a repository are the old system itself, and which were archived before."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from . import globs, imports
from .files import Repository, is_code, is_document, is_passed_over
from .resolution import Resolver
from .rules import DOCUMENT, SCRIPT_FILE, Rule, Rules

MARK = "seedsql-legacy: archived"
"""Marks the note at the top of an archived file."""

ARCHIVED = Rule("archived", SCRIPT_FILE, "seedsql seed {options}")
"""What finds the uses of files that were archived."""


@dataclass(frozen=True)
class OldFiles:
    """Files of the old system with the rule that says so, and files that were archived."""

    rules: dict[str, Rule]
    archived: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.archived | self.rules.keys()


def find(repository: Repository, resolver: Resolver, rules: Rules) -> OldFiles:
    """Sort the repository's files. What ``contains`` asks for counts for all that such a file imports, too."""
    found: dict[str, Rule] = {}
    waiting: dict[str, Rule] = {}
    archived = set()
    for path in repository.listed:
        if is_passed_over(path) or globs.matches(rules.exclude, path):
            continue
        if globs.matches(rules.archived, path) or MARK in (repository.text(path) or "")[:2000]:
            archived.add(path)
            continue
        for rule in rules.of(DOCUMENT if is_document(path) else SCRIPT_FILE):
            if rule.paths and globs.matches(rule.paths, path):
                (found if _fits(rule, repository.text(path) or "") else waiting).setdefault(path, rule)
    if waiting:
        _follow_imports(repository, resolver, found, waiting)
    return OldFiles(found, frozenset(archived))


def _follow_imports(
    repository: Repository, resolver: Resolver, found: dict[str, Rule], waiting: Mapping[str, Rule]
) -> None:
    """Add those of ``waiting`` that files of ``found`` import, directly or not."""
    front = [path for path in found if is_code(path)]
    while front:
        for target in imported(repository, resolver, front.pop()):
            if target in waiting and target not in found and waiting[target].contains is not None:
                found[target] = waiting[target]
                front.append(target)


def _fits(rule: Rule, text: str) -> bool:
    if rule.unless is not None and rule.unless.search(text):
        return False
    return rule.contains is None or rule.contains.search(text) is not None


def imported(repository: Repository, resolver: Resolver, path: str) -> list[str]:
    """The files that a file of code imports."""
    data = (repository.text(path) or "").encode("utf-8", "surrogateescape")
    found = [resolver.resolve(each.specifier, path) for each in imports.read(path, data).imports if not each.is_pattern]
    return [each.file for each in found if each is not None and each.file is not None]


def possible(pattern: str, importer: str, files: frozenset[str]) -> list[str]:
    """Which of ``files`` a computed specifier may mean; none when nothing of it is known."""
    if not re.search(r"[^*./]", pattern) and not pattern.startswith("."):
        return []
    whole = (
        pattern
        if pattern.startswith("**")
        else posixpath.normpath(posixpath.join(posixpath.dirname(importer), pattern))
    )
    if not pattern.startswith((".", "*")):
        whole = f"**/{posixpath.basename(pattern) if '/' not in pattern else pattern.partition('/')[2]}"
    fitting = globs.compiled((whole,))
    return sorted(file for file in files if any(fitting.fullmatch(each) for each in _spelt(file)))


def _spelt(file: str) -> list[str]:
    bare, ending = posixpath.splitext(file)
    return [file, bare, bare + ".js", bare + ending.replace("t", "j", 1)]
