"""Addresses that every desk shares: the first page, a matter's page, its files (Arts. 18, 21)."""

from django.urls import path

from lianxin.web import gallery, home, matter, preferences

app_name = "web"
urlpatterns = [
    path("desk/", home.home, name="home"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("large-type/", preferences.large_type, name="large_type"),
    path("matters/<str:number>/", matter.matter, name="matter"),
    path("matters/<str:number>/files/<uuid:pk>/", matter.file, name="file"),
    path("matters/<str:number>/words/", matter.read_words, name="read_words"),
    path("matters/<str:number>/people/<uuid:pk>/", matter.read_person, name="read_person"),
]
