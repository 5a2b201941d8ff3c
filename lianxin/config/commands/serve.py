"""Commands that keep running: the site, the worker (Art. 21)."""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import Any

from lianxin.config.commands.setup import command, django, whole

LOGINS = """  演示账号；第二因素显示在登录页
  Demonstration logins; the second factor is shown on the sign-in page
"""
GRACE = 5
AGAIN = 5.0


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
    run.add_argument("--port", type=whole, default=8000, help="端口 / port")
    run.add_argument("--workers", type=whole, default=1, help="网页进程数 / web processes")
    run.add_argument("--no-worker", action="store_true", help="不启动后台任务 / without the worker")
    run.add_argument(
        "--no-demo", action="store_true", help="不载入演示区 / without the demonstration"
    )
    command(commands, "work", work, zh="运行后台任务", en="run the worker")


def serve(given: argparse.Namespace) -> int:
    """Bring the tables up to date, load the demonstration the first time, and serve.

    What the processes have in common is loaded once, before they part: it costs memory once.
    """
    if why := _taken(given.host, given.port):
        print(why, file=sys.stderr)
        return 1
    os.environ.setdefault("LIANXIN_ADDRESS", f"http://{given.host}:{given.port}")
    django()
    if failed := _beside(_prepare, given):
        return failed
    _load()
    worker = None if given.no_worker else _start(_work_on)
    try:
        _granian(given)
    finally:
        _stop(worker)
    return 0


def _taken(host: str, port: int) -> str:
    """Return why nobody can listen at an address, or nothing."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except (OSError, OverflowError) as wrong:
        return (
            f"不能在 {host} 的端口 {port} 上监听（{wrong}）。端口被占用时请用 --port 换一个，例如 "
            f"--port {port + 1 if port < 65535 else 8001}。\n"
            f"Nobody can listen on port {port} of {host} ({wrong}). If it is taken, choose another "
            f"with --port."
        )
    return ""


def _start(target: Callable[..., Any], *args: Any) -> BaseProcess:
    made = multiprocessing.get_context("fork").Process(target=target, args=args)
    made.start()
    return made


def _stop(process: BaseProcess | None) -> None:
    """Ask a process to stop, and end it if it does not."""
    if process is None or not process.is_alive():
        return
    process.terminate()
    process.join(2 * GRACE)
    if process.is_alive():
        process.kill()
        process.join()


def _beside(target: Callable[..., Any], *args: Any) -> int:
    """Do something in a process of its own, whose memory is free again afterwards."""
    process = _start(target, *args)
    try:
        process.join()
    finally:
        _stop(process)
    return abs(process.exitcode or 0)


def _prepare(given: argparse.Namespace) -> None:
    """Bring the tables up to date, load the demonstration the first time, say what is where."""
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    if settings.DEMONSTRATION and not given.no_demo:
        from lianxin.config.demonstration.loading import load_once

        load_once()
    _say(given, settings.DEMONSTRATION)


def _load() -> None:
    """Load what every process needs, and keep it out of the collector's way."""
    from django.urls import get_resolver

    import lianxin.config.tasks
    import lianxin.config.wsgi

    assert lianxin.config.tasks and lianxin.config.wsgi
    assert get_resolver().url_patterns
    gc.collect()
    gc.freeze()


def _granian(given: argparse.Namespace) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "lianxin.config.wsgi:application",
        address=given.host,
        port=given.port,
        interface=Interfaces.WSGI,
        workers=given.workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
        backlog=1024,
        workers_kill_timeout=GRACE,
        respawn_failed_workers=True,
    ).serve()


def _say(given: argparse.Namespace, demonstration: bool) -> None:
    address = f"http://{given.host}:{given.port}/"
    print(
        f"\n  连心桥 Lianxin  {address}\n"
        f"  信访人 petitioners: {address}    工作人员 officers: {address}desk/\n"
    )
    if demonstration:
        from django.utils import timezone

        from lianxin.organs.demonstration import Login, logins

        shown: dict[str, Login] = {}
        for login in logins(timezone.localdate()):
            shown.setdefault(login.role, login)
        print(LOGINS)
        for login in shown.values():
            print(
                f"    {login.officer.username:<22}{login.password:<22}"
                f"{login.organ.label} {login.role.label.zh} / {login.role.label.en}"
            )
    print("\n  按 Ctrl-C 停止 / Ctrl-C stops everything\n", flush=True)


def work(given: argparse.Namespace) -> int:
    """Run the worker until it is stopped."""
    django()
    print("后台任务在运行，按 Ctrl-C 停止 / the worker is running, Ctrl-C stops it", flush=True)
    _work()
    return 0


def _work() -> None:
    from procrastinate.contrib.django import app

    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as working:
        working.run_worker(concurrency=1, delete_jobs="successful", shutdown_graceful_timeout=GRACE)


def _work_on() -> None:
    """Run the worker beside the site, and again where it broke down."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        try:
            return _work()
        except Exception as wrong:
            print(
                f"后台任务中断，稍后重试 / the worker broke down, again soon: {wrong}",
                file=sys.stderr,
            )
            time.sleep(AGAIN)
