"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("shuji", "/publish/"),
    ("shuji", "/publish/new/"),
]
