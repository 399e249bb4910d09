import http.server
import threading

import pytest

from bench import load

WRK = """Running 2s test @ http://127.0.0.1:8000/
  1 threads and 4 connections
  Latency Distribution
     50%    1.96ms
     99%    {p99}
  1205 requests in 2.01s, 1.10MB read
{more}Requests/sec:    600.10
"""


@pytest.mark.parametrize(("p99", "milliseconds"), [("812.00us", 0.812), ("11.40ms", 11.4), ("1.20s", 1200.0)])
def test_what_wrk_says_is_read_in_milliseconds(p99, milliseconds):
    did = load.read_wrk(WRK.format(p99=p99, more=""))

    assert (did.requests, did.seconds, did.p99_ms, did.failures) == (1205, 2.01, pytest.approx(milliseconds), 0)


def test_answers_that_were_not_well_and_broken_connections_are_failures():
    more = "  Socket errors: connect 0, read 2, write 0, timeout 1\n  Non-2xx or 3xx responses: 7\n"

    assert load.read_wrk(WRK.format(p99="2.00ms", more=more)).failures == 10


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(500 if self.path == "/broken" else 200)
        self.end_headers()

    def log_message(self, *arguments):
        """Nothing on the screen."""


@pytest.fixture
def server():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("path", "fails"), [("/", False), ("/broken", True)])
def test_threads_of_our_own_count_what_they_asked_and_what_failed(server, path, fails):
    did = load.by_threads(server + path, 0.2)

    assert did.requests > 0
    assert did.failures == (did.requests if fails else 0)
