"""Say which files are larger than the house allows: 400 lines of Python, 150 of a template."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LARGEST = {".py": 400, ".html": 150}
PLACES = ("lianxin", "tests", "bench", "tools")


def too_large(root: Path = ROOT) -> Iterator[str]:
    """Yield a sentence for each file that is too large; migrations may be as long as they must."""
    for place in PLACES:
        for path in sorted((root / place).rglob("*")):
            allowed = LARGEST.get(path.suffix)
            if allowed is None or "migrations" in path.parts:
                continue
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > allowed:
                yield f"{path.relative_to(root)}: {lines} lines, {allowed} are allowed"


if __name__ == "__main__":
    found = list(too_large())
    print("\n".join(found) or "Sizes: every file is within its limit.")
    sys.exit(bool(found))
