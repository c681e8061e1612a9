"""What is tagged is what is said, character for character, whatever the script."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reader_app.cli import main as cli

LETTERS = "ab \n\t.,“”''é" + "e\u0301\u0308" + "سلامـ\u064e\u200c" + "שלום\u05b8" + "\u00a0\u202f"
PIECES = st.one_of(
    st.text(LETTERS, min_size=1, max_size=8),
    st.sampled_from(
        ["😀", "👩\u200d🚀", "🇫🇷", "\r\n", "\u2028", "\u2029", "\u200f", "\ufeff", "=1+1"]
    ),
    st.text(min_size=1, max_size=4),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=20).map("".join)


def printed(*arguments: object) -> str:
    """Run a command and return what it prints."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    with redirect_stdout(out):
        assert cli.main([str(each) for each in arguments]) == 0
        out.flush()
        return out.buffer.getvalue().decode()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=TEXTS, data=st.data())
def test_the_quote_is_the_text_between_start_and_end(words: str, data: st.DataObject) -> None:
    data_bytes = words.encode("utf-8", "replace")
    assume(words.strip() and "\0" not in words)
    with tempfile.TemporaryDirectory() as folder:
        project, file, out = (Path(folder, name) for name in ("p.reader", "a.txt", "o.csv"))
        file.write_bytes(b"\xef\xbb\xbfTitle\n\n" + data_bytes + b"\n\nThe end of it.\n")
        printed("new", project)
        (line,) = printed("import", project, file, "--json").splitlines()
        uid = json.loads(line)["uid"]
        text = printed("text", project, uid)
        spans: set[tuple[int, int]] = set()
        for _ in range(3):
            start = data.draw(st.integers(0, len(text) - 1))
            end = data.draw(st.integers(start + 1, len(text)))
            spans.add((start, end))
            item = json.loads(printed("tag", project, uid, start, end, "A", "--json"))
            assert item["quote"] == text[start:end]
        printed("export", project, "-o", out, "--format", "csv-exact")
        rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode(), newline="")))
        assert {(int(row["start"]), int(row["end"])) for row in rows} == spans
        assert all(row["quote"] == text[int(row["start"]) : int(row["end"])] for row in rows)
        assert printed("check", project) == "All is well.\n"
