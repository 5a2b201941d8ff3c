"""Whatever is said in Chinese is said in English too."""

from __future__ import annotations

import ast
import re
from functools import cache

import polib
from django.utils.translation.template import templatize

from tests.repository import tree

ENGLISH = tree.PACKAGE / "locale" / "en"
CALLS = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
SAID = re.compile(r"""\b(?:n|p)?gettext\((?=u?['"])(u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*")""")
BRACKETED = re.compile(r"""\b_\((u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*")\)""")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PLACES = re.compile(r"%\(\w+\)[sd]|(?<!%)%[sd]|\{\w*\}")


@cache
def english() -> dict[str, polib.POEntry]:
    """Return every English entry by its Chinese."""
    found = {}
    for path in sorted([*ENGLISH.glob("*.po"), *ENGLISH.glob("LC_MESSAGES/*.po")]):
        for entry in polib.pofile(str(path)):
            if not entry.obsolete:
                found[entry.msgid] = entry
    return found


def _said_in_template(text: str) -> list[str]:
    plain = templatize(text)
    return [
        ast.literal_eval(match) for pattern in (SAID, BRACKETED) for match in pattern.findall(plain)
    ]


def _said_in_module(module: ast.Module) -> list[str]:
    said = []
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            words = node.args[1 if node.func.id.startswith("p") else 0] if node.args else None
            if isinstance(words, ast.Constant) and isinstance(words.value, str):
                said.append(words.value)
    return said


def test_the_reader_of_templates_finds_what_is_said():
    page = (
        "{% load i18n %}{% translate '登记' %}"
        "{% blocktranslate trimmed with n=1 %}\n  共 {{ n }} 件\n{% endblocktranslate %}"
        '{% include "x" with label=_("来访") %}'
    )
    assert _said_in_template(page) == ["登记", "共 %(n)s 件", "来访"]


def test_every_sentence_of_a_page_has_its_english():
    missing = sorted(
        f"{tree.name(path)}: {words}"
        for path in tree.templates()
        for words in _said_in_template(path.read_text(encoding="utf-8"))
        if CHINESE.search(words) and words not in english()
    )
    assert not missing, tree.told(missing)


def test_every_sentence_of_the_code_has_its_english():
    missing = sorted(
        f"{tree.name(path)}: {words}"
        for path in tree.modules("lianxin")
        for words in _said_in_module(tree.parsed(path))
        if CHINESE.search(words) and words not in english()
    )
    assert not missing, tree.told(missing)


def test_every_entry_is_translated_with_the_same_blanks():
    wrong = []
    for words, entry in english().items():
        answers = (
            [entry.msgstr, *entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]
        )
        answers = [answer for answer in answers if answer]
        if not answers or "fuzzy" in entry.flags:
            wrong.append(f"not translated: {words}")
        for answer in answers:
            if set(PLACES.findall(answer)) != set(PLACES.findall(words)):
                wrong.append(f"other blanks: {words} / {answer}")
    assert not wrong, tree.told(wrong)


def test_no_page_says_chinese_that_cannot_be_translated():
    """Outside of tags, comments and code, a template holds no Chinese of its own."""
    tags = re.compile(
        r"\{%\s*comment.*?endcomment\s*%\}|\{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}"
        r"|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->",
        re.S,
    )
    found = []
    for path in tree.templates():
        bare = tags.sub("", path.read_text(encoding="utf-8"))
        found += [
            f"{tree.name(path)}: {line.strip()[:80]}"
            for line in bare.splitlines()
            if CHINESE.search(line) and 'lang="zh' not in line
        ]
    assert not found, tree.told(found)
