"""The codebook as CSV (RFC 4180), each tag after the one it stands under; nothing is guarded."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.codebook import SEPARATOR
from reader_app.core.ids import hyphenated
from reader_app.formats.exchange.columns import BETWEEN

if TYPE_CHECKING:
    from reader_app.formats.exchange.material import Material

_HEADS = (
    "tag_path", "tag", "parent_path", "level", "taggings", "definition", "when_to_use",
    "when_not_to_use", "aliases", "colour", "archived", "tag_id",
)  # fmt: skip


def write_codebook_csv(out: BinaryIO, material: Material) -> int:
    """Write a row for each tag, and return how many there were."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_HEADS)
    counts = material.counts or {}
    for tag in material.codebook.walk():
        path = material.codebook.path(tag.uid)
        writer.writerow((
            SEPARATOR.join(path), tag.name, SEPARATOR.join(path[:-1]), len(path),
            counts.get(tag.uid, 0), tag.definition, tag.when_to_use, tag.when_not_to_use,
            BETWEEN.join(tag.aliases), tag.colour, "yes" if tag.archived else "no",
            hyphenated(tag.uid),
        ))  # fmt: skip
    out.write(lines.getvalue().encode("utf-8", "replace"))
    return len(material.codebook)
