from workforce_portal.site import sitemaps


def register_sections() -> None:
    pages = sitemaps.PageSitemap(
        ("placements:index", "Students and placements"),
        ("placements:calendar", "When students are out on placement"),
        ("placements:pool", "Pool calculator: what small services could host together"),
    )
    sitemaps.register("placements", pages)
