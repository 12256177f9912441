from django.urls import path

from linli.ground.posts.pages import doing, mine, reading

urlpatterns = [
    path("me/", mine.mine, name="mine"),
    path("posts/", reading.listing, name="posts"),
    path("posts/new/", doing.new, name="new_post"),
    path("posts/<uuid:id>/", reading.show, name="post"),
    path("posts/<uuid:id>/note/", reading.note, name="post_note"),
    path("posts/<uuid:id>/appoint/", doing.appoint, name="appoint"),
    path("posts/<uuid:id>/replace/", doing.replace, name="replace"),
    path("posts/<uuid:id>/end/<uuid:holding>/", doing.end, name="end_holding"),
    path("posts/<uuid:id>/edit/", doing.edit, name="edit_post"),
    path("posts/<uuid:id>/close/", doing.close, name="close_post"),
]
