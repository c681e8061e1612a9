"""Who says it, through whom, where: an attribution's chain as one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader_app.core.judgements import Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.judgements import Speaker


@dataclass(frozen=True, slots=True)
class Forms:
    """The templates of a language that the sentence is put together from."""

    said: Mapping[Mode, str] = field(
        default_factory=lambda: {
            "direct": "{reporter}, quoting {speaker}",
            "indirect": "{reporter}, citing {speaker}",
            "paraphrase": "{reporter}, paraphrasing {speaker}",
        }
    )
    """Someone gives another one's words, by how that other one's words are given."""
    outlet: str = "{speaker}, in {outlet}"


ENGLISH = Forms()


def name_of(speaker: Speaker, names: Mapping[Uid, str]) -> str:
    """Return what a speaker is called: by the tag's present name, where there is one."""
    return names.get(speaker.tag, speaker.name) if speaker.tag else speaker.name


def attribution_sentence(
    speakers: Sequence[Speaker],
    outlet: str | None,
    names: Mapping[Uid, str] | None = None,
    forms: Forms = ENGLISH,
) -> str:
    """Return the sentence: "Hamas, quoting the Iranian minister, in The Jerusalem Post".

    `speakers` begin with who said it; `names` are the present names of tags. An empty chain has
    no sentence.
    """
    if not speakers:
        return ""
    first, *reporters = speakers
    names = names or {}
    sentence, mode = name_of(first, names), first.mode
    for reporter in reporters:
        parts = {"reporter": name_of(reporter, names), "speaker": sentence}
        sentence, mode = forms.said[mode].format_map(parts), reporter.mode
    if not outlet:
        return sentence
    return forms.outlet.format_map({"speaker": sentence, "outlet": outlet})
