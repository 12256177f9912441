"""Form fields that several floors ask with."""

from django import forms


class DayInput(forms.DateInput):
    """The phone's own calendar."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


def day_field(label, **more) -> forms.DateField:
    """A calendar day."""
    return forms.DateField(label=label, widget=DayInput(), **more)
