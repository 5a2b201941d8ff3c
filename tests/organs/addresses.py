"""The addresses of the way in, with one page behind it (Art. 15)."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def home(request: HttpRequest) -> HttpResponse:
    """Stand for any page of any desk."""
    return HttpResponse(f"inside: {request.user}")


urlpatterns = [
    path("accounts/", include("lianxin.organs.urls")),
    path("desk/", include(([path("", home, name="home")], "web"))),
]
