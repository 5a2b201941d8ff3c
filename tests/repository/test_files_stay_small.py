"""A file is small enough to be read in one sitting."""

from __future__ import annotations

from tests.repository import tree
from tools.sizes import too_large


def test_no_module_or_template_is_larger_than_the_house_allows():
    found = list(too_large())
    assert not found, tree.told(found)


def test_a_module_that_is_too_large_is_found(tmp_path):
    (tmp_path / "lianxin").mkdir()
    (tmp_path / "lianxin" / "long.py").write_text("x = 1\n" * 401)
    (tmp_path / "lianxin" / "page.html").write_text("<p>\n" * 151)
    (tmp_path / "lianxin" / "short.py").write_text("x = 1\n" * 400)

    assert list(too_large(tmp_path)) == [
        "lianxin/long.py: 401 lines, 400 are allowed",
        "lianxin/page.html: 151 lines, 150 are allowed",
    ]
