"""Somebody with a browser that knows forms and cookies, and nothing else: many fit in one test."""

import http.client
import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode

PATIENCE = 60
INPUT = re.compile(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?')


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def hidden(self):
        """The hidden fields of the page's form, the one that proves where it comes from among them."""
        return {name: unescape(value) for name, value in INPUT.findall(self.text)}


@dataclass
class Visitor:
    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path):
        return self._ask("GET", path)

    def post(self, path, answers):
        return self._ask("POST", path, urlencode(answers))

    def _ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {
            "Host": f"localhost:{self.port}",
            "Origin": f"http://localhost:{self.port}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        for name, value in response.getheaders():
            if name == "Set-Cookie":
                self.cookies.update([value.split(";")[0].split("=", 1)])
        answer = Answer(response.status, dict(response.getheaders()), response.read().decode())
        connection.close()
        return answer


class Booker(Visitor):
    """Goes through the steps of booking as the pages lead."""

    def begins(self, drop_in, topic, *, name, email):
        self.path = f"/providers/drop-ins/{drop_in.pk}/book/"
        page = self.get(f"{self.path}?slot={drop_in.pk}")
        typed = {
            "topic": topic.pk,
            "question": f"A question of {name}",
            "name": name,
            "service_name": "Larkfield House",
            "email": email,
            "needs": "yes",
            "adjustments": "I lip-read",
        }
        self.typed = {**page.hidden, **typed}
        return self

    def checks(self):
        page = self.post(self.path, {**self.typed, "step": "details"})
        assert "Check your answers" in page.text, page.status
        self.checked = page.hidden
        return self

    def books(self):
        return self.post(self.path, {**self.checked, "step": "book"})
