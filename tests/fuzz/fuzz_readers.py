"""Feeds the readers damaged and made-up files: `python -m tests.fuzz.fuzz_readers SECONDS [SEED]`.

A reader may return a draft or raise UnreadableFileError; anything else ends the run with the case's number.
"""

from __future__ import annotations

import random
import sys
from time import monotonic
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.registry import KINDS
from tests.formats.articles.made_office import docx, odt, packed
from tests.formats.articles.made_pdf import Put, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = {
    "Web page": b"<html lang='en'><title>T - S</title><h1>T</h1><div class='a'><p>Some words <a href='/x'>here</a>.</p><ul><li>i</li></ul><table><tr><td>a<td>b</table></div>",
    "Saved web page": b"From: x\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Words</p>\n--b--\n",
    "PDF": pdf([[Put(60, 700, "Some words"), Put(60, 680, "and more")]]),
    "Word document": docx("<w:p><w:r><w:t>Words</w:t></w:r></w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl>"),
    "OpenDocument text": odt("<text:p>Words<text:s/></text:p><text:h>H</text:h>"),
    "RTF document": rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}}\pard\ls1 words\'e9 \u233? {\field{\*\fldinst HYPERLINK x}{\fldrslt y}}\cell\row{\footnote n}\par}",
    "EPUB book": packed({"META-INF/container.xml": "<c><rootfile full-path='p'/></c>", "p": "<p><item id='a' href='a' media-type='text/html'/><itemref idref='a'/></p>", "a": "<p>Words</p>"}),
    "E-mail": b"From: A <a@b.example>\nSubject: =?utf-8?q?x?=\nDate: Mon, 20 Nov 2023 19:12:08 -0500\n\nWords\n\n> quoted\n",
    "Markdown": b"---\ntitle: T\n---\n# H\n\n- a\n> q\n\n[l](https://x) *e* `c`\n\n|a|b|\n|-|-|\n|1|2|\n",
}  # fmt: skip


def damaged(seed: bytes, chance: random.Random) -> bytes:
    """Return the file with some bytes changed, doubled, cut or put elsewhere."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 12)):
        at, length = chance.randrange(len(data) + 1), chance.randint(1, 20)
        piece = bytes(data[at : at + length])
        way = chance.randrange(4)
        if way == 0:
            data[at : at + length] = bytes(chance.randrange(256) for _ in piece)
        elif way == 1:
            data[at:at] = piece * chance.randint(1, 30)
        elif way == 2:
            del data[at : at + length]
        else:
            place = chance.randrange(len(data) + 1)
            data[place:place] = piece
    return bytes(data)


def cases(seed: int) -> Iterator[tuple[int, str, bytes]]:
    """Give case after case: its number, the kind of file, the bytes."""
    number = seed
    while True:
        chance = random.Random(number)
        kind = chance.choice(KINDS)
        yield number, kind.label, damaged(SEEDS[kind.label], chance)
        number += 1


def run(seconds: float, seed: int) -> int:
    """Run cases for some seconds; return how many."""
    kinds = {kind.label: kind for kind in KINDS}
    end = monotonic() + seconds
    count = 0
    for number, label, data in cases(seed):
        if monotonic() > end:
            break
        count += 1
        try:
            kinds[label].read(data, name="case")
        except UnreadableFileError:
            continue
        except BaseException:
            print(f"case {number} ({label}) went wrong", file=sys.stderr)
            raise
    return count


if __name__ == "__main__":
    arguments = [float(argument) for argument in sys.argv[1:]] or [60.0]
    done = run(arguments[0], int(arguments[1]) if len(arguments) > 1 else 1)
    print(f"{done} cases, nothing went wrong")
