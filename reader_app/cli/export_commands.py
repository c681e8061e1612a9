"""Exports: the tagged spans as a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.cli.command import Command, takes_where
from reader_app.cli.opened import reader, reading
from reader_app.cli.output import counted, print_item
from reader_app.cli.span_commands import span_query
from reader_app.formats.exchange.registry import FORMATS, format_of_file
from reader_app.formats.exchange.shapes import SHAPES
from reader_app.project.export_order import ExportOrder
from reader_app.project.rows import SpanQuery

if TYPE_CHECKING:
    import argparse

    from reader_app.cli.command import Request


def _takes_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)
    text = "; ".join(f"{each.name}: {each.title}" for each in FORMATS.values())
    text += " (unless given, the first that the file’s name ends like; else csv)"
    command.add_argument("--format", choices=tuple(FORMATS), help=text)
    command.add_argument("--columns", metavar="A,B,...", help="which columns, in which order")
    text = (
        "what a row of a table is: a tagging (unless given); a highlight, with its tags;"
        " or a highlight with a column for each tag that is 1 or 0"
    )
    command.add_argument("--shape", choices=SHAPES, default="tagging", help=text)
    text = "of a tag that an article and its copies have, write the earliest article’s alone"
    command.add_argument("--once", action="store_true", help=text)
    text = "only what is in this article: an id, the start of one, or a title"
    command.add_argument("--article", metavar="ARTICLE", help=text)
    takes_where(command)


def _export(request: Request) -> int:
    columns = request.columns.split(",") if request.columns else None
    with reading(request, who=reader(request)) as project:
        query = span_query(project, request) if request.where or request.saved else None
        if request.article:
            uid = project.articles.find(request.article).uid
            query = replace(query or SpanQuery(), article=uid)
        chosen = FORMATS[request.format] if request.format else format_of_file(request.output.name)
        order = ExportOrder(chosen.name, columns, request.shape, query, request.once)
        report = project.exports.write(request.output, order)
    item = {"path": str(report.path), f"{chosen.unit}s": report.rows}
    if report.remark:
        item["remark"] = report.remark
    words = f"{counted(report.rows, chosen.unit)} written to {report.path}."
    print_item(request, item, f"{words} {report.remark}".rstrip())
    return 0


EXPORT_COMMANDS = {
    "export": Command("Write the tagged spans to a file", _takes_output, _export),
}
