import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from reader_app.core.ids import Uid
from reader_app.project.project import Project
from reader_app.ui.codebook.codebook_dock import CodebookDock
from reader_app.ui.codebook.tag_menu import TagMenu
from reader_app.ui.theme.roles import THEME_NAMES
from reader_app.ui.theme.theme import load_theme

ALT = Qt.KeyboardModifier.AltModifier


def serve(dock: CodebookDock, project: Project):
    """Do what the dock asks for, as the window does."""
    tags = project.tags
    dock.create_wanted.connect(tags.create)
    dock.rename_wanted.connect(lambda uid, name: tags.rename(Uid(uid), name))
    dock.recolour_wanted.connect(lambda uid, colour: tags.recolour(Uid(uid), colour))
    dock.move_wanted.connect(lambda uid, parent, row: tags.move(Uid(uid), parent, row))
    dock.delete_wanted.connect(lambda uids: tags.delete(*uids))
    dock.pin_wanted.connect(lambda uid, slot: tags.pin(Uid(uid), slot))
    dock.unpin_wanted.connect(tags.unpin)


@pytest.fixture
def dock(qtbot, press):
    made = CodebookDock(load_theme("light"))
    qtbot.addWidget(made)
    project = press.project
    made.show_codebook(project.codebook, project.tags.counts(), {}, project.pins)
    project.listen(lambda change: made.apply(change, project.pins))
    serve(made, project)
    made.resize(348, 400)
    made.show()
    qtbot.waitExposed(made)
    made.tree.setFocus()
    return made


def names(dock, parent=None):
    model = dock.tree.model()
    above = dock.tree.rootIndex() if parent is None else parent
    rows = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return [(index.data(), names(dock, index)) for index in rows]


def select(dock, press, name):
    dock.select(press.tags[name])


def editor(dock):
    return dock.tree.findChild(QLineEdit, "codebookNameField")


def test_the_tree_shows_tags_under_tags_all_open(dock, press):
    assert names(dock) == [("Actor", [("Port authority", []), ("Ferry crews", [])]), ("Claim", [])]
    assert dock.head.count_text.startswith("4 tags")
    assert dock.tree.isExpanded(dock.tree.model().index_of(press.tags["Actor"]))


