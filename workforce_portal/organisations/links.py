from django.conf import settings
from django.urls import reverse

from workforce_portal.organisations.models import Invitation
from workforce_portal.security.links import BadLink, SignedLink

INVITATION_LINK = SignedLink(salt="organisations.invitation")


def invitation_url(invitation: Invitation) -> str:
    token = INVITATION_LINK.make(invitation.uuid, invitation.link_version)
    return f"{settings.SITE_URL}{reverse('invitation', args=[token])}"


def find_invitation(token: str) -> Invitation:
    """Raises BadLink for a link that is wrong or was replaced."""
    uuid, version = INVITATION_LINK.read(token)
    rows = Invitation.objects.select_related("organisation", "invited_by")
    invitation = rows.filter(uuid=uuid, link_version=version).first()
    if invitation is None:
        raise BadLink
    return invitation
