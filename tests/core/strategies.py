"""Hypothesis strategies for texts, spans and records."""

from hypothesis import strategies as st

from reader_app.core.ids import Uid
from reader_app.core.judgements import (
    ArticleTagging,
    Grade,
    HighlightLink,
    Scale,
    ScaleValue,
    Speaker,
    TagKey,
)
from reader_app.core.quotes import Quote
from reader_app.core.records import (
    Analyst,
    Article,
    Highlight,
    Note,
    Pin,
    Provenance,
    Reading,
    Tag,
    Tagging,
)
from reader_app.core.saved_queries import SavedQuery
from reader_app.core.spans import Span

PIECES = st.sampled_from(
    [
        "a",
        "b ",
        "\n",
        "é",
        "e\u0301",
        "שלום",
        "مرحبا",
        "\u00a0",
        "“",
        "中",
        "😀",
        "👩\u200d💻",
        "🇮🇷",
        "\u200f",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=30).map("".join),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
)
UIDS = st.integers(0, 2**128 - 1).map(lambda number: Uid(f"{number:032x}"))
TIMES = st.integers(0, 2**42)
SHAS = st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")
SPANS = st.tuples(st.integers(0, 500), st.integers(1, 500)).map(
    lambda it: Span(it[0], it[0] + it[1])
)
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple)
QUOTES = st.builds(Quote, TEXTS, TEXTS, TEXTS)
PROVENANCES = st.builds(
    Provenance, origins=PAIRS, file_name=st.none() | TEXTS, retrieved_ms=st.none() | TIMES
)

ANALYSTS = st.builds(Analyst, UIDS, TEXTS, st.none() | TEXTS, TIMES, TIMES)
ARTICLES = st.builds(
    Article, UIDS, TEXTS, SHAS, st.none() | SHAS, UIDS, TIMES, TIMES,
    authors=st.lists(TEXTS, max_size=3).map(tuple), provenance=PROVENANCES, fields=PAIRS,
    outlet=st.none() | TEXTS,
)  # fmt: skip
READINGS = st.builds(Reading, UIDS, UIDS, UIDS, st.sampled_from(["new", "done"]), TIMES)
TAGS = st.builds(
    Tag, UIDS, TEXTS, st.none() | UIDS, TEXTS, UIDS, TIMES, TIMES,
    aliases=st.lists(TEXTS, max_size=3).map(tuple), archived=st.booleans(),
    position=st.floats(-1e6, 1e6), when_to_use=TEXTS, when_not_to_use=TEXTS,
    example=st.none() | UIDS,
)  # fmt: skip
HIGHLIGHTS = st.builds(
    Highlight, UIDS, UIDS, SHAS, SPANS, QUOTES, UIDS, TIMES, TIMES,
    st.sampled_from(["held", "moved", "lost"]), st.sampled_from(["", "fact", "judgement"]),
)  # fmt: skip
TAGGINGS = st.builds(Tagging, UIDS, UIDS, UIDS, UIDS, UIDS, TIMES)
NOTES = st.builds(Note, UIDS, TEXTS, UIDS, TIMES, TIMES, highlight=st.none() | UIDS)
PINS = st.builds(Pin, UIDS, UIDS, st.integers(1, 9), UIDS, TIMES)
TAG_KEYS = st.builds(TagKey, UIDS, UIDS, TEXTS, UIDS, TIMES)
ARTICLE_TAGGINGS = st.builds(ArticleTagging, UIDS, UIDS, UIDS, UIDS, TIMES)
SCALES = st.builds(Scale, UIDS, TEXTS, UIDS, TIMES, TIMES, TEXTS, st.floats(0, 9))
SCALE_VALUES = st.builds(
    ScaleValue, UIDS, UIDS, TEXTS, TEXTS, UIDS, TIMES, TIMES, TEXTS, st.floats(0, 9)
)
GRADES = st.builds(Grade, UIDS, UIDS, UIDS, UIDS, st.none() | UIDS, UIDS, TIMES, TIMES)
SPEAKERS = st.builds(
    Speaker, UIDS, UIDS, UIDS, st.integers(0, 5), TEXTS, st.none() | UIDS, TEXTS,
    st.sampled_from(["direct", "indirect", "paraphrase"]), UIDS, TIMES, TIMES,
)  # fmt: skip
LINKS = st.builds(HighlightLink, UIDS, UIDS, UIDS, TEXTS, UIDS, TIMES, TIMES)
SAVED_QUERIES = st.builds(
    SavedQuery, UIDS, TEXTS, st.sampled_from(["list", "search", "spans"]), TEXTS, UIDS, TIMES, TIMES
)
RECORDS = st.one_of(
    ANALYSTS, ARTICLES, READINGS, TAGS, HIGHLIGHTS, TAGGINGS, NOTES, PINS, TAG_KEYS,
    ARTICLE_TAGGINGS, SCALES, SCALE_VALUES, GRADES, SPEAKERS, LINKS, SAVED_QUERIES,
)  # fmt: skip
