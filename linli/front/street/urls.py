from django.urls import path

from linli.front.street import asked, pages

urlpatterns = [
    path("street/", pages.overview, name="street"),
    path("street/c/<int:number>/", pages.community, name="street_community"),
    path("street/asked/", asked.listing, name="street_asked"),
    path("street/asked/<uuid:id>/", asked.show, name="street_part"),
    path("street/asked/<uuid:id>/accept/", asked.accept, name="street_accept"),
    path("street/asked/<uuid:id>/<slug:word>/", asked.say, name="street_say"),
]
