"""One article, made into files by other programs: LibreOffice, pandoc and Chromium, as Debian has them."""

from __future__ import annotations

import json
import os
import subprocess
from email.message import EmailMessage
from html import escape
from typing import TYPE_CHECKING, BinaryIO

from tests.formats.articles.languages import PARAGRAPHS

if TYPE_CHECKING:
    import io
    from pathlib import Path

TITLE = "Ferry crews and port at odds over length of channel closure"
ITEMS = (
    "The first warning was broadcast at dawn.",
    "The all-clear came after lunch, by telephone.",
)
QUOTE = "Nobody on the radio used the word closed. We were told to wait, then told to wait again."
ROWS = (("06.40", "Sorrel Island", "on time"), ("08.15", "Havn", "cancelled"))
LINE = " ".join(PARAGRAPHS["English"].split())
HEADINGS = tuple(f"What the harbour log shows on day {number}" for number in range(1, 5))
"""A heading and six paragraphs each, so that it takes several pages in print."""

Block = tuple[str, str]


def blocks() -> list[Block]:
    """Return the article's blocks as (kind, words)."""
    found: list[Block] = [("title", TITLE), ("paragraph", _paragraph(0))]
    for number, heading in enumerate(HEADINGS):
        found.append(("heading", heading))
        found += [("paragraph", _paragraph(6 * number + at)) for at in range(1, 7)]
    found += [("quote", QUOTE), *(("item", item) for item in ITEMS)]
    return [*found, *(("row", "\t".join(row)) for row in ROWS)]


def _paragraph(number: int) -> str:
    """Return a paragraph unlike the others."""
    return (
        f"Day {number}: {LINE[number:]} That was note {number} in the book of the harbour master."
    )


def page() -> str:
    """Return the article as a web page."""
    parts: list[str] = []
    for kind, words in blocks():
        tag = {"title": "h1", "heading": "h2", "paragraph": "p", "item": "li"}.get(kind)
        if tag:
            parts.append(f"<{tag}>{escape(words)}</{tag}>")
        elif kind == "quote":
            parts.append(f"<blockquote><p>{escape(words)}</p></blockquote>")
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in ROWS
    )
    body = "".join(parts).replace("<li>", "<ul><li>", 1)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(TITLE)}</title>"
        f"</head><body><article>{body}</ul><table>{rows}</table></article></body></html>"
    )


def by_pandoc(folder: Path, ending: str) -> bytes:
    """Return what pandoc makes of the page; the title goes along as the document's title."""
    body = page().replace(f"<h1>{escape(TITLE)}</h1>", "")
    (folder / "body.html").write_text(body, encoding="utf-8")
    made = folder / f"pandoc.{ending}"
    _run("pandoc", "-s", folder / "body.html", "-o", made, f"--metadata=title:{TITLE}")
    return made.read_bytes()


def by_libreoffice(folder: Path, ending: str) -> bytes:
    """Return what LibreOffice Writer makes of the page."""
    (folder / "page.html").write_text(page(), encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    soffice = ("soffice", profile, "--headless")
    to = ("--outdir", folder)
    page_as_text = "--infilter=HTML (StarWriter)"
    _run(*soffice, page_as_text, "--convert-to", "odt", *to, folder / "page.html")
    if ending != "odt":
        _run(*soffice, "--convert-to", ending, *to, folder / "page.odt")
    return (folder / f"page.{ending}").read_bytes()


def by_chromium(folder: Path) -> bytes:
    """Return the page as Chromium prints it, with its lines at head and foot."""
    (folder / "page.html").write_text(page(), encoding="utf-8")
    made = folder / "page.pdf"
    _run(*_chromium(folder), f"--print-to-pdf={made}", folder / "page.html")
    return made.read_bytes()


def saved_by_chromium(folder: Path) -> bytes:
    """Return the page as Chromium saves it in one file."""
    (folder / "page.html").write_text(page(), encoding="utf-8")
    read_here, written_there = os.pipe()
    read_there, written_here = os.pipe()
    # It hears on its file 3 and answers on 4 (Chrome DevTools Protocol, --remote-debugging-pipe).
    bind = f'exec 3<&{read_there} 4>&{written_there}; exec "$@"'
    browser = subprocess.Popen(
        ["bash", "-c", bind, "bash", *_chromium(folder), "--remote-debugging-pipe"],
        pass_fds=(read_there, written_there), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(read_there)
    os.close(written_there)
    try:
        with os.fdopen(read_here, "rb") as answers, os.fdopen(written_here, "wb", 0) as questions:
            return DevTools(questions, answers).saved((folder / "page.html").as_uri())
    finally:
        browser.kill()
        browser.wait()


class DevTools:
    """What is asked of a browser, one question after the other."""

    def __init__(self, questions: io.RawIOBase | BinaryIO, answers: BinaryIO) -> None:
        self._questions = questions
        self._answers = answers
        self._session: dict[str, str] = {}

    def saved(self, address: str) -> bytes:
        """Open a page, and return it as a web archive once it has loaded."""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = {"sessionId": attached["sessionId"]}
        self._ask("Page.enable")
        self._ask("Page.navigate", url=address)
        ready = {"expression": "new Promise(done => document.readyState == 'complete' ? done()"
                 " : addEventListener('load', () => done()))"}  # fmt: skip
        self._ask("Runtime.evaluate", **ready, awaitPromise=True)
        return self._ask("Page.captureSnapshot", format="mhtml")["data"].encode()

    def _ask(self, method: str, **parameters: str | bool) -> dict[str, str]:
        question = {"id": 1, "method": method, "params": parameters, **self._session}
        self._questions.write(json.dumps(question).encode() + b"\0")
        while True:
            answer = json.loads(self._next())
            if answer.get("id") == 1:
                return answer["result"]

    def _next(self) -> bytes:
        found = bytearray()
        while (byte := self._answers.read(1)) != b"\0":
            if not byte:
                raise EOFError("the browser has gone")
            found += byte
        return bytes(found)


def by_mail() -> bytes:
    """Return the page as a mail that the standard library puts together, with both its parts."""
    message = EmailMessage()
    message["From"], message["Subject"] = "Mara Lindqvist <mara@courier.example>", TITLE
    message["Date"] = "Thu, 14 May 2026 06:00:00 +0100"
    message.set_content("\n\n".join(words for _, words in blocks()))
    message.add_alternative(page(), subtype="html")
    return message.as_bytes()


def _chromium(folder: Path) -> tuple[str, ...]:
    return ("chromium", "--headless", "--no-sandbox", f"--user-data-dir={folder / 'browser'}")


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
