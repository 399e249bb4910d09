import base64
import hashlib
import hmac
import json

import pytest

from tests.texting.conftest import SECRET, SERVICE
from workforce_portal.texting.gateway import NoAnswer, Refused, TryLater
from workforce_portal.texting.notify import NotifyGateway, token


def unpack(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def send(**changes):
    NotifyGateway().send(**{"to": "+447700900461", "body": "They said yes.", "reference": "r-1", **changes})


def test_token_is_signed_with_the_secret_and_names_the_service():
    head, claims, signature = token(f"portal-{SERVICE}-{SECRET}", at=1_800_000_000).split(".")

    assert json.loads(unpack(head)) == {"typ": "JWT", "alg": "HS256"}
    assert json.loads(unpack(claims)) == {"iss": SERVICE, "iat": 1_800_000_000}
    assert unpack(signature) == hmac.digest(SECRET.encode(), f"{head}.{claims}".encode(), hashlib.sha256)


def test_send_hands_over_the_text_in_the_template_with_its_reference(notify):
    send(body="Grüße, O’Hara")

    method, path, headers, body = notify.asked[0]
    assert (method, path) == ("POST", "/v2/notifications/sms")
    assert headers["Authorization"].startswith("Bearer ")
    assert json.loads(body) == {
        "phone_number": "+447700900461",
        "template_id": "template-7",
        "personalisation": {"message": "Grüße, O’Hara"},
        "reference": "r-1",
    }


@pytest.mark.parametrize(("status", "error"), [(400, Refused), (403, TryLater), (429, TryLater), (500, TryLater)])
def test_send_keeps_the_gateways_words(notify, status, error):
    notify.status, notify.message = status, "Not a valid phone number"

    with pytest.raises(error, match=f"{status} Not a valid phone number"):
        send()


def test_send_does_not_know_what_became_of_a_text_when_the_gateway_hangs_up(notify):
    notify.status = 0

    with pytest.raises(NoAnswer):
        send()


def test_send_can_be_tried_again_where_nobody_listens(notify):
    notify.close()

    with pytest.raises(TryLater, match="could not be reached"):
        send()


def test_has_taken_asks_by_the_reference(notify):
    notify.known = ["r-1"]

    assert NotifyGateway().has_taken("r-1")
    assert not NotifyGateway().has_taken("r-2")
