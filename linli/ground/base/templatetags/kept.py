"""Parts of a page that follow from a few facts alone: made once for each set of facts, then kept.

The menu, the dock and the top of a page are the same on every page of a section; rendering them anew costs more than
all else a list does. Nothing with a secret of the request in it (a CSRF token) may be kept.
"""

from collections import OrderedDict

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
MOST = 600
_made: OrderedDict[tuple, SafeString] = OrderedDict()


@register.simple_tag
def kept(name, **facts):
    """Include a template that shows these facts and nothing else."""
    key = (name, get_language(), _frozen(facts))
    found = _made.get(key)
    if found is None:
        found = _made[key] = render_to_string(name, facts)
        if len(_made) > MOST:
            _made.popitem(last=False)
    return found


def _frozen(value):
    """The same facts as something that may be a key."""
    if isinstance(value, dict):
        return tuple((name, _frozen(v)) for name, v in value.items())
    if isinstance(value, list | tuple):
        return tuple(_frozen(v) for v in value)
    return value if isinstance(value, bool | int | None) else str(value)
