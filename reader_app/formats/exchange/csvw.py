"""What the columns of an exact CSV hold, as W3C metadata beside it (CSV on the Web)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from reader_app.formats.exchange.shapes import TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.formats.exchange.columns import Column

ENDING = "-metadata.json"
"""What the metadata's file name has after that of the CSV (Tabular Data Model, section 5.3)."""

_TYPES = {
    **dict.fromkeys(("retrieved", "created", "modified"), "datetime"),
    **dict.fromkeys(
        ("links", "paragraph", "page", "start", "end", "char_count", "article_chars"), "integer"
    ),
}


def csvw_metadata(file_name: str, columns: Sequence[Column]) -> bytes:
    """Return the metadata of a CSV of that name with these columns."""
    described = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": _address(file_name),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "tableSchema": {
            "columns": [
                {
                    "name": quote(column.name, safe=""),
                    "titles": column.name,
                    "dc:description": column.title,
                    "datatype": _type(column.name),
                }
                for column in columns
            ]
        },
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _type(name: str) -> str:
    return "integer" if name.startswith(TAG) else _TYPES.get(name, "string")


def _address(file_name: str) -> str:
    """Return a file's name as an IRI: letters of any script stay (RFC 3987)."""
    return "".join(char if char > "\x7f" else quote(char) for char in file_name)
