from __future__ import annotations

import io

import pytest

from reader_app.formats.exchange.sink import Sink


def test_what_is_written_is_passed_on() -> None:
    out = io.BytesIO(b"....")
    sink = Sink(out)
    assert (sink.seek(2), sink.write(b"ab"), sink.tell()) == (2, 2, 4)
    assert out.getvalue() == b"..ab"


def test_what_breaks_it_is_raised_once_and_then_the_file_is_left_alone() -> None:
    def refuse() -> None:
        raise KeyError

    out = io.BytesIO()
    sink = Sink(out, refuse)
    with pytest.raises(KeyError):
        sink.write(b"ab")
    out.close()
    assert (sink.write(b"ab"), sink.tell(), sink.seek(5), sink.tell()) == (2, 2, 5, 5)
