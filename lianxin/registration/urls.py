"""Addresses of the registration desk: a page for each of its steps (Art. 21)."""

from django.urls import path

from lianxin.registration import worklist
from lianxin.registration.views import acts, enquiries, intake

app_name = "registration"
urlpatterns = [
    path("", worklist.show, name="worklist"),
    path("receive/", intake.receive, name="receive"),
    path("received/<uuid:key>/", intake.received, name="received"),
    path("received/<uuid:key>/receipt/", intake.receipt, name="receipt"),
    path("received/<uuid:key>/handed-over/", intake.handed_over, name="handed_over"),
    path("enquiries/", enquiries.enquiries, name="enquiries"),
    path("enquiries/new/", enquiries.enquire, name="enquire"),
    path("matters/<str:number>/split/", acts.split, name="split"),
    *(
        path(f"matters/<str:number>/{step}/", acts.act(step), name=step)
        for step in acts.OWN
        if step != "split"
    ),
]
