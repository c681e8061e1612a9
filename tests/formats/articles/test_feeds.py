"""Feeds saved as files: each item an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles import feeds
from reader_app.formats.articles.several import Item, TableReading, read_several

if TYPE_CHECKING:
    from reader_app.core.drafts import ArticleDraft

RSS = """
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Port Post</title><language>en-gb</language>
<item><title>Ferry &amp;amp; barge</title><link>https://a.example/1</link>
<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Day</dc:creator><category>News</category>
<pubDate>Mon, 06 May 2024 07:08:09 +0200</pubDate>
<description>In short.</description>
<content:encoded><![CDATA[<h2>Head</h2><p>Some <a href="/x">words</a>.</p>]]></content:encoded></item>
<item><title>Repeats</title><description>The channel was [...]</description>
<content:encoded><![CDATA[<p>The channel was closed.</p>]]></content:encoded></item>
<item><title>Short &lt;b&gt;one&lt;/b&gt;</title><description>AT&amp;amp;T said no.</description></item>
<item><title>Empty</title></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="he"><title>עיתון</title>
<entry xml:lang="en"><title>Barge drifts</title><link rel="enclosure" href="https://a.example/e"/>
<link href="https://a.example/2"/><author><name>Cy Fox</name></author><category term="World"/>
<updated>2024-05-07T00:00:00Z</updated><published>2024-05-06T07:08:09Z</published>
<summary>Channel closed</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It closed.</p><p>It opened.</p></div>
</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old News</title></channel>
<item><title>A</title><link>https://a.example/3</link><description>Words.</description>
<dc:date>2001-02-03</dc:date></item></rdf:RDF>"""


def items(feed: str, name: str = "a.rss") -> tuple[Item, ...]:
    return read_several(feed.encode(), name=name).items


def draft(item: Item) -> ArticleDraft:
    assert item.draft is not None
    return item.draft


def refused(feed: str) -> str:
    with pytest.raises(UnreadableFileError) as problem:
        items(feed, "a.xml")
    return str(problem.value)


def test_an_item_of_rss_is_an_article_with_all_that_it_says() -> None:
    first, repeats, short, empty = items(RSS)
    full = draft(first)
    assert full.text == "Ferry & barge\n\nIn short.\n\nHead\n\nSome words."
    assert [each.kind for each in full.blocks] == ["title", "standfirst", "heading", "paragraph"]
    assert (full.outlet, full.section, full.language) == ("Port Post", "News", "en-GB")
    assert full.authors == ("Ann Lee", "Bo Day")
    assert (full.url, full.links[0].url) == ("https://a.example/1", "https://a.example/x")
    assert full.published == "2024-05-06T07:08+02:00"
    assert dict(full.origins)["outlet"] == "feed"
    assert full.media_type == "application/xml"
    assert first.data.startswith(b"<item")
    assert first.data.endswith(b"</item>")
    assert draft(repeats).text == "Repeats\n\nThe channel was closed."
    assert draft(short).text == "Short one\n\nAT&T said no."
    assert (empty.draft, empty.reason) == (None, "Its text is empty.")


def test_atom_and_old_rss_are_feeds_too() -> None:
    (entry,) = items(ATOM, "a.atom")
    atom = draft(entry)
    assert atom.text == "Barge drifts\n\nChannel closed\n\nIt closed.\n\nIt opened."
    assert (atom.url, atom.authors, atom.section) == ("https://a.example/2", ("Cy Fox",), "World")
    assert (atom.published, atom.language, atom.outlet) == ("2024-05-06T07:08Z", "en", "עיתון")
    (item,) = items(RDF, "a.xml")
    old = draft(item)
    assert (old.title, old.outlet, old.published, old.url) == (
        "A",
        "Old News",
        "2001-02-03",
        "https://a.example/3",
    )


def test_a_feed_without_a_title_has_no_outlet() -> None:
    (item,) = items("<rss><channel><item><description>Words</description></item></channel></rss>")
    assert (draft(item).title, draft(item).outlet) == ("Words", None)


@pytest.mark.parametrize(
    ("feed", "sentence"),
    [
        ("<rss>", "Its feed is damaged: it is not well-formed XML."),
        ("<html:p xmlns:html='x'/>", "This XML file is no feed of articles (RSS or Atom)."),
        ("<rss><channel/></rss>", "There are no articles in this feed."),
        ('<!DOCTYPE rss [<!ENTITY a "aa">]><rss/>', "Its feed declares a document type"),
        ("<rss>" + "<a>" * 100_000, "Its feed is damaged"),
    ],
)
def test_what_is_no_feed_or_hostile_is_refused(feed: str, sentence: str) -> None:
    assert refused(feed).startswith(sentence)


def test_an_item_with_a_hostile_title_fails_alone() -> None:
    hostile = "&lt;p&gt;" * 300_000
    bad = f"<item><title>{hostile}</title><description>x</description></item>"
    good = "<item><description>Words</description></item>"
    first, second = items(f"<rss><channel>{bad}{good}</channel></rss>")
    assert "tags" in first.reason
    assert draft(second).title == "Words"


def test_a_feed_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MAX_ROWS", 0)
    assert refused(RDF) == "The feed has more than 0 articles."


def test_a_look_at_a_feed_reads_its_first_items_alone() -> None:
    look = read_several(RSS.encode(), name="a.rss", tables=TableReading(first=1))
    assert (len(look.items), look.total, look.table) == (1, 4, None)
