"""Commands that keep running: the site, the worker (Art. 21)."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from typing import Any

from lianxin.config.commands.setup import command, django

DAILY = """
    演示账号（口令见登录页，第二因素在演示模式下显示在登录页）：
    Demonstration logins (password and second factor are shown on the sign-in page):
"""


def declare(commands: Any) -> None:
    """Declare `run` and `work`."""
    run = command(
        commands,
        "run",
        serve,
        zh="启动网站（连同数据库和后台任务）",
        en="serve the site with its database and worker",
    )
    run.add_argument("--host", default="127.0.0.1", help="监听地址 / address to listen on")
    run.add_argument("--port", type=int, default=8000, help="端口 / port")
    run.add_argument("--workers", type=int, default=1, help="网页进程数 / web processes")
    run.add_argument("--no-worker", action="store_true", help="不启动后台任务 / without the worker")
    run.add_argument(
        "--no-demo", action="store_true", help="不载入演示区 / without the demonstration"
    )
    command(commands, "work", work, zh="运行后台任务", en="run the worker")


def serve(given: argparse.Namespace) -> int:
    """Bring the tables up to date, load the demonstration the first time, and serve."""
    django(migrate=True)
    from django.conf import settings

    if settings.DEMONSTRATION and not given.no_demo:
        from lianxin.config.demonstration.loading import load_once

        load_once()
    worker = None if given.no_worker else _worker()
    _say(given, settings.DEMONSTRATION)
    try:
        _granian(given)
    finally:
        if worker:
            worker.terminate()
            worker.wait(10)
    return 0


def _granian(given: argparse.Namespace) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "lianxin.config.wsgi:application",
        address=given.host,
        port=given.port,
        interface=Interfaces.WSGI,
        workers=given.workers,
        blocking_threads=4,
        log_access=False,
        backlog=1024,
        http1_settings=None,
    ).serve()


def _worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "lianxin.config", "work"], env=os.environ.copy())


def _say(given: argparse.Namespace, demonstration: bool) -> None:
    address = f"http://{given.host}:{given.port}/"
    print(
        f"\n  连心桥 Lianxin  {address}\n"
        f"  信访人 petitioners: {address}    工作人员 officers: {address}desk/\n"
    )
    if demonstration:
        from lianxin.organs.demonstration import logins

        print(DAILY)
        for login in logins():
            print(
                f"    {login.officer.username:<22}{login.password:<22}"
                f"{login.organ.label} {login.role.label.zh} / {login.role.label.en}"
            )
    print(flush=True)


def work(given: argparse.Namespace) -> int:
    """Run the worker until it is stopped."""
    django()
    from django.core.management import call_command

    call_command("procrastinate", "worker", "--concurrency", "1")
    return 0
