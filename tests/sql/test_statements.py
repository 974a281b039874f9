"""The quick way to cut a script into statements against the plain one."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.sql.statements import byte_pieces, pieces, ranges, statement_of, statements

PARTS = ["a", "--", ";", "\n", "\r", " ", "\n\n", "-- x", "'", "\u2028", ";\n", ";\r\n", " --", "-- y;\n"]


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join), st.integers(1, 9))
def test_pieces_hold_the_statements_of_the_script(text, block):
    """Also when the script is cut into parts first."""
    data, cut = text.encode(), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("seedsql.sql.statements._BLOCK", block)
        for start, stop in ranges(io.BytesIO(data), block):
            cut += [(start + begin, piece) for begin, piece in byte_pieces(data[start:stop])]
        by_line = list(pieces(io.StringIO(text, newline="\n")))
    assert cut == list(byte_pieces(data))
    cut = [(1 + data.count(b"\n", 0, start), piece.decode()) for start, piece in cut]
    assert cut == by_line and "".join(piece for _, piece in cut) == text
    found = [statement for line, piece in cut if (statement := statement_of(line, piece)) is not None]
    assert found == list(statements(io.StringIO(text, newline="\n")))
