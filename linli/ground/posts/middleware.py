"""One request, one transaction, one scope, one actor; and the polite no's turned into answers."""

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction
from django.http import FileResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from psycopg.pq import TransactionStatus

from linli.ground.access.models import Refusal
from linli.ground.base.clock import now
from linli.ground.base.declare import cures
from linli.ground.base.errors import Answer, NeedsApproval, Refused
from linli.ground.base.scope import APP, said, scope
from linli.ground.posts.actors import actor_of

PLAIN = ("/healthz",)


class ScopeMiddleware:
    """Opens the transaction in the actor's scope. The last of the list, so that it hears of an exception first."""

    def __init__(self, get_response):
        self.get_response, self.sure = get_response, False

    def __call__(self, request):
        if request.path_info in PLAIN:
            return self.get_response(request)
        request.community = None
        actor = request.actor = actor_of(request)
        request.failure = None
        with scope(actor.communities, actor.scopes):
            self._be_sure()
            response = self.get_response(request)  # Django has already turned exceptions into responses here
            if request.failure is not None:
                transaction.set_rollback(True)
            elif connection.connection.info.transaction_status == TransactionStatus.INERROR:
                raise DatabaseError("a view caught a database error outside a savepoint: nothing would have been saved")
        if isinstance(request.failure, Refused):
            keep_refusal(actor, request, request.failure)
        if response.streaming and not isinstance(response, FileResponse):
            response.streaming_content = within(actor, response.streaming_content)
        return response

    def _be_sure(self):
        """Owner and keeper pass every policy: they must never serve a page."""
        self.sure = self.sure or said()[2] == APP
        if not self.sure:
            raise ImproperlyConfigured("pages are served by linli_app only: owner and keeper pass every policy")

    def process_exception(self, request, exception):
        request.failure = exception
        if isinstance(exception, Answer):
            return answer(request, exception)
        return None


def keep_refusal(actor, request, failure):
    """After the rollback, in a transaction of its own."""
    with transaction.atomic():
        Refusal.objects.create(account_id=actor.account, path=request.path_info[:200], why=str(failure)[:200], at=now())


def answer(request, error: Answer):
    """A polite no as a page, or as JSON for who asked for JSON."""
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"refused": str(error), **error.facts}, status=error.status)
    context = {"sentence": str(error), "facts": error.facts}
    if isinstance(error, NeedsApproval):
        return render(request, error.page, context | cure_of(request.actor, error), status=error.status)
    return render(request, f"{error.status}.html", context, status=error.status)


def cure_of(actor, error: NeedsApproval) -> dict:
    """Where one asks for the approval; nothing where no app has declared it."""
    cure = cures.get("minor")
    return {"cure_url": cure.url(actor, error.facts), "cure_title": _(cure.title)} if cure else {}


def within(actor, parts):
    """A stream flows after the commit: without a scope of its own it would be silently empty."""
    with scope(actor.communities, actor.scopes):
        yield from parts
