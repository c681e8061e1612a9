import pytest

from reader_app.core.drafts import ArticleDraft
from reader_app.formats.articles.header_lines import (
    authors_in,
    byline_names,
    dateline,
    field_of,
    is_byline,
    is_kicker,
    lead_end,
)
from reader_app.formats.articles.reading import read_article

BODY = "\n\nThe channel was closed on Tuesday after a barge drifted into the lane, the port authority said.\n"


def read(text: str) -> ArticleDraft:
    return read_article(text.encode(), name="a.txt")


MORE = "\nNobody on the radio used the word closed, two of the captains said, and nobody has explained it since.\n"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Mara Lindqvist", ("Mara Lindqvist",)),
        ("By Mara Lindqvist and Tom Okafor", ("Mara Lindqvist", "Tom Okafor")),
        (
            "By Mara Lindqvist, Ida Falk & Tom Okafor in Havn",
            ("Mara Lindqvist", "Ida Falk", "Tom Okafor"),
        ),
        ("By Mara Lindqvist, Political editor", ("Mara Lindqvist",)),
        ("BY TOM OKAFOR", ("TOM OKAFOR",)),
        ("By Mara Lindqvist | 14 May 2026", ("Mara Lindqvist",)),
        ("Words by Ida Falk", ("Ida Falk",)),
        ("Mara Lindqvist in Sorrel Island", ("Mara Lindqvist",)),
        ("Par Élodie Marchand et Jean Roux", ("Élodie Marchand", "Jean Roux")),
        ("Von Hans Meier, Berlin", ("Hans Meier",)),
        ("Автор: Анна Петрова", ("Анна Петрова",)),
        ("كتب: سامي الحداد", ("سامي الحداد",)),
        ("بقلم ليلى منصور، القاهرة", ("ليلى منصور",)),
        ("מאת נעם ארגמן", ("נעם ארגמן",)),
        ("نویسنده: مینا رستگار", ("مینا رستگار",)),
        ("By our harbour correspondent", ()),
        ("By a staff reporter", ()),
        ("By Northern Wire staff", ()),
        ("من مراسلنا في الميناء", ()),
    ],
)
def test_bylines_are_seen_and_plain_names_taken(line: str, authors: tuple[str, ...]) -> None:
    draft = read(f"Port reopens\n{line}{BODY}")
    assert [block.kind for block in draft.blocks] == ["title", "byline", "paragraph"]
    assert draft.authors == authors
    assert dict(draft.origins).get("authors") == ("byline" if authors else None)


@pytest.mark.parametrize(
    "line",
    [
        "By the time it closed the channel had seen four ferries",
        "By Tuesday the channel was open.",
        "Von dem Kapitän fehlt jede Spur",
        "كتب الرئيس رسالة طويلة إلى جميع وزرائه يطلب فيها أن يجيبوا عن سؤال واحد لم يسأله أحد",
        "By " + "Name " * 40,
    ],
)
def test_sentences_that_begin_like_bylines_are_none(line: str) -> None:
    assert not is_byline(line.strip())


def test_long_lines_of_credits_are_bylines() -> None:
    credits_line = "Reporting by " + ", ".join(["Mara Lindqvist in Calder Bay"] * 6)
    assert is_byline(credits_line)
    assert is_byline("Additional reporting by Ida Falk; editing by Tom Reed")


def test_only_the_first_byline_names_the_authors() -> None:
    draft = read(f"Port reopens\nBy Mara Lindqvist\nAuthor: Ida Falk{BODY}")
    assert draft.authors == ("Mara Lindqvist",)


def test_a_name_above_a_date_is_a_byline() -> None:
    draft = read(f"Port reopens\nMara Lindqvist\n14 May 2026{BODY}")
    assert [block.kind for block in draft.blocks][:3] == ["title", "byline", "dateline"]
    assert draft.authors == ("Mara Lindqvist",)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("14 May 2026", "2026-05-14"),
        ("Published: 14 May 2026 at 10:41 GMT", "2026-05-14"),
        ("Updated 3 hours ago", None),
        ("Last updated 4/5/2026", None),
        ("Havn, 14 May 2026", "2026-05-14"),
        ("Thursday, May 14, 2026 | 6 min read", "2026-05-14"),
        ("نشر في 14 مايو 2026", "2026-05-14"),
        ("June 28", None),
    ],
)
def test_lines_of_date_and_place_are_datelines(line: str, iso: str | None) -> None:
    draft = read(f"Port reopens\n{line}{BODY}")
    assert [block.kind for block in draft.blocks] == ["title", "dateline", "paragraph"]
    assert draft.published == iso
    assert draft.published_precision == ("day" if iso else None)
    assert dict(draft.origins).get("published") == ("dateline" if iso else None)


