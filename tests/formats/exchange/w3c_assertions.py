"""The W3C's MUST assertions on annotations: JSON Schemas of draft 4, kept under their own licence."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

_SUITE = Path(__file__).resolve().parents[2] / "data" / "w3c"


def broken_musts(annotation: object) -> tuple[list[str], int]:
    """Return the MUST assertions that an annotation breaks, and how many there are."""
    registry = _registry()
    test = json.loads((_SUITE / "annotations" / "annotationMusts.test").read_text("utf-8"))
    broken: list[str] = []
    for name in test["assertions"]:
        schema = json.loads((_SUITE / name).read_text("utf-8"))
        checker = FormatChecker()
        validator = Draft4Validator(_plain(schema), registry=registry, format_checker=checker)
        if validator.is_valid(annotation) != (schema.get("expectedResult", "valid") == "valid"):
            broken.append(name)
    return broken, len(test["assertions"])


def _registry() -> Registry[object]:
    """Return every schema by its plain file name, and as it is named from each folder."""
    registry: Registry[object] = Registry()
    for path in sorted(_SUITE.rglob("*.json")):
        schema = _plain(json.loads(path.read_text("utf-8")))
        resource = Resource(contents=schema, specification=DRAFT4)
        folders = (
            "",
            "annotations/",
            "annotations/bodiesTargets/",
            "annotations/specificResource/",
        )
        for folder in folders:
            registry = registry.with_resource(f"{folder}{path.name}", resource)
    return registry


def _plain(part: object) -> object:
    """Leave out the schemas' own relative ids, so that each reference is found by file name."""
    if isinstance(part, dict):
        return {
            key: _plain(value)
            for key, value in part.items()
            if key != "$schema" and not (key == "id" and isinstance(value, str))
        }
    return [_plain(each) for each in part] if isinstance(part, list) else part
