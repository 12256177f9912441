"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("wangge2", "/notices/"),
    ("wangge2", "/notices/how/"),
]
