"""The address of the search box."""

from django.urls import path

from linli.engine.search import pages

urlpatterns = [path("find/", pages.find, name="find")]
