from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QTextEdit, QToolButton

from reader_app.ui.docks.panel_dock import PanelDock
from reader_app.ui.theme.theme import load_theme


def made(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QTextEdit())
    dock = PanelDock("Notes", "notesDock", (220, 284, 420), load_theme("light"))
    dock.add_close_button("Close the notes")
    dock.set_theme(load_theme("light"))
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.resize(1400, 700)
    window.show()
    qtbot.waitExposed(window)
    return window, dock


def test_a_dock_at_the_side_keeps_within_its_widths(qtbot):
    window, dock = made(qtbot)
    for wanted, got in ((600, 420), (20, 220), (300, 300)):
        window.resizeDocks([dock], [wanted], Qt.Orientation.Horizontal)
        qtbot.waitUntil(lambda got=got: dock.width() == got)


def test_a_dock_at_the_top_may_be_as_wide_as_the_window(qtbot):
    window, dock = made(qtbot)
    window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, dock)
    qtbot.waitUntil(lambda: dock.width() > 1000)


def test_the_cross_closes_the_dock_and_has_a_name(qtbot):
    _, dock = made(qtbot)
    button = dock.findChild(QToolButton, "notesDockClose")
    assert button.accessibleName() == button.toolTip() == "Close the notes"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dock.isHidden()


def test_the_head_is_36_high_and_shows_a_count(qtbot):
    _, dock = made(qtbot)
    dock.head.show_count("3 notes")
    assert dock.head.height() == 36
    assert dock.head.count_text == "3 notes"
