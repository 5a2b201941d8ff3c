"""What the desk keeps of its own: an opinion that is drafted and not signed yet (Art. 32)."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.matters.models import Matter
from lianxin.organs.models import Officer
from lianxin.petitioners.fields import Sealed


class Draft(models.Model):
    """An opinion on its way to the head of the organ, encrypted; forgotten when it is signed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.OneToOneField(
        Matter, models.CASCADE, related_name="draft", verbose_name=_("信访事项")
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("拟稿人")
    )
    typed = Sealed(_("拟稿"))
    at = models.DateTimeField(_("时间"), default=timezone.now)

    class Meta:
        verbose_name = _("拟稿")

    def __str__(self) -> str:
        return str(self.matter_id)

    def is_newer(self, seen: str, *, officer: Officer) -> bool:
        """Tell whether somebody else kept this draft after an officer opened the page."""
        return self.officer_id != officer.pk and self.at.isoformat() != seen

    def fields(self) -> dict[str, Any]:
        """Return what was typed, field by field."""
        kept: dict[str, Any] = json.loads(self.typed.clear())
        return kept


def drafted(matter: Matter) -> Draft | None:
    """Return the draft of a matter's opinion, if there is one."""
    return Draft.objects.filter(matter=matter).select_related("officer").first()


def keep(matter: Matter, typed: dict[str, str], *, by: Officer) -> None:
    """Keep a draft in the place of the one before."""
    draft = drafted(matter) or Draft(matter=matter)
    draft.officer, draft.typed, draft.at = by, json.dumps(typed, ensure_ascii=False), timezone.now()
    draft.save()


def forget(matter: Matter) -> None:
    """Forget a draft: what it says stands in the opinion now."""
    Draft.objects.filter(matter=matter).delete()
