"""Measure the tag palette, or search for another one. Standard library only.

    python3 packaging/palette_search.py                  figures of resources/themes/palette.toml
    python3 packaging/palette_search.py --search light   twelve lines and fills for one theme

Distances are CIEDE2000 (Sharma, Wu and Dalal 2005) between colours as four kinds of eyes see them:
normal, and protan, deutan and tritan vision by Machado, Oliveira and Fernandes 2009, severity 1.0.
Contrast is WCAG 2. Lines and fills of a slot are searched together, inside the slot's own hue, so
that a tag keeps its name's colour in every theme.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tomllib
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

PALETTE = Path(__file__).parent.parent / "resources" / "themes" / "palette.toml"
LINE_APART, LINE_CONTRAST, TEXT_ON_FILL = 10.0, 3.0, {"light": 7.0, "sepia": 7.0}
VISIONS = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
HUES = {  # CIELAB hue angles that still bear the slot's name, and how grey it must be
    "blue": (270, 305, 25, 90), "orange": (45, 68, 40, 90), "green": (118, 160, 18, 60),
    "rose": (350, 378, 30, 70), "violet": (305, 335, 25, 75), "teal": (178, 212, 20, 50),
    "amber": (80, 98, 35, 80), "red": (15, 38, 25, 80), "sky": (230, 262, 20, 55),
    "olive": (98, 116, 25, 55), "brown": (40, 66, 12, 30), "slate": (225, 285, 2, 12),
}  # fmt: skip

Rgb = tuple[float, float, float]
Lab = tuple[float, float, float]


class Colour(NamedTuple):
    """One colour as hex, with its look to each kind of eyes."""

    code: str
    seen: tuple[Lab, ...]


class Palette(NamedTuple):
    """A theme's page and text colours, and the line and fill of each of its slots."""

    page: str
    text: str
    pairs: list[tuple[str, str]]

    def searched(self, theme: str, starts: int) -> Palette:
        """Return a palette for the same page, found anew from some random starts, and print it."""
        found = self._replace(pairs=search(theme, self, starts))
        for slot, (line, fill) in zip(HUES, found.pairs, strict=True):
            print(f"{slot:8} {line} {fill}")
        return found


def read_palette() -> dict[str, Palette]:
    """Return each theme's palette as the program has it."""
    return {
        name: Palette(
            table["page"], table["text"], [(tag["line"], tag["fill"]) for tag in table["tag"]]
        )
        for name, table in tomllib.loads(PALETTE.read_text("utf-8")).items()
    }


def linear(code: str) -> Rgb:
    """Return the linear-light channels, 0 to 1, of an sRGB colour `#rrggbb`."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (_linear(red), _linear(green), _linear(blue))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two colours, 1 to 21."""
    dark, light = sorted(
        sum(
            part * weight
            for part, weight in zip(linear(code), (0.2126, 0.7152, 0.0722), strict=True)
        )
        for code in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: Rgb) -> Lab:
    """Return CIELAB (D65) of linear sRGB channels, which are clipped to 0..1."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in rgb)
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (x, y, z)
    )
    return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def colour(code: str) -> Colour:
    """Return a colour with its look to each kind of eyes."""
    rgb = linear(code)
    looks = [
        (sum(map(lambda a, b: a * b, row, rgb)) for row in matrix) for matrix in VISIONS.values()
    ]
    return Colour(code.upper(), tuple(lab((next(look), next(look), next(look))) for look in looks))


def de2000(one: Lab, other: Lab) -> float:
    """Return the CIEDE2000 difference of two CIELAB colours."""
    l1, a1, b1 = one
    l2, a2, b2 = other
    mean7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    grow = 1.5 - 0.5 * math.sqrt(mean7 / (mean7 + 25**7))
    a1, a2 = a1 * grow, a2 * grow
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = h1 + turn / 2 if c1 * c2 else h1 + h2
    d_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    light, chroma = (l1 + l2) / 2 - 50, (c1 + c2) / 2
    return _weighted(l2 - l1, c2 - c1, d_hue, (light, chroma, hue))


def _weighted(d_light: float, d_chroma: float, d_hue: float, mean: tuple[float, ...]) -> float:
    light, chroma, hue = mean
    weight = 1 - 0.17 * _cos(hue - 30) + 0.24 * _cos(2 * hue)
    weight += 0.32 * _cos(3 * hue + 6) - 0.2 * _cos(4 * hue - 63)
    light_part = d_light / (1 + 0.015 * light**2 / math.sqrt(20 + light**2))
    chroma_part = d_chroma / (1 + 0.045 * chroma)
    hue_part = d_hue / (1 + 0.015 * chroma * weight)
    around = ((hue % 360) - 275) / 25
    twist = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    twist *= math.sin(math.radians(60 * math.exp(-(around**2))))
    total = light_part**2 + chroma_part**2 + hue_part**2 + twist * chroma_part * hue_part
    return math.sqrt(max(0.0, total))


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def apart(one: Colour, other: Colour) -> float:
    """Return the smallest difference of two colours over the four kinds of eyes."""
    return min(map(de2000, one.seen, other.seen))


def smallest(colours: list[Colour]) -> dict[str, float]:
    """Return, for each kind of eyes, the smallest difference between any two colours."""
    return {
        name: min(de2000(a.seen[i], b.seen[i]) for a, b in combinations(colours, 2))
        for i, name in enumerate(VISIONS)
    }


def report(theme: str, palette: Palette) -> bool:
    """Print the figures of a theme's palette; tell whether they reach the aims."""
    page, text, pairs = palette
    lines, fills = ([colour(pair[i]) for pair in pairs] for i in (0, 1))
    line_apart, fill_apart = smallest(lines), smallest(fills)
    on_page = [contrast(line.code, page) for line in lines]
    on_fill = [contrast(text, fill.code) for fill in fills]
    print(f"{theme}: {len(pairs)} slots on {page}")
    print("  lines apart  ", "  ".join(f"{k} {v:.1f}" for k, v in line_apart.items()))
    print("  fills apart  ", "  ".join(f"{k} {v:.1f}" for k, v in fill_apart.items()))
    print(f"  line on page  {min(on_page):.1f} to {max(on_page):.1f}")
    print(f"  text on fill  {min(on_fill):.1f} to {max(on_fill):.1f}")
    return (
        min(line_apart.values()) >= LINE_APART
        and min(on_page) >= LINE_CONTRAST
        and min(on_fill) >= TEXT_ON_FILL.get(theme, 4.5)
    )


