"""Long schemas, parsed once: in the user's cache, found by their texts and by what parses them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..cache import CachedDocument, version_of
from .model import Schema
from .serialization import from_dict, to_dict

_LONG = 20_000
"""Characters from which on a schema takes longer to parse than to find in the cache."""
_MOST_FILES = 20  # of half a megabyte for 250 tables


def parsed(files: Sequence[tuple[str, str]]) -> Schema:
    """Return what ``parse_files`` does of files, pairs of name and text; raises what that does."""
    if sum(len(text) for _, text in files) < _LONG:
        return _parse(files)
    cached = CachedDocument("schemas", json.dumps(files).encode("ascii"), *_parser(), most_files=_MOST_FILES)
    known = cached.read()
    if known is not None:
        return from_dict(known)
    schema = _parse(files)
    cached.write(to_dict(schema, positions=True))
    return schema


def _parse(files: Sequence[tuple[str, str]]) -> Schema:
    from .parser import parse_files  # and all that reads SQL

    return parse_files(files)


def _parser() -> Iterator[bytes]:
    """What decides how a schema is parsed: these modules, those that read SQL text, and sqlglot, which parses conditions."""
    package = Path(__file__).parent
    for folder in (package, package.parent / "sql"):
        yield from (path.read_bytes() for path in sorted(folder.glob("*.py")))
    yield version_of("sqlglot")
