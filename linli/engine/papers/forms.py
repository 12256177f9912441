"""What comes in by HTTP: a file."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    """One workbook. What is inside, the reader judges by its bytes; the name only helps to choose."""

    file = forms.FileField(
        label=_("选一份名册"),
        help_text=_("Excel 表格（.xlsx、.xls）或 .csv，20 MB 以内。上面有标题、表头分两行、格子合并过都可以；表头里至少要有“姓名”和“室”（或“门牌”）。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        error_messages={"required": _("还没有选文件。"), "empty": _("这个文件是空的。")},
    )
