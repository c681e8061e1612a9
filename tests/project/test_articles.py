from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from reader_app.core.edits import Change, added
from reader_app.core.errors import (
    NotFoundError,
    ProjectError,
    StorageError,
    UnreadableFileError,
)
from reader_app.core.ids import Uid
from reader_app.core.records import Article, Highlight, Note, Reading, Tagging
from reader_app.core.spans import Span
from reader_app.project import file_bytes, importing
from reader_app.project.file_bytes import bytes_of
from reader_app.project.importing import ImportProgress
from reader_app.project.rows import LibraryQuery
from reader_app.store.store import Store
from tests.project.people import INES, MARA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.project.project import Project

NOWHERE = Uid("0" * 32)


def write(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_bytes(words.encode())
    return path


def many(folder: Path, count: int) -> list[Path]:
    return [write(folder, f"{n:04}.txt", f"Title {n}\n\nWords of {n}.\n") for n in range(count)]


def test_a_file_becomes_an_article_with_its_original_and_where_it_came_from(
    project: Project, tmp_path: Path, clock: Clock
) -> None:
    path = write(tmp_path, "ferry.txt", "\ufeffFerry held\r\n\r\nNo vessel.\r\n")
    (outcome,) = project.articles.import_paths([path]).outcomes
    assert (outcome.path, outcome.status, outcome.title) == (str(path), "imported", "Ferry held")
    article = project.articles.find(outcome.uid or "")
    assert project.articles.text_of(article).text == "Ferry held\n\nNo vessel.\n"
    original = project.articles.original_of(article)
    assert original is not None
    assert original.data == path.read_bytes()
    assert original.sha256 == hashlib.sha256(original.data).hexdigest()
    provenance = article.provenance
    assert (provenance.file_name, provenance.path) == ("ferry.txt", str(path))
    assert (provenance.retrieved_ms, provenance.encoding) == (clock.now_ms(), "utf-8")
    assert project.history.next_undo() == "Import Ferry held"


def test_the_same_bytes_or_the_same_text_are_the_same_article(
    project: Project, tmp_path: Path
) -> None:
    first = write(tmp_path, "a.txt", "Title\n\nWords.\n")
    same = write(tmp_path, "b.txt", "Title\n\nWords.\n")
    other_bytes = write(tmp_path, "c.txt", "Title\r\n\r\nWords.\r\n")
    report = project.articles.import_paths([first, same, other_bytes])
    assert [each.status for each in report.outcomes] == ["imported", "known", "known"]
    assert len({each.uid for each in report.outcomes}) == 1
    again = project.articles.import_paths([same, other_bytes])
    assert [each.status for each in again.outcomes] == ["known", "known"]
    assert {each.title for each in again.outcomes} == {"Title"}
    assert len(list(project.history.steps())) == 1


def test_another_encoding_reads_the_same_bytes_anew(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Überschrift\n\nWörter im Text.\n".encode("cp1252"))
    project.articles.import_paths([path])
    (outcome,) = project.articles.import_paths([path], encoding="cp1251").outcomes
    assert (outcome.status, outcome.title) == ("imported", "Ьberschrift")
    (outcome,) = project.articles.import_paths([path], encoding="cp1251").outcomes
    assert outcome.status == "known"
    (outcome,) = project.articles.import_paths([path], encoding="klingon").outcomes
    assert outcome.status == "failed"
    assert "klingon" in (outcome.reason or "")


def test_files_that_cannot_be_read_are_listed_and_the_others_go_in(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_bytes, "MAX_BYTES", 1000)
    monkeypatch.setattr(file_bytes, "MEGABYTE", 100)
    (tmp_path / "folder").mkdir()
    paths = [
        write(tmp_path, "empty.txt", ""),
        write(tmp_path, "large.txt", "x" * 1001),
        write(tmp_path, "binary.txt", "\x7fELF\x02\x01\x01" + "\x00\x01\x02" * 60),
        tmp_path / "gone.txt",
        tmp_path / "folder",
        write(tmp_path, "good.txt", "Title\n\nWords.\n"),
    ]
    report = project.articles.import_paths(paths)
    reasons = {each.path.rpartition("/")[2]: each.reason for each in report.outcomes}
    assert reasons["good.txt"] is None
    assert reasons["large.txt"] == "The file is too large: 10 MB, where 10 MB can be read."
    assert reasons["gone.txt"] == "There is no file of that name."
    assert reasons["folder"] == "There are no articles in this folder."
    assert all(reasons[name] for name in ("empty.txt", "binary.txt"))
    assert (report.count("imported"), report.count("failed"), report.count("known")) == (1, 5, 0)
    assert project.check() == []


def test_what_is_no_plain_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="not a file"):
        bytes_of(tmp_path)


def test_a_file_that_cannot_be_opened_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "a.txt", "x")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(UnreadableFileError, match=r"cannot be opened \(Permission denied\)"):
        bytes_of(path)


