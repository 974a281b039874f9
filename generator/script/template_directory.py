"""Where the templates lie: knows how seedsql is installed, and nothing of what the templates say."""

from __future__ import annotations

from pathlib import Path

from ..errors import InternalError

_PACKAGE = Path(__file__).resolve().parent.parent


def template_directory(group: str = "sql") -> Path:
    """Return the directory of one group of templates: ``sql`` (the scripts) or ``export`` (migrations of other tools).

    A wheel carries them inside the package; in a checkout, which an editable install uses as it is, they are in
    ``templates/`` at the top level. Raises InternalError when neither is there.
    """
    for directory in (_PACKAGE / "templates" / group, _PACKAGE.parent / "templates" / group):
        if directory.is_dir():
            return directory
    raise InternalError(f"no templates beside {_PACKAGE}", hint="install seedsql again, or use a whole checkout")
