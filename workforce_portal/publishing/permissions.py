from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AnonymousUser
from django.db import models

from workforce_portal.publishing.models import Publishable
from workforce_portal.users.models import User


def can_publish(user: User | AnonymousUser, model: type[models.Model] | models.Model) -> bool:
    """Whether somebody may decide what of this kind is public: a right apart from that to write it."""
    opts = model._meta
    return user.has_perm(f"{opts.app_label}.{get_permission_codename('publish', opts)}")


def can_change_page(user: User | AnonymousUser, page: Publishable) -> bool:
    """What is published is changed by those who may publish: a change of it is public at once."""
    opts = page._meta
    may_write = user.has_perm(f"{opts.app_label}.{get_permission_codename('change', opts)}")
    return may_write and (not page.is_published or can_publish(user, page))
