"""What stands above an article's body: bylines, datelines, kickers, field names, addresses.

Each test takes a line with its spaces made single; no pattern takes more than linear time on it.
"""

from __future__ import annotations

import re

from reader_app.formats.articles.dates import FoundDate, find_date, without_clock

_BYLINE = re.compile(
    r"(?P<sign>(?:(?:words|text|story|written)\s)?by|par|por|von|di|door|auteurs?|authors?|автор"
    r"|كتبت?|بقلم|إعداد|من\sمراسلنا|من\sمراسلتنا|מאת|נכתב\sעל\sידי|نوشته|نویسنده|به\sقلم|گزارش(?:گر)?"
    r"|خبرنگار)(?:\s?:\s?|\s)(?P<names>[^\s:].{1,110})$",
    re.IGNORECASE,
)
_OUR_OWN = re.compile("من مراسل|by (?:our|a|the)\\b", re.IGNORECASE)
_STAFF = re.compile(
    r"\b(?:correspondents?|reporters?|staff|desk|agenc(?:y|ies)|editors?|bureau|newsroom|team"
    r"|writers?|chief|service)\b",
    re.IGNORECASE,
)
_CREDITS_LINE = re.compile(
    r"[(\[]?(?:additional\s)?(?:reporting|writing|editing|compiled|translated)"
    r"(?:\sand\s\w+)?\sby\s",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    (
        "and",
        "&",
        "in",
        "for",
        "of",
        "the",
        "at",
        "with",
        "a",
        "an",
        "et",
        "und",
        "y",
        "e",
        "de",
        "la",
        "le",
        "du",
        "von",
        "van",
        "bin",
        "al",
    )
)
_NAME_AND_PLACE = re.compile(
    r"[^\W\d_][\w.’'-]+(?:\s[^\W\d_][\w.’'-]*){1,3}"
    r"(?:\sand\s[^\W\d_][\w.’'-]+(?:\s[^\W\d_][\w.’'-]*){1,3})?\sin\s\S.{1,30}$"
)
_PUBLISHED = re.compile(
    r"(?:first\s)?(?:published|posted|updated|last\s(?:updated|modified)|modified|date)\b\s?:?"
    r"|publié|veröffentlicht|publicado|pubblicato|опубликовано"
    r"|نشر\b|تاريخ\sالنشر|آخر\sتحديث|פורסם|עודכן|تاریخ|انتشار",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|in|by|the|min|mins|read|am|pm"
    r"|gmt|utc|bst|cet|e[sd]t|p[sd]t|local|time|hrs?|et|le|el|de|den|um|uhr)\b\.?|יום|שעה|ساعت|الساعة",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?P<place>[^\s(][^(\n.]{1,60}?)\([^()]{2,60}\)\s?(?:--?|[–—ـ:])\s"
    r"|[^\W\d_a-z][^\na-z.]{2,30}(?:,\s[^\n.]{2,30}?\.?\s?\d{0,4})?\s?(?:--|[–—])\s"
    r"|[^\W\d_a-z][^\na-z.,]{2,30},\s[^\n–—-]{2,30}\s-\s"
)
_KICKER = re.compile(
    r"(?:for\simmediate\srelease|embargoed?\b.{0,60}|(?:press|media|news)\srelease|statement|exclusive"
    r"|breaking(?:\snews)?|analysis|opinion|comment|editorial|features?|interview|live|watch|video"
    r"|explainer|newsletter|transcript|world|news|politics|business|culture|sport|home|africa|europe"
    r"|asia|middle\seast|عاجل|خاص|تحليل|رأي|بيان\sصحفي|أخبار|דעה|פרשנות|בלעדי|חדשות|فوری|تحلیل|اخبار)"
    r"(?:\s?[|/>›·:]\s?[\w\s]{1,30})?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_FIELD = re.compile(
    r"(?P<name>title|headline|subject|date|authors?|byline|source|outlet|publisher|url|link|from|to"
    r"|sent|contact|contacts|tel|phone|e-?mail|section|keywords|tags|language)"
    r"\s?:\s?(?P<value>\S.*)?$",
    re.IGNORECASE,
)


def byline_names(words: str) -> str | None:
    """Return the names in a byline such as "By Jane Doe in Beirut"; None for any other line.

    A byline that names nobody ("from our correspondent") has an empty one.
    """
    match = _BYLINE.match(words)
    if match is None or words.endswith((".", "!", "?")):
        return None
    names = match["names"]
    if any(char.islower() or char.isupper() for char in names):
        fits = _STAFF.search(names) is not None or _is_capitalised(names)
    else:
        fits = len(names) <= 60
    if not fits:
        return None
    return "" if _OUR_OWN.match(words) else names


def is_byline(words: str) -> bool:
    """Tell whether a line says who wrote the article."""
    if len(words) > 130:
        return _CREDITS_LINE.match(words) is not None
    return (
        byline_names(words) is not None
        or _CREDITS_LINE.match(words) is not None
        or (_NAME_AND_PLACE.match(words) is not None and _is_capitalised(words))
    )


def _is_capitalised(names: str) -> bool:
    said = [word for word in names.split() if word.lower() not in _SMALL_WORDS]
    upper = sum(not word[:1].islower() for word in said)
    return bool(said) and upper >= len(said) * 0.75


def authors_in(names: str) -> tuple[str, ...]:
    """Return the people in a byline's names, as far as it is plain who they are."""
    people = re.split(r"\sin\s|\sfor\s|\s[|·–—-]\s", names, maxsplit=1)[0]
    several = re.search(r"\s(?:and|&|et|und|y)\s", people) is not None
    parts = re.split(r"\s?[,،;]\s|\s(?:and|&|et|und|y)\s", people)
    found = tuple(part.strip() for part in (parts if several else parts[:1]))
    return tuple(part for part in found if is_person(part))


def is_person(name: str) -> bool:
    """Tell whether some words could be one person's name in full."""
    count = len(name.split())
    return 2 <= count <= 5 and not _STAFF.search(name) and _is_capitalised(name)


def dateline(words: str) -> FoundDate | None:
    """Return the date of a line that says when, or where and when; None for any other line."""
    if len(words) > 110:
        return None
    found = find_date(words)
    sign = _PUBLISHED.match(words)
    if found is None:
        says = sign is not None and any(char.isdigit() for char in words)
        return FoundDate(0, 0, None) if says else None
    if sign is not None:
        return found
    rest = without_clock(f"{words[: found.start]} {words[found.end :]}")
    others = re.findall(r"[^\W\d_]+", _DATE_WORDS.sub("", rest))
    places = len(others) <= 4 and not any(word[0].islower() for word in others)
    return found if places else None


def lead_end(words: str) -> int:
    """Return the length of the agency dateline that opens a paragraph, such as "BEIRUT, June 28 (X) - "."""
    match = _LEAD.match(words)
    return match.end() if match is not None else 0


def is_kicker(words: str) -> bool:
    """Tell whether a line names the kind or section of an article rather than the article."""
    return len(words) <= 80 and _KICKER.fullmatch(words) is not None


def is_address(words: str) -> bool:
    """Tell whether a line is a web address and nothing else."""
    return _ADDRESS.match(words) is not None


def field_of(words: str) -> tuple[str, str] | None:
    """Return name and value of a line such as "Headline: ..."; the value's place is the line's end."""
    match = _FIELD.match(words)
    return (match["name"].lower(), match["value"] or "") if match is not None else None
