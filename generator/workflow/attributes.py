""".gitattributes of a project: the scripts keep their bytes, and a pull request folds what repeats the rows.

``-text`` (gitattributes(5)): git converts no line ends, whatever core.autocrlf says, so that checksums hold on every
machine. ``linguist-generated``: GitHub and GitLab fold such a file in a pull request; the up script stays open, for it is
what a reviewer reads.
"""

from __future__ import annotations

import os
from pathlib import Path

from .. import git
from ..files import read_regular
from ..script.files import write_files

FILE_NAME = ".gitattributes"
_FOLDED = ("down.sql", "verify.sql", "manifest.json")


def attribute_lines(out: str) -> list[str]:
    """The lines for the scripts in ``out``, a directory relative to the file (``/`` between its parts)."""
    prefix = "" if out in ("", ".") else f"{out}/"
    patterns = [f"{prefix}*", *(f"{prefix}*.{kind}" for kind in _FOLDED)]
    attributes = ["-text", *["linguist-generated"] * len(_FOLDED)]
    return [f"{_quoted(pattern)} {attribute}" for pattern, attribute in zip(patterns, attributes, strict=True)]


def _quoted(pattern: str) -> str:
    """A pattern with blanks or quotes is written as a string of C."""
    if not set(pattern) & set(' "\\\t'):
        return pattern
    return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'


def add_attributes(folder: Path, out: Path) -> Path | None:
    """Add the lines for ``out`` to the file of ``folder``, those that are missing, at its end. Return the file when it
    changed; None when all are there, or when ``folder`` is in no git repository. Raises OutputError, with the file as it was."""
    if git.top_level(folder) is None:
        return None
    path = folder / FILE_NAME
    text = read_regular(path).decode("utf-8", "surrogateescape") if path.exists() else ""
    relative = Path(os.path.relpath(out, folder)).as_posix()
    missing = [line for line in attribute_lines(relative) if line not in text.splitlines()]
    if not missing or relative.startswith("../"):
        return None
    begin = text if not text or text.endswith("\n") else f"{text}\n"
    added = (begin + "".join(f"{line}\n" for line in missing)).encode("utf-8", "surrogateescape")
    whole = path.resolve()  # what a link leads to is replaced, not the link
    write_files(whole.parent, {whole.name: added})
    return path


def is_unprotected(script: Path) -> bool:
    """Whether git may change the line ends of a script: it is in a repository, and no attribute keeps it as it is."""
    root = git.top_level(script.absolute().parent)
    if root is None:
        return False
    attributes = git.attributes(root, script.resolve().relative_to(root.resolve()).as_posix(), ("text", "eol"))
    return attributes["text"] != "unset" and attributes["eol"] != "lf"
