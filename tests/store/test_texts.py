"""Texts and originals are kept once, for ever, and come back byte for byte."""

from __future__ import annotations

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.canonical import canonical_json, to_data
from reader_app.core.records import Block, Original
from reader_app.store.texts import add_originals, block_json, read_original
from tests.store.desk import WORDS, Desk


def _codec(desk: Desk, sha256: str | None) -> str:
    assert sha256 is not None
    sql = "SELECT codec FROM original WHERE sha256=?"
    return desk.store._connection.value(sql, (bytes.fromhex(sha256),))


def test_a_text_comes_back_with_its_blocks(desk: Desk) -> None:
    article, text, _ = desk.article()
    desk.bring()
    assert desk.store.articles.text(article.text_sha256) == text
    assert len(text.blocks) == 3


def test_a_text_that_is_not_there_is_a_fault_of_the_program(desk: Desk) -> None:
    with pytest.raises(KeyError):
        desk.store.articles.text("00" * 32)


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (WORDS.encode(), "text"),
        (b"\xef\xbb\xbf" + WORDS.replace("\n", "\r\n").encode() * 9, "zlib"),
        (random.Random(1).randbytes(300), "none"),
        (b"", "none"),
    ],
)
def test_an_original_comes_back_as_it_came(desk: Desk, data: bytes, codec: str) -> None:
    article = desk.bring(data=data)
    assert _codec(desk, article.original_sha256) == codec
    original = desk.store.articles.original(article.original_sha256 or "")
    assert original == Original(hashlib.sha256(data).hexdigest(), "text/plain", data)
    assert desk.store.check() == []


def test_an_unknown_original_is_none(desk: Desk) -> None:
    assert desk.store.articles.original("00" * 32) is None


def test_two_articles_of_one_text_share_it(desk: Desk) -> None:
    first = desk.bring()
    desk.clock.advance(1)
    desk.bring()
    count = desk.store._connection.value
    assert count("SELECT count(*) FROM text") == 1
    assert count("SELECT count(*) FROM original") == 1
    assert count("SELECT count(*) FROM block") == 3
    assert desk.store.articles.with_text(first.text_sha256) == first.uid
    assert desk.store.articles.with_original(first.original_sha256 or "") == first.uid
    assert desk.store.articles.with_text("00" * 32) is None


def test_an_undone_import_leaves_the_text_and_takes_the_article(desk: Desk) -> None:
    article = desk.bring()
    desk.undo()
    assert desk.store.articles.count() == 0
    assert desk.store.articles.text(article.text_sha256).text == WORDS
    desk.redo()
    assert desk.store.articles.get(article.uid) == article
    assert desk.store.check() == []


def test_a_known_original_is_left_alone(desk: Desk) -> None:
    article = desk.bring(data=b"one")
    same = Original(article.original_sha256 or "", "text/html", b"one")
    add_originals(desk.store._connection, [same])
    kept = read_original(desk.store._connection, same.sha256)
    assert kept is not None
    assert kept.media_type == "text/plain"


def test_a_very_long_text_comes_back_too_once_sqlite_has_given_up_its_pages(desk: Desk) -> None:
    article = desk.bring("Title\n\n" + "word " * 200_000 + "end.")
    desk.store.articles.text(desk.bring().text_sha256)
    before = desk.store.articles.text(article.text_sha256)
    assert str(before.text).endswith("word end.")
    assert hashlib.sha256(str(before.text).encode()).hexdigest() == article.text_sha256
    assert desk.store.articles.get(article.uid) == article


def test_blocks_of_one_kind_share_the_word_for_it(desk: Desk) -> None:
    texts = [desk.store.articles.text(desk.bring(f"{n}\n\nWords.").text_sha256) for n in (1, 2)]
    kinds = [{id(block.kind) for block in text.blocks} for text in texts]
    assert kinds[0] & kinds[1]


@given(st.from_type(Block))
def test_a_block_is_written_in_the_one_form_there_is(block: Block) -> None:
    assert block_json(block) == canonical_json(to_data(block))
