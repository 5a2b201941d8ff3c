#!/bin/sh
# Make .venv from the lock with uv, which is itself fetched from PyPI into build/uv. Wants Python 3.11 or newer.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || stop \
    "连心桥需要 Python 3.11 或更新版本。请安装后重试，或用 make PYTHON=/路径/python3.11 指定。" \
    "Lianxin needs Python 3.11 or newer. Install it, or name one: make PYTHON=/path/to/python3.11"
"$python" -c 'import ensurepip, venv' 2>/dev/null || stop \
    "这个 Python 缺少 venv 模块。在 Debian、Ubuntu 上：apt-get install python3-venv" \
    "This Python lacks the venv module. On Debian and Ubuntu: apt-get install python3-venv"

if [ ! -x build/uv/bin/uv ] || [ tools/uv.txt -nt build/uv/.ready ]; then
    rm -rf build/uv
    "$python" -m venv build/uv
    build/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement tools/uv.txt
    touch build/uv/.ready
fi

# uv does not read pip's settings: where pip was given a mirror, give it to uv as well.
if [ -z "${UV_DEFAULT_INDEX:-}" ] && mirror=$(build/uv/bin/python -m pip config get global.index-url 2>/dev/null); then
    export UV_DEFAULT_INDEX="$mirror"
fi

[ -x .venv/bin/python ] || build/uv/bin/uv venv --quiet --python "$python" .venv
build/uv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes --requirement requirements-dev.txt
build/uv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --editable .
printf '%s\n' "环境已就绪 / the environment is ready"
