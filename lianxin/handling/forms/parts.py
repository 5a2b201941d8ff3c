"""What several forms of the desk share: texts, evidence, the unit's own people (Arts. 28, 31)."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from lianxin.organs.models import Officer, Post
from lianxin.web.desk import today
from lianxin.web.forms import Act, Officers
from lianxin.web.widgets import Files

LONGEST = 100_000
FOUND = frozenset(
    {"hear", "investigate", "hold_hearing", "mediate", "ask_petitioner", "supplement"}
)


def text(label: Any, *, required: bool = True, hint: Any = "", rows: int = 8) -> forms.CharField:
    """Return a box for a paragraph of a record or a document."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        validators=[MaxLengthValidator(LONGEST)],
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def evidence(label: Any, *, required: bool = False, hint: Any = "") -> Files:
    """Return a box for the files that show what was done."""
    return Files(
        label=label,
        required=required,
        help_text=hint or _("可以拖放，也可以拍照；每个不超过20 MB"),
    )


class Colleagues(Act):
    """An act that names people of the unit."""

    def fit(self) -> None:
        """Offer those who hold a post in the unit today; whoever is signed in comes first."""
        unit = self.matter.unit or self.matter.office
        held = Post.objects.current(today()).filter(organ=unit)
        colleagues = Officer.objects.filter(is_active=True, posts__in=held).distinct()
        for name in ("handler", "second"):
            if name in self.fields:
                cast(Officers, self.fields[name]).queryset = colleagues
        if "handler" in self.fields and self.officer in colleagues:
            self.fields["handler"].initial = self.officer.pk
