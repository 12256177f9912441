"""What rights declare to the floors below: kinds, notices, menu, the cure of a closed file, what is kept."""

from django.urls import reverse

from linli.engine.notices.sentences import say
from linli.ground.base.declare import (
    Cure,
    Keeping,
    Menu,
    Reach,
    Scheduled,
    Section,
    cures,
    keepings,
    menus,
    reaches,
    scheduled,
    sections,
)
from linli.ground.base.words import N_
from linli.work.rights import kind, panels, queries  # noqa: F401  kinds and cards register themselves
from linli.work.rights.actions.erasing import erase_approved
from linli.work.rights.rules import works_with_people

say("data_request_accept", N_("您提的“{title}”有人办了。"))
say("data_request_fulfil", N_("您提的“{title}”照办了，请您看看。"))
say("data_request_refuse", N_("您提的“{title}”不能照办，写明了理由，请您看看。"))
say("data_request_erase", N_("您提的“{title}”同意了，马上就办。"))
say("data_request_erased", N_("您提的“{title}”办好了，请您看看。"))
say("owner_data_request_erase_failed", N_("“{title}”没有删成，请再点一次；还不行就找系统管理员看日志。"))
say("owner_data_request_back", N_("提“{title}”的人不认可，请再看看。"))
say("owner_data_request_withdraw", N_("“{title}”撤回了。"))
say("opening_grant", N_("看孩子资料的申请（{number}）批了。"))
say("opening_refuse", N_("看孩子资料的申请（{number}）没有批，写明了理由。"))
say("opening_end", N_("看孩子资料的批准（{number}）提前收回了。"))
say("owner_opening_withdraw", N_("看孩子资料的申请（{number}）撤回了。"))
say("emergency", N_("“{who}”因急事打开了不在自己网格的一份资料：{reason}"))

scheduled.add(Scheduled("rights.erase", every=60, run=erase_approved))
menus.add(
    Menu(
        "rights", N_("资料请求"), "requests", "lock", order=50,
        shown=works_with_people,
    )
)  # fmt: skip
menus.add(
    Menu("audit", N_("审计"), "audit", "eye", order=95, shown=lambda actor: actor.has("audit_admin"))
)  # fmt: skip
for model, path, purpose, erase in (
    ("rights.DataRequest", "matter.person", "办您提的资料请求", "blank"),
    ("rights.Opening", "matter.person", "孩子的资料是谁申请、谁批的", "keep"),
    ("rights.Consent", "person", "证明您同意过什么、什么时候收回的", "keep"),
    ("rights.Emergency", "subject", "急事时谁打开过您的资料", "keep"),
):
    keepings.add(
        Keeping(
            model, person=path, purpose=purpose, basis="个人信息保护法第14、44—50条；未成年人网络保护条例第36条",
            retention="办结后3年", erase=erase, merge="keep", leave="keep",
        )
    )  # fmt: skip


def cure_of(actor, facts) -> str:
    """Where a closed file of a minor is asked for."""
    return reverse("ask_to_open", args=[facts["subject"]])


cures.add(Cure("minor", N_("申请看这份资料"), url=cure_of))
reaches.add(Reach("emergency", persons=queries.in_emergency))
sections.add(
    Section("rights", of="person", template="rights/_section.html", facts=queries.section_of, order=70)
)  # fmt: skip
