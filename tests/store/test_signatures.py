"""Signatures are kept beside the texts, outside journal and dump."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.store.store import Store
from tests.faults.recorded_disk import recorded
from tests.store.desk import new_desk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SettableClock
    from tests.faults.recorded_disk import Recording
    from tests.store.desk import Desk


def test_a_signature_is_kept_and_is_in_no_dump(desk: Desk) -> None:
    article, before = desk.bring("Ferry held\n\nWords."), desk.store.dump()
    signatures, sha256 = desk.store.signatures, article.text_sha256
    assert signatures.new_texts(1) == signatures.new_text_of(1, article.uid) == [sha256]
    signatures.keep(1, [(sha256, b"abcd")])
    assert signatures.new_texts(1) == signatures.new_text_of(1, article.uid) == []
    assert dict(signatures.known(1)) == {sha256: b"abcd"}
    assert desk.store.dump() == before
    assert desk.store.check() == []


def test_what_another_version_made_is_not_known_and_goes(desk: Desk) -> None:
    article, signatures = desk.bring("Ferry held\n\nWords."), desk.store.signatures
    sha256 = article.text_sha256
    signatures.keep(1, [(sha256, b"abcd")], {sha256: sha256})
    assert list(signatures.known(2)) == []
    signatures.keep(2, [(sha256, b"efgh")])
    assert list(signatures.known(1)) == []
    assert list(signatures.clusters()) == []
    assert dict(signatures.known(2)) == {sha256: b"efgh"}


def test_clusters_are_kept_and_counted_by_the_articles_that_are_there(desk: Desk) -> None:
    one, two = desk.bring("Ferry held\n\nWords."), desk.bring("Ferry held\n\nWords!")
    signatures, texts = desk.store.signatures, [one.text_sha256, two.text_sha256]
    assert signatures.count(one.text_sha256) == 0
    signatures.keep(1, [], dict.fromkeys(texts, texts[0]))
    assert dict(signatures.clusters()) == dict.fromkeys(texts, texts[0])
    assert [signatures.count(text) for text in texts] == [2, 2]
    assert signatures.articles(texts) == [one, two]
    assert set(signatures.with_copies(one)) == {one.uid, two.uid}
    assert desk.store.articles.row(one.uid, desk.me.uid).copies == 2
    assert desk.store.check() == []
    desk.store._connection.run("UPDATE copy SET cluster=?", (b"x" * 32,))
    assert [finding.kind for finding in desk.store.check()] == ["counter", "counter"]


def test_the_words_of_a_text_are_read_by_its_hash(desk: Desk) -> None:
    article = desk.bring("Ferry held\n\nWords.")
    assert desk.store.signatures.text(article.text_sha256) == "Ferry held\n\nWords."
    assert desk.store.signatures.text("00" * 32) is None


def test_the_check_finds_one_that_is_not_as_it_was_made(desk: Desk) -> None:
    article = desk.bring("Ferry held\n\nWords.")
    desk.store.signatures.keep(1, [(article.text_sha256, b"abcd")])
    desk.store._connection.run("UPDATE signature SET bands=x'00'")
    assert [finding.kind for finding in desk.store.check()] == ["counter"]


def syncs(recording: Recording) -> int:
    return sum(asked.kind == "sync" for asked in recording.asked)


@pytest.mark.parametrize(("folder", "waits"), [("own", False), ("Dropbox", True)])
def test_nobody_waits_for_the_disk_over_a_signature_but_for_the_step_behind_it(
    tmp_path: Path, clock: SettableClock, folder: str, *, waits: bool
) -> None:
    (tmp_path / folder).mkdir()
    desk = new_desk(tmp_path / folder / "press.reader", clock)
    text = desk.bring("Ferry held\n\nWords.").text_sha256
    desk.store.close()
    with recorded() as recording:
        desk.store = Store.open(desk.store.path, clock=clock)
        desk.add(desk.tag("One"))
        before = syncs(recording)
        desk.store.signatures.keep(1, [(text, b"abcd")])
        kept = syncs(recording)
        assert (kept > before) is waits
        desk.add(desk.tag("Two"))
        assert syncs(recording) > kept
        desk.store.close()
