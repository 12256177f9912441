from django.urls import path

from linli.ground.places.pages import grids, outlines, tree

urlpatterns = [
    path("places/", tree.listing, name="places"),
    path("places/add/", tree.add, name="add_place"),
    path("places/grids/new/", grids.new, name="new_grid"),
    path("places/grids/outlines/", outlines.load, name="load_outlines"),
    path("places/<uuid:id>/", tree.show, name="place"),
    path("places/<uuid:id>/add/", tree.add, name="add_place_in"),
    path("places/<uuid:id>/rename/", tree.rename, name="rename_place"),
    path("places/<uuid:id>/close/", tree.close, name="close_place"),
    path("places/grids/<uuid:id>/take/", grids.take, name="take_into_grid"),
    path("places/grids/<uuid:id>/split/", grids.split, name="split_grid"),
    path("places/grids/<uuid:id>/merge/", grids.merge, name="merge_grid"),
    path("places/grids/<uuid:id>/close/", grids.close, name="close_grid"),
]