@pytest.mark.parametrize(
    "line", ["Crews strike on 14 May 2026", "Published authors gather", "No date", "1 May " * 30]
)
def test_other_lines_are_no_datelines(line: str) -> None:
    assert dateline(line.strip()) is None


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("BEIRUT, June 28 (Agency) - The minister said", "BEIRUT, June 28 (Agency) - "),
        (
            "SORREL ISLAND, May 15 (Northern Wire) -- A man",
            "SORREL ISLAND, May 15 (Northern Wire) -- ",
        ),
        ("HAVN — The ferry", "HAVN — "),
        ("خليج كالدر (وكالة الشمال) - أعلنت", "خليج كالدر (وكالة الشمال) - "),
        ("The minister (45) said", ""),
        ("The minister said – again – that", ""),
    ],
)
def test_the_dateline_that_opens_a_paragraph_is_measured(words: str, lead: str) -> None:
    assert words[: lead_end(words)] == lead


def test_a_full_date_in_the_opening_dateline_is_that_of_publication() -> None:
    draft = read(
        "Port reopens\n\nHAVN, 14 May 2026 – The port reopened, and nobody was told of it for an hour.\n"
    )
    assert draft.published == "2026-05-14"
    assert draft.blocks[1].kind == "paragraph"


def test_named_fields_are_taken() -> None:
    draft = read(
        "Headline: Port reopens\nSource: Sorrel Post\nURL: https://post.example/1\nDate: 2026-05-16\n"
        f"Author: Ida Falk\nTitle: a second one\nTags: port, ferry{BODY}"
    )
    assert draft.title == "Port reopens"
    assert draft.outlet == "Sorrel Post"
    assert draft.url == "https://post.example/1"
    assert draft.published == "2026-05-16"
    assert draft.authors == ("Ida Falk",)
    assert dict(draft.origins) == {
        "authors": "line “author”",
        "outlet": "line “source”",
        "published": "line “date”",
        "title": "line “headline”",
        "url": "line “url”",
    }


def test_a_field_without_a_value_says_nothing() -> None:
    assert field_of("Source:") == ("source", "")
    draft = read(f"Source:\nhttps://post.example/1\nURL: not one\nPort reopens{BODY}")
    assert [block.kind for block in draft.blocks] == [
        "other",
        "other",
        "other",
        "title",
        "paragraph",
    ]
    assert (draft.outlet, draft.url) == (None, None)


def test_a_title_that_stands_twice_is_said_to() -> None:
    draft = read(f"Port reopens\n\nPort  reopens{BODY}")
    assert [(block.kind, block.repeats) for block in draft.blocks[:2]] == [
        ("title", None),
        ("title", 0),
    ]


def test_a_kicker_is_no_title_unless_it_stands_alone() -> None:
    assert read(f"OPINION | Ports\nPort reopens{BODY}").title == "Port reopens"
    assert read("Analysis").title == "Analysis"
    assert is_kicker("FOR IMMEDIATE RELEASE")
    assert not is_kicker("Opinions differ on the port")


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        (
            "Harbour managers say the outer channel was shut for under three hours; crews say seven",
            "standfirst",
        ),
        ("Two captains, one log and a barge. Nobody closed anything.", "standfirst"),
        ("The port said on Tuesday that it was open again. It gave no reason.", "paragraph"),
        ("I went down to the harbour. It was raining, as it does.", "paragraph"),
        ("“We waited,” the captain tells us. “And then we waited again.”", "standfirst"),
        ("Short one", "heading"),
        ("A quite long one that goes on for a while and says a good deal. " * 5, "paragraph"),
        ("x" * 450, "paragraph"),
        ("y" * 700, "paragraph"),
    ],
)
def test_a_standfirst_is_told_from_the_first_paragraph(second: str, kind: str) -> None:
    draft = read(f"Port reopens\n\n{second}{BODY}{MORE}")
    assert draft.blocks[1].kind == kind


def test_what_follows_a_byline_is_the_body_unless_it_is_a_summary() -> None:
    draft = read(
        f"Port reopens\n\nBy Ida Falk\n\nThe captains waited for hours. Nobody gave a reason.{BODY}{MORE}"
    )
    assert [block.kind for block in draft.blocks][:3] == ["title", "byline", "standfirst"]
    assert read(f"Port reopens\n\nAt last\n\nBy Ida Falk{BODY}").blocks[2].kind == "byline"


def test_authors_are_people_and_nothing_else() -> None:
    assert authors_in("") == ()
    assert authors_in("Northern Wire Staff") == ()
    assert authors_in("Prince") == ()
    assert byline_names("Port reopens") is None
