"""A petitioner: sealed, masked, found by blind index, read on record (Arts. 18, 19, 24)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.petitioners import masks
from lianxin.petitioners.fields import Blind, Sealed

FIELDS = ("name", "id_number", "phone", "address")


class Kind(models.TextChoices):
    """Who may petition (Art. 17)."""

    PERSON = "person", _("个人")
    ORGANISATION = "organisation", _("法人或者其他组织")


class Petitioners(models.QuerySet["Petitioner"]):
    """Sets of petitioners, found by what they say of themselves."""

    def with_phone(self, phone: str) -> Self:
        """Return those with this phone number, however it is written."""
        return self._found("phone", phone)

    def with_id_number(self, number: str) -> Self:
        """Return those with this identity or credit number."""
        return self._found("id", number)

    def named(self, name: str) -> Self:
        """Return those with exactly this name."""
        return self._found("name", name)

    def _found(self, what: str, text: str) -> Self:
        index = Petitioner._meta.get_field(f"{what}_index")
        assert isinstance(index, Blind)
        wanted = index.candidates(text)
        return self.filter(**{f"{what}_index__in": wanted}) if wanted else self.none()


class Petitioner(models.Model):
    """A person or organisation that petitions. Its clear text leaves only through `read`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("类别"), max_length=12, choices=Kind, default=Kind.PERSON)
    name = Sealed(_("姓名或者名称"), mask=masks.mask_name)
    id_number = Sealed(_("证件号码"), mask=masks.mask_id)
    phone = Sealed(_("联系电话"), mask=masks.mask_phone)
    address = Sealed(_("住址"), mask=masks.mask_address)
    name_index = Blind(of="name")
    id_index = Blind(of="id_number")
    phone_index = Blind(of="phone")
    erased_at = models.DateTimeField(_("清除时间"), null=True, editable=False)

    objects = Petitioners.as_manager()

    class Meta:
        verbose_name = _("信访人")

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *, update_fields: Iterable[str] | None = None, **how: Any) -> None:
        """Save; the indexes go with the fields that they are of."""
        if update_fields is not None:
            update_fields = {*update_fields, "name_index", "id_index", "phone_index"}
        super().save(update_fields=update_fields, **how)

    def masked(self, fields: Iterable[str] = FIELDS) -> dict[str, str]:
        """Return the masks of some fields; nothing is logged, since nothing is read."""
        return {field: str(getattr(self, field)) for field in fields}

    def read(
        self, officer: Any, fields: Iterable[str] = FIELDS, purpose: str = "", *, organ: Any = None
    ) -> dict[str, str]:
        """Return clear values of some fields and log that they were read, by whom and why.

        `officer` is None where the system itself needs them, as for an envelope. `organ` is the
        organ for which the officer reads; without it, the one of their first post.
        """
        from lianxin.petitioners.reading import Reading

        wanted = tuple(fields)
        Reading.objects.log([self], officer=officer, fields=wanted, purpose=purpose, organ=organ)
        return {field: getattr(self, field).clear() for field in wanted}

    def readings_summary(self) -> list[dict[str, Any]]:
        """Return who read this petitioner's data, as the petitioner may see it."""
        return self.readings.summary_for(self)

    def erase(self, *, at: datetime) -> None:
        """Empty what identifies the person and keep the row: the retention has ended."""
        for field in FIELDS:
            setattr(self, field, "")
        self.erased_at = at
        self.save()
