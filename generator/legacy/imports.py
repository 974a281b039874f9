"""What a file of TypeScript or JavaScript names of other files: one reading, for the scan and for the archive.

Each place is given in bytes of the file, so that an edit touches nothing else.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import syntax

if TYPE_CHECKING:
    from tree_sitter import Node

REQUIRES = re.compile(
    r"(require|require\.resolve|import\.meta\.resolve|module\.require|"
    r"(jest|vi|vitest)\.(mock|doMock|unmock|doUnmock|dontMock|setMock|requireActual|requireMock|importActual|importMock|"
    r"createMockFromModule|genMockFromModule))"
)
"""Functions whose first argument names a module."""
GLOBS = re.compile(r"(import\.meta\.(glob|globEager)|require\.context)")
"""Functions whose first argument names many modules."""
JOINS = re.compile(r"(path\.|posix\.)*(join|resolve)")
JSDOC = re.compile(rb"""\bimport\(\s*(["'])([^"'\n]+)\1\s*\)""")
REFERENCE = re.compile(rb"""^///\s*<(?:reference|amd-dependency)\s+path\s*=\s*(["'])([^"'\n]+)\1""")
TEXT_IMPORT = re.compile(
    r"""(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*|\bsrc\s*=\s*)(["'])([^"'\n]+)\1""",
)
OWN_FILE = r"(?:fileURLToPath\(\s*import\.meta\.url\s*\)|new URL\(\s*import\.meta\.url\s*\)\.pathname|import\.meta\.filename|{names})"
OWN_FOLDER = r"(?:(?:path\.)?dirname\(\s*{file}\s*\)|import\.meta\.dirname)"
TEXTS = frozenset({"string", "template_string"})


@dataclass(frozen=True)
class Import:
    """One place that names another file. ``start`` and ``end`` hold ``specifier``, without its quotes."""

    specifier: str
    start: int
    end: int
    is_place: bool = False
    """A path from the file's own folder, as ``path.join(__dirname, "x")``; never an alias. Quotes are included."""
    is_pattern: bool = False
    """The specifier is a glob: it is computed, and ``*`` means what is not known."""


@dataclass(frozen=True)
class Reading:
    """All that a file says about other files and about where it is."""

    imports: tuple[Import, ...]
    located: tuple[int, ...]
    """Bytes at which the file asks where it is, in a way that changes when it is moved."""
    texts: tuple[tuple[int, int], ...]
    """Every string and template, quotes included."""
    comments: tuple[tuple[int, int], ...]


def read(path: str, data: bytes) -> Reading:
    """Read one file of code."""
    return _Reader(data).reading(syntax.parse_code(path, data))


def read_text(text: str) -> Iterator[tuple[str, int]]:
    """Imports in a component (.vue, .svelte, .astro, .mdx): specifier and place, as far as a text tells."""
    for match in TEXT_IMPORT.finditer(text):
        yield match[2], match.start(2)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.imports: list[Import] = []
        self.locations: set[int] = set()
        self.folder_names, self.file_names = {"__dirname"}, {"__filename"}

    def reading(self, root: Node) -> Reading:
        kinds = TEXTS | {
            "comment",
            "call_expression",
            "variable_declarator",
            "identifier",
            "meta_property",
            "new_expression",
        }
        found: dict[str, list[Node]] = {kind: [] for kind in kinds}
        for node in syntax.nodes(root, kinds):
            found[node.type].append(node)
        for node in found["variable_declarator"]:
            self.declared(node)
        for node in [*found["call_expression"], *found["new_expression"]]:
            self.called(node)
        for node in found["string"]:
            self.named(node)
        for node in found["comment"]:
            self.commented(node)
        located = [n for n in [*found["identifier"], *found["meta_property"]] if self.depends_on_place(n)]
        return Reading(
            tuple(sorted(self.imports, key=lambda each: each.start)),
            tuple(sorted({node.start_byte for node in located})),
            tuple((node.start_byte, node.end_byte) for kind in sorted(TEXTS) for node in found[kind]),
            tuple((node.start_byte, node.end_byte) for node in found["comment"]),
        )

    def text(self, node: Node | None) -> str:
        return "" if node is None else self.data[node.start_byte : node.end_byte].decode("utf-8", "surrogateescape")

    def add(self, node: Node, is_pattern: bool = False) -> None:
        """An import whose specifier is this string, as it is written."""
        specifier = self.text(node)[1:-1]
        self.imports.append(Import(specifier, node.start_byte + 1, node.end_byte - 1, is_pattern=is_pattern))

    def named(self, node: Node) -> None:
        """``import … from "x"``, ``export … from "x"``, ``import x = require("x")``, ``declare module "x"``."""
        parent = node.parent
        if parent is not None and parent.type in (
            "import_statement",
            "export_statement",
            "import_require_clause",
            "module",
        ):
            self.add(node)
        elif (
            parent is not None
            and parent.type == "ERROR"
            and re.search(rb"\b(from|import)\s*$", self.data[max(0, node.start_byte - 20) : node.start_byte])
        ):
            self.add(node)  # a form that the grammar doesn't know yet

    def commented(self, node: Node) -> None:
        """``/// <reference path="x" />``, and ``import("x")`` in the types of JSDoc."""
        text = self.data[node.start_byte : node.end_byte]
        for match in [REFERENCE.match(text), *JSDOC.finditer(text)]:
            if match is not None:
                specifier = match[2].decode("utf-8", "surrogateescape")
                if match.re is REFERENCE and not specifier.startswith((".", "/")):
                    specifier = f"./{specifier}"
                self.imports.append(Import(specifier, node.start_byte + match.start(2), node.start_byte + match.end(2)))

    def called(self, node: Node) -> None:
        """import(), require() and the like, new URL(), and paths that begin at the file's own folder."""
        function = node.child_by_field_name("function") or node.child_by_field_name("constructor")
        given = _arguments(node)
        if function is None or not given:
            return
        name, first = self.text(function), given[0]
        if node.type == "new_expression":
            self.constructed(name, given)
        elif name == "import" or REQUIRES.fullmatch(name):
            self.required(first)
        elif GLOBS.fullmatch(name):
            self.globbed(name, first)
        elif JOINS.fullmatch(name) and self.is_own_folder(first) and len(given) > 1:
            self.joined(name, given)
        elif name.rpartition(".")[2] == "createRequire":
            inside = syntax.nodes(first, frozenset({"meta_property", "identifier"}))
            self.locations.update(inner.start_byte for inner in inside)

    def required(self, first: Node) -> None:
        """``import("x")``, ``require("x")``; of ``require(import("x"))`` the inner call is met by itself."""
        if not (first.type == "call_expression" and self.text(first).startswith("import(")):
            self.module(first)

    def constructed(self, name: str, given: Sequence[Node]) -> None:
        """``new URL("x.ts", import.meta.url)``"""
        if name == "URL" and len(given) > 1 and self.text(given[1]) == "import.meta.url":
            self.module(given[0])
            self.locations.add(given[1].start_byte)

    def globbed(self, name: str, first: Node) -> None:
        """``import.meta.glob("./x/*.ts")``, with one pattern or a list, and ``require.context("./x")``."""
        for text in [first] if first.type != "array" else first.named_children:
            specifier = self.text(text)[1:-1] + ("/**" if name == "require.context" else "")
            self.imports.append(Import(specifier, text.start_byte, text.end_byte, is_pattern=True))

    def module(self, node: Node) -> None:
        """The argument that names a module: a plain text, or one of which only parts are known."""
        if node.type == "string" or (node.type == "template_string" and not self.substitutions(node)):
            self.add(node)
        else:
            self.imports.append(Import(self.pattern(node), node.start_byte, node.end_byte, is_pattern=True))

    def substitutions(self, node: Node) -> list[Node]:
        return [child for child in node.named_children if child.type == "template_substitution"]

    def pattern(self, node: Node) -> str:
        """A glob for the values of an expression; ``*`` for one of which nothing is known."""
        if node.type == "string":
            return self.text(node)[1:-1]
        if node.type == "template_string":
            parts, at = [], node.start_byte + 1
            for inner in self.substitutions(node):
                parts += [self.data[at : inner.start_byte].decode("utf-8", "surrogateescape"), "**"]
                at = inner.end_byte
            return "".join([*parts, self.data[at : node.end_byte - 1].decode("utf-8", "surrogateescape")])
        if node.type == "binary_expression":
            sides = (node.child_by_field_name("left"), node.child_by_field_name("right"))
            return "".join(self.pattern(side) if side is not None else "**" for side in sides)
        return "**"

    def is_own_folder(self, node: Node) -> bool:
        return self.text(node) in (*self.folder_names, "import.meta.dirname")

    def joined(self, name: str, given: list[Node]) -> None:
        """``path.join(__dirname, "..", "x.json")``: repointed by writing one text for the several."""
        rest = given[1:]
        if all(node.type == "string" for node in rest):
            self.locations.update(
                n.start_byte for n in syntax.nodes(given[0], frozenset({"identifier", "meta_property"}))
            )
            parts = [self.text(node)[1:-1] for node in rest]
            if name.endswith("resolve") and any(part.startswith("/") for part in parts):
                return
            joined = posixpath.normpath("/".join(part.strip("/") or "." for part in parts))
            specifier = joined if joined.startswith("..") else f"./{joined}"
            self.imports.append(Import(specifier, rest[0].start_byte, rest[-1].end_byte, is_place=True))
        else:
            pattern = "./" + "/".join(self.pattern(node) for node in rest)
            if not re.search(r"\w", pattern):
                pattern = pattern.replace("**", "*")  # of a path that says nothing at all: what is in that very folder
            self.imports.append(Import(pattern, given[0].start_byte, rest[-1].end_byte, is_place=True, is_pattern=True))

    def declared(self, node: Node) -> None:
        """``const here = dirname(fileURLToPath(import.meta.url))``: another name for the file's folder."""
        name, value = self.text(node.child_by_field_name("name")), node.child_by_field_name("value")
        if value is None:
            return
        own_file = OWN_FILE.replace("{names}", "|".join(map(re.escape, sorted(self.file_names))))
        text = self.text(value)
        if re.fullmatch(own_file, text):
            self.file_names.add(name)
        elif re.fullmatch(OWN_FOLDER.replace("{file}", own_file), text):
            self.folder_names.add(name)
        else:
            return
        self.locations.update(
            inner.start_byte for inner in syntax.nodes(node, frozenset({"identifier", "meta_property"}))
        )

    def depends_on_place(self, node: Node) -> bool:
        """Whether a mention of the file's own path means something else after a move."""
        text = self.text(node)
        if node.type == "meta_property":
            parent = node.parent
            if parent is None or self.text(parent) not in (
                "import.meta.url",
                "import.meta.dirname",
                "import.meta.filename",
            ):
                return False
            node = parent
        elif text not in self.folder_names | self.file_names:
            return False
        return node.start_byte not in self.locations and not self.is_compared(node)

    def is_compared(self, node: Node) -> bool:
        """``import.meta.url === …``, ``basename(__filename)``: the same answer wherever the file is."""
        parent = node.parent
        while parent is not None and not parent.type.endswith(("statement", "declaration", "declarator", "function")):
            if parent.type == "binary_expression" and re.search(r"[=!]==?", self.text(parent)):
                return True
            if parent.type == "call_expression":
                function = parent.child_by_field_name("function")
                if re.fullmatch(
                    r"(path\.)?basename|.*\.(endsWith|startsWith|includes)", self.text(function), re.DOTALL
                ):
                    return True
            if parent.type in ("object", "array", "pair"):
                return False
            parent = parent.parent
        return False


def _arguments(call: Node) -> list[Node]:
    arguments = call.child_by_field_name("arguments")
    return [each for each in (arguments.named_children if arguments else ()) if each.type != "comment"]
