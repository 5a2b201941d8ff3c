"""The command line: `lianxin COMMAND`, each with help in Chinese and English (Art. 21)."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import Any, NoReturn

from lianxin.config.commands import care, data, exchange, law, serve
from lianxin.config.environment import Misconfigured


class Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese and English: its headings, its help, what it cannot read."""

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **{**how, "add_help": False})
        self._positionals.title = "参数 / arguments"
        self._optionals.title = "选项 / options"
        self.add_argument("-h", "--help", action="help", help="显示本说明 / show this help")

    def error(self, message: str) -> NoReturn:
        """End with one sentence, and say where help is."""
        self.exit(
            2,
            f"参数有误：{message}。用法见 {self.prog} --help\n"
            f"Wrong arguments: {message}. See {self.prog} --help\n",
        )


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; the reference page is drawn from it."""
    top = Parser(
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
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _leave)
    try:
        return int(given.run(given) or 0)
    except Misconfigured as wrong:
        print(wrong, file=sys.stderr)
    except KeyboardInterrupt:
        print("\n已停止 / stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as wrong:
        if (said := _said(wrong)) is None:
            raise
        print(said, file=sys.stderr)
    return 1


def _leave(number: int, frame: Any) -> NoReturn:
    """Leave as Ctrl-C does, so that what was begun is taken back and the database is stopped."""
    sys.exit(128 + number)


def _said(wrong: Exception) -> str | None:
    """Return the sentence for what an administrator can put right; None for our own mistakes."""
    from django.db import OperationalError

    from lianxin.petitioners.keys import BadKeys
    from lianxin.petitioners.vault import CannotOpen, UnknownCipher
    from lianxin.web.translations import Disagreement

    if isinstance(wrong, OperationalError):
        reason = " ".join(str(wrong).split())
        return f"数据库不可用 / the database is not available: {reason}"
    if isinstance(wrong, BadKeys | UnknownCipher | CannotOpen | Disagreement):
        return str(wrong)
    return None
