"""Searches as readers of many languages type them: each finds its one article, and no other.

All articles are in one project, so that each probe is also looked for in all the others; and each
has a decoy beside it, which holds a word that looks like the one looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.project.project import Project
from tests.conftest import SettableClock
from tests.project.people import INES

if TYPE_CHECKING:
    from collections.abc import Iterator

PROBES = {
    "Arabic hamza": ("امن", "قال إنّ أمن المدينة أولوية", "أمنية قديمة"),
    "Arabic harakat": ("مدرسة", "دخل مُدَرِّسةٌ إلى الصف", "التدريس صعب"),
    "Arabic tatweel": ("سفينة", "وصلت ســـفينة كبيرة", "سفن كثيرة"),
    "Arabic al-": ("ميناء", "أُغلق الميناء صباحا", "المينا مكان آخر"),
    "Arabic wa-": ("شرطة", "الجيش وشرطة المدينة", "شرط واحد"),
    "Arabic wa-al- from al-": ("الحكومة", "البرلمان والحكومة معا", "حكومات أجنبية"),
    "Persian yeh": ("علي", "گفت علی دیروز", "علیه او"),
    "Persian kaf": ("كشتي", "یک کشتی در بندر", "کشت گندم"),
    "Persian ZWNJ": ("می‌گوید", "او می گوید که", "گوید"),
    "Hebrew niqqud": ("שלום", "הוא אמר שָׁלוֹם לכולם", "שלמה הגיע"),
    "Hebrew prefixes": ("נמל", "הספינה שבנמל עגנה", "נמלים קטנות"),
    "Chinese, two characters": ("港口", "昨日港口关闭", "香港人口增加"),
    "Chinese, four characters": ("经济制裁", "他们宣布经济制裁措施", "制裁经济犯罪"),
    "Japanese kana": ("ﾐｻｲﾙ", "北部でミサイルが発射", "サイルミ"),
    "Korean with a particle": ("대통령", "어제 대통령은 말했다", "부대통령제"),
    "Latin accents": ("Cordoba", "El puerto de Córdoba cerró", "Cordobes salió"),
    "Turkish dotless i": ("isparta", "Gemi Isparta ve IĞDIR yolunda", "Ispartalılar geldi"),
    "curly possessive": ("admiral's", "The admiral’s order came late", "Two admirals met"),
    "hyphenated": ("cease-fire", "A ceasefire was signed", "The fire must cease"),
    "full-width": ("NATO", "会议上ＮＡＴＯ表示", "SENATOR Smith"),
    "Vietnamese": ("da nang", "Cảng Đà Nẵng mở cửa", "Đà Lạt"),
    "inside a word, with a wildcard": ("*schiff*", "Das Frachtschifffahrtsamt", "Die Schicht"),
}


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Give one project with an article and a decoy for each probe."""
    path = tmp_path_factory.mktemp("probes") / "press.reader"
    project = Project.create(path, person=INES, clock=SettableClock())
    for number, (_, text, decoy) in enumerate(PROBES.values()):
        project.articles.import_text(f"Probe {number}\n\n{text}\n", "pasted")
        project.articles.import_text(f"Decoy {number}\n\n{decoy}\n", "pasted")
    yield project
    project.close()


@pytest.mark.parametrize("name", PROBES)
def test_a_probe_finds_its_article_and_nothing_else(press: Project, name: str) -> None:
    words, text, _ = PROBES[name]
    found = press.search.page(words)
    assert [article.row.title for article in found] == [f"Probe {list(PROBES).index(name)}"]
    assert found[0].hits
    article = press.articles.get(found[0].row.uid)
    assert article is not None
    for hit in found[0].hits:
        assert hit.span.of(press.articles.text_of(article).text) in text
