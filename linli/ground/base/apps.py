from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "linli.ground.base"
    label = "base"

    def ready(self):
        from django.utils.module_loading import autodiscover_modules  # noqa: PLC0415  app ready

        from linli.ground.base.declare import Scheduled, scheduled  # noqa: PLC0415  app ready
        from linli.ground.base.limits import forget_tries  # noqa: PLC0415  app ready
        from linli.ground.base.resealing import settle_keys  # noqa: PLC0415  app ready
        from linli.ground.base.retaining import forget_due  # noqa: PLC0415  app ready
        from linli.ground.base.statistics import refresh_stale  # noqa: PLC0415  app ready

        scheduled.add(Scheduled("base.keys", every=86_400, run=settle_keys))
        scheduled.add(Scheduled("base.retain", every=86_400, run=forget_due))
        scheduled.add(Scheduled("base.tries", every=3600, run=forget_tries))
        scheduled.add(Scheduled("base.statistics", every=10, run=refresh_stale))
        autodiscover_modules("forgetting")
        autodiscover_modules("checkups")
        autodiscover_modules("elsewhere")
