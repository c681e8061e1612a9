from __future__ import annotations

import io
import json
from dataclasses import replace

from reader_app.core.records import Provenance
from reader_app.formats.exchange.citations import write_csl_json, write_ris
from reader_app.formats.exchange.material import ArticleLine, Material
from tests.formats.exchange.material import material
from tests.formats.exchange.rows import ARTICLE

BARE = replace(
    ARTICLE, title="Two\nlines", outlet=None, authors=(), url=None, published="2026-05",
    provenance=Provenance(),
)  # fmt: skip
UNDATED = replace(BARE, published=None, language=None)


def of(*articles: object) -> Material:
    lines = [ArticleLine(each, 0, 0) for each in articles]  # type: ignore[arg-type]
    return replace(material([]), articles=lambda: iter(lines))


def test_articles_become_references_as_far_as_is_known() -> None:
    out = io.BytesIO()
    assert write_csl_json(out, of(ARTICLE, BARE, UNDATED)) == 3
    full, bare, undated = json.loads(out.getvalue())
    assert full["author"] == [{"literal": "Mara Lindqvist"}, {"literal": "Tom Okafor"}]
    assert full["issued"] == {"date-parts": [[2026, 5, 14]]}
    assert (full["container-title"], full["URL"]) == (ARTICLE.outlet, ARTICLE.url)
    assert bare["issued"] == {"date-parts": [[2026, 5]]}
    assert "accessed" not in bare
    assert set(undated) == {"id", "type", "title"}


def test_ris_has_one_field_a_line() -> None:
    out = io.BytesIO()
    assert write_ris(out, of(ARTICLE, BARE, UNDATED)) == 3
    text = out.getvalue().decode()
    assert text.startswith("TY  - NEWS\r\nID  - 0a0a0a0a-")
    assert "\r\nAU  - Tom Okafor\r\n" in text
    assert "\r\nDA  - 2026/05/14/\r\n" in text
    assert "\r\nY2  - 2026/05/14/\r\n" in text
    assert "\r\nDA  - 2026/05//\r\n" in text
    assert "\r\nTI  - Two lines\r\n" in text
    assert text.count("ER  - \r\n") == 3
