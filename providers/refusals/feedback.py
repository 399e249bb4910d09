"""Why an answer after a session is not taken."""

from providers.refusals import Refusal


class DidNotCome(Refusal):
    def __init__(self) -> None:
        super().__init__("We ask this of those who came to their session. If you were there, ring us.")
