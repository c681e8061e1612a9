"""What a worker process does, run in this one."""

from __future__ import annotations

import os
import signal
import socket
import sys
from multiprocessing.connection import Pipe
from typing import TYPE_CHECKING

import pytest

from reader_app.core.drafts import ArticleDraft
from reader_app.formats.workers.child import refuse_the_internet, work
from reader_app.formats.workers.job import ReadingJob, Refusal, Task, read_job

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def signals_as_before() -> Iterator[None]:
    """Give back Ctrl+C its meaning."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def test_it_answers_each_task_until_the_other_end_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    hooks: list[object] = []
    monkeypatch.setattr(sys, "addaudithook", hooks.append)
    near, far = Pipe()
    near.send(Task(ReadingJob(b"Title\n\nWords.\n", "a.txt"), 15))
    near.send(Task(ReadingJob(b"", "a.txt"), 15))
    # One direction alone is closed, so that the replies can still be had.
    ends = socket.socket(fileno=os.dup(near.fileno()))
    ends.shutdown(socket.SHUT_WR)
    ends.close()
    work(far, read_job)
    ready, article, refusal = (near.recv() for _ in range(3))
    assert ready is None
    assert isinstance(article, ArticleDraft)
    assert article.title == "Title"
    assert refusal == Refusal("It is empty: there are no words in it.")
    assert hooks == [refuse_the_internet]
    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    assert signal.alarm(0) == 0
    near.close()
    far.close()


def test_no_internet_socket_is_made() -> None:
    for family in (socket.AF_INET, socket.AF_INET6):
        with pytest.raises(PermissionError, match="network"):
            refuse_the_internet("socket.__new__", (None, family, 0, 0))
    refuse_the_internet("socket.__new__", (None, socket.AF_UNIX, 0, 0))
    refuse_the_internet("open", ("a.txt",))
