from collections import Counter
from datetime import datetime
from itertools import chain
from typing import Any, ClassVar

from content_editor.models import PluginBase, Region
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import resolve, reverse

from campaigns.addresses import check_way_on
from campaigns.enums import Ground
from workforce_portal.pictures.models import Picture
from workforce_portal.publishing.models import Publishable, PublishableQuerySet


class Campaign(Publishable):
    """One campaign: its name, its line, and a page of blocks at an address of its own."""

    name = models.CharField(max_length=80, unique=True, help_text="Such as Good with people")
    slug = models.SlugField(max_length=80, unique=True, help_text="The last part of its address")
    line = models.CharField(max_length=80, help_text="The headline, at most eight words")
    lead = models.CharField(max_length=300, help_text="One or two sentences under the headline")
    ground = models.CharField(max_length=10, choices=Ground, default=Ground.ROSE)
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    button = models.CharField(
        "words on the button", max_length=40, blank=True, help_text="What happens: Find your role"
    )
    button_address = models.CharField("where it leads", max_length=300, blank=True, validators=[check_way_on])
    second = models.CharField("words on the quieter way", max_length=40, blank=True, help_text="Such as See the jobs")
    second_address = models.CharField("where that leads", max_length=300, blank=True, validators=[check_way_on])

    regions: ClassVar[list[Region]] = [Region(key="main", title="The page")]
    objects = PublishableQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaigns:campaign", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        if self.slug and resolve(self.get_absolute_url()).url_name != "campaign":
            raise ValidationError({"slug": "The portal has a page of its own at this address. Choose another."})
        for words, address, name in [
            (self.button, self.button_address, "button"),
            (self.second, self.second_address, "second"),
        ]:
            if bool(words) != bool(address):
                raise ValidationError({name: "A button needs both: words, and where it leads."})

    def publish_problems(self, at: datetime) -> list[str]:
        blocks = list(self._blocks())
        found = super().publish_problems(at)
        if self.picture is None:
            found.append("Choose a picture for the top of the page.")
        if not blocks:
            found.append("The page has no blocks yet. Add what it says.")
        kinds = Counter(type(block) for block in blocks)
        found += [kind.one_to_a_page for kind, number in kinds.items() if number > 1 and kind.one_to_a_page]
        return found + list(chain.from_iterable(block.problems() for block in blocks))

    def _blocks(self) -> Any:
        # By the models' own relations, as blocks know the campaign and not the other way round.
        for relation in self._meta.related_objects:
            if issubclass(relation.related_model, PluginBase):
                yield from relation.related_model._default_manager.filter(parent=self)
