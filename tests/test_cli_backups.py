"""Backups by the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.test_cli import lines
from tests.test_cli import path as path  # noqa: PLC0414 - fixtures
from tests.test_cli import run as run  # noqa: PLC0414

if TYPE_CHECKING:
    from tests.test_cli import Run


def test_a_backup_is_made_listed_and_restored(run: Run, path: Path) -> None:
    assert run("backups", path) == (0, "", "")
    status, out, _ = run("backup", path, "--json")
    (made,) = lines(out)
    assert status == 0
    backup = Path(str(made["path"]))
    assert backup.stat().st_size == made["size"]
    (listed,) = lines(run("backups", path, "--json")[1])
    assert listed["name"] == backup.name
    assert (listed["articles"], listed["highlights"]) == (1, 0)
    assert listed["last_step"] == "Import Ferry held at port"
    assert listed["lacks"] == {"articles": 0, "highlights": 0, "steps": 0}
    run("undo", path, "--analyst", "Ines")
    status, out, _ = run("restore", path, backup.name)
    assert status == 0
    assert out.startswith(f"Restored {path} from {backup.name}. What was there is in ")
    assert len(lines(run("articles", path, "--json")[1])) == 1
    path.unlink()
    assert run("restore", path, backup) == (0, f"Restored {path} from {backup.name}.\n", "")


def test_backups_are_listed_for_people(run: Run, path: Path) -> None:
    status, out, _ = run("backup", path)
    backup = Path(out.removeprefix("Backed up to ").removesuffix(".\n"))
    assert status == 0
    size = f"{backup.stat().st_size:,} bytes"
    line = run("backups", path)[1]
    assert line.startswith(backup.name)
    assert (
        f"{size}  1 article, 0 highlights; last: Import Ferry held at port; lacks 0 steps\n" in line
    )
    run("undo", path, "--analyst", "Ines")
    assert run("backups", path)[1].endswith("; lacks 1 step\n")
    kept = path.rename(path.with_name("away.reader"))
    assert run("backups", path)[1].endswith("; not a part of the project as it is now\n")
    assert lines(run("backups", path, "--json")[1])[0]["lacks"] is None
    kept.rename(path)
    backup.write_bytes(b"no")
    assert run("backups", path)[1].endswith("2 bytes  damaged\n")


def test_a_backup_that_is_not_there_is_told(run: Run, path: Path) -> None:
    status, _, complaint = run("restore", path, "gone.reader")
    assert status == 1
    assert complaint.endswith("There is no backup “gone.reader” of press.reader.\n")


def test_a_project_is_salvaged_into_a_new_one(run: Run, path: Path) -> None:
    new = path.with_name("new.reader")
    assert run("repair", path, "-o", new) == (0, f"Salvaged to {new}. Nothing is lost.\n", "")
    assert run("check", new)[0] == 0
    data = path.read_bytes()
    at = data.index(b"Ferry held at port\n")
    path.write_bytes(data[:at] + b"W" + data[at + 1 :])
    status, out, _ = run("repair", path, "-o", path.with_name("other.reader"), "--json")
    assert status == 0
    assert [line["record"] for line in lines(out)] == ["text"]
    status, _, complaint = run("repair", path, "-o", new)
    assert status == 1
    assert "is there already" in complaint
    out = run("repair", path, "-o", path.with_name("third.reader"))[1]
    assert out.startswith("The text of “Ferry held at port” may hold wrong letters.\n")
    assert out.endswith("1 losses, named above.\n")
