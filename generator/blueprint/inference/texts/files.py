"""Files: the name, the extension and the MIME type of one row say the same."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.sheet import Sheet, named
from ..words.vocabulary import tokens

_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
_PICTURES = frozenset("photo image picture avatar logo banner gallery thumbnail".split())
_NAMES = (("file", "name"), ("filename",), ("original", "name"), ("original", "file", "name"), ("original", "filename"))
_PATHS = (("file", "path"), ("path",), ("storage", "path"), ("storage", "key"), ("file", "url"))
_FILES = frozenset("file attachment upload".split())
_EXTENSIONS = (("extension",), ("file", "extension"), ("ext",), ("file", "ext"))
_MIME_TYPES = (
    ("mime",),
    ("mime", "type"),
    ("mimetype",),
    ("content", "type"),
    ("media", "type"),
    ("file", "mime"),
    ("file", "mime", "type"),
)
_SHORTEST_TYPE, _SHORTEST_EXTENSION = 15, 3
_WIDTH_OF_NAME, _WIDTH_OF_PATH = 24, 48
_FOLDERS = {"url": "https://example.com/files/", "key": "uploads/"}


def decide_files(sheet: Sheet) -> None:
    """Let the name of a file end as its MIME type says, where a table has two of name, path, extension and MIME type."""
    of_file = (("name",), ("url",)) if _FILES & set(sheet.words[-1:]) else ()
    name = _find(sheet, (*_NAMES, *of_file[:1]), _WIDTH_OF_NAME)
    path = _find(sheet, (*_PATHS, *of_file[1:]), _WIDTH_OF_PATH)
    extension, kind = _find(sheet, _EXTENSIONS, _SHORTEST_EXTENSION), _find(sheet, _MIME_TYPES, _SHORTEST_TYPE)
    if [name, path, extension, kind].count(None) > 2:
        return
    suffixes = ["jpg", "png"] if _PICTURES & set(sheet.words) else list(_TYPES)
    drawn = {"provider": "choice", "values": suffixes, "weights": list(range(len(suffixes), 0, -1))}
    if extension is not None and sheet.decide(extension, drawn, "values: extensions of files", "texts"):
        suffix = named(extension)
    else:
        suffix = sheet.hide("file_extension", drawn)
    if kind is not None:
        cases = " ".join(f"WHEN '{each}' THEN '{_TYPES[each]}'" for each in suffixes)
        sheet.decide(kind, f"CASE {suffix} {cases} END", "text: the MIME type of its file", "texts")
    columns = [each for each in (name, path) if each is not None]
    stem = sheet.hide("file_stem", {"provider": "pattern", "pattern": "{word}-{digits:4}"}) if columns else ""
    for column in columns:
        folder = f"'{_FOLDERS.get(tokens(column.name)[-1], '/uploads/')}', " if column is path else ""
        sheet.decide(column, f"CONCAT({folder}{stem}, '.', {suffix})", "text: a file of its type", "texts")


def _find(sheet: Sheet, names: tuple[tuple[str, ...], ...], shortest: int) -> Column | None:
    """The open text column that is called so and long enough; one that may be NULL is not, since the others may not be with it."""
    columns = (each for each in sheet.table.columns if each.type.is_text and not each.type.labels and not each.nullable)
    return next(
        (
            each
            for each in columns
            if tokens(each.name) in names and sheet.is_open(each) and (each.type.length or 255) >= shortest
        ),
        None,
    )
