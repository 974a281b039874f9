"""Typed fields of a TOML document, every mistake with the path of its key; values as TOML text.

https://toml.io/en/v1.0.0. Knows nothing of what the document is about: blueprints and project files are read by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

from .errors import did_you_mean
from .lazy_patterns import lazy

DEEPEST = 50
"""Levels of lists and tables inside each other; what a blueprint needs are about six."""


def read_toml(text: str) -> dict[str, Any]:
    """Return the document in ``text``. Raises ValueError that says what is wrong with it."""
    import tomllib

    too_deep = f"lists or tables are nested more than {DEEPEST} deep"
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"this is not valid TOML: {error}") from None
    except RecursionError:
        raise ValueError(too_deep) from None
    except ValueError:  # Python reads integers of up to 4,300 digits
        raise ValueError("a number has thousands of digits") from None
    level: list[Any] = [data]
    for _ in range(DEEPEST):
        if not level:
            return data
        inner = (value.values() if isinstance(value, dict) else value for value in level)
        level = [each for values in inner for each in values if isinstance(each, dict | list)]
    raise ValueError(too_deep)


class Problems(list[str]):
    """Mistakes found so far; ``paths`` says where."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    def add(self, path: str, message: str) -> None:
        self.append(f"{path}: {message}")
        self.paths.append(path)

    def in_file_order(self, data: Mapping[str, Any]) -> tuple[str, ...]:
        """The mistakes as they are in the file; what is missing goes to the table that misses it."""
        ranks = {path: rank for rank, path in enumerate(_paths(data))}

        def rank(number: int) -> int:
            path = self.paths[number]
            while path and path not in ranks:
                path = path.rpartition(".")[0]
            return ranks.get(path, len(ranks))

        return tuple(self[number] for number in sorted(range(len(self)), key=rank))

    def unknown(self, path: str, given: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
        for key in given:
            if key not in allowed:
                self.add(join(path, key), f"unknown key{did_you_mean(key, allowed)} (allowed: {', '.join(allowed)})")


def _paths(data: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """The paths of all keys, as problems name them, in the order in which a table first appears."""
    for key, value in data.items():
        own = join(path, key)
        yield own
        if isinstance(value, dict):
            yield from _paths(value, own)
        elif isinstance(value, list):
            for number, entry in enumerate(value, start=1):
                yield f"{own}[{number}]"
                if isinstance(entry, dict):
                    yield from _paths(entry, f"{own}[{number}]")


def join(path: str, *keys: str) -> str:
    """The path of a key below ``path``; a key that TOML would quote is quoted."""
    parts = [key if re.fullmatch(r"[\w-]+", key) else f'"{key}"' for key in keys]
    return ".".join([path, *parts] if path else parts)


class KeyLines:
    """The lines of a document on which its values begin.

    The shortest beginning of the document that has a value is looked for, and remembered: whatever is before it, quoted keys,
    dotted keys and inline tables, is read by the reader of TOML itself.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.replace("\r\n", "\n").split("\n")
        self._beginnings: dict[int, dict[str, Any] | None] = {}

    def line(self, path: Sequence[str]) -> int | None:
        """The line (from 1) of the value at ``path``; None when there is none."""
        low, high = 0, len(self._lines)  # the first ``low`` lines are a document without it, the first ``high`` with it
        if not self._holds(high, path):
            return None
        around = self._lines_around(path[-1]) if path else []
        while high - low > 1:
            likely = [number for number in around if low < number < high]
            middle = likely[len(likely) // 2] if likely else (low + high) // 2
            # where a value runs over several lines, what ends inside it is no document
            ends = (*range(middle, high), *range(middle - 1, low, -1))
            end = next((n for n in ends if self._beginning(n) is not None), None)
            if end is None:
                break
            low, high = (low, end) if self._holds(end, path) else (end, high)
        return low + 1

    def _lines_around(self, key: str) -> list[int]:
        """Before and behind each line that may have the key: reading a few of these beginnings finds most values."""
        having = re.compile(rf"(?<![\w-]){re.escape(key)}[\"']?\s*[].=]")
        found = [number for number, line in enumerate(self._lines) if key in line and having.search(line)]
        return sorted({each for number in found for each in (number, number + 1)})

    def _holds(self, lines: int, path: Sequence[str]) -> bool:
        value: Any = self._beginning(lines)
        for key in path:
            if not isinstance(value, dict) or key not in value:
                return False
            value = value[key]
        return True

    def _beginning(self, lines: int) -> dict[str, Any] | None:
        """What the first lines hold; None when they are no document."""
        import tomllib

        if lines not in self._beginnings:
            try:
                self._beginnings[lines] = tomllib.loads("\n".join(self._lines[:lines]))
            except (ValueError, RecursionError):
                self._beginnings[lines] = None
        return self._beginnings[lines]


def table_of(data: Mapping[str, Any], key: str, path: str, problems: Problems) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        problems.add(join(path, key), f"must be a table [{join(path, key)}], not {shown(value)}")
        return {}
    return value


def text_of(data: Mapping[str, Any], key: str, path: str, problems: Problems, default: str) -> str:
    value = data.get(key, default)
    if not isinstance(value, str):
        problems.add(join(path, key), f"must be text in quotes, not {shown(value)}")
        return default
    return value


def texts_of(data: Mapping[str, Any], key: str, path: str, problems: Problems) -> tuple[str, ...]:
    """A list of texts, none of them empty; one text is a list of one, and no text is none."""
    value = data.get(key, [])
    values = [value] if isinstance(value, str) and value else value
    if not isinstance(values, list) or not all(isinstance(item, str) and item for item in values):
        problems.add(join(path, key), f"must be text in quotes, or a list of texts, not {shown(value)}")
        return ()
    return tuple(values)


def integer_of(
    data: Mapping[str, Any], key: str, path: str, problems: Problems, default: int, low: int, high: int
) -> int:
    value = data.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        problems.add(join(path, key), f"must be a whole number from {low} to {high}, not {shown(value)}")
        return default
    return value


def entries_of(key: str, data: Any, problems: Problems) -> list[tuple[str, Mapping[str, Any]]]:
    if not isinstance(data, list) or not all(isinstance(entry, dict) for entry in data):
        problems.add(key, f"must be [[{key}]] entries, not {shown(data)}")
        return []
    return [(f"{key}[{number}]", entry) for number, entry in enumerate(data, start=1)]


def toml_key(name: str) -> str:
    """A key, in quotes where it must be."""
    return name if _PLAIN_KEY.fullmatch(name) else toml(name)


_PLAIN_KEY = lazy(r"[A-Za-z0-9_-]+")
_PLAIN = lazy(r'[^"\\\x00-\x1f\x7f]*')


def toml(value: Any) -> str:
    """A value on one line: tables are inline tables."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"' if _PLAIN.fullmatch(value) else '"' + "".join(map(_escaped, value)) + '"'
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{toml_key(key)} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, date | time):
        return value.isoformat()
    return repr(value)


def shown(value: Any) -> str:
    """A value for a message, as TOML writes it; text in single quotes, and cut off where it is long."""
    text = repr(value) if isinstance(value, str) else toml(value)
    return text if len(text) <= 120 else text[:116] + " ..."


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character >= " " and character != "\x7f" else f"\\u{ord(character):04X}"
