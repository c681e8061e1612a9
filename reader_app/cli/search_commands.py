"""Searching all articles: what was found, with the places and the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.cli.command import Command, takes_analyst
from reader_app.cli.opened import reader, reading
from reader_app.cli.output import one_line, print_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader_app.cli.command import Request
    from reader_app.project.project import Project
    from reader_app.project.search import FoundArticle

_BEST = 50


def _takes_query(command: argparse.ArgumentParser) -> None:
    text = 'such as: port "held back" NOT strike title:ferry tag:Risk date:2026-06..2026-08'
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("query", metavar="QUERY", nargs="?", help=text)
    which.add_argument("--saved", metavar="NAME", help="the search of this name")
    text = "at most so many articles"
    command.add_argument("--limit", metavar="N", type=int, help=text)
    text = "the best matches first, not the newest; 50 articles unless told otherwise"
    command.add_argument("--best", action="store_true", help=text)
    takes_analyst(command)


def _search(request: Request) -> int:
    with reading(request, who=reader(request)) as project:
        for found in _answers(request, project):
            if request.json:
                print_json(_item(found))
            else:
                _print_lines(found)
    return 0


def _answers(request: Request, project: Project) -> Iterator[FoundArticle]:
    words = request.query
    if request.saved is not None:
        words = project.saved.named("search", request.saved).text
    if request.best:
        return project.search.best(words, limit=request.limit or _BEST)
    return project.search.all(words, limit=request.limit)


def _item(found: FoundArticle) -> dict[str, object]:
    hits = [
        {
            "part": hit.part,
            "start": hit.span.start,
            "end": hit.span.end,
            "snippet": hit.snippet.words,
        }
        for hit in found.hits
    ]
    row = found.row
    return {
        "uid": row.uid,
        "title": row.title,
        "outlet": row.outlet,
        "published": row.published,
        "hits": hits,
    }


def _print_lines(found: FoundArticle) -> None:
    print(f"{found.row.uid}  {one_line(found.row.title)}")
    for hit in found.hits:
        place = f"{hit.span.start}-{hit.span.end}"
        print(f"    {hit.part:<5} {place:>15}  {one_line(hit.snippet.words)}")


SEARCH_COMMANDS = {
    "search": Command("Search all articles, the latest first", _takes_query, _search),
}
