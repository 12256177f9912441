"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("shuji", "/papers/"),
    ("shuji", "/papers/new/"),
    ("shuji", "/papers/ > /papers/*/"),
    ("shuji", "/ledgers/"),
    ("shuji", "/ledgers/requests/"),
]
