"""What comes in by HTTP: a file."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    """One workbook. What is inside, the reader judges by its bytes; the name only helps to choose."""

    file = forms.FileField(
        label=_("选一份表"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        error_messages={"required": _("还没有选文件。"), "empty": _("这个文件是空的。")},
    )

    def __init__(self, *args, choose: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = choose
