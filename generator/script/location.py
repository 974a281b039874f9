"""Where the SQL templates lie: knows how seedsql is installed, and nothing of what the templates say."""

from __future__ import annotations

from pathlib import Path

from ..errors import InternalError

_PACKAGE = Path(__file__).resolve().parent.parent


def template_directory() -> Path:
    """Return the directory with the ``*.sql.j2`` templates.

    A wheel carries them inside the package; in a checkout, which an editable install uses as it is, they stand at the
    top level as ``templates/sql``. Raises InternalError when neither is there.
    """
    for directory in (_PACKAGE / "templates" / "sql", _PACKAGE.parent / "templates" / "sql"):
        if directory.is_dir():
            return directory
    raise InternalError(f"no SQL templates beside {_PACKAGE}", hint="install seedsql again, or use a whole checkout")
