"""What cards ask for; the window's parts do it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class CardRequests(QObject):
    """One signal for each wish. A tuple holds uids of highlights, or of tags and highlights."""

    mark_chosen = Signal(str)
    """The highlight whose card was made the current one, by hand."""
    page_wanted = Signal(str)
    """Enter on a card: the focus is to go to its highlight on the page."""
    tag_wanted = Signal(tuple)
    """The highlights that are to be given another tag."""
    tag_removed = Signal(str)
    """The tagging that is to go."""
    tags_given = Signal(tuple, tuple)
    """Tags, and the highlights that they were dropped on."""
    tags_taken = Signal(tuple, tuple)
    """Tags, and the highlights that they are to go from."""
    recolour_wanted = Signal(tuple, str)
    """Tags, and the colour that they are to have: a palette slot or `#rrggbb`."""
    note_added = Signal(tuple, str)
    """Highlights and the words of a new note on each."""
    note_edited = Signal(str, str)
    """A note and its new words; none where it is to go."""
    delete_wanted = Signal(tuple)
    """The highlights that are to go."""
    grade_wanted = Signal(tuple)
    """The highlights that are to be graded."""
    statement_wanted = Signal(tuple)
    """The highlights whose kind of statement is to be said."""
    attribution_wanted = Signal(str)
    """The highlight of which is to be said whose words it is."""
    place_wanted = Signal(str)
    """The highlight that has lost its place, and is to be put on other words."""
    link_wanted = Signal(str)
    """The highlight that is to be one end of a link."""
    link_followed = Signal(object)
    """The `Highlight` at the other end of a link."""
    link_removed = Signal(str)
    """The link that is to go."""
