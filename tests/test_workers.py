"""Work in other processes: the same answers and bytes, and a clean end of everything that can go wrong there."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from seedsql import GenerationOptions, OutputError, PlanError, plan, workers
from seedsql.pii import audit
from seedsql.script import rowtext, writing
from seedsql.values import arrays
from seedsql.workers import MOST_JOBS, in_order, job_count, worker_number
from seedsql.workflow import generation

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="work is spread by fork(2)")


def test_answers_come_in_the_order_of_the_items_from_processes_that_end():
    """Small answers, and some that no pipe holds."""

    def size(item: int) -> int:
        return item * (20_000 if item % 20 == 19 else 1)

    with closing(in_order(lambda item: (item * 2, b"x" * size(item), os.getpid()), range(80), 3)) as answers:
        found = list(answers)
    assert [(number, len(data)) for number, data, _ in found] == [(n * 2, size(n)) for n in range(80)]
    processes = {process for _, _, process in found}
    assert len(processes) == 3 and os.getpid() not in processes
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_process_that_is_slow_leaves_the_other_items_to_the_others():
    wait, go = os.pipe()

    def work(item: int) -> tuple[int, int]:
        if item == 0:
            os.read(wait, 1)
        elif item == 9:
            os.write(go, b".")
        return os.getpid(), worker_number()

    first, *others = list(in_order(work, range(10), 2))
    assert first not in others and len(set(others)) == 1
    assert (first[1], others[0][1], worker_number()) == (0, 1, 0)


def test_what_a_worker_raises_is_raised_here_and_the_others_end():
    def work(item: int) -> int:
        if item == 5:
            raise PlanError("t.v: no", location="b.toml", hint="another")
        if item == 8:
            raise ValueError(lambda: "cannot be sent")
        return os.getpid()

    seen = []
    with pytest.raises(PlanError, match="no") as caught, closing(in_order(work, range(100), 2)) as answers:
        seen.extend(answers)
    assert (caught.value.location, caught.value.hint, len(seen)) == ("b.toml", "another", 5)
    with pytest.raises(RuntimeError, match="ValueError"), closing(in_order(work, [8, 8], 2)) as answers:
        next(answers)
    for process in seen:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_worker_that_is_killed_is_an_error_that_says_so():
    with pytest.raises(OutputError, match="ended by signal 9") as caught:
        list(in_order(lambda item: os.kill(os.getpid(), signal.SIGKILL), range(4), 2))
    assert "--jobs 1" in caught.value.hint


def test_small_work_is_done_by_one_process_and_no_more_than_there_is():
    assert [job_count(None, 10, 100), job_count(3, 10, 100), job_count(0, 10, 100)] == [1, 3, 1]
    assert 1 <= job_count(None, 100, 100) <= MOST_JOBS
    assert list(in_order(lambda item: os.getpid(), [1], 8)) == [os.getpid()]


def test_files_are_the_same_for_any_number_of_processes(tmp_path, monkeypatch):
    """Rows, audit and manifest, with more chunks than processes, and a value out of its range in the last of them."""
    monkeypatch.setattr(rowtext, "CHUNK_ROWS", 50)
    monkeypatch.setattr(audit, "_PART", 1 << 12)
    options = GenerationOptions(size="medium", rows={"vendors": 333}, name="same")
    written = {}
    for jobs in (1, 2, 3, 7):
        generated = generation.generate(options, tmp_path / str(jobs), jobs=jobs)
        written[jobs] = [path.read_bytes() for path in generated.files]
        assert generated.audit.ok and generated.audit.rows == generated.plan.total_rows
    assert written[1] == written[2] == written[3] == written[7]
    path = tmp_path / "1" / "same.up.sql"
    text = path.read_text("utf-8").replace("'CONFIRMED'", "'a@gmail.com'")
    path.write_text(text.replace("example.com", "gmail.com"), "utf-8")
    one, several = (generation.audit("same", tmp_path / "1", jobs=jobs).audit for jobs in (1, 4))
    assert one == several and one.hit_count > 100
    lines = path.read_text("utf-8").split("\n")
    assert all("gmail.com" in lines[hit.line - 1] for hit in several.hits if hit.table)


class Computed(list):
    """How many rows of each table were computed at a time."""

    def watch(self, planned):
        for step in planned.steps:
            compute = step.compute
            object.__setattr__(
                step,
                "compute",
                lambda start, stop, names, of=compute: self.append(stop - start) or of(start, stop, names),
            )
        return planned

    def write(self, planned):
        self.clear()
        with rowtext.RowText(self.watch(planned)) as rows:
            for what, table in rows.due:
                rows.write(what, table, lambda content: None)
            return rows.identity, set(self)


def test_values_of_several_chunks_are_computed_at_once_where_they_are_short(monkeypatch):
    """The first chunk decides where statements are cut, so that it is alone; rows of files may be of any length."""
    monkeypatch.setattr(rowtext, "CHUNK_ROWS", 10)
    computed, planned = Computed(), plan(GenerationOptions(size="small"))
    at_once, sizes = computed.write(planned)
    assert sizes == {5, 10, 20, 40}
    assert computed.write(replace(planned, origin="fixture")) == (at_once, {5, 10})
    monkeypatch.setattr(rowtext, "_CELLS_AT_ONCE", 10 * 15)
    assert computed.write(planned) == (at_once, {5, 10})
    monkeypatch.setattr(rowtext, "_CELLS_AT_ONCE", 10**6)
    monkeypatch.setattr(arrays, "_WIDE", 8)
    monkeypatch.setattr(arrays, "MOST_MATRIX_BYTES", 1)  # the texts of all tables are long by this
    assert computed.write(planned) == (at_once, {5, 10})


CYCLE = """
CREATE TABLE users (id INT PRIMARY KEY, last_id INT NULL, body LONGTEXT);
CREATE TABLE unused (id INT PRIMARY KEY);
CREATE TABLE notes (id INT PRIMARY KEY, user_id INT NOT NULL, parent_id INT NULL, FOREIGN KEY (user_id) REFERENCES users (id),
  FOREIGN KEY (parent_id) REFERENCES notes (id));
