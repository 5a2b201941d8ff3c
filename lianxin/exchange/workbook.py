"""Read the first sheet of a workbook in a process of its own, with limited memory (Art. 21).

A workbook of a few kilobytes can claim billions of cells, or repeat one long text in each of them.
Whatever it claims, only the process that reads it can come to an end. This file is that process as
well: `python workbook.py < FILE` writes one JSON list for each row, and it imports nothing of ours.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

MEMORY = 1024**3
SECONDS = 120
MOST_WRITTEN = 256 * 1024**2
UNREADABLE = 3


class TooMuch(Exception):
    """The workbook holds far more than its size says."""


class Unreadable(Exception):
    """The bytes are no workbook that can be read."""


def rows(data: bytes) -> Iterator[tuple[int, list[Any]]]:
    """Return the rows of the first sheet with their numbers; raise before the first one."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as written:
        given.write(data)
        given.seek(0)
        command = [sys.executable, "-I", str(Path(__file__).resolve())]
        try:
            done = subprocess.run(
                command, stdin=given, stdout=written, stderr=subprocess.DEVNULL, timeout=SECONDS
            )
        except subprocess.TimeoutExpired as slow:
            raise TooMuch from slow
        if done.returncode:
            raise Unreadable if done.returncode == UNREADABLE else TooMuch
        written.seek(0)
        for line in written:
            number, cells = json.loads(line)
            yield number, cells


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(source: IO[bytes], target: IO[str]) -> int:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(source)
        sheet = book.get_sheet_by_index(0)
    except MemoryError:
        raise
    except BaseException:  # what panics in Rust is no Exception
        return UNREADABLE
    written = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        while cells and cells[-1] == "":
            cells.pop()
        if cells:
            line = json.dumps([number, cells], ensure_ascii=False, default=str)
            written += len(line)
            if written > MOST_WRITTEN:
                return 1
            target.write(line + "\n")
    return 0


if __name__ == "__main__":
    _limit()
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(_write(sys.stdin.buffer, sys.stdout))
