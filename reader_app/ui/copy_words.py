"""What is said of copies in more than one place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale


def independent_sources(sources: int, articles: int) -> str:
    """Say how many articles are left where those that are copies count once."""
    words = (
        QCoreApplication.translate("Copies", "1 independent source of {articles}")
        if sources == 1
        else QCoreApplication.translate("Copies", "{sources} independent sources of {articles}")
    )
    numbers = map(QLocale().toString, (sources, articles))
    return words.format(**dict(zip(("sources", "articles"), numbers, strict=True)))


def near_copies(count: int) -> str:
    """Say how many new articles are mostly the words of one that was there before."""
    if count == 1:
        return QCoreApplication.translate("Copies", "1 is a near copy of an article already there.")
    words = QCoreApplication.translate(
        "Copies", "{number} are near copies of articles already there."
    )
    return words.format(number=QLocale().toString(count))
