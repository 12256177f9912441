"""Fetch a photo. Knowing the address is never enough: the opener of its word is asked each time."""

from django.http import FileResponse
from django.views.decorators.http import require_safe

from linli.ground.base.declare import openers
from linli.ground.base.errors import NotThere
from linli.ground.files.shelf import path_of


@require_safe
def fetch(request, word, community, file, small=False):
    """The picture, or 404 for who may not know of it."""
    opener = openers.get(word)
    if opener is None or not opener.may(request.actor, community, file):
        raise NotThere()
    path = path_of(community, file, small=small)
    if not path.exists():
        raise NotThere()
    response = FileResponse(path.open("rb"), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    return response
