from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "linli.engine.matters"
    label = "matters"

    def ready(self):
        from linli.engine.matters import declared  # noqa: F401, PLC0415  app ready
