"""Addresses of evaluation: one's own page, the invitation, the figures (Art. 21 ¶2)."""

from django.urls import path

from lianxin.satisfaction import views

app_name = "satisfaction"
urlpatterns = [
    path("", views.worklist, name="worklist"),
    path("invited/<str:token>/", views.invited, name="invited"),
    path("<str:number>/", views.evaluate, name="evaluate"),
]
