"""Addresses of contacts: below the households they belong to."""

from django.urls import path

from linli.ground.posts import contact_pages, link_pages

urlpatterns = [
    path("contacts/", contact_pages.listing, name="contacts"),
    path("contacts/new/", contact_pages.add, name="new_contact"),
    path("contacts/share/", contact_pages.share, name="share_contacts"),
    path("contacts/<uuid:id>/", contact_pages.edit, name="edit_contact"),
    path("homes/without-contact/", link_pages.without, name="without_contact"),
    path("homes/<uuid:id>/contacts/add/", link_pages.add, name="add_contact"),
    path("homes/<uuid:id>/contacts/<uuid:link>/move/", link_pages.move, name="move_contact"),
    path("homes/<uuid:id>/contacts/<uuid:link>/end/", link_pages.end, name="end_contact"),
]
