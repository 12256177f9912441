"""Devices that are signed in: the library's page; that others were put out is an act."""

from allauth.usersessions.views import ListUserSessionsView

from linli.ground.accounts.heard import note_of_oneself


class Devices(ListUserSessionsView):
    """Put the other devices out."""

    def form_valid(self, form):
        answer = super().form_valid(form)
        note_of_oneself(self.request, "device_out")
        return answer


listing = Devices.as_view()
