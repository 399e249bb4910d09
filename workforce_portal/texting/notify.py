"""GOV.UK Notify. Its key ends in a service's id and a secret, both UUIDs; the template is `((message))` and no more."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings

from workforce_portal.texting.gateway import NoAnswer, Refused, TryLater

TIMEOUT = 10
UUID_LENGTH = 36
JSON = "application/json"


class NotifyGateway:
    def send(self, *, to: str, body: str, reference: str) -> None:
        sent = {
            "phone_number": to,
            "template_id": settings.NOTIFY_TEMPLATE_ID,
            "personalisation": {"message": body},
            "reference": reference,
        }
        status, answer = self._ask("POST", "/v2/notifications/sms", json.dumps(sent))
        if status == 201:
            return
        # Only what is wrong with this one text is final; a wrong key or an empty purse is the portal's own fault.
        raise Refused(_words(status, answer)) if status == 400 else TryLater(_words(status, answer))

    def has_taken(self, reference: str) -> bool:
        status, answer = self._ask("GET", f"/v2/notifications?reference={quote(reference)}")
        if status != 200:
            raise TryLater(_words(status, answer))
        return bool(answer.get("notifications"))

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, dict[str, Any]]:
        address = urlsplit(settings.NOTIFY_URL)
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        connection = kind(address.netloc, timeout=TIMEOUT)
        headers = {"Authorization": f"Bearer {token(settings.NOTIFY_API_KEY)}", "Content-Type": JSON}
        try:
            connection.connect()
        except OSError as error:
            raise TryLater(f"The text gateway could not be reached: {error}") from error
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, _read(response.read())
        except (OSError, HTTPException) as error:
            raise NoAnswer(f"The text gateway broke off: {type(error).__name__}") from error
        finally:
            connection.close()


def token(key: str, *, at: float | None = None) -> str:
    """The signed token that each request carries, good for half a minute."""
    secret, service = key[-UUID_LENGTH:], key[-2 * UUID_LENGTH - 1 : -UUID_LENGTH - 1]
    claims = {"iss": service, "iat": int(time.time() if at is None else at)}
    signed = ".".join(_encoded(json.dumps(part).encode()) for part in ({"typ": "JWT", "alg": "HS256"}, claims))
    return f"{signed}.{_encoded(hmac.digest(secret.encode(), signed.encode(), hashlib.sha256))}"


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _read(raw: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(raw)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _words(status: int, answer: dict[str, Any]) -> str:
    errors = answer.get("errors") or []
    return f"{status} " + "; ".join(str(error.get("message", "")) for error in errors if isinstance(error, dict))
