"""Texts that a comment gives as examples: ``e.g. front bumper, left rear door``, ``Epicerie, Boissons, Hygiene, ...``."""

from __future__ import annotations

from ....lazy_patterns import lazy
from ..words.code_samples import SAID

_EXAMPLES = lazy(rf"(?:^|(?<=[\s(;:,]))(?:{SAID})[\s:]+(?P<list>[^;()]+)")
_OPEN_LIST = lazy(r"(?P<list>[^;:()=|]+?),?\s*(?:\.\.\.|…|(?:etc|usw|itp|enz|atd|osv)\.?)\s*$")
_APART = lazy(r"\s*,\s*(?:(?:or|and|oder|und|ou|et|o|y|e|of|en|lub|i) )?|\s+(?:or|oder|ou|of|lub)\s+")
_OPEN_END = lazy(r"\s*(?:\.\.\.|…|\b(?:etc|usw|itp|enz|atd|osv)\b\.?|\.)\s*$")
_PLAIN_LIST = lazy(r"(?P<list>[^;:()=|.]+,[^;:()=|.]+,[^;:()=|.]+)$")
_FEWEST, _LONGEST, _MOST_WORDS = 2, 40, 4


def examples_in(comment: str, longest: int, *, of_name: bool = False) -> list[str]:
    """Return the examples, of words, that fit into ``longest`` characters; none where there are fewer than two, or where they are codes.
    ``of_name``: the comment of what rows are called may just list them."""
    found = _EXAMPLES.search(comment) or _OPEN_LIST.match(comment) or (_PLAIN_LIST.match(comment) if of_name else None)
    if found is None:
        return []
    items = [_OPEN_END.sub("", each).strip(" \"'`") for each in _APART.split(found["list"])]
    items = [each for each in items if each]
    if len(items) < _FEWEST or not all(map(_is_of_words, items)) or any(len(each) > longest for each in items):
        return []
    return list(dict.fromkeys(items))


def _is_of_words(item: str) -> bool:
    """Codes are numbered by other rules, and sentences are no examples."""
    is_short = len(item) <= _LONGEST and len(item.split()) <= _MOST_WORDS
    return is_short and not any(letter.isdigit() or letter in "{}<>@/\\=_%" for letter in item)
