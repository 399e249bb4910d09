"""The portal, with an admin in which roles are the pages that staff write and publish."""

from django.contrib import admin
from django.urls import path

from campaigns.models import ProgressionStep, Role
from workforce_portal.publishing.admin import PublishableAdmin, PublishableForm
from workforce_portal.staff.site import StaffSite
from workforce_portal.urls import handler400, handler403, handler404, handler500
from workforce_portal.urls import urlpatterns as portal

site = StaffSite(name="pages")


class StepInline(admin.TabularInline):
    model = ProgressionStep
    fk_name = "role"
    extra = 0


class RoleForm(PublishableForm):
    class Meta:
        model = Role
        fields = [
            "name",
            "slug",
            "summary",
            "what_you_do",
            "suits_you",
            "publish_at",
            "unpublish_at",
            "review_by",
            "owner",
        ]


@admin.register(Role, site=site)
class RoleAdmin(PublishableAdmin):
    form = RoleForm
    inlines = [StepInline]


urlpatterns = [path("pages/", site.urls), *portal]

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
