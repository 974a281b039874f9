"""Drawing the scripts' templates: the product's own, and those of a user's folder that replace them by name.

A mistake in a user's template is the user's to correct, so it is a ConfigurationError with file and line. The same mistake in
one of the product's own is a bug, and stays an exception of Jinja's.
"""

from __future__ import annotations

import re
import traceback
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..cache import cache_directory, may_write
from ..errors import ConfigurationError, InternalError
from ..files import read_regular
from ..lazy_patterns import lazy
from ..printable import printable
from ..sql.identifiers import identifier
from ..sql.literals import text_literal
from .facts import ascii_literal

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment
    from jinja2.bccache import Bucket

_PACKAGE = Path(__file__).resolve().parent.parent
# golang-migrate and Flyway, goose, dbmate
_MARKER = lazy(r"(\$(?=\{)|\+(?=goose)|migrate(?=:))", re.IGNORECASE)
_HINT = "the product's own templates are in {}; https://jinja.palletsprojects.com/en/stable/templates/"


def draw(name: str, templates: Path | None, values: dict[str, Any]) -> str:
    """Return the text of template ``name`` with ``values``. Files in ``templates`` replace the product's of the same name.

    Raises ConfigurationError (78) for a file there that cannot be read, or that is no template of Jinja's.
    """
    if templates is None:
        return _built_in().get_template(name).render(values)
    _check_files(templates)
    try:
        return _environment(templates).get_template(name).render(values)
    except Exception as error:
        location = _location(error, templates)
        if location is None:
            raise
        raise ConfigurationError(
            f"the template cannot be drawn: {error}", location=location, hint=_HINT.format(template_directory())
        ) from None


def _check_files(templates: Path) -> None:
    """Jinja passes over what is no regular file, and draws the product's own template instead."""
    for path in sorted(templates.rglob("*.j2")):
        try:
            read_regular(path).decode("utf-8")
        except OSError as error:
            raise ConfigurationError(f"the template {path} cannot be read: {error.strerror}") from None
        except UnicodeDecodeError as error:
            raise ConfigurationError(
                f"the template is not UTF-8 (byte 0x{error.object[error.start]:02X})", location=str(path)
            ) from None


def _location(error: Exception, templates: Path) -> str | None:
    """FILE:LINE of the last place in a user's template that an error went through; None when it went through none."""
    from jinja2 import TemplateSyntaxError

    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename is not None:
        places.append((error.filename, error.lineno))
    own = [f"{name}:{line}" for name, line in places if Path(name).is_relative_to(templates)]
    return own[-1] if own else None


@cache
def _built_in() -> Environment:
    """Jinja with our own templates, each of which is compiled once for all scripts and, where it can, for all runs."""
    return _environment(None, _compiled_templates())


def _compiled_templates() -> BytecodeCache | None:
    """The templates as bytecode in the user's cache; None where there is no place for it.

    Not beside the package: pip leaves files that it did not install, and what is left of a package hides an editable install.
    Jinja compares the digest of a template's text with that of the text from which its bytecode was made.
    """
    directory = cache_directory("templates")
    if directory is None:
        return None
    from jinja2 import FileSystemBytecodeCache

    class Kept(FileSystemBytecodeCache):
        def dump_bytecode(self, bucket: Bucket) -> None:
            if may_write():
                with suppress(OSError):  # full, or read-only
                    super().dump_bytecode(bucket)

    return Kept(str(directory), "template-%s.cache")


def _environment(templates: Path | None, compiled: BytecodeCache | None = None) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    locations = [str(location) for location in (templates, template_directory()) if location is not None]
    jinja = Environment(
        loader=FileSystemLoader(locations),
        undefined=StrictUndefined,
        # The frames end where their last line does: what is between two of them is in the template that includes
        # them.
        keep_trailing_newline=False,
        autoescape=False,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    jinja.filters.update(
        identifier=identifier, literal=text_literal, ascii_literal=ascii_literal, message=message, comment=comment
    )
    return jinja


def message(text: str) -> str:
    """Return text that may be part of a guard's message: ASCII, and without the backtick that would end it."""
    # A guard's message is a name in backticks that no column has (error 1054). MariaDB refuses a name with characters
    # beyond the BMP (error 1300), and the message would be lost.
    return printable(text).encode("ascii", "replace").decode().replace("`", "'")


def comment(text: str) -> str:
    """Return text that cannot end a comment line or look like a migration tool's marker, nor hide or turn what follows."""
    return _MARKER.sub(r"\1 ", printable(text))


def template_directory(group: str = "sql") -> Path:
    """Return the directory of one group of templates: ``sql`` (the scripts) or ``export`` (migrations of other tools).

    A wheel carries them inside the package; in a checkout, which an editable install uses as it is, they are in
    ``templates/`` at the top level. Raises InternalError when neither is there.
    """
    for directory in (_PACKAGE / "templates" / group, _PACKAGE.parent / "templates" / group):
        if directory.is_dir():
            return directory
    raise InternalError(f"no templates beside {_PACKAGE}", hint="install seedsql again, or use a whole checkout")
