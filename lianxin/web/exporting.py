"""Any worklist as a table to take along, XLSX or CSV; no personal data in it (Art. 30 ¶3)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import xlsxwriter
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from lianxin.matters.matter import NO_DAY, Matter, Matters
from lianxin.organs.places import place
from lianxin.procedure.facts import CHANNELS
from lianxin.statute import taxonomy
from lianxin.statute.limits import LIMITS
from lianxin.web.spoken import english, say

MOST = 100_000
PIECE = 2000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
WIDTHS = (22, 40, 36, 20, 10, 8, 24, 14, 14, 24, 14, 14, 8, 14)


def head() -> list[str]:
    """Return the names of the columns."""
    return [
        _("编号"),
        _("诉求"),
        _("内容分类"),
        _("属地"),
        _("渠道"),
        _("人数"),
        _("责任单位"),
        _("状态"),
        _("收到日期"),
        _("期限"),
        _("期限届满日"),
        _("法定最后一日"),
        _("暂定"),
        _("办结日期"),
    ]


def row(matter: Matter) -> list[Any]:
    """Return one matter's line."""
    limit = LIMITS.get(matter.due_rule)
    return [
        matter.number,
        matter.title,
        _category(matter.category),
        say(place(matter.place)) if matter.place else "",
        _channel(matter.channel),
        matter.persons,
        say(matter.unit) if matter.unit else "",
        say(matter.at.label),
        matter.received_on,
        say(limit.name) if limit else "",
        matter.due_raw,
        matter.due_legal if matter.plan_by != NO_DAY else None,
        _("是") if matter.provisional else "",
        matter.closed_on,
    ]


def _category(path: str) -> str:
    return taxonomy.english(path) if english() and taxonomy.exists(path) else path


def _channel(channel: str) -> str:
    return next((en if english() else zh for code, zh, en in CHANNELS if code == channel), channel)


def lines(matters: Matters, most: int = MOST) -> Iterator[list[Any]]:
    """Return the head and a worklist in its order, in the language that holds now.

    It is read in pieces, perhaps when the page is answered already; what is left out is said.
    """
    return _lines(matters, most, get_language() or "")


def _lines(matters: Matters, most: int, language: str) -> Iterator[list[Any]]:
    with override(language):
        names, cut = head(), _("只导出了前 %(most)s 件，请用筛选分开导出。") % {"most": most}
    yield names
    ordered = matters.order_by("plan_by", "id").select_related("unit")[: most + 1]
    for count, matter in enumerate(ordered.iterator(chunk_size=PIECE)):
        if count == most:
            yield [cut]
            return
        with override(language):
            cells = row(matter)
        yield cells


def safe(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(STARTERS):
        return "'" + value
    return "" if value is None else value


def as_csv(matters: Matters, most: int = MOST) -> Iterator[str]:
    """Return a worklist as CSV that spreadsheets open as UTF-8."""
    return _csv(lines(matters, most))


def _csv(several: Iterator[list[Any]]) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line)
    yield "\ufeff"
    for cells in several:
        writer.writerow([safe(cell) for cell in cells])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def as_xlsx(matters: Matters, most: int = MOST) -> bytes:
    """Return a worklist as a workbook with a header that stays in sight."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(
        made, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet(_("信访事项"))
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.freeze_panes(1, 1)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        for number, cells in enumerate(lines(matters, most)):
            for column, cell in enumerate(cells):
                if hasattr(cell, "isoformat"):
                    sheet.write_datetime(number, column, cell, day)
                else:
                    value = "" if cell is None else cell
                    sheet.write(number, column, value, None if number else bold)
    return made.getvalue()


def exported(matters: Matters, kind: str) -> HttpResponse | StreamingHttpResponse:
    """Answer with the worklist as a file."""
    if kind == "csv":
        answer: Any = StreamingHttpResponse(as_csv(matters), content_type="text/csv; charset=utf-8")
    elif kind == "xlsx":
        answer = HttpResponse(as_xlsx(matters), content_type=XLSX)
    else:
        raise Http404
    name = f"lianxin-{timezone.localdate()}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
