import pytest

from reader_app.formats.articles.captions import caption_key, credit_start, is_caption
from reader_app.formats.articles.plausibility import plausibility
from reader_app.formats.articles.reading import read_article

LONG = "The channel was closed on Tuesday after a barge drifted into the lane, the port authority said on Friday."


def kinds(text: str) -> list[str]:
    return [block.kind for block in read_article(text.encode(), name="a.txt").blocks]


@pytest.mark.parametrize(
    "line",
    [
        "The barge at the quay. Photograph: Courier staff",
        "The barge at the quay (photo credit: Noam Peretz)",
        "The barge at the quay. (credit: Courier)",
        "The barge at the quay (Photo by Dana Peretz/Northern Wire)",
        "The barge at the quay [Noam Peretz/Reuters]",
        "The barge at the quay. (AP Photo/Mina Stone)",
        "The barge at the quay | Getty Images",
        "The barge at the quay © Courier",
        "FILE PHOTO: The barge at the quay",
        "Image source, Northern Wire",
        "Photo: Dana Peretz",
        "Credit Mina Stone",
        "Mina Stone/Northern Wire",
        "(Reuters)",
        "الكرّاكة عند الرصيف (تصوير: وكالة الشمال)",
        "הדוברה ליד הרציף (צילום: דנה פרץ)",
        "لایروب در کنار اسکله (عکس: روزنامه ساحل)",
        "La barge à quai. Photo : Courier",
    ],
)
def test_captions_and_credits_are_seen(line: str) -> None:
    assert is_caption(line)
    assert kinds(f"Title\n\n{LONG}\n\n{line}\n\n{LONG} Again.")[2] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "The images of the blast were shared (images that nobody could check)",
        "It happened again (and/or did not)",
        "He said the source: unnamed",
        "The metroids were bred again, at last [M1 / MP]",
        "The port was open. " * 9 + "(Reuters)",
        "Photographs of the barge went round the islands",
        "The photo by the quay",
    ],
)
def test_sentences_that_speak_of_pictures_are_no_captions(line: str) -> None:
    assert credit_start(line) is None


def test_two_prints_of_a_caption_share_their_key() -> None:
    assert caption_key("The  “barge” at the quay. (photo credit: X Y)") == caption_key(
        "The barge at the quay"
    )


def test_a_caption_that_comes_back_later_repeats_the_first() -> None:
    caption = "The barge at the quay on Wednesday"
    draft = read_article(
        f"Title\n\n{LONG}\n\n{caption} (Photo: X)\n\n{LONG} So.\n\n{caption}\n\n{LONG} Yes.".encode(),
        name="a",
    )
    assert [(block.kind, block.repeats) for block in draft.blocks][2:5] == [
        ("caption", None), ("paragraph", None), ("caption", 2),
    ]  # fmt: skip


def test_a_line_said_twice_far_apart_is_no_caption() -> None:
    refrain = "and the barge stayed where it was, all the same."
    assert kinds(f"Title\n\n{LONG}\n\n{refrain}\n\n{LONG} So.\n\n{refrain}").count("caption") == 0


def test_a_credit_at_the_very_end_makes_no_caption_of_the_last_paragraph() -> None:
    assert kinds(f"Title\n\n{LONG}\n\nThe port is open.\n\n(Reuters)")[2:] == [
        "paragraph",
        "caption",
    ]


