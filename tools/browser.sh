#!/bin/sh
# Put Debian's Chromium and the fonts its pages need on this machine, where that is allowed; say so where it is not.
set -u
wanted=""
command -v chromium >/dev/null 2>&1 || wanted="chromium"
for font in fonts-noto-cjk fonts-lxgw-wenkai; do
    dpkg -s "$font" >/dev/null 2>&1 || wanted="$wanted $font"
done
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    printf '%s\n' "浏览器测试需要：$wanted。这里不能自动安装；缺少浏览器时，浏览器测试会跳过并说明。" \
        "The browser tests want: $wanted. They cannot be installed here; without a browser those tests are skipped." >&2
    exit 0
fi
printf '%s\n' "installing $wanted"
apt-get update -qq >/dev/null 2>&1
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null 2>&1 || {
    printf '%s\n' "未能安装 $wanted；浏览器测试会跳过。 / could not install $wanted; the browser tests are skipped." >&2
}
