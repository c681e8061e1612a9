import pytest

from reader_app.core.spans import Span
from reader_app.ui.attribution.speaker_guess import Guess, guessed_speaker

FERRY = (
    "The port authority said that “no vessel was at risk at any point”. Two ferry captains, "
    "who asked not to be named, said the channel had stayed shut."
)
LANE = (
    "“The lane is safe,” said Captain Mara Holt on Tuesday. "
    "According to the harbour log, the lane was shut."
)
ARABIC = "وقال متحدث باسم السلطة إن الحركة توقفت «ساعتين وأربعين دقيقة»."


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (FERRY, "“no vessel was at risk at any point”", ("The port authority", "said", "direct")),
        (FERRY, "vessel was at risk", ("The port authority", "said", "direct")),
        (FERRY, "the channel had stayed shut", ("Two ferry captains", "said", "indirect")),
        (LANE, "“The lane is safe,”", ("Captain Mara Holt", "said", "direct")),
        (LANE, "the lane was shut", ("the harbour log", "According to", "indirect")),
        (ARABIC, "الحركة توقفت", ("متحدث باسم السلطة", "وقال", "indirect")),
        (ARABIC, "ساعتين وأربعين دقيقة", ("متحدث باسم السلطة", "وقال", "direct")),
        (
            "وزیر خارجه روز سه‌شنبه گفت که آبراه بسته شد.",
            "آبراه بسته شد",
            ("وزیر خارجه", "گفت", "indirect"),
        ),
        (
            "به گفتهٔ بازرس ایلزه وارگا، دفتر گم شده است.",
            "دفتر گم شده است",
            ("بازرس ایلزه وارگا", "به گفتهٔ", "indirect"),
        ),
        (
            "سخنگوی بندر تأکید کرد: «هیچ کشتی‌ای در خطر نبود».",
            "«هیچ کشتی‌ای در خطر نبود»",
            ("سخنگوی بندر", "تأکید کرد", "direct"),
        ),
        ("هفتهٔ دوم بود. وی افزود که کشتی‌ها ماندند.", "کشتی‌ها ماندند", ("", "افزود", "indirect")),
        ("הדובר אמר כי התעלה נסגרה.", "התעלה נסגרה", ("הדובר", "אמר", "indirect")),
        ("The barge drifted. He said it was over.", "it was over", ("", "said", "indirect")),
        ("The barge drifted. He said no.", "The barge drifted", ("", "", "paraphrase")),
    ],
)
def test_the_speaker_is_taken_from_the_words_around_a_reporting_verb(text, words, expected):
    start = text.index(words)
    assert guessed_speaker(text, Span(start, start + len(words))) == Guess(*expected)


def test_a_guess_never_leaves_the_paragraph():
    text = "The minister said so.\nThe barge drifted."
    start = text.index("The barge")
    assert guessed_speaker(text, Span(start, len(text))) == Guess("", "", "paraphrase")
