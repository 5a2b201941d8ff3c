"""The nightly seal: a signed Merkle root over all new entries (Art. 21)."""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.matters import proof
from lianxin.matters.entry import Entry
from lianxin.petitioners.keys import kept


class Seal(models.Model):
    """One night's signature over the entries `first` to `last`, chained to the night before."""

    sealed_at = models.DateTimeField(_("时间"))
    first = models.BigIntegerField(_("首条"))
    last = models.BigIntegerField(_("末条"), db_index=True)
    count = models.PositiveIntegerField(_("条数"))
    root = models.BinaryField()
    previous = models.BinaryField()
    signature = models.BinaryField()
    key = models.BinaryField(_("公钥"))

    class Meta:
        verbose_name = _("封印")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.sealed_at:%F} {self.first}-{self.last}"

    def statement(self) -> bytes:
        """Return what is signed."""
        return proof.statement(
            bytes(self.root), bytes(self.previous), self.count, self.sealed_at.isoformat()
        )

    def holds(self) -> bool:
        """Tell whether the signature is good."""
        return proof.signed(bytes(self.key), bytes(self.signature), self.statement())


def private_key() -> Ed25519PrivateKey:
    """Return the office's signing key, made in var/ the first time."""
    text = kept(settings.VAR / "seal.key")
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(text.encode()).digest())


def public_key() -> bytes:
    """Return the public key, to be published by the office."""
    return private_key().public_key().public_bytes_raw()


@transaction.atomic
def seal() -> Seal | None:
    """Sign a root over every entry since the last seal; None if there is nothing new.

    The lock waits for writers at work and holds new ones off for a moment, so that no entry with
    a smaller number can appear after its seal.
    """
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE matters_entry IN SHARE MODE")
    before = Seal.objects.order_by("-id").first()
    after = before.last if before else 0
    rows = list(Entry.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "hash"))
    if not rows:
        return None
    made = Seal(
        sealed_at=timezone.now(),
        first=rows[0][0],
        last=rows[-1][0],
        count=len(rows),
        root=proof.levels([proof.leaf(hash_) for _pk, hash_ in rows])[-1][0],
        previous=bytes(before.root) if before else bytes(32),
        key=public_key(),
    )
    made.signature = private_key().sign(made.statement())
    made.save(force_insert=True)
    return made
