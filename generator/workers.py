"""Work spread over processes: each item is worked on somewhere, and the answers come in the order of the items.

Each process takes the next item when it is done with one, so that all of them end at about the same time, also where one of
them has to share its core.

The processes are forked, so that they have what the parent has (a plan holds functions, which cannot be sent). Where a
process cannot be forked safely (Windows has no fork(2); on macOS the system's libraries may not survive one,
https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods), the items are worked on here.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import struct
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Generic, NoReturn, Protocol, TypeVar

from .errors import OutputError

Item = TypeVar("Item")
Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)

MOST_JOBS = 8
"""Processes that are started where nothing is said: with more of them, the one that puts their answers in order is the
limit."""

_CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"
_PIPE_BYTES = 1 << 20
_READ_BYTES = 1 << 16
_HEAD = struct.Struct("<QQ")  # of an answer: the number of its item, and how many bytes it is
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


def job_count(asked: int | None, amount: int, enough: int) -> int:
    """Return how many processes to work with: as many as ``asked`` for. Where nothing is asked for, one per core, but one
    alone when the ``amount`` of work is less than ``enough`` to make up for the start of others."""
    if not _CAN_FORK:
        return 1
    if asked is not None:
        return max(asked, 1)
    if amount < enough:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_JOBS)


def process_count(jobs: int, items: int) -> int:
    """Return how many processes work on so many items when ``jobs`` are asked for, this one alone counted as 1."""
    return max(min(jobs, items), 1) if _CAN_FORK else 1


def in_order(work: Callable[[Item], Answer], items: Sequence[Item], jobs: int = 1) -> Answers[Answer]:
    """Return an iterator over ``work(item)`` for each of ``items``, in their order, from ``process_count`` processes, which
    begin at once. Close it when it is left early (``contextlib.closing``), for the processes end with it.

    What ``work`` raises is raised here. Raises OutputError when a process was ended by something else.
    """
    jobs = process_count(jobs, len(items))
    return _Here(work, items) if jobs == 1 else _FromWorkers(work, items, jobs)


_number = 0


def worker_number() -> int:
    """Return the number of this process among those of ``in_order``, from 0 up; 0 in the one that started them, too."""
    return _number


class Answers(Protocol[Answer_co]):
    """An iterator over what was worked out, which can be closed."""

    def __iter__(self) -> Iterator[Answer_co]: ...

    def __next__(self) -> Answer_co: ...

    def close(self) -> None: ...


class _Here(Generic[Answer]):
    """Answers that are worked out by this process, one when it is asked for."""

    def __init__(self, work: Callable[[Item], Answer], items: Sequence[Item]) -> None:
        self._answers = map(work, items)

    def __iter__(self) -> Iterator[Answer]:
        return self

    def __next__(self) -> Answer:
        return next(self._answers)

    def close(self) -> None:
        """There is no process to end."""


class _FromWorkers(Generic[Answer]):
    """Answers of ``jobs`` processes."""

    def __init__(self, work: Callable[[Item], Answer], items: Sequence[Item], jobs: int) -> None:
        self._workers: list[_Worker[Answer]] = []
        self._done, self._count = 0, len(items)
        self._baton = _Baton(jobs)
        try:
            for number in range(jobs):
                inherited = [worker.pipe for worker in self._workers]
                self._workers.append(_Worker(work, items, number, self._baton, inherited))
        except BaseException:
            self.close()
            raise

    def __iter__(self) -> Iterator[Answer]:
        return self

    def __next__(self) -> Answer:
        if self._done == self._count:
            self.close()
            raise StopIteration
        try:
            answer = self._next()
        except BaseException:
            self.close()
            raise
        self._done += 1
        return answer

    def _next(self) -> Answer:
        # Each worker's answers are in the order of their items, so that nothing is read from one whose next answer is known and
        # not due: what is held here stays small, and who is far ahead waits at his full pipe.
        while True:
            waiting = {worker.pipe: worker for worker in self._workers if worker.next_item is None and worker.process}
            for worker in self._workers:
                if worker.next_item == self._done:
                    return worker.answer()
            if not waiting:
                raise OutputError("the worker processes ended before their work was done", hint="try --jobs 1")
            poll = select.poll()
            for pipe in waiting:
                poll.register(pipe, select.POLLIN)
            for pipe, _ in poll.poll():
                waiting[pipe].read()

    def close(self) -> None:
        """End the processes, whatever they do."""
        self._count = self._done
        for worker in self._workers:
            worker.end()
        self._baton.close()


class _Baton:
    """The number of the next item that no one works on, in a pipe that holds nothing else: who has read it writes the one
    after it. The first items are those of the workers of the same numbers."""

    def __init__(self, first: int) -> None:
        self._ends: tuple[int, ...] = os.pipe()
        self._pass_on(first)

    def _pass_on(self, number: int) -> None:
        # So few bytes are written and read as one (pipe(7)).
        os.write(self._ends[1], number.to_bytes(8, "little"))

    def take(self) -> int:
        """Return the number of an item that is this process's alone."""
        number = int.from_bytes(os.read(self._ends[0], 8), "little")
        self._pass_on(number + 1)
        return number

    def close(self) -> None:
        """Close the pipe; it may be closed already."""
        for end in self._ends:
            os.close(end)
        self._ends = ()


