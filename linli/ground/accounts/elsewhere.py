"""The secrets of second factors lie sealed inside the sign-in library's rows: a turn of the keys must reach them too."""

from base64 import b64decode, b64encode
from collections.abc import Iterator

from django.apps import apps

from linli.ground.base.declare import SealedElsewhere, sealed_elsewhere

PURPOSE, FIELDS = "second factor", ("secret", "seed")


def values() -> Iterator[tuple[tuple, bytes]]:
    """Every sealed secret with the row and field it stands in."""
    for pk, row in apps.get_model("mfa.Authenticator").objects.order_by("pk").values_list("pk", "data"):
        yield from (((pk, name), b64decode(row[name])) for name in FIELDS if row.get(name))


def put(where: tuple, old: bytes, new: bytes) -> None:
    """Put the new seal in the place of the old one; a secret that was replaced meanwhile stays."""
    pk, name = where
    row = apps.get_model("mfa.Authenticator").objects.select_for_update().filter(pk=pk).first()
    if row and row.data.get(name) == b64encode(old).decode():
        row.data[name] = b64encode(new).decode()
        row.save(update_fields=["data"])


if apps.is_installed("allauth.mfa"):
    sealed_elsewhere.add(SealedElsewhere("accounts.second_factor", PURPOSE, values, put))
