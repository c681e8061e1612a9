"""What copies are found by is worked out where a file is read."""

from __future__ import annotations

from reader_app.analysis.near_duplicates import signature_of
from reader_app.core.drafts import ArticleDraft
from reader_app.formats.articles.several import Several
from reader_app.formats.workers.job import ReadingJob, read_job
from reader_app.project.signed_reading import read_signed
from tests.bench.workload import long_text

WORDS = "Ferry held. The outer channel was closed on Tuesday after a vessel ran aground."


def test_an_article_comes_with_its_signature_and_is_the_same_otherwise() -> None:
    job = ReadingJob(WORDS.encode(), "a.txt")
    draft = read_signed(job)
    assert isinstance(draft, ArticleDraft)
    assert draft.signature == signature_of(draft.text) != b""
    plain = read_job(job)
    assert isinstance(plain, ArticleDraft)
    assert plain.signature is None
    assert (draft.text, draft.blocks, draft.title) == (plain.text, plain.blocks, plain.title)


def test_each_article_of_a_table_comes_with_its_signature() -> None:
    rows = f'Headline,Body\nFerry held,"{WORDS}"\n,\nOne more,"Words, {WORDS}"\n'
    several = read_signed(ReadingJob(rows.encode(), "a.csv"))
    assert isinstance(several, Several)
    drafts = [item.draft for item in several.items]
    signed = [draft.signature == signature_of(draft.text) for draft in drafts if draft]
    assert signed == [True, True]
    plain = read_job(ReadingJob(rows.encode(), "a.csv"))
    assert isinstance(plain, Several)
    assert [each.reason for each in several.items] == [each.reason for each in plain.items]


def test_the_signature_of_a_very_long_text_is_left_for_later() -> None:
    draft = read_signed(ReadingJob(long_text(1_000_001).encode(), "a.txt"))
    assert isinstance(draft, ArticleDraft)
    assert draft.signature is None
