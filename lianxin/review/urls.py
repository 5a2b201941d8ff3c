"""Addresses of the review desk (Arts. 35, 36)."""

from django.urls import path

from lianxin.review import views

app_name = "review"
STEPS = {
    "decide_review": views.decide_review,
    "serve_review": views.serve_review,
    "send_back": views.send_back,
    "hear_again": views.hear_again,
    "decide_reexamination": views.decide_reexamination,
    "serve_reexamination": views.serve_reexamination,
}
urlpatterns = [
    path("", views.worklist, name="worklist"),
    *(path(f"<str:number>/{step}/", view, name=step) for step, view in STEPS.items()),
]
