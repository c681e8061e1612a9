"""Files that hang, crash or grow in real processes: each costs itself only."""

from __future__ import annotations

import multiprocessing
import os
import resource
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from reader_app.core.drafts import ArticleDraft
from reader_app.formats.workers.job import ReadingJob, Refusal
from reader_app.formats.workers.pool import CRASHED, NOT_STARTED, Limits, ReadingPool
from reader_app.formats.workers.worker import MEGABYTE, Worker
from tests.formats.workers.hostile import read_hostile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader_app.formats.workers.worker import Ticket

GOOD = ReadingJob(b"Ferry held\n\nNo vessel was at risk.\n", "a.txt")


def job(words: str) -> ReadingJob:
    return ReadingJob(words.encode(), "a.txt")


def wait_for(pool: ReadingPool, *tickets: Ticket) -> None:
    while any(ticket.reply is None for ticket in tickets):
        pool.wait(1)


def title(ticket: Ticket) -> str | None:
    return ticket.reply.title if isinstance(ticket.reply, ArticleDraft) else None


def test_a_file_is_read_and_the_process_serves_the_next() -> None:
    with ReadingPool(workers=1) as pool:
        tickets = [pool.submit(GOOD) for _ in range(3)]
        wait_for(pool, *tickets)
        assert [title(ticket) for ticket in tickets] == ["Ferry held"] * 3
        assert len(multiprocessing.active_children()) == 1
        assert pool.read(job("")) == Refusal("It is empty: there are no words in it.")
    assert multiprocessing.active_children() == []


def test_a_file_that_hangs_is_given_up_and_the_others_are_read() -> None:
    limits = Limits(seconds=1)
    with ReadingPool(workers=1, limits=limits, read=read_hostile) as pool:
        hung, good = pool.submit(job("hang")), pool.submit(GOOD)
        wait_for(pool, hung, good)
    assert isinstance(hung.reply, Refusal)
    assert hung.reply.reason.startswith("Reading it took longer than 1 seconds and was given up.")
    assert title(good) == "Ferry held"


@pytest.mark.parametrize("deed", ["crash", "call", "exit"])
def test_a_file_that_breaks_its_reader_is_refused_and_the_others_are_read(deed: str) -> None:
    with ReadingPool(workers=1, read=read_hostile) as pool:
        broken, good = pool.submit(job(deed)), pool.submit(GOOD)
        wait_for(pool, broken, good)
    assert broken.reply == Refusal(CRASHED)
    assert title(good) == "Ferry held"


@contextmanager
def one_that_hangs(mark: Path) -> Iterator[tuple[ReadingPool, Ticket]]:
    """Give a pool of one process, which hangs over its first file and has said so in `mark`."""
    with ReadingPool(workers=1, read=read_hostile) as pool:
        hung = pool.submit(job(f"hang {mark}"))
        while not mark.exists():
            pool.wait(0.05)
        yield pool, hung


def test_what_was_given_ahead_is_read_by_another_where_a_file_breaks_its_reader() -> None:
    with ReadingPool(workers=1, read=read_hostile) as pool:
        pool.read(GOOD)
        tickets = [pool.submit(each) for each in (GOOD, job("crash"), GOOD, job("exit"), GOOD)]
        tickets += [pool.submit(GOOD) for _ in range(80)]
        wait_for(pool, *tickets)
    broken = [at for at, ticket in enumerate(tickets) if ticket.reply == Refusal(CRASHED)]
    assert broken == [1, 3]
    assert all(title(each) == "Ferry held" for at, each in enumerate(tickets) if at not in (1, 3))


def test_only_so_much_is_given_ahead_as_the_pipe_holds(tmp_path: Path) -> None:
    words = "Ferry held\n\n" + "No vessel was at risk. " * 20_000
    with one_that_hangs(tmp_path / "mark") as (pool, hung):
        # Each of these would stand still, waiting for the process to take it.
        large = [pool.submit(job(words)) for _ in range(4)]
        named = pool.submit(ReadingJob(GOOD.data, "a" * MEGABYTE))
        small = [pool.submit(GOOD) for _ in range(200)]
        (process,) = multiprocessing.active_children()
        process.kill()
        wait_for(pool, hung, *large, named, *small)
    assert hung.reply == Refusal(CRASHED)
    assert {title(each) for each in (*large, named, *small)} == {"Ferry held"}


