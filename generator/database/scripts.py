"""A script's file as statements, read as it is sent: one statement in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import ChecksumError, OutputError
from ..files import open_text
from ..sql.statements import Statement, pieces, statement_of


def read_statements(path: Path) -> Iterator[Statement]:
    """Yield the statements of ``path``. Raises OutputError (73) when it cannot be read, ChecksumError (74) when it is not
    UTF-8, as every script of ours is."""
    try:
        # A lone CR within a line is no line end to any client.
        with open_text(path, "\n") as lines:
            for line, piece in pieces(lines):
                if (statement := statement_of(line, piece)) is not None:
                    yield statement
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ChecksumError(
            f"{path} is not UTF-8, so it is not as it was generated", hint="generate it again"
        ) from None
