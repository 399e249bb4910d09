from placements.privacy import hosting, offers, supervisors

__all__ = ["hosting", "offers", "supervisors"]
