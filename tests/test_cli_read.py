"""`reader-app read`: what an import would make of files, without a project."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from reader_app.cli import main as cli
from tests.formats.articles.test_office import book

if TYPE_CHECKING:
    from pathlib import Path

NEWS = "Ferry held at port\n\nBy Ines Marr\n\nNo vessel was at risk 😀.\n\nשלום עולם.\n"
PAGE = """<!doctype html><html lang="en"><head><title>Storm at sea</title>
<meta property="og:site_name" content="Coast Post"></head><body><article><h1>Storm at sea</h1>
<p>The storm reached the coast in the early hours of the morning, and ferries stayed in port.</p>
<figure><img src="a.png"><figcaption>The harbour on Monday.</figcaption></figure>
<h2>What comes next</h2>
<p>Crews went out again at noon, when the wind had turned; see <a href="/tides">the tides</a>.</p>
</article></body></html>"""

Capture = pytest.CaptureFixture[str]


def answers(capfd: Capture) -> list[dict[str, object]]:
    sys.stdout.flush()
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def pieces(answer: dict[str, object]) -> list[tuple[str, str]]:
    text, blocks = answer["text"], answer["blocks"]
    assert isinstance(text, str)
    assert isinstance(blocks, list)
    return [(block["kind"], text[block["start"] : block["end"]]) for block in blocks]


def test_a_text_file_keeps_its_very_text(tmp_path: Path, capfd: Capture) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(NEWS.replace("\n", "\r\n").encode("utf-16"))
    assert cli.main(["read", str(path), "--json"]) == 0
    (answer,) = answers(capfd)
    assert (answer["path"], answer["text"], answer["reason"]) == (str(path), NEWS, None)
    assert (answer["title"], answer["authors"]) == ("Ferry held at port", ["Ines Marr"])
    assert pieces(answer)[0] == ("title", "Ferry held at port")


def test_of_a_page_the_text_is_what_runs(tmp_path: Path, capfd: Capture) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    assert cli.main(["read", str(tmp_path / "a.html"), "--json"]) == 0
    (answer,) = answers(capfd)
    assert [kind for kind, _ in pieces(answer)] == ["paragraph", "heading", "paragraph"]
    assert pieces(answer)[1] == ("heading", "What comes next")
    assert answer["captions"] == ["The harbour on Monday."]
    assert answer["headings"] == ["What comes next"]
    names = ("title", "outlet", "lang", "dir")
    assert [answer[name] for name in names] == ["Storm at sea", "Coast Post", "en", "ltr"]


def test_for_people_each_file_is_a_line(tmp_path: Path, capfd: Capture) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "empty.txt").write_text("")
    assert cli.main(["read", str(tmp_path / "a.html"), str(tmp_path / "empty.txt")]) == 1
    sys.stdout.flush()
    out, complaint = capfd.readouterr()
    assert out.startswith(f"{tmp_path / 'a.html'}: “Storm at sea”, Coast Post, en, ")
    assert complaint == f"{tmp_path / 'empty.txt'}: It is empty: there are no words in it.\n"


def test_a_file_that_cannot_be_read_has_its_reason(tmp_path: Path, capfd: Capture) -> None:
    gone = str(tmp_path / "gone.txt")
    assert cli.main(["read", gone, "--json"]) == 1
    (answer,) = answers(capfd)
    assert answer == {
        "path": gone,
        "text": "",
        "blocks": [],
        "reason": "There is no file of that name.",
    }


def test_a_batch_answers_each_line(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.txt").write_text(NEWS)
    asked = f"{tmp_path}/a.html\thttps://coast.example/a\n{tmp_path}/gone\n{tmp_path}/b.txt\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(asked.encode())))
    assert cli.main(["read", "--json", "--batch"]) == 0
    page, gone, news = answers(capfd)
    assert page["title"] == "Storm at sea"
    assert gone["reason"] == "There is no file of that name."
    assert news["text"] == NEWS


def test_files_are_named_or_read_from_the_input(capfd: Capture) -> None:
    assert cli.main(["read"]) == 2
    assert cli.main(["read", "a.txt", "--batch"]) == 2
    assert capfd.readouterr().err.count("Name the files to read") == 2


def test_links_are_printed_where_they_stand_in_the_text(capfd: Capture, tmp_path: Path) -> None:
    body = (
        "<p>The port said nothing on the day on which the ferry was held there for seven hours.</p>"
        "<p>Crews waited at the quay without a word; see the <a href='https://port.example/log'>log</a>"
        " of the harbour, in which the day is missing, and the answer that the ministry gave.</p>"
    )
    page, notes = tmp_path / "page.html", tmp_path / "notes.md"
    page.write_text(
        "<html><head><title>Ferry held</title></head><body><article><h1>Ferry held</h1>"
        f"{body}</article></body></html>"
    )
    notes.write_text("# Held\n\nSee the [log](https://port.example/log).\n")
    for path in (page, notes):
        assert cli.main(["read", str(path), "--json"]) == 0
        (told,) = answers(capfd)
        (link,) = told["links"]
        assert told["text"][link["start"] : link["end"]] == "log"
        assert link["url"] == "https://port.example/log"


def test_a_book_is_told_by_its_chapters_where_that_is_wanted(
    capfd: Capture, tmp_path: Path
) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(
        book(
            '<itemref idref="a"/>',
            '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>',
            a="<html><body><h1>The quay</h1><p>It was quiet.</p></body></html>",
        )
    )
    assert cli.main(["read", str(path), "--chapters", "--json"]) == 0
    (told,) = answers(capfd)
    assert (told["title"], str(told["path"]).endswith("book.epub/chapter 1")) == ("The quay", True)
