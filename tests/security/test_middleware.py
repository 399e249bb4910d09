import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.security.urls")]


@pytest.fixture(autouse=True)
def limits(settings):
    settings.RATE_LIMITS = {"book": "2/h"}


def test_too_many_requests_get_a_page_that_says_when_to_come_back(client):
    statuses = [client.get("/counts/").status_code for _ in range(3)]
    response = client.get("/counts/")

    assert statuses == [200, 200, 429]
    assert response.headers["Retry-After"] == "60"
    assert "429.html" in [template.name for template in response.templates]


def test_another_address_is_not_held_up(client):
    for _ in range(3):
        client.get("/counts/")

    assert client.get("/counts/", REMOTE_ADDR="10.9.9.9").status_code == 200
