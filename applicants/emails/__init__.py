"""Every message about applicants: when it is planned, and what is looked at again when it is sent."""

from applicants.emails import follow_ups, keeping, partners, people, referrals, returning


def register_kinds() -> None:
    for module in (people, referrals, partners, follow_ups, returning, keeping):
        module.register_kinds()
