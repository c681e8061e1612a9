"""Articles and marks for the page's tests, made from words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader_app.core.codebook import PALETTE_SLOTS, Codebook
from reader_app.core.ids import Uid
from reader_app.core.marks import ArticleMarks, Mark
from reader_app.core.quotes import quote_at
from reader_app.core.records import Article, Block, Highlight, Tag, Tagging, Text
from reader_app.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ARTICLE = Uid("article")
ANALYST = Uid("analyst")


def text_of(words: str, blocks: Iterable[Block] = ()) -> Text:
    """Make a text; without blocks every line that is not blank becomes a paragraph."""
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return Text(digest, words, "test", tuple(blocks))


def laid_out(*parts: tuple[str, str]) -> Text:
    """Make a text from (kind, words) pairs with a blank line between."""
    blocks: list[Block] = []
    at = 0
    for kind, words in parts:
        blocks.append(Block(kind, at, at + len(words)))
        at += len(words) + 2
    return text_of("\n\n".join(words for _, words in parts), blocks)


def article_of(text: Text) -> Article:
    """Make the article of a text."""
    title = text.text.split("\n", 1)[0]
    return Article(
        ARTICLE, title, text.sha256, None, ANALYST, 1, 1,
        outlet="Courier", authors=("Ada Byron",), published="2026-05-14", published_precision="day",
    )  # fmt: skip


def mark_of(text: Text, start: int, end: int, tags: Sequence[Uid] = (), uid: str = "") -> Mark:
    """Make a mark on a span."""
    span = Span(start, end)
    name = Uid(uid or f"h{start:06}-{end:06}")
    highlight = Highlight(
        name, ARTICLE, text.sha256, span, quote_at(text.text, span), ANALYST, 1, 1
    )
    taggings = (
        Tagging(Uid(f"{name}-{number}"), name, tag, ARTICLE, ANALYST, number)
        for number, tag in enumerate(tags)
    )
    return Mark(highlight, tuple(taggings))


def marks_of(*marks: Mark) -> ArticleMarks:
    """Make an article's marks."""
    return ArticleMarks(ARTICLE, marks)


def marked(text: Text, quote: str, *tags: Uid) -> Mark:
    """Make a mark on the first place where these words stand."""
    start = text.text.index(quote)
    return mark_of(text, start, start + len(quote), tags)


def tag_uid(slot: str) -> Uid:
    """Return the uid of the tag of that colour."""
    return Uid(f"tag-{slot}")


def codebook() -> Codebook:
    """Make a codebook with a tag a slot, named after it."""
    return Codebook(
        Tag(tag_uid(slot), slot.title(), None, slot, ANALYST, 1, 1, position=float(number))
        for number, slot in enumerate(PALETTE_SLOTS)
    )


ENGLISH = laid_out(
    ("title", "Crews and port differ on Tuesday’s closure"),
    ("standfirst", "Managers say under three hours. Crews say nearly seven."),
    ("byline", "By our harbour correspondent"),
    (
        "paragraph",
        (
            "The outer channel was closed on Tuesday after a barge drifted, the port said, adding "
            "that “no vessel was at risk at any point”. 👩‍👩‍👧 A flag 🇫🇷 flew. Nobody was hurt."
        ),
    ),
    ("caption", "The barge alongside the quay. Photograph: staff"),
    ("heading", "What the log shows"),
    (
        "paragraph",
        "The cafe\u0301 near the quay costs 10\u00a0000 kroner. Mr. Ash left at 6 p.m. on foot.",
    ),
)
ARABIC = laid_out(
    ("title", "سلطة الميناء وأطقم العبّارات تختلفان"),
    (
        "paragraph",
        (
            "وقال متحدث باسم السلطة لصحيفة Calder Bay Courier إن الحركة توقفت «ساعتين وأربعين "
            "دقيقة» عند 06:12. لكن اثنين من القباطنة قالا إن القناة بقيت مغلقة 😀 حتى الظهر."
        ),
    ),
    ("paragraph", "ومن المُرَجَّح أن يُنشر مسح الأعماق الأسبوع المقبل."),
)
HEBREW = laid_out(
    ("title", "רשות הנמל והצוותים חלוקים"),
    (
        "paragraph",
        "התעלה נסגרה ביום שלישי, אמרה רשות הנמל לעיתון Courier ביום 14.5. הַשֵּׁם נכתב בניקוד.",
    ),
)
PERSIAN = laid_out(
    ("title", "اختلاف بر سر بسته شدن کانال"),
    (
        "paragraph",
        "او می‌گوید کتاب‌ها را خوانده‌اند. گزارش Reuters در ۱۲ خرداد منتشر شد 🇮🇷 و تکذیب شد.",
    ),
)
ALL = {"english": ENGLISH, "arabic": ARABIC, "hebrew": HEBREW, "persian": PERSIAN}
