from campaigns.models.short_links import ShortLink


class Result(ShortLink):
    """No rows of its own: what gives the results page its address in the admin and its permission."""

    class Meta:
        proxy = True
        default_permissions = ("view",)
        verbose_name = "results"
        verbose_name_plural = "results"
