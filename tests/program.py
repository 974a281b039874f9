"""``seedsql`` as a program that a shell finds on its PATH, for tests whose shell calls it many times.

A process that has the whole package loaded forks for each call, so that a call takes a tenth of what a new Python does. What
only a new process shows (its start, signals, what it loads) is tested where ``python -m seedsql`` is run.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import select
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
CALL = f"""#!{sys.executable} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect({{address!r}})
    call = {{{{"arguments": sys.argv[1:], "folder": os.getcwd(), "environment": dict(os.environ)}}}}
    socket.send_fds(server, [json.dumps(call).encode() + b"\\n"], [0, 1, 2])
    sys.exit(int(server.makefile().read()))
"""


@contextmanager
def program() -> Iterator[Path]:
    """The path of a program ``seedsql``, which works until the end of the context."""
    # A short path: a socket's may have 107 characters.
    with tempfile.TemporaryDirectory(prefix="seedsql-bin-") as folder:
        address = str(Path(folder) / "socket")
        path = Path(folder) / "seedsql"
        path.write_text(CALL.format(address=address), encoding="utf-8")
        path.chmod(0o755)
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.program", address],
            cwd=ROOT,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert server.stdin is not None and server.stdout is not None
        assert server.stdout.readline() == b"ready\n"
        try:
            yield path
        finally:
            server.stdin.close()
            server.wait()
            server.stdout.close()


def serve(address: str) -> None:
    """Fork for each call, until whoever started this closes its standard input or has ended."""
    import seedsql

    for module in pkgutil.walk_packages(seedsql.__path__, "seedsql."):
        with suppress(ImportError):
            importlib.import_module(module.name)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        print("ready", flush=True)
        while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
            connection, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                answer(connection)
            connection.close()
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass


def answer(connection: socket.socket) -> NoReturn:
    """Run one call in a process of its own, and tell the caller its exit code, as a shell counts signals."""
    data, descriptors, *_ = socket.recv_fds(connection, 1 << 16, 3)
    while not data.endswith(b"\n"):
        data += connection.recv(1 << 16)
    call = json.loads(data)
    child = os.fork()
    if child == 0:
        connection.close()
        for number, descriptor in enumerate(descriptors):
            os.dup2(descriptor, number)
            os.close(descriptor)
        os.chdir(call["folder"])
        os.environ.clear()
        os.environ.update(call["environment"])
        sys.argv = ["seedsql", *call["arguments"]]
        run()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    connection.sendall(str(code if code >= 0 else 128 - code).encode())
    os._exit(0)


def run() -> NoReturn:
    """The command line on the streams that are open now."""
    from seedsql import console
    from seedsql.__main__ import run as command_line

    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w", buffering=1)  # noqa: SIM115 - until the end
    console.log = console.Log()
    code: object = 70
    try:
        command_line()
    except SystemExit as end:
        code = end.code or 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    serve(sys.argv[1])
