"""Every message about placements: when it is planned, and what is looked at again when it is sent."""

from placements.emails import audits, hosting


def register_kinds() -> None:
    for module in (audits, hosting):
        module.register_kinds()
