"""Every command explains itself in Chinese and English, and says what it could not read."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lianxin.config import commands
from lianxin.config.commands import main, parser

CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"[a-z]{3}")
PYTHON = Path(sys.executable)


def under() -> dict[str, argparse.ArgumentParser]:
    (found,) = (one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(found.choices)


@pytest.mark.parametrize("name", sorted(under()))
def test_the_help_of_each_command_is_in_both(name: str, capsys):
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    said = capsys.readouterr().out

    assert left.value.code == 0
    assert CHINESE.search(said) and ENGLISH.search(said)
    assert "显示本说明 / show this help" in said


@pytest.mark.parametrize("name", sorted(under()))
def test_each_argument_says_what_it_is(name: str):
    for action in under()[name]._actions:
        assert action.help, action.dest


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ([], "COMMAND"),
        (["nonsense"], "nonsense"),
        (["deadline", "R05"], "DAY"),
        (["deadline", "R05", "2026-01-30", "--length", "many"], "“many”不是整数"),
        (["fill"], "--matters"),
        (["run", "--port", "http"], "“http”不是整数"),
        (["calendar", "export", "x"], "export"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_in_each_language(given, why: str, capsys):
    with pytest.raises(SystemExit) as left:
        main(given)
    said = capsys.readouterr()

    assert left.value.code == 2
    assert said.out == ""
    zh, en = said.err.splitlines()
    assert zh.startswith("参数有误：") and en.startswith("Wrong arguments: ")
    assert why in zh


def test_the_script_and_the_module_are_the_same():
    for command in ([str(PYTHON), "-m", "lianxin.config"], [str(PYTHON.with_name("lianxin"))]):
        done = subprocess.run(
            [*command, "deadline", "R05", "2026-01-30"], capture_output=True, text=True, check=True
        )
        assert done.stdout == "2026-03-31 2026-03-31 2026-03-31\n"


def test_a_setting_that_cannot_be_read_says_which_and_why(tmp_path):
    done = subprocess.run(
        [str(PYTHON), "-m", "lianxin.config", "seal"],
        env={"LIANXIN_DEBUG": "perhaps", "LIANXIN_VAR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "LIANXIN_DEBUG='perhaps'" in done.stderr and "Traceback" not in done.stderr


def test_a_database_that_is_not_there_is_said_in_a_sentence(tmp_path):
    done = subprocess.run(
        [str(PYTHON), "-m", "lianxin.config", "seal"],
        env={
            "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
            "LIANXIN_VAR": str(tmp_path),
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("数据库不可用 / the database is not available:")
    assert "Traceback" not in done.stderr


def test_a_reader_that_went_away_is_no_error(monkeypatch, capsys):
    def gone(given):
        raise BrokenPipeError

    monkeypatch.setattr(commands.os, "dup2", lambda *given: None)
    monkeypatch.setattr(commands.sys.stdout, "fileno", lambda: 1, raising=False)
    monkeypatch.setattr(commands.law, "deadline", gone)

    assert main(["deadline", "R05", "2026-01-30"]) == 1
    assert capsys.readouterr().err == ""
