from campaigns.admin import campaigns, consents, events, people, results, short_links, today_people

__all__ = ["campaigns", "consents", "events", "people", "results", "short_links", "today_people"]
