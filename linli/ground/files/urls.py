from django.urls import path

from linli.ground.files import pages

urlpatterns = [
    path("files/<str:word>/<int:community>/<uuid:file>.jpg", pages.fetch, name="photo"),
    path("files/<str:word>/<int:community>/<uuid:file>-s.jpg", pages.fetch, {"small": True}, name="photo_small"),
    path("files/<str:word>/<int:community>/<uuid:file>.sound", pages.fetch_sound, name="sound"),
]
