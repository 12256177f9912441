"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("gongzuo", "/homes/without-contact/"),
    ("gongzuo", "/homes/ > /homes/*/ > /homes/*/contacts/add/"),
]
