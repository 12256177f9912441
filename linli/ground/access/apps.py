from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "linli.ground.access"
    label = "access"

    def ready(self):
        from linli.ground.access import sealing  # noqa: PLC0415  app ready
        from linli.ground.base.declare import Keeping, Scheduled, keepings, scheduled  # noqa: PLC0415  app ready

        scheduled.add(Scheduled("access.seal", every=60, run=sealing.seal_all))
        keepings.add(
            Keeping(
                "access.ReadLog",
                person="subjects",
                purpose="让居民知道谁看过自己的档案",
                basis="个人信息保护法第51条",
                retention="3年",
                erase="keep",
                merge="keep",
                leave="keep",
            )
        )
        keepings.add(
            Keeping(
                "access.Refusal",
                person="account_id",
                purpose="看得见谁在试不该试的门",
                basis="个人信息保护法第51条",
                retention="3年",
                erase="keep",
                merge="keep",
                leave="keep",
            )
        )
