from django.urls import path

from linli.front.desks import help, pages

urlpatterns = [
    path("help/<slug:word>/", help.show, name="help"),
    path("today/", pages.today, name="today"),
    path("go/<uuid:id>/", pages.go, name="go"),
]
