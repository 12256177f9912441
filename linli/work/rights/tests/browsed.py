"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("", "/c/1/join/"),
    ("", "/c/1/children/"),
    ("jumin1", "/c/1/join/"),
    ("jumin1", "/c/1/me/"),
    ("jumin1", "/c/1/me/readings/"),
    ("jumin1", "/c/1/me/print/"),
    ("jumin1", "/c/1/me/kept/people.Person/"),
    ("jumin1", "/c/1/me/ask/correct/"),
    ("jumin1", "/c/1/me/ > /c/1/me/requests/*/"),
    ("jumin2", "/c/1/me/"),
    ("shuji", "/requests/"),
    ("shuji", "/requests/ > /requests/*/"),
    ("shuji", "/requests/ > /requests/*/ > /requests/*/answer/fulfil/"),
    ("shuji", "/requests/ > /openings/*/"),
    ("shuji", "/requests/?tab=over"),
    ("shuji", "/emergencies/"),
    ("shuji", "/minors/"),
    ("wangge2", "/emergency/"),
    ("wangge2", "/requests/"),
]
