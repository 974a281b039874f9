"""Patterns that are compiled lazily are those of ``re``."""

from __future__ import annotations

import re

import pytest

from seedsql.lazy_patterns import lazy


def test_a_lazy_pattern_is_compiled_once_when_it_is_used(monkeypatch):
    compiled = []
    compile_now = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given) or compile_now(*given))
    pattern = lazy("(a)(b)?", re.IGNORECASE)
    assert pattern.pattern == "(a)(b)?"
    assert compiled == []
    assert pattern.fullmatch("AB")[2] == "B"
    assert pattern.sub("-", "xaX") == "x-X"
    assert pattern.groups == 2
    assert compiled == [("(a)(b)?", re.IGNORECASE)]


def test_a_mistake_is_found_at_the_first_use():
    with pytest.raises(re.error):
        lazy("(").search("")
