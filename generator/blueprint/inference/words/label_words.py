"""What labels of states are called in other languages, where a name would read their words otherwise."""

from __future__ import annotations

import re
from functools import lru_cache

from .spellings import without_accents
from .vocabulary import data

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_OF_TIMES = (("expected",), ("estimated",))
"""What words of other languages say of a time, and not of how far a row has come."""


@lru_cache(maxsize=1)
def listed_labels() -> dict[str, tuple[str, ...]]:
    """Labels, and what each means as a state."""
    return {label: (meaning,) for meaning, listed in data()["labels"].items() for label in listed.split()}


def plain_label(text: str) -> str:
    """A label in the spelling of the lists."""
    return re.sub(r"\W+", "_", without_accents(text.lower().translate(_GERMAN))).strip("_")


def own_meaning(text: str, meaning: tuple[str, ...]) -> tuple[str, ...] | None:
    """What a label means that reads otherwise in a name (``meaning``): ``estimado`` of an appeal is upheld, ``eingeteilt`` assigned."""
    plain = plain_label(text)
    is_misread = meaning in _OF_TIMES or ("_" not in plain and len(meaning) > 1)
    return listed_labels().get(plain) if is_misread else None


HELPERS = frozenset(
    """with mit con com avec met z ze required requested needed include includes inclus incluye inclui inkl ordered booked chosen wanted desired applied applies included used taken added has flag
    service option found detected reported made done active""".split()
)
"""What a flag says besides of what there is, or is not."""
