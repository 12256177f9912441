from django.urls import path

from linli.front.street import asked, pages

urlpatterns = [
    path("street/", pages.overview, name="street"),
    path("street/c/<int:number>/", pages.community, name="street_community"),
    path("whistles/", asked.listing, name="street_asked"),
    path("whistles/<uuid:id>/", asked.show, name="street_part"),
    path("whistles/<uuid:id>/accept/", asked.accept, name="street_accept"),
    path("whistles/<uuid:id>/<slug:word>/", asked.say, name="street_say"),
]
