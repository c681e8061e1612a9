"""The benchmarks' own table, and the made-up work they measure with."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.bench import run, workload
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.memory import peak_mb

FAST = at_most_times("commit", 2.0, "ms", ("bare commit", 1.0), limit=3)
SLOW = at_most_times("commit", 4.0, "ms", ("bare commit", 1.0), limit=3)


def test_a_figure_is_judged_by_its_reference():
    assert (FAST.ok, FAST.ratio, FAST.aim) == (True, 2.0, "<= 3 x")
    assert SLOW.ok is False


def test_a_figure_without_a_reference_is_judged_by_a_bound_or_not_at_all():
    assert at_most("peak memory", 131, "MB", limit=130).ok is False
    assert reported("rows", 5, "").ok is None


def test_the_table_sets_each_figure_beside_its_reference():
    heading, row = run.table([SLOW]).splitlines()
    assert heading.split() == ["figure", "value", "reference", "ratio", "aim"]
    assert row.split() == "commit 4 ms 1 ms, bare commit 4.00 x <= 3 x MISSED".split()


def test_the_json_is_one_object_a_figure():
    lines = [json.loads(line) for line in run.as_json([FAST, SLOW]).splitlines()]
    assert [line["ratio"] for line in lines] == [2.0, 4.0]
    assert {name: lines[0][name] for name in Figure.__slots__}["reference_name"] == "bare commit"


def test_the_same_seed_makes_the_same_articles():
    assert list(workload.articles(20, seed=3)) == list(workload.articles(20, seed=3))
    assert list(workload.articles(2, seed=3)) != list(workload.articles(2, seed=4))


def test_made_articles_are_of_about_the_length_asked_for():
    lengths = [len(article.text) for article in workload.articles(30, characters=4000)]
    assert 4000 <= sum(lengths) / len(lengths) <= 4500


def test_a_long_text_has_exactly_the_length_asked_for():
    assert len(workload.long_text(50_000)) == 50_000


def test_made_spans_begin_and_end_with_a_word():
    text = next(workload.articles(1)).text
    found = workload.spans(text, 50)
    assert len(set(found)) == 50
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)


def test_the_peak_of_memory_is_the_process_s_own_not_that_of_who_started_it():
    held = b"x" * 100_000_000
    command = [sys.executable, "-c", "from tests.bench.memory import peak_mb; print(peak_mb())"]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    assert len(held) / 2**20 < peak_mb()
    assert float(told.stdout) < len(held) / 2**20
