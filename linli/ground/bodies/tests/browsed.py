"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("gongzuo", "/bodies/"),
    ("gongzuo", "/bodies/new/"),
    ("gongzuo", "/bodies/ > /bodies/*/"),
    ("gongzuo", "/bodies/ > /bodies/*/end/"),
]
