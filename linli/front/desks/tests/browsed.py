"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("shuji", "/help/posts/"),
    ("wangge2", "/today/"),
    ("shuji", "/today/"),
    ("shuji", "/today/?grid=5"),
    ("xy-shuji", "/today/"),
    ("shuji", "/map/"),
    ("shuji", "/boards/?by=post"),
]
