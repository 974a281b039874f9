"""The picture in README.md is a recording of a real terminal: the commands are typed again, on a real server, and must
show what it shows. ``make docs`` records it anew."""

from __future__ import annotations

import html
import io
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyte
from rich.console import Console
from rich.text import Text

from seedsql.blueprint.builtin import builtin
from tests.servers import Database, Server
from tests.servers.server import sql_mode_options
from tests.waiting import HANGS_SECONDS

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "recording.svg"
COLUMNS, LINES = 100, 200
SESSION = (
    ("seed", "--size", "small", "--dry-run"),
    ("seed", "--size", "small"),
    ("status",),
    ("rollback", "0001_wholesale_small"),
)
# rich's own picture, with what it shows as text for those who cannot see it, and no font from another host
FORMAT = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
    <title>A terminal session of seedsql</title>
    <desc>__TEXT__</desc>
    <style>
    .{unique_id}-matrix {{ font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
    .{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: arial; }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""


def record(words: tuple[str, ...], url: str, folder: Path, screen: pyte.Screen) -> None:
    """Type a command on a terminal, and draw on ``screen`` what it answers."""
    stream = pyte.ByteStream(screen)
    stream.feed(f"\x1b[1m$ seedsql {' '.join(words)}\x1b[0m\r\n".encode())
    ours, theirs = pty.openpty()
    surroundings = {name: value for name, value in os.environ.items() if name not in ("NODE_ENV", "SEEDSQL_ENV")}
    process = subprocess.Popen(
        [sys.executable, "-m", "seedsql", *words],
        cwd=folder,
        env={
            **surroundings,
            "DATABASE_URL": url,
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "COLUMNS": str(COLUMNS),
            "LINES": "40",
        },
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        while select.select([ours], [], [], HANGS_SECONDS)[0]:
            try:
                stream.feed(os.read(ours, 65536))
            except OSError:  # the other end is closed
                break
        assert process.wait(60) == 0, screen.display
    finally:
        os.close(ours)
        process.kill()


def drawn(screen: pyte.Screen) -> list[Text]:
    """The screen's lines in colour, without what is empty below them."""
    lines = []
    for number in range(screen.lines):
        line = Text()
        for column in range(screen.columns):
            cell = screen.buffer[number][column]
            colour = "" if cell.fg == "default" else f"#{cell.fg}" if re.fullmatch("[0-9a-f]{6}", cell.fg) else cell.fg
            style = " ".join(filter(None, ("bold" if cell.bold else "", colour.replace("brown", "yellow"))))
            line.append(cell.data, style)
        line.rstrip()
        lines.append(line)
    while lines and not lines[-1].plain:
        lines.pop()
    return lines


def picture(lines: list[Text]) -> str:
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    for line in lines:
        console.print(line, no_wrap=True, highlight=False)
    text = html.escape("\n".join(line.plain for line in lines), quote=False).replace("{", "{{").replace("}", "}}")
    return console.export_svg(
        title="seedsql", code_format=FORMAT.replace("__TEXT__", text), unique_id="recording", font_aspect_ratio=0.61
    )


def timeless(text: str) -> str:
    """What a recording shows, but for the hour and the port."""
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "TIME", text)


def test_the_recording_shows_what_the_commands_show(start_server: Callable[..., Server], tmp_path: Path) -> None:
    server = start_server("mysql", sql_mode_options("mysql", "digitalocean"))
    with server.admin() as connection, connection.cursor() as cursor:
        for statement in (
            "CREATE DATABASE shop CHARACTER SET utf8mb4",
            "CREATE USER deploy@'%' IDENTIFIED BY 'deploy'",
            "GRANT ALL ON shop.* TO deploy@'%'",
        ):
            cursor.execute(statement)
    database = Database(server, "shop", "deploy", "deploy", tmp_path)
    assert database.run_script(builtin("wholesale").schema).returncode == 0
    screen = pyte.Screen(COLUMNS, LINES)
    for words in SESSION:
        record(words, database.url, tmp_path, screen)
        pyte.Stream(screen).feed("\r\n")
    lines = drawn(screen)
    svg = picture(lines)
    if os.environ.get("SEEDSQL_REGENERATE") == "1":
        PICTURE.write_text(svg, encoding="utf-8")
    shown = re.search("<desc>(.*?)</desc>", PICTURE.read_text(encoding="utf-8"), re.DOTALL)
    fresh = re.search("<desc>(.*?)</desc>", svg, re.DOTALL)
    assert shown and fresh and timeless(shown[1]) == timeless(fresh[1])
