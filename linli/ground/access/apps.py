from django.apps import AppConfig

from linli.ground.base.words import N_


class AccessConfig(AppConfig):
    name = "linli.ground.access"
    label = "access"

    def ready(self):
        from linli.ground.access import grants, sealing  # noqa: PLC0415  app ready
        from linli.ground.access.acts import note_act  # noqa: PLC0415  app ready
        from linli.ground.base.declare import Keeping, Leaver, Scheduled, keepings, leavers, scheduled  # noqa: PLC0415  app ready
        from linli.ground.base.noting import tell_acts_to  # noqa: PLC0415  app ready

        tell_acts_to(note_act)
        scheduled.add(Scheduled("access.seal", every=60, run=sealing.seal_all))
        keepings.add(
            Keeping(
                "access.ReadLog",
                person="subjects",
                purpose=N_("让居民知道谁看过自己的档案"),
                basis=N_("个人信息保护法第51条"),
                retention=N_("3年"),
                erase="keep",
                merge="keep",
                leave="keep",
            )
        )
        keepings.add(
            Keeping(
                "access.Act", person="account_id", purpose=N_("查得到谁任命了谁、谁改了什么、谁导出了什么"),
                basis=N_("网络安全法第21条：日志留存不少于六个月"), retention=N_("3年"),
                erase="keep", merge="keep", leave="keep",
            )
        )  # fmt: skip
        keepings.add(
            Keeping(
                "access.Refusal",
                person="account_id",
                purpose=N_("看得见谁在试不该试的门"),
                basis=N_("个人信息保护法第51条"),
                retention=N_("3年"),
                erase="keep",
                merge="keep",
                leave="keep",
            )
        )
        keepings.add(
            Keeping(
                "access.Grant", person="subject", purpose=N_("孩子的资料是谁批准谁看的"), basis=N_("未成年人网络保护条例第36条"),
                retention=N_("到期后3年"), erase="keep", merge="keep", leave="end",
            )
        )  # fmt: skip
        leavers.add(Leaver("access.Grant", persons=grants.end_all_about))
