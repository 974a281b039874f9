"""The documents say what is there: every provider with its options, every command, every link. What is made from the
program is made anew by ``make docs``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from click.testing import CliRunner
from click_man.core import generate_man_page

from seedsql import __version__
from seedsql.blueprint.builtin import builtin
from seedsql.blueprint.reader import read_blueprint
from seedsql.cli.main import cli
from seedsql.cli.selection import HIDDEN_URL
from seedsql.values.context import Option, Provider
from seedsql.values.providers import PROVIDERS

ROOT = Path(__file__).resolve().parent.parent
BLUEPRINTS = ROOT / "docs" / "blueprints.md"
COMMANDS = ROOT / "docs" / "commands"
MANUAL = ROOT / "docs" / "man"
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PART = re.compile(r"(<!-- providers: begin[^\n]*-->\n).*?(<!-- providers: end -->)", re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)


def cell(text: str) -> str:
    """Text for a cell of a table: a bar would end it."""
    return text.replace("|", "\\|")


def option_text(option: Option) -> str:
    """``min` (0): smallest value``; the default stands in brackets where there is one."""
    default = f" ({str(option.default).lower() if isinstance(option.default, bool) else option.default})"
    given = " (needed)" if option.required else default if option.default not in (None, "") else ""
    return f"`{option.name}`{given}: {cell(option.summary)}"


def row(provider: Provider) -> str:
    options = "<br>".join(map(option_text, provider.options)) or "none"
    return f"| `{provider.name}` | {cell(provider.summary)} | {options} |"


def providers_part() -> str:
    """The table of all providers, in the order of the registry: numbers first, then dates, text, people …"""
    lines = [
        "Every provider takes the options in its row, and a column that is unique gets values that differ wherever a "
        "provider has enough.",
        "",
        "| Provider | What it makes | Options |",
        "|---|---|---|",
        *map(row, PROVIDERS.values()),
    ]
    return "\n".join(lines) + "\n"


def test_every_provider_is_described_as_the_registry_says() -> None:
    """SEEDSQL_REGENERATE=1 writes the table anew, so that a new provider arrives with its row."""
    text = BLUEPRINTS.read_text(encoding="utf-8")
    fresh = PART.sub(lambda match: match[1] + providers_part() + match[2], text)
    assert len(PART.findall(text)) == 1, "the marks of the providers' part are gone"
    if os.environ.get("SEEDSQL_REGENERATE") == "1":
        BLUEPRINTS.write_text(fresh, encoding="utf-8")
    else:
        assert text == fresh
    assert all(f"| `{name}` |" in fresh for name in PROVIDERS)


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_provider_and_option_has_a_summary(name: str) -> None:
    provider = PROVIDERS[name]
    assert provider.summary and all(option.summary for option in provider.options)


def commands(group: click.Group = cli, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, by the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))
        else:
            yield (*words, name), command


def command_page(words: tuple[str, ...]) -> str:
    """A command's page: its own help, and the documents that use it."""
    called = " ".join(["seedsql", *words])
    shown = CliRunner().invoke(cli, [*words, "--help"], prog_name="seedsql", terminal_width=100)
    assert shown.exit_code == 0, shown.output
    users = [
        f"- [{title(path)}]({Path(os.path.relpath(path, COMMANDS)).as_posix()})"
        for path in DOCUMENTS
        if path.parent != COMMANDS
        and re.search(rf"^(?!.*\|).*\b{called}\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    text = "\n".join(line.rstrip() for line in shown.output.splitlines())
    where = ["", "Used in:", "", *users] if users else []
    return "\n".join([f"# {called}", "", "```text", text, "```", *where, ""])


def title(path: Path) -> str:
    """A document's first heading."""
    return HEADING.findall(path.read_text(encoding="utf-8"))[0]


def test_every_command_has_a_page_made_of_its_help() -> None:
    """SEEDSQL_REGENERATE=1 writes them anew, and removes those of commands that are gone."""
    pages = {"-".join(words) + ".md": command_page(words) for words, _ in commands()}
    if os.environ.get("SEEDSQL_REGENERATE") == "1":
        COMMANDS.mkdir(exist_ok=True)
        for path in COMMANDS.glob("*.md"):
            path.unlink()
        for name, text in pages.items():
            (COMMANDS / name).write_text(text, encoding="utf-8")
    # by words: where help breaks a line is click's business
    written = {path.name: path.read_text(encoding="utf-8").split() for path in COMMANDS.glob("*.md")}
    assert written == {name: text.split() for name, text in pages.items()}


def manual_pages() -> dict[str, str]:
    """A manual page for seedsql and one for each command, made of their help; the version dates them."""
    pages = {}
    called = [((), cli), *commands()]
    for words, command in called:
        context = click.Context(cli, info_name="seedsql")
        for number, word in enumerate(words, start=1):
            context = click.Context(command if number == len(words) else cli, info_name=word, parent=context)
        page = generate_man_page(context, version=__version__, date=f"seedsql {__version__}")
        pages["-".join(["seedsql", *words]) + ".1"] = page.rstrip("\n") + "\n"
    return pages


def test_the_manual_pages_are_made_of_the_help() -> None:
    """SEEDSQL_REGENERATE=1 writes them anew."""
    pages = manual_pages()
    if os.environ.get("SEEDSQL_REGENERATE") == "1":
        MANUAL.mkdir(exist_ok=True)
        for path in MANUAL.glob("*.1"):
            path.unlink()
        for name, text in pages.items():
            (MANUAL / name).write_text(text, encoding="utf-8")
    written = {path.name: path.read_text(encoding="utf-8").split() for path in MANUAL.glob("*.1")}
    assert written == {name: text.split() for name, text in pages.items()}


@pytest.mark.parametrize("words", [words for words, _ in commands()], ids=" ".join)
def test_every_command_and_option_says_what_it_does(words: tuple[str, ...]) -> None:
    command = dict(commands())[words]
    assert command.short_help and command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help and parameter.help.endswith((".", "]")), parameter.name


@pytest.mark.parametrize("name", sorted(cli.list_commands(None)))  # type: ignore[arg-type]
def test_every_command_is_listed_in_the_readme(name: str) -> None:
    assert re.search(rf"`seedsql {name}\b", (ROOT / "README.md").read_text(encoding="utf-8")), (
        f"README.md does not list seedsql {name}"
    )


