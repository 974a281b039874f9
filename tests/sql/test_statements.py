"""The quick way to cut a script into statements against the plain one."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.sql.statements import pieces, statement_of, statements

PARTS = ["a", "--", ";", "\n", "\r", " ", "\n\n", "-- x", "'", "\u2028", ";\n", ";\r\n", " --", "-- y;\n"]


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join), st.integers(1, 9))
def test_pieces_hold_the_statements_of_the_script(text, block):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("seedsql.sql.statements._BLOCK", block)
        cut = list(pieces(io.StringIO(text, newline="\n")))
    assert "".join(piece for _, piece in cut) == text
    assert [line for line, _ in cut] == [1 + "".join(p for _, p in cut[:n]).count("\n") for n in range(len(cut))]
    found = [statement for line, piece in cut if (statement := statement_of(line, piece)) is not None]
    assert found == list(statements(io.StringIO(text, newline="\n")))
