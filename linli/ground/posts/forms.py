"""What comes in by HTTP: shapes only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.ground.base.clock import today
from linli.ground.base.fields import day_field
from linli.ground.posts.models import Holding
from linli.ground.posts.words import ADMIN_KINDS, LABELS, REGION_KINDS, PostKind

MADE_BY_HAND = [k for k in LABELS if k not in ADMIN_KINDS | REGION_KINDS | {PostKind.SECRETARY, PostKind.DUTY}]


class AppointForm(forms.Form):
    account = forms.TypedChoiceField(label=_("谁"), coerce=int)
    since = day_field(_("从哪天起"), initial=today)
    until = day_field(_("做到哪天"), required=False, help_text=_("含这一天，过了自动交出；没有期限就空着。"))

    def __init__(self, *args, accounts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", _("选一个人")), *accounts]


class EndForm(forms.Form):
    on = day_field(_("最后一天"), initial=today, help_text=_("填今天，马上交出；填以后的日子，那天过完交出。"))
    why = forms.ChoiceField(label=_("为什么"), choices=[(w.value, w.label) for w in Holding.Why], initial="left")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["why"].choices = [(w.value, _(w.label)) for w in Holding.Why]


class NewPostForm(forms.Form):
    kind = forms.ChoiceField(label=_("哪一类"))
    title = forms.CharField(label=_("叫什么"), max_length=60, help_text=_("比如：二网格 网格员。"))
    place = forms.ChoiceField(label=_("哪个网格"), required=False, help_text=_("网格上的岗位才选。"))
    body = forms.ChoiceField(label=_("哪个组织"), required=False, help_text=_("单位联系岗才选。"))
    above = forms.ChoiceField(label=_("上面是哪个岗"), required=False, help_text=_("空着的时候，由上面的岗代着。"))
    phone = forms.CharField(label=_("值班电话"), max_length=20, required=False, help_text=_("公开的电话，别填私人的。"))

    def __init__(self, *args, grids, bodies, posts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(k.value, _(LABELS[k])) for k in MADE_BY_HAND]
        for name, choices in (("place", grids), ("body", bodies), ("above", posts)):
            self.fields[name].choices = [("", _("没有")), *choices]


class EditPostForm(forms.Form):
    title = forms.CharField(label=_("叫什么"), max_length=60)
    above = forms.ChoiceField(label=_("上面是哪个岗"), required=False, help_text=_("空着的时候，由上面的岗代着。"))
    phone = forms.CharField(label=_("值班电话"), max_length=20, required=False, help_text=_("公开的电话，别填私人的。"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, posts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["above"].choices = [("", _("没有")), *posts]


class ClosePostForm(forms.Form):
    heir = forms.ChoiceField(label=_("手上的事转给谁"), required=False)
    why = forms.CharField(label=_("为什么撤"), max_length=120, help_text=_("转过去的事上，报事的邻居看得到这句话。"))

    def __init__(self, *args, posts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["heir"].choices = [("", _("手上没有事，不用转")), *posts]
