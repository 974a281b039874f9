"""Which file a specifier means: relative paths, tsconfig.json's paths, package.json's imports, workspace packages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .files import Repository
from .syntax import Json, parse_json

ADDED = (".ts", ".tsx", ".mts", ".cts", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".json")
SOURCES = {".js": (".ts", ".tsx", ".d.ts"), ".jsx": (".tsx",), ".mjs": (".mts",), ".cjs": (".cts",)}
"""TypeScript's ESM style: the specifier names what the compiler will write."""


@dataclass(frozen=True)
class Alias:
    """``key`` may mean ``target``; both hold at most one ``*``. ``target`` is relative to the root."""

    key: str
    target: str
    location: str
    """The file that says so."""
    is_closed: bool = False
    """The package lists its exports: what else it holds can't be named through it."""

    def star(self, specifier: str) -> str | None:
        """What ``*`` means in ``specifier``; None when the key doesn't fit."""
        return _star(self.key, specifier)

    def filled(self, star: str) -> str:
        return posixpath.normpath(self.target.replace("*", star, 1))

    def named(self, path: str) -> str | None:
        """The specifier for ``path``; None when the alias doesn't reach there."""
        star = _star(posixpath.normpath(self.target), path)
        return None if star is None or not star else self.key.replace("*", star, 1)


def _star(pattern: str, text: str) -> str | None:
    before, star, after = pattern.partition("*")
    if not star:
        return "" if text == pattern else None
    if len(text) < len(before) + len(after) or not (text.startswith(before) and text.endswith(after)):
        return None
    return text[len(before) : len(text) - len(after)]


@dataclass(frozen=True)
class Resolved:
    """What a specifier means: ``path`` as written (relative to the root), the ``file`` there, and the way to it."""

    path: str
    file: str | None
    alias: Alias | None = None


