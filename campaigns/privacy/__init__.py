from campaigns.privacy import pages, people

__all__ = ["pages", "people"]
