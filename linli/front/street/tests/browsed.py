"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("jiedao", "/street/"),
    ("jiedao", "/street/c/1/"),
    ("jiedao", "/whistles/"),
    ("jiedao", "/whistles/ > /whistles/*/"),
    ("jiedao", "/whistles/ > /whistles/*/ > /whistles/*/back/"),
]
