#!/bin/sh
# Put the Chinese fonts of official documents into var/fonts: Fandol (仿宋 楷体 黑体 宋体) and, for rare
# characters, BabelStone Han and Symbola; from Debian packages, unpacked and not installed. Run it as often as you like.
set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
fonts=${LIANXIN_FONTS_INTO:-$root/var/fonts}
mkdir -p "$fonts"

say() { printf '%s\n' "$*"; }

# unpack PACKAGE PATTERN: download a package and copy the font files that match into var/fonts
unpack() {
    work=$(mktemp -d) || return 1
    chmod 755 "$work"
    if (cd "$work" && apt-get -o Acquire::Retries=0 -o Acquire::http::Timeout=20 download "$1" >log 2>&1 && dpkg-deb -x ./*.deb tree); then
        find "$work/tree/usr/share" -type f -name "$2" -exec cp {} "$fonts/" \;
        status=0
    else
        say "tools/fonts.sh: could not download the Debian package $1 / 无法下载 Debian 软件包 $1：" >&2
        tail -n 2 "$work/log" >&2
        status=1
    fi
    rm -rf "$work"
    return $status
}

if [ -s "$fonts/FandolFang-Regular.otf" ] && [ -s "$fonts/BabelStoneHan.ttf" ]; then
    say "fonts are in $fonts / 字体已就绪"
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-deb >/dev/null 2>&1; then
    say "tools/fonts.sh: this system has no apt-get, so the fonts cannot be fetched here. Put Fandol" >&2
    say "(FandolFang, FandolKai, FandolHei, FandolSong; package 'fandol' of CTAN) or any Chinese fonts" >&2
    say "into $fonts / 本机没有 apt-get，请把 Fandol 等中文字体放入 $fonts" >&2
    exit 1
fi
if ! apt-cache show texlive-lang-chinese >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update >/dev/null 2>&1
fi

failed=0
[ -s "$fonts/FandolFang-Regular.otf" ] || unpack texlive-lang-chinese 'Fandol[FKHS]*.otf' || failed=1
[ -s "$fonts/BabelStoneHan.ttf" ] || unpack fonts-babelstone-han 'BabelStoneHan*.ttf' || true
[ -s "$fonts/Symbola_hint.ttf" ] || unpack fonts-symbola 'Symbola*.ttf' || true
if [ $failed = 1 ]; then
    say "Letters will be set in the Chinese fonts of the system, if there are any: fonts-noto-cjk," >&2
    say "fonts-lxgw-wenkai / 公文将使用系统已有的中文字体（fonts-noto-cjk、fonts-lxgw-wenkai）" >&2
    exit 1
fi
say "fonts are in $fonts / 字体已就绪"
