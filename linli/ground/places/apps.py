from django.apps import AppConfig

from linli.ground.base.words import N_


class PlacesConfig(AppConfig):
    name = "linli.ground.places"
    label = "places"

    def ready(self):
        from linli.ground.base.declare import Menu, menus  # noqa: PLC0415  app ready
        from linli.ground.places import defaults  # noqa: F401, PLC0415  app ready
        from linli.ground.places.rules import may_see_places  # noqa: PLC0415  app ready

        menus.add(Menu("places", N_("网格与楼栋"), "places", "grid", shown=may_see_places, order=30))
