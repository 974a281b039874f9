"""Run a server for as long as its owner lives: ``python guard.py OWNER-PID DIRECTORY SERVER OPTIONS…``.

Whoever starts a server may be killed without a chance to clean up (kill -9 of a test run, a time limit of the CI). The
guard is the server's parent: it ends when the server ends, and when the owner is gone first it kills the server and
removes its directory. Runs as a script of its own and imports nothing of the package, so that it starts fast.
"""

import ctypes
import os
import select
import shutil
import signal
import subprocess
import sys
from contextlib import suppress

PR_SET_PDEATHSIG = 1


def main() -> int:
    owner, directory, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    prctl = ctypes.CDLL(None).prctl
    # The kernel kills the server when this guard dies (https://man7.org/linux/man-pages/man2/prctl.2.html).
    server = subprocess.Popen(command, preexec_fn=lambda: prctl(PR_SET_PDEATHSIG, signal.SIGKILL))
    with open(os.path.join(directory, "server.pid.new"), "w") as file:
        file.write(str(server.pid))
    os.rename(file.name, os.path.join(directory, "server.pid"))
    with suppress(ProcessLookupError):  # of an owner that has ended by now
        # Nothing looks every now and then: that is a hundredth of a core for all servers of a run.
        running = os.pidfd_open(server.pid)
        ended, _, _ = select.select([running, os.pidfd_open(owner)], [], [])
        if running in ended:
            return server.wait()
    server.kill()
    server.wait()
    shutil.rmtree(directory, ignore_errors=True)
    return 1


def alive(pid: int) -> bool:
    """True while the process exists; one that has ended and was not waited for counts as ended."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
