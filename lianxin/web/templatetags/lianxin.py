"""The filters and tags of every template: plain words, dates, clocks, components (Art. 18)."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

import segno
from django.template import Library
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lianxin.procedure.stages import Stage
from lianxin.web import lines, spoken

register = Library()
register.filter("say", spoken.say)
register.filter("cite", spoken.cite)
register.filter("day", spoken.day)
register.filter("moment", spoken.moment)
register.filter("iso", spoken.iso)
register.filter("remaining", spoken.remaining)
register.filter("channel", lines.channel)

WAITING = {Stage.RECEIVED, Stage.REGISTERED, Stage.SCREENED, Stage.FORWARDED, Stage.ASSIGNED}
DISPUTED = {Stage.OBJECTED, Stage.JURISDICTION}
ANSWERED = {Stage.OPINION, Stage.SERVED, Stage.REVIEW_SERVED, Stage.DECIDED}


@register.filter
def key(mapping: Any, name: str) -> Any:
    """Return the value under a key that a template cannot write, such as one with a hyphen."""
    return mapping.get(name, "")


@register.filter
def stage(value: Any) -> Stage | None:
    """Return the stage that a matter's column names."""
    return Stage(value) if value in set(Stage) else None


@register.filter
def tone(value: Any) -> str:
    """Return the tone of a stage's tag: waiting, disputed, answered, working, closed."""
    found = stage(value)
    if found is None or found.closed:
        return "closed"
    if found in WAITING:
        return "waiting"
    if found in DISPUTED:
        return "disputed"
    return "answered" if found in ANSWERED else "working"


@register.filter
def option_id(field: Any) -> str:
    """Return the id of the control that an error's link leads to."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def words(text: Any) -> list[str]:
    """Return the words of a parameter such as "place organ"."""
    return str(text or "").split()


@register.filter
def legal_day(due: Any) -> Any:
    """Return the day the law gives: of a clock's Due, or the day itself."""
    return getattr(due, "legal", due)


@register.filter
def tone_of_due(due: Any) -> str:
    """Return how pressing a day is: calm, soon, today, late."""
    left = spoken.remaining(due)
    return left.tone if left else "calm"


@register.filter
def clock_time(at: Any) -> str:
    """Return hours and minutes of a moment, in the office's time zone."""
    return spoken.moment(at)[-5:] if at else ""


@register.inclusion_tag("components/trail.html", takes_context=True)
def trail(context: Context, *steps: str) -> dict[str, Any]:
    """Show where a page lies: `{% trail _("待办") address _("事项") %}`; home comes by itself."""
    crumbs = [{"label": _("首页"), "href": context["site"].home}]
    crumbs += [
        {"label": label, "href": href} for label, href in zip_longest(steps[::2], steps[1::2])
    ]
    return {"crumbs": crumbs}


@register.simple_block_tag(takes_context=True)
def component(context: Context, content: str, name: str, **parameters: Any) -> SafeString:
    """Render a component around a piece of the page: the component finds it as `body`."""
    body = mark_safe(content.strip())
    request = context.get("request")
    return render_to_string(f"components/{name}.html", {**parameters, "body": body}, request)


@register.simple_tag
def qr(text: str, scale: int = 4) -> SafeString:
    """Draw a QR code as SVG, in a form that needs no style and no script."""
    code = segno.make(text, error="m", micro=False)
    drawing = code.svg_inline(scale=scale, border=2, omitsize=True, svgclass="lx-qr__code")
    return mark_safe(drawing)
