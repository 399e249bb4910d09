from django.db import models


class AuditOutcome(models.TextChoices):
    PASSED = "passed", "Passed"
    ACTIONS = "actions", "Passed, with things to put right"
    NOT_PASSED = "not_passed", "Not passed"
