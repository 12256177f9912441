"""Every address. Public ones begin with /c/<the community's number>/."""

from django.urls import include, path

from linli.front.portal import errors

urlpatterns = [
    path("accounts/", include("linli.ground.accounts.urls")),
    path("", include("linli.ground.files.urls")),
    path("", include("linli.ground.regions.urls")),
    path("", include("linli.ground.places.urls")),
    path("", include("linli.ground.bodies.urls")),
    path("", include("linli.ground.posts.urls")),
    path("", include("linli.ground.people.urls")),
    path("", include("linli.ground.posts.link_urls")),
    path("", include("linli.engine.notices.urls")),
    path("", include("linli.engine.papers.urls")),
    path("", include("linli.engine.search.urls")),
    path("", include("linli.engine.publish.urls")),
    path("", include("linli.work.cases.urls")),
    path("", include("linli.work.rights.urls")),
    path("", include("linli.front.desks.urls")),
    path("", include("linli.front.street.urls")),
    path("", include("linli.front.portal.urls")),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_there
handler500 = errors.broken
