from dataclasses import replace

import pytest

from reader_app.core.errors import NotFoundError
from reader_app.core.records import Article
from reader_app.formats.exchange.columns import (
    COLUMNS,
    DEFAULT_COLUMNS,
    columns_named,
    named_columns,
)
from reader_app.formats.exchange.span_row import SpanRow
from tests.formats.exchange.rows import ARTICLE, INES, row

SCALE_COLUMNS = [
    f"{kind}_{scale}"
    for kind in ("grade", "article_grade")
    for scale in ("reliability", "credibility", "icd_203", "phia", "confidence")
]


def cells(of: SpanRow) -> dict[str, str | int]:
    return {name: column.cell(of) for name, column in COLUMNS.items()}


CELLS = {
    "quote": "no vessel was at risk",
    "tag": "Denied",
    "tag_path": "Claim/Denied",
    "tag_level_1": "Claim",
    "tag_level_2": "Denied",
    "tag_level_3": "",
    "tag_level_4": "",
    "note": "See page 2.",
    "statement": "",
    "grade": "",
    "attribution": "",
    "speakers": "",
    "links": 0,
    "title": "Port “reopens”, again",
    "outlet": "Calder Bay Courier",
    "author": "Mara Lindqvist; Tom Okafor",
    "published": "2026-05-14",
    "url": "https://courier.example/port",
    "retrieved": "2026-05-14T14:05:09Z",
    "language": "en",
    "status": "new",
    "article_grade": "",
    "article_tags": "",
    "analyst": "Ines",
    "created": "2026-05-14T14:05:20Z",
    "modified": "2026-05-14T14:05:30Z",
    "paragraph": 4,
    "page": "",
    "context_before": "said ",
    "context_after": ".",
    "start": 7,
    "end": 28,
    "char_count": 21,
    "article_chars": 2410,
    "flags": "",
    "span_id": "0b" * 16,
    "article_id": "0a" * 16,
    "file": "port.html",
    "path": "/in/port.html",
    "reader": "html 1",
    "sha256": "b" * 64,
    "text_sha256": "a" * 64,
    **dict.fromkeys(SCALE_COLUMNS, ""),
    "judged": "",
}


def test_a_row_has_a_cell_for_every_column() -> None:
    assert cells(row(note="See page 2.")) == CELLS


def test_an_untagged_highlight_has_its_own_times_and_no_tag() -> None:
    found = cells(row(path=()))
    assert [found[name] for name in ("tag", "tag_path", "tag_level_1")] == ["", "", ""]
    assert found["created"] == "2026-05-14T14:05:09Z"
    assert found["modified"] == "2026-05-14T14:05:10Z"


def test_an_article_of_which_little_is_known_has_empty_cells() -> None:
    bare = replace(
        row(), article=Article(ARTICLE.uid, "Port", "a" * 64, None, INES, 0, 0), paragraph=None
    )
    found = cells(bare)
    assert {
        found[name] for name in ("outlet", "author", "published", "url", "retrieved", "language")
    } == {""}
    assert found["paragraph"] == ""
    assert found["sha256"] == "a" * 64


def test_several_notes_are_parted_by_a_blank_line() -> None:
    one = row(note="One.\nStill one.")
    two = replace(one, notes=(*one.notes, replace(one.notes[0], body="Two.")))
    assert cells(two)["note"] == "One.\nStill one.\n\nTwo."


def test_a_highlight_that_lost_its_place_is_flagged() -> None:
    lost = replace(row(), highlight=replace(row().highlight, anchor="lost"))
    assert cells(lost)["flags"] == "lost"


def test_deeper_levels_exist_by_name() -> None:
    deep = row(path=("a", "b", "c", "d", "e"))
    (column,) = columns_named(["tag_level_5"])
    assert column.cell(deep) == "e"
    assert column.name == "tag_level_5"


@pytest.mark.parametrize("name", ["publisher", "", "tag_level_0", "tag_level_x"])
def test_a_column_that_does_not_exist_is_named_in_a_sentence(name: str) -> None:
    with pytest.raises(NotFoundError, match=f"There is no column “{name}”. There are: quote, tag"):
        columns_named(["quote", name])


def test_the_default_columns_begin_with_what_a_colleague_reads() -> None:
    chosen = columns_named(DEFAULT_COLUMNS)
    assert [column.name for column in chosen][:2] == ["quote", "tag"]
    assert len(set(DEFAULT_COLUMNS)) == len(DEFAULT_COLUMNS)


def test_names_may_have_spaces_round_them() -> None:
    assert [column.name for column in columns_named(" quote, tag ".split(","))] == ["quote", "tag"]


def test_every_column_has_a_title_of_its_own() -> None:
    assert len({column.title for column in COLUMNS.values()}) == len(COLUMNS)


def test_a_row_says_how_it_was_judged() -> None:
    graded = replace(
        row(),
        grade="B2",
        grades=(("Source reliability", "B"), ("Own", "x"), ("Own", "y"), ("Own", "x")),
        article_grades=(("Source reliability", "A"), ("Own", "z")),
        attribution="Hamas, in The Jerusalem Post",
        speakers=("the minister", "Hamas"),
        article_tags=(("Event", "Summit"), ("Claim",)),
    )
    found = cells(graded)
    names = ("grade", "grade_reliability", "article_grade_reliability", "grade_credibility")
    assert [found[name] for name in names] == ["B2", "B", "A", ""]
    assert found["attribution"] == "Hamas, in The Jerusalem Post"
    assert found["speakers"] == "the minister; Hamas"
    assert found["article_tags"] == "Event/Summit; Claim"
    own = columns_named(["grade:Own", "article_grade:Own", "field:desk"])
    assert [column.cell(graded) for column in own] == ["x; y", "z", ""]


def test_own_scales_and_fields_have_columns_by_name() -> None:
    columns = named_columns(["Own: scale"], ["desk"])
    names = ["grade:Own: scale", "article_grade:Own: scale", "field:desk"]
    assert [column.name for column in columns] == names
    assert [column.title for column in columns_named(names)] == [each.title for each in columns]
    article = replace(ARTICLE, fields=(("desk", "foreign"),))
    assert columns[-1].cell(replace(row(), article=article)) == "foreign"
    for name in ("grade:", "note:x"):
        with pytest.raises(NotFoundError):
            columns_named([name])
