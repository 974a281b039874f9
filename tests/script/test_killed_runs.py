"""A run that is ended by a signal leaves no file behind; what kill -9 leaves, the next run removes."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from seedsql.script.files import PREFIX, staged, write_files
from tests.waiting import HANGS_SECONDS

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "seedsql", "generate", "--rows", "orders=300000", "--name", "0001_long")
SHORTER = (*COMMAND[:5], "orders=50000", *COMMAND[6:])


def _heed_signals() -> None:
    """What runs in the background of a shell ignores SIGINT, what nohup starts SIGHUP, and both pass that on."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def start_and_wait(out: Path, command: tuple[str, ...] = COMMAND) -> subprocess.Popen[str]:
    """Start a long run; return when it has begun to write."""
    process = subprocess.Popen(
        [*command, "--out", str(out)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=out,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_signals,
    )
    while process.poll() is None and not list(out.glob(f"{PREFIX}*/*.sql")):
        time.sleep(0.01)
    return process


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated"), (signal.SIGHUP, 143, "terminated")],
)
def test_a_signal_leaves_nothing(tmp_path, number, code, said):
    (tmp_path / "0001_long.up.sql").write_text("-- the file before\n")
    process = start_and_wait(tmp_path)
    process.send_signal(number)
    _, stderr = process.communicate(timeout=HANGS_SECONDS)
    assert (process.returncode, [path.name for path in tmp_path.iterdir()]) == (code, ["0001_long.up.sql"]), stderr
    assert (tmp_path / "0001_long.up.sql").read_text() == "-- the file before\n"
    assert f"seedsql: error: {said}: nothing more was done" in stderr


INTERRUPTED_IMPORT = """
import signal, sys

class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == "seedsql.printable":  # imported by the command line, not by the package
            signal.raise_signal(signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupts())
sys.argv = ["seedsql", "plan"]
from seedsql.__main__ import run
run()
"""


def test_ctrl_c_while_the_program_is_loaded_shows_no_traceback():
    """Ctrl-C comes in the middle of an import, wherever a busy machine has got to by then."""
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_IMPORT],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_an_ignored_hangup_stays_ignored(tmp_path):
    shell = ("sh", "-c", 'trap "" HUP; exec "$@"', "sh", *SHORTER)
    process = start_and_wait(tmp_path, shell)
    process.send_signal(signal.SIGHUP)
    _, stderr = process.communicate(timeout=HANGS_SECONDS)
    assert process.returncode == 0, stderr
    assert len(list(tmp_path.iterdir())) == 4


def test_what_a_kill_leaves_is_removed_by_the_next_run_and_a_living_run_is_not(tmp_path):
    killed = start_and_wait(tmp_path)
    killed.kill()
    killed.communicate(timeout=HANGS_SECONDS)
    (left,) = tmp_path.glob(f"{PREFIX}*")
    with staged(tmp_path) as living:
        assert not left.exists()
        with living.open("a.sql") as file:
            file.write(b"a")
        write_files(tmp_path, {"b.sql": b"b"})
        living.commit()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.sql", "b.sql"]


def test_a_folder_that_only_looks_like_ours_is_not_followed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("kept")
    out = tmp_path / "out"
    out.mkdir()
    (out / f"{PREFIX}link").symlink_to(elsewhere)
    write_files(out, {"a.sql": b"a"})
    assert (elsewhere / "kept").read_text() == "kept"


def test_files_are_the_owners_until_they_are_complete(tmp_path):
    before = os.umask(0o022)
    try:
        (tmp_path / "private.sql").touch(mode=0o640)
        with staged(tmp_path) as group:
            for name in ("new.sql", "private.sql"):
                with group.open(name) as file:
                    file.write(b"x")
                    assert stat.S_IMODE(group.path(name).stat().st_mode) == 0o600
            assert stat.S_IMODE(group.scratch.stat().st_mode) == 0o700
            group.commit()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.sql").stat().st_mode) == 0o644
    assert stat.S_IMODE((tmp_path / "private.sql").stat().st_mode) == 0o640


def test_a_second_signal_does_not_stop_the_cleaning(tmp_path):
    process = start_and_wait(tmp_path)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGTERM):
        process.send_signal(number)
    process.communicate(timeout=HANGS_SECONDS)
    assert process.returncode == 143
    assert list(tmp_path.iterdir()) == []
