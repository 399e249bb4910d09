"""The address of a health check. Whoever holds it may see the answers and add to them; nobody's name is behind it."""

from django.conf import settings
from django.urls import reverse

from providers.models import HealthCheck
from workforce_portal.security.links import BadLink, SignedLink

HEALTH_CHECK_LINK = SignedLink(salt="providers.health_check")


def health_check_path(check: HealthCheck, name: str = "health_check_result") -> str:
    return reverse(f"providers:{name}", args=[HEALTH_CHECK_LINK.make(check.uuid, check.link_version)])


def health_check_url(check: HealthCheck) -> str:
    return f"{settings.SITE_URL}{health_check_path(check)}"


def find_health_check(token: str) -> HealthCheck:
    """The check that the link opens. Raises BadLink for a link that is wrong, old or revoked."""
    uuid, version = HEALTH_CHECK_LINK.read(token)
    check = HealthCheck.objects.filter(uuid=uuid, link_version=version).first()
    if check is None:
        raise BadLink
    return check
