"""What an export is made from: the project's records, as any format may ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader_app.core.codebook import Codebook
from reader_app.core.ids import Uid
from reader_app.core.judgements import ArticleTagging, Grade
from reader_app.core.records import Analyst, Article, Block, Note
from reader_app.core.scales import Scales
from reader_app.formats.exchange.columns import DEFAULT_COLUMNS
from reader_app.formats.exchange.shapes import Shape
from reader_app.formats.exchange.span_row import SpanRow


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article with what is counted in it."""

    article: Article
    n_highlights: int
    n_chars: int
    """Length of its text in code points."""


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """What analysts said of an article as a whole."""

    taggings: Sequence[ArticleTagging] = ()
    grades: Sequence[Grade] = ()
    notes: Sequence[Note] = ()


def _nothing(_: Uid) -> WholeArticle:
    return WholeArticle()


@dataclass(frozen=True, slots=True)
class Material:
    """A project as it is exported. Nothing in it depends on when or where that happens."""

    rows: Iterable[SpanRow]
    """Every tagging, and every untagged highlight once: article by article. To be read once."""
    codebook: Codebook
    articles: Callable[[], Iterator[ArticleLine]]
    """Yields every article, oldest first, also those without a highlight."""
    text: Callable[[str], str]
    """Returns a text by its SHA-256."""
    columns: Sequence[str] = DEFAULT_COLUMNS
    """What a table has, by name; formats that are no table have what they can hold."""
    title: str = ""
    analysts: Sequence[Analyst] = ()
    counts: Mapping[Uid, int] | None = None
    """How many taggings each tag has."""
    changed_ms: int = 0
    """When the project was last changed: the only time that an export bears."""
    colours: Mapping[str, str] = field(default_factory=dict[str, str])
    """The palette's colours as `#rrggbb`, by the names that tags have for them."""
    shape: Shape = "tagging"
    """What a row of a table is."""
    filter: str = ""
    """In words, what the rows were chosen by; empty: they are all there are."""
    scales: Scales = field(default_factory=Scales)
    fills: Mapping[str, str] = field(default_factory=dict[str, str])
    """The palette's colours behind words, as `colours` has those of lines."""
    blocks: Callable[[str], Sequence[Block]] = lambda _: ()
    """Returns the blocks of a text by its SHA-256."""
    whole: Callable[[Uid], WholeArticle] = _nothing
    """Returns what was said of an article as a whole."""
    notes: Callable[[], Iterable[Note]] = tuple[Note, ...]
    """Returns the notes on tags and on the project itself."""
