"""Print by how many MB a process grows that opens 20 MB of text with 20,000 highlights."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtWidgets import QApplication

from reader_app.core.marks import ArticleMarks
from reader_app.core.records import Article
from reader_app.ui.article.article_page import ArticlePage
from reader_app.ui.theme.theme import load_theme
from tests.bench.bench_page import ANALYST, ARTICLE, SIZE, codebook, made


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def main() -> None:
    """Open the text in a window that was empty before."""
    app = QApplication([])
    page = ArticlePage(load_theme("light"))
    page.resize(*SIZE)
    page.show()
    app.processEvents()
    text, marks = made(20_000_000, 20_000)
    held = ArticleMarks(ARTICLE, marks)
    gc.collect()
    before = _resident()
    article = Article(ARTICLE, "Bench", text.sha256, None, ANALYST, 1, 1)
    page.show_article(article, text, held, codebook())
    page.repaint()
    for _ in range(5):
        app.processEvents()
    print(_resident() - before)


if __name__ == "__main__":
    main()
