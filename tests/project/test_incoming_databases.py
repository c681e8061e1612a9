"""Taguette's and QualCoder's projects, made in these programs' documented schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.store.sqlite import sqlite3

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.project.project import Project

HTML = "<h1>Ferry 😀 held</h1><p>شحنة <b>كبيرة</b> here &amp; now</p>\n<p>The end</p>"
NODES = "Ferry 😀 heldشحنة كبيرة here & now\nThe end"
WORDS = "Ferry 😀 held\r\n\r\nشحنة كبيرة here\r\n"


def made(path: Path, script: str, *rows: tuple[str, tuple[object, ...]]) -> Path:
    """Make a database."""
    db = sqlite3.connect(path)
    db.executescript(script)
    for sql, values in rows:
        db.execute(sql, values)
    db.commit()
    db.close()
    return path


def taguette(path: Path) -> Path:
    script = """
    CREATE TABLE documents(id INTEGER PRIMARY KEY, name TEXT, description TEXT, filename TEXT,
      created TEXT, project_id INTEGER, text_direction TEXT, contents TEXT);
    CREATE TABLE highlights(id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,
      end_offset INTEGER, snippet TEXT);
    CREATE TABLE tags(id INTEGER PRIMARY KEY, project_id INTEGER, path TEXT, description TEXT);
    CREATE TABLE highlight_tags(highlight_id INTEGER, tag_id INTEGER);
    INSERT INTO tags VALUES(1, 1, 'Actor.State', 'a state');
    INSERT INTO tags VALUES(2, 1, 'Claim', NULL);
    INSERT INTO highlight_tags VALUES(1, 1), (1, 2), (2, 2), (2, 99);
    """

    def mark(uid: int, words: str, snippet: str) -> tuple[str, tuple[object, ...]]:
        start = len(NODES[: NODES.index(words)].encode())
        values = (uid, start, start + len(words.encode()), snippet)
        return "INSERT INTO highlights VALUES(?, 1, ?, ?, ?)", values

    return made(
        path,
        script,
        ("INSERT INTO documents(id, name, contents) VALUES(1, 'Port', ?)", (HTML,)),
        mark(1, "held", "held"),
        mark(2, "كبيرة here & now", "<b>كبيرة</b> here &amp; now"),
        mark(3, "😀 heldشحنة", "<h1>😀 held</h1><p>شحنة</p>"),
        ("INSERT INTO highlights VALUES(4, 1, 'x', NULL, 'no such words')", ()),
    )


def qualcoder(path: Path) -> Path:
    script = """
    CREATE TABLE source(id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT,
      memo TEXT, owner TEXT, date TEXT);
    CREATE TABLE code_text(ctid INTEGER PRIMARY KEY, cid INTEGER, fid INTEGER, seltext TEXT,
      pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT, memo TEXT, avid INTEGER, important INTEGER);
    CREATE TABLE code_name(cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER,
      owner TEXT, date TEXT, color TEXT);
    CREATE TABLE code_cat(catid INTEGER PRIMARY KEY, name TEXT, owner TEXT, date TEXT, memo TEXT,
      supercatid INTEGER);
    INSERT INTO code_cat VALUES(1, 'Top', '', '', '', 2), (2, 'Round', '', '', '', 1);
    INSERT INTO code_name VALUES(1, 'State', 'a state', 1, '', '', '#112233'),
      (2, 'Claim', NULL, NULL, '', '', NULL);
    INSERT INTO source(id, name, fulltext) VALUES(2, 'film', NULL);
    """
    insert = (
        "INSERT INTO code_text(cid, fid, seltext, pos0, pos1, owner, date, memo)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
    )

    def mark(code: int, words: str) -> tuple[str, tuple[object, ...]]:
        start = len(WORDS[: WORDS.index(words)].encode("utf-16-le")) // 2
        end = start + len(words.encode("utf-16-le")) // 2
        return insert, (code, 1, words, start, end, "Zoë", "2026-01-02 03:04:05", "why")

    return made(
        path,
        script,
        ("INSERT INTO source(id, name, fulltext) VALUES(1, 'Port', ?)", (WORDS,)),
        mark(1, "كبيرة"),
        mark(2, "كبيرة"),
        mark(9, "😀 held"),
        (insert, (1, 2, "gone", 0, 4, "", "", "")),
    )


def held(project: Project) -> list[object]:
    (row,) = project.articles.all()
    return [
        (
            mark.highlight.quote.exact,
            mark.highlight.anchor,
            sorted(project.codebook.path_text(each.tag) for each in mark.taggings),
        )
        for mark in project.marks.of_article(row.uid).in_order()
    ]


def test_a_taguette_project_lands_on_the_right_words(project: Project, tmp_path: Path) -> None:
    path = taguette(tmp_path / "project.sqlite3")
    before = path.read_bytes()
    (outcome,) = project.articles.import_paths([path]).outcomes
    assert outcome.incoming is not None
    assert (outcome.incoming.taken, len(outcome.incoming.lost)) == (3, 1)
    assert held(project) == [
        ("no such words", "lost", []),
        ("😀 held\n\nشحنة", "held", []),
        ("held", "held", ["Actor/State", "Claim"]),
        ("كبيرة here & now", "held", ["Claim"]),
    ]
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if "project.sqlite3" in each.name] == [
        path.name
    ]
    assert project.check() == []


@pytest.mark.parametrize("kind", ["VIRTUAL", "STORED"])
def test_a_database_that_works_its_words_out_is_not_read(
    project: Project, tmp_path: Path, kind: str
) -> None:
    path = taguette(tmp_path / "project.sqlite3")
    bomb = f"contents TEXT AS (hex(zeroblob(500000000))) {kind}"
    made(path, f"DROP TABLE documents; CREATE TABLE documents(id INTEGER, name TEXT, {bomb})")
    (outcome,) = project.articles.import_paths([path]).outcomes
    assert outcome.reason == "The database works words out by itself, and is not read."
    assert project.articles.count() == 0


def test_a_database_with_a_view_in_a_tables_place_is_not_read(
    project: Project, tmp_path: Path
) -> None:
    path = taguette(tmp_path / "project.sqlite3")
    made(path, "ALTER TABLE tags RENAME TO real; CREATE VIEW tags AS SELECT * FROM real")
    (outcome,) = project.articles.import_paths([path]).outcomes
    assert outcome.reason == "The database is neither Taguette’s nor QualCoder’s."


def test_a_qualcoder_project_lands_on_the_right_words(project: Project, tmp_path: Path) -> None:
    (tmp_path / "study.qda").mkdir()
    qualcoder(tmp_path / "study.qda" / "data.qda")
    (outcome,) = project.articles.import_paths([tmp_path / "study.qda"]).outcomes
    report = outcome.incoming
    assert report is not None
    assert (report.taken, report.lost, report.flagged) == (2, (), ())
    assert held(project) == [
        ("😀 held", "held", []),
        ("كبيرة", "held", ["Claim", "Round/Top/State"]),
    ]
    assert report.remarks == ("Not taken over: 1 × highlight of a file without a text.",)
    assert "Zoë" in {each.name for each in project.analysts().values()}


@pytest.mark.parametrize("script", ["CREATE TABLE other(id)", ""])
def test_other_databases_are_refused_in_a_sentence(
    project: Project, tmp_path: Path, script: str
) -> None:
    path = made(tmp_path / "other.sqlite3", script)
    if not script:
        path.write_bytes(b"no database at all, but long enough to be looked at")
    with pytest.raises(UnreadableFileError, match=r"neither|damaged"):
        project.incoming.take(path)
