from campaigns.admin import short_links

__all__ = ["short_links"]
