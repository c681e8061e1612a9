"""Work with whole files that a process is killed in; see desk.py."""

from __future__ import annotations

import shutil
import zipfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.project.importing import CHUNK_ARTICLES
from reader_app.project.project import Project
from reader_app.project.working_copies import WorkingCopies
from reader_app.store.backup import back_up, backup_folder, backups_of
from reader_app.store.connection import probe
from reader_app.store.restore import restore
from reader_app.store.store import Store
from reader_app.store.version import VERSION
from reader_app.store.whole_copy import refuse_damaged
from tests.bench.workload import write_folder
from tests.faults.killed.desk import (
    CLOCK,
    KilledAction,
    end_preparing,
    file_in,
    marked,
    opened,
    prepare_text,
    sound,
    the_article,
    with_text,
    within,
)
from tests.project.people import INES

if TYPE_CHECKING:
    from reader_app.core.edits import Change
    from tests.faults.killed.desk import Say

KEPT = Path(__file__).parents[2] / "data" / "projects"
FILES = CHUNK_ARTICLES * 3 // 2
"""An import of several transactions."""
_FORMATS = {"csv": ".csv", "xlsx": ".xlsx", "refi-qda": ".qdpx", "docx": ".docx"}


def _prepare_texts(folder: Path, size: int) -> None:
    write_folder(folder / "texts", max(FILES, size // 10), characters=400)
    end_preparing(Project.create(file_in(folder), person=INES, clock=CLOCK))


def _import(folder: Path, say: Say) -> None:
    project = opened(folder)

    def tell(change: Change) -> None:
        say(len(change.texts))

    say(0)
    project.articles.import_paths([folder / "texts"], on_change=tell)
    project.close()


def _verify_imported(folder: Path, told: int) -> int:
    files = len(list((folder / "texts").iterdir()))
    with sound(folder) as project:
        there = project.articles.count()
        assert told <= there <= files
        report = project.articles.import_paths([folder / "texts"])
        assert report.count("imported") == files - there
        assert project.articles.count() == files
    return there


def _back_up(folder: Path, say: Say) -> None:
    project = opened(folder)
    say(0)
    for n in range(1_000):
        project.tags.create(f"Backed up {n}")
        back_up(project.path, CLOCK.now_ms())
        say(1)


def _verify_backed_up(folder: Path, told: int) -> int:
    with sound(folder) as project:
        done = sum(tag.name.startswith("Backed up") for tag in project.codebook)
    within(done, told)
    backups = backups_of(file_in(folder))
    assert len(backups) >= min(told, 10)
    for backup in backups:
        refuse_damaged(backup.path, backup.path.name)
    if told:
        with closing(Store.open(backups[0].path, clock=CLOCK, read_only=True)) as newest:
            assert f"Backed up {told - 1}" in {tag.name for tag in newest.tags.all()}
    back_up(file_in(folder), CLOCK.now_ms())
    assert not list(backup_folder(file_in(folder)).glob("*.tmp"))
    return done


def _copies(folder: Path) -> WorkingCopies:
    return WorkingCopies(folder / "working copies", CLOCK)


def _put_back(folder: Path, say: Say) -> None:
    copies = _copies(folder)
    copy = copies.begin(file_in(folder))
    project = Project.open(copy, person=INES, clock=CLOCK)
    say(0)
    for n in range(1_000):
        project.tags.create(f"Put back {n}")
        assert copies.put_back(copy) is not None
        say(1)


def _verify_put_back(folder: Path, told: int) -> int:
    """The origin is as it was before a step or after it, and gets what the copy has beyond that."""
    with sound(folder) as project:
        done = sum(tag.name.startswith("Put back") for tag in project.codebook)
    copies = _copies(folder)
    copy = copies.begin(file_in(folder))
    copies.put_back(copy)
    copies.let_go()
    with closing(Project.open(copy, person=INES, clock=CLOCK, read_only=True)) as project:
        there = sum(tag.name.startswith("Put back") for tag in project.codebook)
    with sound(folder) as project:
        assert sum(tag.name.startswith("Put back") for tag in project.codebook) == there
    assert told <= there <= told + 1
    assert not list(folder.rglob("*.tmp"))
    assert not list(folder.glob("*conflict*"))
    return within(done, told)


def _prepare_backups(folder: Path, size: int) -> None:
    project = with_text(folder, max(20_000, size * 30))
    for n in range(3):
        project.tags.create(f"State {n}")
        back_up(project.path, n * 1000)
    end_preparing(project)


def _states(folder: Path) -> list[Path]:
    return [backup.path for backup in reversed(backups_of(file_in(folder)))]


def _restore(folder: Path, say: Say) -> None:
    states = _states(folder)
    say(0)
    while True:
        for state in states:
            restore(file_in(folder), state, CLOCK.now_ms())
            say(1)


def _dump(path: Path) -> str:
    with closing(Store.open(path, clock=CLOCK, read_only=True)) as store:
        assert store.check() == []
        return store.dump()


def _verify_restored(folder: Path, told: int) -> int:
    states = [_dump(path) for path in _states(folder)]
    now = _dump(file_in(folder))
    if now not in states:
        assert told == 0
        with sound(folder) as project:
            assert len(project.notes.on_project()) == 1
        done = 0
    else:
        done = states.index(now) + 1
        assert done in {(told - 1) % 3 + 1, told % 3 + 1}
    kept = list(folder.glob("press before restore *.reader"))
    assert len(kept) >= told
    dumps = [_dump(path) for path in kept]
    assert sum(dump not in states for dump in dumps) == min(1, len(kept))
    restore(file_in(folder), _states(folder)[0], CLOCK.now_ms())
    assert not [
        path.name for path in folder.iterdir() if path.suffix != ".reader" and path.is_file()
    ]
    return told + (done == told % 3 + 1)


def _prepare_old(folder: Path, size: int) -> None:
    for n in range(max(40, size // 50)):
        shutil.copy(KEPT / f"schema_{n % 2 + 1}.reader", folder / f"{n}.reader")


def _migrate(folder: Path, say: Say) -> None:
    say(0)
    for n in range(len(list(folder.glob("*.reader")))):
        Store.open(folder / f"{n}.reader", clock=CLOCK).close()
        say(1)


def _verify_migrated(folder: Path, told: int) -> int:
    done = 0
    for n in range(len(list(folder.glob("*.reader")))):
        path = folder / f"{n}.reader"
        for backup in backups_of(path):
            refuse_damaged(backup.path, backup.path.name)
        version = probe(path)
        assert version == VERSION or n >= told
        done += version == VERSION
        if told - 1 <= n <= told + 1:
            with closing(Store.open(path, clock=CLOCK)) as store:
                assert store.check() == []
                kept = KEPT / f"schema_{n % 2 + 1}.dump"
                assert store.dump() == kept.read_text(encoding="utf-8")
    return within(done, told)


def _prepare_export(folder: Path, size: int) -> None:
    (folder / "out").mkdir()
    end_preparing(marked(folder, max(100, size // 10), "Kept"))


def _export(folder: Path, say: Say) -> None:
    project = opened(folder)
    say(0)
    while True:
        for name, ending in _FORMATS.items():
            project.exports.export(folder / "out" / f"spans{ending}", name)
            say(1)


def _verify_exported(folder: Path, told: int) -> int:
    out = folder / "out"
    there = {path.name for path in out.iterdir() if not path.name.startswith(".")}
    expected = [f"spans{ending}" for ending in _FORMATS.values()]
    assert set(expected[:told]) <= there <= set(expected[: told + 1])
    with sound(folder) as project:
        for name in there:
            _assert_whole(out / name, len(project.marks.of_article(the_article(project))))
        for name, ending in _FORMATS.items():
            project.exports.export(out / f"spans{ending}", name)
    assert {path.name for path in out.iterdir()} == set(expected)
    return max(told, len(there))


def _assert_whole(path: Path, rows: int) -> None:
    if path.suffix == ".csv":
        assert path.read_bytes().endswith(b"\r\n")
        assert len(path.read_text("utf-8-sig").split("\n")) >= rows + 2
    else:
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None


ACTIONS = {
    "import": KilledAction(_prepare_texts, _import, _verify_imported),
    "backup": KilledAction(prepare_text, _back_up, _verify_backed_up),
    "working copy": KilledAction(prepare_text, _put_back, _verify_put_back),
    "restore": KilledAction(_prepare_backups, _restore, _verify_restored),
    "migration": KilledAction(_prepare_old, _migrate, _verify_migrated),
    "export": KilledAction(_prepare_export, _export, _verify_exported),
}
