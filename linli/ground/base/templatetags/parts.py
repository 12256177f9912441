"""The small parts every page is built from. Hot ones are plain functions: a long table renders hundreds of them."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

register = template.Library()

SPRITE = "linli/icons.svg"
TONES = {"": "chip", "warm": "chip chip-warm", "blue": "chip chip-blue"}
CARE_WORDS = {"green": N_("放心行"), "yellow": N_("停一停"), "red": N_("要上心")}


@register.simple_tag
def icon(name, label=""):
    """Draw a line icon. Without a label it is decoration and screen readers skip it."""
    return _use(f"i-{name}", "icon", label)


@register.simple_tag
def picture(name, label=""):
    """Draw one of the flat pictures of the residents' big buttons."""
    return _use(f"p-{name}", "picture", label)


@register.simple_tag
def mark():
    """Draw the sign of Linli: two doors side by side."""
    return _use("i-mark", "mark", "")


@cache
def _use(symbol, css, label):
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="{}" {}><use href="{}#{}"/></svg>', css, spoken, static(SPRITE), symbol)


@register.simple_tag
def plate(top, small=""):
    """Show a household by its door plate, the blue enamel sign of the street."""
    inner = format_html("<small>{}</small>", small) if small else ""
    return format_html('<span class="plate">{}{}</span>', top, inner)


@register.simple_tag
def chip(word, tone=""):
    """Show a small word in a pill; tone is "", "warm" (look at this now) or "blue"."""
    return format_html('<span class="{}">{}</span>', TONES[tone], word)


@register.simple_tag
def avatar(name):
    """Show the first sign of a name in a circle. Decoration: the name must stand beside it."""
    return format_html('<span class="avatar" aria-hidden="true">{}</span>', str(name)[:1])


@register.simple_tag
def care(level, rhythm=""):
    """Show the care a household needs: shape and word, never colour alone.

    Only for a household in its own carers' visit list and file; with a rhythm the word is written out."""
    word = _(CARE_WORDS[level])
    if not rhythm:
        return format_html('<span class="care care-{}">{}</span>', level, _use(f"c-{level}", "icon-care", word))
    return format_html(
        '<span class="care care-{}">{}{} · {}</span>', level, _use(f"c-{level}", "icon-care", ""), word, rhythm
    )


@register.simple_tag
def way(at, of=5, word=""):
    """Show how far a matter has come: step `at` of `of`, counted from 1."""
    at, of = int(at), int(of)
    said = _("%(of)s 步走到第 %(at)s 步") % {"of": of, "at": at}
    spoken = _("%(said)s：%(word)s") % {"said": said, "word": word} if word else said
    bits = format_html_join("", '<i class="{}"></i>', ((_way_class(step, at),) for step in range(1, of + 1)))
    return format_html('<div class="way" role="img" aria-label="{}">{}</div>', spoken, bits)


def _way_class(step, at):
    if step < at:
        return "y"
    return "now" if step == at else ""


ROUND = 119.4  # the length of a circle of radius 19


@register.simple_tag
def ring(share, tone=""):
    """Draw a clock ring: share (0 to 1) of the time is used; tone is "", "hot" or "done"."""
    share = 1.0 if tone == "done" else min(max(float(share or 0), 0.0), 1.0)
    inner = (
        '<path class="tick" d="M15.5 23.5l5.2 5.2L31 18"/>'
        if tone == "done"
        else '<path class="hand" d="M23 15v8l5 3.5"/>'
    )
    return format_html(
        '<svg class="ring {}" viewBox="0 0 46 46" aria-hidden="true"><circle cx="23" cy="23" r="19"/>'
        '<circle cx="23" cy="23" r="19" stroke-dasharray="{} {}" transform="rotate(-90 23 23)"/>{}</svg>',
        tone, f"{share * ROUND:.1f}", ROUND, mark_safe(inner),
    )  # fmt: skip


@register.filter
def tone_of(tags):
    """Turn the tags of a message into the tone of its toast."""
    tags = set(str(tags).split())
    if tags & {"success", "good"}:
        return "good"
    return "bad" if tags & {"error", "warning", "bad"} else ""


@register.filter
def icon_of(tags):
    """Name the icon that goes with a message."""
    return {"good": "done", "bad": "clock", "": "cloud"}[tone_of(tags)]
