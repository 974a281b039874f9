"""The tokens of DDL are those of sqlglot's MySQL tokenizer, but for what no DDL holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlglot.dialects.mysql import MySQL

from seedsql.sql.tokens import Token, tokenize

PIECES = (
    "a `b``c` 'it''s' 'x\\'y' \"q\"\"r\" 1 1.5 1e5 1E-3 0x1F x'4D' b'01' 0b01 N'x' ( ) , = <= <=> := -> ->> || && @a @@x $a a$b é "
    "-1 + * / % `a`.`b` a.b '' 1a a1 ? ! ~ ^ ; : NULL INT(11) DEFAULT 2fa"
).split()


def words(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_tokens_end_where_sqlglots_do(pieces: list[str]) -> None:
    text = " ".join(pieces)
    ours = tokenize(text, 7)
    assert [text[token.start - 7 : token.end - 7] for token in ours] == [
        text[raw.start : raw.end + 1] for raw in MySQL().tokenize(text)
    ]


def test_kinds_and_texts() -> None:
    found = tokenize("`a``b` \"c\" 'd\\n' n'e' x'4D' 0b1 1.5e3 2fa f <=>")
    assert [(token.kind, token.text) for token in found] == [
        ("backtick", "a`b"),
        ("double", "c"),
        ("string", "d\n"),
        ("string", "e"),
        ("literal", "x'4D'"),
        ("literal", "0b1"),
        ("number", "1.5e3"),
        ("word", "2fa"),
        ("word", "f"),
        ("symbol", "<=>"),
    ]
    assert tokenize('"a\\"', ansi=True)[0].text == "a\\", "a backslash is no escape in a name"


@pytest.mark.parametrize("text", ["'a", "`a", '"a', "b'12'", "x'g'"])
def test_what_is_no_token_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"closed|no bit|no hexadecimal"):
        tokenize(f"a {text}")
