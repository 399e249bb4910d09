from celery import shared_task
from django.utils import timezone

from workforce_portal.organisations.uploads import remove_old_uploads


@shared_task
def clear_directory_uploads() -> int:
    return remove_old_uploads(at=timezone.now())
