import csv
import re
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from providers.enums import BookingStatus, DropInStatus, PostAnswer, Usefulness
from providers.selectors.first_free import Occupied, median_wait
from providers.selectors.reports import By, Period, report_figures
from tests.factories.campaigns_campaigns import CampaignFactory
from tests.factories.outbox import PlannedMailFactory
from tests.factories.places import council
from tests.factories.providers import (
    NOW,
    BookingFactory,
    DropInFactory,
    DropInTypeFactory,
    StaffFactory,
    TopicFactory,
    VenueFactory,
)
from tests.factories.providers_feedback import FeedbackFactory, PostOutcomeFactory
from tests.pages import assert_valid_html
from workforce_portal.places.clock import LONDON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
REPORT = "/admin/providers/report/"
DECEMBER = datetime(2026, 12, 8, 14, 0, tzinfo=LONDON)
YEAR = Period(date(2026, 2, 1), date(2027, 1, 5))
ENDED = {
    BookingStatus.ATTENDED: {"outcome_at": NOW},
    BookingStatus.NO_SHOW: {"outcome_at": NOW},
    BookingStatus.CANCELLED_LATE: {"outcome_at": NOW},
    BookingStatus.CANCELLED_BY_PROVIDER: {"cancelled_at": NOW},
    BookingStatus.CANCELLED_BY_US: {"cancelled_at": NOW},
    BookingStatus.BOOKED: {},
}


def session(starts_at=DECEMBER, *, capacity=50, came=0, **others):
    """A session and how many of its people ended how: `session(came=6, no_show=2)`."""
    fields = {name: others.pop(name) for name in list(others) if name not in BookingStatus.values}
    drop_in = DropInFactory(starts_at=starts_at, capacity=capacity, created_at=starts_at - timedelta(days=60), **fields)
    wanted = {BookingStatus.ATTENDED: came, **{BookingStatus(name): count for name, count in others.items()}}
    place = 0
    for status, count in wanted.items():
        for _ in range(count):
            place += 1
            made = starts_at - timedelta(days=20)
            BookingFactory(drop_in=drop_in, place_no=place, status=status, created_at=made, **ENDED[status])
    return drop_in


def figures(by=By.MONTH, period=YEAR):
    return report_figures(by=by, period=period, at=NOW)


def labels(found):
    return [row.label for row in found.rows]


def test_every_number_is_counted_once():
    drop_in = session(came=3, no_show=2, cancelled_late=1, cancelled_by_provider=1, cancelled_by_us=1, booked=1)
    first, second, third = drop_in.bookings.filter(status=BookingStatus.ATTENDED)
    FeedbackFactory(booking=first, usefulness=Usefulness.VERY)
    FeedbackFactory(booking=second, usefulness=Usefulness.A_LITTLE)
    PlannedMailFactory(about=third, to_email="a@b.example", to_name="", kind="post_filled_first", sent=True)
    PlannedMailFactory(about=second, to_email="a@b.example", to_name="", kind="post_filled_first", skipped=True)
    PostOutcomeFactory(booking=first, weeks=2, answer=PostAnswer.NOT_YET)
    PostOutcomeFactory(booking=first, weeks=8, answer=PostAnswer.YES)
    session(status=DropInStatus.DRAFT)
    session(status=DropInStatus.CANCELLED, cancelled_at=NOW)

    (row,) = figures().rows

    assert row.label == "December 2026"
    assert row.numbers == {
        "offered": 50,
        "booked": 9,
        "came": 3,
        "missed": 2,
        "late": 1,
        "cancelled": 2,
        "unrecorded": 1,
        "feedback": 2,
        "useful": 1,
        "asked": 2,
        "answered": 1,
        "filled": 1,
    }


def test_an_offer_of_the_waiting_list_is_no_booking():
    drop_in = session(came=1)
    BookingFactory(drop_in=drop_in, place_no=9, status=BookingStatus.DECLINED)

    assert figures().total["booked"] == 1


def test_a_session_of_late_in_the_evening_is_in_its_local_month():
    session(datetime(2026, 6, 30, 23, 30, tzinfo=LONDON), came=1)
    session(datetime(2026, 7, 1, 0, 30, tzinfo=LONDON), came=1)

    assert labels(figures()) == ["June 2026", "July 2026"]
    assert figures(period=Period(date(2026, 7, 1), date(2026, 7, 31))).total["came"] == 1


