"""Contrast by WCAG 2, and colours moved until they reach it."""

from __future__ import annotations

from PySide6.QtGui import QColor

_STEPS = 100


def luminance(colour: QColor) -> float:
    """Return the relative luminance, 0 (black) to 1 (white)."""
    return (
        0.2126 * _linear(colour.redF())
        + 0.7152 * _linear(colour.greenF())
        + 0.0722 * _linear(colour.blueF())
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: QColor, other: QColor) -> float:
    """Return the ratio of two colours, 1 to 21, in whichever order they are given."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return a mix in sRGB that holds `share` (0 to 1) of the other colour."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def reaching(colour: QColor, against: QColor, goal: float, towards: QColor) -> QColor:
    """Return the colour, mixed with `towards` just as far as the goal against `against` asks."""
    for step in range(_STEPS + 1):
        candidate = mixed(colour, towards, step / _STEPS)
        if contrast(candidate, against) >= goal:
            return candidate
    return towards


def relit(colour: QColor, against: QColor, goal: float) -> QColor:
    """Return the colour in its own hue, darker or lighter until it reaches the goal."""
    if contrast(colour, against) >= goal:
        return colour
    hue, saturation, lightness = colour.hslHueF(), colour.hslSaturationF(), colour.lightnessF()
    end = 0.0 if luminance(against) > 0.18 else 1.0
    for step in range(_STEPS + 1):
        level = lightness + (end - lightness) * step / _STEPS
        candidate = QColor.fromHslF(max(hue, 0.0), saturation, level).toRgb()
        if contrast(candidate, against) >= goal:
            return candidate
    return QColor.fromHslF(0.0, 0.0, end)
