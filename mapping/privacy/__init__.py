from mapping.privacy import activities, gaps, tips

__all__ = ["activities", "gaps", "tips"]
