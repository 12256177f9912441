"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("wangge2", "/find/"),
    ("wangge2", "/find/?q=z"),
    ("wangge2", "/find/?q=3栋"),
    ("xy-shuji", "/find/?q=井盖"),
    ("xy-shuji", "/find/?q=没有这个人"),
]
