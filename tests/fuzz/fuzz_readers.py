"""Feeds the readers damaged files: `python -m tests.fuzz.fuzz_readers [SECONDS [SEED]]`.

Real small examples of all kinds are damaged, also inside their containers, and read as an import
reads them: in a process of its own, an archive file by file. Each must end as an article, as
several, or in a sentence; where the reading process breaks down the run ends with the smallest
case and its seed, and the process itself has said what went wrong.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from reader_app.core.drafts import ArticleDraft
from reader_app.formats.articles.several import Several
from reader_app.formats.workers.job import ReadingJob, Refusal
from reader_app.formats.workers.pool import CRASHED, ReadingPool
from reader_app.project.archives import Unpacking, is_archive
from tests.formats.articles.made_office import packed
from tests.fuzz.examples import examples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader_app.formats.workers.job import Reply

EXAMPLES = examples()
PIECES = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\r", b"\n\n\n", b" " * 3000, b"<", b">", b"&#0;", b"&#xD800;",
    b"<![CDATA[", b"<!DOCTYPE a [", b"<div>" * 300, b"</p>", b'"', b"'", b"{", b"}", b"[" * 300, b"(photo credit: ",
    b"--b\n", b"=?utf-8?b?", b"9" * 400, b"-1", b"1e999", b"%s", b"\\u-9999999999 ", b"\\bin99999999 ", b"endstream",
    b"[l](" * 200, b"> " * 300, b"| " * 300, b"\xe2\x80\xae", b"NaN", b"null", b"0000-00-00T99:99:99Z",
    b"\\ud83d", b"\\u0000", b"(" * 1500, b"9" * 5000, "²".encode(), b"1e38 0 0 1e38 0 0 Tm ", b"<FEFFD800>", b"*0*=",
    b"2026-02-31T24:60", b"http://[::1", b"&#1;", b"\x0b",
)  # fmt: skip
"""What has broken readers before, of this program and of others."""
_ROUND = 100


@dataclass(frozen=True, slots=True)
class Case:
    """A damaged file."""

    name: str
    data: bytes


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Damage one of the examples, or what is in it; sometimes under the name of another kind."""
    name = draw(st.sampled_from(sorted(EXAMPLES)))
    data = EXAMPLES[name]
    if data.startswith(b"PK") and draw(st.booleans()):
        members = dict(_members(data))
        member = draw(st.sampled_from(sorted(members)))
        data = packed({**members, member: draw(_damaged(members[member]))})
    else:
        data = draw(_damaged(data))
    called = draw(st.sampled_from(sorted(EXAMPLES))) if draw(st.integers(0, 9)) == 9 else name
    return Case(called, data)


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            yield name, file.read(name)


@st.composite
def _damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Return bytes with some of them changed, doubled, cut, put elsewhere, or others put in."""
    found = bytearray(data)
    for _ in range(draw(st.integers(1, 8))):
        at, length = draw(st.integers(0, len(found))), draw(st.integers(1, 40))
        way = draw(st.integers(0, 4))
        piece = bytes(found[at : at + length])
        if way == 0:
            found[at : at + length] = draw(st.binary(min_size=len(piece), max_size=len(piece)))
        elif way == 1:
            found[at:at] = draw(st.sampled_from(PIECES))
        elif way == 2:
            del found[at : at + length]
        elif way == 3:
            found[at:at] = piece * draw(st.integers(1, 50))
        else:
            place = draw(st.integers(0, len(found)))
            found[place:place] = piece
    return bytes(found)


def read(pool: ReadingPool, case: Case) -> Mapping[str, Reply | str]:
    """Return what becomes of a case, or of each file in it where it is an archive."""
    if not is_archive(case.name, case.data):
        return {case.name: pool.read(ReadingJob(case.data, case.name))}
    files = Unpacking(lambda _: None).files(case.name, case.data)
    return {each.path: each.reason or pool.read(ReadingJob(each.data, each.path)) for each in files}


def check(pool: ReadingPool, case: Case) -> None:
    """Raise AssertionError where something does not end as it must."""
    for path, reply in read(pool, case).items():
        if isinstance(reply, ArticleDraft):
            check_draft(reply)
        elif isinstance(reply, Several):
            for item in reply.items:
                if item.draft is not None:
                    check_draft(item.draft)
        else:
            reason = reply.reason if isinstance(reply, Refusal) else reply
            assert reason != CRASHED, path
            if "was given up" in reason:
                print(f"{path}: {reason}", file=sys.stderr)
            assert reason.endswith("."), (path, reason)


def check_draft(draft: ArticleDraft) -> None:
    """Raise where a project could not hold what a draft says."""
    said = (draft.title, *draft.authors, draft.outlet, draft.url, draft.section, draft.language)
    words = "\n".join(each or "" for each in (draft.text, *said))
    words.encode()  # no half of a character, which no file could hold
    assert "\0" not in words
    ends = [block.end for block in draft.blocks]
    assert ends == sorted(ends)
    assert not ends or ends[-1] <= len(draft.text)
    assert all((block.level or 0) <= 10 and (block.page or 0) < 1 << 31 for block in draft.blocks)
    if draft.published_precision in {"day", "minute"}:
        datetime.fromisoformat(draft.published or "")


def run(seconds: float, first_seed: int) -> int:
    """Run cases for some seconds; return how many. On a failure the seed is printed."""
    end, done = monotonic() + seconds, count()
    with ReadingPool(workers=2) as pool:

        def once(case: Case) -> None:
            if monotonic() < end:
                check(pool, case)
                next(done)

        for number in count(first_seed):
            if monotonic() > end:
                break
            rules = settings(
                max_examples=_ROUND, deadline=None, database=None, print_blob=False,
                suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
            )  # fmt: skip
            try:
                seed(number)(rules(given(cases())(once)))()
            except BaseException:
                print(f"with seed {number}", file=sys.stderr)
                raise
    return next(done)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    start = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    total = run(float(arguments[0]) if arguments else 600.0, start)
    print(f"{total} cases from seed {start} on, nothing went wrong")
