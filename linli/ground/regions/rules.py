"""Who decides settings and holidays. Pure; the actor (`access.actor`) stands a floor above, so it is not named here."""

LOCKS = "accounts."  # settings of signing in are the system administrator's trade


def may_see_settings(actor) -> bool:
    """What holds here, and who decided it, is no secret to who works here."""
    return bool(actor.whole) or actor.is_admin


def may_decide(actor, community: int, key: str) -> bool:
    """The secretary decides for the community; what concerns signing in also the system administrator."""
    seats = {s.kind for s in actor.seats if s.community == community}
    return "secretary" in seats or (key.startswith(LOCKS) and "system_admin" in seats)


def may_add_holidays(actor, community: int) -> bool:
    """Who looks after the whole community, or keeps the system."""
    return actor.sees_whole(community) or any(
        s.kind == "system_admin" and s.community == community for s in actor.seats
    )
