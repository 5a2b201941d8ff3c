"""Any worklist as a table to take along, XLSX or CSV; no personal data in it (Art. 30 ¶3)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import xlsxwriter
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from lianxin.matters.matter import NO_DAY, Matter, Matters
from lianxin.organs.places import place
from lianxin.web.spoken import say

MOST_ROWS = 100_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STARTERS = ("=", "+", "-", "@", "\t", "\r")


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
        _("期限届满日"),
        _("法定最后一日"),
        _("暂定"),
        _("办结日期"),
    ]


def row(matter: Matter) -> list[Any]:
    """Return one matter's line."""
    where = place(matter.place) if matter.place else None
    return [
        matter.number,
        matter.title,
        matter.category,
        say(where) if where else "",
        matter.get_channel_display(),
        matter.persons,
        say(matter.unit) if matter.unit else "",
        say(matter.at.label),
        matter.received_on,
        matter.due_raw,
        matter.due_legal if matter.plan_by != NO_DAY else None,
        _("是") if matter.provisional else "",
        matter.closed_on,
    ]


def rows(matters: Matters) -> Iterator[list[Any]]:
    """Return the lines of a worklist in its order, read in pieces."""
    ordered = matters.order_by("plan_by", "id").select_related("unit")[:MOST_ROWS]
    return (row(matter) for matter in ordered.iterator(chunk_size=2000))


def safe(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(STARTERS):
        return "'" + value
    return "" if value is None else value


def as_csv(matters: Matters) -> Iterator[str]:
    """Return a worklist as CSV that spreadsheets open as UTF-8."""
    line = io.StringIO()
    writer = csv.writer(line)
    yield "\ufeff"
    for cells in _with_head(matters):
        writer.writerow([safe(cell) for cell in cells])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _with_head(matters: Matters) -> Iterator[list[Any]]:
    yield head()
    yield from rows(matters)


def as_xlsx(matters: Matters) -> bytes:
    """Return a worklist as a workbook with a header that stays in sight."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(
        made, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet(_("信访事项"))
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 2, 36)
        sheet.set_column(3, 12, 14)
        sheet.write_row(0, 0, head(), bold)
        for number, cells in enumerate(rows(matters), 1):
            for column, cell in enumerate(cells):
                if hasattr(cell, "isoformat"):
                    sheet.write_datetime(number, column, cell, day)
                else:
                    sheet.write(number, column, "" if cell is None else cell)
    return made.getvalue()


def exported(matters: Matters, kind: str) -> HttpResponse | StreamingHttpResponse:
    """Answer with the worklist as a file."""
    if kind == "csv":
        answer: Any = StreamingHttpResponse(as_csv(matters), content_type="text/csv; charset=utf-8")
    elif kind == "xlsx":
        answer = HttpResponse(as_xlsx(matters), content_type=XLSX)
    else:
        raise Http404
    answer["Content-Disposition"] = f'attachment; filename="lianxin-worklist.{kind}"'
    return answer
