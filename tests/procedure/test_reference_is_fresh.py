"""The generated pages of the docs say what the code says, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianxin.config import reference
from lianxin.procedure.stages import Stage
from lianxin.procedure.steps import STEPS
from lianxin.statute.articles import ARTICLES
from lianxin.statute.forms import FORMS
from lianxin.statute.limits import LIMITS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return reference.pages()


def test_every_page_is_as_the_code_would_write_it_now() -> None:
    assert reference.stale(ROOT) == [], "run make docs"


def test_every_page_says_on_top_that_it_is_generated(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        assert "`make docs`" in "".join(text.splitlines()[:4]), path


def test_every_title_is_chinese_first_and_english_after(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        zh, _dot, en = text.splitlines()[0].removeprefix("# ").partition(" · ")
        assert zh and not zh.isascii(), path
        assert en and en.isascii(), path


def test_the_pages_leave_nothing_out(pages: dict[str, str]) -> None:
    steps, articles = pages["docs/reference/procedure.md"], pages["docs/reference/articles.md"]
    assert [name for name in STEPS if f"`{name}`" not in steps] == []
    assert [stage for stage in Stage if f"`{stage.value}`" not in steps] == []
    assert [n for n in ARTICLES if f"· Art. {n}\n" not in articles] == []
    assert [id for id in LIMITS if f"| {id} |" not in pages["docs/reference/limits.md"]] == []
    assert [n for n in FORMS if f"## {n} " not in pages["docs/reference/forms.md"]] == []


def test_no_page_tells_where_this_machine_keeps_things(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        assert str(ROOT) not in text, path


def test_writing_takes_away_a_page_that_is_no_longer_made(tmp_path: Path) -> None:
    reference.write(tmp_path)
    stranger = tmp_path / reference.FOLDER / "old.md"
    stranger.write_text("old", encoding="utf-8")

    assert reference.stale(tmp_path) == [f"{reference.FOLDER}/old.md"]

    reference.write(tmp_path)
    assert reference.stale(tmp_path) == []
    assert not stranger.exists()


def test_a_page_that_was_edited_is_stale(tmp_path: Path) -> None:
    reference.write(tmp_path)
    page = tmp_path / reference.FOLDER / "limits.md"
    page.write_text(page.read_text(encoding="utf-8") + "by hand", encoding="utf-8")

    assert reference.stale(tmp_path) == [f"{reference.FOLDER}/limits.md"]
