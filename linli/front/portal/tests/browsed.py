"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("", "/"),
    ("", "/c/1/"),
    ("", "/nowhere/"),
    ("", "/kit/"),
    ("jumin1", "/c/1/"),
    ("jumin2", "/c/1/"),
]
