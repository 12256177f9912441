"""What a community may decide about contacts."""

from linli.ground.base.words import N_
from linli.ground.regions.settings import setting

CONTACT_CAPACITY = setting(
    "posts.contact_capacity",
    50,
    title=N_("一位联系人最多联系多少户"),
    source="一名党员联系五十户：照社区的惯例，不是法规；各社区可以另定。",
)
