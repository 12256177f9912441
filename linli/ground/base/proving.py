"""Mark a page whose deeds ask for fresh proof. Who asks for it stands above: `accounts.proof`, through the gate."""

from collections.abc import Callable

ASKS = "asks_for_proof"


def fresh_proof(page: Callable | None = None, *, when: Callable[[dict], bool] = lambda kwargs: True):
    """A POST to this page is done only by who proved a short while ago that it is he; looking asks nothing.

    `when` may look at the arguments of the address. The mark survives other decorators: `wraps` carries it along.
    """

    def mark(page: Callable) -> Callable:
        setattr(page, ASKS, when)
        return page

    return mark(page) if page is not None else mark


def asks_for_proof(page: Callable, kwargs: dict) -> bool:
    """Whether this page, at this address, was marked."""
    when = getattr(page, ASKS, None)
    return when is not None and when(kwargs)
