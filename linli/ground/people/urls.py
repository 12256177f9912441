"""Addresses of the register."""

from django.urls import path

from linli.ground.people.pages import homes, household_acts, person, person_acts

urlpatterns = [
    path("homes/", homes.listing, name="homes"),
    path("homes/new/", household_acts.new, name="new_home"),
    path("homes/<uuid:id>/", homes.show, name="home"),
    path("homes/<uuid:id>/add/", household_acts.add, name="add_person"),
    path("homes/<uuid:id>/join/", household_acts.join, name="join_home"),
    path("homes/<uuid:id>/edit/", household_acts.edit, name="edit_home"),
    path("homes/<uuid:id>/move/", household_acts.move, name="move_home"),
    path("homes/<uuid:id>/close/", household_acts.close, name="close_home"),
    path("homes/<uuid:id>/split/", household_acts.split, name="split_home"),
    path("homes/<uuid:id>/merge/", household_acts.merge, name="merge_homes"),
    path("homes/<uuid:id>/members/<uuid:membership>/out/", household_acts.out, name="member_out"),
    path("homes/doors/<uuid:id>/vacant/", household_acts.vacant, name="door_vacant"),
    path("homes/history/<uuid:id>/undo/", person.undo, name="undo_event"),
    path("homes/people/<uuid:id>/", person.show, name="person"),
    path("homes/people/<uuid:id>/unmask/", person.unmask, name="unmask"),
    path("homes/people/<uuid:id>/edit/", person_acts.edit, name="edit_person"),
    path("homes/people/<uuid:id>/phone/", person_acts.phone, name="person_phone"),
    path("homes/people/<uuid:id>/end/", person_acts.end, name="end_person"),
    path("homes/people/<uuid:id>/merge/", person_acts.merge, name="merge_person"),
]
