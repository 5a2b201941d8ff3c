"""The parts of a catalogue become one, or say plainly where they disagree (Art. 18 ¶1)."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from lianxin.web.translations import Disagreement, compile_catalogues

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def part(folder: Path, name: str, *entries: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.po").write_text(HEAD + "\n\n".join(entries), encoding="utf-8")


def read(target: Path) -> gettext.GNUTranslations:
    with (target / "en/LC_MESSAGES/django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_the_parts_of_every_area_are_read_as_one(tmp_path: Path):
    part(tmp_path / "po/en", "hall", 'msgid "受理"\nmsgstr "Accept"')
    part(tmp_path / "po/en", "web", 'msgid "办理"\nmsgstr "Handle"')
    compile_catalogues(tmp_path / "po", tmp_path / "mo")

    assert read(tmp_path / "mo").gettext("受理") == "Accept"
    assert read(tmp_path / "mo").gettext("办理") == "Handle"


def test_one_day_and_several_days_are_told_apart(tmp_path: Path):
    part(
        tmp_path / "po/en",
        "web",
        'msgid "%s 日"\nmsgid_plural "%s 日"\nmsgstr[0] "%s day"\nmsgstr[1] "%s days"',
    )
    compile_catalogues(tmp_path / "po", tmp_path / "mo")

    assert read(tmp_path / "mo").ngettext("%s 日", "%s 日", 1) == "%s day"
    assert read(tmp_path / "mo").ngettext("%s 日", "%s 日", 2) == "%s days"


def test_parts_may_say_the_same_thing_twice(tmp_path: Path):
    part(tmp_path / "po/en", "hall", 'msgid "受理"\nmsgstr "Accept"')
    part(tmp_path / "po/en", "web", 'msgid "受理"\nmsgstr "Accept"')

    assert len(compile_catalogues(tmp_path / "po", tmp_path / "mo")) == 1


def test_parts_that_disagree_are_all_named(tmp_path: Path):
    part(tmp_path / "po/en", "hall", 'msgid "受理"\nmsgstr "Accept"', 'msgid "办理"\nmsgstr "Do"')
    part(tmp_path / "po/en", "web", 'msgid "受理"\nmsgstr "Take"', 'msgid "办理"\nmsgstr "Handle"')

    with pytest.raises(Disagreement, match=r"(?s)受理.*hall\.po.*web\.po.*办理"):
        compile_catalogues(tmp_path / "po", tmp_path / "mo")
    assert not list((tmp_path / "mo").rglob("*.mo"))


def test_a_context_keeps_the_same_words_apart(tmp_path: Path):
    part(tmp_path / "po/en", "hall", 'msgctxt "noun"\nmsgid "受理"\nmsgstr "Acceptance"')
    part(tmp_path / "po/en", "web", 'msgid "受理"\nmsgstr "Accept"')
    compile_catalogues(tmp_path / "po", tmp_path / "mo")

    assert read(tmp_path / "mo").pgettext("noun", "受理") == "Acceptance"
