from campaigns.privacy import blocks, pages, people

__all__ = ["blocks", "pages", "people"]
