"""What is told of a highlight, to the eye and to the ear."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible

from reader_app.core.ids import Uid
from reader_app.core.records import Note
from reader_app.ui.article import announcements
from reader_app.ui.article.mark_tooltip import spoken, tooltip_of
from tests.ui.article.made_article import ANALYST, ENGLISH, marked, tag_uid

NOTE = Note(Uid("note"), "Check <this>.\nTwice.", ANALYST, 1, 1)
MARK = replace(marked(ENGLISH, "the quay costs", tag_uid("blue"), tag_uid("green")), notes=(NOTE,))
PLAIN = marked(ENGLISH, "Nobody")


def test_the_tooltip_tells_tags_note_and_analyst(shown):
    page = shown(ENGLISH, MARK)
    page.set_analysts({ANALYST: "Ines & Co"})
    words = tooltip_of(page._page, [MARK.uid])
    for part in ("Blue", "Green", "Check &lt;this&gt;.<br>Twice.", "Ines &amp; Co"):
        assert part in words


def test_a_highlight_without_a_tag_says_so(shown):
    page = shown(ENGLISH, PLAIN)
    assert "No tag" in tooltip_of(page._page, [PLAIN.uid])
    assert spoken(page._page, PLAIN.uid) == "No tag. Highlight 1 of 1."


def test_nothing_under_the_pointer_has_no_tooltip(shown):
    page = shown(ENGLISH, PLAIN)
    assert tooltip_of(page._page, []) == ""


def test_a_screen_reader_hears_tags_place_and_note(shown):
    page = shown(ENGLISH, PLAIN, MARK)
    assert spoken(page._page, MARK.uid) == "Blue, Green. Highlight 2 of 2. Check <this>.\nTwice."


def test_entering_a_highlight_is_announced_where_somebody_listens(shown, monkeypatch):
    page = shown(ENGLISH, MARK)
    heard = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        announcements.QAccessible,
        "updateAccessibility",
        lambda event: heard.append(event.message()),
    )
    page.next_highlight()
    assert heard == [spoken(page._page, MARK.uid)]


@pytest.mark.parametrize("sentence", ["", "Blue."])
def test_nothing_is_announced_where_nobody_listens(shown, sentence):
    announcements.announce(shown(ENGLISH).view, sentence)
