"""Half a year of a harbour's press for the pictures of what is across articles.

Invented, and the same each time: the articles differ in outlet, date, language, status, grade and
in what is tagged, as those of a project do in which somebody works.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reader_app.core.spans import Span

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.records import Status
    from reader_app.project.project import Project

_COUNT = 84
_FIRST = date(2026, 1, 5)
_DAYS = 170
_STATUSES: tuple[Status, ...] = ("new", "new", "reading", "done", "done", "done")
_MARKED = re.compile(r"\[(?P<words>[^|\]]+)\|(?P<tags>[^\]]+)\]")

_PRESS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "en": (
        ("Calder Bay Courier", "The North Quay Post", "Island Mail", "Harbour Wire", "State Radio News"),
        (
            "Dredging resumes off {place} as crews ask for the log",
            "Minister promises an inquiry into the {place} closure",
            "Ferry union says {place} timetable “cannot be kept”",
            "Insurers count the cost of {number} idle days at {place}",
            "Who ordered the closure of {place}? Two versions, one log",
            "Fuel prices on the islands rise {number} per cent in a month",
            "Police question {number} people over cut moorings at {place}",
            "Port authority denies that vessels were at risk near {place}",
            "Inspector finds {number} gaps in the harbour log",
            "Shops at {place} wait for a second lorry of milk",
        ),
        (
            "[The port authority|Actor/Organisation] said that [“no vessel was at risk at any point”|Quote,Certainty/Alleged].",
            "[Two captains, who asked not to be named,|Source/Anonymous] called the notice [“a fairy tale”|Quote,Framing/Loaded word].",
            "[The ministry of transport|Actor/State] [announced an inquiry on Thursday|Event] but gave no date for its report.",
            "[Inspector Ilse Varga|Actor/Person] [confirmed that the original log is missing|Claim,Certainty/Confirmed].",
            "According to [the harbour master|Source/Official], [the lane was open again by noon|Claim].",
            "[State radio|Source/State media] spoke of [“a brief adjustment to traffic”|Quote,Framing/Euphemism].",
            "[A group calling itself the Lantern Men|Actor/Armed group] [denied having cut the moorings|Certainty/Denied].",
            "At [Sable Point|Place] the ferries lay idle for a second week.",
            "The notice [does not mention the tug at all|Framing/Omission], although it lay across the lane.",
            "Fishermen from [Otter Sound|Place] say that they [were told to turn back|Claim,Source/Named].",
            "Nothing was said about who would pay for the milk, the post and the empty beds.",
            "The weather had been calm for three days, with a light wind from the north-west.",
        ),
    ),
    "ar": (
        ("النشرة البحرية", "صوت الميناء"),
        ("اتحاد العبّارات: جدول الرحلات لا يمكن الالتزام به", "الوزارة تعد بتحقيق في إغلاق القناة", "ارتفاع أسعار الوقود في الجزر خلال شهر"),
        (
            "قالت [سلطة الميناء|Actor/Organisation] إنه [«لم تتعرض أي سفينة للخطر»|Quote,Certainty/Alleged].",
            "وأكدت [المفتشة إيلزه فارغا|Actor/Person] أن [السجل الأصلي مفقود|Claim,Certainty/Confirmed].",
            "وتحدثت [الإذاعة الرسمية|Source/State media] عن [«تعديل وجيز في الحركة»|Quote,Framing/Euphemism].",
            "وبقيت العبّارات راسية في [خليج كالدر|Place] للأسبوع الثاني.",
        ),
    ),
    "he": (
        ("יומן המפרץ",),
        ("איגוד המעבורות: אי אפשר לעמוד בלוח הזמנים", "השר מבטיח בדיקה של סגירת התעלה", "מחירי הדלק באיים עלו בתוך חודש"),
        (
            "[רשות הנמל|Actor/Organisation] מסרה כי [״אף כלי שיט לא היה בסכנה״|Quote,Certainty/Alleged].",
            "[המפקחת אילזה ורגה|Actor/Person] אישרה כי [היומן המקורי חסר|Claim,Certainty/Confirmed].",
            "המעבורות עגנו ב[מפרץ קלדר|Place] זה השבוע השני.",
        ),
    ),
    "fa": (
        ("روزنامهٔ بندر",),
        ("اتحادیهٔ کشتی‌ها: برنامهٔ سفرها شدنی نیست", "وزیر وعدهٔ بررسی بسته‌شدن آبراه را داد", "بهای سوخت در جزیره‌ها در یک ماه بالا رفت"),
        (
            "[ادارهٔ بندر|Actor/Organisation] گفت که [«هیچ کشتی‌ای در خطر نبود»|Quote,Certainty/Alleged].",
            "[بازرس ایلزه وارگا|Actor/Person] تأیید کرد که [دفتر اصلی گم شده است|Claim,Certainty/Confirmed].",
            "کشتی‌ها هفتهٔ دوم هم در [خلیج کالدر|Place] ماندند.",
        ),
    ),
}  # fmt: skip
_PLACES = ("Calder Bay", "Sable Point", "Otter Sound", "the north quay")
_NOTES = (
    "Check against the coastguard’s own notice.",
    "Same wording as in the Courier.",
    "Who pays?",
)


def add_press(project: Project) -> None:
    """Bring the articles into a project that has the starter codebook, and mark them."""
    chance = random.Random(26)  # noqa: S311  (nothing is to be kept secret)
    for _ in range(_COUNT):
        language = chance.choices(tuple(_PRESS), (11, 3, 2, 1))[0]
        _add(project, chance, language)


def _add(project: Project, chance: random.Random, language: str) -> None:
    outlets, titles, sentences = _PRESS[language]
    title = chance.choice(titles).format(place=chance.choice(_PLACES), number=chance.randint(2, 19))
    drawn = [_unmarked(chance.choice(sentences)) for _ in range(chance.randint(3, 9))]
    words = "\n\n".join((title, *(text for text, _ in drawn)))
    outcome = project.articles.import_text(words, title)
    if outcome.status != "imported" or outcome.uid is None:
        return
    article = project.articles.find(outcome.uid)
    day = _FIRST + timedelta(min(chance.randrange(_DAYS), chance.randrange(_DAYS)))
    described = replace(
        article,
        title=title,
        outlet=chance.choice(outlets),
        language=language,
        published=day.isoformat(),
        published_precision="day",
    )
    project.articles.edit(described)
    project.articles.set_status([article.uid], chance.choice(_STATUSES))
    _mark(project, chance, article.uid, [mark for _, marks in drawn for mark in marks])


def _mark(
    project: Project, chance: random.Random, article: Uid, marks: list[tuple[str, list[str]]]
) -> None:
    text = str(project.articles.text_of(project.articles.find(article)).text)
    at = 0
    for words, tags in marks:
        at = text.index(words, at)
        note = chance.choice(_NOTES) if chance.random() < 0.1 else ""
        span = Span(at, at + len(words))
        project.marks.tag_paths(article, span, tags, note)
        at = span.end


def _unmarked(sentence: str) -> tuple[str, list[tuple[str, list[str]]]]:
    """Return a sentence without the brackets, and what was in them with its tags."""
    marks = [(found["words"], found["tags"].split(",")) for found in _MARKED.finditer(sentence)]
    return _MARKED.sub(r"\g<words>", sentence), marks
