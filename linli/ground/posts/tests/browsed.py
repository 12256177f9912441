"""Pages of this app that are opened in a browser, by sign-in of the demo town."""

PAGES = [
    ("shuji", "/contacts/"),
    ("shuji", "/contacts/ > /contacts/*/"),
    ("shuji", "/contacts/share/?how=even"),
    ("shuji", "/contacts/new/"),
    ("shuji", "/posts/"),
    ("shuji", "/posts/ > /posts/*/"),
    ("shuji", "/posts/ > /posts/*/ > /posts/*/note/"),
    ("shuji", "/posts/ > /posts/*/ > /posts/*/edit/"),
    ("shuji", "/posts/ > /posts/*/ > /posts/*/close/"),
    ("shuji", "/posts/new/"),
    ("anquan", "/posts/ > /posts/*/ > /posts/*/replace/"),
    ("shenji", "/posts/"),
    ("shuji", "/me/"),
    ("shizheng", "/me/"),
    ("gongzuo", "/homes/without-contact/"),
    ("gongzuo", "/homes/ > /homes/*/ > /homes/*/contacts/add/"),
]
