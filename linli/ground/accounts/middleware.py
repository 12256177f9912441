"""The language of a request: the cookie's, else the account's, else Chinese. The browser's header does not decide."""

from django.conf import settings
from django.utils import translation

KNOWN = {code for code, _ in settings.LANGUAGES}


class LanguageMiddleware:
    """Chinese first: an English browser in a Chinese street still gets Chinese until somebody chooses."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request) -> str:
    """What this device chose, else what the account did, else Chinese."""
    said = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if said not in KNOWN and request.user.is_authenticated:
        said = request.user.language
    return said if said in KNOWN else settings.LANGUAGE_CODE
