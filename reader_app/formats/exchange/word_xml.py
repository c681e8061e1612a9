"""Paragraphs of a Word document as XML (ECMA-376, part 1, 17.3), each by itself.

The order of a paragraph's and a run's properties is fixed: 17.3.1.26 and 17.3.2.28.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader_app.formats.exchange.sheet_cells import reads_from_right
from reader_app.formats.exchange.sheet_text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEEPEST = 9
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MARKUP = re.compile("[&<>\t\n]")
_TEXT = '<w:t xml:space="preserve">'
_AS_XML = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\t": f"</w:t><w:tab/>{_TEXT}",
    "\n": f"</w:t><w:br/>{_TEXT}",
}
_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_SMALL = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
_UNDERLINE = '<w:u w:val="single"/>'
_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'


class Run(NamedTuple):
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    small: bool = False
    underline: bool = False
    fill: str = ""
    """The colour behind them, as `#rrggbb`."""


QUOTE = '<w:keepNext/>{}<w:spacing w:before="240" w:after="60"/><w:ind w:left="480"/>'
"""The look of a paragraph with a quote, which stays with the next."""
ABOUT = '{}<w:spacing w:after="40"/>'
ABOUT_QUOTE = '{}<w:spacing w:after="40"/><w:ind w:left="480"/>'
ABOUT_QUOTE_AT_RIGHT = '{}<w:spacing w:after="40"/><w:ind w:right="480"/><w:jc w:val="right"/>'
"""For a line that runs from the left, under a quote that does not."""


def word_text(text: str) -> str:
    """Return the text without what a Word document cannot hold."""
    return _CONTROLS.sub("\ufffd", clean(text))


def heading(text: str, level: int) -> str:
    """Return a heading; level 0 is the document's title, and there are none below 9."""
    style = f"Heading{min(level, _DEEPEST)}" if level else "Title"
    return paragraph([Run(text)], f'<w:pStyle w:val="{style}"/>{{}}')


def paragraph(runs: Sequence[Run], look: str = "{}", *, from_right: bool | None = None) -> str:
    """Return a paragraph, which runs from the right where its first letter does.

    `from_right` says it where that is known; `look` has a place for it.
    """
    if from_right is None:
        from_right = reads_from_right("".join([run.text for run in runs]))
    properties = look.format("<w:bidi/>" if from_right else "")
    words = "".join([_run(run, from_right=from_right) for run in runs])
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>" if properties else f"<w:p>{words}</w:p>"


def _run(run: Run, *, from_right: bool) -> str:
    text = word_text(run.text)
    if _MARKUP.search(text):
        text = _MARKUP.sub(lambda match: _AS_XML[match[0]], text)
    look = "".join(
        [
            _BOLD if run.bold else "",
            _ITALIC if run.italic else "",
            _SMALL if run.small else "",
            _UNDERLINE if run.underline else "",
            _FILL.format(run.fill.removeprefix("#").upper()) if run.fill else "",
            "<w:rtl/>" if from_right else "",
        ]
    )
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{_TEXT}{text}</w:t></w:r>"
