from django.apps import AppConfig

from linli.ground.base.words import N_


class PostsConfig(AppConfig):
    name = "linli.ground.posts"
    label = "posts"

    def ready(self):
        from linli.ground.base.declare import Keeping, Menu, Scheduled, keepings, menus, scheduled  # noqa: PLC0415  app ready
        from linli.ground.places.standing import StandsOn, stands_on  # noqa: PLC0415  app ready
        from linli.ground.posts import outside  # noqa: F401, PLC0415  app ready
        from linli.ground.posts.actions import settle_all  # noqa: PLC0415  app ready
        from linli.ground.posts.queries import posts_at  # noqa: PLC0415  app ready
        from linli.ground.posts.rules import may_see_posts  # noqa: PLC0415  app ready

        stands_on.add(StandsOn("posts.posts", N_("岗位"), posts_at))
        menus.add(Menu("posts", N_("岗位"), "posts", "badge", shown=may_see_posts, order=60))
        scheduled.add(Scheduled("posts.settle", every=600, run=settle_all))
        keepings.add(
            Keeping(
                "posts.Holding",
                person="person_id",
                purpose="岗位上是谁",
                basis="履行职责",
                retention="任期结束后10年",
                erase="blank",
                merge="move",
                leave="end",
            )
        )
        from linli.ground.posts import declared  # noqa: F401, PLC0415  app ready
