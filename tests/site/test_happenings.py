from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.places import council
from workforce_portal.site import happenings
from workforce_portal.site.happenings import Happening

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)


@pytest.fixture
def sources():
    """Registers sources for one test, in place of what the apps offer."""
    before = list(happenings._sources)
    happenings._sources.clear()
    yield happenings.register
    happenings._sources[:] = before


def happening(title, *, days=1, council_code=None):
    return Happening(
        starts_at=NOW + timedelta(days=days),
        for_whom="Running a service",
        title=title,
        url="/providers/drop-ins/1/",
        text="Bring your advert.",
        place="Sale",
        places_left="4 places left",
        is_few=False,
        council_code=council_code,
    )


def test_upcoming_mixes_sources_soonest_first(sources):
    sources(lambda at, council, limit: [happening("third", days=3), happening("first", days=1)])
    sources(lambda at, council, limit: [happening("second", days=2)])

    found = happenings.upcoming(NOW, None, 10)

    assert [one.title for one in found] == ["first", "second", "third"]


def test_upcoming_gives_no_more_than_asked(sources):
    sources(lambda at, council, limit: [happening(str(n), days=n) for n in range(5)])

    found = happenings.upcoming(NOW, None, 2)

    assert [one.title for one in found] == ["0", "1"]


@pytest.mark.django_db
def test_upcoming_keeps_to_the_council_and_what_is_for_everybody(sources):
    trafford, bolton = council("Trafford"), council("Bolton")
    sources(
        lambda at, council, limit: [
            happening("in Trafford", council_code=trafford.code),
            happening("in Bolton", council_code=bolton.code),
            happening("online"),
        ]
    )

    found = happenings.upcoming(NOW, trafford, 10)

    assert [one.title for one in found] == ["in Trafford", "online"]


def test_source_registers_once(sources):
    def source(at, council, limit):
        return [happening("one")]

    sources(source)
    sources(source)

    assert len(happenings.upcoming(NOW, None, 10)) == 1
