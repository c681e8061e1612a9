"""Reads tables of articles that are text: CSV in any dialect (RFC 4180 and near it), JSON Lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.encodings import decode
from reader_app.formats.articles.plain_text import storable
from reader_app.formats.articles.rows import read_rows
from reader_app.formats.csv_rows import csv_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.formats.articles.columns import Row
    from reader_app.formats.articles.several import Several, TableReading

CSV_READER = "csv 1"
JSONL_READER = "jsonl 1"
_DELIMITERS = (",", ";", "\t", "|")
_HEAD = 20_000
"""Characters of a table from which its delimiter is told."""
MAX_COLUMNS = 500

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def read_csv(data: bytes, *, encoding: str | None, tables: TableReading) -> Several:
    """Return the articles of a table, whose first row names its columns."""
    text = storable(decode(data, encoding=encoding).text)
    return table_of(csv_rows(text, delimiter=_delimiter(text)), tables, CSV_READER)


def table_of(lines: Iterable[Sequence[str]], tables: TableReading, reader: str) -> Several:
    """Return the articles of rows of cells, the first of which with words names the columns."""
    names: list[str] = []
    rows: list[Row] = []
    for line in lines:
        if not any(cell.strip() for cell in line):
            continue
        if not names:
            names = [cell.strip() for cell in line[:MAX_COLUMNS]]
        else:
            rows.append(dict(zip(names, line, strict=False)))
    return read_rows(names, rows, tables, reader)


def _delimiter(text: str) -> str:
    """Return what parts the cells: what stands most often in the first row, outside quotes."""
    first: list[str] = []
    is_quoted = False
    for char in text[:_HEAD].lstrip():
        is_quoted ^= char == '"'
        if char == "\n" and not is_quoted:
            break
        if not is_quoted:
            first.append(char)
    return max(_DELIMITERS, key=first.count)


def read_jsonl(data: bytes, *, encoding: str | None, tables: TableReading) -> Several:
    """Return the articles of JSON objects, one a line; lists become words with semicolons."""
    names: dict[str, None] = {}
    rows: list[Row] = []
    lines = storable(decode(data, encoding=encoding).text).split("\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row = _object(line, number)
            names.update(dict.fromkeys(row))
            rows.append(row)
    return read_rows(tuple(names)[:MAX_COLUMNS], rows, tables, JSONL_READER)


def _object(line: str, number: int) -> Row:
    try:
        value: Json = json.loads(line)
        if isinstance(value, dict):
            return {storable(name): storable(_words(each)) for name, each in value.items()}
    except ValueError as error:
        raise UnreadableFileError(f"Line {number} is not JSON.") from error
    except RecursionError as error:
        raise UnreadableFileError(f"Line {number} has too many lists in one another.") from error
    raise UnreadableFileError(f"Line {number} is not a JSON object with named values.")


def _words(value: Json) -> str:
    if isinstance(value, list):
        return "; ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return _words(value.get("name"))
    return "" if value is None else str(value)
