from django.db import models


class Kind(models.TextChoices):
    VIEW = "view", "Page views"
    VISITOR = "visitor", "Visitors, estimated"
    CLICK = "click", "Calls to action followed"
    SCAN = "scan", "Scans of short links"
    DOWNLOAD = "download", "Downloads"
