"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("", "/accounts/login/"),
    ("shuji", "/accounts/password/change/"),
    ("shuji", "/accounts/2fa/"),
    ("shuji", "/accounts/devices/"),
    ("shuji", "/accounts/reauthenticate/"),
    ("xitong", "/accounts/"),
    ("xitong", "/accounts/new/"),
    ("xitong", "/accounts/ > /accounts/*/reset/"),
    ("anquan", "/accounts/"),
]
