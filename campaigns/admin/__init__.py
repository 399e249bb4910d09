from campaigns.admin import campaigns, events, short_links

__all__ = ["campaigns", "events", "short_links"]
