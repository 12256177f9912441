from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "linli.ground.accounts"
    label = "accounts"

    def ready(self):
        from linli.ground.accounts.wards import settle_all_wards  # noqa: PLC0415  app ready
        from linli.ground.base.declare import Keeping, Scheduled, keepings, scheduled  # noqa: PLC0415  app ready

        scheduled.add(Scheduled("accounts.wards", every=3600, run=settle_all_wards))
        keepings.add(
            Keeping(
                "accounts.Account",
                person="standing.person_id",
                purpose="登录",
                basis="履行职责；居民本人同意",
                retention="停用后60天",
                erase="drop",
                merge="keep",
                leave="end",
            )
        )
        keepings.add(
            Keeping(
                "accounts.Standing",
                person="person_id",
                purpose="认得是谁、在哪个岗位",
                basis="履行职责",
                retention="停用后60天",
                erase="drop",
                merge="move",
                leave="end",
            )
        )
        keepings.add(
            Keeping(
                "accounts.JoinCode",
                person="person",
                purpose="让本人领到自己的账号",
                basis="居民本人同意",
                retention="用过或过期后60天",
                erase="drop",
                merge="keep",
                leave="end",
            )
        )
