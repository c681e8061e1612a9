import pytest

from reader_app.ui.theme.fonts import (
    PAGE_TYPE,
    page_families,
    page_font,
    script_of,
    script_of_language,
    ui_font,
)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("“Quoted”", "latin"),
        ("«لم تتعرض", "arabic"),
        ("14 במאי", "hebrew"),
        ("12:30", "latin"),
        ("گزارش", "arabic"),
    ],
)
def test_the_script_of_a_text_is_that_of_its_first_letter(text, script):
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("language", "script"),
    [("en", "latin"), ("fa-IR", "arabic"), ("AR", "arabic"), ("he", "hebrew"), (None, "latin")],
)
def test_a_language_has_its_script(language, script):
    assert script_of_language(language) == script


@pytest.mark.parametrize("script", ["latin", "arabic", "hebrew"])
def test_page_fonts_have_the_sizes_of_the_design(script, qapp):
    for use, kind in PAGE_TYPE[script].items():
        assert page_font(script, use).pixelSize() == kind.size
        assert page_font(script, use).bold() == kind.bold
    assert page_font(script, "body", 24).pixelSize() == 24


def test_families_that_fill_gaps_come_after_the_scripts_own(qapp):
    assert len(set(page_families("arabic"))) == len(page_families("arabic"))


def test_the_ui_font_is_small_and_its_heads_are_strong(qapp):
    assert ui_font().pixelSize() == 13
    assert ui_font(12, bold=True).weight() == 600
