"""Commands of whoever looks after the system: doctor, keys, seal, docs (Arts. 19, 21)."""

from __future__ import annotations

import argparse
import base64
import os
import sys
from pathlib import Path
from typing import Any

from lianxin.config.commands.setup import command, django

ROOT = Path(__file__).resolve().parents[3]
MARKS = {"well": "✓", "warn": "!", "bad": "✗"}


def declare(commands: Any) -> None:
    """Declare the commands."""
    command(
        commands,
        "doctor",
        doctor,
        zh="检查环境、密钥、字体、数据库",
        en="check the environment, keys, fonts, database",
    )
    keys = command(
        commands,
        "keys",
        keys_,
        zh="生成密钥，或者轮换个人信息的密钥",
        en="make a key, or rotate personal data to the first key",
    )
    keys.add_argument(
        "action",
        choices=["new", "rotate", "seal"],
        help="new：新密钥；rotate：重新加密；seal：公布用的封印公钥 / the seal's public key",
    )
    command(commands, "seal", seal, zh="立即封印新的记录", en="seal the new entries now")
    command(
        commands, "sweep", sweep, zh="立即处理到期的权利与评价期", en="write what has lapsed, now"
    )
    docs = command(
        commands, "docs", docs_, zh="重新生成参考文档", en="write the generated reference pages"
    )
    docs.add_argument(
        "--check", action="store_true", help="只检查是否最新 / only say whether they are fresh"
    )
    manage = command(commands, "manage", manage_, zh="Django 管理命令", en="Django's own commands")
    manage.add_argument("rest", nargs=argparse.REMAINDER, help="命令与参数 / command and arguments")


def doctor(given: argparse.Namespace) -> int:
    """Say what is well and what is not, each with what to do."""
    django()
    from django.utils import timezone

    from lianxin.config.doctor import findings

    states = []
    for finding in findings(timezone.now()):
        states.append(finding.state)
        for mark, said in ((MARKS[finding.state], finding.what), ("    ", finding.remedy)):
            if said:
                print(f" {mark} {said.zh}" + (f" / {said.en}" if said.en != said.zh else ""))
    return 1 if "bad" in states else 0


def keys_(given: argparse.Namespace) -> int:
    """Make a key, rotate to the first key, or print the seal's public key."""
    from lianxin.petitioners import keys

    if given.action == "new":
        print(keys.fresh())
        return 0
    django(migrate=True)
    if given.action == "seal":
        from lianxin.matters import proof
        from lianxin.matters.seal import public_key

        print(base64.b64encode(public_key()).decode(), proof.fingerprint(public_key()))
        return 0
    from lianxin.petitioners.rotation import rotate

    done = rotate(progress=lambda done, total: print(f"\r{done}/{total}", end="", flush=True))
    print(f"\n{done} 行已用现行密钥重新加密 / rows sealed again with the key in use")
    return 0


def seal(given: argparse.Namespace) -> int:
    """Seal the new entries now."""
    django(migrate=True)
    from lianxin.matters.seal import seal as sealed

    made = sealed()
    print(f"{made.count} 条 / entries" if made else "没有新的记录 / nothing new")
    return 0


def sweep(given: argparse.Namespace) -> int:
    """Write what has lapsed by today."""
    django(migrate=True)
    from django.utils import timezone

    from lianxin.matters.sweeping import sweep as swept

    print(swept(timezone.localdate()))
    return 0


def docs_(given: argparse.Namespace) -> int:
    """Write the generated pages, or say which are stale."""
    django()
    from lianxin.config import reference

    if not given.check:
        reference.write(ROOT)
        return 0
    stale = reference.stale(ROOT)
    for page in stale:
        print(f"{page} 不是最新，请运行 make docs / is stale: run make docs", file=sys.stderr)
    return 1 if stale else 0


def manage_(given: argparse.Namespace) -> int:
    """Run one of Django's commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["lianxin manage", *given.rest])
    return 0
