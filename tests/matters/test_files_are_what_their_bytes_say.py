"""Attachments: the bytes decide, sizes are bounded, and what is kept is encrypted (Art. 19)."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from lianxin.matters.files import BadFile, keep, kind_of
from tests.builders import a_matter

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def packed(**names: bytes) -> bytes:
    """Return a zip with these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name.replace("__", "/"), data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        ("请求停止夜间施工。𠮷 🙏\n".encode(), "text/plain; charset=utf-8"),
        (
            packed(**{"word__document.xml": b"<w/>", "[Content_Types].xml": b""}),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            packed(**{"xl__workbook.xml": b"<x/>"}),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_what_people_send_is_known_by_its_bytes_whatever_its_name(data, kind):
    assert kind_of("anything.exe", data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00\x03\x00\x00\x00 a program",
        b"\x7fELF\x02\x01\x01",
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x00\x01\x02\x03" * 50,
        packed(**{"run.sh": b"rm"}),
        packed(**{"word__document.xml": b"", "word__vbaProject.bin": b"x"}),
        b"PK\x03\x04 torn",
    ],
)
def test_what_could_do_harm_is_refused_with_a_sentence(data):
    with pytest.raises(BadFile, match="不是可以接收的类型"):
        kind_of("证据.pdf", data)


def test_an_empty_file_and_one_too_large_are_refused_by_name(settings):
    settings.UPLOAD_LIMIT = 1024 * 1024
    with pytest.raises(BadFile, match="空的"):
        kind_of("空.pdf", b"")
    with pytest.raises(BadFile, match="超过1 MB"):
        kind_of("大.pdf", PDF + b" " * 1024 * 1024)


def test_a_document_that_unpacks_to_far_too_much_is_refused():
    bomb = packed(**{"word__document.xml": b"0" * (210 * 1024 * 1024)})
    with pytest.raises(BadFile):
        kind_of("炸弹.docx", bomb)


@pytest.mark.django_db
def test_one_wrong_file_keeps_the_others_out_too(cast):
    matter = a_matter(cast)
    uploads = [SimpleUploadedFile("一.pdf", PDF), SimpleUploadedFile("二.pdf", b"MZ\x90\x00")]
    with pytest.raises(BadFile):
        keep(matter, uploads)
    assert not matter.attachments.exists()


@pytest.mark.django_db
def test_what_is_kept_is_encrypted_with_its_name(cast):
    matter = a_matter(cast)
    (kept,) = keep(matter, [SimpleUploadedFile("张三的房产证.pdf", PDF)])
    assert kept.bytes() == PDF
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM matters_content")
        content = bytes(cursor.fetchone()[0])
        cursor.execute("SELECT name FROM matters_attachment")
        name = bytes(cursor.fetchone()[0])
    assert b"%PDF" not in content
    assert "房产证".encode() not in name


@pytest.mark.django_db
def test_a_file_moved_to_another_row_does_not_open(cast):
    from lianxin.petitioners.vault import CannotOpen

    matter = a_matter(cast)
    one, two = keep(matter, [SimpleUploadedFile("一.pdf", PDF), SimpleUploadedFile("二.png", PNG)])
    type(one.content).objects.filter(pk=two.pk).update(sealed=one.content.sealed)
    two = type(two).objects.get(pk=two.pk)
    with pytest.raises(CannotOpen):
        two.bytes()
