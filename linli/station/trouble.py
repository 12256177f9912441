"""What stops a station, told to the person in front of it."""


class Trouble(Exception):
    """One sentence that says what is wrong and one that says what to do. Shown without a traceback."""