def test_an_import_of_many_chunks_is_one_step(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK_ARTICLES", 3)
    changes: list[Change] = []
    heard: list[Change] = []
    project.listen(heard.append)
    many(tmp_path, 8)
    report = project.articles.import_paths([tmp_path], on_change=changes.append)
    assert [len(change.edits) for change in changes] == [3, 3, 2]
    assert heard == changes
    assert report.count("imported") == project.articles.count() == 8
    assert [each.label for each in project.history.steps()] == ["Import the articles in 8 files"]
    assert len(project.history.undo().edits) == 8
    assert project.articles.count() == 0
    assert project.history.redo()
    assert project.articles.count() == 8
    assert project.check() == []


def _full_after(monkeypatch: pytest.MonkeyPatch, chunks: int) -> None:
    """Let the disk be full once so many chunks have been written."""
    write_to = Store.write
    written: list[Change] = []

    def write_or_fail(store: Store, change: Change, **more: object) -> Uid:
        if len(written) >= chunks:
            raise StorageError("The disk is full.")
        written.append(change)
        return write_to(store, change, **more)

    monkeypatch.setattr(Store, "write", write_or_fail)


def test_an_import_that_the_disk_cuts_off_says_what_came_in(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK_ARTICLES", 2)
    _full_after(monkeypatch, 2)
    write(tmp_path, "0004b.txt", "Title 4\n\nWords of 4.\n")
    write(tmp_path, "0004c.txt", "Title 0\n\nWords of 0.\n")
    write(tmp_path, "0004d.txt", "")
    many(tmp_path, 8)
    report = project.articles.import_paths([tmp_path])
    kinds = "".join(each.status[0] for each in report.outcomes)
    assert kinds == "iiii" + "ffkf" + "f" + "ff"
    assert report.outcomes[7].reason == "It is empty: there are no words in it."
    assert {each.reason for each in report.outcomes[8:]} == {"The disk is full."}
    assert project.articles.count() == report.count("imported") == 4
    assert all(each.uid is None for each in report.outcomes if each.status == "failed")
    assert len(report.outcomes) == 11


def test_an_import_of_which_nothing_came_in_is_refused_as_a_whole(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _full_after(monkeypatch, 0)
    with pytest.raises(StorageError, match="full"):
        project.articles.import_paths(many(tmp_path, 2))
    assert project.articles.count() == 0


def test_a_chunk_is_full_by_its_bytes_too(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK_BYTES", 10)
    changes: list[Change] = []
    project.articles.import_paths(many(tmp_path, 2), on_change=changes.append)
    assert len(changes) == 2


def test_an_import_of_one_chunk_says_how_many_came(project: Project, tmp_path: Path) -> None:
    project.articles.import_paths(many(tmp_path, 3))
    assert project.history.next_undo() == "Import 3 articles"


def test_what_is_in_stays_in_when_an_import_is_cancelled(project: Project, tmp_path: Path) -> None:
    seen: list[ImportProgress] = []

    def progress(at: ImportProgress) -> bool:
        seen.append(at)
        return at.done < 2

    report = project.articles.import_paths(many(tmp_path, 4), progress=progress)
    assert report.cancelled
    assert [each.status for each in report.outcomes] == ["imported"] * 2
    assert project.articles.count() == 2
    assert (seen[0].done, seen[0].total, seen[0].path) == (0, 4, str(tmp_path / "0000.txt"))
    again = project.articles.import_paths([tmp_path], progress=lambda at: seen.append(at) or True)
    assert (again.count("known"), again.count("imported")) == (2, 2)
    assert seen[-1] == ImportProgress(4, 4, "")


def test_an_undone_import_can_be_made_again(project: Project, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Title\n\nWords.\n")
    project.articles.import_paths([path])
    project.history.undo()
    assert project.articles.import_paths([path]).count("imported") == 1


def test_pasted_words_become_an_article(project: Project) -> None:
    outcome = project.articles.import_text("Title\n\nWords \ud800.\n", "Pasted")
    assert (outcome.status, outcome.title) == ("imported", "Title")
    article = project.articles.find("Title")
    assert article.provenance.path is None
    assert project.articles.text_of(article).text == "Title\n\nWords ?.\n"
    assert project.articles.import_text("Title\n\nWords ?.\n", "Pasted").status == "known"
    with pytest.raises(UnreadableFileError):
        project.articles.import_text("  \n", "Pasted")


def test_articles_are_found_by_uid_start_of_one_or_title(project: Project) -> None:
    first = project.articles.import_text("Title\n\nOne.\n", "a")
    uid = first.uid or NOWHERE
    assert project.articles.find(uid).uid == uid
    assert project.articles.find("Title").uid == uid
    project.articles.import_text("Title\n\nTwo.\n", "b")
    with pytest.raises(NotFoundError, match=f"“Title” fits 2 articles: {uid}"):
        project.articles.find("Title")
    with pytest.raises(NotFoundError, match="No article has the uid or the title “Nothing”"):
        project.articles.find("Nothing")


def test_the_library_is_read_in_pages(project: Project, tmp_path: Path) -> None:
    project.articles.import_paths(many(tmp_path, 3))
    assert [row.title for row in project.articles.all()] == ["Title 0", "Title 1", "Title 2"]
    query = LibraryQuery(sort="title", descending=False, limit=2)
    assert [row.title for row in project.articles.page(query)] == ["Title 0", "Title 1"]
    assert project.articles.get(NOWHERE) is None
    assert [each.path.name for each in project.articles.collect([tmp_path])][:1] == ["0000.txt"]


def test_the_library_is_read_by_number_and_by_uid(project: Project) -> None:
    made = [project.articles.import_text(f"Title {n}\n\nWords {n}.", "x").uid for n in range(5)]
    uids = [Uid(uid or "") for uid in made]
    query = LibraryQuery(descending=False, skip=1, limit=3)
    assert project.articles.uids(query) == uids[1:4]
    assert [row.uid for row in project.articles.page(query)] == uids[1:4]
    assert project.articles.found(query) == 5
    assert project.articles.place_of(uids[3], LibraryQuery(descending=False)) == 3
    wanted = [uids[4], NOWHERE, uids[0]]
    assert [row.uid for row in project.articles.rows(wanted)] == [uids[4], uids[0]]


def test_a_deleted_article_takes_its_marks_along_and_comes_back_with_them(
    project: Project, article: Article, clock: Clock
) -> None:
    project.marks.tag_paths(article.uid, Span(0, 5), ["Claim"], "why")
    bench, me, now = project._bench, project.analyst.uid, clock.now_ms()
    note = Note(bench.uids.new(), "x", me, now, now, article=article.uid)
    reading = Reading(bench.uids.new(), article.uid, me, "reading", now)
    bench.do(Change("article.note", {}, added(note, reading)))
    change = project.articles.delete([article.uid, article.uid, NOWHERE])
    assert [type(edit.record) for edit in change.edits] == [
        Note, Tagging, Highlight, Note, Reading, Article,
    ]  # fmt: skip
    assert project.history.next_undo() == "Delete the article Ferry held at port"
    assert project.articles.count() == 0
    assert project.check() == []
    project.history.undo()
    assert project.articles.get(article.uid) == article
    assert len(project.marks.of_article(article.uid)) == 1
    assert project.check() == []


def test_several_articles_go_in_one_step(project: Project, tmp_path: Path) -> None:
    project.articles.import_paths(many(tmp_path, 3))
    uids = [row.uid for row in project.articles.all()]
    project.articles.delete(uids)
    assert project.history.next_undo() == "Delete 3 articles"
    assert not project.articles.delete(uids)


def test_an_article_without_an_original_has_none(project: Project, article: Article) -> None:
    from dataclasses import replace

    assert project.articles.original_of(replace(article, original_sha256=None)) is None


def test_a_text_that_is_missing_is_said_to_be(project: Project, article: Article) -> None:
    from dataclasses import replace

    with pytest.raises(ProjectError, match="missing from the file"):
        project.articles.text_of(replace(article, text_sha256="0" * 64))


def test_an_articles_details_are_edited_and_its_text_is_not(
    project: Project, article: Article
) -> None:
    from dataclasses import replace

    wanted = replace(article, outlet="Courier", language="en", text_sha256="0" * 64)
    assert project.articles.edit(wanted)
    now = project.articles.get(article.uid)
    origins = (*article.provenance.origins, ("outlet", "edited"), ("language", "edited"))
    provenance = replace(article.provenance, origins=origins)
    assert now == replace(article, outlet="Courier", language="en", provenance=provenance)
    assert project.history.next_undo() == "Edit the details of Ferry held at port"
    assert not project.articles.edit(wanted)
    with pytest.raises(NotFoundError):
        project.articles.edit(replace(article, uid=NOWHERE))


def test_the_place_in_an_article_is_kept_for_each_analyst(
    project: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    assert project.articles.place(article.uid) is None
    project.articles.set_place(article.uid, 12)
    other = reopen(project, MARA)
    assert other.articles.place(article.uid) is None
    reader = reopen(other, INES, read_only=True)
    reader.articles.set_place(article.uid, 99)
    assert reader.articles.place(article.uid) == 12


def test_words_pasted_with_their_markup_become_an_article_with_its_original(
    project: Project,
) -> None:
    html = "<h2>Ferry held</h2><p>No vessel was <a href='/a'>at risk</a>.</p>"
    url = "https://port.example/1"
    heard: list[Change] = []
    outcome = project.articles.import_markup(html, "Pasted", url=url, on_change=heard.append)
    assert (outcome.status, outcome.path, len(heard)) == ("imported", "Pasted", 1)
    article = project.articles.find("Ferry held")
    assert (article.url, article.provenance.path) == (url, None)
    text = project.articles.text_of(article)
    assert [block.kind for block in text.blocks] == ["title", "paragraph"]
    original = project.articles.original_of(article)
    assert original is not None
    assert original.data == html.encode()
    assert project.articles.import_markup(html, "Pasted").status == "known"
    with pytest.raises(UnreadableFileError):
        project.articles.import_markup("<p> </p>", "Pasted")
