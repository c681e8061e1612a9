"""An attribution in words says once how someone's words are given."""

import pytest

from reader_app.core.codebook import Codebook
from reader_app.project.attributions import Voice
from reader_app.ui.attribution.chain_words import chain_words, speakers_of

CAPTAIN = Voice("Captain Moreau", None, "", "paraphrase")
RADIO = Voice("Harbour Radio", None, "", "direct")


@pytest.mark.parametrize(
    ("chain", "words"),
    [
        ([], ""),
        ([CAPTAIN], "Captain Moreau, paraphrase."),
        ([CAPTAIN, RADIO], "Harbour Radio, paraphrasing Captain Moreau."),
        ([RADIO, CAPTAIN], "Captain Moreau, quoting Harbour Radio, direct."),
    ],
)
def test_the_mode_is_said_once(qapp, chain, words):
    said = chain_words(speakers_of(chain), None, Codebook())
    assert said.replace("\u2068", "").replace("\u2069", "") == words
