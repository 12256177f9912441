from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "linli.engine.papers"
    label = "papers"
