import random
from datetime import date

import pytest

from providers.demo.offer import load_offer
from providers.demo.timetable import make_sessions
from workforce_portal.demo.people import load_people
from workforce_portal.places.clock import local
from workforce_portal.places.working_days import is_working_day


@pytest.mark.django_db
@pytest.mark.parametrize("today", [date(2026, 12, 26), date(2027, 3, 28), date(2028, 2, 29)])
def test_sessions_are_on_working_days_save_those_of_today(today):
    load_people(random.Random(1), today)
    load_offer(random.Random(1), today)

    sessions = make_sessions(today)

    days = {local(session.starts_at).date() for session in sessions} - {today}
    assert [day for day in days if not is_working_day(day)] == []
