from django.apps import AppConfig


class CountsConfig(AppConfig):
    name = "linli.engine.counts"
    label = "counts"

    def ready(self):
        from linli.engine.counts.folding import fold  # noqa: PLC0415  app ready
        from linli.ground.base.declare import Scheduled, scheduled  # noqa: PLC0415  app ready

        scheduled.add(Scheduled("counts.fold", every=60, run=fold))
