from mapping.privacy import activities

__all__ = ["activities"]
