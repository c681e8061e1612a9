"""An attribution in words, safe in any direction: names are isolated, cue and mode follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader_app.core.attribution_sentence import attribution_sentence
from reader_app.core.ids import Uid
from reader_app.core.judgements import Speaker
from reader_app.project.labels import isolate
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.codebook import Codebook
    from reader_app.core.judgements import Mode
    from reader_app.project.attributions import Voice

MODES: dict[Mode, str] = {
    "direct": QT_TRANSLATE_NOOP("Modes", "direct"),
    "indirect": QT_TRANSLATE_NOOP("Modes", "indirect"),
    "paraphrase": QT_TRANSLATE_NOOP("Modes", "paraphrase"),
}
"""How someone's words are given, for reading."""

_NOBODY = Uid("")


def mode_name(mode: Mode) -> str:
    """Return a mode in the user's language."""
    return QCoreApplication.translate("Modes", MODES[mode])


def chain_words(speakers: Sequence[Speaker], outlet: str | None, codebook: Codebook) -> str:
    """Return who says it, through whom, where, by which word, how; nothing for an empty chain."""
    if not speakers:
        return ""
    tags = (speaker.tag for speaker in speakers if speaker.tag)
    known = (codebook.get(tag) for tag in tags)
    names = {tag.uid: isolate(tag.name) for tag in known if tag is not None}
    chain = [replace(each, name=isolate(each.name)) for each in speakers]
    sentence = attribution_sentence(chain, isolate(outlet) if outlet else None, names)
    cue = f" (“{isolate(chain[0].cue)}”)" if chain[0].cue else ""
    is_said = len(chain) > 1 and chain[0].mode == "paraphrase"  # "paraphrasing" says it
    mode = "" if is_said else f", {mode_name(chain[0].mode)}"
    return f"{sentence}{cue}{mode}."


def speakers_of(chain: Sequence[Voice]) -> list[Speaker]:
    """Return a chain that is on no highlight yet as records, to be put into words."""
    return [
        Speaker(
            _NOBODY, _NOBODY, _NOBODY, place, voice.name, voice.tag, voice.cue, voice.mode,
            _NOBODY, 0, 0,
        )
        for place, voice in enumerate(chain)
    ]  # fmt: skip
