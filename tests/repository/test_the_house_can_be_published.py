"""The licence, the description for catalogues, the change log and the lock are in order."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement

from tests.repository import tree

PROJECT = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def published() -> dict:
    return yaml.safe_load((tree.ROOT / "publiccode.yml").read_text(encoding="utf-8"))


def test_the_description_has_the_keys_that_catalogues_want(published):
    wanted = {
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "categories",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    }
    assert not wanted - set(published)
    assert published["publiccodeYmlVersion"] in {"0", "0.4", "0.5"}
    assert published["developmentStatus"] in {
        "concept",
        "development",
        "beta",
        "stable",
        "obsolete",
    }
    assert {"zh-Hans", "en"} <= set(published["localisation"]["availableLanguages"])


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_description_says_enough_and_not_too_much(published, language):
    words = published["description"][language]
    assert len(words["shortDescription"]) <= 150
    assert 150 <= len(words["longDescription"]) <= 10_000
    assert len(words["features"]) >= 5
    missing = [
        picture for picture in words.get("screenshots", []) if not (tree.ROOT / picture).exists()
    ]
    assert not missing, tree.told(missing)


def test_the_licence_is_whole():
    licence = (tree.ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "Appendix" in licence and len(licence) > 13_000


def test_the_change_log_opens_with_what_is_not_released():
    headings = re.findall(
        r"^## \[?([^\]\n]+)", (tree.ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M
    )
    assert headings[0].startswith("Unreleased")


def _locked(name: str) -> dict[str, str]:
    lock = (tree.ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", lock, re.M))


@pytest.mark.parametrize(
    ("lock", "groups"),
    [("requirements.txt", ("dependencies",)), ("requirements-dev.txt", ("dependencies", "dev"))],
)
def test_the_lock_holds_what_the_project_asks_for(lock, groups):
    """If this fails, run `make lock`."""
    asked = {"dependencies": PROJECT["project"]["dependencies"], **PROJECT["dependency-groups"]}
    locked = _locked(lock)
    wrong = []
    for requirement in (Requirement(line) for group in groups for line in asked[group]):
        version = locked.get(requirement.name.lower().replace("_", "-"))
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            wrong.append(f"{requirement} is locked at {version}")
    assert not wrong, tree.told(wrong)


def test_both_locks_agree():
    runtime, development = _locked("requirements.txt"), _locked("requirements-dev.txt")
    apart = [
        f"{name}: {version}, {development.get(name)}"
        for name, version in runtime.items()
        if development.get(name) != version
    ]
    assert not apart, tree.told(apart)


def test_every_locked_package_has_its_hash():
    for name in ("requirements.txt", "requirements-dev.txt", "tools/uv.txt"):
        entries = re.split(
            r"^(?=[a-z0-9])", (tree.ROOT / name).read_text(encoding="utf-8"), flags=re.M
        )[1:]
        bare = [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]
        assert not bare, f"{name}: {bare}"
