from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "linli.ground.base"
    label = "base"
