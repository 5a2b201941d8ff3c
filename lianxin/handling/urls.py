"""Addresses of the handling desk: one for each step that it offers (Arts. 23, 27-34)."""

from django.urls import path

from lianxin.handling import views

app_name = "handling"
PLAIN = (
    "accept_simple",
    "convert",
    "ask_petitioner",
    "supplement",
    "hold_hearing",
    "mediate",
    "perform",
    "promise_execution",
    "invite",
    "decide_suggestion",
    "reply_suggestion",
    "reward",
    "implement",
    "care",
    "end_without_successor",
    "answer_supervision",
    "refer",
)
OWN = {
    "object": views.object_,
    "route": views.route,
    "accept": views.accept,
    "open": views.open_,
    "hear": views.hear,
    "investigate": views.investigate,
    "agree": views.agree,
    "extend": views.extend,
    "decide": views.decide,
    "serve": views.serve,
    "report_execution": views.report_execution,
    "feed_back": views.feed_back,
    "hand_over": views.hand_over,
    "recuse": views.recuse,
    "study": views.study,
}
urlpatterns = [
    path("", views.worklist, name="worklist"),
    path("<str:number>/preview/", views.preview, name="preview"),
    *(path(f"<str:number>/{step}/", view, name=step) for step, view in OWN.items()),
    *(path(f"<str:number>/{step}/", views.take, {"step": step}, name=step) for step in PLAIN),
]