def test_rows_by_place_by_topic_and_by_kind_add_up_to_the_same():
    sale = VenueFactory(council=council("Trafford"))
    advert, rota = TopicFactory(), TopicFactory(name="Rotas", slug="rotas")
    session(came=2, is_online=False, venue=sale, join_url="", type=DropInTypeFactory(name="Advert", topics=[advert]))
    online = session(came=3, type=DropInTypeFactory(name="Rotas", topics=[advert, rota]))
    online.bookings.update(topic=rota)

    rows = {by: {row.label: row["came"] for row in figures(by).rows} for by in By}

    assert rows[By.COUNCIL] == {"Trafford": 2, "Online": 3}
    assert rows[By.AREA] == {"Greater Manchester": 2, "Online": 3}
    assert rows[By.KIND] == {"Advert": 2, "Rotas": 3}
    assert rows[By.TOPIC] == {advert.name: 2, "Rotas": 3}
    assert {by: figures(by).total["came"] for by in By} == dict.fromkeys(By, 5)


def occupied(day, **fields):
    start = datetime(2027, 1, day, 14, 0, tzinfo=LONDON)
    return Occupied(start, start - timedelta(days=30), fields.pop("cancelled_at", None), 1, **fields)


def moment(day):
    return datetime(2027, 1, day, 9, 0, tzinfo=LONDON)


def test_the_wait_is_for_the_first_place_that_was_free_then():
    full_from_the_second = occupied(10, taken=[moment(2)], given_back=[moment(6)])
    sessions = [full_from_the_second, occupied(20)]

    assert [median_wait(sessions, [moment(day)]) for day in (1, 3, 7)] == [9, 17, 3]
    assert median_wait(sessions, [moment(1), moment(3), moment(7)]) == 9


def test_mornings_before_there_was_any_session_do_not_count():
    session = Occupied(moment(20), moment(18), None, 1)

    assert median_wait([session], [moment(day) for day in range(1, 20)]) == 2


def test_a_session_not_published_yet_or_called_off_is_no_way_out():
    late = Occupied(moment(20), moment(10), None, 1)
    off = occupied(12, cancelled_at=moment(3))

    assert median_wait([off, late], [moment(4)]) is None
    assert median_wait([off, late], [moment(2)]) == 10
    assert median_wait([], [moment(2)]) is None


def test_small_numbers_are_hidden_on_the_page_and_in_the_file(staff_client):
    session(came=6, no_show=3, cancelled_late=7)

    page = staff_client.get(REPORT)
    text = staff_client.post(REPORT).content.decode("utf-8-sig")

    (december, total) = list(csv.DictReader(StringIO(text)))
    assert december["Did not come"] == "hidden"
    assert total["Did not come"] == "hidden"
    assert december["Places offered"] == "50"
    assert "hidden" in page.text
    assert_valid_html(page.text)


def test_each_number_leads_to_a_list_of_just_as_many(staff_client):
    sale = VenueFactory(council=council("Trafford"))
    session(came=6, no_show=7, cancelled_late=8, is_online=False, venue=sale, join_url="")
    session(DECEMBER + timedelta(days=7), came=9, no_show=6, cancelled_late=5)
    session(DECEMBER - timedelta(days=30), came=6, no_show=5, cancelled_late=5)

    for by in By:
        page = staff_client.get(f"{REPORT}?by={by}")
        _, _, rows = page.context["tables"][0]
        cells = [cell for _, row in rows for _, cell in row if cell.url]
        assert len(cells) > 3
        for cell in cells[:4] + cells[-4:]:
            listed = staff_client.get(cell.url)
            assert listed.context["cl"].result_count == int(cell.text), cell.url


def test_what_came_of_it_leads_to_just_those_people(staff_client):
    drop_in = session(came=12, no_show=6)
    came = list(drop_in.bookings.filter(status=BookingStatus.ATTENDED))
    for number, booking in enumerate(came[:7]):
        FeedbackFactory(booking=booking, usefulness=Usefulness.VERY if number < 6 else Usefulness.A_LITTLE)
    for booking in came[:6]:
        PostOutcomeFactory(booking=booking, weeks=2, answer=PostAnswer.NOT_YET)
        PostOutcomeFactory(booking=booking, weeks=8, answer=PostAnswer.YES)
    for booking in came[6:]:
        PlannedMailFactory(about=booking, to_email="a@b.example", to_name="", kind="post_filled_first", sent=True)
    session(DECEMBER - timedelta(days=400), came=5)

    row = dict(staff_client.get(REPORT).context["tables"][1][2][0][1])

    lists = {name: staff_client.get(cell.url) for name, cell in row.items() if cell.url}
    numbers = {name: page.context["cl"].result_count for name, page in lists.items()}
    assert numbers == {
        "Came": 12,
        "Gave feedback": 7,
        "Asked about the post": 12,
        "Answered": 6,
        "Filled it": 6,
    }
    assert set(lists["Filled it"].context["cl"].result_list) == set(came[:6])
    assert "Filled the post" in lists["Filled it"].text


