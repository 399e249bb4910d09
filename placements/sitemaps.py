from workforce_portal.site import sitemaps


def register_sections() -> None:
    pages = sitemaps.PageSitemap(
        ("placements:index", "Students and placements"), ("placements:calendar", "When students are out on placement")
    )
    sitemaps.register("placements", pages)
