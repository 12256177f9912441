from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "linli.ground.files"
    label = "files"

    def ready(self):
        from linli.ground.base.declare import Keeping, keepings  # noqa: PLC0415  app ready

        keepings.add(
            Keeping(
                "files.File",
                person="by_account",
                purpose="看清现场、证明办好了",
                basis="履行职责",
                retention="事情办结后3年",
                erase="drop",
                merge="keep",
                leave="keep",
            )
        )
