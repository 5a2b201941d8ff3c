"""Nothing in the repository belongs to one machine, and no page runs what it did not bring."""

from __future__ import annotations

import re

import pytest

from tests.repository import tree

MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|tmp/bash_jobs|farm)/")
REGISTRY = re.compile(
    r"https?://[^\s\"')]+/(?:simple|packages|-)/|--(?:extra-)?index-url|files\.pythonhosted|registry\.npmjs"
)
INLINE = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.I),
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.I),
    "a script address": re.compile(r"[\"']\s*javascript:", re.I),
    "something from elsewhere": re.compile(
        r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)\s*=\s*[\"']?(?:https?:)?//", re.I
    ),
}
THIS = "test_nothing_of_one_machine_is_kept.py"


@pytest.mark.parametrize(
    ("what", "pattern"), [("a machine's path", MACHINE), ("a registry's address", REGISTRY)]
)
def test_no_text_names(what, pattern):
    locks = [
        path
        for path in tree.files()
        if path.name in {"requirements.txt", "requirements-dev.txt", "uv.txt"}
    ]
    found = [
        f"{tree.name(path)}:{number}: {what}: {line.strip()[:80]}"
        for path in (*tree.texts(), *locks)
        if path.name not in {THIS, "lock.sh"}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not found, tree.told(found)


@pytest.mark.parametrize("what", INLINE)
def test_no_page_holds(what):
    found = [
        f"{tree.name(path)}: {match[0][:80]}"
        for path in tree.templates()
        for match in INLINE[what].finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found, tree.told(found)


def test_the_watch_for_inline_code_sees_it():
    assert INLINE["an inline script"].search("<script>alert(1)</script>")
    assert INLINE["an inline style"].search('<p style="color:red">')
    assert INLINE["an inline handler"].search('<a href="#" onclick="go()">')
    assert not INLINE["an inline script"].search(
        '<script type="module" src="/static/js/menu.js"></script>'
    )
    assert not INLINE["an inline handler"].search('<a href="?only=mine" data-once="yes">')


def test_no_real_data_is_kept():
    """The messages that people sent are nobody's test data."""
    found = [tree.name(path) for path in tree.files() if path.name.startswith("messages.csv")]
    assert not found, tree.told(found)
