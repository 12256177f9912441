from django.urls import path

from linli.ground.regions import pages

urlpatterns = [
    path("settings/", pages.settings, name="settings"),
    path("settings/<str:name>/", pages.setting, name="setting"),
    path("holidays/", pages.holidays, name="holidays"),
    path("holidays/new/", pages.new_holiday, name="new_holiday"),
]
