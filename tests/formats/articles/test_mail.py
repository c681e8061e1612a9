from __future__ import annotations

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles import mime
from reader_app.formats.articles.mail import read_mail
from reader_app.formats.articles.mhtml import read_mhtml
from reader_app.formats.articles.mime import header, parse_message, texts_in
from reader_app.formats.articles.paragraphs import plain_parts

PLAIN = b"""From: "Lee, Ann" <ann@a.example>, bo@a.example
Subject: =?utf-8?q?Storm_=C3=BC?= =?iso-8859-1?q?b=E9?= at sea
Date: Mon, 20 Nov 2023 19:12:08 -0500
Content-Type: text/plain; charset=utf-8

First line
goes on.

> quoted words
> go on

Last.
"""
MIXED = b"""From: ann@a.example
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/html; charset=utf-8

<html></html>
--b
Content-Type: text/html

--b
Content-Type: text/html; charset=nonsense
Content-Location: https://a.example/page

<h2>Head</h2><p>Words with <a href="x">a link</a></p>
--b
Content-Type: image/png

x
--b
Content-Type: text/plain
Content-Disposition: attachment; filename=a.txt

attached
--b--
"""


def test_a_plain_mail_gives_its_subject_sender_and_time() -> None:
    draft = read_mail(PLAIN, name="x.eml")
    assert draft.title == "Storm übé at sea"
    assert draft.authors == ("Lee, Ann", "bo@a.example")
    assert (draft.published, draft.published_precision) == ("2023-11-20T19:12-05:00", "minute")
    assert [block.kind for block in draft.blocks] == ["title", "paragraph", "quote", "paragraph"]
    assert draft.text.endswith("First line\ngoes on.\n\nquoted words\ngo on\n\nLast.")


def test_the_page_in_a_mail_goes_before_its_plain_text_and_attachments_are_left_out() -> None:
    draft = read_mail(MIXED, name="x.eml")
    assert draft.text == "Head\n\nWords with a link"
    assert draft.links[0].url == "https://a.example/x"
    assert (draft.title, draft.published, draft.origins[0]) == (
        "x.eml",
        None,
        ("title", "file name"),
    )
    assert read_mail(b"X-A: b\n\nwords\n", name="x").authors == ()


def test_what_is_no_mail_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFileError, match="no mail headers"):
        read_mail(b"\n\nwords", name="x")
    with pytest.raises(UnreadableFileError, match="inside one another"):
        read_mail(b"X: y\n\n" + b"boundary=" * 1000, name="x")
    monkeypatch.setattr(mime, "MAX_BYTES", 3)
    with pytest.raises(UnreadableFileError, match="larger than"):
        read_mail(b"X: y\n\n", name="x")


def test_damage_in_a_mail_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(mime.email, "message_from_bytes", broken)
    with pytest.raises(UnreadableFileError, match="damaged"):
        parse_message(b"X: y\n\n", kind="mail")


def test_odd_headers_are_read_as_far_as_they_go() -> None:
    message = parse_message(
        b"Subject: =?nonsense?q?abc?=\nX-B: =?utf-8?b?a?=\nDate: never\n\n", kind="mail"
    )
    assert header(message, "Subject") == "abc"
    assert header(message, "X-B") == "=?utf-8?b?a?="
    assert header(message, "X-C") == ""
    assert mime.sent(message) is None


def test_a_header_that_says_nothing_is_no_origin() -> None:
    said = b"Subject: Held\nFrom: ,\nDate: never\n\nIt rained on the quay all day.\n"
    draft = read_mail(said, name="x.eml")
    assert (draft.authors, draft.published) == ((), None)
    assert draft.origins == (("title", "Subject header"),)
    whole = said.replace(b"From: ,", b"From: Ann Lee <ann@port.example>").replace(
        b"never", b"Mon, 04 May 2026 08:30:00 +0000"
    )
    assert dict(read_mail(whole, name="x.eml").origins).keys() == {"title", "authors", "published"}


def test_only_so_many_parts_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mime, "MAX_PARTS", 1)
    parts = list(texts_in(parse_message(MIXED, kind="mail")))
    assert len(parts) == 1
    assert parts[0].text() == "<html></html>"


def test_plain_text_is_cut_at_blank_lines() -> None:
    assert [part.text for part in plain_parts("a\r\n\r\n \n\nb\rc\n\n   \n")] == ["a", "b\nc"]


SAVED = b"""From: <Saved by Blink>
Snapshot-Content-Location: %b
MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/css

p {}
--b
Content-Type: text/html%b
Content-Location: https://other.example/

<html><body><p>Saved words</p></body></html>
--b--
"""


@pytest.mark.parametrize(
    ("location", "charset", "url"),
    [
        (b"https://a.example/p", b"; charset=utf-8", "https://a.example/p"),
        (b"", b"; charset=nonsense", "https://other.example/"),
        (b"cid:x", b"", None),
    ],
)
def test_a_saved_page_is_the_page_and_its_address(
    location: bytes, charset: bytes, url: str | None
) -> None:
    draft = read_mhtml(SAVED % (location, charset), name="x.mhtml")
    assert (draft.text, draft.url, draft.encoding) == ("Saved words", url, "utf-8")
    assert draft.media_type == "multipart/related"


def test_a_saved_page_without_a_page_says_so() -> None:
    with pytest.raises(UnreadableFileError, match="no page inside"):
        read_mhtml(b"X: y\n\nwords", name="x")