ALTER TABLE users ADD CONSTRAINT last_note FOREIGN KEY (last_id) REFERENCES notes (id);
"""
CYCLE_RULES = """
[blueprint]
name = "t"
as_of = 2026-06-30
[sizes.small]
users = 120
unused = 0
notes = 130
[tables.users.columns]
last_id = { reference = "notes" }
body = "CASE WHEN id MOD 50 = 7 THEN 'LONG' ELSE 'it''s short' END"
[tables.notes.columns]
user_id = { reference = "users" }
parent_id = { reference = "notes" }
"""


def test_references_that_close_a_cycle_are_the_same_for_any_number_of_processes(tmp_path, monkeypatch):
    """Their UPDATEs are written by the first process, beside the rows that others write; some values are long."""
    monkeypatch.setattr(rowtext, "CHUNK_ROWS", 20)
    (tmp_path / "schema.sql").write_text(CYCLE)
    (tmp_path / "blueprint.toml").write_text(CYCLE_RULES.replace("LONG", "long " * 4000 + "end"))
    options = GenerationOptions(
        schema=(tmp_path / "schema.sql",), blueprint=str(tmp_path / "blueprint.toml"), name="same"
    )
    written = [
        [path.read_bytes() for path in generation.generate(options, tmp_path / str(jobs), jobs=jobs).files]
        for jobs in (1, 2, 7)
    ]
    assert written[0] == written[1] == written[2]
    assert b"UPDATE `users` SET" in written[0][0]


def test_a_failure_while_rows_are_made_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(rowtext, "CHUNK_ROWS", 50)
    made, first = rowtext.insert_rows, os.getpid()

    def dies(*arguments):
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return made(*arguments)

    monkeypatch.setattr(rowtext, "insert_rows", dies)
    with pytest.raises(OutputError, match="signal 9"):
        generation.generate(GenerationOptions(size="medium"), tmp_path / "out", jobs=2)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("stopped_in", ["rows", "facts"])
@pytest.mark.parametrize("how", ["no room", "Ctrl-C"])
def test_what_stops_a_generation_leaves_the_old_files_and_no_process(tmp_path, monkeypatch, how, stopped_in):
    """A disk that takes no more (here: the system's limit of a file's size) and Ctrl-C, while workers make the rows and when
    they are done."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch.setattr(rowtext, "CHUNK_ROWS", 50)
    monkeypatch.setattr(audit, "_PART", 1 << 12)
    out = tmp_path / "out"
    kept = {
        path: path.read_bytes() for path in generation.generate(GenerationOptions(size="small", name="same"), out).files
    }

    started: list[int] = []

    def fork(fork: Callable[[], int] = os.fork) -> int:
        process = fork()
        if process:
            started.append(process)
        return process

    monkeypatch.setattr(os, "fork", fork)

    def stop(*_: object) -> None:
        if how == "Ctrl-C":
            raise KeyboardInterrupt
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))

    if stopped_in == "rows":
        monkeypatch.setattr(workers, "_widen", stop)  # of the first worker's pipe
    else:
        monkeypatch.setattr(writing, "file_facts", lambda path, read=writing.file_facts: stop() or read(path))
    try:
        with pytest.raises(
            KeyboardInterrupt if how == "Ctrl-C" else OutputError, match=None if how == "Ctrl-C" else "large"
        ):
            generation.generate(GenerationOptions(size="medium", name="same"), out, jobs=3)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert {path: path.read_bytes() for path in out.iterdir()} == kept
    assert started or stopped_in == "rows"  # of the first worker's pipe, before it is there
    for process in started:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)  # none is left, running or unwaited for
