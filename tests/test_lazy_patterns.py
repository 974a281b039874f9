"""Patterns that are compiled lazily are those of ``re``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from seedsql import lazy_patterns
from seedsql.cache import CachedDocument
from seedsql.lazy_patterns import keep_together, lazy
from tests.architecture import ROOT

LONG = rf"(?P<word>{'|'.join(f'word{number}' for number in range(200))})(?P<more>s)?(?<!x)[a-z\u0430-\u044f]*"


def test_a_lazy_pattern_is_compiled_once_when_it_is_used(monkeypatch):
    monkeypatch.setattr(lazy_patterns, "_together", None)
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


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE])
def test_a_long_pattern_that_is_kept_compiled_is_that_of_re(monkeypatch, tmp_path, flags):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    plainly = re.compile(LONG, flags)
    for _ in range(2):
        pattern = lazy(LONG, flags)
        assert pattern.fullmatch("word17s\u0431").groupdict() == {"word": "word17", "more": "s"}
        assert (pattern.flags, pattern.groups, pattern.groupindex) == (
            plainly.flags,
            plainly.groups,
            plainly.groupindex,
        )
        assert (pattern.fullmatch("WORD17") is not None) == bool(flags & re.IGNORECASE)
        monkeypatch.setattr(re._compiler, "_code", None)  # the second time nothing is compiled


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        ("id|id card|nip|ID no|nino(?P<digit>[0-9])?|i", re.IGNORECASE),
        (r"(?:Sie|\u017fie|sie(?:he)?|s|ich|\u0131ch|[kK]ette|k|\u212aelle|)x?", re.IGNORECASE),
        ("(?i:ab|Ac|(?-i:ad)|b)|abc|a|(?=ab|ac)x|(ab|a|b)+", 0),
        ("ab|a[bc]|ac|k|K", re.IGNORECASE | re.ASCII),
    ],
)
def test_alternatives_in_groups_match_what_they_match_one_after_the_other(monkeypatch, tmp_path, pattern, flags):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(lazy_patterns, "_LONG", 1)
    texts = [
        "ID card, id no, nino7 NIP",
        "\u017fIEHE siehe Sie \u0131ch ICH \u212aette kelle Kx",
        "abc ABC Ac ad AD acx abba",
    ]
    for text in texts:
        for found, expected in zip(
            lazy(pattern, flags).finditer(text), re.compile(pattern, flags).finditer(text), strict=True
        ):
            assert (found.span(), found.groupdict()) == (expected.span(), expected.groupdict())
            assert found.groups() == expected.groups()


@pytest.mark.parametrize(
    "damage", [{"code": [1, 2, 3]}, {"code": [2**40]}, {"groups": 0}, {"names": {"word": 9}}, {"flags": "x"}]
)
def test_code_that_the_engine_refuses_is_compiled_anew(monkeypatch, damage):
    whole = {"code": [], "flags": 32, "groups": 3, "names": {"word": 1, "more": 2}}
    monkeypatch.setattr(CachedDocument, "read", lambda self: {**whole, **damage})
    assert lazy(LONG).fullmatch("word17s")["word"] == "word17"


def test_another_engine_compiles_by_itself(monkeypatch):
    monkeypatch.setattr(lazy_patterns, "_kept", lambda pattern, flags: None)
    assert lazy(LONG).fullmatch("word17s")["more"] == "s"


def test_no_group_has_a_possessive_quantifier() -> None:
    """Python 3.11.2 reads them wrongly (generator/sql/patterns.py says how); an atomic group means the same."""
    sources = sorted((ROOT / "generator").rglob("*.py"))
    assert len(sources) > 100
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+")
    assert [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if possessive.search(line)
    ] == []


def test_the_short_patterns_of_a_command_are_compiled_in_its_first_run_only(monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for _ in range(2):
        monkeypatch.setattr(lazy_patterns, "_together", None)
        keep_together("generate")
        for given in (r"(?P<day>[0-9]+)\.|\ud800|[\u0430-\u044f]", rb"(?P<day>[0-9]+)\."):
            plainly, pattern = re.compile(given, re.IGNORECASE), lazy(given, re.IGNORECASE)
            assert pattern.groupindex == plainly.groupindex
            assert (pattern.flags, pattern.groups) == (plainly.flags, plainly.groups)
            assert pattern.match("7." if isinstance(given, str) else b"7.")["day"] in ("7", b"7")
        lazy_patterns._together.write()
        monkeypatch.setattr(re._compiler, "_code", None)  # the second time nothing is compiled
    assert len(list((tmp_path / ".cache" / "seedsql" / "patterns").iterdir())) == 1


def test_a_command_with_very_many_patterns_keeps_none(monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(lazy_patterns, "_MOST_NUMBERS", 20)
    monkeypatch.setattr(lazy_patterns, "_together", None)
    keep_together("fixture")
    assert lazy("Ana|Berta|Carla").search("Carla")
    lazy_patterns._together.write()
    assert not list((tmp_path / ".cache" / "seedsql" / "patterns").iterdir())


def test_a_mistake_in_a_kept_pattern_is_an_error_of_re(monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(lazy_patterns, "_together", None)
    keep_together("plan")
    with pytest.raises(re.error):
        lazy("(").search("")
