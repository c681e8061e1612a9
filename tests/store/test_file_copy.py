"""A copy that is made as a file, whatever SQLite does with the file meanwhile, is whole."""

from __future__ import annotations

import errno
import os
import random
import runpy
import subprocess
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import StorageError
from reader_app.store import copying_process, file_copy
from reader_app.store.connection import connect_to_read, connect_to_tidy, log_of
from reader_app.store.copying_process import UnlikeError, copy_project, extent_of
from reader_app.store.file_copy import identities
from reader_app.store.store import Store
from tests.small_files import small_files
from tests.store import slow_copying_process

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from tests.store.desk import Desk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="as on every system with such locks")


def nothing() -> None:
    pass


def copy_files(path: Path, target: Path, begun: Callable[[], object]) -> bool:
    return file_copy.copy_files(path, identities(path), target, begun)


def checkpoint(desk: Desk, mode: str = "PASSIVE") -> None:
    with closing(connect_to_tidy(desk.store.path)) as connection:
        connection.run("PRAGMA busy_timeout=0")
        connection.run(f"PRAGMA wal_checkpoint({mode})")


@contextmanager
def moment(desk: Desk) -> Generator[None]:
    """Hold what the project is now."""
    with closing(connect_to_read(desk.store.path)) as connection, connection.snapshot():
        connection.value("SELECT count(*) FROM tag")
        yield


def write(desk: Desk, count: int, chance: random.Random) -> None:
    """Write steps, and move the log into the file now and then."""
    for _ in range(count):
        desk.add(desk.tag(f"Tag {chance.random()}", definition="long " * chance.randrange(4000)))
        if chance.random() < 0.4:
            checkpoint(desk, chance.choice(["PASSIVE", "TRUNCATE", "RESTART"]))


def assert_is(path: Path, dump: str, desk: Desk) -> None:
    store = Store.open(path, clock=desk.clock, read_only=True)
    assert store.dump() == dump
    assert store.check() == []
    store.close()


