"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("jumin1", "/c/1/report/"),
    ("jumin1", "/c/1/mine/"),
    ("jumin1", "/c/1/mine/ > /c/1/cases/*/"),
    ("wangge2", "/cases/"),
    ("wangge2", "/cases/?tab=done"),
    ("wangge2", "/cases/?tab=over"),
    ("wangge2", "/cases/ > /cases/*/"),
    ("wangge2", "/cases/ > /cases/*/ > /cases/*/take/work/"),
    ("wangge2", "/cases/ > /cases/*/ > /cases/*/ask/"),
    ("wangge2", "/cases/ > /cases/*/ > /cases/*/hand/"),
    ("wangge2", "/cases/new/"),
    ("shuji", "/routes/"),
    ("shuji", "/routes/ > /routes/*/"),
    ("shuji", "/routes/ > /routes/*/drop/"),
    ("shizheng", "/asked/"),
    ("shizheng", "/asked/?tab=over"),
    ("shizheng", "/asked/ > /asked/*/"),
    ("shizheng", "/asked/ > /asked/*/ > /asked/*/done/"),
    ("shizheng", "/asked/ > /asked/*/ > /asked/*/decline/"),
    ("xy-shuji", "/cases/"),
]
