"""Every command that README.md and the runbook show is run, in its order, against a real server that demands TLS, and what
it prints is compared with the output that the document quotes.

A fence says what its block is: ``sh`` is run by bash, ``sql`` by the mysql client, ``text`` is what the block before it
printed (``...`` stands for anything). ``# exit N`` behind a command is the exit code to expect. What a document takes as
done is in a comment: ``<!-- run: COMMAND -->``. Commands of doctl are checked against its reference, not run.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from seedsql.blueprint.builtin import builtin
from tests.conftest import REQUIRED, unavailable
from tests.servers import Server, ServerUnavailable, install
from tests.servers.certificates import Certificates
from tests.servers.installation import find
from tests.servers.server import sql_mode_options
from tests.smoke.served import Served
from tests.waiting import HANGS_SECONDS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "docs" / "personal-data.md",
    *sorted((ROOT / "docs" / "runbook").glob("*.md")),
]
PART = re.compile(r"^ *```(\w+)\n(.*?)^ *```$|^<!-- run: (.*?) -->$", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"# exit (\d+)\s*$")
PASSED_OVER = ("make ",)  # make is what runs these tests
HOST, PORT, USER, PASSWORD = (
    "db-shop-do-user-1234567-0.m.db.ondigitalocean.com",
    25060,
    "doadmin",
    "AVNS_example-Password-1",
)
APPLICATION = "https://shop.example.com"
README_URL = "mysql://user:password@host:25060/shop?ssl-mode=VERIFY_IDENTITY&ssl-ca=ca-certificate.crt"

# https://docs.digitalocean.com/reference/doctl/reference/: command to its flags
DOCTL = {
    "databases list": {"--format", "--no-header"},
    "databases get-ca": {"--format", "--no-header"},
    "databases firewalls append": {"--rule"},
    "databases firewalls list": set(),
    "databases firewalls remove": {"--uuid"},
    "databases backups": set(),
    "databases fork": {"--restore-from-cluster-id", "--restore-from-timestamp", "--wait"},
    "apps list": {"--format", "--no-header"},
    "apps console": {"--deployment", "--instance-name"},
    "apps logs": {"--type", "--follow", "--deployment", "--tail", "--no-prefix", "--job-invocation"},
}


@dataclass(frozen=True)
class Block:
    """One block of a document: its kind, its text, and the line on which it begins."""

    kind: str
    text: str
    line: int


def blocks(path: Path) -> list[Block]:
    text = path.read_text(encoding="utf-8")
    found = []
    for match in PART.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if match[3]:
            found.append(Block("run", match[3], line))
        else:
            found.append(
                Block(match[1], re.sub(r"(?m)^   ", "", match[2]) if match[0].startswith(" ") else match[2], line)
            )
    return found


def check_doctl(command: str) -> None:
    """The command exists, and has every flag that is given."""
    words = shlex.split(command.split(" > ")[0])[1:]
    name = next((name for name in DOCTL if words[: len(name.split())] == name.split()), None)
    assert name is not None, f"doctl has no command {command!r}"
    flags = {word.split("=")[0] for word in words if word.startswith("--")}
    assert flags <= DOCTL[name], f"{command!r}: {flags - DOCTL[name]}"


class Desk:
    """Where a person sits who follows a document: a folder with out/ and a schema.sql, a shell, a server."""

    def __init__(self, folder: Path, server: Server, authority: Path, seedsql: Path) -> None:
        self.folder, self.server, self.authority = folder, server, authority
        self.exported: list[str] = []
        self.served: Served | None = None
        self.address = ""
        shutil.copytree(ROOT / "out", folder / "out")
        (folder / "schema.sql").write_text(builtin("wholesale").schema, encoding="utf-8")
        (folder / "home").mkdir()
        (folder / "bin").mkdir()
        programs = find("mysql")
        client = shlex.join([*programs.client])
        self.program("mysql", f'exec {client} "$@"')
        dump = [*programs.client[:-1], str(Path(programs.client[-1]).with_name("mysqldump"))]
        self.program("mysqldump", f'exec {shlex.join(dump)} "$@"')
        (folder / "bin" / "seedsql").symlink_to(seedsql)
        # the only answer of doctl that a later command needs
        self.program("doctl", f'case "$*" in *get-ca*) cat {shlex.quote(str(authority))};; esac')

    def program(self, name: str, body: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def local(self, text: str) -> str:
        """The example's server as the test's."""
        url = (
            f"mysql://{USER}:{PASSWORD}@127.0.0.1:{self.server.port}/shop"
            f"?ssl-mode=VERIFY_IDENTITY&ssl-ca={self.authority}"
        )
        if APPLICATION in text:
            text = text.replace(APPLICATION, self.application())
        return text.replace(README_URL, url).replace(HOST, "127.0.0.1").replace(str(PORT), str(self.server.port))

    def application(self) -> str:
        """The address of an application that reads this database; it is started once, and ended with the test."""
        if self.served is None:
            url = f"mysql://{USER}:{PASSWORD}@127.0.0.1:{self.server.port}/shop?ssl-mode=REQUIRED"
            self.served = Served(url)
            self.address = self.served.start()
        return self.address

    def option_file(self) -> None:
        """A document about something else takes the connection as made."""
        (self.folder / "home" / ".my.cnf").write_text(
            f"[client]\nhost=127.0.0.1\nport={self.server.port}\nuser={USER}\npassword={PASSWORD}\n"
            f"ssl-ca={self.authority}\n[seedsql]\ndatabase=shop\n",
            encoding="utf-8",
        )

    def run(self, script: str) -> tuple[int, str]:
        """Run a piece of shell; return its exit code and what it printed."""
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("SEEDSQL_", "DATABASE_"))
        }
        environment |= {
            "HOME": str(self.folder / "home"),
            "PATH": f"{self.folder / 'bin'}:{environment['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
        }
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", "\n".join([*self.exported, script])],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=HANGS_SECONDS,
            check=False,
        )
        return done.returncode, done.stdout

    def shell(self, block: Block) -> str:
        """Run the commands of a block; return what they printed."""
        commands = [line for line in block.text.splitlines() if not line.startswith(PASSED_OVER)]
        for line in commands:
            if line.startswith("doctl "):
                check_doctl(line)
        self.exported += [self.local(line) for line in commands if line.startswith("export ")]
        expected = EXIT.search(block.text)
        code, said = self.run(self.local("\n".join(commands)))
        assert code == (int(expected[1]) if expected else 0), f"line {block.line}: {block.text}\nexit {code}\n{said}"
        return said

    def sql(self, block: Block) -> str:
        code, said = self.run(f"mysql shop <<'END_OF_SQL'\n{block.text}\nEND_OF_SQL")
        assert code == 0, f"line {block.line}: {block.text}\n{said}"
        return said


def compare(quoted: Block, said: str) -> None:
    """What was printed is what the document quotes; runs of blanks count as one."""
    pattern = ""
    for line in quoted.text.rstrip("\n").splitlines():
        if line.strip() == "...":
            pattern += r"(?:.*\n)*?"
        else:
            parts = [r"\s+".join(map(re.escape, part.split(" "))) for part in re.sub(" +", " ", line).split("...")]
            pattern += ".*".join(parts) + r"\s*\n"
    said = said.rstrip("\n") + "\n"
    assert re.fullmatch(pattern, said), f"line {quoted.line} quotes\n{quoted.text}\nand it printed\n{said}"


@pytest.fixture(scope="module")
def managed() -> Iterator[tuple[Server, Certificates]]:
    """A server as DigitalOcean sets it up: its sql_mode, TLS demanded, a certificate of its own authority."""
    directory = Path(tempfile.mkdtemp(prefix="seedsql-doc-"))
    try:
        if REQUIRED:
            install("mysql")
        certificates = Certificates.create(directory / "tls")
        options = {
            **sql_mode_options("mysql", "digitalocean"),
            **certificates.options,
            "require_secure_transport": "ON",
        }
        server = Server.start("mysql", directory / "server", options)
    except ServerUnavailable as error:
        unavailable(error)
    yield server, certificates
    server.kill()
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def desk(managed: tuple[Server, Certificates], seedsql_program: Path, tmp_path: Path) -> Iterator[Desk]:
    """A fresh database `shop` with the tables of wholesale, and doadmin with what DigitalOcean gives it."""
    server, certificates = managed
    with server.admin() as connection, connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS shop")
        cursor.execute("CREATE DATABASE shop CHARACTER SET utf8mb4")
        cursor.execute(f"DROP USER IF EXISTS {USER}, seeder")
        cursor.execute(f"CREATE USER {USER} IDENTIFIED BY '{PASSWORD}'")
        cursor.execute(f"GRANT ALL ON shop.* TO {USER} WITH GRANT OPTION")
        cursor.execute(f"GRANT CREATE, DROP, PROCESS, SHOW DATABASES, REPLICATION CLIENT, CREATE USER ON *.* TO {USER}")
    made = Desk(tmp_path, server, certificates.authority, seedsql_program)
    made.option_file()
    code, said = made.run("mysql shop < schema.sql")
    assert code == 0, said
    yield made
    if made.served is not None:
        made.served.end()


@pytest.mark.xdist_group("documents")
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_is_true_from_its_first_command_to_its_last(
    desk: Desk, document: Path, request: pytest.FixtureRequest
) -> None:
    if "seedsql smoke" in document.read_text(encoding="utf-8"):
        request.getfixturevalue("browser")
    said = ""
    for block in blocks(document):
        if block.kind in ("sh", "run"):
            said = desk.shell(block)
        elif block.kind == "sql":
            said = desk.sql(block)
        elif block.kind == "text":
            compare(block, said)


def test_the_documents_show_commands_and_their_output() -> None:
    """The reader above finds what it should."""
    found = [block.kind for document in DOCUMENTS for block in blocks(document)]
    assert found.count("sh") >= 30 and found.count("sql") >= 8 and found.count("text") >= 20


@pytest.mark.parametrize("command", ["doctl database list", "doctl databases get-ca X --formt Certificate"])
def test_a_misspelt_doctl_command_is_noticed(command: str) -> None:
    with pytest.raises(AssertionError):
        check_doctl(command)


@pytest.mark.parametrize("said", ["a\nb\n", "one\ntwo 1\n", "one\ntwo  13 rows\nthree\n"])
def test_an_output_that_differs_is_noticed(said: str) -> None:
    quoted = Block("text", "one\ntwo ... rows\n", 1)
    compare(quoted, "one\ntwo   13 rows\n")
    with pytest.raises(AssertionError):
        compare(quoted, said)
