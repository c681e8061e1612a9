"""Made-up press articles, spans and tags to measure with: the same for the same seed, anywhere.

Like the real thing in what costs time: 80 % English with curly quotes, 10 % each Arabic and
Hebrew, an emoji now and then, Zipf-like word frequencies, paragraphs of one to four sentences.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WORDS = {
    "en": (
        "the of to and in that a on said for with was from as by after at has its over between "
        "minister government council border talks envoy statement ceasefire port harbour committee "
        "agency officials ministry ambassador summit sanctions prisoners convoy relief district "
        "parliament spokesman delegation accord northern southern coastal regional joint senior "
        "announced denied confirmed warned praised rejected accepted discussed condemned reported "
        "Doha Cairo Beirut Amman Geneva Ankara Muscat Nicosia Monday Tuesday Friday March October "
        "electricity hospitals schools wheat fuel bridges roads water reconstruction observers"
    ).split(),
    "ar": (
        "قال المتحدث إن الوزارة تتابع الوضع في الميناء وأعلن المجلس بعد اجتماع طارئ أن المحادثات "
        "مستمرة مع الوفد القادم من عمّان حول المساعدات والكهرباء والمياه على الحدود الشمالية "
        "وأكد السفير خلال القمة رفض العقوبات ودعا إلى هدنة طويلة وإطلاق الأسرى"
    ).split(),
    "he": (
        "דובר המשרד אמר כי השיחות נמשכות בנמל ובגבול הצפוני לאחר ישיבת חירום של המועצה והשגריר "
        "הוסיף שהמשלחת תגיע לפסגה ביום שני עם סיוע וחשמל ומים לבתי החולים והכחיש את הדיווח על "
        "הסכם חדש בין הצדדים"
    ).split(),
}
_EMOJI = ("📰", "🇶🇦", "⚠️", "👩‍💻", "🕊️")
_WORD = re.compile(r"\S+")
_TREE = {
    "Actor": ("Person", "Organisation", "State", "Armed group", "Body"),
    "Event": ("Summit", "Strike", "Election", "Protest", "Ceasefire"),
    "Source": ("Named", "Anonymous", "Official", "State media", "Second hand"),
    "Certainty": ("Confirmed", "Alleged", "Denied", "Unclear"),
    "Framing": ("Threat", "Conciliatory", "Victim", "Euphemism"),
    "Place": ("City", "Border", "Port", "Country"),
}


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """An article as a file would hold it."""

    name: str
    title: str
    text: str
    language: str


def articles(count: int, *, characters: int = 4000, seed: int = 1) -> Iterator[MadeArticle]:
    """Yield articles of about that many code points, each different."""
    chance = random.Random(seed)
    for number in range(1, count + 1):
        language = {4: "ar", 8: "he"}.get(number % 10, "en")
        title = _title(chance, language)
        text = _body(chance, language, title, characters)
        yield MadeArticle(f"article-{number:05}.txt", title, text, language)


def long_text(characters: int, *, seed: int = 1) -> str:
    """Return one English text of exactly that many code points, with some Arabic paragraphs."""
    chance = random.Random(seed)
    parts = ["A long document"]
    size = len(parts[0])
    while size < characters:
        language = "ar" if len(parts) % 12 == 0 else "en"
        parts.append(_paragraph(chance, language))
        size += len(parts[-1]) + 2
    return "\n\n".join(parts)[: characters - 1].rstrip().ljust(characters - 1, ".") + "\n"


def write_folder(folder: Path, count: int, *, characters: int = 4000, seed: int = 1) -> int:
    """Write articles as text files into a folder, and return how many bytes they are."""
    folder.mkdir(parents=True, exist_ok=True)
    return sum(
        (folder / article.name).write_bytes(article.text.encode())
        for article in articles(count, characters=characters, seed=seed)
    )


def spans(text: str, count: int, *, seed: int = 1) -> list[tuple[int, int]]:
    """Return different (start, end) spans of 1 to 40 words, in code points, in reading order."""
    chance = random.Random(seed)
    words = [match.span() for match in _WORD.finditer(text)]
    found: set[tuple[int, int]] = set()
    while len(found) < count:
        first = chance.randrange(len(words))
        last = min(len(words) - 1, first + min(39, int(chance.expovariate(1 / 9))))
        found.add((words[first][0], words[last][1]))
    return sorted(found)


def tag_paths() -> list[str]:
    """Return the paths of a codebook of two levels, parents first."""
    return [path for top, names in _TREE.items() for path in (top, *(f"{top}/{n}" for n in names))]


def _title(chance: random.Random, language: str) -> str:
    words = " ".join(_pick(chance, language, chance.randint(5, 10)))
    return words[0].upper() + words[1:]


def _body(chance: random.Random, language: str, title: str, characters: int) -> str:
    parts = [title, _sentence(chance, language)]
    size = sum(len(part) + 2 for part in parts)
    while size < characters:
        heading = chance.random() < 0.06
        parts.append(_title(chance, language) if heading else _paragraph(chance, language))
        size += len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"


def _paragraph(chance: random.Random, language: str) -> str:
    return " ".join(_sentence(chance, language) for _ in range(chance.randint(1, 4)))


def _sentence(chance: random.Random, language: str) -> str:
    words = _pick(chance, language, chance.randint(9, 28))
    words[0] = words[0][0].upper() + words[0][1:]
    if language == "en" and chance.random() < 0.3:
        first = chance.randrange(2, len(words) - 4)
        words[first] = "“" + words[first]
        words[first + 3] += ",”"
    if chance.random() < 0.02:
        words.insert(chance.randrange(1, len(words)), chance.choice(_EMOJI))
    return " ".join(words) + "."


def _pick(chance: random.Random, language: str, count: int) -> list[str]:
    words = _WORDS[language]
    return chance.choices(words, weights=[1 / (rank + 3) for rank in range(len(words))], k=count)
