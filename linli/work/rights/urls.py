"""Addresses of rights."""

from django.urls import path

from linli.work.rights.pages import asking, audit, joining, mine, minors, office, openings

urlpatterns = [
    path("c/<int:number>/join/", joining.join, name="join"),
    path("c/<int:number>/children/", mine.children, name="children_rules"),
    path("join/issue/", joining.mine, name="issue_join_codes"),
    path("join/issue/<uuid:person>/", joining.issue, name="issue_join_code"),
    path("c/<int:number>/me/", mine.overview, name="me"),
    path("c/<int:number>/me/kept/<str:model>/", mine.content, name="my_kept"),
    path("c/<int:number>/me/readings/", mine.readings, name="my_readings"),
    path("c/<int:number>/me/copy.json", mine.copy, name="my_copy"),
    path("c/<int:number>/me/print/", mine.sheet, name="my_sheet"),
    path("c/<int:number>/me/ask/<str:sort>/", asking.ask, name="ask_about_me"),
    path("c/<int:number>/me/agree/<str:purpose>/", asking.consent, name="my_consent"),
    path("c/<int:number>/me/requests/<uuid:id>/", asking.show, name="my_request"),
    path("c/<int:number>/me/requests/<uuid:id>/<str:word>/", asking.take, name="my_request_take"),
    path("requests/", office.listing, name="requests"),
    path("requests/for/<uuid:person>/", office.window, name="request_for"),
    path("requests/<uuid:id>/", office.show, name="data_request"),
    path("requests/<uuid:id>/accept/", office.accept, name="accept_request"),
    path("requests/<uuid:id>/agree/", office.agree, name="agree_request"),
    path("requests/<uuid:id>/answer/<str:word>/", office.answer, name="answer_request"),
    path("consents/<uuid:person>/", office.paper, name="paper_consents"),
    path("openings/ask/<uuid:person>/", openings.ask, name="ask_to_open"),
    path("openings/<uuid:id>/", openings.show, name="opening"),
    path("openings/<uuid:id>/answer/<str:word>/", openings.answer, name="answer_opening"),
    path("openings/<uuid:id>/withdraw/", openings.withdraw, name="withdraw_opening"),
    path("audit/", audit.log, name="audit"),
    path("audit/acts/", audit.log, {"what": "acts"}, name="audit_acts"),
    path("audit/exports/", audit.log, {"what": "exports"}, name="audit_exports"),
    path("audit/refusals/", audit.log, {"what": "refusals"}, name="audit_refusals"),
    path("audit/<str:what>/export/", audit.export, name="audit_export"),
    path("minors/", minors.report, name="minors"),
    path("emergency/", openings.hurry, name="emergency"),
    path("emergencies/", openings.emergencies, name="emergencies"),
]
