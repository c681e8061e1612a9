"""What an editor makes of characters does not get into the text."""

from hypothesis import given

from reader_app.core.retyping import retyped
from tests.core.strategies import TEXTS


def test_only_what_was_typed_is_taken_over() -> None:
    original = "One\u00a0two\n\u2028three\x0b\n"
    shown = "One two\u2029\u2028three\u2029\u2029"
    typed = "One two\u2029\u2028and\u2029three\u2029\u2029"
    assert retyped(original, shown, typed) == "One\u00a0two\n\u2028and\nthree\x0b\n"


def test_where_the_editor_dropped_characters_its_text_is_taken() -> None:
    assert retyped("\ufeffa\n", "a\u2029", "ab\u2029") == "ab\n"


@given(TEXTS, TEXTS)
def test_an_editor_that_shows_all_changes_nothing(original: str, typed: str) -> None:
    assert retyped(original, original, typed) == typed.replace("\u2028", "\n").replace(
        "\u2029", "\n"
    ) or set(original) & {"\u2028", "\u2029"}
    assert (
        retyped(original, original.replace("\n", "\u2029"), original.replace("\n", "\u2029"))
        == original
    )
