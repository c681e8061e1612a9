"""Kill a process in the midst of each kind of work, and see that nothing said to be done is lost.

    python -m tests.faults.kill_each --each 50
    python -m tests.faults.kill_each --each 50 --only "merge of tags" --size 10000

Prints a line for each kind: how often it was killed, how much it had said was done, how much more
was found done, and in how many of the lives it was cut off before the first piece was done.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.kill_place import kill_place
from tests.faults.killed.table import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

SIZE = 10_000
_PIECES = 6.0
"""A life lasts as long as up to so many pieces of work take."""


@dataclass(slots=True)
class Tally:
    """What was seen of one kind of work."""

    kills: int = 0
    told: int = 0
    more: int = 0
    """Found done, although the process was killed before it said so."""
    early: int = 0
    """Lives that ended before the first piece was done."""


class Killer:
    """Starts processes that work, and kills them."""

    def __init__(self, server: subprocess.Popen[bytes], seed: int) -> None:
        self._server = server
        self._chance = random.Random(seed)

    def kill_in(self, name: str, each: int, size: int) -> Tally:
        """Kill one kind of work so often, each time in a fresh folder; raises AssertionError."""
        tally = Tally()
        with kill_place() as place:
            pristine = place / "pristine"
            pristine.mkdir()
            ACTIONS[name].prepare(pristine, size)
            pace = self._pace(name, Path(shutil.copytree(pristine, place / "pace")))
            for n in range(each):
                folder = Path(shutil.copytree(pristine, place / str(n)))
                told = self._life(name, folder, self._chance.uniform(0, _PIECES * pace))
                done = ACTIONS[name].verify(folder, told)
                tally.kills += 1
                tally.told += told
                tally.more += done - told
                tally.early += told == 0
                shutil.rmtree(folder)
        return tally

    def _pace(self, name: str, folder: Path) -> float:
        """Return how many seconds a piece takes, of the first two that a process does."""
        child = self._start(name, folder)
        begin = time.monotonic()
        lines = [self._line() for _ in range(2)]
        pace = (time.monotonic() - begin) / len(lines)
        self._end(child)
        return pace

    def _life(self, name: str, folder: Path, seconds: float) -> int:
        """Let a process work for a time, kill it, and return how much it said was done."""
        child = self._start(name, folder)
        deadline, said = time.monotonic() + seconds, b""
        while (left := deadline - time.monotonic()) > 0:
            if select.select([self._out], [], [], left)[0]:
                said += os.read(self._out, 65536)
        said += self._end(child)
        return sum(map(int, said.split()[:-1]))

    def _start(self, name: str, folder: Path) -> int:
        assert self._server.stdin is not None
        self._server.stdin.write(f"{name}\t{folder}\n".encode())
        self._server.stdin.flush()
        child = int(self._line())
        assert self._line() == b"0\n", "it does not begin"
        return child

    def _end(self, child: int) -> bytes:
        os.kill(child, signal.SIGKILL)
        said = b""
        while not said.endswith(b"end\n"):
            said += os.read(self._out, 65536)
        return said

    @property
    def _out(self) -> int:
        assert self._server.stdout is not None
        return self._server.stdout.fileno()

    def _line(self) -> bytes:
        line = b""
        while not line.endswith(b"\n"):
            line += os.read(self._out, 1)
        return line


@contextmanager
def killer(seed: int) -> Generator[Killer]:
    """Give a killer, with the process that starts those that are killed."""
    command = [sys.executable, "-m", "tests.faults.killed.process"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as server:
        yield Killer(server, seed)


def main(arguments: Sequence[str]) -> int:
    """Kill what the command line says; return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--each", type=int, default=50, help="kills in each kind of work")
    parser.add_argument("--size", type=int, default=SIZE, help="taggings in a bulk step")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--only", choices=list(ACTIONS), action="append")
    options = parser.parse_args(arguments)
    print(f"{'work':<16}{'kills':>6}{'said':>8}{'more':>6}{'early':>7}")
    with killer(options.seed) as hands:
        for name in options.only or ACTIONS:
            tally = hands.kill_in(name, options.each, options.size)
            numbers = f"{tally.kills:>6}{tally.told:>8}{tally.more:>6}{tally.early:>7}"
            print(f"{name:<16}{numbers}", flush=True)
    print("0 lost, 0 half done, every check passed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
