"""怎么用: one short page per part of the house, in each language. A file is enough to have one: `help/<language>/<word>.html`.

The word is the first step of the address, so that every page below /posts/ leads to help/…/posts.html.
"""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from linli.ground.base.errors import NotThere

FOLDER = Path(settings.ROOT) / "templates" / "help"


@cache
def words_with_help() -> frozenset[str]:
    """Read once: the files come with the program."""
    return frozenset(file.stem for file in (FOLDER / settings.LANGUAGE_CODE).glob("*.html"))


def help_for(request) -> str:
    """The address of the help for this page; '' where there is none."""
    word = request.path.strip("/").partition("/")[0]
    return reverse("help", args=[word]) if word in words_with_help() else ""


@login_required
@require_safe
def show(request, word):
    """One page of help, in the language of the request."""
    if word not in words_with_help():
        raise NotThere()
    text = f"help/{request.LANGUAGE_CODE}/{word}.html"
    return render(request, "desks/help.html", {"text": text, "crumb_url": f"/{word}/"})
