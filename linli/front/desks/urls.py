from django.urls import path

from linli.front.desks import boards, help, maps, pages

urlpatterns = [
    path("help/<slug:word>/", help.show, name="help"),
    path("today/", pages.today, name="today"),
    path("map/", maps.show, name="map"),
    path("boards/", boards.show, name="boards"),
    path("go/<uuid:id>/", pages.go, name="go"),
]
