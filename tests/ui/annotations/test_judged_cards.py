"""What cards show of judgements, and how they are grouped, chosen and dropped on."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from reader_app.core.ids import Uid
from reader_app.core.scales import CREDIBILITY, RELIABILITY
from reader_app.core.spans import Span
from reader_app.project.attributions import Voice
from reader_app.ui.annotations.annotations_dock import AnnotationsDock
from reader_app.ui.annotations.arrangement import NO_TAG, Arrangement
from reader_app.ui.codebook.dragged_tags import TAG_MEDIA_TYPE
from reader_app.ui.theme.theme import load_theme

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
ARABIC_LINE = "وقال متحدث باسم السلطة لصحيفة Calder Bay Courier إن الحركة توقفت"
LATIN_LINE = "Port crews said that the word القناة stood in the log of the harbour"
WORDS = ("The port authority", "Two ferry captains", "the channel", "mid-afternoon")


class Desk:
    """The dock, kept in step with a project as the window keeps it."""

    def __init__(self, press, clock):
        self.press, self.project = press, press.project
        self.dock = AnnotationsDock(load_theme("light"), clock)
        self.cards = self.dock.cards
        article = press.articles["ferry"]
        self.marks = self.project.marks.of_article(article.uid)
        self.project.listen(lambda change: self.dock.apply(self.marks.apply(change)))
        self.dock.look_up(self.project.scales, self.project.links.of)
        analysts = self.project.analysts()
        self.dock.show_marks(article, self.marks, self.project.codebook, analysts)

    def words(self, uid):
        return self.cards.layout_of(self.marks.get(uid)).words

    def headings(self):
        model = self.cards.model()
        return [model.heading(row) for row in range(model.rowCount())]

    def quotes(self):
        model = self.cards.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def click(self, qtbot, uid, held=PLAIN):
        place = self.cards.card_rect(self.marks.get(uid)).topLeft() + QPointF(40, 12)
        qtbot.mouseClick(
            self.cards.viewport(), Qt.MouseButton.LeftButton, held, pos=place.toPoint()
        )

    def drop(self, uid, *tags):
        data = QMimeData()
        data.setData(TAG_MEDIA_TYPE, "\n".join(tags).encode())
        place = self.cards.card_rect(self.marks.get(uid)).center()
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        view = self.cards.viewport()
        QApplication.sendEvent(view, QDragEnterEvent(place.toPoint(), copy, data, left, PLAIN))
        event = QDropEvent(place, copy, data, left, PLAIN)
        QApplication.sendEvent(view, event)
        return event.isAccepted()


@pytest.fixture
def desk(qtbot, press, clock):
    made = Desk(press, clock)
    qtbot.addWidget(made.dock)
    made.dock.resize(348, 700)
    made.dock.show()
    qtbot.waitExposed(made.dock)
    return made


@pytest.fixture
def four(press, desk):
    """Give four highlights in reading order: two tagged Claim, one Ferry crews, one untagged."""
    tags = ((), ("Ferry crews",), ("Claim",), ("Claim",))
    made = []
    for words, names in zip(WORDS, tags, strict=True):
        if names:
            made.append(press.tag("ferry", words, *names).uid)
        else:
            span = press.span("ferry", words)
            made.append(press.project.marks.highlight(press.articles["ferry"].uid, span))
            made[-1] = made[-1].edits[0].record.uid
    return made


def value(scale, code, project):
    return next(each.uid for each in project.scales.values(scale.uid) if each.code == code)


def test_a_card_shows_grade_kind_attribution_and_how_many_links(desk, four, press):
    project = press.project
    b, two = value(RELIABILITY, "B", project), value(CREDIBILITY, "2", project)
    project.grades.grade([four[0]], [b, two])
    project.marks.set_statement([four[0]], "claim")
    chain = [Voice("the port authority", cue="said", mode="direct"), Voice("a spokesman")]
    project.attributions.set(four[0], chain)
    project.links.add(four[0], four[1], "contradicts")
    words = desk.words(four[0])
    assert (words.badge, words.statement) == ("B2", "Claim")
    desk.dock.select(four[0])
    assert desk.words(four[1]).link_count == "1"
    plain = words.attribution.replace("\u2068", "").replace("\u2069", "")
    assert plain == "a spokesman, quoting the port authority (“said”), direct."


def test_a_quote_of_both_directions_runs_as_its_paragraph_does(desk, press):
    claim = [press.tags["Claim"]]
    starts = {}
    for words, line in (
        ("Courier إن", ARABIC_LINE),
        ("القناة", LATIN_LINE),
        ("القناة stood", LATIN_LINE),
    ):
        made = press.project.articles.import_text(f"A title\n\n{line}\n", words).uid
        start = press.project.articles.text_of(press.project.articles.get(made)).text.index(words)
        span = Span(start, start + len(words))
        press.project.marks.tag(made, span, claim)
        marks = press.project.marks.of_article(made)
        article = press.project.articles.get(made)
        desk.dock.show_marks(article, marks, press.project.codebook, press.project.analysts())
        starts[words] = desk.cards.layout_of(marks.in_order()[0]).quote.ink_left()
    assert starts["Courier إن"] > 100
    assert starts["القناة"] > 100  # in one direction alone: its own
    assert starts["القناة stood"] < 10


def test_the_current_card_names_the_other_end_and_enter_goes_there(desk, four, press, qtbot):
    other = press.tag("shops", "One wholesaler", "Claim")
    press.project.links.add(four[0], other.uid, "confirms")
    desk.dock.select(four[0])
    (link,) = desk.words(four[0]).links
    assert (link.kind, link.quote) == ("Confirms", "\u2068One wholesaler\u2069")
    assert link.title == press.articles["shops"].title
    with qtbot.waitSignal(desk.dock.requests.link_followed) as told:
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
            qtbot.keyClick(desk.cards, key)
    assert told.args[0].uid == other.uid
    with qtbot.waitSignal(desk.dock.requests.link_removed):
        qtbot.keyClick(desk.cards, Qt.Key.Key_Delete)


def test_each_of_several_notes_has_who_and_when(desk, four, press, clock):
    press.project.marks.add_note(four[0], "first")
    assert desk.words(four[0]).bylines == ("",)
    press.project.marks.add_note(four[0], "second")
    assert all("Ines" in line for line in desk.words(four[0]).bylines)


def test_cards_are_grouped_by_tag_and_the_heading_follows_changes(desk, four, press):
    desk.dock.arrange(Arrangement("tag"))
    assert desk.headings() == ["Ferry crews", "Claim", "", "No tag"]
    press.project.marks.tag_highlight(four[0], [press.tags["Claim"]])
    assert desk.headings() == ["Ferry crews", "Claim", "", ""]
    press.project.history.undo()
    assert desk.headings() == ["Ferry crews", "Claim", "", "No tag"]


def test_cards_are_grouped_by_kind_and_analyst(desk, four, press):
    press.project.marks.set_statement([four[3]], "fact")
    desk.dock.arrange(Arrangement("kind"))
    assert desk.headings() == ["Reported fact", "No kind of statement", "", ""]
    desk.dock.arrange(Arrangement("analyst"))
    assert desk.headings() == ["Ines", "", "", ""]


def test_a_filter_leaves_cards_out_and_says_how_many_are_left(desk, four, press):
    desk.dock.arrange(Arrangement(tag=press.tags["Actor"]))
    assert desk.quotes() == ["Two ferry captains"]
    assert desk.dock.head.count_text == "1 of 4 in this article"
    desk.dock.arrange(Arrangement(tag=NO_TAG))
    assert desk.quotes() == ["The port authority"]
    press.project.marks.tag_highlight(four[0], [press.tags["Claim"]])
    empty = desk.dock.findChild(object, "annotationsNone")
    assert empty.isVisible()
    desk.dock.show_all()
    assert len(desk.quotes()) == 4


def test_the_filter_menu_offers_what_the_marks_have(desk, four, press):
    menu = desk.dock.filter_menu()
    words = [
        action.text()
        for part in menu.findChildren(type(menu).__base__)
        for action in part.actions()
    ]
    assert "Actor/Ferry crews" in words
    assert "Actor/Port authority" not in words
    action = next(each for each in menu.actions() if each.text() == "Grouped by tag")
    action.trigger()
    assert desk.headings()[0] == "Ferry crews"
    menu.close()


def test_shift_and_arrows_and_ctrl_clicks_choose_several(desk, four, qtbot):
    desk.click(qtbot, four[0])
    desk.click(qtbot, four[2], CTRL)
    assert desk.cards.selected() == (four[0], four[2])
    desk.click(qtbot, four[0])
    qtbot.keyClick(desk.cards, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(desk.cards, Qt.Key.Key_Down, SHIFT)
    assert desk.cards.selected() == tuple(four[:3])
    desk.click(qtbot, four[3], SHIFT)
    assert desk.cards.selected() == tuple(four)


@pytest.mark.parametrize(
    ("key", "signal"), [("T", "tag_wanted"), ("G", "grade_wanted"), ("S", "statement_wanted")]
)
def test_a_key_is_for_all_selected_cards(desk, four, qtbot, key, signal):
    desk.click(qtbot, four[1])
    qtbot.keyClick(desk.cards, Qt.Key.Key_Down, SHIFT)
    with qtbot.waitSignal(getattr(desk.dock.requests, signal)) as told:
        qtbot.keyClicks(desk.cards, key)
    assert told.args == [(four[1], four[2])]


def test_a_tag_dropped_on_a_card_is_for_it_or_for_all_selected(desk, four, press, qtbot):
    told = []
    desk.dock.requests.tags_given.connect(lambda tags, marks: told.append((tags, marks)))
    claim = press.tags["Claim"]
    assert desk.drop(four[0], claim)
    desk.click(qtbot, four[1])
    qtbot.keyClick(desk.cards, Qt.Key.Key_Down, SHIFT)
    assert desk.drop(four[2], claim, press.tags["Actor"])
    assert told == [
        ((Uid(claim),), (four[0],)),
        ((Uid(claim), press.tags["Actor"]), (four[1], four[2])),
    ]


def test_grouped_cards_are_painted_in_a_right_to_left_window(desk, four, press):
    press.project.marks.add_note(four[0], "**bold** [log](https://example.org)")
    press.project.links.add(four[0], four[1], "explains")
    press.project.attributions.set(four[0], [Voice("قال")])
    desk.dock.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk.dock.arrange(Arrangement("tag"))
    desk.dock.select(four[0])
    assert not desk.dock.grab().isNull()
