"""One measured figure, and the reference it is set beside. Every bench_*.py module yields these."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A value measured in this run; `ok` is None when the aim is only reported, not judged."""

    name: str
    value: float
    unit: str
    reference: float | None
    reference_name: str
    aim: str
    ok: bool | None

    @property
    def ratio(self) -> float | None:
        """Give the value as a multiple of its reference, if it has one."""
        return self.value / self.reference if self.reference else None


def at_most_times(
    name: str, value: float, unit: str, reference: tuple[str, float], *, limit: float
) -> Figure:
    """Judge a value against a reference of the same run: at most `limit` times as much."""
    reference_name, reference_value = reference
    ok = value <= limit * reference_value
    return Figure(name, value, unit, reference_value, reference_name, f"<= {limit:g} x", ok)


def at_most(name: str, value: float, unit: str, *, limit: float) -> Figure:
    """Judge a value against a fixed bound."""
    return Figure(name, value, unit, None, "", f"<= {limit:g} {unit}", value <= limit)


def reported(name: str, value: float, unit: str) -> Figure:
    """Give a value without judging it."""
    return Figure(name, value, unit, None, "", "", None)


def at_least(name: str, value: float, unit: str, *, limit: float) -> Figure:
    """Judge a value that must not be less than a fixed bound."""
    return Figure(name, value, unit, None, "", f">= {limit:g} {unit}", value >= limit)
