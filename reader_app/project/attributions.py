"""What an analyst can do to say whose words a highlight is, and through whom they came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit, removed
from reader_app.core.errors import ProjectError
from reader_app.core.ids import Uid
from reader_app.core.judgements import Mode, Speaker
from reader_app.project.labels import shortened
from reader_app.project.words import storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.marks import Mark
    from reader_app.project.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of a chain, before it is on a highlight: a name or a tag."""

    name: str = ""
    tag: Uid | None = None
    cue: str = ""
    mode: Mode = "indirect"


class AttributionActions:
    """The actions on attributions. Each writes and returns one Change, as `MarkActions` do."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def set(self, highlight: Uid, chain: Sequence[Voice]) -> Change:
        """Give a highlight the chain of those who said and reported it; an empty one takes it off.

        The chain begins with who said it; the outlet is the article's and not part of it.
        """
        mark = self._bench.mark(highlight)
        new = [self._speaker(mark, n, voice) for n, voice in enumerate(chain)]
        old = mark.speakers
        edits = [
            edit for before, after in zip(old, new, strict=False) for edit in _put(before, after)
        ]
        edits += [Edit(None, speaker) for speaker in new[len(old) :]]
        edits += removed(*old[len(new) :])
        quote = shortened(mark.highlight.quote.exact)
        if not new:
            return self._bench.do(Change("highlight.unattribute", {"quote": quote}, tuple(edits)))
        arguments: dict[str, str | int] = {"quote": quote, "speaker": new[0].name}
        return self._bench.do(Change("highlight.attribute", arguments, tuple(edits)))

    def _speaker(self, mark: Mark, place: int, voice: Voice) -> Speaker:
        me, now = self._bench.analyst.uid, self._bench.now()
        name = (
            self._bench.tag(voice.tag).name if voice.tag else " ".join(storable(voice.name).split())
        )
        if not name:
            raise ProjectError("Each speaker needs a name or a tag.")
        cue = " ".join(storable(voice.cue).split())
        return Speaker(
            self._bench.uids.new(), mark.uid, mark.highlight.article, place, name, voice.tag,
            cue, voice.mode, me, now, now,
        )  # fmt: skip

    def names(self) -> list[str]:
        """Return the names of speakers so far, the most frequent first, to be offered."""
        return self._bench.store.marks.speaker_names()

    def cues(self) -> list[str]:
        """Return the cues used so far, the most frequent first, to be offered."""
        return self._bench.store.marks.cues()


def _put(old: Speaker, new: Speaker) -> tuple[Edit, ...]:
    """Return the edit that lets an old speaker say what a new one does, if it does not yet."""
    said = replace(
        old, position=new.position, name=new.name, tag=new.tag, cue=new.cue, mode=new.mode
    )
    same = replace(said, name=old.name) == old and old.tag is not None
    return () if same or said == old else (Edit(old, replace(said, modified_ms=new.modified_ms)),)
