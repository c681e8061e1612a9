"""The command line: the project's actions and questions, for people and for programs.

Data go to standard output as UTF-8, with `--json` as one object a line; what went wrong goes to
standard error as a sentence. May not load Qt; the window is started by `__main__`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reader_app import __version__
from reader_app.core.clock import SystemClock, iso_utc
from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.spans import Span

# The project layer is imported where a command needs it: it costs more than all the rest, and
# this module is also on the window's way up.
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from reader_app.project.person import Person
    from reader_app.project.project import Project

USAGE, PROBLEM, INTERRUPTED = 2, 1, 130
"""Exit statuses beside 0: wrongly called; anything else; stopped by Ctrl+C."""

_EPILOG = """\
Without a command, reader-app [PROJECT | ARTICLE...] opens the window; an article opens in the
current or a new project. ARTICLE in a command is a uid, an unambiguous start of one, or a title.
Exit status: 0 all well, 2 wrongly called, 1 anything else.
"""


class Request(argparse.Namespace):
    """What the command line asks for; a command has those of these that its help names."""

    command: str
    run: Callable[[Request], int]
    project: Path
    paths: list[Path]
    article: str
    start: int
    end: int
    tags: list[str]
    note: str
    encoding: str | None
    output: Path
    format: str
    columns: str | None
    analyst: str | None
    json: bool


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"{self.prog}: {message}. See “{self.prog} --help”.\n")


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; `arguments` without the program's name."""
    speak_utf8()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except ProjectError as problem:
        complain(str(problem))
        return PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as problem:
        return _refused(problem)
    return status


def _run(arguments: Sequence[str]) -> int:
    request = _parser().parse_args(arguments, namespace=Request())
    return request.run(request)


