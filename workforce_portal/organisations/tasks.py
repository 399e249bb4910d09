from celery import shared_task
from django.utils import timezone

from workforce_portal.organisations.services import members
from workforce_portal.organisations.uploads import remove_old_uploads


@shared_task
def clear_directory_uploads() -> int:
    return remove_old_uploads(at=timezone.now())


@shared_task
def remove_old_invitations() -> int:
    return members.remove_old_invitations(at=timezone.now())
