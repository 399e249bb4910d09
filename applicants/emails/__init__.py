"""Every message about applicants: when it is planned, and what is looked at again when it is sent."""

from applicants.emails import follow_ups, partners, people, referrals


def register_kinds() -> None:
    for module in (people, referrals, partners, follow_ups):
        module.register_kinds()
