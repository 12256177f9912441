from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "linli.ground.base"
    label = "base"

    def ready(self):
        from linli.ground.base.declare import Scheduled, scheduled  # noqa: PLC0415  app ready
        from linli.ground.base.resealing import settle_keys  # noqa: PLC0415  app ready

        scheduled.add(Scheduled("base.keys", every=86_400, run=settle_keys))
