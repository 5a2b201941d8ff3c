"""`lianxin verify` checks a receipt with nothing but itself, or the whole record."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from datetime import date

import pytest

from lianxin.config.commands import main
from lianxin.matters import receipt, seal
from lianxin.matters.models import Entry, Matter
from tests.builders import a_matter

pytestmark = pytest.mark.django_db
ALONE = (
    "import sys; from lianxin.config.commands import main; code = main(sys.argv[1:]); "
    "sys.exit(code or 9 * bool({'django', 'psycopg'} & set(sys.modules)))"
)


@pytest.fixture
def kept(cast, tmp_path):
    matter = a_matter(cast, after="forward", on=date(2026, 9, 1))
    seal.seal()
    path = tmp_path / "回执.json"
    path.write_bytes(receipt.receipt(matter))
    return path


def alone(tmp_path, *given: str) -> subprocess.CompletedProcess[str]:
    """Run the command where nothing is set up: no settings, no database."""
    return subprocess.run(
        [sys.executable, "-c", ALONE, "verify", *given],
        env={"PATH": "/usr/bin:/bin", "LIANXIN_VAR": str(tmp_path / "none")},
        capture_output=True,
        text=True,
    )


def test_a_receipt_is_verified_without_django_or_a_database(kept, tmp_path):
    done = alone(tmp_path, str(kept))

    assert (done.returncode, done.stderr) == (0, "")
    assert "4 条记录相连，其中 4 条已封印" in done.stdout
    assert "4 entries are chained, 4 of them sealed" in done.stdout
    assert not (tmp_path / "none").exists()


def test_the_published_key_is_compared(kept, tmp_path):
    right = base64.b64encode(seal.public_key()).decode()
    wrong = base64.b64encode(bytes(32)).decode()

    assert alone(tmp_path, str(kept), "--key", right).returncode == 0
    done = alone(tmp_path, str(kept), "--key", wrong)
    assert done.returncode == 1 and "another key than the office's" in done.stderr
    done = alone(tmp_path, str(kept), "--key", "no key")
    assert done.returncode == 1 and "Traceback" not in done.stderr


def test_one_changed_character_is_found(kept, tmp_path):
    said = json.loads(kept.read_bytes())
    said["entries"][1]["content"][2] = "screen"
    kept.write_text(json.dumps(said))
    done = alone(tmp_path, str(kept))

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1 and "改动" in done.stderr


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "\0\0", '{"signature": 3}', "<html>"])
def test_what_is_no_receipt_is_said(text: str, tmp_path):
    path = tmp_path / "no.json"
    path.write_text(text)
    done = alone(tmp_path, str(path))

    assert done.returncode == 1
    assert "不是回执文件" in done.stderr and "Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_said(tmp_path):
    done = alone(tmp_path, str(tmp_path / "none.json"))

    assert done.returncode == 1 and "Traceback" not in done.stderr


def test_the_whole_record_is_verified(cast, capsys):
    a_matter(cast, after="serve", on=date(2026, 9, 1))
    seal.seal()

    assert main(["verify"]) == 0
    assert f"{Entry.objects.count()} entries, 1 seals, 0 faults" in capsys.readouterr().out


def test_a_record_that_was_cut_short_is_found(cast, capsys):
    matter = a_matter(cast, after="forward", on=date(2026, 9, 1))
    Matter.objects.filter(pk=matter.pk).update(entry_count=3)

    assert main(["verify"]) == 1
    said = capsys.readouterr()
    assert matter.number in said.err and "1 faults" in said.out
