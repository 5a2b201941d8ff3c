"""`lianxin run` brings everything up on its own, and takes everything down again."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from lianxin.config.commands import main
from lianxin.config.commands.serve import _taken

LONGEST = 120
MEMORY = 400 * 1024


@pytest.fixture
def var() -> Iterator[Path]:
    """Give the site a folder of its own, with a short name: a socket lies in it."""
    folder = Path(tempfile.mkdtemp(prefix="lx-run-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def started(var: Path, port: int) -> subprocess.Popen[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "LIANXIN_TEST_RUN"}
    }
    return subprocess.Popen(
        [sys.executable, "-m", "lianxin.config", "run", "--port", str(port), "--no-demo"],
        env={**environment, "LIANXIN_VAR": str(var)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def answers(port: int, path: str = "/accounts/login/") -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as page:
            return page.status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait_for(site: subprocess.Popen[str], port: int) -> None:
    ends = time.monotonic() + LONGEST
    while not answers(port):
        assert site.poll() is None, site.stdout.read()
        assert time.monotonic() < ends, "the site does not answer"
        time.sleep(0.2)


def ours(var: Path, site: int) -> list[psutil.Process]:
    """Return every process of the site: its own, and those of its database."""
    found = {}
    for one in psutil.process_iter(["cmdline"]):
        if str(var) in " ".join(one.info["cmdline"] or ()) or one.pid == site:
            found |= {process.pid: process for process in (one, *one.children(recursive=True))}
    return list(found.values())


def shared(process: psutil.Process) -> int:
    """Return the memory of a process in kB, what it shares counted in part (PSS)."""
    lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_runs_on_its_own_database_and_stops_with_everything(var: Path, port: int, how: int):
    site = started(var, port)
    try:
        wait_for(site, port)
        several = ours(var, site.pid)
        names = [one.name() for one in several]
        assert sum("postgres" in name for name in names) >= 3
        assert sum("python" in name or "lianxin" in name for name in names) == 3
        if Path("/proc/self/smaps_rollup").exists():
            assert sum(map(shared, several)) < MEMORY
    finally:
        site.send_signal(how)
        said = site.communicate(timeout=60)[0]

    assert f"http://127.0.0.1:{port}/" in said
    assert "Traceback" not in said
    assert not answers(port)
    assert not ours(var, site.pid)
    assert not (var / "postgres" / "postmaster.pid").exists()


def test_it_can_be_stopped_before_it_serves(var: Path, port: int):
    site = started(var, port)
    ends = time.monotonic() + LONGEST
    while not (var / "postgres" / "postmaster.pid").exists() and time.monotonic() < ends:
        time.sleep(0.05)
    site.send_signal(signal.SIGTERM)
    said = site.communicate(timeout=60)[0]

    assert "Traceback" not in said
    assert not ours(var, site.pid)
    assert not (var / "postgres" / "postmaster.pid").exists()


def test_one_that_was_killed_leaves_nothing_in_the_way_of_the_next(var: Path, port: int):
    first = started(var, port)
    wait_for(first, port)
    for one in ours(var, first.pid):
        if "postgres" not in one.name():
            one.kill()
    first.communicate(timeout=60)
    assert (var / "postgres" / "postmaster.pid").exists()

    second = started(var, port)
    wait_for(second, port)
    second.terminate()
    second.communicate(timeout=60)
    assert not ours(var, second.pid)
    assert not (var / "postgres" / "postmaster.pid").exists()


def test_a_port_that_is_taken_is_said_before_anything_starts(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["run", "--port", str(port)]) == 1

    said = capsys.readouterr().err
    assert f"端口 {port}" in said and f"--port {port + 1}" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99_999), ("10.255.255.1", 8000)])
def test_an_address_that_is_none_is_said(host: str, port: int):
    assert "不能在" in _taken(host, port)
