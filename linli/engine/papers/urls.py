from django.urls import path

from linli.engine.papers import pages
from linli.engine.papers.ledgers import pages as ledgers

urlpatterns = [
    path("papers/", pages.listing, name="papers"),
    path("papers/new/", pages.new, name="new_paper"),
    path("papers/<uuid:id>/", pages.show, name="paper"),
    path("papers/<uuid:id>/confirm/", pages.act, {"word": "confirm"}, name="confirm_paper"),
    path("papers/<uuid:id>/drop/", pages.act, {"word": "drop"}, name="drop_paper"),
    path("papers/<uuid:id>/undo/", pages.act, {"word": "undo"}, name="undo_paper"),
    path("papers/<uuid:id>/hidden/", pages.act, {"word": "hidden"}, name="read_hidden"),
    path("papers/<uuid:id>/errors.xlsx", pages.faults, name="paper_faults"),
    path("ledgers/", ledgers.listing, name="ledgers"),
    path("ledgers/exports/<uuid:id>/", ledgers.sheet, name="export"),
    path("ledgers/exports/<uuid:id>/take/", ledgers.take, name="take_export"),
    path("ledgers/exports/<uuid:id>/drop/", ledgers.drop, name="drop_export"),
    path("ledgers/<str:word>/", ledgers.show, name="ledger"),
    path("ledgers/<str:word>/export/", ledgers.export, name="export_ledger"),
]
