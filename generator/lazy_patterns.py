"""Patterns that are compiled when they are first used: a run uses few of those that it imports, and compiling takes longer than
all else in a small one. Long ones are kept compiled in the user's cache, their alternatives in groups (``pattern_trees``)."""

from __future__ import annotations

import re
import sys
from typing import Any, AnyStr, Generic, cast

_LONG = 1_000
"""Characters of a pattern that takes longer to compile (a millisecond) than to read from a file."""
_MOST_FILES = 400
_FORM = 2
"""Of what is kept: alternatives are in groups since the second."""


class _Lazy(Generic[AnyStr]):
    """A pattern that compiles itself; each of its methods is looked up once."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags
        self._compiled: re.Pattern[AnyStr] | None = None

    def __getattr__(self, name: str) -> Any:
        if self._compiled is None:
            self._compiled = _compiled(self.pattern, self._flags)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return ``re.compile(pattern, flags)``, compiled at its first use: a mistake in the pattern raises re.error only then."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


def _compiled(pattern: AnyStr, flags: int) -> re.Pattern[AnyStr]:
    given: str | bytes = pattern
    kept = _kept(given, int(flags)) if isinstance(given, str) and len(given) >= _LONG else None
    return re.compile(pattern, flags) if kept is None else cast(Any, kept)


def _kept(pattern: str, flags: int) -> re.Pattern[str] | None:
    """The pattern made of the code that CPython's ``re`` compiled of it once, or compiles now; None where this version of Python
    does it otherwise. The engine checks the code that it is given."""
    try:
        import _sre  # type: ignore[import-not-found, unused-ignore]
        from re import _compiler, _parser  # type: ignore[attr-defined, unused-ignore]
    except ImportError:
        return None
    from .cache import CachedDocument

    version = f"{sys.version}\0{_sre.MAGIC}\0{flags}\0{_FORM}".encode()
    kept = CachedDocument("patterns", version, pattern.encode("utf-8", "surrogatepass"), most_files=_MOST_FILES)
    made = kept.read()
    try:
        if made is None:
            from .pattern_trees import in_groups

            parsed = in_groups(_parser.parse(pattern, flags), flags)
            made = {
                "code": _compiler._code(parsed, flags),
                "flags": flags | parsed.state.flags,
                "groups": parsed.state.groups,
                "names": parsed.state.groupdict,
            }
            kept.write({**made, "code": list(map(int, made["code"]))})
        of_number: list[str | None] = [None] * made["groups"]
        for name, number in made["names"].items():
            of_number[number] = name
        found: re.Pattern[str] = _sre.compile(
            pattern, made["flags"], made["code"], made["groups"] - 1, made["names"], tuple(of_number)
        )
    except (ImportError, AttributeError, LookupError, TypeError, ValueError, RuntimeError, OverflowError):
        return None
    return found