class _Worker(Generic[Answer]):
    """A forked process that works on items and writes the answers into a pipe. It waits where the pipe is full."""

    def __init__(
        self,
        work: Callable[[Any], Answer],
        items: Sequence[Any],
        number: int,
        baton: _Baton,
        inherited: Sequence[int],
    ) -> None:
        self.pipe, write_end = os.pipe()
        self.next_item: int | None = None
        """The item of the next answer, as soon as all of that has been read."""
        self._held = bytearray()
        _widen(write_end)
        masked = signal.pthread_sigmask(signal.SIG_BLOCK, _numbers())
        try:
            with warnings.catch_warnings():
                # threads of numpy's and of a progress bar, whose locks the worker does not touch
                warnings.simplefilter("ignore", DeprecationWarning)
                self.process = os.fork()
            if not self.process:
                _run(work, items, number, baton, write_end, [self.pipe, *inherited], masked)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        os.close(write_end)

    def read(self) -> None:
        """Read what is in the pipe, or wait for it. Raises OutputError when the process was ended."""
        data = os.read(self.pipe, _READ_BYTES)
        if not data:
            self._expect_end()
        self._held += data
        self._look()

    def _look(self) -> None:
        if len(self._held) >= _HEAD.size:
            item, size = _HEAD.unpack_from(self._held)
            self.next_item = item if len(self._held) >= _HEAD.size + size else None
        else:
            self.next_item = None

    def answer(self) -> Answer:
        """The answer to ``next_item``. Raises what the work raised."""
        end = _HEAD.size + _HEAD.unpack_from(self._held)[1]
        is_done, value = pickle.loads(self._held[_HEAD.size : end])
        del self._held[:end]
        self._look()
        if not is_done:
            raise value
        result: Answer = value
        return result

    def _expect_end(self) -> None:
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        code = os.waitstatus_to_exitcode(status)
        if code:
            how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
            raise OutputError(
                f"a worker process {how} before its work was done",
                hint="nothing that was there has changed; a system that is short of memory ends processes: try --jobs 1",
            )

    def end(self) -> None:
        """End the process, whatever it does."""
        if self.pipe >= 0:
            os.close(self.pipe)
            self.pipe = -1
        if self.process:
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self.process, 0)
            self.process = 0


def _numbers() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]


def _widen(descriptor: int) -> None:
    """Let a pipe hold a megabyte where the system allows it (fcntl(2), Linux), so that a worker gets ahead of its reader."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _run(
    work: Callable[[Any], Any],
    items: Sequence[Any],
    number: int,
    baton: _Baton,
    descriptor: int,
    foreign: Sequence[int],
    masked: set[Any],
) -> NoReturn:
    """The life of a worker. It ends without running what the parent would do at its end: that is the parent's to do."""
    global _number
    code = 1
    try:
        # Ctrl-C reaches the whole group of processes: the parent ends the workers, and says so once.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for each in _numbers()[1:]:
            signal.signal(each, signal.SIG_DFL)
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # the parent has gone
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        for other in foreign:
            os.close(other)
        _number = number
        with open(descriptor, "wb", buffering=_PIPE_BYTES) as pipe:
            item = number
            while item < len(items):
                try:
                    answer = (True, work(items[item]))
                except Exception as error:
                    answer = (False, _sendable(error))
                sent = pickle.dumps(answer, protocol=5)
                pipe.write(_HEAD.pack(item, len(sent)))
                pipe.write(sent)
                pipe.flush()
                if not answer[0]:
                    break
                item = baton.take()
        code = 0
    finally:
        os._exit(code)


def _sendable(error: Exception) -> Exception:
    """The error, or what can be said of it when it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
