from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "linli.work.cases"
    label = "cases"

    def ready(self):
        from linli.work.cases import declared, papers  # noqa: F401, PLC0415  app ready
