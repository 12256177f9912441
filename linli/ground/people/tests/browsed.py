"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

ONE = "/homes/ > /homes/*/"
PAGES = [
    ("gongzuo", "/homes/"),
    ("gongzuo", "/homes/?tab=vacant"),
    ("gongzuo", "/homes/new/"),
    ("gongzuo", ONE),
    *(("gongzuo", f"{ONE} > /homes/*/{word}/") for word in ("add", "join", "move", "close", "split", "merge", "edit")),
    ("gongzuo", f"{ONE} > /homes/people/*/"),
    *(("gongzuo", f"{ONE} > /homes/people/*/ > /homes/people/*/{word}/") for word in ("edit", "phone", "end", "merge")),
    ("wangge2", "/homes/"),
    ("wangge2", ONE),
    ("xy-wangge", "/homes/"),
]