class Resolver:
    """Resolves specifiers in one repository."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self._aliases: dict[str, tuple[Alias, ...]] = {}
        self._parsed: dict[str, Json | None] = {}

    def json(self, path: str) -> Json | None:
        if path not in self._parsed:
            text = self.repository.text(path)
            self._parsed[path] = None if text is None else parse_json(text.encode("utf-8", "surrogateescape"))
        return self._parsed[path]

    def resolve(self, specifier: str, importer: str) -> Resolved | None:
        """What ``specifier`` means in ``importer``; None for a package, or an alias that nothing tells."""
        plain = specifier.partition("?")[0]
        if plain in (".", "..") or plain.startswith(("./", "../")):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(importer), plain))
            return Resolved(path, self.file(path, plain.rpartition("/")[2] in ("", ".", "..")))
        if plain.startswith("/") or ":" in plain:
            return None
        for alias in self.aliases(posixpath.dirname(importer)):
            star = alias.star(plain)
            if star is not None:
                path = alias.filled(star)
                file = self.file(path)
                if file is not None:
                    return Resolved(path, file, alias)
        return None

    def file(self, path: str, only_folder: bool = False) -> str | None:
        """The file that ``path`` means: itself, with another ending, or the index of a folder."""
        return next((each for each in self._candidates(path, only_folder) if each in self.repository.paths), None)

    def _candidates(self, path: str, only_folder: bool) -> Iterator[str]:
        if not only_folder:
            yield path
            stem, ending = posixpath.splitext(path)
            for source in SOURCES.get(ending, ()):
                yield stem + source
            for added in ADDED:
                yield path + added
        if path in self.repository.folders or path == ".":
            folder = "" if path == "." else f"{path}/"
            package = self.json(f"{folder}package.json")
            if package is not None:
                for name in ("types", "module", "main"):
                    main = package.get(name)
                    if main is not None and isinstance(main.value, str):
                        inner = posixpath.normpath(folder + main.value)
                        yield inner
                        yield from (inner + added for added in ADDED)
            for added in ADDED:
                yield f"{folder}index{added}"

    def nearest(self, folder: str, name: str) -> str | None:
        """The file of this name in ``folder`` or the closest folder above it."""
        for each in above(folder):
            path = posixpath.join(each, name)
            if path in self.repository.paths:
                return path
        return None

    def aliases(self, folder: str) -> tuple[Alias, ...]:
        """All that may mean a path in a file of ``folder``: the longest keys first."""
        if folder not in self._aliases:
            found = [*self._configured(folder), *self._package_imports(folder), *self.workspaces]
            self._aliases[folder] = tuple(
                dict.fromkeys(sorted(found, key=lambda each: -len(each.key.partition("*")[0])))
            )
        return self._aliases[folder]

    def _configured(self, folder: str) -> Iterator[Alias]:
        """From every tsconfig*.json and jsconfig.json of the closest folder that has one."""
        for each in above(folder):
            pattern = re.compile(re.escape(f"{each}/" if each else "") + r"(tsconfig[^/]*|jsconfig)\.json")
            configs = [path for path in self.configs if pattern.fullmatch(path)]
            if configs:
                for config in configs:
                    yield from self._paths(config)
                return

    @cached_property
    def configs(self) -> list[str]:
        return [path for path in self.repository.listed if re.search(r"(^|/)(tsconfig[^/]*|jsconfig)\.json$", path)]

    def _paths(self, config: str) -> Iterator[Alias]:
        base, base_place = self.option(config, "baseUrl")
        paths, location = self.option(config, "paths")
        root = _below(base_place, base) if isinstance(base, str) else None
        if isinstance(paths, dict):
            start = root if root is not None else posixpath.dirname(location)
            for key, targets in paths.items():
                for target in targets if isinstance(targets, list) else []:
                    if isinstance(target, str):
                        yield Alias(key, posixpath.normpath(posixpath.join(start, target)), location)
        if root is not None:
            yield Alias("*", posixpath.normpath(posixpath.join(root, "*")), base_place)

    def option(self, config: str, name: str) -> tuple[object, str]:
        """A compiler option of a tsconfig.json, or of one that it extends, and the file that sets it."""
        for each in self.chain(config):
            found = (self.json(each) or Json(None, 0, 0)).get("compilerOptions", name)
            if found is not None:
                return found.plain(), each
        return None, config

    def chain(self, config: str, seen: tuple[str, ...] = ()) -> Iterator[str]:
        """The config and those that it extends, in the order in which they are asked."""
        if config in seen or self.json(config) is None:
            return
        yield config
        extends = (self.json(config) or Json(None, 0, 0)).get("extends")
        named = extends.plain() if extends is not None else []
        for name in reversed(named if isinstance(named, list) else [named]):
            if isinstance(name, str):
                path = _below(config, name) if name.startswith(".") else self._workspace_file(name)
                for candidate in (path, f"{path}.json", f"{path}/tsconfig.json"):
                    if candidate in self.repository.paths:
                        yield from self.chain(candidate, (*seen, config))
                        break

    def _workspace_file(self, name: str) -> str:
        return next((alias.filled(star) for alias in self.workspaces if (star := alias.star(name)) is not None), name)

    def _package_imports(self, folder: str) -> Iterator[Alias]:
        package = self.nearest(folder, "package.json")
        imports = (self.json(package) or Json(None, 0, 0)).get("imports") if package else None
        if package and imports is not None and isinstance(imports.value, dict):
            for key, target in imports.value.items():
                for text in _leaves(target):
                    yield Alias(key, posixpath.normpath(_below(package, text)), package)

    def words(self, files: Iterable[str]) -> set[str]:
        """What a text must hold to import one of ``files``: a name up to its first dot, a folder's, or an alias's."""
        aliases = {each for folder in self._alias_folders for each in self.aliases(folder)}
        found = set()
        for file in files:
            stem = posixpath.splitext(file)[0]
            for text in self._spellings(file, stem, aliases):
                name = posixpath.basename(text)
                found.add(name.partition(".")[0] or name or ".")
            if posixpath.basename(stem) == "index":  # its folder may be written as dots alone: ".", "../.."
                found |= {f".{slash}{quote}" for slash in ("", "/") for quote in "\"'`"}
        return found

    def _spellings(self, file: str, stem: str, aliases: Iterable[Alias]) -> set[str]:
        """The paths and aliases by which an import may name ``file``."""
        written = {file, stem, *([posixpath.dirname(file)] if posixpath.basename(stem) == "index" else [])}
        found = set(written)
        for alias in aliases:
            if "*" in alias.key:
                found |= {alias.named(path) or "" for path in written} - {""}
            elif self.file(alias.target) == file:
                found.add(alias.key)
        return found

    @cached_property
    def _alias_folders(self) -> set[str]:
        return {posixpath.dirname(path) for path in (*self.configs, *self.repository.names.get("package.json", []))}

    @cached_property
    def workspaces(self) -> tuple[Alias, ...]:
        """Every package of the repository by its name."""
        found = []
        for path in self.repository.names.get("package.json", []):
            package = self.json(path)
            name = package.get("name") if package is not None else None
            if package is None or name is None or not isinstance(name.value, str) or not name.value:
                continue
            folder = posixpath.dirname(path)
            exports = package.get("exports")
            if exports is not None and isinstance(exports.value, dict):
                for key, target in exports.value.items():
                    if key.startswith("."):
                        for text in _leaves(target):
                            found.append(Alias(name.value + key[1:], posixpath.normpath(_below(path, text)), path))
            found.append(Alias(name.value, folder or ".", path))
            found.append(Alias(f"{name.value}/*", posixpath.join(folder, "*"), path, exports is not None))
        return tuple(found)


def above(folder: str) -> Iterator[str]:
    """``folder`` and every folder that holds it, up to the root (the empty text)."""
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
    yield ""


def _below(file: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path))


def _leaves(value: Json) -> Iterator[str]:
    if isinstance(value.value, str):
        yield value.value
    elif isinstance(value.value, dict):
        for each in value.value.values():
            yield from _leaves(each)
    elif isinstance(value.value, list):
        for each in value.value:
            yield from _leaves(each)


def respecified(specifier: str, importer: str, resolved: Resolved, file: str) -> str | None:
    """The specifier that means ``file`` in ``importer``, written as ``specifier`` was; None when there is none.

    ``resolved`` is what the specifier meant so far. An alias stays an alias where it still reaches, else a relative
    path is in its place.
    """
    plain, mark, query = specifier.partition("?")
    old = resolved.file or resolved.path
    path = _written_as(resolved.path, old, file)
    if path is None:
        return None
    if resolved.alias is not None:
        if "*" not in resolved.alias.key:
            return specifier  # what the alias means is written elsewhere, and repointed there
        named = resolved.alias.named(path)
        if named is not None:
            return named + mark + query
        if resolved.alias.is_closed:
            return None
    relative = posixpath.relpath(path, posixpath.dirname(importer) or ".")
    relative = relative if relative.startswith("..") else f"./{relative}"
    return relative + ("/" if plain.endswith("/") and not relative.endswith("/") else "") + mark + query


def _written_as(path: str, old: str, new: str) -> str | None:
    """``new`` without the ending that ``path`` lacked of ``old``, or with the one that it had instead."""
    if path == old:
        return new
    if old.startswith(path if path != "." else ""):
        lacking = old[len(path) :] if path != "." else f"/{old}"
        if new.endswith(lacking) and len(new) > len(lacking):
            return new[: -len(lacking)]
        return None if "/" in lacking and not lacking.startswith("/index") else posixpath.splitext(new)[0]
    stem, ending = posixpath.splitext(path)
    return posixpath.splitext(new)[0] + ending if old.startswith(stem) else None


class Relocation:
    """A repository before and after a move of some of its files: ``moves`` maps paths to new paths. ``resolver`` reads
    specifiers as they mean now, ``later`` as they will mean."""

    def __init__(self, repository: Repository, moves: dict[str, str]) -> None:
        self.before, self.moves = repository, moves
        self.moved = frozenset(moves)
        self.moved_folders = frozenset(posixpath.dirname(path) for path in moves)
        self.resolver = Resolver(repository)
        there = sorted((repository.paths - self.moved) | set(moves.values()))
        self.after = Repository(repository.root, "", repository.is_git, there)
        self.later = Resolver(self.after)
