"""A text while it is being masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(slots=True)
class Begun:
    """A ``text`` being masked: as it was ``before`` names and numbers in it were replaced, and ``masked``. ``is_open``: it is to
    be looked through again."""

    text: str
    before: str
    masked: str
    names: Mapping[str, str]
    prose: bool
    is_open: bool = False
    same_length: bool = False
    is_document: bool = False
