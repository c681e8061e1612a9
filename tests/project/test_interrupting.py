"""A question that a worker asks is ended from another thread."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

from reader_app.core.errors import StorageError

if TYPE_CHECKING:
    from reader_app.project.project import Project

_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n"


def test_a_question_without_end_is_ended_from_another_thread(project: Project) -> None:
    workers: list[Project] = []
    told: list[str] = []
    ended, may_close = Event(), Event()

    def ask() -> None:
        worker = project.worker()
        workers.append(worker)
        try:
            worker._bench.store._connection.rows(_ENDLESS)
        except StorageError as problem:
            told.append(str(problem))
        ended.set()
        may_close.wait()
        worker.close()

    thread = Thread(target=ask)
    thread.start()
    while not ended.wait(0.01):
        for worker in workers:
            worker.interrupt()
    may_close.set()
    thread.join()
    assert told == [f"Reading {project.path.name} was stopped."]
    assert project.search.page("port") == []


def test_a_worker_knows_when_its_file_is_another_one(project: Project) -> None:
    worker = project.worker()
    assert worker.is_current
    kept = project.path.read_bytes()
    project.path.unlink()
    project.path.write_bytes(kept)
    assert not worker.is_current
    worker.close()
