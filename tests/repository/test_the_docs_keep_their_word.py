"""Commands exist, links lead somewhere, settings are documented, generated pages are fresh."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from importlib.util import find_spec

import pytest

from tests.repository import tree

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
REFERENCE = tree.ROOT / "docs" / "reference"


def _makefile() -> set[str]:
    return set(
        re.findall(r"^([a-z]+):", (tree.ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    )


def test_every_make_command_that_is_told_exists():
    told = {
        (tree.name(path), command)
        for path in tree.documents()
        for command in re.findall(
            r"(?:`|^\s*|\$ )make ([a-z]+)\b", path.read_text(encoding="utf-8"), re.M
        )
    }
    missing = sorted(
        f"{place}: make {command}" for place, command in told if command not in _makefile()
    )
    assert not missing, tree.told(missing)


@pytest.mark.parametrize("command", ["run", "test"])
def test_the_readme_says_its_two_commands_in_both_languages(command):
    readme = (tree.ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.count(f"make {command}") >= 2


def _command_lines() -> list[tuple[str, str]]:
    """Return each `lianxin …` line of the docs' code blocks, and where it stands."""
    return [
        (tree.name(path), line.split("lianxin ", 1)[1])
        for path in tree.documents()
        for block in re.findall(r"```sh\n(.*?)```", path.read_text(encoding="utf-8"), re.S)
        for line in map(str.strip, block.splitlines())
        if line.startswith((".venv/bin/lianxin ", "lianxin "))
    ]


def test_every_command_line_of_the_docs_is_understood(capsys):
    commands = pytest.importorskip("lianxin.config.commands")
    wrong = []
    for place, line in _command_lines():
        try:
            commands.parser().parse_args(shlex.split(line, comments=True))
        except SystemExit:
            wrong.append(
                f"{place}: lianxin {line}: {capsys.readouterr().err.strip().splitlines()[-1]}"
            )
    assert not wrong, tree.told(wrong)


def test_every_command_that_the_docs_name_exists():
    commands = pytest.importorskip("lianxin.config.commands")
    known = commands.parser()._subparsers._group_actions[0].choices
    named = {
        (tree.name(path), command)
        for path in tree.documents()
        for command in re.findall(
            r"`(?:\.venv/bin/)?lianxin ([a-z]+)", path.read_text(encoding="utf-8")
        )
    }
    strangers = sorted(
        f"{place}: lianxin {command}" for place, command in named if command not in known
    )
    assert not strangers, tree.told(strangers)


def test_every_link_of_the_docs_leads_somewhere():
    broken = []
    for path in tree.documents():
        for link in LINK.findall(path.read_text(encoding="utf-8")):
            target = link.split("#")[0]
            if (
                target
                and "://" not in link
                and not link.startswith("mailto:")
                and not (path.parent / target).exists()
            ):
                broken.append(f"{tree.name(path)}: {link}")
    assert not broken, tree.told(broken)


def test_every_page_of_the_docs_is_reached_from_an_index():
    linked = {
        (path.parent / link.split("#")[0]).resolve()
        for path in tree.documents()
        for link in LINK.findall(path.read_text(encoding="utf-8"))
    }
    lost = [
        tree.name(path)
        for path in tree.documents()
        if (tree.ROOT / "docs") in path.parents
        and path != tree.ROOT / "docs" / "README.md"
        and path.resolve() not in linked
    ]
    assert not lost, tree.told(lost)


def test_every_setting_is_documented():
    from lianxin.config import settings  # noqa: F401  reading them declares them
    from lianxin.config.environment import SETTINGS

    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    missing = sorted(name for name in SETTINGS if name not in page)
    assert not missing, tree.told(missing)


def test_the_environment_is_read_in_one_place():
    """Settings come through one typed reader, so that the reference page can list them all."""
    found = [
        f"{tree.name(path)}:{number}"
        for path in tree.modules("lianxin")
        if tree.PACKAGE / "config" not in path.parents
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\bos\.(environ|getenv)\b", line)
    ]
    assert not found, tree.told(found)


def test_every_setting_that_the_docs_name_exists():
    from lianxin.config import settings  # noqa: F401
    from lianxin.config.environment import SETTINGS

    named = {
        (tree.name(path), name)
        for path in tree.documents()
        for name in re.findall(r"\bLIANXIN_[A-Z_]+\b", path.read_text(encoding="utf-8"))
    }
    strangers = sorted(f"{place}: {name}" for place, name in named if name not in SETTINGS)
    assert not strangers, tree.told(strangers)


def test_the_generated_pages_say_what_the_code_says():
    if find_spec("lianxin.config.commands") is None:
        pytest.skip("the command line is not there yet")
    checked = subprocess.run(
        [sys.executable, "-m", "lianxin", "docs", "--check"]
        if find_spec("lianxin.__main__")
        else [
            sys.executable,
            "-c",
            "from lianxin.config.commands import main; main()",
            "docs",
            "--check",
        ],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=tree.ROOT,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_version_is_one():
    import yaml

    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    published = yaml.safe_load((tree.ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert published["softwareVersion"] == project["version"]
    assert published["legal"]["license"] == project["license"] == "EUPL-1.2"