@pytest.mark.parametrize("moved", ["not at all", "in part", "all"])
@pytest.mark.parametrize("seed", range(3))
def test_what_is_moved_into_the_file_while_it_is_copied_is_in_the_copy_once(
    desk: Desk, moved: str, seed: int
) -> None:
    chance, path = random.Random(seed), desk.store.path
    desk.store._connection.run("PRAGMA busy_timeout=0")
    checkpoint(desk, "TRUNCATE")
    for n in range(30):
        desk.add(desk.tag(f"Tag {chance.random()}", definition="long " * 2000))
        if (moved == "all" and n == 29) or (moved == "in part" and n == 9):
            checkpoint(desk)
    target = path.with_name("copy.reader")
    command = [sys.executable, slow_copying_process.__file__, str(path), str(target)]
    command += identities(path)
    with (
        moment(desk),
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        dump = ""
        while process.stdout.readline():
            dump = dump or desk.store.dump()
            write(desk, 2, chance)
            process.stdin.write(b"\n")
            process.stdin.flush()
    assert process.returncode == 0
    assert log_of(target).exists() == (moved != "all")
    assert file_copy._log_moved(target, log_of(target))
    log_of(target).unlink(missing_ok=True)
    assert_is(target, dump, desk)


def test_the_copy_is_of_the_moment_at_which_it_began(desk: Desk) -> None:
    desk.add(desk.tag("Before"))
    target, dump = desk.store.path.with_name("copy.reader"), desk.store.dump()
    with moment(desk):
        assert copy_files(desk.store.path, target, lambda: desk.add(desk.tag("After")))
    assert not log_of(target).exists()
    assert_is(target, dump, desk)
    assert desk.store.check() == []


def test_nothing_of_the_programs_locks_is_given_up(desk: Desk) -> None:
    """Another program can neither write nor take the log away while the copy was made."""
    with moment(desk):
        assert copy_files(desk.store.path, desk.store.path.with_name("copy.reader"), nothing)
        script = (
            "import sys; from reader_app.store.sqlite import sqlite3\n"
            "c = sqlite3.connect(sys.argv[1], timeout=0)\n"
            "print(c.execute('PRAGMA wal_checkpoint(TRUNCATE)').fetchone()[0])\n"
            "try: c.execute('PRAGMA journal_mode=DELETE')\n"
            "except sqlite3.OperationalError as error: print(error)\n"
        )
        command = [sys.executable, "-c", script, str(desk.store.path)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said == "1\ndatabase is locked\n"


@pytest.mark.parametrize("ending", ["-shm", "-wal"])
def test_without_a_log_it_is_not_copied_so(desk: Desk, ending: str) -> None:
    path = desk.store.path
    whole = path.with_name("alone.reader")
    whole.write_bytes(b"x")
    whole.with_name(f"alone.reader{ending}").write_bytes(b"")
    assert not copy_files(whole, path.with_name("copy.reader"), nothing)
    with pytest.raises(UnlikeError):
        copy_project(str(whole), (), str(path.with_name("copy.reader")), nothing, nothing)


def test_where_no_process_starts_it_is_not_copied_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_copy, "_COMMAND", ("/no/python",))
    assert not copy_files(desk.store.path, desk.store.path.with_name("copy.reader"), nothing)


@pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
def test_a_file_that_another_one_came_in_the_place_of_is_not_copied_so(
    desk: Desk, ending: str
) -> None:
    path, target = desk.store.path, desk.store.path.with_name("copy.reader")
    known = identities(path)
    replaced = path.with_name(path.name + ending)
    other = path.with_name("other")
    other.write_bytes(replaced.read_bytes())
    with moment(desk):
        other.replace(replaced)
        assert not file_copy.copy_files(path, known, target, nothing)
    with pytest.raises(UnlikeError):
        copy_project(str(path), known, str(target), nothing, nothing)


def test_what_is_not_there_is_no_known_file(desk: Desk) -> None:
    path = desk.store.path
    assert len(set(identities(path))) == 3
    assert identities(path.with_name("none.reader")) == ()
    alone = path.with_name("alone.reader")
    alone.touch()
    assert len(identities(alone)) == 1


def test_what_the_disk_says_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        return copying_process.FAILED + errno.EIO

    monkeypatch.setattr(file_copy, "_copied", refused)
    with pytest.raises(StorageError, match=r"could not be written to its end \(Input/output"):
        copy_files(desk.store.path, desk.store.path.with_name("copy.reader"), nothing)


def test_no_room_for_it_is_told(desk: Desk) -> None:
    target = desk.store.path.with_name("copy.reader")
    with (
        moment(desk),
        small_files(20_000),
        pytest.raises(StorageError, match="There is no room for a copy"),
    ):
        copy_files(desk.store.path, target, nothing)
    assert not log_of(target).exists()


def test_no_room_for_what_its_log_holds_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = desk.store.path.with_name("copy.reader")
    checkpoint(desk, "TRUNCATE")
    desk.add(desk.tag("Long", definition="long " * 40_000))
    size = desk.store.path.stat().st_size
    copied = file_copy._copied
    with moment(desk), small_files(10**9) as limit:

        def then_full(*arguments: object) -> int | None:
            status = copied(*arguments)  # pyright: ignore[reportArgumentType]
            limit(size)
            return status

        monkeypatch.setattr(file_copy, "_copied", then_full)
        with pytest.raises(StorageError, match=r"could not be written to its end \(disk I/O"):
            copy_files(desk.store.path, target, nothing)
    assert not log_of(target).exists()


def test_a_log_that_was_cut_off_is_seen(desk: Desk) -> None:
    target = desk.store.path.with_name("copy.reader")
    desk.add(desk.tag("One"))
    with moment(desk):
        copy_project(
            str(desk.store.path), identities(desk.store.path), str(target), nothing, nothing
        )
    log = log_of(target)
    log.write_bytes(log.read_bytes()[:-100])
    assert not file_copy._log_moved(target, log)


def index_of(**changes: int) -> bytes:
    values = {"page": 4096, "frames": 7, "moved": 3, **changes}
    head = copying_process._INDEX.pack(values["page"], values["frames"], b"saltsalt")
    return head + head + copying_process._MOVED.pack(values["moved"])


def test_how_far_a_log_goes() -> None:
    frame = 24 + 4096
    assert extent_of(index_of) == (32 + 7 * frame, b"saltsalt")
    assert extent_of(lambda: index_of(page=1)).size == 32 + 7 * (24 + 65536)
    assert extent_of(lambda: index_of(moved=7)).size == 0


def test_an_index_that_is_being_written_is_read_again() -> None:
    torn = bytearray(index_of())
    torn[16] += 1
    reads = iter([bytes(torn), bytes(torn), index_of(frames=8), index_of(), index_of(), index_of()])
    assert extent_of(lambda: next(reads)).salt == b"saltsalt"
    with pytest.raises(UnlikeError):
        extent_of(lambda: bytes(torn))


def test_a_log_that_began_anew_is_no_part_of_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(desk.tag("One"))
    path = desk.store.path
    monkeypatch.setattr(copying_process, "extent_of", lambda _: copying_process.Extent(9, b"other"))
    with pytest.raises(UnlikeError):
        copy_project(
            str(path), identities(path), str(path.with_name("copy.reader")), nothing, nothing
        )


@pytest.mark.parametrize("problem", [AttributeError, OSError(errno.EXDEV, "other disk")])
def test_where_the_system_cannot_copy_it_is_read_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def refuse(*_: int) -> int:
        raise problem

    monkeypatch.setattr(os, "copy_file_range", refuse, raising=False)
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(bytes(range(256)) * 999)
    source = os.open(old, os.O_RDONLY)
    copying_process._copy(source, str(new), 1000, nothing)
    assert new.read_bytes() == old.read_bytes()[:1000]
    os.close(source)
    with pytest.raises(UnlikeError):
        copying_process._copy(os.open(tmp_path, os.O_RDONLY), str(new), 1000, nothing)


@pytest.mark.parametrize(
    ("fault", "status"),
    [(None, 0), (UnlikeError(), 2), (OSError(errno.EIO, "failed"), 100 + errno.EIO)],
)
def test_the_process_says_how_it_ended(
    monkeypatch: pytest.MonkeyPatch, fault: Exception | None, status: int
) -> None:
    def copied(*given: object) -> None:
        source, known, target, ready, rest = given
        assert (source, known, target) == ("a", ["file", "log", "index"], "b")
        assert callable(ready)
        assert callable(rest)
        ready()
        rest()
        if fault is not None:
            raise fault

    said: list[bytes] = []
    monkeypatch.setattr(copying_process, "copy_project", copied)
    monkeypatch.setattr(os, "write", lambda _, words: said.append(words))
    assert copying_process.main(["a", "b", "file", "log", "index"]) == status
    assert said == [copying_process.READY]


def test_it_ends_with_whoever_began_it(monkeypatch: pytest.MonkeyPatch) -> None:
    parents = iter([1, 2])
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(copying_process, "copy_project", lambda *given: given[4]())
    assert copying_process.main(["a", "b"]) == copying_process.UNLIKE


def test_run_by_itself_it_copies_what_it_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path, target = desk.store.path, desk.store.path.with_name("copy.reader")
    desk.add(desk.tag("One"))
    checkpoint(desk)
    monkeypatch.setattr(
        sys, "argv", ["copying_process.py", str(path), str(target), *identities(path)]
    )
    with pytest.raises(SystemExit) as end:
        runpy.run_path(copying_process.__file__, run_name="__main__")
    assert end.value.code == 0
    assert capfd.readouterr().out == "ready\n"
    assert not log_of(target).exists()
    assert_is(target, desk.store.dump(), desk)
