"""What a community may decide about contacts."""

from linli.ground.regions.settings import setting

CONTACT_CAPACITY = setting(
    "posts.contact_capacity", 50, source="一名党员联系五十户：照社区的惯例，不是法规；各社区可以另定。"
)
