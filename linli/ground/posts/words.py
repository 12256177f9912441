"""Kinds of posts. No Django here: rules and words are read by anybody."""

from enum import StrEnum

from linli.ground.base.words import N_


class PostKind(StrEnum):
    """What a post is for; what it may see follows from it (`access.actor`)."""

    SECRETARY = "secretary"
    DUTY = "duty"
    CLERK = "clerk"
    GRID_OWNER = "grid_owner"
    GRID_WORKER = "grid_worker"
    UNIT_CONTACT = "unit_contact"


LABELS = {
    PostKind.SECRETARY: N_("社区书记"),
    PostKind.DUTY: N_("值班岗"),
    PostKind.CLERK: N_("社区工作者"),
    PostKind.GRID_OWNER: N_("包格支委"),
    PostKind.GRID_WORKER: N_("网格员"),
    PostKind.UNIT_CONTACT: N_("单位联系岗"),
}
