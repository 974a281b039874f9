"""Where the server and client programs come from, and how they get onto the machine.

MariaDB comes from Debian's own packages. MySQL is not in Debian stable: a small tree of Debian unstable holds it
(debootstrap), and its programs run by that tree's own dynamic loader, so that data directories and scripts may lie
anywhere and a process is stopped by its pid; no chroot, no container. Trees and initialised data directories are kept
in one cache outside the repository and appear there by an atomic rename under a file lock, so that parallel runs are
safe and an interrupted one leaves nothing half made.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache as cache_result
from pathlib import Path

from seedsql.smoke.browser import BROWSERS

KINDS = ("mysql", "mariadb")
"""The kinds of servers, which are the kinds of command-line clients too."""

MARIADB_PACKAGES = ("mariadb-server-core", "mariadb-client-core")
MYSQL_PACKAGES = ("mysql-server-core", "mysql-client-core")


class ServerUnavailable(Exception):
    """The programs of a server cannot be had here; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Programs:
    """How the programs of one kind are called: argument lists, and the options by which they find their own files.

    ``initialise`` makes an empty data directory at the given path, with root and no password, for the socket only.
    """

    kind: str
    server: tuple[str, ...]
    client: tuple[str, ...]
    initialise: Callable[[Path], None]
    server_options: tuple[str, ...] = ()
    client_options: tuple[str, ...] = ()

    def version(self) -> str:
        """The server's version line, which also names its initialised data directory in the cache."""
        return _version(self.server)


def cache() -> Path:
    """The directory of everything that outlives a run: ``$SEEDSQL_TEST_SERVERS`` or ``~/.cache/seedsql/servers``."""
    return Path(os.environ.get("SEEDSQL_TEST_SERVERS") or Path.home() / ".cache" / "seedsql" / "servers").absolute()


def environment() -> dict[str, str]:
    """The environment of every program started here: no loader settings, no passwords, no locale of the caller's."""
    wanted = {"HOME", "TMPDIR", "http_proxy", "https_proxy", "no_proxy"}
    kept = {name: value for name, value in os.environ.items() if name in wanted}
    return kept | {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}


