from django.urls import path

from linli.engine.notices import pages

urlpatterns = [
    path("notices/", pages.inbox, name="inbox"),
    path("notices/read/", pages.read, name="inbox_read"),
    path("notices/how/", pages.how, name="notices_how"),
    path("notices/<uuid:id>/", pages.open_one, name="notice"),
]
