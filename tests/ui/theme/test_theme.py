import tomllib
from string import Template

import pytest
from PySide6.QtGui import QColor

from reader_app.core.codebook import PALETTE_SLOTS, Codebook
from reader_app.core.ids import Uid
from reader_app.core.records import Tag
from reader_app.core.resources import resource_path
from reader_app.ui.theme.contrast import contrast
from reader_app.ui.theme.roles import ROLES, THEME_NAMES
from reader_app.ui.theme.style_sheet import palette, style_sheet
from reader_app.ui.theme.tag_colours import TagInks
from reader_app.ui.theme.theme import load_theme

ALL = pytest.mark.parametrize("name", THEME_NAMES)
OWN = ("#ffffff", "#000000", "#ffff00", "#ff00ff", "#123456", "#7f7f7f", "#00ff00", "#fdfcf9")


def stated(name):
    path = resource_path("themes", f"theme_{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))["contrast"]


def pairs():
    return [
        (name, kind, pair, ratio)
        for name in THEME_NAMES
        for kind, table in stated(name).items()
        for pair, ratio in table.items()
    ]


@pytest.mark.parametrize(("name", "kind", "pair", "ratio"), pairs())
def test_each_stated_contrast_is_the_one_the_colours_have(name, kind, pair, ratio):
    theme = load_theme(name)
    front, _, back = pair.partition("_on_") if not pair.startswith("on_") else on_pair(pair)
    found = contrast(theme.colour(front), theme.colour(back))
    assert found == pytest.approx(ratio, abs=0.06)
    if front != "text_disabled":
        assert found >= (4.5 if kind == "text" else 3.0) - 0.05


def on_pair(pair):
    half = len(pair) // 2 + 1
    cut = pair.index("_on_", half // 2)
    return pair[:cut], "_on_", pair[cut + 4 :]


@ALL
def test_a_theme_has_every_role_and_every_palette_slot(name):
    theme = load_theme(name)
    assert set(theme.roles) == set(ROLES)
    assert set(theme.slots) == set(PALETTE_SLOTS)
    assert all(colour.isValid() for colour in theme.roles.values())


@ALL
def test_the_lines_of_tags_can_be_seen_and_text_on_their_fills_read(name):
    theme = load_theme(name)
    goal = 4.5 if theme.is_dark else 7.0
    for slot in PALETTE_SLOTS:
        tag = theme.tag(slot)
        assert contrast(tag.line, theme.colour("page")) >= 3.0
        assert contrast(theme.colour("text"), tag.fill) >= goal


@ALL
@pytest.mark.parametrize("own", OWN)
def test_an_own_colour_is_moved_until_it_can_be_seen_and_read_on(name, own):
    theme = load_theme(name)
    tag = theme.tag(own)
    assert contrast(tag.line, theme.colour("page")) >= 3.0
    assert contrast(theme.colour("text"), tag.fill) >= (4.5 if theme.is_dark else 7.0)


def test_an_own_colour_that_is_seen_already_stays_as_it_is():
    assert load_theme("light").tag("#123456").line == QColor("#123456")


def test_an_unknown_colour_gets_a_slot_that_exists():
    theme = load_theme("light")
    assert theme.tag("mauve") is theme.tag("slate")
    assert theme.tag("#nothex").line == theme.tag("slate").line


def test_the_thirteenth_tag_has_the_first_ones_colour_with_a_dashed_line():
    tags = [
        Tag(Uid(f"{n:032x}"), f"tag {n}", None, PALETTE_SLOTS[n % 12], Uid("a"), 0, 0)
        for n in range(13)
    ]
    inks = TagInks(load_theme("light"), Codebook(tags))
    assert [inks.of(tag.uid).dashed for tag in tags] == [False] * 12 + [True]
    assert inks.of(tags[0].uid).line == inks.of(tags[12].uid).line


@ALL
def test_the_style_sheet_names_only_roles_that_exist(name, qapp):
    text = resource_path("themes", "reader.qss").read_text("utf-8")
    names = set(Template(text).get_identifiers())
    assert names <= {*ROLES, "pictures", "disabled_ground"}
    assert "$" not in style_sheet(load_theme(name))


@ALL
def test_the_style_sheet_holds_no_colour_of_its_own(name):
    text = resource_path("themes", "reader.qss").read_text("utf-8")
    selectors_gone = [part for part in text.split(";") if ": #" in part]
    assert selectors_gone == []


@ALL
def test_the_palette_greys_what_is_disabled(name, qapp):
    theme = load_theme(name)
    made = palette(theme)
    group = made.ColorGroup.Disabled
    assert made.color(group, made.ColorRole.Text) == theme.colour("text_disabled")
    assert made.color(made.ColorRole.Text) == theme.colour("text")
