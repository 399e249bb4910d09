"""What the people of an organisation want to be written, each for themselves and for each organisation."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from workforce_portal.organisations.models import Organisation


class MemberNotices(models.Model):
    """Without a row: about those whom they look after, and nothing else."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    about_mine = models.BooleanField(
        "about the people I look after", default=True, help_text="Otherwise the organisation's own address gets it"
    )
    about_new = models.BooleanField("about everybody new", default=False)
    each_morning = models.BooleanField("one summary each working morning", default=False)

    class Meta:
        ordering = ["organisation", "user", "pk"]
        verbose_name = "messages of a member"
        verbose_name_plural = "messages of members"
        constraints = [models.UniqueConstraint(fields=["user", "organisation"], name="member_notices_once")]

    def __str__(self) -> str:
        return f"{self.user}, {self.organisation}"
