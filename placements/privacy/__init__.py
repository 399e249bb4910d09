from placements.privacy import hosting

__all__ = ["hosting"]
