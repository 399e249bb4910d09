"""Why a verb may refuse. The text of each can be shown to the person it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applicants.ages import YOUNGEST

if TYPE_CHECKING:
    from applicants.models import Applicant, Cohort, Programme, Referral


class Refusal(Exception):
    pass


class TooYoung(Refusal):
    def __init__(self) -> None:
        super().__init__(f"You can register from the day you are {YOUNGEST}.")


class NotBornYet(Refusal):
    def __init__(self) -> None:
        super().__init__("That date of birth is in the future. Check the year.")


class NoWayToReach(Refusal):
    def __init__(self) -> None:
        super().__init__("Choose at least one way to reach the person, and give what it needs.")


class AlreadyRegistered(Refusal):
    """Somebody with this date of birth and a similar name or the same contact; for advisers and staff alone."""

    def __init__(self, applicant: Applicant) -> None:
        self.applicant = applicant
        super().__init__("Somebody like this is registered already. Make sure that this is another person.")


class PersonForgotten(Refusal):
    def __init__(self) -> None:
        super().__init__("This person’s details have been removed.")


class NoConsent(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(f"The person has not agreed that {name} sees their details.")


class NotYourMove(Refusal):
    def __init__(self) -> None:
        super().__init__("You may not do this to a referral.")


class AnotherOrganisation(Refusal):
    def __init__(self) -> None:
        super().__init__("This referral belongs to another organisation.")


class WrongState(Refusal):
    def __init__(self, referral: Referral) -> None:
        self.referral = referral
        super().__init__(f"This is no longer possible: the referral is “{referral.get_state_display().lower()}”.")


class AlreadySent(Refusal):
    def __init__(self, referral: Referral) -> None:
        self.referral = referral
        super().__init__("The person has been sent to this programme already.")


class ProgrammeClosed(Refusal):
    def __init__(self, programme: Programme) -> None:
        super().__init__(f"“{programme}” takes nobody at the moment. Choose another programme.")


class CohortClosed(Refusal):
    def __init__(self, cohort: Cohort) -> None:
        self.cohort = cohort
        super().__init__("This start takes no more names. Choose another start.")


class WrongCohort(Refusal):
    def __init__(self) -> None:
        super().__init__("This start belongs to another programme.")


class OfferRanOut(Refusal):
    def __init__(self) -> None:
        super().__init__("This offer has run out, and the place goes to the next person in line.")


class PlacesTaken(Refusal):
    def __init__(self, highest: int) -> None:
        super().__init__(
            f"Place {highest} is taken. Keep at least {highest} place{'' if highest == 1 else 's'}, "
            "or move people first."
        )


class ReasonNotAllowed(Refusal):
    def __init__(self) -> None:
        super().__init__("Choose a reason from the list.")


class NextStepNeeded(Refusal):
    def __init__(self) -> None:
        super().__init__("Say what follows: a no alone leaves the person with nothing.")


class NoteNeeded(Refusal):
    def __init__(self) -> None:
        super().__init__("Write a line about why.")


class NotAMember(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} does not act for the organisation that has this referral.")


class StartsLater(Refusal):
    def __init__(self) -> None:
        super().__init__("That day is still to come. Record it once it has been.")


class NotOnThisCohort(Refusal):
    def __init__(self) -> None:
        super().__init__("Somebody on the sheet has no place at this cohort.")


class AlreadyReviewed(Refusal):
    def __init__(self) -> None:
        super().__init__("The end of this programme has been recorded already.")


class OnlyForCompleters(Refusal):
    def __init__(self) -> None:
        super().__init__("This promise is for people who have completed a programme.")


class PledgeClosed(Refusal):
    def __init__(self) -> None:
        super().__init__("This employer interviews nobody at the moment. Choose another.")


class DayNeeded(Refusal):
    def __init__(self) -> None:
        super().__init__("Say on which day the interview is.")


class JobTold(Refusal):
    def __init__(self) -> None:
        super().__init__("A job has been recorded for this referral already.")


class BothStarted(Refusal):
    def __init__(self) -> None:
        super().__init__("Both have started a programme, so the two records cannot become one. Ring the person first.")


class BothSent(Refusal):
    def __init__(self, programme: Programme) -> None:
        super().__init__(f"Both are open at “{programme}”. Close one of the two there first.")


class AlreadyMerged(Refusal):
    def __init__(self) -> None:
        super().__init__("One of the two has become part of another record, or was removed.")


class CannotBeMoved(Refusal):
    def __init__(self) -> None:
        super().__init__("The two have something that one person can have only once. Settle that first.")


class TooLateToUndo(Refusal):
    def __init__(self) -> None:
        super().__init__("This can be undone for 30 days. They are over, or it was undone already.")


class NotLaterThanToday(Refusal):
    def __init__(self) -> None:
        super().__init__("Choose a day after today.")
