"""Numbers in sentences are written as the language of the program writes them: 4,534 places."""

from pathlib import Path

import reader_app.ui

SOURCES = sorted(Path(reader_app.ui.__file__).parent.rglob("*.py"))


def test_no_sentence_has_a_number_without_its_separators() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in SOURCES}
    assert sum("%Ln " in text for text in texts.values()) > 20  # Qt writes these by the locale
    assert not [name for name, text in texts.items() if "%n" in text]
