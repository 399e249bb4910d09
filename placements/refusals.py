"""Why something was not done. The text of each is a sentence to show."""

from placements.checks import Finding


class Refusal(Exception):
    sentence = ""
    field = ""  # the question of a form that it is about

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or self.sentence)


class NotAnsweredYet(Refusal):
    sentence = "Choose yes, maybe or no first."


class CallIsOver(Refusal):
    sentence = "Somebody has settled this call meanwhile."


class NameTaken(Refusal):
    sentence = "You have a place of this name already. Change the name, so that the two can be told apart."
    field = "name"


class NoSuchPostcode(Refusal):
    sentence = "Enter the whole postcode of the place, such as M33 7XN."
    field = "postcode"


class AuditRecordedAlready(Refusal):
    sentence = "An audit of this place, on this day and for these students, is recorded already."


class AuditNotValid(Refusal):
    sentence = "This audit has run out, or was not passed, so it cannot be recognised. Ask for a new one."


class ProgrammeThere(Refusal):
    sentence = "You have a programme of this name already."
    field = "name"


class BlockThere(Refusal):
    sentence = "A block of this year of study that begins on this day is there already."
    field = "starts_on"


class NotYourMove(Refusal):
    sentence = "This is for somebody else to do."


class WrongOfferState(Refusal):
    def __init__(self, state: str) -> None:
        super().__init__(f"That cannot be done now. The offer is: {state.lower()}.")


class ChecksFail(Refusal):
    """Holds what failed, each with what can be done about it."""

    def __init__(self, failed: list[Finding]) -> None:
        super().__init__(" ".join(f"{finding.sentence} {finding.fix}" for finding in failed))
        self.failed = failed
