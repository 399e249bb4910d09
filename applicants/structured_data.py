"""What a programme's page says to search engines: no more than it says to people."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from applicants.models import Cohort, Programme
from workforce_portal.site.event_data import SCHEMA, place_data


def programme_data(programme: Programme) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "Course",
        "name": programme.name,
        "description": programme.summary,
        "url": f"{settings.SITE_URL}{programme.get_absolute_url()}",
        "provider": {"@type": "Organization", "name": programme.organisation.name},
    }
    if programme.starts:
        data["hasCourseInstance"] = [_instance(cohort) for cohort in programme.starts]
    return data


def _instance(cohort: Cohort) -> dict[str, Any]:
    return {
        "@type": "CourseInstance",
        "courseMode": "Onsite",
        "startDate": cohort.starts_on.isoformat(),
        "endDate": cohort.ends_on.isoformat(),
        "location": place_data(name=cohort.venue_name, street=cohort.address, postcode=cohort.postcode),
    }
