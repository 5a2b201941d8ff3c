"""Addresses of the review desk: one for each step that officers take there (Arts. 35, 36)."""

from django.urls import path

from lianxin.review import views

app_name = "review"
urlpatterns = [
    path("", views.worklist, name="worklist"),
    *(path(f"<str:number>/{step}/", views.taking(step), name=step) for step in views.FORMS),
]
