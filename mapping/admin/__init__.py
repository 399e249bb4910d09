from mapping.admin import activities, gaps, locations, tips, today

__all__ = ["activities", "gaps", "locations", "tips", "today"]
