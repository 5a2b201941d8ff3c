"""Every address of the site, desk by desk (Arts. 18, 21)."""

from django.urls import include, path

urlpatterns = [
    path("", include("lianxin.portal.urls")),
    path("", include("lianxin.web.urls")),
    path("registration/", include("lianxin.registration.urls")),
    path("handling/", include("lianxin.handling.urls")),
    path("review/", include("lianxin.review.urls")),
    path("satisfaction/", include("lianxin.satisfaction.urls")),
    path("exchange/", include("lianxin.exchange.urls")),
    path("accounts/", include("lianxin.organs.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
handler400 = "lianxin.web.failures.bad_request"
handler403 = "lianxin.web.failures.forbidden"
handler404 = "lianxin.web.failures.not_found"
handler500 = "lianxin.web.failures.broken"
