from django.urls import path

from linli.front.desks import pages

urlpatterns = [
    path("today/", pages.today, name="today"),
    path("go/<uuid:id>/", pages.go, name="go"),
]
