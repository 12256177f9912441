"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("shuji", "/settings/"),
    ("shuji", "/settings/cases.limits/"),
    ("xitong", "/settings/"),
    ("shuji", "/holidays/"),
    ("shuji", "/holidays/?year=2031"),
    ("shuji", "/holidays/new/"),
]
