"""The command line: `lianxin COMMAND`, each with help in Chinese and English (Art. 21)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from lianxin.config.commands import care, data, exchange, law, serve
from lianxin.config.environment import Misconfigured


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; the reference page is drawn from it."""
    top = argparse.ArgumentParser(
        prog="lianxin",
        description="连心桥：信访事项办理系统 / Lianxin: petitions, from words to a served opinion",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for part in (serve, exchange, data, law, care):
        part.declare(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 with a clear sentence on what went wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    given = parser().parse_args(argv)
    try:
        return int(given.run(given) or 0)
    except Misconfigured as wrong:
        print(wrong, file=sys.stderr)
    except KeyboardInterrupt:
        print("已停止 / stopped", file=sys.stderr)
        return 130
    return 1
