"""The address of somebody's request to be rung."""

from django.conf import settings
from django.urls import reverse

from providers.models import CallBackRequest
from workforce_portal.security.links import BadLink, SignedLink

CALL_BACK_LINK = SignedLink(salt="providers.call_back")
VERSION = 1


def call_back_path(call: CallBackRequest) -> str:
    return reverse("providers:call_back", args=[CALL_BACK_LINK.make(call.uuid, VERSION)])


def call_back_url(call: CallBackRequest) -> str:
    return f"{settings.SITE_URL}{call_back_path(call)}"


def find_call_back_by_token(token: str) -> CallBackRequest:
    """Raises BadLink for a link that is wrong or cut short."""
    uuid, _version = CALL_BACK_LINK.read(token)
    call = CallBackRequest.objects.select_related("topic").prefetch_related("windows").filter(uuid=uuid).first()
    if call is None:
        raise BadLink
    return call
