"""Which files may be kept: what the bytes are decides, not what the name says (Art. 19)."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import puremagic
from django.conf import settings
from django.utils.translation import gettext as _

from lianxin.matters.attachment import Attachment, attach
from lianxin.matters.item import Item
from lianxin.matters.matter import Matter

ALLOWED: dict[str, str] = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".heic": "image/heic",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".mp3": "audio/mpeg",
    ".wav": "audio/wav",
    ".m4a": "audio/mp4",
    ".mp4": "video/mp4",
    ".txt": "text/plain; charset=utf-8",
}
OFFICE = {".docx": "word/", ".xlsx": "xl/"}
MOST_UNPACKED = 200 * 1024 * 1024


class BadFile(ValueError):
    """A file that is not kept; the message says why and what would do."""


def kind_of(name: str, data: bytes) -> str:
    """Return the type of a file by its bytes, or raise `BadFile`."""
    if not data:
        raise BadFile(_("文件“%(name)s”是空的，请重新选择。") % {"name": name})
    if len(data) > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // (1024 * 1024)
        raise BadFile(
            _("文件“%(name)s”超过%(limit)s MB，请压缩或者分开提交。")
            % {"name": name, "limit": limit}
        )
    found = _sniffed(data)
    if found is None:
        raise BadFile(
            _(
                "文件“%(name)s”的内容不是可以接收的类型（PDF、图片、Word、Excel、录音、视频或者纯文本）。"
            )
            % {"name": name}
        )
    return ALLOWED[found]


def keep(
    matter: Matter, uploads: list[Any], *, item: Item | None = None, **how: Any
) -> list[Attachment]:
    """Keep uploaded files in a matter; all are checked before the first is kept."""
    if len(uploads) > settings.UPLOAD_COUNT:
        raise BadFile(_("一次最多提交%(count)s个文件。") % {"count": settings.UPLOAD_COUNT})
    read = [(upload.name or "", upload.read()) for upload in uploads]
    kinds = [kind_of(name, data) for name, data in read]
    return [
        attach(matter, name=name[-120:], kind=kind, data=data, item=item, **how)
        for (name, data), kind in zip(read, kinds, strict=True)
    ]


def _sniffed(data: bytes) -> str | None:
    if data[:4] == b"PK\x03\x04":
        return _office(data)
    try:
        guesses = puremagic.magic_string(data)
    except (puremagic.PureError, ValueError):
        guesses = []
    for guess in guesses:
        if (
            guess.extension in ALLOWED
            and guess.extension not in OFFICE
            and guess.extension != ".txt"
        ):
            return str(guess.extension)
    return ".txt" if _is_text(data) else None


def _office(data: bytes) -> str | None:
    """Tell Word from Excel by what the archive holds, and refuse one that unpacks too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except zipfile.BadZipFile:
        return None
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        return None
    names = [info.filename for info in infos]
    if any("vbaProject" in name for name in names):
        return None
    return next(
        (kind for kind, folder in OFFICE.items() if any(name.startswith(folder) for name in names)),
        None,
    )


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return (
        all(sign.isprintable() or sign in "\r\n\t" for sign in text[:10_000])
        and "<" not in text[:200]
    )
