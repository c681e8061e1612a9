"""Sentences for what was done: one table from action to template, in English.

A window in another language translates the template, then fills it; the data stay plain.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTIONS: dict[str, str] = {
    "analyst.join": "Join as {name}",
    "project.repair": "Repair the project",
    "analyst.rename": "Call {old} {name}",
    "article.import": "Import {title}",
    "articles.import": "Import {count} articles",
    "files.import": "Import the articles in {count} files",
    "article.edit": "Edit the details of {title}",
    "article.correct": "Correct the text of {title}",
    "article.reread": "Read {title} again",
    "article.delete": "Delete the article {title}",
    "articles.delete": "Delete {count} articles",
    "highlight.add": "Highlight “{quote}”",
    "highlight.tag": "Tag “{quote}” with {tag}",
    "highlight.tag_new": "Create {tag} and tag “{quote}” with it",
    "highlight.untag": "Take {tag} off “{quote}”",
    "highlight.resize": "Move the ends of “{quote}”",
    "highlight.place": "Find the place of “{quote}”",
    "highlight.delete": "Delete the highlight “{quote}”",
    "highlights.delete": "Delete {count} highlights",
    "note.add": "Add a note to “{quote}”",
    "note.edit": "Edit the note on “{quote}”",
    "note.delete": "Delete the note on “{quote}”",
    "codebook.start": "Add the starter codebook",
    "tag.create": "Create the tag {tag}",
    "tag.rename": "Rename {old} to {tag}",
    "tag.recolour": "Colour {tag} {colour}",
    "tag.describe": "Describe {tag}",
    "tag.move": "Move {tag} under {parent}",
    "tag.move_top": "Move {tag} to the top level",
    "tag.delete": "Delete the tag {tag}",
    "tag.pin": "Pin {tag} to {slot}",
    "tag.unpin": "Unpin {tag}",
    "article.status": "Mark {title} as {status}",
    "articles.status": "Mark {count} articles as {status}",
    "article.field": "Fill {field} of {title}",
    "articles.field": "Fill {field} of {count} articles",
    "article.tag": "Tag the article {title} with {tag}",
    "articles.tag": "Tag {count} articles with {tag}",
    "article.untag": "Take {tag} off the article {title}",
    "articles.untag": "Take {tag} off {count} articles",
    "article.grade": "Grade the article {title} {grade}",
    "article.ungrade": "Take the grade off the article {title}",
    "highlights.tag": "Tag {count} highlights with {tag}",
    "highlights.untag": "Take {tag} off {count} highlights",
    "tagging.move": "Change the tag of “{quote}” to {tag}",
    "taggings.move": "Change {count} tags to {tag}",
    "taggings.remove": "Take {count} tags off their highlights",
    "highlights.note": "Add a note to {count} highlights",
    "highlight.statement": "Set the kind of statement of “{quote}”",
    "highlights.statement": "Set the kind of statement of {count} highlights",
    "highlight.grade": "Grade “{quote}” {grade}",
    "highlights.grade": "Grade {count} highlights {grade}",
    "highlight.ungrade": "Take the grade off “{quote}”",
    "highlights.ungrade": "Take the grade off {count} highlights",
    "highlight.attribute": "Attribute “{quote}” to {speaker}",
    "highlight.unattribute": "Take the attribution off “{quote}”",
    "link.add": "Link “{quote}” with “{other}”: {kind}",
    "link.delete": "Delete the link of “{quote}” with “{other}”: {kind}",
    "note.add_article": "Add a note to the article {title}",
    "note.edit_article": "Edit the note on the article {title}",
    "note.delete_article": "Delete the note on the article {title}",
    "note.add_tag": "Add a note to the tag {tag}",
    "note.edit_tag": "Edit the note on the tag {tag}",
    "note.delete_tag": "Delete the note on the tag {tag}",
    "note.add_project": "Add a note to the project",
    "note.edit_project": "Edit the note on the project",
    "note.delete_project": "Delete the note on the project",
    "tags.delete": "Delete {count} tags",
    "tags.recolour": "Colour {count} tags {colour}",
    "tag.example": "Change the example of {tag}",
    "tag.aliases": "Change the aliases of {tag}",
    "tag.archive": "Archive {tag}",
    "tag.unarchive": "Bring {tag} back from the archive",
    "tag.merge": "Merge {others} into {tag}",
    "tag.key": "Put {tag} on the key {key}",
    "tag.key_free": "Take {tag} off its key",
    "scale.create": "Create the scale {scale}",
    "scale.rename": "Rename the scale {old} to {scale}",
    "scale.values": "Change the values of the scale {scale}",
    "scale.describe": "Describe the scale {scale}",
    "scale.move": "Move the scale {scale}",
    "scale.delete": "Delete the scale {scale}",
    "highlights.copy": "Copy the highlights of {title} to {count} copies of it",
    "again.accept": "Tag {count} places with {tag}",
    "saved.add": "Save “{name}”",
    "saved.change": "Change the saved “{name}”",
    "saved.rename": "Rename “{old}” to “{name}”",
    "saved.delete": "Delete the saved “{name}”",
    "incoming.take": "Take in {count} highlights from {name}",
}
"""What each action does, as a menu says it: "Undo: Tag “…” with Claim"."""

DONE: dict[str, str] = {
    "analyst.join": "Joined as {name}",
    "project.repair": "Repaired the project",
    "analyst.rename": "{old} is now called {name}",
    "article.import": "Imported {title}",
    "articles.import": "Imported {count} articles",
    "files.import": "Imported the articles in {count} files",
    "article.edit": "Edited the details of {title}",
    "article.correct": "Corrected the text of {title}",
    "article.reread": "Read {title} again from its original",
    "article.delete": "Deleted the article {title}",
    "articles.delete": "Deleted {count} articles",
    "highlight.add": "Highlighted “{quote}”",
    "highlight.tag": "Tagged “{quote}” with {tag}",
    "highlight.tag_new": "Created {tag} and tagged “{quote}” with it",
    "highlight.untag": "Took {tag} off “{quote}”",
    "highlight.resize": "Moved the ends of “{quote}”",
    "highlight.place": "Found the place of “{quote}”",
    "highlight.delete": "Deleted the highlight “{quote}”",
    "highlights.delete": "Deleted {count} highlights",
    "note.add": "Added a note to “{quote}”",
    "note.edit": "Edited the note on “{quote}”",
    "note.delete": "Deleted the note on “{quote}”",
    "codebook.start": "Added the starter codebook",
    "tag.create": "Created the tag {tag}",
    "tag.rename": "Renamed {old} to {tag}",
    "tag.recolour": "Coloured {tag} {colour}",
    "tag.describe": "Described {tag}",
    "tag.move": "Moved {tag} under {parent}",
    "tag.move_top": "Moved {tag} to the top level",
    "tag.delete": "Deleted the tag {tag}",
    "tag.pin": "Pinned {tag} to {slot}",
    "tag.unpin": "Unpinned {tag}",
    "article.status": "Marked {title} as {status}",
    "articles.status": "Marked {count} articles as {status}",
    "article.field": "Filled {field} of {title}",
    "articles.field": "Filled {field} of {count} articles",
    "article.tag": "Tagged the article {title} with {tag}",
    "articles.tag": "Tagged {count} articles with {tag}",
    "article.untag": "Took {tag} off the article {title}",
    "articles.untag": "Took {tag} off {count} articles",
    "article.grade": "Graded the article {title} {grade}",
    "article.ungrade": "Took the grade off the article {title}",
    "highlights.tag": "Tagged {count} highlights with {tag}",
    "highlights.untag": "Took {tag} off {count} highlights",
    "tagging.move": "Changed the tag of “{quote}” to {tag}",
    "taggings.move": "Changed {count} tags to {tag}",
    "taggings.remove": "Took {count} tags off their highlights",
    "highlights.note": "Added a note to {count} highlights",
    "highlight.statement": "Set the kind of statement of “{quote}”",
    "highlights.statement": "Set the kind of statement of {count} highlights",
    "highlight.grade": "Graded “{quote}” {grade}",
    "highlights.grade": "Graded {count} highlights {grade}",
    "highlight.ungrade": "Took the grade off “{quote}”",
    "highlights.ungrade": "Took the grade off {count} highlights",
    "highlight.attribute": "Attributed “{quote}” to {speaker}",
    "highlight.unattribute": "Took the attribution off “{quote}”",
    "link.add": "Linked “{quote}” with “{other}”: {kind}",
    "link.delete": "Deleted the link of “{quote}” with “{other}”: {kind}",
    "note.add_article": "Added a note to the article {title}",
    "note.edit_article": "Edited the note on the article {title}",
    "note.delete_article": "Deleted the note on the article {title}",
    "note.add_tag": "Added a note to the tag {tag}",
    "note.edit_tag": "Edited the note on the tag {tag}",
    "note.delete_tag": "Deleted the note on the tag {tag}",
    "note.add_project": "Added a note to the project",
    "note.edit_project": "Edited the note on the project",
    "note.delete_project": "Deleted the note on the project",
    "tags.delete": "Deleted {count} tags",
    "tags.recolour": "Coloured {count} tags {colour}",
    "tag.example": "Changed the example of {tag}",
    "tag.aliases": "Changed the aliases of {tag}",
    "tag.archive": "Archived {tag}",
    "tag.unarchive": "Brought {tag} back from the archive",
    "tag.merge": "Merged {others} into {tag}",
    "tag.key": "Put {tag} on the key {key}",
    "tag.key_free": "Took {tag} off its key",
    "scale.create": "Created the scale {scale}",
    "scale.rename": "Renamed the scale {old} to {scale}",
    "scale.values": "Changed the values of the scale {scale}",
    "scale.describe": "Described the scale {scale}",
    "scale.move": "Moved the scale {scale}",
    "scale.delete": "Deleted the scale {scale}",
    "highlights.copy": "Copied the highlights of {title} to {count} copies of it",
    "again.accept": "Tagged {count} places with {tag}",
    "saved.add": "Saved “{name}”",
    "saved.change": "Changed the saved “{name}”",
    "saved.rename": "Renamed “{old}” to “{name}”",
    "saved.delete": "Deleted the saved “{name}”",
    "incoming.take": "Took in {count} highlights from {name}",
}
"""The same once it is done, as the status bar says it."""

SHORT = 40
"""Code points of a quote or a title that an action keeps for its label."""
_LONGEST = 80
"""Code points of any value in a label; names of tags are kept whole."""

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")


def label(action: str, arguments: Mapping[str, str | int]) -> str:
    """Return what an action does, in English and without isolates."""
    return ACTIONS.get(action, action).format_map(_Filled(arguments))


def done(action: str, arguments: Mapping[str, str | int]) -> str:
    """Return what was done, in English and without isolates."""
    return DONE.get(action, action).format_map(_Filled(arguments))


def shown(template: str, arguments: Mapping[str, str | int]) -> str:
    """Fill a template for display: each value isolated, so that scripts do not mix up."""
    isolated = {
        name: isolate(value) if isinstance(value, str) else value
        for name, value in _Filled(arguments).items()
    }
    return template.format_map(_Filled(isolated))


def isolate(name: str) -> str:
    """Wrap a name for use inside a sentence of perhaps another direction (UAX #9, FSI and PDI)."""
    return f"{_FIRST_STRONG_ISOLATE}{name}{_POP_ISOLATE}"


def shortened(words: str, length: int = SHORT) -> str:
    """Return the words on one line, cut with "…" where they are longer than `length`."""
    line = " ".join(words[: length * 8].split())
    if len(line) <= length and len(words) <= length * 8:
        return line
    cut = line[:length]
    if " " in cut[length // 2 :]:
        cut = cut[: cut.rindex(" ")]
    while cut and _splits(cut, line):
        cut = cut[:-1]
    return f"{cut.rstrip()}…"


def _splits(cut: str, line: str) -> bool:
    """Tell whether a cut parts a mark or a joiner from its letter."""
    after = line[len(cut) : len(cut) + 1]
    return bool(after) and (
        bool(unicodedata.combining(after)) or after in _JOINERS or cut[-1] == "\u200d"
    )


class _Filled(dict[str, str | int]):
    """Arguments that show what is missing instead of failing: a newer Reader may have written them."""

    def __init__(self, arguments: Mapping[str, str | int]) -> None:
        super().__init__(
            (name, shortened(value, _LONGEST) if isinstance(value, str) else value)
            for name, value in arguments.items()
        )

    def __missing__(self, name: str) -> str:
        return "…"
