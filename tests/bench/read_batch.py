"""Answers a line of JSON for each line PATH<TAB>URL: `reader-app read --json --batch`."""

from __future__ import annotations

import sys

from reader_app.cli.main import main

if __name__ == "__main__":
    sys.exit(main(["read", "--json", "--batch"]))
