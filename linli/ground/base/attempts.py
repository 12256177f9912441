"""Try an action from a form: what cannot be taken comes back as a sentence on the form, and nothing is half done."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.forms import Form

from linli.ground.base.errors import Invalid

T = TypeVar("T")


def attempt(form: Form, act: Callable[[], T]) -> T | None:
    """The action's result; None if it was Invalid, which then stands on the form."""
    try:
        with transaction.atomic():
            return act()
    except Invalid as no:
        form.add_error(None, str(no))
        return None


def key_of(text: str) -> UUID | None:
    """A client key from a hidden field; a broken one counts as none."""
    try:
        return UUID(text)
    except (ValueError, AttributeError):
        return None
