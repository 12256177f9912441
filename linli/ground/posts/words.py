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
    CHILD_OFFICER = "child_officer"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"
    REGION_LEAD = "region_lead"
    REGION_DESK = "region_desk"


LABELS = {
    PostKind.SECRETARY: N_("社区书记"),
    PostKind.DUTY: N_("值班岗"),
    PostKind.CLERK: N_("社区工作者"),
    PostKind.GRID_OWNER: N_("包格支委"),
    PostKind.GRID_WORKER: N_("网格员"),
    PostKind.UNIT_CONTACT: N_("单位联系岗"),
    PostKind.CHILD_OFFICER: N_("儿童主任"),
    PostKind.SYSTEM_ADMIN: N_("系统管理员"),
    PostKind.SECURITY_ADMIN: N_("安全管理员"),
    PostKind.AUDIT_ADMIN: N_("审计管理员"),
    PostKind.REGION_LEAD: N_("街道负责人"),
    PostKind.REGION_DESK: N_("街道治理办"),
}
REGION_KINDS = frozenset({PostKind.REGION_LEAD, PostKind.REGION_DESK})  # stand above the communities, in none of them
ADMIN_KINDS = frozenset({PostKind.SYSTEM_ADMIN, PostKind.SECURITY_ADMIN, PostKind.AUDIT_ADMIN})
SEES = {  # what a post opens, said before somebody is appointed; outside units and administrators are not among them
    PostKind.SECRETARY: N_("他看得到整个社区的事，也看得到只给书记看的事。"),
    PostKind.DUTY: N_("他看得到整个社区的事。"),
    PostKind.CLERK: N_("他看得到整个社区的事。"),
    PostKind.GRID_OWNER: N_("他看得到这个网格的事。"),
    PostKind.GRID_WORKER: N_("他看得到这个网格的事。"),
    PostKind.CHILD_OFFICER: N_("他看得到交给儿童主任的事。"),
}
ADMIN_SEES = N_("他看不到任何居民、任何一件事。")
GRID_KINDS = frozenset({PostKind.GRID_OWNER, PostKind.GRID_WORKER})
NEVER_STOOD_IN = ADMIN_KINDS | {PostKind.UNIT_CONTACT}  # vacant, such a post waits: nobody inherits its keys


def choices() -> list[tuple[str, str]]:
    """Kinds with their words, for columns. A function, so that a new kind needs no migration."""
    return [(kind.value, label) for kind, label in LABELS.items()]
