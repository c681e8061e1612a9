"""Archives of articles: each file an article, within limits, and nothing outside."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from reader_app.formats.articles import zip_safety
from reader_app.project.archives import MAX_DEPTH, Unpacking, is_archive
from tests.formats.articles.made_office import packed

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader_app.project.importing import ImportProgress
    from reader_app.project.project import Project

FERRY = "Ferry held\n\nNo vessel was at risk.\n"
PAGE = "<html><body><h1>Barge drifts</h1><p>The channel was closed on Tuesday.</p></body></html>"


def archive(files: dict[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as file:
        for name, words in files.items():
            file.writestr(name, words)
    return out.getvalue()


def reasons(data: bytes) -> dict[str, str]:
    files = Unpacking([].append).files("a.zip", data)
    return {each.path: each.reason for each in files}


def test_each_file_of_an_archive_is_an_article_under_a_path_through_it(
    project: Project, tmp_path: Path
) -> None:
    inner = archive({"deep/page.html": PAGE, "same.txt": FERRY})
    files: dict[str, str | bytes] = {
        "ferry.txt": FERRY,
        "old/": b"",
        "old/inner.zip": inner,
        "picture.png": b"\x89PNG",
        "__MACOSX/._ferry.txt": b"x",
        ".hidden/a.txt": b"x",
        "my.reader": b"x",
    }
    path = tmp_path / "press.zip"
    path.write_bytes(archive(files))
    seen: list[ImportProgress] = []

    def look(progress: ImportProgress) -> bool:
        seen.append(progress)
        return True

    report = project.articles.import_paths([tmp_path], progress=look)
    told = {each.path.removeprefix(f"{tmp_path}/"): each for each in report.outcomes}
    assert {path: each.status for path, each in told.items() if path.startswith("press.zip")} == {
        "press.zip/ferry.txt": "imported",
        "press.zip/old/inner.zip/deep/page.html": "imported",
        "press.zip/old/inner.zip/same.txt": "known",
        "press.zip/picture.png": "failed",
    }
    page = project.articles.find("Barge drifts")
    assert page.provenance.path == f"{path}/old/inner.zip/deep/page.html"
    assert page.provenance.file_name == "page.html"
    original = project.articles.original_of(page)
    assert original is not None
    assert original.data == PAGE.encode()
    assert (seen[-1].done, seen[-1].total, seen[-1].path) == (4, 4, "")
    assert project.articles.import_paths([path]).count("known") == 3


def test_nothing_that_leads_outside_is_read(tmp_path: Path) -> None:
    names = ("../up.txt", "/etc/motd.txt", "a/../../up.txt", "..\\up.txt")
    told = reasons(archive(dict.fromkeys(names, FERRY)))
    assert len(told) == len(names)
    assert set(told.values()) == {"Its name leads out of the archive; it is not read."}
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_is_damaged_empty_or_closed_is_told_in_a_sentence() -> None:
    assert reasons(b"PK\x03\x04 nothing") == {
        "a.zip": "The archive is damaged, or is not an archive."
    }
    assert reasons(archive({})) == {"a.zip": "There are no articles in this archive."}
    closed = bytearray(archive({"a.txt": FERRY}))
    flags = closed.rindex(b"PK\x01\x02") + 8
    closed[flags] |= 1
    assert reasons(bytes(closed)) == {"a.zip/a.txt": "The archive is protected by a password."}


def test_a_packing_without_a_bound_is_refused() -> None:
    for packing in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        told = reasons(archive({"a.txt": FERRY}, packing))
        assert told["a.zip/a.txt"].startswith("The archive is packed in a way that is not read.")


def test_archives_inside_one_another_are_opened_so_deep_and_no_deeper() -> None:
    data, path = archive({"a.txt": FERRY}), "a.zip"
    for _ in range(MAX_DEPTH - 1):
        data, path = archive({"in.zip": data}), f"{path}/in.zip"
    assert reasons(data) == {f"{path}/a.txt": ""}
    assert reasons(archive({"in.zip": data})) == {
        f"{path}/in.zip": "Too many archives lie inside one another here."
    }


def test_an_archive_that_says_it_holds_little_and_holds_much_is_refused() -> None:
    data = bytearray(archive({"a.txt": b" " * 60_000_000, "b.txt": FERRY}))
    assert reasons(bytes(data))["a.zip/a.txt"].startswith("The archive unpacks to far more")
    for at in (data.index(b"PK\x03\x04") + 22, data.index(b"PK\x01\x02") + 24):
        data[at : at + 4] = struct.pack("<I", 100)
    assert reasons(bytes(data)) == {
        "a.zip/a.txt": "The archive is damaged, or is not an archive.",
        "a.zip/b.txt": "",
    }


def test_archives_share_what_may_be_unpacked_from_one_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inner = archive({f"{n}.txt": b"x" * 3000 for n in range(3)})
    monkeypatch.setattr(zip_safety, "MAX_TOTAL", 10_000)
    told = reasons(archive({"one.zip": inner, "two.zip": inner}))
    assert list(told.values()).count("") == 3
    assert told["a.zip/two.zip/0.txt"].startswith("The archive unpacks to far more")
    monkeypatch.setattr(zip_safety, "MAX_MEMBERS", 6)
    told = reasons(archive({"one.zip": inner, "two.zip": inner}))
    assert told["a.zip/two.zip"].startswith("The archive has more than")


def test_a_million_members_are_refused_before_they_are_listed() -> None:
    told = reasons(archive({"a.txt": FERRY}) + b"PK\x01\x02" * 1_000_000)
    assert told == {"a.zip": "The archive has more than 20,000 files inside."}


def test_a_document_in_a_container_is_no_archive() -> None:
    assert not is_archive("a.zip", packed({"word/document.xml": "<a/>"}))
    assert not is_archive("a.xlsx", archive({"a.txt": FERRY}))
    assert not is_archive("a.zip", b"words")
    assert is_archive("A.ZIP", archive({}))
