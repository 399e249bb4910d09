"""Somebody on the bus wonders whether care is for them: eight questions, a job, and a person who does it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.find_your_role import QUESTIONS
from tests.conftest import PHONE
from tests.factories.campaigns_people import RoleFactory, StoryFactory, add_day, lead_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def jobs():
    today = timezone.localdate()
    public = {"publish_at": timezone.now() - timedelta(days=30), "review_by": today + timedelta(days=300)}
    fits = ["one-person", "listening", "varied", "calm"]
    support = RoleFactory(name="Support worker", slug="support-worker", fits=fits, **public)
    lead_to(support, RoleFactory(name="Senior", slug="senior", rung=2, **public), note="after training")
    story = StoryFactory(
        role=support,
        consent__given_on=today - timedelta(days=9),
        consent__expires_on=today + timedelta(days=400),
        **public,
    )
    add_day(story)


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_eight_questions_to_a_job_and_a_person(new_page, seen, jobs, java_script):
    # Given somebody who has never worked in care
    page = new_page(viewport=PHONE, java_script_enabled=java_script)
    page.goto("/find-your-role/")
    seen(page, heading="Which job sounds like you?", java_script=java_script)

    # When they answer one question after the other, and change their mind once
    page.get_by_role("link", name="Start", exact=True).click()
    for number, question in enumerate(QUESTIONS, start=1):
        if number in (1, 4):
            seen(page, heading=question.text, java_script=java_script)
        page.get_by_role("heading", name=question.text).wait_for()
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="Jobs that fit you").wait_for()
    page.go_back()
    assert page.get_by_role("radio").first.is_checked()
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Continue").click()

    # Then they see why this job, and their address says nothing else about them
    seen(page, heading="Jobs that fit you", java_script=java_script)
    assert page.url.endswith("/find-your-role/aaaaaaab/")
    page.get_by_text("you stay calm when it’s not").wait_for()

    # And they read what the job is, and meet somebody who does it
    page.get_by_role("link", name="Support worker", exact=True).first.click()
    seen(page, heading="Support worker", java_script=java_script)
    assert page.locator(".rung--here").inner_text().startswith("You are here")
    page.get_by_role("link", name="Read Yasmin’s story").click()
    seen(page, heading="“I remember the small things.”", java_script=java_script)
    assert page.context.cookies() == []
