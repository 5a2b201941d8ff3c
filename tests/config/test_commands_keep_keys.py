"""`lianxin keys`: a new key, rotation to the first one, the public key of the seal."""

from __future__ import annotations

import base64
import subprocess
import sys

import pytest
from django.conf import settings

from lianxin.config.commands import main
from lianxin.matters import proof
from lianxin.matters.seal import public_key
from lianxin.petitioners import keys, rotation
from tests.cast import petitioner

pytestmark = pytest.mark.django_db


def test_a_new_key_is_fresh_and_has_thirty_two_bytes(capsys):
    made = set()
    for _ in range(2):
        assert main(["keys", "new"]) == 0
        made.add(capsys.readouterr().out.strip())

    assert len(made) == 2
    assert all(len(base64.b64decode(key)) == 32 for key in made)


def test_a_new_key_needs_no_database(tmp_path):
    environment = {"LIANXIN_VAR": str(tmp_path / "var"), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "lianxin.config", "keys", "new"]
    subprocess.run(command, env=environment, capture_output=True, check=True)

    assert not (tmp_path / "var").exists()


def test_rotation_seals_everything_with_the_first_key_and_may_be_repeated(monkeypatch, capsys):
    old, new = f"old:{keys.fresh()}", f"new:{keys.fresh()}"
    monkeypatch.setattr(settings, "DATA_KEYS", old)
    person = petitioner()
    person.save(force_insert=True)
    monkeypatch.setattr(settings, "DATA_KEYS", f"{new},{old}")
    assert sum(rotation.pending().values()) == 1

    assert main(["keys", "rotate"]) == 0
    assert "1 行已用现行密钥重新加密" in capsys.readouterr().out
    assert sum(rotation.pending().values()) == 0
    monkeypatch.setattr(settings, "DATA_KEYS", new)
    person.refresh_from_db()
    assert person.name.clear() == "张三"

    assert main(["keys", "rotate"]) == 0
    assert "0 行" in capsys.readouterr().out


def test_a_file_that_waits_to_be_imported_is_rotated_too(monkeypatch, cast):
    from lianxin.exchange.models import Import

    old, new = f"old:{keys.fresh()}", f"new:{keys.fresh()}"
    monkeypatch.setattr(settings, "DATA_KEYS", old)
    one = Import(office=cast.office, officer=cast.li_si, name="旧.csv", size=3, source="旧")
    one.keep(b"abc")
    one.save(force_insert=True)
    over = Import(office=cast.office, officer=cast.li_si, name="完.csv", size=3, source="完")
    over.save(force_insert=True)
    monkeypatch.setattr(settings, "DATA_KEYS", f"{new},{old}")

    assert main(["keys", "rotate"]) == 0
    monkeypatch.setattr(settings, "DATA_KEYS", new)
    assert Import.objects.get(pk=one.pk).bytes() == b"abc"
    assert str(Import.objects.get(pk=over.pk).name) == "完.csv"


def test_keys_that_cannot_be_read_are_said_in_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr(settings, "DATA_KEYS", "much too long a name:abc")

    assert main(["keys", "rotate"]) == 1
    assert "LIANXIN_KEYS" in capsys.readouterr().err


def test_the_public_key_of_the_seal_is_printed_with_its_fingerprint(capsys):
    assert main(["keys", "seal"]) == 0
    said = capsys.readouterr().out

    assert base64.b64encode(public_key()).decode() in said
    assert proof.fingerprint(public_key()) in said
