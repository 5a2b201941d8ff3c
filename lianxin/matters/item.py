"""An item: each letter, visit, call or message about a matter (Arts. 17, 19)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.matters.matter import Matter
from lianxin.petitioners.fields import Sealed
from lianxin.procedure.facts import CHANNELS

SEALED_TITLE = "检举控告事项"


class Item(models.Model):
    """What came in, as it came: the petitioner's own words stand here and nowhere else."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="items")
    channel = models.CharField(
        _("渠道"), max_length=8, choices=[(code, zh) for code, zh, _en in CHANNELS]
    )
    title = models.CharField(_("标题"), max_length=200)
    body = models.TextField(_("请求、事实和理由"), blank=True)
    sealed_body = Sealed(_("密封内容"), row="sealed_row")
    persons = models.PositiveIntegerField(_("人数"), default=1)
    received_on = models.DateField(_("收到日期"))
    registered_at = models.DateTimeField(_("录入时间"), auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("记录人"),
    )
    oral = models.BooleanField(_("口头提出"), default=False)
    source = models.CharField(_("来源"), max_length=40, blank=True)
    source_id = models.CharField(_("来源编号"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("信访件")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("source", "source_id"),
                name="an_item_is_imported_once",
                condition=~models.Q(source=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.matter_id}/{self.pk}"

    @property
    def sealed_row(self) -> str:
        """Return what binds sealed words to their matter before the item has a row."""
        return f"matter {self.matter_id}"

    @property
    def words(self) -> str:
        """Return the petitioner's words, opened if they are sealed."""
        return self.sealed_body.clear() if self.sealed_body else self.body

    def seal(self) -> None:
        """Move the words of an accusation under seal (Art. 30 ¶3); the caller saves."""
        if self.body:
            self.sealed_body, self.body = self.body, ""
        self.title = SEALED_TITLE
