from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.auth.models import Permission
from django.urls import reverse

from campaigns.models.blocks import Block
from tests.factories.campaigns_campaigns import CampaignFactory
from tests.factories.campaigns_events import EventFactory
from tests.factories.campaigns_people import NOW, TODAY, RoleFactory, StoryFactory
from tests.factories.campaigns_staff import member_of
from workforce_portal.publishing.selectors import publishable_models
from workforce_portal.site.models import PageFeedback
from workforce_portal.staff.worklists import shown_worklists

pytestmark = pytest.mark.django_db


def may(user):
    return {permission.split(".")[1] for permission in user.get_all_permissions()}


def test_editors_write_every_page_and_publish_none():
    pages = [model._meta.model_name for model in publishable_models() if model._meta.app_label == "campaigns"]

    allowed = may(member_of("Content editors"))

    assert {f"{verb}_{page}" for page in pages for verb in ("view", "add", "change")} <= allowed
    assert not {permission for permission in allowed if permission.startswith("publish_")}


def test_publishers_do_what_editors_do_and_publish():
    pages = [model._meta.model_name for model in publishable_models() if model._meta.app_label == "campaigns"]

    editors, publishers = may(member_of("Content editors")), may(member_of("Content publishers"))

    assert editors < publishers
    assert {f"publish_{page}" for page in pages} <= publishers


def test_editors_may_use_every_block_of_a_page():
    blocks = [model._meta.model_name for model in apps.get_models() if issubclass(model, Block)]

    allowed = may(member_of("Content editors"))

    assert blocks
    assert {f"{verb}_{block}" for block in blocks for verb in ("view", "add", "change", "delete")} <= allowed


def test_signed_forms_are_for_publishers():
    codename = "open_consent_document"

    assert Permission.objects.filter(codename=codename).exists()
    assert codename not in may(member_of("Content editors"))
    assert codename in may(member_of("Content publishers"))


@pytest.mark.usefixtures("no_second_factor")
@pytest.mark.parametrize("group", ["Content editors", "Content publishers"])
def test_both_may_look_at_everything_that_campaigns_have_in_the_admin(client, group):
    client.force_login(member_of(group))
    apps_of_campaigns = {"campaigns", "pictures", "publishing", "outside_links"}
    models = [model for model in site._registry if model._meta.app_label in apps_of_campaigns] + [PageFeedback]

    answers = {
        model._meta.label: client.get(reverse(admin_urlname(model._meta, "changelist"))).status_code for model in models
    }

    assert len(answers) > 10
    assert set(answers.values()) == {200}, answers


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize("group", ["Content editors", "Content publishers"])
def test_both_are_told_what_is_due_for_review(group):
    due = {"review_by": TODAY, "publish_at": NOW - timedelta(days=40)}
    CampaignFactory(published=True, **due)
    StoryFactory(role=RoleFactory(**due), **due)
    EventFactory(starts_at=NOW + timedelta(days=1), **due)
    EventFactory(starts_at=NOW - timedelta(days=30), **due)

    lists = {one.key: one.number for one in shown_worklists(member_of(group))}

    assert {key: number for key, number in lists.items() if key.endswith("-due-for-review")} == {
        f"{page}-due-for-review": 1 for page in ("campaign", "campaignevent", "role", "story")
    }


@pytest.mark.usefixtures("no_second_factor")
@pytest.mark.parametrize("group", ["Content editors", "Content publishers"])
@pytest.mark.parametrize("page", ["campaign", "role", "story", "campaignevent"])
def test_both_open_the_form_of_each_page(client, group, page):
    client.force_login(member_of(group))

    assert client.get(reverse(f"admin:campaigns_{page}_add")).status_code == 200


@pytest.mark.usefixtures("no_second_factor")
@pytest.mark.parametrize("group", ["Content editors", "Content publishers"])
@pytest.mark.parametrize("worklist", ["outside_links/outsidelink/", "portal_site/pagefeedback/"])
def test_both_see_broken_links_and_what_people_say_of_pages(client, group, worklist):
    client.force_login(member_of(group))

    assert client.get(f"/admin/{worklist}").status_code == 200
