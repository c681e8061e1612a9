"""Reading files without a project: what an import would make of each."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.cli.command import PROBLEM, USAGE, Command, takes_map
from reader_app.cli.output import complain, counted, one_line, print_json
from reader_app.core.drafts import ArticleDraft
from reader_app.core.errors import UnreadableFileError
from reader_app.core.text_links import kept_links
from reader_app.formats.articles.several import Several, TableReading

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader_app.cli.command import Request
    from reader_app.core.records import Link
    from reader_app.formats.workers.job import Refusal, Reply
    from reader_app.formats.workers.pool import ReadingPool

_WEB = frozenset({"text/html", "multipart/related"})
_BESIDE = frozenset({"title", "caption", "byline", "dateline"})
"""Blocks of a web page that have a key of their own and are no part of its running text."""
_SEVERAL = "This file holds several articles. Read it without --batch."
_BETWEEN = "\n\n"


def _takes_files(command: argparse.ArgumentParser) -> None:
    text = "the files to read"
    command.add_argument("paths", metavar="FILE", type=Path, nargs="*", help=text)
    text = "the files' encoding, such as windows-1256, where it is not found right"
    command.add_argument("--encoding", metavar="E", help=text)
    takes_map(command)
    text = "answer each line PATH, or PATH and URL with a tab between, of the input by an object"
    command.add_argument("--batch", action="store_true", help=text)


def _read(request: Request) -> int:
    if request.batch == bool(request.paths):
        complain(
            "Name the files to read, or give --batch and name them on the input, line by line."
        )
        return USAGE
    # Late: the readers cost more than all the rest of the command line.
    from reader_app.formats.workers.pool import ReadingPool  # noqa: PLC0415

    with ReadingPool() as pool:
        return _answer_lines(request, pool) if request.batch else _tell_all(request, pool)


def _answer_lines(request: Request, pool: ReadingPool) -> int:
    from reader_app.formats.workers.job import Refusal  # noqa: PLC0415

    for line in sys.stdin.buffer:
        path, _, url = os.fsdecode(line.rstrip(b"\r\n")).partition("\t")
        reply = _reply(Path(path), url or None, request, pool)
        if isinstance(reply, Several):
            reply = Refusal(_SEVERAL)
        print_json(described(_shown(path), reply))
        # Who asks waits for the answer before the next question.
        sys.stdout.flush()
    return 0


def _reply(path: Path, url: str | None, request: Request, pool: ReadingPool) -> Reply:
    from reader_app.formats.workers.job import ReadingJob, Refusal  # noqa: PLC0415
    from reader_app.project.file_bytes import bytes_of  # noqa: PLC0415

    try:
        job = ReadingJob(bytes_of(path), path.name, request.encoding, url)
    except UnreadableFileError as problem:
        return Refusal(str(problem))
    return pool.read(job)


def _tell_all(request: Request, pool: ReadingPool) -> int:
    """Print what each file says, in order; all cores read."""
    from reader_app.project.folders import FoundFile  # noqa: PLC0415
    from reader_app.project.reading_ahead import ReadingAhead  # noqa: PLC0415

    found = [FoundFile(path) for path in request.paths]
    status = 0
    ahead = ReadingAhead(
        pool, encoding=request.encoding, tables=TableReading(request.map, chapters=request.chapters)
    )
    for file in ahead.read(found):
        if file is not None and file.reply is not None:
            for path, reply in _each(file.path, file.reply):
                status |= _told(request, path, reply)
    return status


def _each(path: str, reply: Reply) -> Iterator[tuple[str, ArticleDraft | Refusal]]:
    """Yield what a file says: one thing, or one for each of several articles in it."""
    from reader_app.formats.workers.job import Refusal  # noqa: PLC0415

    if not isinstance(reply, Several):
        yield path, reply
        return
    for item in reply.items:
        yield f"{path}/{item.place}", item.draft or Refusal(item.reason)


def _told(request: Request, path: str, reply: ArticleDraft | Refusal) -> int:
    """Print what one file says, and return the exit status that it makes."""
    if request.json:
        print_json(described(path, reply))
    elif isinstance(reply, ArticleDraft):
        print(f"{path}: {_in_short(reply)}")
    else:
        complain(f"{path}: {reply.reason}")
    return 0 if isinstance(reply, ArticleDraft) else PROBLEM


def _shown(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "replace")


def _in_short(draft: ArticleDraft) -> str:
    words = f"“{one_line(draft.title)}”"
    facts = (*draft.authors, draft.outlet, draft.published, draft.language)
    length = (counted(len(draft.text), "character"), counted(len(draft.blocks), "block"))
    return ", ".join((words, *filter(None, facts), *length))


def described(path: str, reply: ArticleDraft | Refusal) -> dict[str, object]:
    """Return what a file says, or why it cannot be read, under the keys of `read --json`.

    `text` is the article's text, in which the blocks count; but of a web page its running text:
    title, byline, dateline and captions, which stand around it, are in their own keys alone.
    """
    if not isinstance(reply, ArticleDraft):
        return {"path": path, "text": "", "blocks": [], "reason": reply.reason}
    draft = reply

    def texts(*kinds: str) -> list[str]:
        return [draft.text[b.start : b.end] for b in draft.blocks if b.kind in kinds]

    text, blocks, links = _running(draft) if draft.media_type in _WEB else _whole(draft)
    return {
        "path": path,
        "title": draft.title,
        "standfirst": "\n".join(texts("standfirst")),
        "authors": list(draft.authors),
        "date": draft.published,
        "outlet": draft.outlet,
        "site": draft.outlet,
        "url": draft.url,
        "lang": draft.language,
        "dir": draft.direction,
        "text": text,
        "blocks": blocks,
        "headings": texts("heading"),
        "captions": texts("caption"),
        "quotes": texts("quote"),
        "items": texts("item"),
        "links": links,
        "reason": None,
    }


_Items = list[dict[str, object]]


def _whole(draft: ArticleDraft) -> tuple[str, _Items, _Items]:
    blocks: _Items = [
        {"kind": block.kind, "start": block.start, "end": block.end, "level": block.level}
        for block in draft.blocks
    ]
    links = kept_links(draft.links, len(draft.text))
    return draft.text, blocks, [_link(link, 0) for link in links]


def _link(link: Link, shift: int) -> dict[str, object]:
    return {"start": link.start + shift, "end": link.end + shift, "url": link.url}


def _running(draft: ArticleDraft) -> tuple[str, _Items, _Items]:
    pieces: list[str] = []
    blocks: _Items = []
    links: _Items = []
    kept = kept_links(draft.links, len(draft.text))
    start = 0
    for block in draft.blocks:
        if block.kind in _BESIDE:
            continue
        end = start + block.end - block.start
        pieces.append(draft.text[block.start : block.end])
        blocks.append({"kind": block.kind, "start": start, "end": end, "level": block.level})
        inside = [it for it in kept if block.start <= it.start and it.end <= block.end]
        links.extend(_link(link, start - block.start) for link in inside)
        start = end + len(_BETWEEN)
    return _BETWEEN.join(pieces), blocks, links


READ_COMMANDS = {
    "read": Command("Say what an import would make of files", _takes_files, _read, of_project=False)
}
