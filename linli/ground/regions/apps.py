from django.apps import AppConfig

from linli.ground.base.words import N_


class RegionsConfig(AppConfig):
    name = "linli.ground.regions"
    label = "regions"

    def ready(self):
        from linli.ground.base.declare import Menu, menus  # noqa: PLC0415  app ready
        from linli.ground.regions import checks  # noqa: F401, PLC0415  app ready
        from linli.ground.regions.rules import may_see_settings  # noqa: PLC0415  app ready

        menus.add(Menu("settings", N_("设置"), "settings", "more", shown=may_see_settings, order=91))
        menus.add(Menu("holidays", N_("节假日"), "holidays", "clock", shown=may_see_settings, order=92))
