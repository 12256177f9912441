"""Reads of batches."""

from uuid import UUID

from django.db.models import QuerySet

from linli.engine.papers.models import ImportBatch
from linli.ground.accounts.models import Account
from linli.ground.base.errors import NotThere


def batches_of(community: int) -> QuerySet[ImportBatch]:
    """Newest first, without the long lists of what was found."""
    return ImportBatch.objects.filter(community_id=community).defer("findings")


def batch_in(community: int, id: UUID) -> ImportBatch:
    found = ImportBatch.objects.filter(community_id=community, pk=id).first()
    if found is None:
        raise NotThere()
    return found


def same_file_before(batch: ImportBatch) -> ImportBatch | None:
    """The last time this very file was imported and not taken back."""
    twins = batches_of(batch.community_id).filter(sha256=batch.sha256, state=ImportBatch.State.DONE)
    return twins.exclude(pk=batch.pk).order_by("-done_at").first()


def names_of(batches: list[ImportBatch]) -> dict[int, str]:
    """Who brought them, by account."""
    return dict(Account.objects.filter(pk__in={b.by_account for b in batches}).values_list("pk", "name"))