def test_enter_and_a_double_click_choose_the_tag(dock, press, qtbot):
    select(dock, press, "Claim")
    with qtbot.waitSignal(dock.tag_chosen) as told:
        qtbot.keyClick(dock.tree, Qt.Key.Key_Return)
    assert told.args == [press.tags["Claim"]]
    place = dock.tree.visualRect(dock.tree.model().index_of(press.tags["Ferry crews"])).center()
    qtbot.mouseClick(dock.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(dock.tag_chosen) as told:
        qtbot.mouseDClick(dock.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [press.tags["Ferry crews"]]


def test_insert_opens_a_row_and_the_name_typed_makes_a_sibling(dock, press, qtbot):
    select(dock, press, "Ferry crews")
    qtbot.keyClick(dock.tree, Qt.Key.Key_Insert)
    qtbot.keyClicks(editor(dock), "Island shops")
    qtbot.keyClick(editor(dock), Qt.Key.Key_Return)
    under = [("Port authority", []), ("Ferry crews", []), ("Island shops", [])]
    qtbot.waitUntil(lambda: names(dock) == [("Actor", under), ("Claim", [])])
    made = press.project.codebook.child_named(press.tags["Actor"], "Island shops")
    assert made is not None


def test_escape_while_naming_leaves_no_row_behind(dock, press, qtbot):
    before = names(dock)
    qtbot.keyClick(dock.tree, Qt.Key.Key_Insert)
    qtbot.keyClicks(editor(dock), "never mind")
    qtbot.keyClick(editor(dock), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: names(dock) == before)
    assert len(press.project.codebook) == 4


def test_f2_renames_in_place(dock, press, qtbot):
    select(dock, press, "Claim")
    qtbot.keyClick(dock.tree, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(dock), "Quoted claim")
    qtbot.keyClick(editor(dock), Qt.Key.Key_Return)
    claim = press.tags["Claim"]
    qtbot.waitUntil(lambda: press.project.codebook[claim].name == "Quoted claim")
    assert names(dock)[1] == ("Quoted claim", [])


def test_a_name_that_is_taken_keeps_the_field_open_and_changes_nothing(dock, press, qtbot):
    select(dock, press, "Claim")
    qtbot.keyClick(dock.tree, Qt.Key.Key_F2)
    field = editor(dock)
    qtbot.keyClicks(field, "actor")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.property("problem") == "true"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert press.project.codebook[press.tags["Claim"]].name == "Claim"


def test_alt_and_arrows_move_a_tag_up_out_and_in(dock, press, qtbot):
    select(dock, press, "Ferry crews")
    qtbot.keyClick(dock.tree, Qt.Key.Key_Up, ALT)
    assert names(dock)[0] == ("Actor", [("Ferry crews", []), ("Port authority", [])])
    qtbot.keyClick(dock.tree, Qt.Key.Key_Left, ALT)
    assert [name for name, _ in names(dock)] == ["Actor", "Ferry crews", "Claim"]
    qtbot.keyClick(dock.tree, Qt.Key.Key_Right, ALT)
    assert names(dock)[0] == ("Actor", [("Port authority", []), ("Ferry crews", [])])
    assert dock.tree.current_tag().name == "Ferry crews"


def test_undo_brings_a_moved_tag_back_with_all_open_as_it_was(dock, press, qtbot):
    before = names(dock)
    select(dock, press, "Claim")
    qtbot.keyClick(dock.tree, Qt.Key.Key_Right, ALT)
    assert names(dock) != before
    press.project.history.undo()
    assert names(dock) == before
    assert dock.tree.isExpanded(dock.tree.model().index_of(press.tags["Actor"]))


def test_delete_takes_the_tag_and_those_below_and_undo_brings_them_back(dock, press, qtbot):
    before = names(dock)
    select(dock, press, "Actor")
    qtbot.keyClick(dock.tree, Qt.Key.Key_Delete)
    assert names(dock) == [("Claim", [])]
    press.project.history.undo()
    assert names(dock) == before


def test_alt_and_a_digit_pins_and_the_same_again_frees_the_key(dock, press, qtbot):
    select(dock, press, "Claim")
    qtbot.keyClick(dock.tree, Qt.Key.Key_3, ALT)
    assert press.project.pins == {3: press.tags["Claim"]}
    assert dock.tree.model().key_of(press.tags["Claim"]) == 3
    qtbot.keyClick(dock.tree, Qt.Key.Key_3, ALT)
    assert press.project.pins == {}
    assert dock.tree.model().key_of(press.tags["Claim"]) is None


def test_a_tagging_changes_its_tags_counts_and_those_above_alone(dock, press, qtbot):
    article = press.articles["ferry"].uid
    dock.show_article(article, press.project.tags.counts_in(article))
    model = dock.tree.model()
    touched = []
    model.dataChanged.connect(lambda first, last: touched.append((first.data(), last.data())))
    press.tag("ferry", "The port authority", "Port authority")
    assert sorted(touched) == [("Actor", "Actor"), ("Port authority", "Port authority")]
    assert model.counts_of(press.tags["Port authority"]) == (1, 1)
    assert model.counts_of(press.tags["Actor"]) == (1, 1)
    press.tag("shops", "One wholesaler", "Port authority")
    assert model.counts_of(press.tags["Actor"]) == (1, 2)
    press.project.history.undo()
    assert model.counts_of(press.tags["Actor"]) == (1, 1)


def test_typing_in_the_tree_finds_a_tag_and_enter_uses_it(dock, press, qtbot):
    qtbot.keyClicks(dock.tree, "f")
    assert dock.filter.isVisible()
    qtbot.keyClicks(dock.filter, "erry")
    assert names(dock) == [("Actor", [("Ferry crews", [])])]
    with qtbot.waitSignal(dock.tag_chosen) as told:
        qtbot.keyClick(dock.filter, Qt.Key.Key_Return)
    assert told.args == [press.tags["Ferry crews"]]
    qtbot.keyClick(dock.filter, Qt.Key.Key_Escape)
    assert not dock.filter.isVisible()
    assert len(names(dock)) == 2
    assert dock.tree.current_tag().name == "Ferry crews"


def test_a_change_while_filtered_keeps_to_the_filter(dock, press, qtbot):
    dock.filter.setText("ferry")
    press.project.tags.create("Ferry owners", press.tags["Actor"])
    press.project.tags.create("Harbour", press.tags["Actor"])
    assert names(dock) == [("Actor", [("Ferry crews", []), ("Ferry owners", [])])]
    dock.filter.clear()
    assert len(names(dock)[0][1]) == 4


def test_the_menu_recolours_by_a_palette_slot(dock, press, qtbot):
    place = dock.tree.visualRect(dock.tree.model().index_of(press.tags["Claim"])).center()
    dock.tree.customContextMenuRequested.emit(QPoint(place))
    menu = dock.tree.findChild(TagMenu)
    action = next(
        each for each in menu.findChildren(object) if each.objectName() == "tagColour_teal"
    )
    action.trigger()
    menu.close()
    assert press.project.codebook[press.tags["Claim"]].colour == "teal"


def test_a_drop_asks_for_the_move_and_never_onto_itself(dock, press, qtbot):
    model = dock.tree.model()
    claim, actor = (model.index_of(press.tags[name]) for name in ("Claim", "Actor"))
    action = Qt.DropAction.MoveAction
    assert not model.canDropMimeData(model.mimeData([actor]), action, 0, 0, actor)
    model.dropMimeData(model.mimeData([claim]), action, 1, 0, actor)
    assert [name for name, _ in names(dock)[0][1]] == ["Port authority", "Claim", "Ferry crews"]


def test_an_empty_codebook_says_what_to_do_and_starts_a_tag(qtbot):
    dock = CodebookDock(load_theme("light"))
    qtbot.addWidget(dock)
    dock.show()
    button = dock.findChild(object, "codebookEmptyAction")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor(dock), "Claim")
    with qtbot.waitSignal(dock.create_wanted) as told:
        qtbot.keyClick(editor(dock), Qt.Key.Key_Return)
    assert told.args == ["Claim", None]


def test_a_screen_reader_hears_name_counts_and_key(dock, press):
    press.project.tags.pin(press.tags["Claim"], 2)
    index = dock.tree.model().index_of(press.tags["Claim"])
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Claim, 0 here, 0 in all, key 2"


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_tree_is_painted_in_each_theme_without_a_complaint(dock, name, press):
    press.project.tags.pin(press.tags["Claim"], 2)
    dock.set_theme(load_theme(name))
    select(dock, press, "Claim")
    assert not dock.grab().isNull()
