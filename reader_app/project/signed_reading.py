"""Reading a file in a process of its own, and with it what copies of its articles are found by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.analysis.near_duplicates import signature_of
from reader_app.core.drafts import ArticleDraft
from reader_app.formats.workers.job import read_job

if TYPE_CHECKING:
    from reader_app.formats.articles.several import Several
    from reader_app.formats.workers.job import ReadingJob

_LONGEST = 1_000_000
"""Code points. A longer text's signature takes memory that reading it may need, and is made later."""


def read_signed(job: ReadingJob) -> ArticleDraft | Several:
    """Do as `read_job` does; each article of usual length then has its signature."""
    reply = read_job(job)
    if isinstance(reply, ArticleDraft):
        return _signed(reply)
    items = [replace(item, draft=item.draft and _signed(item.draft)) for item in reply.items]
    return replace(reply, items=tuple(items))


def _signed(draft: ArticleDraft) -> ArticleDraft:
    if len(draft.text) > _LONGEST:
        return draft
    return replace(draft, signature=signature_of(draft.text))
