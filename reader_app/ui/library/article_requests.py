"""What is asked for with the articles that are selected in the library; the window's parts do it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ArticleRequests(QObject):
    """One signal for each wish. A tuple holds uids of articles."""

    details_wanted = Signal(str)
    """The article whose details are to be shown."""
    status_wanted = Signal(tuple, str)
    """Articles, and the status they are to have."""
    tag_wanted = Signal(tuple)
    """Articles that are to be given a tag as wholes; which one is to be asked."""
    untag_wanted = Signal(tuple, str)
    """Articles, and the tag that is to be taken off them as wholes."""
    field_wanted = Signal(tuple)
    """Articles of which an own field is to be filled; which one, and with what, is to be asked."""
    export_wanted = Signal(tuple)
    """Articles whose tagged spans are to be exported."""
    delete_wanted = Signal(tuple)
    """Articles that are to go."""
