"""Pages from a server on this machine: redirects, sizes, deadlines, and what is no web address."""

from __future__ import annotations

import multiprocessing
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Pipe
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError, UnreadableFileError
from reader_app.project.web_pages import WebPage, answer, fetch, fetched, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.project.project import Project

PAGE = (
    b"<html><head><title>Ferry held</title></head><body><h1>Ferry held</h1><p>%s</p></body></html>"
)
WORDS = PAGE % (b"No vessel was at risk, the minister said on Tuesday. " * 4)


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    stop = threading.Event()

    def do_GET(self) -> None:
        if self.path == "/slow":
            self.stop.wait(20)
            return
        kind = "text/plain" if self.path.endswith(".txt") else "text/html; charset=utf-8"
        steps = {"/old": "/story", "/round": "/round", "/file": "file:///etc/passwd"}
        status = 302 if self.path in steps else 404 if self.path == "/gone" else 200
        body = (
            b"x" * 100_000 if self.path == "/large.txt" else b"" if self.path == "/empty" else WORDS
        )
        self.send_response(status)
        if status == 302:
            self.send_header("Location", steps[self.path])
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        del format, args


@pytest.fixture
def site(localhost: None) -> Iterator[str]:
    """Give the address of a server on this machine."""
    del localhost
    Handler.stop.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        Handler.stop.set()
        server.shutdown()
        thread.join()


def refusal(address: str, most: int = 1000_000) -> str:
    with pytest.raises(ProjectError) as problem:
        fetch(address, most)
    return str(problem.value)


def test_a_page_is_imported_with_the_address_it_came_from(site: str, project: Project) -> None:
    page = fetched(f"{site}/old", go_on=lambda: True)
    assert page.addresses == (f"{site}/old", f"{site}/story")
    outcome = project.articles.import_page(page)
    assert (outcome.status, outcome.path) == ("imported", f"{site}/story")
    article = project.articles.find("Ferry held")
    assert article.url == f"{site}/story"
    assert article.provenance.path == f"{site}/old"
    assert article.provenance.file_name == "story.html"
    original = project.articles.original_of(article)
    assert original is not None
    assert original.data == WORDS
    assert project.articles.import_page(fetch(f"{site}/story")).status == "known"


def test_a_page_that_is_no_article_says_why(project: Project) -> None:
    with pytest.raises(UnreadableFileError, match="no text"):
        project.articles.import_page(WebPage(b"<html></html>", "text/html", ("http://a.example/",)))
    table = WebPage(b"text\nwords\n", "text/csv", ("http://a.example/a.csv",))
    with pytest.raises(UnreadableFileError, match="a list of articles"):
        project.articles.import_page(table)
    text = WebPage(b"Ferry held\n\nWords.\n", "text/plain", ("http://a.example/a.txt",))
    assert project.articles.import_page(text).status == "imported"
    assert project.articles.find("Ferry held").url == "http://a.example/a.txt"


def test_what_cannot_be_had_is_said_in_a_sentence(site: str) -> None:
    assert refusal(f"{site}/gone") == "There is no page to be had: the answer was 404."
    assert refusal(f"{site}/round") == "The page leads on more than 5 times."
    assert refusal(f"{site}/large.txt", 50_000).startswith("The page is larger than")
    assert refusal("http://127.0.0.1:9/") == (
        "127.0.0.1 cannot be reached. Check the address and the connection."
    )
    assert fetch(f"{site}/empty").data == b""


def test_a_redirect_leads_to_the_web_alone(site: str) -> None:
    assert refusal(f"{site}/file").startswith("“file:///etc/passwd” is not a web address.")


def test_a_page_that_does_not_come_is_given_up_at_the_deadline_or_when_cancelled(site: str) -> None:
    started = monotonic()
    with pytest.raises(ProjectError, match="did not come within"):
        fetched(f"{site}/slow", seconds=0.5)
    with pytest.raises(ProjectError, match="Nothing was imported"):
        fetched(f"{site}/slow", go_on=lambda: False)
    assert monotonic() - started < 8


def test_the_process_sends_the_page_or_the_sentence_why_there_is_none(site: str) -> None:
    for path, said in (
        ("/gone", "There is no page to be had: the answer was 404."),
        ("/story", ""),
    ):
        near, far = Pipe(duplex=False)
        answer(far, f"{site}{path}")
        reply: WebPage | str = near.recv()
        near.close()
        assert reply == said if said else isinstance(reply, WebPage)
    with pytest.raises(ProjectError, match="404"):
        fetched(f"{site}/gone")


def test_a_process_that_breaks_down_is_told(site: str) -> None:
    def end_it() -> bool:
        for process in multiprocessing.active_children():
            process.kill()
        return True

    with pytest.raises(ProjectError, match="broke down"):
        fetched(f"{site}/slow", go_on=end_it)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "“” is not a web address."),
        ("two words", "“two words” is not a web address."),
        ("http://[", "“http://[” is not a web address."),
        ("http://a.example:x/", "“http://a.example:x/” is not a web address."),
        ("ftp://a.example/", "Only addresses that begin with http:// or https://"),
        ("https://me:word@a.example/", "The address holds a name or password."),
    ],
)
def test_what_is_no_web_address_is_refused(words: str, sentence: str) -> None:
    with pytest.raises(ProjectError) as problem:
        web_address(words)
    assert str(problem.value).startswith(sentence)


def test_an_address_without_its_beginning_is_a_secure_one() -> None:
    assert web_address(" a.example/x ") == "https://a.example/x"


@pytest.mark.parametrize(
    ("kind", "address", "name"),
    [
        ("text/html", "https://a.example/", "a.example.html"),
        ("text/html", "https://a.example/b.html", "b.html"),
        ("application/pdf", "https://a.example/b.pdf?x=1", "b.pdf"),
    ],
)
def test_a_page_is_called_by_the_end_of_its_address(kind: str, address: str, name: str) -> None:
    assert WebPage(b"", kind, (address,)).name == name
