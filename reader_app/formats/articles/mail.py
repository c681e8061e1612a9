"""Reads a saved e-mail as an article: the subject is its title, the sender its author."""

from __future__ import annotations

from reader_app.core.drafts import ArticleDraft
from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.drafting import Part, assembled, titled
from reader_app.formats.articles.html.lines import lines_of
from reader_app.formats.articles.html.markup import page_tree
from reader_app.formats.articles.html.parts import parts_of
from reader_app.formats.articles.languages import text_direction, text_language
from reader_app.formats.articles.mime import (
    MimePart,
    header,
    names_in,
    parse_message,
    sent,
    texts_in,
)
from reader_app.formats.articles.paragraphs import plain_parts

READER = "mail 1"
MEDIA_TYPE = "message/rfc822"
MAX_SENDERS = 20
"""A mail with more senders was not written by them all: the first ones stand for the rest."""


def read_mail(data: bytes, *, name: str, url: str | None = None) -> ArticleDraft:
    """Return the message's text without attachments; raises UnreadableFileError if it has none."""
    message = parse_message(data, kind="mail")
    subject = header(message, "Subject")
    parts = _body([part for part in texts_in(message) if not part.attached])
    if subject:
        parts = titled(parts, subject) or [Part("title", subject), *parts]
    body = assembled(parts)
    date = sent(message)
    authors = names_in(header(message, "From"))[:MAX_SENDERS]
    return ArticleDraft(
        title=subject or name,
        text=body.text,
        blocks=body.blocks,
        reader=READER,
        media_type=MEDIA_TYPE,
        authors=authors,
        url=url,
        language=text_language(body.text),
        published=date[0] if date else None,
        published_precision=date[1] if date else None,
        direction=text_direction(body.text),
        origins=_origins(subject, authors=bool(authors), date=date is not None),
        links=body.links,
    )


def _origins(subject: str, *, authors: bool, date: bool) -> tuple[tuple[str, str], ...]:
    """Return where each field was found that was."""
    found = [("title", "Subject header" if subject else "file name")]
    if authors:
        found.append(("authors", "From header"))
    if date:
        found.append(("published", "Date header"))
    return tuple(found)


def _body(texts: list[MimePart]) -> list[Part]:
    """Return the HTML version if there is one with words, else the plain one."""
    for part in texts:
        if part.kind in {"text/html", "application/xhtml+xml"}:
            try:
                found = list(parts_of(lines_of(page_tree(part.text())), part.location, set()))
            except UnreadableFileError:
                continue
            if found:
                return found
    return [
        found for part in texts if part.kind == "text/plain" for found in plain_parts(part.text())
    ]
