"""Copies of the same article, cluster by cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.cli.command import Command, no_more
from reader_app.cli.opened import reading
from reader_app.cli.output import counted, one_line, print_json

if TYPE_CHECKING:
    from reader_app.cli.command import Request
    from reader_app.project.duplicates import Cluster


def _duplicates(request: Request) -> int:
    with reading(request) as project:
        for cluster in project.duplicates.clusters():
            if request.json:
                print_json({"articles": _items(cluster)})
            else:
                _print_lines(cluster)
    return 0


def _items(cluster: Cluster) -> list[dict[str, object]]:
    names = ("uid", "title", "outlet", "published")
    return [{name: getattr(each, name) for name in names} for each in cluster.articles]


def _print_lines(cluster: Cluster) -> None:
    print(counted(len(cluster.articles), "article"))
    for each in cluster.articles:
        words = (each.published or "-", each.outlet or "-", one_line(each.title))
        print(f"    {each.uid}  {'  '.join(words)}")


DUPLICATE_COMMANDS = {
    "duplicates": Command(
        "List the clusters of articles that are copies, the earliest first", no_more, _duplicates
    ),
}
