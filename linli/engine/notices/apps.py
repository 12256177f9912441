from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "linli.engine.notices"
    label = "notices"

    def ready(self):
        from linli.engine.notices import declared, sending  # noqa: F401, PLC0415  app ready
        from linli.ground.base.declare import Scheduled, scheduled  # noqa: PLC0415  app ready

        scheduled.add(Scheduled("notices.send", every=10, run=sending.send_due))
