import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from reader_app.core.ids import Uid
from reader_app.ui.annotations.annotations_dock import AnnotationsDock
from reader_app.ui.annotations.note_editor import NoteEditor
from reader_app.ui.theme.roles import THEME_NAMES
from reader_app.ui.theme.theme import load_theme

CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The dock, kept in step with a project as the window keeps it."""

    def __init__(self, press, clock):
        self.press = press
        self.project = press.project
        self.dock = AnnotationsDock(load_theme("light"), clock)
        self.cards = self.dock.cards
        self.marks = None
        self.project.listen(self.follow)
        marks, notes = self.project.marks, self.project.notes
        self.dock.requests.tag_removed.connect(lambda uid: marks.untag(Uid(uid)))
        self.dock.requests.note_added.connect(marks.note_many)
        self.dock.requests.note_edited.connect(lambda uid, body: notes.edit(Uid(uid), body))
        self.dock.requests.delete_wanted.connect(marks.delete)

    def open(self, article):
        found = self.press.articles[article]
        self.marks = self.project.marks.of_article(found.uid)
        analysts = self.project.analysts()
        self.dock.show_marks(found, self.marks, self.project.codebook, analysts)

    def follow(self, change):
        if self.marks is not None:
            self.dock.apply(self.marks.apply(change))

    def mark(self, uid):
        return self.marks.get(uid)

    def quotes(self):
        model = self.cards.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def part(self, uid, kind):
        """Return the middle of a part of a card in the view."""
        layout = self.cards.layout_of(self.mark(uid))
        parts = [*layout.stops(), *(note.part for note in layout.notes)]
        part = next(each for each in parts if each.kind == kind)
        return self.cards.pointing.rect_of(self.mark(uid), part)


@pytest.fixture
def desk(qtbot, press, clock):
    made = Desk(press, clock)
    qtbot.addWidget(made.dock)
    made.open("ferry")
    made.dock.resize(348, 600)
    made.dock.show()
    qtbot.waitExposed(made.dock)
    return made


def test_cards_have_room_for_their_tags_after_no_article_was_open(desk, press):
    press.tag("ferry", "no vessel was at risk at any point", "Claim")
    desk.dock.clear()
    desk.open("ferry")
    (mark,) = desk.marks.in_order()
    place = desk.cards.visualRect(desk.cards.model().index(0, 0))
    assert place.height() == desk.cards.layout_of(mark).height


def click(desk, place, qtbot):
    qtbot.mouseClick(desk.cards.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())


def card(desk, uid):
    return QPointF(desk.cards.visualRect(desk.cards.model().index_of(uid)).topLeft()) + QPointF(
        40, 12
    )


def test_nothing_marked_is_said_with_what_to_do(desk):
    empty = desk.dock.findChild(object, "annotationsEmpty")
    assert empty.sentence == "Nothing marked in this article. Select some words and press T."
    assert empty.isVisible()


def test_cards_stand_in_reading_order_however_they_were_made(desk, press):
    press.tag("ferry", "Two ferry captains", "Ferry crews")
    press.tag("ferry", "The port authority", "Port authority")
    press.tag("ferry", "“no vessel was at risk at any point”", "Claim")
    assert desk.quotes() == [
        "The port authority",
        "“no vessel was at risk at any point”",
        "Two ferry captains",
    ]
    assert desk.dock.head.count_text == "3 in this article"


def test_marks_of_another_article_make_no_card(desk, press):
    press.tag("shops", "One wholesaler", "Claim")
    assert desk.quotes() == []


def test_a_click_makes_a_card_the_chosen_one(desk, press, qtbot):
    press.tag("ferry", "The port authority", "Port authority")
    highlight = press.tag("ferry", "Two ferry captains", "Ferry crews")
    with qtbot.waitSignal(desk.dock.requests.mark_chosen) as told:
        click(desk, card(desk, highlight.uid), qtbot)
    assert told.args == [highlight.uid]


def test_selecting_from_outside_says_nothing(desk, press, qtbot):
    highlight = press.tag("ferry", "Two ferry captains", "Ferry crews")
    with qtbot.assertNotEmitted(desk.dock.requests.mark_chosen):
        desk.dock.select(highlight.uid)
    assert desk.cards.selected() == (highlight.uid,)


def test_arrows_go_from_card_to_card_and_enter_to_the_page(desk, press, qtbot):
    first = press.tag("ferry", "The port authority", "Port authority")
    second = press.tag("ferry", "Two ferry captains", "Ferry crews")
    desk.dock.select(first.uid)
    with qtbot.waitSignal(desk.dock.requests.mark_chosen) as told:
        qtbot.keyClick(desk.cards, Qt.Key.Key_Down)
    assert told.args == [second.uid]
    with qtbot.waitSignal(desk.dock.requests.page_wanted) as told:
        qtbot.keyClick(desk.cards, Qt.Key.Key_Return)
    assert told.args == [second.uid]


def test_the_cross_of_a_chip_takes_the_tag_away_and_undo_brings_it_back(desk, press, qtbot):
    highlight = press.tag("ferry", "Two ferry captains", "Ferry crews", "Claim")
    chip = desk.part(highlight.uid, "chip")
    place = chip.topRight() + QPointF(-9, 10)
    QTest.mouseMove(desk.cards.viewport(), place.toPoint())
    click(desk, place, qtbot)
    assert [t.tag for t in desk.mark(highlight.uid).taggings] == [press.tags["Claim"]]
    press.project.history.undo()
    assert len(desk.mark(highlight.uid).taggings) == 2


def test_delete_on_a_chip_takes_the_tag_and_on_the_card_the_highlight(desk, press, qtbot):
    highlight = press.tag("ferry", "Two ferry captains", "Ferry crews")
    desk.dock.select(highlight.uid)
    qtbot.keyClick(desk.cards, Qt.Key.Key_Right)
    qtbot.keyClick(desk.cards, Qt.Key.Key_Delete)
    assert desk.mark(highlight.uid).taggings == ()
    qtbot.keyClick(desk.cards, Qt.Key.Key_Delete)
    assert desk.quotes() == []
    assert press.project.marks.of_article(press.articles["ferry"].uid).in_order() == []


def test_the_plus_on_the_current_card_and_t_ask_for_a_tag(desk, press, qtbot):
    highlight = press.tag("ferry", "Two ferry captains", "Ferry crews")
    desk.dock.select(highlight.uid)
    with qtbot.waitSignal(desk.dock.requests.tag_wanted) as told:
        click(desk, desk.part(highlight.uid, "add").center(), qtbot)
    assert told.args == [(highlight.uid,)]
    with qtbot.waitSignal(desk.dock.requests.tag_wanted):
        qtbot.keyClick(desk.cards, Qt.Key.Key_T)


def write(desk, qtbot, words):
    field = pen(desk)
    qtbot.keyClicks(field, words)
    return field


def pen(desk):
    """Return the field that is open."""
    return next(each for each in desk.cards.findChildren(NoteEditor) if each.isVisible())


def test_a_note_is_written_with_n_and_kept_with_ctrl_enter(desk, press, qtbot):
    highlight = press.tag("ferry", "Two ferry captains", "Ferry crews")
    desk.dock.select(highlight.uid)
    qtbot.keyClick(desk.cards, Qt.Key.Key_N)
    qtbot.keyClick(write(desk, qtbot, "Ask the coastguard"), Qt.Key.Key_Return, CTRL)
    assert [note.body for note in desk.mark(highlight.uid).notes] == ["Ask the coastguard"]
    qtbot.keyClick(desk.cards, Qt.Key.Key_N)
    qtbot.keyClick(write(desk, qtbot, "A second one"), Qt.Key.Key_Return, CTRL)
    assert len(desk.mark(highlight.uid).notes) == 2


def test_f2_edits_the_note_and_esc_gives_up(desk, press, qtbot):
    highlight = press.tag("ferry", "Two ferry captains", "Ferry crews")
    press.project.marks.add_note(highlight.uid, "old words")
    desk.dock.select(highlight.uid)
    qtbot.keyClick(desk.cards, Qt.Key.Key_F2)
    qtbot.keyClick(write(desk, qtbot, " and new"), Qt.Key.Key_Escape)
    assert desk.mark(highlight.uid).notes[0].body == "old words"
    qtbot.keyClick(desk.cards, Qt.Key.Key_F2)
    qtbot.keyClick(write(desk, qtbot, " and new"), Qt.Key.Key_Return, CTRL)
    assert desk.mark(highlight.uid).notes[0].body == "old words and new"


def test_a_double_click_edits_the_note_and_leaving_the_field_keeps_it(desk, press, qtbot):
    highlight = press.tag("ferry", "Two ferry captains", "Ferry crews")
    press.project.marks.add_note(highlight.uid, "words")
    place = desk.part(highlight.uid, "note").center().toPoint()
    qtbot.mouseDClick(desk.cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    field = write(desk, qtbot, " more")
    field.commit()
    assert desk.mark(highlight.uid).notes[0].body == "words more"


def test_a_note_emptied_is_gone(desk, press, qtbot):
    highlight = press.tag("ferry", "Two ferry captains", "Ferry crews")
    press.project.marks.add_note(highlight.uid, "words")
    desk.dock.select(highlight.uid)
    qtbot.keyClick(desk.cards, Qt.Key.Key_F2)
    field = pen(desk)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return, CTRL)
    assert desk.mark(highlight.uid).notes == ()


def test_a_note_under_the_pen_closes_when_its_highlight_goes(desk, press, qtbot):
    highlight = press.tag("ferry", "Two ferry captains", "Ferry crews")
    desk.dock.edit_note(highlight.uid)
    press.project.marks.delete([highlight.uid])
    assert desk.quotes() == []
    assert all(not field.isVisible() for field in desk.cards.findChildren(NoteEditor))


def test_a_resized_highlight_moves_its_card_to_its_place(desk, press):
    late = press.tag("ferry", "Two ferry captains", "Ferry crews")
    press.tag("ferry", "The port authority", "Port authority")
    press.project.marks.resize(late.uid, press.span("ferry", "Port and ferry"))
    assert desk.quotes() == ["Port and ferry", "The port authority"]


def test_a_screen_reader_hears_tags_place_and_quote(desk, press):
    press.tag("ferry", "The port authority", "Port authority", "Claim")
    spoken = desk.cards.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Port authority, Claim. Highlight 1 of 1. The port authority"


def test_the_menu_of_a_card_removes_a_tag(desk, press, qtbot):
    highlight = press.tag("ferry", "The port authority", "Port authority")
    place = card(desk, highlight.uid).toPoint()
    desk.cards.customContextMenuRequested.emit(QPoint(place))
    menu = desk.cards.findChild(object, "cardMenu")
    action = next(each for each in menu.actions() if each.text().startswith("Remove the tag"))
    action.trigger()
    menu.close()
    assert desk.mark(highlight.uid).taggings == ()


@pytest.mark.parametrize("name", THEME_NAMES)
def test_cards_are_painted_in_each_theme_without_a_complaint(desk, press, name):
    highlight = press.tag("ferry", "The port authority", "Port authority", "Claim")
    press.project.marks.add_note(highlight.uid, "A note\nof two lines")
    desk.dock.set_theme(load_theme(name))
    desk.dock.select(highlight.uid)
    assert not desk.dock.grab().isNull()
