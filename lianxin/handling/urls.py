"""Addresses of the handling desk: one for each step that it offers (Arts. 19-37)."""

from django.urls import path

from lianxin.handling import views

app_name = "handling"
OWN = {"route": views.route, "decide": views.decide}
STEPS = {step: OWN.get(step) or views.taking(step) for step in views.FORMS}
urlpatterns = [
    path("", views.worklist, name="worklist"),
    path("<str:number>/draft/", views.draft, name="draft"),
    *(path(f"<str:number>/{step}/", view, name=step) for step, view in STEPS.items()),
]