def test_a_credit_below_a_long_paragraph_is_its_own() -> None:
    assert kinds(f"Title\n\n{LONG}\n\n{LONG * 3}\n\n(Photo: X Y)\n\n{LONG} So.")[2:4] == [
        "paragraph",
        "caption",
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("What the log shows", "heading"),
        ("What happens next?", "heading"),
        ("“A full lorry of milk”", "heading"),
        ("NO COMMENT:", "heading"),
        ("2. The log", "heading"),
        ("a line in lower case", "paragraph"),
        ("A short sentence.", "paragraph"),
        ("ANCHOR: Good evening", "paragraph"),
        ("NO COMMENT.", "paragraph"),
        ("A line, with", "heading"),
        ("A line that ends open,", "paragraph"),
        (
            "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
            "paragraph",
        ),
        ("W" * 95, "paragraph"),
        ("“What do you mean?”", "paragraph"),
        ("“We waited.”", "paragraph"),
        ("2020", "paragraph"),
        ("1 / 5", "paragraph"),
        ("记录上写了什么", "heading"),
        ("港务局表示任何时候都没有船只处于危险之中而且无线电里没有人说过关闭这个词", "paragraph"),
        ("ماذا يقول السجل", "heading"),
        ("מה כתוב ביומן", "heading"),
    ],
)
def test_sub_heads_are_told_from_short_paragraphs(line: str, kind: str) -> None:
    assert kinds(f"Title\n\n{LONG}\n\n{line}\n\n{LONG}")[2] == kind


def test_without_blank_lines_a_sub_head_needs_long_paragraphs_round_it() -> None:
    assert kinds(f"Title\n{LONG}\n{LONG}\nWhat the log shows\n{LONG}")[3] == "heading"
    assert (
        kinds(f"Title\n{LONG}\n{LONG}\nShort one\nAnd another one\n{LONG}")[3:5]
        == ["paragraph"] * 2
    )


def test_a_byline_below_the_first_paragraph_is_no_heading() -> None:
    assert kinds(f"Title\n\n{LONG * 5}\n\nBy Ida Falk\n\n{LONG}")[2] == "byline"


def test_a_date_between_paragraphs_is_no_heading() -> None:
    assert kinds(f"Title\n\n{LONG * 5}\n\nFeb. 21, 2019\n\n{LONG}")[2] == "paragraph"


def test_a_list_of_short_lines_is_no_list_of_headings() -> None:
    lines = "\n\n".join(f"Line number {number}\n\n{LONG}" for number in range(9))
    assert "heading" not in kinds(f"{LONG}{LONG}\n\n{lines}")


def test_the_last_line_is_no_heading() -> None:
    assert kinds(f"Title\n\n{LONG}\n\n{LONG}\n\nA last word")[-1] == "paragraph"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("• one", ["item"]),
        ("- one\n- two", ["item", "item"]),
        ("– alone", ["paragraph"]),
        ("1. one\n2) two\n(3) three", ["item"] * 3),
        ("٣- ثلاثة\n٤- أربعة", ["item"] * 2),
        ("2026. A year", ["paragraph"]),
        ("* * *", ["other"]),
        ("- ENDS -", ["other"]),
        ("### Third", ["heading"]),
        ("#hashtag", ["paragraph"]),
        ("> quoted", ["quote"]),
        ("“Safety first.”\n— Edda Brandt", ["quote", "quote"]),
        ("“Safety first.”\nEdda Brandt said so.", ["paragraph", "paragraph"]),
        ("a\tb\nc\td", ["row", "row"]),
        ("a\tb", ["paragraph"]),
        ("• a\tb\nc\td", ["item", "row"]),
        ("1" * 700, ["paragraph"]),
    ],
)
def test_lines_with_a_form_of_their_own_are_seen(lines: str, expected: list[str]) -> None:
    assert kinds(f"Title\n\n{LONG}\n\n{LONG} So.\n\n{lines}")[3:] == expected


def test_a_nonsensical_decoding_is_less_plausible_than_the_right_one() -> None:
    text = "“Don’t,” said René – £5… naïve"
    right = plausibility(text)
    assert right > plausibility(text.encode("cp1252").decode("mac-roman", "replace"))
    assert right > plausibility("Ã©" * 20)
    assert plausibility("plain") == 1.0
    assert plausibility("é" * 2_000) > 0.99
    assert plausibility("│─┐") < 0.3
    assert plausibility("صבר") < 1
