"""Attachments and documents, encrypted inside the database with their entries (Art. 19)."""

from __future__ import annotations

import hashlib
import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.matters.item import Item
from lianxin.matters.matter import Matter
from lianxin.petitioners import vault
from lianxin.petitioners.fields import Sealed, SealedBytes


class Attachment(models.Model):
    """A file of a matter: what the petitioner gave, or a document that an organ issued."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="attachments")
    item = models.ForeignKey(
        Item, models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    name = Sealed(_("文件名"), mask=str)
    kind = models.CharField(_("类型"), max_length=100)
    size = models.PositiveBigIntegerField(_("大小"))
    sha256 = models.CharField(_("摘要"), max_length=64)
    form = models.CharField(_("文书"), max_length=4, blank=True)
    for_petitioner = models.BooleanField(_("信访人可见"), default=True)
    created_at = models.DateTimeField(_("时间"), auto_now_add=True)
    erased_at = models.DateTimeField(_("删除时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("附件")
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        """Return where an officer opens it."""
        return reverse("web:file", args=[self.matter.number, self.pk])

    def bytes(self) -> bytes:
        """Return the file, opened; empty once it was erased."""
        if self.erased_at:
            return b""
        return vault.unseal(self.content.sealed, place(self.pk))


def place(key: object) -> bytes:
    """Return what binds the sealed bytes to their row."""
    return f"attachment {key}".encode()


class Content(models.Model):
    """The sealed bytes of an attachment, apart, so that lists never load them."""

    attachment = models.OneToOneField(
        Attachment, models.CASCADE, primary_key=True, related_name="content"
    )
    sealed = SealedBytes(place=lambda row: place(row.pk))

    def __str__(self) -> str:
        return str(self.attachment_id)


def attach(
    matter: Matter,
    *,
    name: str,
    kind: str,
    data: bytes,
    item: Item | None = None,
    form: str = "",
    for_petitioner: bool = True,
) -> Attachment:
    """Keep a file in a matter, encrypted; runs inside the caller's transaction."""
    attachment = Attachment(
        matter=matter,
        item=item,
        name=name,
        kind=kind,
        size=len(data),
        form=form,
        sha256=hashlib.sha256(data).hexdigest(),
        for_petitioner=for_petitioner,
    )
    attachment.save(force_insert=True)
    Content(attachment=attachment, sealed=vault.seal(data, place(attachment.pk))).save(
        force_insert=True
    )
    return attachment