def from_lch(light: float, chroma: float, hue: float) -> str | None:
    """Return the sRGB colour of a CIELAB cylinder point, or None where sRGB has none."""
    fy = (light + 16) / 116
    fx, fz = fy + chroma * _cos(hue) / 500, fy - chroma * _cos(hue - 90) / 200
    x, y, z = (
        white * (part**3 if part**3 > 216 / 24389 else (116 * part - 16) * 27 / 24389)
        for part, white in ((fx, 0.95047), (fy, 1.0), (fz, 1.08883))
    )
    channels = (
        3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
        -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
        0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
    )
    if min(channels) < -0.001 or max(channels) > 1.001:
        return None
    return "#" + "".join(f"{round(255 * _encoded(part)):02X}" for part in channels)


def _encoded(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def candidates(slot: str, page: str) -> list[Colour]:
    """Return the lines a slot may have on a page: its hue, in sRGB, with contrast enough."""
    low, high, grey, vivid = HUES[slot]
    codes = {
        from_lch(light, chroma, hue)
        for light in range(16, 92, 4)
        for chroma in range(grey, vivid + 1, 8)
        for hue in range(low, high + 1, 6)
    }
    return [colour(code) for code in sorted(filter(None, codes)) if contrast(code, page) > 3.1]


def fills(slot: str, palette: Palette, least: float) -> list[Colour]:
    """Return the fills a slot may have: its hue, pale, text on it legible, seen on the page."""
    low, high, grey, _ = HUES[slot]
    codes = {
        from_lch(light, chroma, hue)
        for light in range(12, 97, 3)
        for chroma in range(min(grey, 6), 34, 4)
        for hue in range(low, high + 1, 8)
    }
    found = [
        colour(code)
        for code in sorted(filter(None, codes))
        if contrast(code, palette.text) >= least
    ]
    return [item for item in found if apart(item, colour(palette.page)) >= 4]


def climb(options: list[list[Colour]], rng: random.Random) -> tuple[float, list[Colour]]:
    """Choose one option a slot so that the two nearest are as far apart as can be."""
    chosen = [rng.choice(group) for group in options]
    best = -1.0
    while True:
        for slot, group in enumerate(options):
            others = chosen[:slot] + chosen[slot + 1 :]
            chosen[slot] = max(group, key=lambda item: min(apart(item, other) for other in others))
        found = min(apart(a, b) for a, b in combinations(chosen, 2))
        if found <= best + 0.01:
            return best, chosen
        best = found


def search(theme: str, palette: Palette, starts: int) -> list[tuple[str, str]]:
    """Return the best (line, fill) pairs found from some random starts."""
    rng = random.Random(12)  # noqa: S311 - a seeded search, not a secret
    least = TEXT_ON_FILL.get(theme, 4.5) + 1
    line_options = [candidates(slot, palette.page) for slot in HUES]
    fill_options = [fills(slot, palette, least) for slot in HUES]
    lines = max(climb(line_options, rng) for _ in range(starts))[1]
    pale = max(climb(fill_options, rng) for _ in range(starts))[1]
    return [(line.code, fill.code) for line, fill in zip(lines, pale, strict=True)]


def main() -> int:
    """Print the figures; the exit status is 1 where a palette misses an aim."""
    parser = argparse.ArgumentParser(description="Measure or search the tag palette")
    parser.add_argument("--search", metavar="THEME", help="look for a new palette for this theme")
    parser.add_argument("--starts", type=int, default=6, help="random starts of the search")
    asked = parser.parse_args()
    themes = read_palette()
    if asked.search is not None:
        found = themes[asked.search].searched(asked.search, asked.starts)
        return 0 if report(asked.search, found) else 1
    reached = [report(name, palette) for name, palette in themes.items()]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
