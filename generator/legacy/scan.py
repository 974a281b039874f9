"""Every use of the old system in a repository, each with its place and what replaces it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from . import commands, globs, imports, old
from .commands import Entry, Invocation
from .files import COMPONENTS, Repository, is_code, is_document
from .findings import PATH, Finding, Lines, Scan, once_a_line, placed
from .mentions import LEFT, Mentions, stem
from .resolution import Resolver
from .rules import COMMAND, DOCUMENT, IMPORT, PACKAGE_SCRIPT, SCRIPT_FILE, Rule, Rules

RUNNER = re.compile(
    r"(?:\b(?:tsx|ts-node|node|bun|deno|sh|bash|vite-node|esno|swc-node|source|exec)\b|(?:^|\s)\./)[^;|&]*$"
)
COMPUTED = re.compile(
    r"""(?:import|require|require\.resolve)\s*\(\s*(?:[^"'\s)]|(["'])[^"'\n]*\1\s*\+)|import\.meta\.|require\.context|__dirname"""
)


def scan(repository: Repository, rules: Rules) -> Scan:
    """Read the repository and list what is left of the old system."""
    return _Scanner(repository, rules).scan()


class _Scanner:
    def __init__(self, repository: Repository, rules: Rules) -> None:
        self.repository, self.rules = repository, rules
        self.resolver = Resolver(repository)
        self.old = old.find(repository, self.resolver, rules)
        self.mentions = Mentions(repository, self.old.all)
        self.gone = self._gone()
        self.entries = commands.read_entries(repository, self.resolver)
        self.hint = self._import_hint()
        self._classify_entries()

    def scan(self) -> Scan:
        read = 0
        found: list[Finding] = []
        kept = 0
        for path in self.repository.readable(self.rules.exclude):
            if not self.repository.is_within(path):
                continue
            read += 1
            if path in self.old.archived:
                continue
            text = self.repository.text(path) or ""
            in_file = list(self._in_file(path, text))
            if in_file:
                lines = Lines(text)
                left = [(at, each) for at, each in in_file if not lines.is_kept(lines.location(at)[0])]
                kept += len(in_file) - len(left)
                found += [placed(each, lines, at) for at, each in left]
        unique = {(each.path, each.line, each.kind, each.rule, each.column): each for each in found}
        order = sorted(unique.values(), key=lambda each: (each.path, each.line, each.column))
        return Scan(read, tuple(once_a_line(order)), kept)

    def _in_file(self, path: str, text: str) -> Iterator[tuple[int, Finding]]:
        """The uses in one file, each with the place of its first character."""
        if path in self.old.rules:
            rule = self.old.rules[path]
            kind = DOCUMENT if is_document(path) else SCRIPT_FILE
            yield 0, self._finding(path, kind, rule.name, rule.replacement, defaults=rule.defaults)
            if kind == SCRIPT_FILE:
                return
        taken: list[tuple[int, int]] = []
        for start, end, finding in [*self._entries_in(path, text), *self._imports_in(path, text)]:
            taken.append((start, end))
            if finding is not None:
                yield start, finding
        for start, finding in [
            *self._commands_in(path, text),
            *self._paths_in(path, text),
            *self._words_in(path, text),
        ]:
            if not any(first <= start < last for first, last in taken):
                yield start, finding

    def _finding(
        self,
        path: str,
        kind: str,
        rule: str,
        replacement: str,
        options: tuple[str, ...] = (),
        defaults: Mapping[str, str] = MappingProxyType({}),
    ) -> Finding:
        flags = [option.partition("=")[0] for option in options]
        whole = next((now for now in map(self.rules.options.get, flags) if now and now.startswith("seedsql ")), None)
        if whole is not None:
            return Finding(path, 1, 1, kind, rule, "", whole)
        today, lost = commands.translated(options, dict(defaults), self.rules.options)
        message = " ".join(replacement.replace("{options}", today).split())
        if lost and "{options}" in replacement:
            message += f" (without {', '.join(lost)})"
        return Finding(path, 1, 1, kind, rule, "", message)

    # package.json

    def _classify_entries(self) -> None:
        """Find the entries that use the old system, and those that are it: what runs these uses it, too."""
        everything, changed = list(self.entries.all()), True
        while changed:
            changed = False
            for entry in everything:
                if not entry.rule and (use := self._use(entry)) is not None:
                    entry.rule, entry.replacement = use
                    entry.is_advice = any(each.name == entry.rule and each.is_advice for each in self.rules.rules)
                    is_single = commands.ONE_COMMAND.fullmatch(entry.command) is not None
                    named = any(
                        rule.scripts and rule.scripts.fullmatch(entry.name)
                        for rule in self.rules.of(COMMAND, PACKAGE_SCRIPT)
                    )
                    entry.is_old = named or (is_single and entry.name not in commands.LIFECYCLE)
                    changed = True

    def _use(self, entry: Entry) -> tuple[str, str] | None:
        """The rule by which an entry uses the old system, and what replaces it."""
        for _, finding in self._paths_in(entry.package, entry.command):
            return finding.rule, finding.replacement
        for invocation in commands.invocations(entry.command):
            if invocation.name != entry.name and (found := self._old_invocation(invocation, entry.package)) is not None:
                return found.rule, found.replacement
        for rule in self.rules.of(PACKAGE_SCRIPT):
            if (
                rule.scripts
                and rule.scripts.fullmatch(entry.name)
                and not (rule.unless and rule.unless.search(entry.command))
            ):
                options = tuple(re.findall(r"(?<=\s)--?[a-z][\w-]*(?:=\S+)?", entry.command))
                known = tuple(each for each in options if each.partition("=")[0] in self.rules.options)
                return rule.name, self._finding(
                    entry.package, PACKAGE_SCRIPT, rule.name, rule.replacement, known
                ).replacement
        return None

    def _entries_in(self, path: str, text: str) -> Iterator[tuple[int, int, Finding | None]]:
        """The entries of a package.json; also those that are none, so that nothing inside of them is found again."""
        entries = self.entries.by_package.get(path)
        if not entries:
            return
        data = text.encode("utf-8", "surrogateescape")
        for entry in entries.values():
            start, end = (len(data[:at].decode("utf-8", "surrogateescape")) for at in (entry.start, entry.end))
            finding = Finding(path, 1, 1, PACKAGE_SCRIPT, entry.rule, "", entry.replacement) if entry.rule else None
            yield start, end, finding

    # commands

    def _commands_in(self, path: str, text: str) -> Iterator[tuple[int, Finding]]:
        for invocation in commands.invocations(text):
            found = self._old_invocation(invocation, path)
            if found is not None:
                yield invocation.start, found
        if path.endswith("turbo.json"):
            yield from self._turbo_tasks(path, text)

    def _turbo_tasks(self, path: str, text: str) -> Iterator[tuple[int, Finding]]:
        """``"seed:new": {`` and ``"dependsOn": ["^seed:new"]`` name scripts of packages."""
        for match in re.finditer(r'"(?:[^"#\n]*#|\^)?([\w:.-]+)"', text):
            found = self._old_invocation(Invocation(match[1], 0, 0, is_elsewhere=True), path, only_defined=True)
            if found is not None:
                yield match.start(), found

    def _old_invocation(self, invocation: Invocation, path: str, only_defined: bool = False) -> Finding | None:
        kind = DOCUMENT if is_document(path) else COMMAND
        meant = self.entries.meant(invocation, path)
        rule = next((r for r in self.rules.of(COMMAND) if r.scripts and r.scripts.fullmatch(invocation.name)), None)
        if meant:
            entry = next((each for each in meant if each.is_old), None)
            if entry is None:
                return None
            if rule is None or entry.is_advice:
                return self._finding(path, kind, entry.rule, entry.replacement)
        if rule is None or (only_defined and not meant):
            return None
        return self._finding(path, kind, rule.name, rule.replacement, invocation.options, defaults=rule.defaults)

    # imports

    def _import_hint(self) -> re.Pattern[str] | None:
        """What a file must hold to import one of the old files at all."""
        words = self.resolver.words(self.old.all) - {"."}
        longest = sorted(map(re.escape, words), key=len, reverse=True)
        return re.compile(rf"""["'`/](?:{"|".join(longest)})(?:\.[\w.-]+)?/?["'`?]""") if longest else None

    def _imports_in(self, path: str, text: str) -> Iterator[tuple[int, int, Finding | None]]:
        """The imports of old files; also those of others, so that their specifiers are not taken for paths."""
        if self.hint is None:
            return
        if path.endswith(COMPONENTS):
            yield from self._imports_of_component(path, text)
        if not is_code(path) or not (self.hint.search(text) or COMPUTED.search(text)):
            return
        data = text.encode("utf-8", "surrogateescape")
        for each in imports.read(path, data).imports:
            files = self._old_files(each, path)
            if files is None:
                continue
            start = len(data[: each.start].decode("utf-8", "surrogateescape"))
            end = start + len(data[each.start : each.end].decode("utf-8", "surrogateescape"))
            if files or not each.is_pattern:
                yield start, end, self._import(path, files[0]) if files else None

    def _imports_of_component(self, path: str, text: str) -> Iterator[tuple[int, int, Finding]]:
        for specifier, at in imports.read_text(text):
            resolved = self.resolver.resolve(specifier, path)
            if resolved is not None and resolved.file in self.old.all:
                yield at, at + len(specifier), self._import(path, resolved.file)

    def _old_files(self, each: imports.Import, path: str) -> list[str] | None:
        """The old files that an import in ``path`` may mean; None for an import of a package or of nothing known."""
        if each.is_pattern:
            is_telling = not each.is_place or re.search(r"\w", each.specifier)
            return old.possible(each.specifier, path, self.old.all) if is_telling else []
        resolved = self.resolver.resolve(each.specifier, path)
        if resolved is None or resolved.file is None:
            return None
        return [resolved.file] if resolved.file in self.old.all else []

    def _import(self, path: str, file: str) -> Finding:
        rule = self.old.rules.get(file, old.ARCHIVED)
        where = f" ({file} is archived)" if rule is old.ARCHIVED else ""
        return self._finding(path, IMPORT, rule.name, f"remove the import{where}: {rule.replacement}")

    # paths

    def _gone(self) -> list[tuple[Rule, re.Pattern[str]]]:
        """Patterns for paths of old scripts in texts, also of scripts that are gone."""
        found = []
        for rule in self.rules.of(SCRIPT_FILE):
            if rule.contains is None and rule.unless is None:
                words = [re.sub(r"^(\*\*/)+", "", each) for pattern in rule.paths for each in globs.expand(pattern)]
                choices = [
                    globs.expression(word[:-3], globs.WORD) + f"(?:/{globs.WORD}+)*/?"
                    if word.endswith("/**")
                    else globs.expression(word, globs.WORD)
                    for word in words
                ]
                found.append((rule, re.compile(rf"(?:{'|'.join(choices)})(?![\w*-])")))
        return found

    def _paths_in(self, path: str, text: str) -> Iterator[tuple[int, Finding]]:
        seen: set[int] = set()
        for mention in self.mentions.find(text, path):
            if mention.is_ambiguous and not self.old.all.issuperset(self.mentions.same_stem[stem(mention.file)]):
                continue
            seen.update(range(mention.start, mention.end))
            rule = self.old.rules.get(mention.file, old.ARCHIVED)
            yield mention.start, self._named(path, text, mention.start, mention.end, rule)
        for rule, pattern in self.gone:
            for match in pattern.finditer(text):
                if re.match(r"[\w-]", text[max(0, match.start() - 1) : match.start()]):
                    continue
                left = LEFT.search(text, max(0, match.start() - 300), match.start())
                start, end = left.start() if left else match.start(), match.end()
                if (
                    start not in seen
                    and match.start() not in seen
                    and not self._is_something_else(text[start:end], path)
                ):
                    seen.add(start)
                    yield start, self._named(path, text, start, end, rule)

    def _is_something_else(self, word: str, path: str) -> bool:
        """Whether a path that looks like an old script's names a file that is none, or an import that is none."""
        plain = word.rstrip("/.")
        resolved = self.resolver.resolve(plain, path) if plain.startswith(".") else None
        there = {plain.removeprefix("./"), resolved.file if resolved is not None else None} & self.repository.paths
        return bool(there - self.old.all)

    def _named(self, path: str, text: str, start: int, end: int, rule: Rule) -> Finding:
        before = text[text.rfind("\n", 0, start) + 1 : start]
        kind = DOCUMENT if is_document(path) else COMMAND if RUNNER.search(before) else PATH
        options: list[str] = []
        at = end
        while kind != PATH and (word := commands.WORD.match(text, at)) is not None and len(options) < 20:
            if word[1].startswith("-") and word[1] != "--":
                options.append(word[1])
            elif not (options and options[-1] in ("--size", "--env", "--table")) and word[1] != "--":
                break
            elif word[1] != "--":
                options[-1] += f"={word[1]}"
            at = word.end()
        return self._finding(path, kind, rule.name, rule.replacement, tuple(options), rule.defaults)

    # words

    def _words_in(self, path: str, text: str) -> Iterator[tuple[int, Finding]]:
        for rule in self.rules.rules:
            if rule.pattern is not None and _literal(rule.pattern) in text and globs.matches(rule.files, path):
                kind = DOCUMENT if is_document(path) else rule.kind
                for match in rule.pattern.finditer(text):
                    yield match.start(), self._finding(path, kind, rule.name, rule.replacement)


@cache
def _literal(pattern: re.Pattern[str]) -> str:
    """Letters that each match of the pattern begins with: much quicker to look for."""
    match = re.match(r"(?:\\b)?(\w{4,})(?=\\|$)", pattern.pattern)
    return match[1] if match and "|" not in pattern.pattern else ""
