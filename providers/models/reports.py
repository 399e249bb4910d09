from providers.models.sessions import DropIn


class Report(DropIn):
    """No rows of its own: what gives the report its address in the admin and its permission."""

    class Meta:
        proxy = True
        default_permissions = ("view",)
        verbose_name = "report"
        verbose_name_plural = "report"
