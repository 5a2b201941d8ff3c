"""A petitioner's receipt proves, offline, that the entries are in the record (Art. 21 ¶2)."""

import base64
import subprocess
import sys

import orjson
import pytest

from lianxin.matters import proof
from lianxin.matters.receipt import receipt
from lianxin.matters.recording import record
from lianxin.matters.seal import public_key, seal
from tests.builders import a_matter

pytestmark = pytest.mark.django_db


def test_it_proves_the_entries_before_the_nightly_seal_by_the_offices_signature(cast):
    found = proof.verify(receipt(a_matter(cast, after="register")), public_key())
    assert (found["entries"], found["sealed"]) == (2, 0)


def test_it_proves_the_way_to_the_signed_root_after_it(cast):
    matter = a_matter(cast, after="serve")
    for _ in range(4):
        a_matter(cast, after="register")
    seal()
    found = proof.verify(receipt(matter))
    assert found["entries"] == found["sealed"] == 10


@pytest.mark.parametrize(
    "spoil",
    [
        lambda said: said["entries"][1]["content"].__setitem__(2, "refuse"),
        lambda said: said["entries"].pop(),
        lambda said: said.__setitem__("matter", "ANOTHER"),
        lambda said: said["seals"][0].__setitem__("root", "00" * 32),
    ],
)
def test_a_receipt_that_was_changed_proves_nothing(cast, spoil):
    matter = a_matter(cast, after="forward")
    seal()
    said = orjson.loads(receipt(matter))
    spoil(said)
    with pytest.raises(proof.BadReceipt):
        proof.verify(orjson.dumps(said))


def test_a_receipt_signed_with_another_key_is_refused(cast):
    with pytest.raises(proof.BadReceipt, match="another key"):
        proof.verify(receipt(a_matter(cast)), base64.b64decode("A" * 44))


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"not json", b'{"signature": 3}'])
def test_what_is_no_receipt_is_said_to_be_none(text):
    with pytest.raises(proof.BadReceipt):
        proof.verify(text)


def test_it_names_nobody(cast):
    text = receipt(a_matter(cast, after="hear")).decode()
    for word in ("张三", "10000000001", "演示路", "夜间施工"):
        assert word not in text


def test_the_command_verifies_it_without_a_database(cast, tmp_path):
    file = tmp_path / "receipt.json"
    file.write_bytes(receipt(a_matter(cast, after="register")))
    done = subprocess.run(
        [sys.executable, "-m", "lianxin.config", "verify", str(file)],
        capture_output=True,
        text=True,
        env={"PATH": "", "DATABASE_URL": "postgresql://nobody@/none", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "2 entries are chained" in done.stdout


def test_an_act_that_is_not_public_stands_in_it_by_its_hash_alone(cast):
    matter = a_matter(cast, after="screen")
    record(
        matter,
        "report_urgent",
        by=cast.li_si,
        on=matter.received_on,
        to_government=True,
        to_above=True,
        reason="可能造成社会影响",
    )
    said = orjson.loads(receipt(matter))
    assert ["content" in line for line in said["entries"]] == [True, True, True, False]
    assert proof.verify(receipt(matter))["entries"] == 4
