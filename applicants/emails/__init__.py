"""Every message about applicants: when it is planned, and what is looked at again when it is sent."""

from applicants.emails import follow_ups, introductions, keeping, mornings, partners, people, referrals, returning


def register_kinds() -> None:
    for module in (people, referrals, partners, follow_ups, returning, keeping, introductions, mornings):
        module.register_kinds()
