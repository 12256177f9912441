"""Mark a Chinese source string for translation where Django is not (yet) imported."""


def N_(text: str) -> str:
    """Return the text unchanged; `script/messages` collects it, the page translates it."""
    return text
