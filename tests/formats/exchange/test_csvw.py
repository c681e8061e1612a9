"""The metadata beside an exact CSV, checked by the csvw library's own validator."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader_app.formats.exchange.columns import COLUMNS, DEFAULT_COLUMNS, columns_named
from reader_app.formats.exchange.csvw import ENDING, csvw_metadata
from reader_app.formats.exchange.spans_csv import write_csv
from tests.formats.exchange.rows import row

NASTY = ("=1+1", 'so, "no"', "a\nb\n\nc", "أعلنت 😀", "", "None", "00123", "  spaces  ", "\ttab")
VALIDATE = Path(sys.executable).with_name("csvwvalidate")


def validated(folder: Path, columns: tuple[str, ...], name: str) -> tuple[int, str]:
    """Return the exit status and the words of `csvwvalidate`."""
    table = folder / name
    metadata = folder / f"{name}{ENDING}"
    with table.open("wb") as file:
        write_csv(file, [row(quote, note=quote) for quote in NASTY], columns, "csv-exact")
    metadata.write_bytes(csvw_metadata(name, columns_named(columns)))
    command = [sys.executable, str(VALIDATE), "-v", str(metadata)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["spans.csv", "Größe-أخبار.csv"])
@pytest.mark.parametrize(
    "columns", [DEFAULT_COLUMNS, (*COLUMNS, "tag_level_5", "grade:My own", "field:desk, no. 2")]
)
def test_the_metadata_is_valid_and_describes_its_table(
    tmp_path: Path, columns: tuple[str, ...], name: str
) -> None:
    status, words = validated(tmp_path, columns, name)
    assert (status, words.strip().splitlines()[-1]) == (0, "OK"), words


def test_numbers_and_times_are_said_to_be_such() -> None:
    made = json.loads(csvw_metadata("a.csv", columns_named(("start", "created", "quote"))))
    types = [column["datatype"] for column in made["tableSchema"]["columns"]]
    assert types == ["integer", "datetime", "string"]


def test_a_files_name_is_an_address() -> None:
    made = json.loads(csvw_metadata("50% of #1 ö.csv", columns_named(("quote",))))
    assert made["url"] == "50%25%20of%20%231%20ö.csv"
