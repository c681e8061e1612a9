"""What a screen reader would do: run by the system's Python, which has pyatspi; prints JSON lines.

First the article's text, once it is there; then each announcement, until it is ended.
"""

import json
import sys
import time

import pyatspi
from gi.repository import GLib

PATIENCE = 40.0


def found(node, depth=0):
    """Return the accessible object of the article's text, if it is below a node."""
    if node is None or depth > 14:
        return None
    if node.name.startswith("Article:") and "Text" in pyatspi.listInterfaces(node):
        return node
    for child in node:
        hit = found(child, depth + 1)
        if hit is not None:
            return hit
    return None


def article():
    """Wait for a program that shows an article."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for program in pyatspi.Registry.getDesktop(0):
            try:
                hit = found(program)
            except GLib.Error:  # a program that is just starting or ending
                hit = None
            if hit is not None:
                return hit
        time.sleep(0.2)
    sys.exit("no article was found")


def tell(**what):
    """Print one line."""
    print(json.dumps(what), flush=True)


def heard(event):
    """Pass an announcement on."""
    tell(announced=str(event.any_data))


def main():
    """Read, then listen."""
    pyatspi.Registry.registerEventListener(heard, "object:announcement")
    text = article().queryText()
    tell(text=text.getText(0, -1), caret=text.caretOffset)
    pyatspi.Registry.start()


main()
