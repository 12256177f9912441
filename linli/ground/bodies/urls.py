from django.urls import path

from linli.ground.bodies import pages

urlpatterns = [
    path("bodies/", pages.listing, name="bodies"),
    path("bodies/new/", pages.new, name="new_body"),
    path("bodies/<uuid:id>/", pages.edit, name="edit_body"),
    path("bodies/<uuid:id>/end/", pages.end, name="end_body"),
]
