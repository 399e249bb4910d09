from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, object]:
    """What every page of the portal may name: the site, who answers the telephone, how long details are kept."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "page_url": settings.SITE_URL + request.path,
        "help_phone": settings.HELP_PHONE,
        "help_hours": settings.HELP_HOURS,
        "help_email": settings.HELP_EMAIL,
        "security_contact": settings.SECURITY_CONTACT,
        "kept_months": settings.BOOKING_RETENTION_MONTHS,
        "demo_mode": settings.DEMO_MODE,
    }
