"""Install the project as a user would (`pip install .`) and start it away from the clone.

Runs in the environment that dev.py makes. The fresh environment borrows that one's libraries by
a path file, so that nothing is fetched; the project itself is only there as it was installed.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
WORDS = "Ministers meet in Doha\n\nThe talks “went well”, an official said. 📰\n"
WINDOW = """
from reader_app.app import build
app, window = build([])
window.show()
app.processEvents()
picture = window.grab()
assert picture.width() > 400, picture.size()
"""


def main() -> int:
    """Do it all in a temporary folder; a step that fails ends it with what it printed."""
    with tempfile.TemporaryDirectory(prefix="reader-wheel-") as name:
        folder = Path(name)
        fresh = install(folder / "fresh")
        try:
            use(fresh, folder)
        except subprocess.CalledProcessError as error:
            print(f"{error}\n{error.stdout}{error.stderr}")
            return 1
    return 0


def install(folder: Path) -> Path:
    """Make an environment with the project installed in it, and return where its programs are."""
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(programs / "python"), "install"]
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check"]
    subprocess.run([*pip, *options, str(TOP)], check=True)
    return programs


def use(programs: Path, folder: Path) -> None:
    """Print the version, bring an article in, hand it over, and open the window."""
    (folder / "article.txt").write_text(WORDS, encoding="utf-8")
    reader, project = str(programs / "reader-app"), "wheel.reader"
    _run(folder, reader, "--version")
    _run(folder, reader, "new", project)
    _run(folder, reader, "import", project, "article.txt")
    start = WORDS.index("went")
    _run(
        folder,
        reader,
        "tag",
        project,
        "Ministers meet in Doha",
        str(start),
        str(start + 9),
        "Claim",
    )
    _run(folder, reader, "export", project, "-o", "spans.csv", "--format", "csv-exact")
    with (folder / "spans.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    if len(rows) != 2 or "went well" not in rows[1]:
        raise SystemExit(f"the export is not as expected: {rows}")
    _run(folder, str(programs / "python"), "-c", WINDOW)


def _run(folder: Path, *command: str) -> None:
    surroundings = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    surroundings |= {"QT_QPA_PLATFORM": "offscreen", "READER_APP_HOME": str(folder / "home")}
    subprocess.run(
        command, cwd=folder, env=surroundings, check=True, capture_output=True,
        text=True, encoding="utf-8", timeout=120,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
