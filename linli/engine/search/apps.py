from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "linli.engine.search"
    label = "search"

    def ready(self):
        from linli.engine.search import declared  # noqa: F401, PLC0415  app ready
