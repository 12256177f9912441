"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("shuji", "/places/"),
    ("shuji", "/places/ > /places/*/"),
    ("shuji", "/places/ > /places/*/ > /places/*/rename/"),
    ("shuji", "/places/ > /places/*/ > /places/*/add/"),
    ("shuji", "/places/ > /places/grids/*/take/"),
    ("shuji", "/places/ > /places/grids/*/split/"),
    ("shuji", "/places/ > /places/grids/*/merge/"),
    ("shuji", "/places/grids/new/"),
    ("wangge2", "/places/"),
]
