"""Material of an export, made from rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.codebook import Codebook
from reader_app.core.ids import Uid
from reader_app.core.records import Analyst, Tag
from reader_app.formats.exchange.columns import DEFAULT_COLUMNS
from reader_app.formats.exchange.material import ArticleLine, Material
from tests.formats.exchange.rows import ARTICLE, INES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.formats.exchange.span_row import SpanRow

CLAIM = Tag(Uid("0f" * 16), "Claim", None, "blue", INES, 0, 0, "what is claimed", ("assertion",))
DENIED = Tag(Uid("0d" * 16), "Denied", CLAIM.uid, "#aa3300", INES, 0, 0, archived=True)


def material(rows: Iterable[SpanRow], columns: Sequence[str] = DEFAULT_COLUMNS) -> Material:
    """Return the material of these rows, with one article and two tags."""
    return Material(
        rows,
        Codebook((CLAIM, DENIED)),
        lambda: iter((ArticleLine(ARTICLE, 1, 2_410),)),
        lambda _: "said no vessel was at risk.",
        columns,
        "Press",
        (Analyst(INES, "Ines", None, 0, 0),),
        {DENIED.uid: 1},
        1_778_767_600_000,
    )
