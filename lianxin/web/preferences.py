"""What a visitor sets for their own eyes: large type, kept in a cookie (Art. 18 ¶1)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from lianxin.web.context import LARGE_TYPE

YEAR = 365 * 24 * 3600


@require_POST
def large_type(request: HttpRequest) -> HttpResponse:
    """Turn large type on or off and go back to the page."""
    answer = HttpResponseRedirect(_back(request))
    value = "1" if request.POST.get("large") == "1" else "0"
    answer.set_cookie(LARGE_TYPE, value, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return answer


def _back(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return address if ours else "/"
