"""Signatures are kept beside the texts, outside journal and dump."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.store.desk import Desk


def test_a_signature_is_kept_and_is_in_no_dump(desk: Desk) -> None:
    article, before = desk.bring("Ferry held\n\nWords."), desk.store.dump()
    signatures = desk.store.signatures
    signatures.keep(1, [(article.text_sha256, b"abcd")])
    assert dict(signatures.articles()) == {article.uid: article.text_sha256}
    assert signatures.known(1) == {article.text_sha256: b"abcd"}
    assert desk.store.dump() == before
    assert desk.store.check() == []


def test_one_of_another_version_is_not_known_and_is_replaced(desk: Desk) -> None:
    article, signatures = desk.bring("Ferry held\n\nWords."), desk.store.signatures
    signatures.keep(1, [(article.text_sha256, b"abcd")])
    assert signatures.known(2) == {}
    signatures.keep(2, [(article.text_sha256, b"efgh")])
    assert signatures.known(1) == {}
    assert signatures.known(2) == {article.text_sha256: b"efgh"}


def test_the_words_of_a_text_are_read_by_its_hash(desk: Desk) -> None:
    article = desk.bring("Ferry held\n\nWords.")
    assert desk.store.signatures.text(article.text_sha256) == "Ferry held\n\nWords."
    assert desk.store.signatures.text("00" * 32) is None


def test_the_check_finds_one_that_is_not_as_it_was_made(desk: Desk) -> None:
    article = desk.bring("Ferry held\n\nWords.")
    desk.store.signatures.keep(1, [(article.text_sha256, b"abcd")])
    desk.store._connection.run("UPDATE signature SET bands=x'00'")
    assert [finding.kind for finding in desk.store.check()] == ["counter"]
