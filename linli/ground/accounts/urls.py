"""Of the sign-in library only these doors: nobody signs himself up, and a lost password is reset by a colleague."""

from allauth.account import views
from django.urls import include, path

from linli.ground.accounts import devices, pages
from linli.ground.base.limits import SIGN_IN, limited

urlpatterns = [
    path("login/", limited(SIGN_IN)(views.login), name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("2fa/", include("allauth.mfa.urls")),
    path("devices/", devices.listing, name="usersessions_list"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("", pages.listing, name="accounts"),
    path("new/", pages.new, name="new_account"),
    path("<int:id>/reset/", pages.reset, name="reset_account"),
    path("<int:id>/shut/", pages.shut, name="shut_account"),
    path("<int:id>/reopen/", pages.reopen, name="reopen_account"),
]
