from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "linli.engine.papers"
    label = "papers"

    def ready(self):
        from linli.engine.papers import declared  # noqa: F401, PLC0415  app ready
