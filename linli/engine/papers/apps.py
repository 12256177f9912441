from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "linli.engine.papers"
    label = "papers"

    def ready(self):
<<<<<<< HEAD
        from linli.ground.base.declare import Keeping, keepings  # noqa: PLC0415  app ready

        for model, purpose, erase in (
            ("papers.ImportBatch", "看得清名册是怎么导进来的", "blank"),
            ("papers.ImportRow", "导错了能整批撤回", "drop"),
        ):
            keepings.add(
                Keeping(
                    model, person="row_id", purpose=purpose, basis="履行职责", retention="导入后90天",
                    erase=erase, merge="keep", leave="keep",
                )
            )
=======
        from linli.engine.papers import declared  # noqa: F401, PLC0415  app ready
>>>>>>> main
