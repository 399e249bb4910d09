from placements.privacy import hosting, supervisors

__all__ = ["hosting", "supervisors"]
