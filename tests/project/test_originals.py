"""Originals: verified against the hashes they came with, and copied under harmless names."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from reader_app.core.errors import StorageError
from reader_app.core.records import Original, Provenance
from reader_app.project.originals import Verified, copy_name

PAGE = "<title>Ferry</title><p>No vessel was at risk, the minister said on Tuesday. </p>" * 9


@pytest.fixture
def page(project, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    project.articles.import_paths([path])
    return project.articles.find(next(project.articles.all()).uid)


def tamper(project, sql, *values):
    """Change the file behind the program's back."""
    connection = sqlite3.connect(project.path)
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type='trigger'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(sql, values)
    connection.commit()
    connection.close()


def test_text_and_original_are_as_they_came(project, page, article) -> None:
    assert project.articles.verify(page) == Verified(text=True, original=True)
    pasted = replace(article, original_sha256=None)
    assert project.articles.verify(pasted) == Verified(text=True, original=None)


def test_a_text_that_was_changed_in_the_file_is_found(project, page) -> None:
    tamper(project, "UPDATE text SET text=replace(text, 'No vessel', 'Mo vessel')")
    assert project.articles.verify(page) == Verified(text=False, original=True)
    assert project.articles.verify(replace(page, text_sha256="0" * 64)).text is False


def test_an_original_that_was_changed_or_lost_is_found(project, page) -> None:
    tamper(project, "UPDATE original SET codec='none', data=?", b"other bytes")
    assert project.articles.verify(page) == Verified(text=True, original=False)
    assert project.articles.verify(replace(page, original_sha256="0" * 64)).original is False


def test_an_original_that_cannot_be_unpacked_is_said_to_be_damaged(project, page) -> None:
    tamper(project, "UPDATE original SET codec='zlib', data=?", b"not packed")
    assert project.articles.verify(page) == Verified(text=True, original=False)
    with pytest.raises(StorageError, match="damaged"):
        project.articles.original_of(page)


@pytest.mark.parametrize(
    ("file_name", "media_type", "copy"),
    [
        ("page.html", "text/html", "page.html"),
        ("run.desktop", "text/plain", "run.txt"),
        ("../../a/b.pdf", "application/pdf", "a b.pdf"),
        (".sh", "application/x-unknown", "sh.txt"),
        ("noted", "text/plain", "noted.txt"),
        ("???.eml", "message/rfc822", "original.eml"),
        (None, "text/plain", "Ferry held at port.txt"),
    ],
)
def test_a_copy_has_the_suffix_of_what_was_read(article, file_name, media_type, copy) -> None:
    named = replace(article, provenance=Provenance(file_name))
    assert copy_name(named, Original("0" * 64, media_type, b"")) == copy
