"""One catalogue per language, made at start-up from the parts that each area keeps (Art. 18 ¶1)."""

from __future__ import annotations

import os
from pathlib import Path

import polib

Key = tuple[str, str, str]
HEAD = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
PLURALS = {"en": "nplurals=2; plural=(n != 1);", "zh_Hans": "nplurals=1; plural=0;"}


class Disagreement(Exception):
    """Two parts of a catalogue translate the same words differently; the message names both."""


def compile_catalogues(source: Path, target: Path) -> list[Path]:
    """Merge each language's parts into `target/<language>/LC_MESSAGES/django.mo`.

    The source is the folder of all languages, or the folder of one. Needs no gettext.
    Raises Disagreement where parts disagree, and FileNotFoundError where there are none.
    """
    folders = [one for one in (source, *sorted(source.iterdir())) if any(one.glob("*.po"))]
    if not folders:
        raise FileNotFoundError(f"没有译文：{source} / no catalogue in {source}")
    return [_compiled(folder, target / folder.name / "LC_MESSAGES") for folder in folders]


def _compiled(folder: Path, target: Path) -> Path:
    merged = _empty(folder.name)
    for entry in merge(sorted(folder.glob("*.po"))):
        merged.append(entry)
    target.mkdir(parents=True, exist_ok=True)
    finished, unfinished = target / "django.mo", target / f"django.{os.getpid()}.new"
    unfinished.write_bytes(merged.to_binary())
    return unfinished.replace(finished)


def merge(parts: list[Path]) -> list[polib.POEntry]:
    """Return the translated entries of all parts, each once."""
    found: dict[Key, tuple[polib.POEntry, Path]] = {}
    quarrels = []
    for part in parts:
        for entry in polib.pofile(str(part), encoding="utf-8").translated_entries():
            key = (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")
            known, where = found.setdefault(key, (entry, part))
            if _said(known) != _said(entry):
                quarrels.append(_quarrel(known, where, entry, part))
    if quarrels:
        raise Disagreement("\n".join(quarrels))
    return [entry for entry, _part in found.values()]


def _quarrel(known: polib.POEntry, where: Path, entry: polib.POEntry, part: Path) -> str:
    return (
        f"“{entry.msgid}”在 {where.name} 与 {part.name} 中译法不同：\n"
        f"{entry.msgid!r} is {_said(known)!r} in {where.name} but {_said(entry)!r} in "
        f"{part.name}; give both the same words, or one of them a msgctxt."
    )


def _said(entry: polib.POEntry) -> tuple[str, ...]:
    return tuple(entry.msgstr_plural.values()) if entry.msgid_plural else (entry.msgstr,)


def _empty(language: str) -> polib.POFile:
    merged = polib.POFile()
    merged.metadata = {**HEAD, "Language": language}
    if language in PLURALS:
        merged.metadata["Plural-Forms"] = PLURALS[language]
    return merged
