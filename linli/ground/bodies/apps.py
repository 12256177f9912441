from django.apps import AppConfig

from linli.ground.base.words import N_


class BodiesConfig(AppConfig):
    name = "linli.ground.bodies"
    label = "bodies"

    def ready(self):
        from linli.ground.base.declare import Menu, menus  # noqa: PLC0415  app ready
        from linli.ground.bodies.rules import may_see_bodies  # noqa: PLC0415  app ready

        menus.add(Menu("bodies", N_("组织"), "bodies", "people", shown=may_see_bodies, order=61))
