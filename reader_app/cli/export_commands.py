"""Exports: the tagged spans as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.cli.command import Command
from reader_app.cli.opened import reading
from reader_app.cli.output import counted, print_item

if TYPE_CHECKING:
    import argparse

    from reader_app.cli.command import Request


def _takes_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)
    text = "csv: for spreadsheet programs (default); csv-exact: for programs, importable again"
    command.add_argument("--format", choices=("csv", "csv-exact"), default="csv", help=text)
    command.add_argument("--columns", metavar="A,B,...", help="which columns, in which order")


def _export(request: Request) -> int:
    columns = request.columns.split(",") if request.columns else None
    with reading(request) as project:
        report = project.exports.export(request.output, request.format, columns)
    item = {"path": str(report.path), "rows": report.rows}
    print_item(request, item, f"{counted(report.rows, 'row')} written to {report.path}.")
    return 0


EXPORT_COMMANDS = {
    "export": Command("Write the tagged spans to a file", _takes_output, _export),
}
