import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

SERVICE = "3f1c0d1e-7a1b-4c8d-9e2f-000000000001"
SECRET = "b7d2a9c4-1e3f-4a5b-8c6d-000000000002"


class StandIn:
    """Answers as GOV.UK Notify would, on a real port; `status` and `known` are what a test sets."""

    def __init__(self):
        self.status, self.message, self.known, self.asked = 201, "", [], []
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                self.answer({"id": "1"} if stand_in.status == 201 else {"errors": [{"message": stand_in.message}]})

            def do_GET(self):
                self.answer({"notifications": [{"id": "1"}] if self.path.partition("=")[2] in stand_in.known else []})

            def answer(self, body):
                length = int(self.headers.get("Content-Length") or 0)
                stand_in.asked.append((self.command, self.path, self.headers, self.rfile.read(length)))
                if stand_in.status == 0:
                    return  # hangs up without a word
                self.send_response(200 if self.command == "GET" else stand_in.status)
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, *args):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def notify(settings):
    stand_in = StandIn()
    settings.TEXT_GATEWAY, settings.NOTIFY_URL = "notify", stand_in.url
    settings.NOTIFY_API_KEY, settings.NOTIFY_TEMPLATE_ID = f"portal-{SERVICE}-{SECRET}", "template-7"
    yield stand_in
    stand_in.close()
