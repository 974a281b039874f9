"""``python -m tests.servers install`` gets the servers; ``run mysql`` or ``run mariadb`` runs one until Ctrl-C."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from pathlib import Path

from .installation import KINDS, ServerUnavailable, data_template, install, install_browser
from .server import SQL_MODES, Server, ServerFailed, sql_mode_options


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.servers", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("install", help="install what is missing and say what is there")
    run = commands.add_parser("run", help="run a server with an empty database, print its URL, stop it at Ctrl-C")
    run.add_argument("kind", choices=KINDS)
    run.add_argument("--sql-mode", choices=sorted(SQL_MODES), default="default")
    arguments = parser.parse_args()
    try:
        return run_one(arguments.kind, arguments.sql_mode) if arguments.command == "run" else install_all()
    except (ServerUnavailable, ServerFailed) as error:
        print(f"tests.servers: {error}", file=sys.stderr)
        return 1


def install_all() -> int:
    for kind in KINDS:
        started = time.monotonic()
        programs = install(kind)
        data_template(programs)
        print(f"{kind}: {programs.version()} ({time.monotonic() - started:.1f} s)")
    print(f"browser: {install_browser()}")
    return 0


def run_one(kind: str, sql_mode: str) -> int:
    install(kind)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="seedsql-", ignore_cleanup_errors=True) as directory:
        server = Server.start(kind, Path(directory), sql_mode_options(kind, sql_mode))
        try:
            with server.database() as database:
                print(database.url, flush=True)
                signal.pause()
        except KeyboardInterrupt:
            return 0
        finally:
            server.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())
