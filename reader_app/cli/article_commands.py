"""Articles: bring them in, list them, print their text."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.cli.command import (
    PROBLEM,
    Command,
    no_more,
    takes_analyst,
    takes_article,
    takes_map,
)
from reader_app.cli.opened import reading, writing
from reader_app.cli.output import complain, counted, one_line, print_item, print_json
from reader_app.core.clock import iso_utc
from reader_app.formats.articles.several import TableReading

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader_app.cli.command import Request
    from reader_app.core.ids import Uid
    from reader_app.project.importing import ImportOutcome
    from reader_app.project.incoming import IncomingReport
    from reader_app.project.project import Project

_LISTS = ("flagged", "lost", "left", "remarks")


def _takes_paths(command: argparse.ArgumentParser) -> None:
    text = "files, and folders with all that is below them"
    command.add_argument("paths", metavar="PATH", type=Path, nargs="+", help=text)
    text = "the files' encoding, such as windows-1256, where it is not found right"
    command.add_argument("--encoding", metavar="E", help=text)
    text = "the article that highlights belong to where theirs is not found: an id or a title"
    command.add_argument("--onto", metavar="ARTICLE", help=text)
    takes_map(command)
    takes_analyst(command)


def _import(request: Request) -> int:
    with writing(request) as project:
        onto = project.articles.find(request.onto).uid if request.onto else None
        report = project.articles.import_paths(
            request.paths,
            encoding=request.encoding,
            tables=TableReading(request.map, chapters=request.chapters),
        )
        outcomes = [each for it in report.outcomes for each in _with_homes(project, it, onto)]
    for outcome in outcomes:
        if request.json:
            print_json(_described(outcome))
        elif outcome.reason:
            complain(f"{outcome.path}: {outcome.reason}")
        elif outcome.incoming is not None:
            _tell(outcome.path, outcome.incoming)
    failed = report.count("failed")
    known = report.count("known")
    if not request.json and failed + known + report.count("imported"):
        print(f"{report.count('imported')} imported, {known} already there, {failed} failed.")
        if report.copies:
            copies = "1 near copy" if report.copies == 1 else f"{report.copies} near copies"
            print(f"{copies} of an article already there.")
    elif request.json and failed:
        complain(f"{failed} of {counted(len(report.outcomes), 'file')} could not be read.")
    return PROBLEM if failed else 0


def _with_homes(
    project: Project, outcome: ImportOutcome, onto: Uid | None
) -> Iterator[ImportOutcome]:
    """Yield what became of a file, and of its highlights that go onto the article named."""
    incoming = outcome.incoming
    if onto is None or incoming is None or not incoming.homeless:
        yield outcome
        return
    yield replace(outcome, incoming=replace(incoming, left=()))
    yield replace(outcome, incoming=project.incoming.take(Path(outcome.path), otherwise=onto))


def _described(outcome: ImportOutcome) -> dict[str, object]:
    names = ("path", "status", "uid", "title", "reason")
    item: dict[str, object] = {name: getattr(outcome, name) for name in names}
    incoming = outcome.incoming
    if incoming is not None:
        item["articles"] = list(incoming.articles)
        item |= {name: getattr(incoming, name) for name in ("taken", "known", "tags")}
        item |= {name: list(getattr(incoming, name)) for name in _LISTS}
    return item


def _tell(path: str, incoming: IncomingReport) -> None:
    """Print what a file brought, and complain of what did not fit."""
    print(f"{path}: {incoming.sentence}")
    for line in incoming.lines:
        complain(line)
    if incoming.homeless:
        complain("Say with --onto which article the highlights without one belong to.")


def _came_from(project: Project, uid: Uid) -> dict[str, str | None]:
    """Return where an article came from and how it was read."""
    article = project.articles.get(uid)
    if article is None:  # deleted meanwhile by the window
        return {}
    came = article.provenance
    return {
        "url": article.url,
        "file": came.file_name,
        "path": came.path,
        "retrieved": iso_utc(came.retrieved_ms) if came.retrieved_ms is not None else None,
        "reader": came.reader,
        "encoding": came.encoding,
        "sha256": article.original_sha256 or article.text_sha256,
        "text_sha256": article.text_sha256,
    }


def _articles(request: Request) -> int:
    with reading(request) as project:
        for row in project.articles.all():
            item: dict[str, object] = {
                "uid": row.uid,
                "title": row.title,
                "highlights": row.n_highlights,
                "characters": row.n_chars,
                "outlet": row.outlet,
                "published": row.published,
                "language": row.language,
                "created": iso_utc(row.created_ms),
            }
            if request.json:
                item |= _came_from(project, row.uid)
            title = one_line(row.title)
            print_item(request, item, f"{row.uid} {row.n_highlights:>5} {row.n_chars:>8}  {title}")
    return 0


def _text(request: Request) -> int:
    with reading(request) as project:
        article = project.articles.find(request.article)
        text = str(project.articles.text_of(article).text)
    if request.json:
        print_json({"uid": article.uid, "title": article.title, "text": text})
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
    return 0


ARTICLE_COMMANDS = {
    "import": Command(
        "Bring articles, or highlights onto them, into a project", _takes_paths, _import
    ),
    "articles": Command("List the articles", no_more, _articles),
    "text": Command("Print the text that spans count in, exactly", takes_article, _text),
}
