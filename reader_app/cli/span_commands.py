"""Tagged spans: what a question finds, each highlight with its tags."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reader_app.cli.command import Command, takes_where
from reader_app.cli.opened import reader, reading
from reader_app.cli.output import one_line, print_item
from reader_app.core.codebook import SEPARATOR

if TYPE_CHECKING:
    from reader_app.cli.command import Request
    from reader_app.project.project import Project
    from reader_app.project.rows import SpanQuery


def span_query(project: Project, request: Request) -> SpanQuery:
    """Return what `--where` or `--saved` asks for; all spans without."""
    if request.saved is not None:
        return project.spans.saved(request.saved)
    return project.spans.where(request.where or "")


def _spans(request: Request) -> int:
    with reading(request, who=reader(request)) as project:
        names = {uid: analyst.name for uid, analyst in project.analysts().items()}
        rows = project.spans.rows(span_query(project, request))
        for uid, group in groupby(rows, key=lambda row: row.highlight.uid):
            row, *more = group
            span, quote = row.highlight.span, row.highlight.quote.exact
            tags = [SEPARATOR.join(each.tag_path) for each in (row, *more) if each.tag_path]
            item = {
                "uid": uid,
                "article": row.article.uid,
                "title": row.article.title,
                "start": span.start,
                "end": span.end,
                "quote": quote,
                "tags": tags,
                "analyst": names[row.highlight.analyst],
            }
            print_item(request, item, f"{uid}  “{one_line(quote)}”  {', '.join(tags)}")
    return 0


SPAN_COMMANDS = {
    "spans": Command("List the highlights with their tags", takes_where, _spans),
}
"""Every command about tagged spans."""
