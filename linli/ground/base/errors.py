"""The few ways the house says no, each with a sentence for the person.

Rules and actions raise them; one middleware turns them into a page, a partial or JSON.
"""


class Answer(Exception):
    """A no that is said politely. `str(error)` is the sentence shown."""

    status = 400

    def __init__(self, sentence: str = "", **facts):
        super().__init__(sentence)
        self.facts = facts


class Refused(Answer):
    """A rule says no. What was written is undone; the refusal itself is kept."""

    status = 403


class NeedsApproval(Refused):
    """The file of a minor opens only after somebody else agreed. `facts` name whom and for what: the cure asks for it."""

    page = "needs_approval.html"

    def __init__(self, subject, purpose: str, sentence: str = ""):
        super().__init__(sentence, subject=subject, purpose=purpose)


class NotThere(Answer):
    """Nothing to be seen: also the answer for what the asker may not know exists."""

    status = 404


class Stale(Answer):
    """Somebody else was faster. Not a failure: the present state is shown."""

    status = 409


class Invalid(Answer):
    """What was sent cannot be taken; the sentence says which part and what to do."""

    status = 422
