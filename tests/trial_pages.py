"""Pages that exist in tests only: each does one thing a page might do, so that the middleware is seen at work."""

from django.db import DatabaseError, transaction
from django.http import FileResponse, HttpResponse, JsonResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path

from linli.ground.base.errors import Invalid, NotThere, Refused, Stale
from linli.ground.base.scope import said
from linli.ground.posts.models import Post
from linli.ground.regions.models import Counter, next_number
from linli.urls import handler400, handler403, handler404, handler500  # noqa: F401  Django reads them here
from linli.urls import urlpatterns as house
from tests.query_lint import off

SAYS_NO = {"refused": Refused, "stale": Stale, "invalid": Invalid, "not-there": NotThere}


def seen(request, number=None):
    """Every post row security lets through, asked without any condition."""
    with off():
        titles = sorted(Post.objects.values_list("community_id", "kind"))
    return JsonResponse({"posts": titles, "account": request.actor.account, "said": said()[:2]})


def write(request, then):
    """Write one row, then end in this way."""
    next_number(min(request.actor.communities), "trial")
    if then in SAYS_NO:
        raise SAYS_NO[then]("不行")
    if then == "crash":
        raise ZeroDivisionError
    if then == "swallow":
        swallow()
    if then == "savepoint":
        with transaction.atomic():
            swallow(in_savepoint=True)
    return HttpResponse("written")


def swallow(in_savepoint=False):
    """Catch a database error: outside a savepoint nothing of this request can be saved any more."""
    try:
        if in_savepoint:
            with transaction.atomic():
                Counter.objects.create(community_id=-1, word="x")
        else:
            Counter.objects.create(community_id=-1, word="x")
    except DatabaseError:
        pass


def stream(request):
    def rows():
        with off():
            yield from (f"{kind}\n" for kind in Post.objects.order_by("kind").values_list("kind", flat=True))

    return StreamingHttpResponse(rows())


def lazy(request):
    """Rendered after the view has returned, but still inside the transaction."""
    return TemplateResponse(request, "403.html", {"sentence": Counter.objects.filter(community_id=0).count})


def file(request):
    return FileResponse(open(__file__, "rb"))


urlpatterns = [
    path("trial/seen/", seen),
    path("c/<int:number>/trial/seen/", seen),
    path("trial/write/<str:then>/", write),
    path("trial/stream/", stream),
    path("trial/lazy/", lazy),
    path("trial/file/", file),
    *house,
]
