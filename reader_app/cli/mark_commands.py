"""Marks and tags: highlight and tag a span, list the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.cli.command import USAGE, Command, no_more, takes_analyst, takes_article
from reader_app.cli.opened import reading, writing
from reader_app.cli.output import complain, one_line, print_item
from reader_app.core.spans import Span

if TYPE_CHECKING:
    import argparse

    from reader_app.cli.command import Request


def _takes_span(command: argparse.ArgumentParser) -> None:
    takes_article(command)
    text = "first character, counted from 0 in Unicode code points"
    command.add_argument("start", metavar="START", type=int, help=text)
    command.add_argument("end", metavar="END", type=int, help="the character after the last")
    text = "path such as Actor/State; missing tags are created"
    command.add_argument("tags", metavar="TAG", nargs="+", help=text)
    command.add_argument("--note", metavar="N", default="", help="a note on the highlight")
    takes_analyst(command)


def _tag(request: Request) -> int:
    if not 0 <= request.start < request.end:
        complain("reader-app tag: START and END must be numbers with 0 <= START < END.")
        return USAGE
    span = Span(request.start, request.end)
    with writing(request) as project:
        article = project.articles.find(request.article).uid
        project.marks.tag_paths(article, span, request.tags, request.note)
        mark = project.marks.mark_at(article, span)
        tags = [project.codebook.path_text(tagging.tag) for tagging in mark.taggings]
    quote = mark.highlight.quote.exact
    item = {"uid": mark.uid, "start": span.start, "end": span.end, "quote": quote, "tags": tags}
    print_item(request, item, f"{mark.uid} “{one_line(quote)}”: {', '.join(tags)}")
    return 0


def _codebook(request: Request) -> int:
    with reading(request) as project:
        counts = project.tags.counts()
        for tag in project.codebook.walk():
            path = project.codebook.path(tag.uid)
            taggings = counts.get(tag.uid, 0)
            item = {
                "uid": tag.uid,
                "path": project.codebook.path_text(tag.uid),
                "colour": tag.colour,
                "taggings": taggings,
            }
            print_item(request, item, f"{taggings:>7}  {'  ' * (len(path) - 1)}{tag.name}")
    return 0


MARK_COMMANDS = {
    "tag": Command("Highlight a span and tag it", _takes_span, _tag),
    "codebook": Command("List the tags, each with the number of its taggings", no_more, _codebook),
}
