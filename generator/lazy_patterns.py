"""Patterns that are compiled when they are first used: a run uses few of those that it imports, and compiling takes longer than
all else in a small one. They are kept compiled in the user's cache: each long one in a file, its alternatives in groups
(``pattern_trees``), all others of a command in one file."""

from __future__ import annotations

import atexit
import re
import sys
from collections.abc import Callable
from typing import Any, AnyStr, Generic, cast

_LONG = 1_000
"""Characters of a pattern that takes longer to compile (a millisecond) than to read from a file."""
_MOST_FILES = 400
_FORM = 2
"""Of what is kept of long ones: alternatives are in groups since the second."""
_MOST_NUMBERS = 200_000
"""How much code of short patterns is kept for a command, twice that of `fixture`: some are made of words of the data, other ones in each run."""
_ERRORS = (AttributeError, LookupError, TypeError, ValueError, RuntimeError, OverflowError)


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


def keep_together(command: str) -> None:
    """Read the short patterns that runs of ``command`` have used from one file, and at the end of this one write there the others."""
    global _together
    if _together is None:
        _together = _Together(command)
        atexit.register(_together.write)


def _compiled(pattern: AnyStr, flags: int) -> re.Pattern[AnyStr]:
    given: str | bytes = pattern
    kept: re.Pattern[Any] | None = None
    if isinstance(given, str) and len(given) >= _LONG:
        kept = _kept(given, int(flags))
    elif _together is not None:
        kept = _together.compiled(given, int(flags))
    return re.compile(pattern, flags) if kept is None else kept


def _kept(pattern: str, flags: int) -> re.Pattern[str] | None:
    """The pattern made of the code that CPython's ``re`` compiled of it once, or compiles now; None where this version of Python
    does it otherwise. The engine checks the code that it is given."""
    from .cache import CachedDocument

    try:
        version = f"{_version()}\0{flags}\0{_FORM}".encode()
        kept = CachedDocument("patterns", version, pattern.encode("utf-8", "surrogatepass"), most_files=_MOST_FILES)
        made = kept.read()
        if made is None:
            from .pattern_trees import in_groups

            made = _code_of(pattern, flags, in_groups)
            kept.write(made)
        return _pattern_of(pattern, made)
    except (ImportError, *_ERRORS):
        return None


class _Together:
    """The code of the short patterns of a command."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._document: Any = None
        self._codes: dict[str, Any] = {}
        self._is_new = False

    def compiled(self, pattern: str | bytes, flags: int) -> re.Pattern[Any] | None:
        """As ``_kept`` of a long pattern."""
        try:
            if self._document is None:
                from .cache import CachedDocument

                version = _version().encode()
                self._document = CachedDocument("patterns", version, self._command.encode(), most_files=_MOST_FILES)
                self._codes = self._document.read() or {}
            key = f"{flags} {pattern!r}"
            made = self._codes.get(key)
            if made is None:
                made = self._codes[key] = _code_of(pattern, flags)
                self._is_new = True
            return _pattern_of(pattern, made)
        except (ImportError, *_ERRORS):
            return None

    def write(self) -> None:
        """Keep what was compiled, as long as it is not too much."""
        if self._is_new and sum(len(each["code"]) for each in self._codes.values()) <= _MOST_NUMBERS:
            self._document.write(self._codes)


_together: _Together | None = None


def _version() -> str:
    """What decides which code is made of a pattern."""
    import _sre  # type: ignore[import-not-found, unused-ignore]

    return f"{sys.version}\0{_sre.MAGIC}"


def _code_of(
    pattern: str | bytes, flags: int, changed: Callable[[Any, int], Any] = lambda parsed, _: parsed
) -> dict[str, Any]:
    """What CPython's engine needs of a pattern, as ``changed`` leaves it, as plain data."""
    from re import _compiler, _parser  # type: ignore[attr-defined, unused-ignore]

    parsed = changed(_parser.parse(pattern, flags), flags)
    return {
        "code": list(map(int, _compiler._code(parsed, flags))),
        "flags": flags | parsed.state.flags,
        "groups": parsed.state.groups,
        "names": parsed.state.groupdict,
    }


def _pattern_of(pattern: str | bytes, made: dict[str, Any]) -> re.Pattern[Any]:
    import _sre

    of_number: list[str | None] = [None] * made["groups"]
    for name, number in made["names"].items():
        of_number[number] = name
    found: re.Pattern[Any] = _sre.compile(
        pattern, made["flags"], made["code"], made["groups"] - 1, made["names"], tuple(of_number)
    )
    return found
