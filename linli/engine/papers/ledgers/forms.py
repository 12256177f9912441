"""What comes in by HTTP: why somebody takes a ledger out."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.engine.papers.ledgers.words import PURPOSE_TITLES
from linli.engine.papers.models import Export


class ExportForm(forms.Form):
    """Purpose, a sentence, the sort of file; phones written out only where the post may have them."""

    purpose = forms.ChoiceField(label=gettext_lazy("拿去做什么"))
    reason = forms.CharField(
        label=gettext_lazy("写一句"), max_length=80, min_length=4,
        help_text=gettext_lazy("比如：十一月例会用。会印在表上，审计的同事也看得到。"),
    )  # fmt: skip
    format = forms.ChoiceField(label=gettext_lazy("文件"), choices=Export.Format.choices, initial=Export.Format.XLSX)

    def __init__(self, *args, opens: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [(word, _(title)) for word, title in PURPOSE_TITLES.items()]
        if opens:
            self.fields["whole"] = forms.BooleanField(
                label=_("电话写全"), required=False, help_text=_("只有逐户回访、打电话才要；不勾，中间四位遮住。")
            )
