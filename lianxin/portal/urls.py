"""Addresses of the portal: submission, receipt, look-up, one's own matter (Arts. 18, 21)."""

from django.urls import path

from lianxin.portal.views import acts, home, lookup, matter, receipt, submission

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("channels/", home.channels, name="channels"),
    path("submit/", submission.submit, name="submit"),
    path("submit/short/", submission.submit_short, name="submit_short"),
    path("submit/start-over/", submission.start_over, name="start_over"),
    path("submit/files/<uuid:pk>/remove/", submission.remove, name="remove"),
    path("submit/<slug:name>/", submission.page, name="page"),
    path("receipt/", receipt.receipt, name="receipt"),
    path("receipt/paper/", receipt.paper, name="receipt_paper"),
    path("receipt/proof/", receipt.proving, name="receipt_proof"),
    path("receipt/kept/", receipt.kept, name="receipt_kept"),
    path("lookup/", lookup.lookup, name="lookup"),
    path("lookup/leave/", lookup.leave, name="leave"),
    path("lookup/<str:number>/", lookup.lookup, name="lookup_number"),
    path("mine/<str:number>/", matter.matter, name="matter"),
    path("mine/<str:number>/proof/", matter.proof, name="proof"),
    path("mine/<str:number>/files/<uuid:pk>/", matter.file, name="file"),
    path("mine/<str:number>/supplement/", acts.supplement, name="supplement"),
    path("mine/<str:number>/withdraw/", acts.withdraw, name="withdraw"),
    path("mine/<str:number>/keep-petition/", acts.keep_petition, name="keep_petition"),
    path("mine/<str:number>/recusal/", acts.request_recusal, name="request_recusal"),
    path("mine/<str:number>/review/", acts.request_review, name="request_review"),
    path(
        "mine/<str:number>/re-examination/",
        acts.request_reexamination,
        name="request_reexamination",
    ),
]
