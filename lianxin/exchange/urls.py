"""Addresses of the exchange desk (Art. 21)."""

from django.urls import path

from lianxin.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.imports, name="imports"),
    path("<uuid:key>/", views.show, name="one"),
    path("<uuid:key>/columns/", views.columns, name="columns"),
    path("<uuid:key>/start/", views.start, name="start"),
    path("<uuid:key>/drop/", views.drop, name="drop"),
    path("<uuid:key>/errors.csv", views.errors, name="errors"),
]
