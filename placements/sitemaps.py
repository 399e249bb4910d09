from workforce_portal.site import sitemaps


def register_sections() -> None:
    pages = sitemaps.PageSitemap(("placements:index", "Students and placements"))
    sitemaps.register("placements", pages)
