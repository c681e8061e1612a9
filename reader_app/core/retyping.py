"""Text that went through an editor: the editor's own spellings are taken back out of it."""

from __future__ import annotations

from reader_app.core.text_mapping import TextMapping

_LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


def retyped(original: str, shown: str, typed: str) -> str:
    """Return the original with the edits that made `typed` of `shown`.

    `shown` is the original as an editor has it, character for character, with other ends of lines
    and perhaps others where it cannot show one; where it is not, `typed` is taken as it is.
    """
    if len(shown) != len(original):
        return typed.translate(_LINE_ENDS)
    parts: list[str] = []
    at = 0
    for run in TextMapping(shown, typed).runs:
        parts += [
            typed[at : run.new].translate(_LINE_ENDS),
            original[run.old : run.old + run.length],
        ]
        at = run.new + run.length
    return "".join((*parts, typed[at:].translate(_LINE_ENDS)))
