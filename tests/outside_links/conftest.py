import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workforce_portal.outside_links import registry
from workforce_portal.outside_links.registry import FoundLink


class Website(BaseHTTPRequestHandler):
    """Answers each path as `answers` of its server says: a status, or a status and where to go."""

    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self.server.asked.append((self.command, self.path))
        answer = self.server.answers.get((self.command, self.path), self.server.answers.get(self.path, 404))
        status, target = answer if isinstance(answer, tuple) else (answer, "")
        self.send_response(status)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *words):
        pass


@pytest.fixture
def website(settings):
    """A website on this machine, which the check may ask for once."""
    settings.OUTSIDE_LINKS_ALLOW_LOOPBACK = True
    server = ThreadingHTTPServer(("127.0.0.1", 0), Website)
    server.answers, server.asked = {}, []
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def pages(monkeypatch):
    """What our pages hold, in place of what the apps have: addresses, or whole links."""
    held = []
    monkeypatch.setattr(registry, "_sources", [lambda: held])
    return held


@pytest.fixture
def on_a_page(pages):
    def put(url, page_title="A day with Kath", page_url="/stories/kath/", text="more about it"):
        pages.append(FoundLink(page_title, page_url, text, url, "/admin/campaigns/story/1/change/"))

    return put