def test_the_readme_lists_no_command_that_there_is_not() -> None:
    named = set(re.findall(r"`seedsql ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named <= set(cli.list_commands(None)), named  # type: ignore[arg-type]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    missing = [
        link for link in LINK.findall(document.read_text(encoding="utf-8")) if not leads_somewhere(document, link)
    ]
    assert missing == []


def leads_somewhere(document: Path, link: str) -> bool:
    if re.match(r"[a-z][a-z0-9+.-]*:", link):
        return True  # another site, or mail
    path, _, anchor = unquote(link).partition("#")
    target = (document.parent / path) if path else document
    if not target.exists() or not target.resolve().is_relative_to(ROOT):
        return False
    return not anchor or target.is_dir() or anchor in anchors(target.read_text(encoding="utf-8"))


def anchors(text: str) -> set[str]:
    """The names that a web view gives to headings."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in HEADING.findall(text)}


def test_a_link_that_leads_nowhere_is_found() -> None:
    assert not leads_somewhere(BLUEPRINTS, "nothing.md") and not leads_somewhere(BLUEPRINTS, "#no-such-part")
    assert leads_somewhere(BLUEPRINTS, "#providers") and leads_somewhere(BLUEPRINTS, "../README.md")


def test_the_readme_lists_every_environment_variable_that_is_read() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    read = set(re.findall(r'"((?:SEEDSQL|SKIP|NODE|DATABASE)_[A-Z_]+)"', sources)) - {HIDDEN_URL}
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert listed == read


def test_the_sizes_in_the_migration_guide_are_those_of_wholesale() -> None:
    text = (ROOT / "docs" / "runbook" / "migrating.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip().replace(",", "") for cell in line.split("|")[1:-1]] for line in text.splitlines() if "|" in line
    ]
    head = next(row for row in rows if row[1:2] == ["vendors"])
    sizes = read_blueprint(builtin("wholesale").blueprint).sizes
    for size, counts in sizes.items():
        (row,) = [row for row in rows if row[0] == size]
        assert dict(zip(head[1:-1], map(int, row[1:-1]), strict=True)) == counts
        assert int(row[-1]) == sum(counts.values())


def test_the_migration_guide_leads_to_flags_that_there_are() -> None:
    text = (ROOT / "docs" / "runbook" / "migrating.md").read_text(encoding="utf-8")
    flags = {
        flag for _, command in commands() for each in command.params for flag in (*each.opts, *each.secondary_opts)
    }
    now = [line.split("|")[2] for line in text.splitlines() if line.startswith("| ")]
    named = {flag for cell in now for flag in re.findall(r"`[^`]*`", cell) for flag in re.findall(r"--[a-z-]+", flag)}
    assert named and named <= flags, named - flags
