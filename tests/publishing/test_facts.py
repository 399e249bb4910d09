import re
from datetime import date, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import OperationalError
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from tests.factories.publishing import FactFactory
from tests.factories.users import UserFactory
from workforce_portal.places.clock import LONDON
from workforce_portal.publishing import facts
from workforce_portal.publishing.facts import UnknownFact, get_fact, load_facts
from workforce_portal.publishing.facts import miss as miss_in_production
from workforce_portal.publishing.models import Fact

pytestmark = pytest.mark.django_db
NAMED = re.compile(r'{%\s*(?:fact|fact_source|withfact)\s+"([^"]+)"')


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2027, 1, 5, 10, 0, tzinfo=LONDON), tick=False) as clock:
        yield clock


def render(text, **context):
    return Template("{% load facts %}" + text).render(Context({"request": RequestFactory().get("/"), **context}))


def test_a_page_names_a_figure_by_its_key():
    FactFactory(key="pay", figure="£13.40 an hour")

    assert render('Seniors earn {% fact "pay" %}.') == "Seniors earn £13.40 an hour."


def test_a_figure_that_is_overdue_says_of_what_month_it_is():
    FactFactory(key="pay", figure="£13.40 an hour", as_at=date(2026, 4, 2), review_by=date(2027, 1, 4))

    assert render('{% fact "pay" %}') == "£13.40 an hour (as at April 2026)"
    assert render('{% withfact "pay" as pay %}{{ pay|as_at }}{% endwithfact %}') == "as at April 2026"
    assert "2026/27, as at April 2026." in render('{% fact_source "pay" %}')


def test_on_its_last_day_it_is_not_overdue():
    FactFactory(key="pay", figure="£13.40 an hour", review_by=date(2027, 1, 5))

    assert render('{% fact "pay" %}') == "£13.40 an hour"


def test_a_source_is_a_link_with_its_period():
    FactFactory(key="pay", source="Skills <for> Care", source_url="https://skills.example/?a=1&b=2")

    line = render('{% fact_source "pay" %}')

    assert '<a href="https://skills.example/?a=1&amp;b=2">Skills &lt;for&gt; Care</a>, 2026/27.' in line


def test_a_fact_itself_will_do_for_its_key():
    fact = FactFactory(figure="1 in 14")

    assert render("{% fact one %}", one=fact) == "1 in 14"


def test_what_is_unknown_is_left_out_with_its_sentence_and_logged(monkeypatch, caplog):
    monkeypatch.setattr(facts, "miss", miss_in_production)

    said = render('One. {% withfact "no-such" as x %}It is {{ x.figure }}. {% endwithfact %}Two{% fact "no-such" %}.')

    assert said == "One. Two."
    assert "no-such" in caplog.text


def test_what_is_unknown_fails_a_test():
    with pytest.raises(pytest.fail.Exception, match="no-such"):
        render('{% fact "no-such" %}')


def test_every_fact_that_a_template_names_is_there():
    templates = Path(settings.BASE_DIR, "templates").rglob("*.html")
    named = {key for template in templates for key in NAMED.findall(template.read_text())}

    assert named
    assert named <= set(Fact.objects.values_list("key", flat=True))


def test_all_the_figures_of_a_page_are_one_query(django_assert_num_queries):
    FactFactory(key="pay")
    FactFactory(key="posts")

    with django_assert_num_queries(1):
        render('{% fact "pay" %}{% fact "posts" %}{% fact_source "posts" %}')


def test_a_page_stays_while_its_figures_cannot_be_read(monkeypatch):
    def away():
        raise OperationalError("connection refused")

    monkeypatch.setattr(Fact.objects, "all", away)

    assert render('One{% withfact "pay" as x %} {{ x.figure }}{% endwithfact %}.') == "One."


def test_facts_are_loaded_once_and_stay_as_staff_left_them():
    loaded = {"key": "pay", "figure": "£12", "says": "is paid", "period": "2026", "source": "Us"}
    dates = {"source_url": "https://a.example/", "as_at": date(2026, 1, 1), "review_by": date(2027, 1, 1)}
    load_facts([{**loaded, **dates}])
    Fact.objects.filter(key="pay").update(figure="£13")

    load_facts([{**loaded, **dates}])

    assert get_fact("pay").figure == "£13"


def test_an_unknown_fact_is_an_error_in_code():
    with pytest.raises(UnknownFact, match="no-such"):
        get_fact("no-such")


@pytest.mark.usefixtures("no_second_factor")
def test_staff_find_what_is_overdue(client):
    Fact.objects.all().delete()
    FactFactory(figure="£9", review_by=date(2027, 1, 4), as_at=date(2026, 1, 4))
    FactFactory(figure="£13", review_by=date(2027, 1, 5))
    client.force_login(UserFactory(superuser=True))

    page = client.get(reverse("admin:publishing_fact_changelist"), {"worklist": "facts-overdue"})

    assert [fact.figure for fact in page.context["cl"].result_list] == ["£9"]
    assert "Overdue</span>" in page.text


@pytest.mark.usefixtures("no_second_factor")
@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ({"as_at": "2027-01-06"}, "today at the latest"),
        ({"review_by": "2026-12-01"}, "Enter a day after the one on which the source was checked."),
    ],
)
def test_dates_that_cannot_be_are_refused(client, dates, sentence):
    fact = FactFactory(as_at=date(2026, 12, 1))
    client.force_login(UserFactory(superuser=True))
    typed = {"figure": "£9", "says": "a", "period": "b", "source": "c", "source_url": "https://a.example/"}

    page = client.post(
        reverse("admin:publishing_fact_change", args=[fact.pk]),
        {**typed, "as_at": "2026-12-01", "review_by": "2027-06-01", **dates},
    )

    assert sentence in page.text
