"""The article on paper: pages, names, legend; checked by reading the PDF back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader_app.core.spans import Span

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.ui.window.desk import Desk

LONG = "Closed harbour\n\n" + "\n\n".join(
    f"Paragraph {n} says that the outer channel was closed again for the whole of the day."
    for n in range(60)
)
SHORT = "Short\n\nOne line is all there is in this story.\n"
ARABIC = "سلطة الميناء\n\nوقال متحدث إن الحركة توقفت ساعتين."


def pages_of(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def bottom_of(page: pypdfium2.PdfPage, words: str) -> float:
    """Return where words stand first, in points from the paper's lower edge."""
    text = page.get_textpage()
    place = text.search(words).get_next()
    assert place is not None
    return text.get_charbox(place[0])[1]


def tagged(desk: Desk, text: str, words: str, tag: str) -> None:
    start = text.index(words)
    desk.project.marks.tag_new(desk.article, Span(start, start + len(words)), tag)


def test_a_pdf_has_every_line_once_the_tags_names_page_numbers_and_a_legend(
    desk: Desk, tmp_path: Path
) -> None:
    desk.open_story(LONG)
    tagged(desk, LONG, "Paragraph 3 says", "Event")
    tagged(desk, LONG, "Paragraph 50 says", "Claim/Denied")
    desk.answers.pdf = tmp_path / "story.pdf"
    desk.window.actions_by_name["article.pdf"].trigger()
    pages = pages_of(desk.answers.pdf)
    assert len(pages) > 2
    whole = " ".join(" ".join(pages).split())
    for number in range(60):
        assert whole.count(f"Paragraph {number} says") == 1
    assert "Event" in pages[0]
    assert "Tags in this article" in pages[-1]
    assert "Claim/Denied" in pages[-1]
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Closed harbour" in page
    assert desk.said() == f"Saved {len(pages)} pages as story.pdf."


def test_a_mark_over_two_pages_is_named_on_both(desk: Desk, tmp_path: Path) -> None:
    desk.open_story(LONG)
    tagged(desk, LONG, LONG[LONG.index("Paragraph 1 ") : LONG.index("Paragraph 50 ")], "Event")
    desk.window.workspace.printing.write_pdf(tmp_path / "story.pdf")
    pages = pages_of(tmp_path / "story.pdf")
    assert all("Event" in page for page in pages)


def test_no_name_beside_the_text_is_cut_and_the_legend_begins_below(
    desk: Desk, tmp_path: Path
) -> None:
    desk.open_story(SHORT)
    tags = [f"Tag number {n}" for n in range(7)]
    for n, tag in enumerate(tags):
        tagged(desk, SHORT, SHORT[7 : -1 - n], tag)
    desk.window.workspace.printing.write_pdf(tmp_path / "short.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "short.pdf")
    places = [bottom_of(document[0], words) for words in (*tags, "Tags in this article")]
    assert places == sorted(places, reverse=True)
    document.close()


def test_an_arabic_article_is_printed_with_names_at_its_left(desk: Desk, tmp_path: Path) -> None:
    desk.open_story(ARABIC)
    tagged(desk, ARABIC, "متحدث", "Actor")
    desk.window.workspace.printing.write_pdf(tmp_path / "arabic.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "arabic.pdf")
    text = document[0].get_textpage()
    finder = text.search("Actor")
    place = finder.get_next()
    assert place is not None
    left, *_ = text.get_charbox(place[0])
    assert left < document[0].get_width() / 2
    document.close()


def test_a_file_that_cannot_be_written_is_told_of(desk: Desk, tmp_path: Path) -> None:
    desk.open_story(LONG)
    desk.answers.pdf = tmp_path / "no such folder" / "story.pdf"
    desk.window.actions_by_name["article.pdf"].trigger()
    assert "could not be written" in desk.said()


def test_the_preview_shows_the_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    desk.open_story(LONG)
    seen: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        seen.append(dialog.objectName())
        dialog.close()

    QTimer.singleShot(300, close)
    desk.window.actions_by_name["article.preview"].trigger()
    assert seen == ["print_preview"]
