"""Counts of taggings over the whole project, and of tags that stand together."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from reader_app.cli.command import Command
from reader_app.cli.opened import reading
from reader_app.cli.output import counted, one_line, print_item

if TYPE_CHECKING:
    import argparse

    from reader_app.cli.command import Request
    from reader_app.project.copies_once import CopiesOnce
    from reader_app.project.count_tables import CountTable
    from reader_app.project.counts import CountBy, Together
    from reader_app.project.project import Project

_BY: tuple[CountBy, ...] = ("article", "outlet", "month", "analyst")
_TOGETHER: tuple[Together, ...] = ("span", "sentence", "paragraph", "article")


def _takes_counts(command: argparse.ArgumentParser) -> None:
    kind = command.add_mutually_exclusive_group()
    text = "what taggings are counted by beside their tag"
    kind.add_argument("--by", choices=("tag", *_BY), default="tag", help=text)
    text = "count in how many of these two tags stand together"
    kind.add_argument("--together", choices=_TOGETHER, help=text)
    text = "1 where there is any, whatever the count"
    command.add_argument("--present", action="store_true", help=text)
    text = "count an article and its copies, as found by “duplicates”, once"
    command.add_argument("--once", action="store_true", help=text)
    command.add_argument("--csv", action="store_true", help="print one table, for a spreadsheet")


def _counts(request: Request) -> int:
    with reading(request) as project:
        if request.together is not None:
            _print_together(request, project, request.together)
        elif request.by == "tag":
            _print_tags(request, project)
        else:
            _print_across(request, project, request.by)
    return 0


def _print_tags(request: Request, project: Project) -> None:
    from reader_app.project.count_tables import tag_table  # noqa: PLC0415  (not at start)
    from reader_app.project.counts import TagCount  # noqa: PLC0415

    counts = project.counts.tags(_once(request, project))
    if request.present:
        counts = [
            TagCount(each.tag, *(min(1, n) for n in (each.taggings, each.articles, each.sources)))
            for each in counts
        ]
    if request.csv:
        _print_csv(tag_table(counts, project.codebook, with_sources=request.once))
        return
    for each in counts:
        path = project.codebook.path_text(each.tag)
        item = {"uid": each.tag, "tag": path, "taggings": each.taggings, "articles": each.articles}
        line = f"{each.taggings:>9}  {each.articles:>9}  {path}"
        if request.once:
            item["independent_sources"] = each.sources
            line += f"  {counted(each.sources, 'independent source')} of {each.articles}"
        print_item(request, item, line)


def _once(request: Request, project: Project) -> CopiesOnce | None:
    return project.counts.copies() if request.once else None


def _print_across(request: Request, project: Project, by: CountBy) -> None:
    from reader_app.project.count_tables import cross_table  # noqa: PLC0415  (not at start)

    across = project.counts.across(by, _once(request, project))
    if request.present:
        across = replace(across, counts=across.counts.present())
    if request.csv:
        _print_csv(cross_table(across, by, project.codebook))
        return
    for tag in project.codebook.walk():
        path = project.codebook.path_text(tag.uid)
        for other, name in across.names.items():
            count = across.counts.of(tag.uid, other)
            if count:
                item = {"uid": tag.uid, "tag": path, by: name or None, "count": count}
                item |= {"article_uid": other} if by == "article" else {}
                print_item(request, item, f"{count:>9}  {path}  {one_line(name) or '-'}")


def _print_together(request: Request, project: Project, within: Together) -> None:
    from reader_app.project.count_tables import together_table  # noqa: PLC0415  (not at start)

    counts = project.counts.together(within, _once(request, project))
    if request.present:
        counts = counts.present()
    codebook = project.codebook
    if request.csv:
        _print_csv(together_table(counts, codebook))
        return
    for one, other in combinations((tag.uid for tag in codebook.walk()), 2):
        count = counts.of(one, other)
        if count:
            names = codebook.path_text(one), codebook.path_text(other)
            item = {"tag": names[0], "with": names[1], "count": count}
            item |= {"uid": one, "with_uid": other}
            print_item(request, item, f"{count:>9}  {names[0]}  {names[1]}")


def _print_csv(table: CountTable) -> None:
    from reader_app.formats.exchange.counts_csv import count_lines  # noqa: PLC0415  (not at start)

    sys.stdout.writelines(count_lines(table.head, table.rows))


COUNT_COMMANDS = {
    "counts": Command(
        "Count the taggings, or the tags that stand together", _takes_counts, _counts
    ),
}
