"""Which column of a table of articles holds what: told by the columns' names, or by the user."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.formats.articles.several import Columns, TableReading

Row = dict[str, str]
_NAMES = {
    "title": "title, headline, head, heading, subject, article title, titre, titel, título, titulo, заголовок"
    ", العنوان, عنوان, عنوان المقال, כותרת, تیتر, عنوان خبر",
    "standfirst": "standfirst, subtitle, subheadline, deck, lead, lede, summary, abstract, description"
    ", الملخص, ملخص, תקציר, כותרת משנה, خلاصه, چکیده, لید",
    "text": "text, body, content, article, article text, full text, fulltext, article body, body text, story"
    ", texte, contenu, inhalt, texto, contenido, текст, النص, نص, نص المقال, المحتوى, טקסט, תוכן, גוף"
    ", متن, متن خبر, محتوا",
    "author": "author, authors, byline, by, writer, journalist, creator, auteur, autor, автор, الكاتب, كاتب"
    ", المؤلف, מחבר, כותב, مאת, מאת, نویسنده, خبرنگار",
    "outlet": "outlet, source, publisher, publication, newspaper, site, domain, medium, media, source name"
    ", journal, quelle, fuente, источник, المصدر, مصدر, الصحيفة, מקור, עיתון, منبع, روزنامه, رسانه",
    "date": "date, published, publication date, publish date, published at, pubdate, pub date, date published"
    ", datetime, timestamp, datum, fecha, дата, التاريخ, تاريخ, تاريخ النشر, תאריך, תאריך פרסום, تاریخ"
    ", تاریخ انتشار",
    "url": "url, link, address, web address, uri, href, permalink, lien, ссылка, الرابط, رابط, קישור, כתובת"
    ", لینک, نشانی, پیوند",
    "language": "language, lang, langue, sprache, idioma, язык, اللغة, لغة, שפה, زبان",
    "section": "section, category, rubric, rubrique, القسم, قسم, מדור, بخش, سرویس",
}  # fmt: skip
NAMED = tuple(_NAMES)
"""The fields of an article that a column can hold, in the order in which they are shown."""
FIELDS = {name.strip(): field for field, names in _NAMES.items() for name in names.split(",")}
"""What a column's name, or a field that the user names, stands for."""
_LONG = 200
"""Characters on average from which a column without a known name can be the text."""
_LOOKED_AT = 50
_SEPARATORS = re.compile(r"[\s_\-.]+")
_SHOWN = 12


def folded(name: str) -> str:
    """Return a column's name as names are compared."""
    return _SEPARATORS.sub(" ", name).strip("\ufeff ").casefold()


def mapped(names: Sequence[str], rows: Sequence[Row], tables: TableReading) -> dict[str, str]:
    """Return the column of each field; raises UnreadableFileError where the text's is not clear."""
    found = told(names, rows, tables)
    if "text" not in found:
        raise UnreadableFileError(
            f"Which column holds the articles' text is not clear. {_listed(names)} Import the file "
            "by itself and choose the column, or call it “text”; on the command line, say "
            "--map text=COLUMN."
        )
    return found


def told(names: Sequence[str], rows: Sequence[Row], tables: TableReading) -> dict[str, str]:
    """Return the column of each field as far as it is clear.

    What the user says goes before names; the first column of a name is taken. Raises
    UnreadableFileError where the user names a column that there is not.
    """
    chosen = (each for each in tables.choices if set(each.names) == set(names))
    choice = None if tables.columns else next(chosen, None)
    return dict(choice.columns) if choice else _guessed(names, rows, tables.columns)


def _guessed(names: Sequence[str], rows: Sequence[Row], columns: Columns) -> dict[str, str]:
    by_name = {folded(name): name for name in reversed(names)}
    found: dict[str, str] = {}
    for field, column in columns:
        known = by_name.get(folded(column))
        if known is None:
            raise UnreadableFileError(f"It has no column “{column}”. {_listed(names)}")
        found[FIELDS.get(folded(field), field)] = known
    taken = set(found.values())
    for field, words in _NAMES.items():
        fits = (by_name.get(word.strip()) for word in words.split(","))
        column = next((name for name in fits if name is not None and name not in taken), None)
        if field not in found and column is not None:
            found[field] = column
            taken.add(column)
    longest = _longest((name for name in names if name not in taken), rows)
    return {"text": longest, **found} if longest is not None else found


def _longest(free: Iterable[str], rows: Sequence[Row]) -> str | None:
    """Return the one column that is much longer than all others, if there is one."""
    some = rows[:_LOOKED_AT]
    sizes = sorted(
        ((sum(len(row.get(name, "")) for row in some) / max(1, len(some)), name) for name in free),
        reverse=True,
    )
    if not sizes or sizes[0][0] < _LONG or any(size * 3 > sizes[0][0] for size, _ in sizes[1:]):
        return None
    return sizes[0][1]


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:_SHOWN] if name)
    return f"Its columns are: {shown}." if shown else "Its columns have no names."
