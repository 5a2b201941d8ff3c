"""What a command needs first: Django, the catalogues, the tables (Art. 21)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

Run = Callable[[argparse.Namespace], int | None]


def command(
    commands: Any, name: str, run: Run, *, zh: str, en: str, **arguments: dict[str, Any]
) -> argparse.ArgumentParser:
    """Declare a command with its help in both languages."""
    said = f"{zh} / {en}"
    made: argparse.ArgumentParser = commands.add_parser(name, help=said, description=said)
    made.set_defaults(run=run)
    return made


def django(*, migrate: bool = False) -> None:
    """Start Django, with English compiled and, if asked, the tables brought up to date."""
    import django as framework
    from django.conf import settings
    from django.core.management import call_command

    framework.setup()
    from lianxin.web.translations import compile_catalogues

    compile_catalogues(settings.PACKAGE / "locale", settings.VAR / "locale")
    if migrate:
        call_command("migrate", verbosity=0, interactive=False)
