"""Labels that are written from other columns, as a comment says with an example: ``lens width-bridge-temple, e.g. 52-18-140``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ....lazy_patterns import lazy
from ....schema.model import Column
from ...writing import sql_literal
from ..tables.sheet import Sheet, named
from ..words.code_samples import SAID
from ..words.vocabulary import tokens

_SHOWN = lazy(
    rf"(?P<said>.+?)[\s,;:(]+(?:{SAID}|as in)[\s:,]*['\"]?(?P<sample>[A-Za-z0-9]+(?:[-/.x× :_]+[A-Za-z0-9]+)+)['\"]?\)?\.?"
)
_RUN = lazy(r"\d+|[A-Za-z]+|[^A-Za-z0-9]+")
_ARTICLE = lazy(r"^(?:the|der|die|das|la|le|les|el|il|lo|o|a|het|de)\s+|^l['’]", re.IGNORECASE)


def decide_composed(sheet: Sheet, column: Column) -> bool:
    """Decide a label of which a comment names all parts, each a column of the row, in the order of its example."""
    found = _SHOWN.fullmatch(column.comment.strip()) if column.comment and not column.nullable else None
    for parts in _readings(found["said"], found["sample"]) if found is not None else ():
        text = _written(sheet, column, parts)
        if text:
            return sheet.decide(column, text, f"text: its comment, {column.comment.strip()}", "texts")
    return False


Part = tuple[str, str]
"""What a part of the example is called, empty for plain text, and how the example has it."""


def _readings(said: str, sample: str) -> Iterator[list[Part]]:
    """The names of the parts of an example, where the text has the same signs between: letters may be plain text, as the R of ``55 R16``."""
    runs = _RUN.findall(sample)
    plain = [place for place, run in enumerate(runs) if run.isalpha() and _is_plain(run, said)]
    for count in range(len(plain), -1, -1):
        for chosen in itertools.combinations(plain, count):
            yield from _reading(said.strip(), runs, chosen)


def _is_plain(run: str, said: str) -> bool:
    return run in "xX" or re.search(rf"(?<![^\W_]){run}|{run}(?![^\W_])", said) is not None


def _reading(said: str, runs: list[str], plain: tuple[int, ...]) -> Iterator[list[Part]]:
    """The parts of an example of which some letters are plain text."""
    is_name = [run.isalnum() and place not in plain for place, run in enumerate(runs)]
    pattern = "".join("(.+?)" if named_so else _loosely(run) for run, named_so in zip(runs, is_name, strict=True))
    found = re.fullmatch(pattern, said)
    if found is not None and sum(is_name) > 1:
        names = iter(found.groups())
        yield [(next(names).strip() if named_so else "", run) for run, named_so in zip(runs, is_name, strict=True)]


def _loosely(sign: str) -> str:
    return rf"\s*{re.escape(sign.strip())}\s*" if sign.strip() else r"\s+"


def _written(sheet: Sheet, column: Column, parts: list[Part]) -> str:
    """The expression of a label; empty where a part is no column, or the column is too short."""
    pieces, read, width = [], set(), 0
    for name, sample in parts:
        source = _called(sheet, column, name) if name else None
        if name and (source is None or source.name in read):
            return ""
        if source is None:
            pieces.append(sql_literal(sample))
        else:
            read.add(source.name)
            if sample.isdigit():
                _keep_near(sheet, source, int(sample))
            is_filled = sample.startswith("0") and source.type.is_integer
            pieces.append(f"LPAD({named(source)}, {len(sample)}, '0')" if is_filled else named(source))
        width += len(sample)
    return f"CONCAT({', '.join(pieces)})" if width <= (column.type.length or 255) else ""


def _keep_near(sheet: Sheet, column: Column, shown: int) -> None:
    """Draw a number that is drawn with more digits than the example has, or of which nothing is known, from near the example."""
    rule = sheet.builder.rules.get(column.name.lower(), {"max": None})
    is_wide = isinstance(rule, dict) and len(str(rule.get("max", shown))) > len(str(shown))
    if column.type.is_integer and is_wide and shown > 1:
        low, high = shown * 7 // 10, shown * 13 // 10
        sheet.undo(column.name.lower())
        rule = {"provider": "integer", "min": low, "max": high}
        sheet.decide(column, rule, f"range: near {shown}, which a comment shows", "numbers")


def _called(sheet: Sheet, column: Column, name: str) -> Column | None:
    """The only number or short text of the row that a name means, also by its first letter (``LxWxH``), the one with the fewest words."""
    columns = [each for each in sheet.table.columns if each is not column and _may_be_part(sheet, each)]
    if len(name) == 1:
        return _of_letter(columns, name)
    wanted = set(tokens(_ARTICLE.sub("", name).replace(" ", "_")))
    found = [each for each in columns if wanted and wanted <= set(tokens(each.name))]
    least = min((len(tokens(each.name)) for each in found), default=0)
    nearest = [each for each in found if len(tokens(each.name)) == least]
    return nearest[0] if len(nearest) == 1 else None


def _of_letter(columns: list[Column], letter: str) -> Column | None:
    found = [each for each in columns if each.type.is_integer and each.name.lower().startswith(letter.lower())]
    return found[0] if len(found) == 1 else None


def _may_be_part(sheet: Sheet, column: Column) -> bool:
    return not column.nullable and (column.type.is_integer or column.type.is_text) and not sheet.refers(column)