def test_a_hidden_number_leads_nowhere(staff_client):
    FeedbackFactory(booking=session(came=12).bookings.first())

    row = dict(staff_client.get(REPORT).context["tables"][1][2][0][1])

    assert (row["Gave feedback"].text, row["Gave feedback"].url) == ("hidden", "")


def test_whoever_may_not_see_bookings_gets_numbers_without_lists(client):
    session(came=12)
    reader = StaffFactory()
    reader.user_permissions.add(Permission.objects.get(codename="view_report", content_type__app_label="providers"))
    client.force_login(reader)

    page = client.get(REPORT)

    assert ">12<" in page.text
    assert "/booking/?" not in page.text


@pytest.mark.parametrize("strange", ["rubbish", "", "feedback'"])
def test_a_strange_choice_of_what_came_of_it_is_the_whole_list(staff_client, strange):
    session(came=2)

    assert staff_client.get(f"/admin/providers/booking/?afterwards={strange}").context["cl"].result_count == 2


def test_the_file_is_logged_and_holds_no_formula(staff_client, adviser):
    session(came=6, type=DropInTypeFactory(name='=HYPERLINK("https://evil.example")'))

    response = staff_client.post(f"{REPORT}?by=kind")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "drop-ins-by-kind-2026-02-01-to-2027-01-05.csv" in response["Content-Disposition"]
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert rows[1][0] == '\'=HYPERLINK("https://evil.example")'
    entry = LogEntry.objects.get(user=adviser)
    assert entry.object_repr == "Report by kind of drop-in, 1 Feb 2026 to 5 Jan 2027"
    assert staff_client.get("/admin/").status_code == 200


def test_looking_is_not_logged(staff_client):
    staff_client.get(REPORT)

    assert not LogEntry.objects.exists()


def test_strange_days_are_refused_with_a_sentence(staff_client):
    session(came=6)

    for query, words in [
        ("first=2027-01-05&last=2026-01-05", "Choose a day after the first one."),
        ("first=1900-01-01", "Choose five years or fewer."),
        ("first=banana", "Enter a date."),
        ("by=star-sign", "Choose one of the list."),
    ]:
        page = staff_client.get(f"{REPORT}?{query}")
        assert words in page.text
        assert page.context["figures"].total["came"] == 6


def test_a_time_without_sessions_says_so(staff_client):
    assert "There was no session in this time." in staff_client.get(REPORT).text


def test_the_report_is_for_those_with_its_permission(client):
    client.force_login(StaffFactory())

    assert client.get(REPORT).status_code == 403
    assert client.post(REPORT).status_code == 403
    assert "/admin/providers/report/" not in client.get("/admin/").text


def test_todays_chart_leads_to_the_report(staff_client):
    assert f'href="{REPORT}"' in staff_client.get("/admin/").text


@pytest.mark.parametrize("by", By)
def test_the_report_costs_the_same_for_one_session_and_for_many(staff_client, by):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            staff_client.get(f"{REPORT}?by={by}")
        return len(captured)

    session(came=1)
    queries()
    for_one = queries()
    for days in range(1, 5):
        FeedbackFactory(booking=session(DECEMBER - timedelta(days=days), came=3).bookings.first())

    assert queries() == for_one <= 16


def test_by_campaign_counts_bookings_and_hides_the_few():
    drop_in = session(came=13)
    known, few = CampaignFactory(name="Good with people"), CampaignFactory(name="Come back to care")
    rows = list(drop_in.bookings.order_by("place_no"))
    for booking, campaign in zip(rows, [known] * 6 + [few] * 2, strict=False):
        booking.campaign = campaign
        booking.save(update_fields=["campaign"])

    found = figures(By.CAMPAIGN)

    numbers = {row.label: row["booked"] for row in found.with_total}
    assert numbers == {"Good with people": 6, "Come back to care": 2, "No campaign known": 5, "All": 13}
    hidden = {found.with_total[index].label for index, column in found.hidden if column == "booked"}
    assert hidden == {"Come back to care", "No campaign known"}


def test_by_campaign_leads_to_its_bookings(staff_client):
    drop_in = session(came=5)
    campaign = CampaignFactory(name="Good with people")
    drop_in.bookings.update(campaign=campaign)
    session(came=5)

    page = staff_client.get(REPORT, {"by": "campaign"}).text
    row = re.findall(r'<th scope="row">Good with people</th>(.*?)</tr>', page, re.DOTALL)[0]
    listed = staff_client.get(re.search(r'href="([^"]*)"', row)[1].replace("&amp;", "&"))

    assert listed.context["cl"].result_count == 5
