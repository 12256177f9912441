"""Addresses of public texts, for staff. The public reads them where higher floors show them."""

from django.urls import path

from linli.engine.publish import pages

urlpatterns = [
    path("publish/", pages.listing, name="publish"),
    path("publish/new/", pages.new, name="new_public_text"),
    path("publish/<uuid:id>/", pages.show, name="public_text"),
    path("publish/<uuid:id>/see/", pages.see, name="see_public_text"),
    path("publish/<uuid:id>/agree/", pages.agree, name="agree_public_text"),
    path("publish/<uuid:id>/publish/", pages.publish, name="publish_public_text"),
    path("publish/<uuid:id>/withdraw/", pages.withdraw, name="withdraw_public_text"),
]