def speak_utf8() -> None:
    """Write UTF-8 and plain line feeds, whatever the locale and the system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def complain(sentence: str) -> None:
    """Say what is wrong, on standard error."""
    print(sentence, file=sys.stderr)


def _refused(problem: OSError) -> int:
    """End where the system refused a file or the output; quietly where its reader has gone."""
    if problem.filename:
        complain(f"“{problem.filename}” cannot be used ({problem.strerror}).")
        return PROBLEM
    if not isinstance(problem, BrokenPipeError):
        complain(f"The output could not be written ({problem.strerror}).")
    # Python flushes standard output once more at exit, and would complain again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PROBLEM


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="reader-app",
        description="Read, highlight and tag articles; hand over a spreadsheet of the tagged spans.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"reader-app {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", required=True)
    for name, (help_text, fill, run) in COMMANDS.items():
        command = commands.add_parser(name, help=help_text, description=help_text + ".")
        command.add_argument("project", metavar="PROJECT", type=Path, help="the project file")
        fill(command)
        command.add_argument("--json", action="store_true", help="print one JSON object a line")
        command.set_defaults(run=run)
    return parser


def _no_more(command: argparse.ArgumentParser) -> None:
    del command


def _takes_analyst(command: argparse.ArgumentParser) -> None:
    text = "who does it, where it is not the person at this computer"
    command.add_argument("--analyst", metavar="NAME", help=text)


def _takes_article(command: argparse.ArgumentParser) -> None:
    command.add_argument("article", metavar="ARTICLE", help="uid, start of a uid, or title")


def _takes_paths(command: argparse.ArgumentParser) -> None:
    text = "files, and folders with all that is below them"
    command.add_argument("paths", metavar="PATH", type=Path, nargs="+", help=text)
    text = "the files' encoding, such as windows-1256, where it is not found right"
    command.add_argument("--encoding", metavar="E", help=text)
    _takes_analyst(command)


def _takes_span(command: argparse.ArgumentParser) -> None:
    _takes_article(command)
    text = "first character, counted from 0 in Unicode code points"
    command.add_argument("start", metavar="START", type=int, help=text)
    command.add_argument("end", metavar="END", type=int, help="the character after the last")
    text = "path such as Actor/State; missing tags are created"
    command.add_argument("tags", metavar="TAG", nargs="+", help=text)
    command.add_argument("--note", metavar="N", default="", help="a note on the highlight")
    _takes_analyst(command)


def _takes_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)
    text = "csv: for spreadsheet programs (default); csv-exact: for programs, importable again"
    command.add_argument("--format", choices=("csv", "csv-exact"), default="csv", help=text)
    command.add_argument("--columns", metavar="A,B,...", help="which columns, in which order")


@contextmanager
def _reading(request: Request) -> Generator[Project]:
    """Open the project to read; it may be open elsewhere."""
    from reader_app.project.person import Person  # noqa: PLC0415
    from reader_app.project.project import Project  # noqa: PLC0415

    nobody = Person(None, "")
    clock = SystemClock()
    project = Project.open(request.project, person=nobody, clock=clock, read_only=True)
    try:
        yield project
    finally:
        project.close()


@contextmanager
def _writing(request: Request) -> Generator[Project]:
    """Open the project to write, as the analyst asked for."""
    from reader_app.project.project import Project  # noqa: PLC0415

    project = Project.open(request.project, person=_person(request), clock=SystemClock())
    try:
        yield project
    finally:
        project.close()


def _person(request: Request) -> Person:
    from reader_app.project.person import Person  # noqa: PLC0415
    from reader_app.project.settings import Settings  # noqa: PLC0415

    person = Settings().person()
    if request.analyst is None or request.analyst == person.name:
        return person
    return Person(None, request.analyst)


def _print_json(item: Mapping[str, object]) -> None:
    print(json.dumps(item, ensure_ascii=False))


def _print(request: Request, item: Mapping[str, object], line: str) -> None:
    if request.json:
        _print_json(item)
    else:
        print(line)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _new(request: Request) -> int:
    from reader_app.project.project import Project  # noqa: PLC0415

    Project.create(request.project, person=_person(request), clock=SystemClock()).close()
    _print(request, {"path": str(request.project)}, f"Made {request.project}.")
    return 0


def _import(request: Request) -> int:
    with _writing(request) as project:
        report = project.articles.import_paths(request.paths, encoding=request.encoding)
    for outcome in report.outcomes:
        if request.json:
            names = ("path", "status", "uid", "title", "reason")
            _print_json({name: getattr(outcome, name) for name in names})
        elif outcome.reason:
            complain(f"{outcome.path}: {outcome.reason}")
    failed = report.count("failed")
    known = report.count("known")
    if not request.json:
        print(f"{report.count('imported')} imported, {known} already there, {failed} failed.")
    elif failed:
        complain(f"{failed} of {_counted(len(report.outcomes), 'file')} could not be read.")
    return PROBLEM if failed else 0


def _articles(request: Request) -> int:
    with _reading(request) as project:
        for row in project.articles.all():
            item = {
                "uid": row.uid,
                "title": row.title,
                "highlights": row.n_highlights,
                "characters": row.n_chars,
                "outlet": row.outlet,
                "published": row.published,
                "language": row.language,
                "created": iso_utc(row.created_ms),
            }
            title = _one_line(row.title)
            _print(request, item, f"{row.uid} {row.n_highlights:>5} {row.n_chars:>8}  {title}")
    return 0


def _text(request: Request) -> int:
    with _reading(request) as project:
        article = project.articles.find(request.article)
        text = project.articles.text_of(article).text
    if request.json:
        _print_json({"uid": article.uid, "title": article.title, "text": text})
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
    return 0


def _tag(request: Request) -> int:
    if not 0 <= request.start < request.end:
        complain("reader-app tag: START and END must be numbers with 0 <= START < END.")
        return USAGE
    span = Span(request.start, request.end)
    with _writing(request) as project:
        article = project.articles.find(request.article).uid
        project.marks.tag_paths(article, span, request.tags, request.note)
        mark = project.marks.mark_at(article, span)
        tags = [project.codebook.path_text(tagging.tag) for tagging in mark.taggings]
    quote = mark.highlight.quote.exact
    item = {"uid": mark.uid, "start": span.start, "end": span.end, "quote": quote, "tags": tags}
    _print(request, item, f"{mark.uid} “{_one_line(quote)}”: {', '.join(tags)}")
    return 0


def _codebook(request: Request) -> int:
    with _reading(request) as project:
        counts = project.tags.counts()
        for tag in project.codebook.walk():
            path = project.codebook.path(tag.uid)
            taggings = counts.get(tag.uid, 0)
            item = {
                "uid": tag.uid,
                "path": project.codebook.path_text(tag.uid),
                "colour": tag.colour,
                "taggings": taggings,
            }
            _print(request, item, f"{taggings:>7}  {'  ' * (len(path) - 1)}{tag.name}")
    return 0


def _export(request: Request) -> int:
    columns = request.columns.split(",") if request.columns else None
    with _reading(request) as project:
        report = project.exports.export(request.output, request.format, columns)
    item = {"path": str(report.path), "rows": report.rows}
    _print(request, item, f"{_counted(report.rows, 'row')} written to {report.path}.")
    return 0


def _undo(request: Request) -> int:
    with _writing(request) as project:
        label = project.history.next_undo()
        project.history.undo()
    return _went(request, "undone", label)


def _redo(request: Request) -> int:
    with _writing(request) as project:
        label = project.history.next_redo()
        project.history.redo()
    return _went(request, "done", label)


def _went(request: Request, state: str, label: str | None) -> int:
    if label is None:
        raise NotFoundError(f"There is nothing to {request.command}.")
    word = "Undone" if state == "undone" else "Done again"
    _print(request, {"label": label, "state": state}, f"{word}: {label}.")
    return 0


def _history(request: Request) -> int:
    with _reading(request) as project:
        for entry in project.history.steps():
            at = iso_utc(entry.at_ms)
            item = {
                "step": entry.step,
                "label": entry.label,
                "at": at,
                "analyst": entry.analyst,
                "state": entry.state,
            }
            line = f"{entry.step:>6}  {at}  {entry.state:<6}  {entry.label} ({entry.analyst})"
            _print(request, item, line)
    return 0


def _check(request: Request) -> int:
    with _reading(request) as project:
        findings = project.check()
    if request.json:
        names = ("kind", "record", "uid", "message")
        found = [{name: getattr(each, name) for name in names} for each in findings]
        _print_json({"ok": not findings, "findings": found})
    else:
        for finding in findings:
            print(finding.message)
        print("All is well." if not findings else f"{_counted(len(findings), 'finding')}.")
    return PROBLEM if findings else 0


COMMANDS: dict[
    str, tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[Request], int]]
] = {
    "new": ("Make an empty project", _takes_analyst, _new),
    "import": ("Bring articles into a project", _takes_paths, _import),
    "articles": ("List the articles", _no_more, _articles),
    "text": ("Print the text that spans count in, exactly", _takes_article, _text),
    "tag": ("Highlight a span and tag it", _takes_span, _tag),
    "codebook": ("List the tags, each with the number of its taggings", _no_more, _codebook),
    "export": ("Write the tagged spans to a file", _takes_output, _export),
    "undo": ("Take back the analyst's last step", _takes_analyst, _undo),
    "redo": ("Bring again what was taken back last", _takes_analyst, _redo),
    "history": ("List the steps, the latest first", _no_more, _history),
    "check": ("Check that all in the file is as it was written", _no_more, _check),
}
"""Each command's help, its arguments beside PROJECT and --json, and what it does."""
