"""The reference for start-up: a main window, a text view and three empty docks, and no more."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTextBrowser

from tests.bench.first_paint import end_after

app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTextBrowser())
for area in (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
):
    window.addDockWidget(area, QDockWidget())
window.resize(1440, 900)
watcher = end_after(window)
window.show()
app.exec()
