from django.db import models


class SubRegion(models.Model):
    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]
        verbose_name = "sub-region"

    def __str__(self) -> str:
        return self.name


class Council(models.Model):
    """One of the 24 councils with social services responsibilities; the key is the ONS code."""

    code = models.CharField("ONS code", max_length=9, primary_key=True)
    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(unique=True)
    sub_region = models.ForeignKey(SubRegion, on_delete=models.PROTECT, related_name="councils")
    population = models.PositiveIntegerField(help_text="Census 2021")
    latitude = models.FloatField()
    longitude = models.FloatField()
    hex_q = models.SmallIntegerField(help_text="Column in the hexagon map")
    hex_r = models.SmallIntegerField(help_text="Row in the hexagon map, growing northwards")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Postcode(models.Model):
    """A postcode of the region. The directory does not tell those in use from those that once were."""

    code = models.CharField(max_length=7, primary_key=True, help_text="Without the space, such as M337XN")
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="+", db_index=False)
    easting = models.PositiveIntegerField(help_text="Metres on the National Grid")
    northing = models.PositiveIntegerField(help_text="Metres on the National Grid")

    def __str__(self) -> str:
        return f"{self.code[:-3]} {self.code[-3:]}"


class BankHoliday(models.Model):
    """A bank holiday in England. Staff may add one that was announced at short notice."""

    date = models.DateField(unique=True)
    title = models.CharField(max_length=100)

    class Meta:
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.title}, {self.date:%-d %B %Y}"
