import csv
from datetime import date
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry

from campaigns.attribution import campaign_code
from campaigns.selectors.results import By, campaign_results
from tests.factories.campaigns_campaigns import CampaignFactory
from tests.factories.campaigns_short_links import ShortLinkFactory
from tests.factories.places import council
from tests.factories.providers import NOW, BookingFactory, StaffFactory
from tests.factories.users import UserFactory
from tests.pages import assert_valid_html
from workforce_portal.counting.models import DailyCount

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_second_factor")]
RESULTS = "/admin/campaigns/result/"
FIRST, LAST = date(2026, 12, 21), date(2027, 1, 5)


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def campaign():
    return CampaignFactory(name="Good with people", slug="good-with-people")


@pytest.fixture
def poster(campaign):
    return ShortLinkFactory(campaign=campaign, council=council())


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(superuser=True))
    return client


def counted(kind, n, *, subject="/roles/", campaign="", area="", on=date(2027, 1, 4)):
    DailyCount.objects.create(kind=kind, n=n, subject=subject, campaign=campaign, area=area, on=on)


def by_poster(poster, kind, n, **changes):
    counted(kind, n, campaign=poster.code, area=poster.area, **changes)


def results(campaign, by=By.CHANNEL):
    return campaign_results(campaign=campaign, by=by, first=FIRST, last=LAST)


def numbers(found, column):
    return {row.label: row[column] for row in found.with_total}


def test_a_campaign_has_what_came_by_its_links_and_who_looked_at_its_page(campaign, poster):
    by_poster(poster, "view", 40)
    counted("view", 7, campaign=campaign_code(campaign))
    counted("view", 20, subject=campaign.get_absolute_url())
    counted("view", 1000, subject="/roles/")
    counted("view", 500, campaign=ShortLinkFactory(campaign=CampaignFactory()).code)
    by_poster(poster, "view", 90, on=date(2026, 12, 20))

    found = results(campaign)

    assert numbers(found, "view") == {
        "Poster": 40,
        "A link elsewhere that names the campaign": 7,
        "No link of ours: searched, typed or passed on": 20,
        "All": 67,
    }


def test_visitors_are_those_of_the_source_and_not_of_each_page(campaign, poster):
    by_poster(poster, "visitor", 12, subject="")
    by_poster(poster, "visitor", 11, subject="/roles/")
    by_poster(poster, "visitor", 9, subject="/stories/")

    assert numbers(results(campaign), "visitor") == {"Poster": 12, "All": 12}
    assert numbers(results(None), "visitor") == {"Poster": 12, "All": 12}


def test_the_whole_portal_has_everything(campaign, poster):
    by_poster(poster, "view", 40)
    counted("view", 1000)
    counted("view", 3, campaign="other")

    assert numbers(results(None), "view") == {
        "Poster": 40,
        "A link elsewhere that names none of ours": 3,
        "No link of ours: searched, typed or passed on": 1000,
        "All": 1043,
    }


def test_weeks_begin_on_monday_and_none_is_left_out(campaign, poster):
    by_poster(poster, "scan", 5, subject=poster.code, on=date(2026, 12, 27))
    by_poster(poster, "scan", 6, subject=poster.code, on=date(2027, 1, 4))

    assert numbers(results(campaign, By.WEEK), "scan") == {
        "21 December": 5,
        "28 December": 0,
        "4 January": 6,
        "All": 11,
    }


def test_areas_are_where_links_hang(campaign, poster):
    by_poster(poster, "scan", 5, subject=poster.code)
    counted("scan", 6, campaign=ShortLinkFactory(campaign=campaign).code)

    assert numbers(results(campaign, By.AREA), "scan") == {"Greater Manchester": 5, "Not known": 6, "All": 11}


def test_bookings_are_told_by_the_app_that_makes_them(campaign, poster):
    for _number in range(6):
        BookingFactory(campaign=campaign, short_link=poster)
    BookingFactory(campaign=campaign)
    BookingFactory()
    BookingFactory(campaign=campaign, short_link=poster, status="withdrawn")

    found = results(campaign)

    assert numbers(found, "booking") == {"Poster": 6, "A link elsewhere that names the campaign": 1, "All": 7}


def test_few_people_are_hidden_and_many_acts_are_not(staff, campaign, poster):
    by_poster(poster, "scan", 2, subject=poster.code)
    BookingFactory(campaign=campaign, short_link=poster)

    page = staff.get(RESULTS, {"campaign": campaign.pk, "by": "channel"})

    cells = dict(dict(page.context["table"])["Poster"])
    assert (cells["Scans of short links"].text, cells["Drop-ins booked"].text) == ("2", "under 5")
    assert_valid_html(page.text)


def test_the_file_has_what_the_page_has_and_is_logged(staff, campaign, poster):
    by_poster(poster, "view", 1234)
    BookingFactory(campaign=campaign, short_link=poster)

    answer = staff.post(f"{RESULTS}?campaign={campaign.pk}&by=channel")

    [poster_row, total] = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")))
    assert poster_row["Channel"] == "Poster"
    assert (poster_row["Page views"], total["Page views"]) == ("1234", "1234")
    assert poster_row["Drop-ins booked"] == "under 5"
    assert "good-with-people" in answer["Content-Disposition"]
    assert LogEntry.objects.get().object_repr.startswith("Results of Good with people by channel")


@pytest.mark.parametrize(
    "query",
    [{"by": "x"}, {"campaign": "99999"}, {"first": "2027-01-05", "last": "2026-01-01"}, {"first": "0001-01-01"}],
)
def test_what_cannot_be_asked_is_refused_in_words(staff, query):
    page = staff.get(RESULTS, query)

    assert page.status_code == 200
    assert page.context["form"].errors


def test_an_empty_page_says_what_it_will_not_know(staff):
    page = staff.get(RESULTS).text

    assert "nobody is recognised" in page


def test_results_ask_the_same_number_of_questions_at_any_size(campaign, poster, django_assert_num_queries):
    with django_assert_num_queries(5):
        results(campaign)
    for _number in range(3):
        link = ShortLinkFactory(campaign=campaign, council=council("Bury"))
        by_poster(link, "view", 5)
        BookingFactory(campaign=campaign, short_link=link)
    with django_assert_num_queries(5):
        results(campaign)


def test_who_may_not_see_results_does_not(client):
    client.force_login(StaffFactory())

    assert client.get(RESULTS).status_code == 403
