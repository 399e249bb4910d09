"""What the web server and the worker write while people use their links, grepped."""

import re

import pytest

from tests.faults.test_booking_at_once import longer_than_a_machine
from tests.faults.visitor import Booker
from tests.processes import running_web, running_worker, wait_until

pytestmark = pytest.mark.faults


def test_no_link_and_no_address_reaches_a_log(drop_in, topic, sink, settings, queue, log):
    with (
        running_web(log=log, LOG_LEVEL="INFO") as port,
        running_worker(queue.name, settings.EMAIL_PORT, log=log, LOG_LEVEL="INFO"),
    ):
        person = Booker(port).begins(drop_in, topic, name="Rukhsana Begum", email="rukhsana@care.example")
        longer_than_a_machine()
        page = person.checks().books().headers["Location"]
        cut, _, signature = page.strip("/").rpartition(".")
        for path in (page, f"{page}move/", f"{page}cancel/", f"{page}calendar.ics", f"/{cut}/", page[:-3], page * 60):
            person.get(path)
        person.post(f"{page}move/", {"slot": drop_in.pk})
        person.get("/providers/drop-ins/?near=SK8%207BS")
        queue.ask()
        wait_until(lambda: sink.messages)
        wait_until(lambda: "succeeded" in log.read_text())

    written = log.read_text()
    assert written.count("/providers/bookings/[signed]") > 10
    token = cut.rpartition("signed.")[2]
    for secret in (token, signature, "rukhsana", "Rukhsana", "SK8"):
        assert secret not in written
    assert not re.search(r"signed\.[\w-]{8}", written)
