"""Who is likely to have said a stretch of an article, judged by the words around it. No Qt.

A proposal for the analyst to accept, never more: it looks for a reporting verb in the sentence,
and takes the words on one side of it for a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.judgements import Mode

if TYPE_CHECKING:
    from reader_app.core.spans import Span

_BEFORE_VERB = (
    "said|says|saying|told|tells|added|adds|claimed|claims|reported|reports|announced|announces|"
    "stated|states|denied|denies|insisted|insists|warned|warns|argued|argues|confirmed|confirms|"
    "wrote|writes|asked|declared|declares|admitted|alleged|maintained|maintains|acknowledged|noted|"
    "گفت|گفتند|گفته است|گفته‌اند|می‌گوید|می‌گویند|افزود|افزودند|نوشت|خبر داد|گزارش داد|هشدار داد|مدعی شد|"
    "(?:اعلام|ت[أا]کید|تصریح|بیان|اظهار|عنوان|تکذیب) کرد(?:ند)?|اظهار داشت|"
    "אמר|אמרה|אמרו|הודיע|הודיעה|טען|טענה|מסר|מסרה|הכחיש|הדגיש"
)
_AFTER_CUE = (
    "according to|in the words of|as told by|"
    "بحسب ما قالته|بحسب ما قاله|بحسب|حسب|وفقا ل|وفقًا ل|نقلا عن|نقلًا عن|"
    "و?قالت?|و?صرحت?|و?صرّحت?|و?أعلنت?|و?أكدت?|و?أكّدت?|و?أضافت?|و?أفادت?|و?ذكرت?|و?نفت|و?نفى|"
    "به گفته(?:ٔ|‌ی)?|به گزارش|به نقل از|بنا بر گزارش|از قول|"
    "לפי|לדברי|על פי"
)
_CUES = re.compile(
    rf"(?<!\w)(?:(?P<after>{_AFTER_CUE})(?:(?<=ل)|(?!\w))|(?P<verb>{_BEFORE_VERB})(?!\w))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?؟…]['\"”’»)]*\s+|\n")
_EDGES = re.compile(r"[,;:()–—“”\"«»„؛،]|\n")
_RELATIVE = re.compile(r"^\s*(?:who|which|whose|where|when)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:and|but|while|as|because|when|that|then|so|yet|however)\s+)+", re.IGNORECASE
)
_TRAILING = re.compile(
    r"\s(?:that|to|on|in|at|by|of the|who|when|while|after|before|during|has|had|is|was|were|with|"
    r"later|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|also|"
    r"که|در|روز|"
    r"إن|أن|إنه|أنه|إنها|أنها|في|خلال|يوم|ש\w*|כי|על|ב\w+)\s.*$",
    re.IGNORECASE | re.DOTALL,
)
_PERSIAN_PLACE = re.compile(r"\s(?:در|روز|به|با|از|طی|ضمن)\s.*$", re.DOTALL)
"""Where and when it was said stands between name and verb."""
_ADVERBS = re.compile(r"\s+(?:also|later|then|has|have|had|repeatedly|earlier)$", re.IGNORECASE)
_PRONOUNS = frozenset(
    ("he", "she", "they", "it", "we", "i", "you", "this", "that", "who", "which", "هو", "هي", "هم", "او", "وی", "آنها", "آن‌ها", "که", "הוא", "היא", "הם")
)  # fmt: skip
_MOST_WORDS = 7
_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("‘", "’"))
_OPENING, _CLOSING = "“\"«„‘'", "”\"»“’'"


@dataclass(frozen=True, slots=True)
class Guess:
    """A proposal; what nothing speaks for is empty."""

    name: str
    cue: str
    mode: Mode


def guessed_speaker(text: str, span: Span) -> Guess:
    """Return who is likely to have said a span of a text (code points)."""
    start, end = _sentence(text, span)
    found = sorted(_CUES.finditer(text, start, end), key=lambda cue: _distance(cue, span))
    named = ((cue, _name(text, cue, start, end)) for cue in found)
    cue, name = next(((cue, name) for cue, name in named if name), (None, ""))
    if cue is None and found:
        cue = found[0]
    return Guess(
        name, cue.group() if cue else "", guessed_mode(text, span, is_reported=bool(found))
    )


def guessed_mode(text: str, span: Span, *, is_reported: bool = True) -> Mode:
    """Return how the words are given, as their quotation marks say."""
    words = span.of(text).strip().rstrip(".,;،")
    quoted = words[:1] in _OPENING and words[-1:] in _CLOSING and len(words) > 1
    if quoted or any(_is_between(text, span, *pair) for pair in _PAIRS):
        return "direct"
    return "indirect" if is_reported else "paraphrase"


def _is_between(text: str, span: Span, opening: str, closing: str) -> bool:
    """Tell whether a span stands inside quotation marks of its paragraph."""
    line = text.rfind("\n", 0, span.start) + 1
    opened = text.rfind(opening, line, span.start)
    if opened < 0 or text.rfind(closing, opened + 1, span.start) >= 0:
        return False
    shut = text.find(closing, span.end)
    return shut >= 0 and "\n" not in text[span.end : shut]


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """Return the sentence, or sentences, that a span stands in."""
    line = text.rfind("\n", 0, span.start) + 1
    start = line
    for end in _SENTENCE_END.finditer(text, line, span.start):
        start = end.end()
    found = _SENTENCE_END.search(text, max(span.start, span.end - 1))
    return start, found.start() if found else len(text)


def _distance(cue: re.Match[str], span: Span) -> int:
    if cue.end() <= span.start:
        return span.start - cue.end()
    return max(0, cue.start() - span.end)


def _name(text: str, cue: re.Match[str], start: int, end: int) -> str:
    """Return the name on the side of a cue where one is to be expected."""
    after = _first_words(text[cue.end() : end])
    if cue["after"]:
        return after
    before = _last_words(text[start : cue.start()])
    return before or after


def _last_words(words: str) -> str:
    """Return the name that words end with: what stands before a verb."""
    words = _ADVERBS.sub("", words.rstrip())
    parts = _EDGES.split(words)
    if not parts[-1].strip() and len(parts) > 1:
        # "the crews, who were not named, said": the name stands before what is between commas.
        if not _RELATIVE.match(parts[-2]) or len(parts) < 3:
            return ""
        parts = parts[:-2]
    return _usable(_PERSIAN_PLACE.sub("", _LEADING.sub("", parts[-1].strip())))


def _first_words(words: str) -> str:
    """Return the name that words begin with: what stands after a verb or "according to"."""
    words = words.lstrip(" ،,")
    return _usable(_TRAILING.sub("", f"{_EDGES.split(words)[0]} ").strip(" ."))


def _usable(name: str) -> str:
    words = name.split()
    if not words or len(words) > _MOST_WORDS or words[0].lower() in _PRONOUNS:
        return ""
    return " ".join(words)
