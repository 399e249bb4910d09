from django.db import models


class OrganisationKind(models.TextChoices):
    DELIVERY_PARTNER = "delivery_partner", "Delivery partner"
    EMPLOYER = "employer", "Employer"
    HOST = "host", "Placement host"
    UNIVERSITY = "university", "University or college"
    COUNCIL = "council", "Council"
    JOBCENTRE = "jobcentre", "Jobcentre"
    COMMUNITY = "community", "Community organisation"


class MemberRole(models.TextChoices):
    MEMBER = "member", "Member"
    LEAD = "lead", "Lead"
