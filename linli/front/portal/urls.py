from django.urls import path

from linli.front.portal import pages

urlpatterns = [
    path("", pages.home, name="home"),
    path("c/<int:number>/", pages.community, name="community"),
    path("mode/", pages.mode, name="mode"),
    path("language/", pages.language, name="language"),
    path("healthz", pages.healthz, name="healthz"),
    path("kit/", pages.kit, name="kit"),
    path("robots.txt", pages.robots, name="robots"),
]
