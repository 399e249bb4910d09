from campaigns.privacy import blocks, pages, people, short_links

__all__ = ["blocks", "pages", "people", "short_links"]
