import io
import logging
import sys
import uuid

import pytest
from gunicorn.config import Config

from workforce_portal.security.links import SignedLink
from workforce_portal.security.logs import ScrubbedGunicornLogger, scrub

TOKEN = SignedLink("booking").make(uuid.UUID("5f0f8a3e-3a51-4c0e-9d0b-0b6b0c1d2e3f"), 1)


@pytest.fixture
def written():
    """What the configured log would have put on the screen."""
    stream = io.StringIO()
    [configured] = [handler for handler in logging.getLogger().handlers if handler.get_name() == "screen"]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(configured.formatter)
    logging.getLogger().addHandler(handler)
    yield stream.getvalue
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        (f"GET /providers/bookings/{TOKEN}/ 200", "GET /providers/bookings/[signed]/ 200"),
        (f"GET /b/{TOKEN[:30]} 404", "GET /b/[signed] 404"),
        (f"GET /b/{TOKEN.replace('.', '%2E')}/move/", "GET /b/[signed]/move/"),
        (f"('{TOKEN}', 'x')", "('[signed]', 'x')"),
        ("/account/password/reset/key/3-abc-0123/ 302", "/account/password/reset/key/[signed]/ 302"),
        ("The form was signed. Then sent.", "The form was signed. Then sent."),
        ("GET /providers/drop-ins/?near=M1+4BT&kind=2 200", "GET /providers/drop-ins/?[query] 200"),
        ('"GET /providers/resources/?q=O\'Brien HTTP/1.1" 200', '"GET /providers/resources/?[query] HTTP/1.1" 200'),
        ("request='GET /?near=M1%204BT' code=200", "request='GET /?[query]' code=200"),
        ("<WSGIRequest: GET '/search?grief'>", "<WSGIRequest: GET '/search?[query]'>"),
        ('{"request": "GET /a/?q=d\'E,(b)", "code": 200}', '{"request": "GET /a/?[query]", "code": 200}'),
        ("Did it work? Yes.", "Did it work? Yes."),
        ("Invalid request from ip=192.0.2.7: Too large", "Invalid request from ip=[address]: Too large"),
        ("Invalid request from ip=2001:db8::7: Too large", "Invalid request from ip=[address]: Too large"),
    ],
)
def test_scrub_takes_out_links_searches_and_visitors_addresses_and_nothing_else(text, scrubbed):
    assert scrub(text) == scrubbed


@pytest.mark.django_db
@pytest.mark.urls("tests.security.urls")
@pytest.mark.parametrize(("address", "status"), [("nowhere", 404), ("fails", 500)])
def test_signed_address_never_reaches_the_log(client, written, address, status):
    client.raise_request_exception = False

    response = client.get(f"/{address}/{TOKEN}/")

    assert response.status_code == status
    assert "[signed]" in written()
    assert TOKEN.split(".")[1] not in written()
    assert TOKEN.split(".")[2] not in written()


@pytest.mark.django_db
def test_what_somebody_looks_for_never_reaches_the_log(client, written):
    response = client.get("/nowhere/", {"q": "burnout", "near": "M1 4BT"})

    assert response.status_code == 404
    assert "GET /nowhere/?[query]" in written()
    assert "burnout" not in written()
    assert "4BT" not in written()


@pytest.mark.django_db
def test_a_scanners_wrong_host_is_one_line_and_no_traceback(client, written):
    response = client.get("/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "Traceback" not in written()
    assert "elsewhere.example" not in written()
    assert "400" in written()


def test_signed_address_never_reaches_the_log_of_any_library(written):
    logging.getLogger("some.library").error("could not fetch %s", f"https://portal.example/b/{TOKEN}/")
    logging.getLogger("django.server").info('"GET /b/%s/ HTTP/1.1" 200', TOKEN, extra={"status_code": 200})
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logging.getLogger("another").exception("failed")

    assert written().count("[signed]") == 3
    assert TOKEN not in written()


def test_signed_address_never_reaches_the_log_of_gunicorn(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    config = Config()
    config.set("accesslog", "-")
    monkeypatch.setattr(sys, "stdout", stream)
    logger = ScrubbedGunicornLogger(config)

    logger.error("Error handling request %s", f"/b/{TOKEN}/")
    logger.access_log.info("%(m)s %(U)s", {"m": "GET", "U": f"/b/{TOKEN}/"})
    logger.access_log.info('"%(r)s"', {"r": "GET /?near=M1+4BT HTTP/1.1"})

    assert stream.getvalue().count("/b/[signed]/") == 2
    assert '"GET /?[query] HTTP/1.1"' in stream.getvalue()
    assert TOKEN not in stream.getvalue()