def test_one_that_ended_over_a_file_is_given_no_other(tmp_path: Path) -> None:
    with one_that_hangs(tmp_path / "mark") as (pool, hung):
        (process,) = multiprocessing.active_children()
        process.kill()
        process.join()
        tickets = [pool.submit(GOOD) for _ in range(3)]
        assert [ticket.reply for ticket in (hung, *tickets)] == [None] * 4
        wait_for(pool, hung, *tickets)
    assert hung.reply == Refusal(CRASHED)
    assert [title(ticket) for ticket in tickets] == ["Ferry held"] * 3


def test_it_is_full_once_enough_waits_in_number_or_in_bytes() -> None:
    large = ReadingJob(b"x" * (5 * MEGABYTE), "a.txt")
    with ReadingPool(workers=2) as pool:
        held = [pool.submit(GOOD), pool.submit(large)]
        assert pool.is_full
        wait_for(pool, *held)
        assert not pool.is_full
    with ReadingPool(workers=2) as pool:
        few = 0
        while not pool.is_full:
            pool.submit(GOOD)
            few += 1
    assert not pool.is_full
    assert few > 20


def test_a_file_that_takes_too_much_memory_is_given_up() -> None:
    limits = Limits(megabytes=200)
    with ReadingPool(workers=1, limits=limits, read=read_hostile) as pool:
        reply = pool.read(job("grow"))
        assert isinstance(reply, Refusal)
        assert reply.reason.startswith(
            "Reading it took more than 200 MB of memory and was given up"
        )
        assert isinstance(pool.read(GOOD), ArticleDraft)


def test_closing_ends_what_hangs_at_once(tmp_path: Path) -> None:
    with ReadingPool(workers=2, read=read_hostile) as pool:
        marks = [tmp_path / "one", tmp_path / "two"]
        for mark in marks:
            pool.submit(job(f"hang {mark}"))
        while not all(mark.exists() for mark in marks):
            pool.wait(0.05)
        assert len(multiprocessing.active_children()) == 2
        started = monotonic()
    assert monotonic() - started < 1
    assert multiprocessing.active_children() == []


def test_a_process_that_ends_while_idle_is_replaced() -> None:
    with ReadingPool(workers=1) as pool:
        pool.read(GOOD)
        (process,) = multiprocessing.active_children()
        process.kill()
        process.join()
        assert isinstance(pool.read(GOOD), ArticleDraft)
        (process,) = multiprocessing.active_children()
        process.kill()
        process.join()
        pool.wait(1)
        assert isinstance(pool.read(GOOD), ArticleDraft)


def test_a_process_that_does_not_start_refuses_what_waits_for_it() -> None:
    with ReadingPool(workers=1, limits=Limits(start_seconds=0)) as pool:
        first, second = pool.submit(GOOD), pool.submit(GOOD)
        wait_for(pool, first, second)
    assert first.reply == second.reply == Refusal(NOT_STARTED)


@contextmanager
def files_left(count: int) -> Iterator[None]:
    """Leave the process room for so many open files, which the test must leave free again."""
    kept = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, kept[1]))
    held: list[int] = []
    try:
        with suppress(OSError):
            while True:
                held.append(os.open(os.devnull, os.O_RDONLY))
        for _ in range(count):
            os.close(held.pop())
        yield
        held += [os.open(os.devnull, os.O_RDONLY) for _ in range(count)]
    finally:
        for each in held:
            os.close(each)
        resource.setrlimit(resource.RLIMIT_NOFILE, kept)


@pytest.mark.parametrize("room", [0, 2])
def test_a_process_that_the_system_refuses_is_told_in_a_sentence(room: int) -> None:
    with ReadingPool() as pool:
        with files_left(room):
            tickets = [pool.submit(GOOD), pool.submit(GOOD)]
        assert [ticket.reply for ticket in tickets] == [Refusal(NOT_STARTED)] * 2
        assert isinstance(pool.read(GOOD), ArticleDraft)


def test_where_the_system_refuses_one_more_process_the_others_read_on() -> None:
    with ReadingPool(workers=2) as pool:
        first = pool.submit(GOOD)
        with files_left(0):
            second, third = pool.submit(GOOD), pool.submit(GOOD)
        wait_for(pool, first, second, third)
        assert [title(each) for each in (first, second, third)] == ["Ferry held"] * 3


def test_a_large_file_has_more_time() -> None:
    large = ReadingJob(b"x" * (3 * MEGABYTE), "a.txt")
    assert (Limits().time_for(GOOD), Limits().time_for(large)) == (15, 18)


def test_an_ended_process_has_no_size() -> None:
    worker = Worker(read_hostile, 60)
    assert worker.size() > 0
    assert not worker.is_ready
    (process,) = multiprocessing.active_children()
    process.kill()
    process.join()
    assert worker.size() == 0
    worker.end()
