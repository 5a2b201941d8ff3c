"""Words of officers and petitioners, kept beside the record to be masked or erased (Art. 30 ¶3).

The entry holds a pointer and a salted digest: it proves the words and does not hold them.
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.matters.matter import Matter
from lianxin.petitioners.fields import Sealed
from lianxin.procedure.facts import FACTS, Kind

WORDS = frozenset(name for name, fact in FACTS.items() if fact.kind is Kind.WORDS)


class Words(models.Model):
    """A text that an entry points at, encrypted; erased when its retention ends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="words")
    text = Sealed(_("内容"))
    salt = models.BinaryField(editable=False)
    erased_at = models.DateTimeField(_("删除时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("陈述")

    def __str__(self) -> str:
        return str(self.pk)

    def erase(self) -> None:
        """Empty the text when its retention ends; the digest in the entry tells nothing."""
        self.text, self.salt, self.erased_at = "", b"", timezone.now()
        self.save()

    @property
    def digest(self) -> str:
        """Return the digest that the entry holds."""
        return hashlib.sha256(bytes(self.salt) + self.text.clear().encode()).hexdigest()


def set_aside(matter: Matter, facts: dict[str, Any]) -> tuple[dict[str, Any], list[Words]]:
    """Return the facts with their words replaced by pointers, and the words to be kept."""
    kept: list[Words] = []
    pointed = dict(facts)
    for name in WORDS & facts.keys():
        if not facts[name]:
            continue
        words = Words(matter=matter, text=str(facts[name]), salt=secrets.token_bytes(16))
        kept.append(words)
        pointed[name] = {"words": str(words.pk), "digest": words.digest}
    return pointed, kept
