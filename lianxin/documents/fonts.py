"""Where the type of official documents is found, and what stands in for it (Arts. 23, 31-36).

The layout standard GB/T 9704 asks for 仿宋, 楷体, 黑体 and 小标宋. Fandol has them; LXGW WenKai,
Noto CJK, BabelStone Han and Symbola stand in, character by character, for what Fandol lacks.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import typst
from django.conf import settings

from lianxin.documents.coverage import characters

_REST = (
    "LXGW WenKai",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "BabelStone Han",
    "Symbola",
    "DejaVu Sans",
)
STACKS: dict[str, tuple[str, ...]] = {
    "fang": ("FandolFang R", "FangSong", *_REST),
    "kai": ("FandolKai", "KaiTi", *_REST),
    "hei": ("FandolHei", "SimHei", "Noto Sans CJK SC", "Source Han Sans SC", *_REST),
    "song": ("FandolSong", "SimSun", "Noto Serif CJK SC", "Source Han Serif SC", *_REST),
}
CHINESE = {name for stack in STACKS.values() for name in stack} - {"Symbola", "DejaVu Sans"}
HOLE = "〓"


class NoFonts(Exception):
    """No Chinese font was found; the message says what to install and where to put fonts."""


def folders() -> list[Path]:
    """Return the folders that are searched for fonts and exist, ours first."""
    candidates = [
        *(Path(name).expanduser() for name in settings.FONTS),
        settings.VAR / "fonts",
        Path(__file__).resolve().parents[2] / "var" / "fonts",
        Path("/usr/share/fonts"),
        Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"),
    ]
    return [folder for folder in dict.fromkeys(candidates) if folder.is_dir()]


@cache
def found() -> typst.Fonts:
    """Return the fonts found, or raise `NoFonts` when none of them is Chinese."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(f) for f in folders()])
    if not CHINESE & set(fonts.families()):
        raise NoFonts(
            "没有找到中文字体，不能生成公文。请运行 tools/fonts.sh"
            "（把 Fandol 字体放入 var/fonts），"
            "或者安装软件包 fonts-noto-cjk 或 fonts-lxgw-wenkai，"
            "也可以把字体放入 var/fonts 或 LIANXIN_FONTS 指定的文件夹。\n"
            "No Chinese font was found, so no document can be made. Run tools/fonts.sh (it puts "
            "the Fandol fonts into var/fonts), or install fonts-noto-cjk or fonts-lxgw-wenkai, or "
            "put fonts into var/fonts or the folder that LIANXIN_FONTS names. Looked in: "
            + ", ".join(map(str, folders()))
        )
    return fonts


@cache
def stacks() -> dict[str, list[str]]:
    """Return, for each of the four faces, the families that are there, the best first."""
    families = set(found().families())
    return {
        face: [name for name in dict.fromkeys(stack) if name in families]
        for face, stack in STACKS.items()
    }


@cache
def covered() -> frozenset[int]:
    """Return every code point that some font in the folders can show."""
    files = (path for folder in folders() for path in folder.rglob("*.[ot]t[fc]"))
    return frozenset().union(*(_characters(path) for path in files))


def _characters(path: Path) -> set[int]:
    try:
        return characters(path)
    except Exception:
        return set()


def shown(text: str) -> str:
    """Return the text with each character that no font has as 〓 and its code point.

    A PDF/A file may not hold a missing glyph, and nobody's name is to vanish.
    """
    holes = {char for char in set(text) if ord(char) > 0x7E and ord(char) not in covered()}
    return text.translate({ord(char): f"{HOLE}(U+{ord(char):04X})" for char in holes})
