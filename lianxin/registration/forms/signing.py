"""What two officers sign: merging and refusing; and reopening (Arts. 19 ¶3, 36 ¶3)."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.matters.models import Matter
from lianxin.procedure.stages import OPEN, Stage
from lianxin.procedure.steps import STEPS
from lianxin.registration.forms.matter import OnMatter, Visible
from lianxin.registration.widgets import offer
from lianxin.statute.grounds import GROUNDS, Ground
from lianxin.web.desk import today
from lianxin.web.spoken import cite, say
from lianxin.web.widgets import Radios

BY_STEP = {"merge": "N1", "refuse": "N1", "refuse_further": "N2"}
OTHER = "other"
NOT_ACCEPTED_YET = {Stage.RECEIVED, Stage.REGISTERED, Stage.SCREENED}


def decisions() -> list[tuple[str, str]]:
    """Return the decisions that two must sign."""
    return [(name, say(STEPS[name].label)) for name in BY_STEP]


def _effect(step: str) -> str:
    if step == "merge":
        return _("同一信访人的同一事项，并入原事项；原期限照常计算，不重新起算")
    found = ground(step)
    return f"{say(found.name)}{_('；')}{say(found.effect)}{_('（')}{cite(found.cites)}{_('）')}"


effect = lazy(_effect, str)


def ground(step: str) -> Ground:
    """Return the one ground on which a decision rests."""
    return GROUNDS[BY_STEP[step]]


class Propose(OnMatter):
    """Propose; another officer signs. New facts or reasons always let a matter go on."""

    step = "propose"
    hides = frozenset({"ground"})
    also = frozenset({"choice", "nothing_new"})
    choice = forms.ChoiceField(label=gettext_lazy("原信访事项"), widget=Radios)
    parent = Visible(label=gettext_lazy("原信访事项编号"), required=False, max_length=40)
    nothing_new = forms.BooleanField(
        label=gettext_lazy("已逐项核对：没有新的事实，也没有新的理由"),
        help_text=gettext_lazy(
            "有新的事实或者理由的，应当继续办理（《信访工作条例》第三十六条第三款）"
        ),
    )

    def fit(self) -> None:
        """Offer the decisions of this stage, and what the same people raised before."""
        assert self.matter is not None
        open_now = [one for one in decisions() if self.matter.at in STEPS[one[0]].at]
        self.fields["step"] = forms.ChoiceField(
            label=gettext_lazy("拟作决定"),
            choices=open_now or decisions(),
            widget=Radios(hints={name: effect(name) for name in BY_STEP}),
        )
        if self.earlier:
            self._offer()
        else:
            del self.fields["choice"]
            self.fields["parent"].required = True
        self.order_fields(["step", "choice", "parent", "reason", "new_facts", "nothing_new"])
        self.fields["new_facts"].help_text = gettext_lazy(
            "信访人这次提出的、原来没有的事实或者理由；没有的不填"
        )

    def _offer(self) -> None:
        offered = [(str(one.pk), f"{one.number} {one.title}") for one in self.earlier]
        hints = {
            str(one.pk): f"{say(one.at)}{_('；')}{say(one.unit or one.office)}"
            for one in self.earlier
        }
        offer(self, "choice", [*offered, (OTHER, _("另填编号"))])
        cast(Radios, self.fields["choice"].widget).hints = hints

    def clean_parent(self) -> int | None:
        """Find the other matter, only where the officer may see it."""
        field = self.fields["parent"]
        assert isinstance(field, Visible)
        return field.check(self.cleaned_data.get("parent"), self)

    def clean(self) -> dict[str, Any]:
        """Take the earlier matter that was offered, and make sure that it bears the decision."""
        asked = super().clean() or self.cleaned_data
        choice = asked.get("choice") or OTHER
        if choice != OTHER:
            asked["parent"] = int(choice)
        if not asked.get("parent") and "parent" not in self.errors:
            self.add_error("parent", _("请写明原信访事项"))
        elif asked.get("parent") and asked.get("step"):
            self._bears(asked["step"], Matter.objects.get(pk=asked["parent"]))
        return asked

    def _bears(self, step: str, parent: Matter) -> None:
        if step == "refuse" and (parent.at not in OPEN or parent.at in NOT_ACCEPTED_YET):
            self.add_error(
                None,
                _(
                    "只有原事项已经受理或者正在办理的，才能不予受理（《信访工作条例》第十九条第三款）"
                ),
            )
        elif step == "refuse" and (parent.due_legal is None or parent.due_legal < today()):
            self.add_error(
                None,
                _(
                    "原事项不在规定期限内，不能以此不予受理；请督促原事项办理（《信访工作条例》第十九条第三款）"
                ),
            )
        elif step == "refuse_further" and parent.at is not Stage.ENDED:
            self.add_error(
                None, _("只有复核已经终结的，才能不再受理（《信访工作条例》第三十六条第三款）")
            )

    def facts(self) -> dict[str, Any]:
        """Return the facts, with the one ground that the law gives for the decision."""
        found = super().facts()
        return {**found, "ground": BY_STEP[found["step"]]}


class Signed(OnMatter):
    """Sign what another officer proposed; the matter it rests on is the one in the proposal."""

    hides = frozenset({"parent"})
    shows = frozenset({"propose"})
    grave = True

    @cached_property
    def parent(self) -> Matter | None:
        """Return the earlier matter of the proposal."""
        key = self.case.known.get("parent")
        return (
            Matter.objects.select_related("unit", "office").filter(pk=key).first() if key else None
        )

    @property
    def ground(self) -> Ground:
        """Return the ground, with the remedy that is left."""
        return ground(self.step)

    def facts(self) -> dict[str, Any]:
        """Return the facts with the earlier matter."""
        return {**super().facts(), "parent": self.parent.pk if self.parent else None}

    def papers(self) -> dict[str, Any]:
        """Tell the document which matter it rests on."""
        return {"parent_matter": self.parent}


class Merge(Signed):
    """Sign that this is the same matter of the same person."""

    step = "merge"


class Refuse(Signed):
    """Sign that it is not accepted, since it is being handled below in time (form F08)."""

    step = "refuse"
    paper = "F08"
    looks = gettext_lazy("预览告知书")
    also = frozenset({"facts_found"})
    facts_found = forms.CharField(
        label=gettext_lazy("经核实的情况"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=gettext_lazy("写入告知书：原事项由谁受理、何时受理、现在怎样"),
    )

    def papers(self) -> dict[str, Any]:
        """Tell the document what was found, and what the person can still do."""
        return {**super().papers(), "facts_found": self.cleaned_data["facts_found"]}


class RefuseFurther(Signed):
    """Sign that it is no longer accepted; help goes on (form F09)."""

    step = "refuse_further"
    paper = "F09"
    looks = gettext_lazy("预览告知书")


class Decline(OnMatter):
    """Decline what was proposed: the matter goes on."""

    step = "decline"
    shows = frozenset({"propose"})


class Reopen(OnMatter):
    """New facts or reasons open a closed matter again, with a new clock (Art. 36 ¶3)."""

    step = "reopen"

    def fit(self) -> None:
        """Say what is asked for."""
        self.fields["new_facts"].help_text = spoken_hint()


def spoken_hint() -> Any:
    """Return what to write when a matter is reopened."""
    return gettext_lazy("写明原来没有提出过的事实或者理由；来信来访请另外用“又来一件”登记")


class ConfirmWithdrawal(OnMatter):
    """Make sure that the petitioner withdraws freely; they may petition again (Art. 17 ¶1)."""

    step = "confirm_withdrawal"
    shows = frozenset({"withdraw"})
    grave = True

    def fit(self) -> None:
        """Say what to make sure of."""
        self.fields["voluntary"].label = gettext_lazy(
            "已向信访人本人核实：撤回确系自愿，并已告知可以再次提出"
        )
        self.order_fields(["voluntary", "note"])


class FollowUp(OnMatter):
    """Call back, with the person's consent, by somebody outside the unit (Art. 14(3))."""

    step = "follow_up"

    def fit(self) -> None:
        """Ask for the consent first."""
        self.order_fields(["consent", "solved", "note"])