def run(command: list[str], **extra: str) -> str:
    """Run a program and return what it printed; ServerUnavailable with the end of its output when it fails."""
    try:
        done = subprocess.run(
            command,
            env=environment() | extra,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except OSError as error:
        raise ServerUnavailable(f"cannot run {command[0]}: {error.strerror}") from error
    if done.returncode:
        end = "\n".join(done.stdout.splitlines()[-15:])
        raise ServerUnavailable(f"{' '.join(command[:4])} … ended with {done.returncode}:\n{end}")
    return done.stdout


@cache_result
def _version(server: tuple[str, ...]) -> str:
    return run([*server, "--no-defaults", "--version"]).split("Ver ", 1)[-1].strip()


@contextmanager
def lock(name: str) -> Iterator[None]:
    """Hold the cache's lock ``name``: one process at a time installs a thing, the others wait and find it there."""
    cache().mkdir(parents=True, exist_ok=True)
    with open(cache() / f".{name}.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def find(kind: str) -> Programs:
    """The installed programs of ``kind``; ServerUnavailable when they are missing. Installs nothing."""
    return _find_mysql() if kind == "mysql" else _find_mariadb()


def install(kind: str) -> Programs:
    """The programs of ``kind``, installed first when they are missing (as root, from Debian's mirrors)."""
    try:
        return find(kind)
    except ServerUnavailable:
        with lock(kind):
            try:
                return find(kind)
            except ServerUnavailable:
                (_install_mysql if kind == "mysql" else _install_mariadb)()
                return find(kind)


def data_template(programs: Programs, variant: str = "data", initialise: Callable[[Path], None] | None = None) -> Path:
    """An initialised, never started data directory of this very version, made once and copied for every server;
    ``variant`` names one that ``initialise`` makes in another way than the programs do."""
    version = "".join(letter if letter.isalnum() else "-" for letter in programs.version().split(" for ")[0])
    template = cache() / f"{programs.kind}-{variant}-{version}"
    if not template.is_dir():
        with lock(f"{programs.kind}-{variant}"):
            if not template.is_dir():
                with _scratch(template) as scratch:
                    (initialise or programs.initialise)(scratch / "data")
                    os.rename(scratch / "data", template)
    return template


# MariaDB ----------------------------------------------------------------------------------------------------------


def _find_mariadb() -> Programs:
    path = environment()["PATH"]
    server, client, initialise = (
        shutil.which(name, path=path) for name in ("mariadbd", "mariadb", "mariadb-install-db")
    )
    if not (server and client and initialise):
        raise ServerUnavailable("MariaDB's server and client are not installed: run `make servers` as root")

    def create(directory: Path) -> None:
        # The script makes root@localhost and the same on every loopback name; by TCP no one shall be root.
        strangers = directory.with_name("strangers.sql")
        strangers.write_text(
            "DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys' AND Host <> 'localhost';\n"
            "DELETE FROM mysql.proxies_priv WHERE Host <> 'localhost';\n"
        )
        run(
            [
                initialise,
                "--no-defaults",
                f"--datadir={directory}",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--skip-name-resolve",
                f"--extra-file={strangers}",
                "--innodb-log-file-size=4M",
                *user_option(),
            ]
        )

    # Newer clients verify certificates unless they are told otherwise, and the servers here sign their own.
    return Programs("mariadb", (server,), (client,), create, user_option(), ("--disable-ssl-verify-server-cert",))


def _install_mariadb() -> None:
    _apt_get(*MARIADB_PACKAGES)


HEADLESS = "chromium-headless-shell"
"""Debian has this package since version 12; Ubuntu has not."""


def install_browser() -> str:
    """Install Chromium without windows where the system has it, or any Chromium where there is none; return the path of the
    browser that the tests take."""
    if not any(map(shutil.which, BROWSERS)):
        try:
            _apt_get(HEADLESS)
        except ServerUnavailable:
            _apt_get("chromium")
    elif not shutil.which(HEADLESS) and _is_offered(HEADLESS):
        _apt_get(HEADLESS)
    return next(path for name in BROWSERS if (path := shutil.which(name)))


def _is_offered(package: str) -> bool:
    """Whether the package lists at hand have it, and it may be installed."""
    if not shutil.which("apt-cache") or os.geteuid() != 0:
        return False
    return subprocess.run(["apt-cache", "show", package], capture_output=True, check=False).returncode == 0


def _apt_get(*packages: str) -> None:
    """Install Debian packages; the package lists are fetched only when the ones at hand do not do."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise ServerUnavailable(f"{', '.join(packages)} must be installed by apt-get, which needs Debian and root")
    command = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-y", "--no-install-recommends", "install", *packages]
    try:
        run(command, DEBIAN_FRONTEND="noninteractive")
    except ServerUnavailable:
        run(["apt-get", "update"])
        run(command, DEBIAN_FRONTEND="noninteractive")


# MySQL ------------------------------------------------------------------------------------------------------------


def _find_mysql() -> Programs:
    tree = cache() / "mysql"
    server, client = tree / "usr/sbin/mysqld", tree / "usr/bin/mysql"
    # Each architecture names its loader differently, and always beside its C library.
    loader = next(iter(sorted(tree.glob("usr/lib/*-linux-gnu*/ld-linux*.so.*"))), None)
    if not (server.is_file() and client.is_file() and loader):
        raise ServerUnavailable(f"MySQL's server and client are not installed in {tree}: run `make servers` as root")
    by_loader = (str(loader), "--library-path", str(loader.parent))
    plugins = f"--plugin-dir={tree}/usr/lib/mysql/plugin"
    # The paths that are compiled in would be the host's.
    options = (
        f"--basedir={tree}/usr",
        f"--lc-messages-dir={tree}/usr/share/mysql",
        f"--character-sets-dir={tree}/usr/share/mysql/charsets",
        plugins,
        *user_option(),
    )

    def create(directory: Path) -> None:
        run(
            [
                *by_loader,
                str(server),
                "--no-defaults",
                "--initialize-insecure",
                f"--datadir={directory}",
                *options,
                "--innodb-redo-log-capacity=8M",
                "--innodb-flush-method=nosync",
            ]
        )

    return Programs("mysql", (*by_loader, str(server)), (*by_loader, str(client)), create, options, (plugins,))


def _install_mysql() -> None:
    if os.geteuid() != 0:
        raise ServerUnavailable("a tree of Debian unstable with MySQL is made by debootstrap, which needs root")
    if not shutil.which("debootstrap", path=environment()["PATH"]):
        _apt_get("debootstrap")
    tree = cache() / "mysql"
    with _scratch(tree) as scratch:
        try:
            run(
                [
                    "debootstrap",
                    "--variant=minbase",
                    f"--include={','.join(MYSQL_PACKAGES)}",
                    "sid",
                    str(scratch / "tree"),
                ],
                DEBIAN_FRONTEND="noninteractive",
            )
        finally:
            # An interrupted debootstrap leaves these mounted, and the scratch directory could not be removed.
            for mount in ("proc", "sys"):
                if os.path.ismount(scratch / "tree" / mount):
                    subprocess.run(["umount", str(scratch / "tree" / mount)], check=False)
        for package in (scratch / "tree/var/cache/apt/archives").glob("*.deb"):
            package.unlink()
        os.rename(scratch / "tree", tree)


# Both -------------------------------------------------------------------------------------------------------------


def user_option() -> tuple[str, ...]:
    """Servers refuse to run as root unless they are told to; anybody else must not name a user."""
    return ("--user=root",) if os.geteuid() == 0 else ()


@contextmanager
def _scratch(target: Path) -> Iterator[Path]:
    """A directory beside ``target`` to make it in; removed afterwards, and so are those of interrupted runs.

    To be used under the lock: whatever bears the scratch name then belongs to no one.
    """
    for stale in target.parent.glob(f".{target.name}.*.partial"):
        if not any(os.path.ismount(stale / "tree" / mount) for mount in ("proc", "sys")):
            shutil.rmtree(stale, ignore_errors=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".partial", dir=target.parent))
    scratch.chmod(0o755)
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
