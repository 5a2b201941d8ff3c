#!/bin/sh
# Write the locks: every package with its hashes, for every platform, and no registry's address in them.
set -eu
cd "$(dirname "$0")/.."

lock() {
    printf '# Written by make lock; do not edit.\n' >"$1.new"
    shift_to=$1
    shift
    build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-annotate "$@" >>"$shift_to.new"
    mv "$shift_to.new" "$shift_to"
}

lock requirements.txt pyproject.toml
lock requirements-dev.txt --constraint requirements.txt pyproject.toml --group dev
printf 'uv\n' | lock tools/uv.txt -
