from __future__ import annotations

import pytest

from reader_app.core.attribution_sentence import Forms, attribution_sentence
from reader_app.core.ids import Uid
from reader_app.core.judgements import Mode, Speaker

INES, TAG = Uid("1" * 32), Uid("2" * 32)


def speaker(place: int, name: str, mode: Mode = "indirect", tag: Uid | None = None) -> Speaker:
    uid = Uid(f"{place:032x}")
    return Speaker(uid, Uid("3" * 32), Uid("4" * 32), place, name, tag, "said", mode, INES, 0, 0)


MINISTER = speaker(0, "the Iranian minister", "direct")
HAMAS = speaker(1, "Hamas")
AGENCY = speaker(2, "an agency", "paraphrase")


@pytest.mark.parametrize(
    ("speakers", "outlet", "sentence"),
    [
        ([], "The Jerusalem Post", ""),
        ([MINISTER], None, "the Iranian minister"),
        ([MINISTER], "The Jerusalem Post", "the Iranian minister, in The Jerusalem Post"),
        (
            [MINISTER, HAMAS],
            "The Jerusalem Post",
            "Hamas, quoting the Iranian minister, in The Jerusalem Post",
        ),
        ([MINISTER, HAMAS, AGENCY], "", "an agency, citing Hamas, quoting the Iranian minister"),
        ([AGENCY, HAMAS], None, "Hamas, paraphrasing an agency"),
    ],
)
def test_a_chain_reads_as_a_sentence(
    speakers: list[Speaker], outlet: str | None, sentence: str
) -> None:
    assert attribution_sentence(speakers, outlet) == sentence


def test_a_tag_is_called_what_it_is_called_now() -> None:
    tagged = speaker(0, "Iran", tag=TAG)
    assert attribution_sentence([tagged], None, {TAG: "Islamic Republic"}) == "Islamic Republic"
    assert attribution_sentence([tagged], None) == "Iran"


def test_names_are_not_templates_and_a_language_has_its_own() -> None:
    forms = Forms({"direct": "{speaker} laut {reporter}"}, "{speaker} ({outlet})")
    odd = speaker(0, "{outlet}", "direct")
    assert attribution_sentence([odd, HAMAS], "X", forms=forms) == "{outlet} laut Hamas (X)"
