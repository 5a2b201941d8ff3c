"""Keys are kept, read and replaced; what an old key sealed stays readable until then (Art. 19)."""

from __future__ import annotations

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from lianxin.petitioners import keys, rotation, vault
from lianxin.petitioners.fields import SealedBytes
from lianxin.petitioners.models import Petitioner

from .people import ZHANG_SAN, zhang_san

SAME = "A" * 43 + "="
OLD, NEW = f"old:{keys.fresh()}", f"new:{keys.fresh()}"


def headers() -> set[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT substr(name, 1, 9) FROM petitioners_petitioner")
        return {bytes(row[0]) for row in cursor.fetchall()}


@pytest.fixture
def people(db: None, settings: Any) -> list[Petitioner]:
    settings.DATA_KEYS = OLD
    return [zhang_san(phone=f"1380000{number:04}") for number in range(7)]


def test_everything_is_sealed_again_with_the_new_key(
    people: list[Petitioner],
    settings: Any,
) -> None:
    settings.DATA_KEYS = f"{NEW},{OLD}"
    assert rotation.pending()["petitioners.Petitioner"] == 7
    told: list[tuple[int, int]] = []
    assert rotation.rotate(batch=3, progress=lambda done, total: told.append((done, total))) == 7

    assert told == [(3, 7), (6, 7), (7, 7)]
    assert headers() == {b"\x01new\0\0\0\0\0"}
    assert rotation.rotate() == 0

    settings.DATA_KEYS = NEW
    found = Petitioner.objects.with_phone("13800000003").get()
    assert found.pk == people[3].pk
    assert found.name.clear() == ZHANG_SAN["name"]


def test_it_goes_on_where_it_was_interrupted(people: list[Petitioner], settings: Any) -> None:
    settings.DATA_KEYS = f"{NEW},{OLD}"

    def interrupted(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotation.rotate(batch=3, progress=interrupted)
    assert rotation.pending()["petitioners.Petitioner"] == 4
    assert rotation.rotate(batch=3) == 4


def test_people_are_found_while_keys_are_rotated(people: list[Petitioner], settings: Any) -> None:
    settings.DATA_KEYS = f"{NEW},{OLD}"
    later = zhang_san()
    assert Petitioner.objects.named("张三丰").count() == 8
    assert list(Petitioner.objects.with_phone(later.phone.clear())) == [later]


def test_another_cipher_is_rotated_as_well(people: list[Petitioner], settings: Any) -> None:
    settings.CIPHER = "sm4"
    assert rotation.rotate() == 7
    assert headers() == {b"\x02old\0\0\0\0\0"}


def test_without_its_key_nothing_opens(people: list[Petitioner], settings: Any) -> None:
    settings.DATA_KEYS = NEW
    with pytest.raises(vault.CannotOpen, match="'old'"):
        Petitioner.objects.get(pk=people[0].pk).name.clear()


def test_erased_rows_are_left_alone(people: list[Petitioner], settings: Any) -> None:
    from django.utils import timezone

    people[0].erase(at=timezone.now())
    settings.DATA_KEYS = f"{NEW},{OLD}"
    assert rotation.rotate() == 6


@isolate_apps("lianxin.petitioners")
def test_files_that_the_program_sealed_are_sealed_again(
    db: None,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Paper(models.Model):
        name = models.CharField(max_length=9)
        sealed = SealedBytes(place=lambda paper: paper.name.encode())

        class Meta:
            app_label = "petitioners"

    with connection.schema_editor() as editor:
        editor.create_model(Paper)
    monkeypatch.setattr(rotation, "sealed_models", lambda: [Paper])
    settings.DATA_KEYS = OLD
    for name in "abc":
        Paper.objects.create(name=name, sealed=vault.seal(b"a file", name.encode()))

    settings.DATA_KEYS = f"{NEW},{OLD}"
    assert rotation.rotate() == 3
    settings.DATA_KEYS = NEW
    for paper in Paper.objects.all():
        assert vault.unseal(paper.sealed, paper.name.encode()) == b"a file"


def test_an_unknown_cipher_is_refused(settings: Any) -> None:
    settings.CIPHER = "rot13"
    with pytest.raises(vault.UnknownCipher, match="rot13"):
        vault.seal(b"x", b"")


def test_the_keys_say_where_they_are_kept(settings: Any) -> None:
    settings.DATA_KEYS = ""
    assert vault.is_kept_in_a_file()
    settings.DATA_KEYS = NEW
    assert not vault.is_kept_in_a_file()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "there is no key"),
        ("k1", "not 32 bytes"),
        ("k1:%%%", "k1"),
        ("k1:c2hvcnQ=", "not 32 bytes"),
        (f":{SAME}", "the id"),
        (f"much too long:{SAME}", "the id"),
        (f"钥:{SAME}", "the id"),
        (f"old:{SAME},old:{SAME}", "twice"),
    ],
)
def test_keys_that_cannot_be_read_are_explained(text: str, why: str) -> None:
    with pytest.raises(keys.BadKeys, match=why):
        keys.parsed(text)


def test_a_key_reads_in_either_alphabet_of_base64() -> None:
    plain = keys.parsed("a:" + "/+" * 21 + "8=")[0]
    assert plain.root == keys.parsed("a:" + "_-" * 21 + "8")[0].root


def test_a_key_file_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "data.key"
    with ThreadPoolExecutor(8) as pool:
        texts = set(pool.map(lambda _turn: keys.kept(path), range(16)))
    assert len(texts) == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["data.key"]
    assert len(keys.parsed(f"file:{texts.pop()}")) == 1


def test_keys_are_read_without_django() -> None:
    look = "import sys; import lianxin.petitioners.keys; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
