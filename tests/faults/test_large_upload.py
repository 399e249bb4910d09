"""Files far larger than any that can be published, sent over HTTP to the web server as it runs."""

import http.client
import os
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from providers.models import ResourceVersion
from tests.factories.providers import StaffFactory
from tests.factories.providers_resources import ResourceFactory
from tests.faults.visitor import PATIENCE, Visitor
from tests.processes import running_web

pytestmark = pytest.mark.faults

MEGABYTE = 1 << 20
BLOCK = os.urandom(MEGABYTE)
BOUNDARY = "a-boundary-that-random-bytes-do-not-hold"
# A page more, a query more: what a worker that has served little yet takes by itself.
LITTLE = 20 * MEGABYTE


class Uploader(Visitor):
    """Sends a file block by block, so that the test itself holds one megabyte of it."""

    def upload(self, path, name, megabytes, *, hidden):
        head = "".join(_field(field, value) for field, value in hidden.items())
        start = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        before, after = f"{head}{start}".encode(), f"\r\n--{BOUNDARY}--\r\n".encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {
            "Host": f"localhost:{self.port}",
            "Origin": f"http://localhost:{self.port}",
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(len(before) + megabytes * MEGABYTE + len(after)),
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        connection.request("POST", path, (before, *[BLOCK] * megabytes, after), headers)
        response = connection.getresponse()
        status, text = response.status, response.read().decode()
        connection.close()
        return status, text


def _field(name, value):
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'


def most_memory(port):
    """The most bytes that any process of this web server has ever held."""
    peaks = []
    for process in Path("/proc").iterdir():
        try:
            is_ours = f"127.0.0.1:{port}".encode() in (process / "cmdline").read_bytes()
            status = (process / "status").read_text()
        except OSError:
            continue
        if is_ours:
            peaks += [int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmHWM:")]
    return max(peaks)


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def staff():
    """The cookies of somebody who may publish."""
    client = Client()
    client.force_login(StaffFactory(is_superuser=True))
    return {name: morsel.value for name, morsel in client.cookies.items()}


@pytest.mark.parametrize(
    ("megabytes", "sentence"),
    [
        (200, "The file is far too large. The largest that can be published is 25 MB."),
        (40, "The file is 40 MB, and the largest that can be published is 25 MB"),
    ],
)
def test_a_file_that_is_far_too_large_is_a_sentence_and_leaves_nothing(staff, tmp_path, log, megabytes, sentence):
    resource = ResourceFactory(file=True, draft=True)
    files, on_the_way = tmp_path / "files", tmp_path / "on-the-way"
    on_the_way.mkdir()
    page = reverse("admin:providers_resource_version", args=[resource.pk])

    with running_web(log=log, DEMO_MODE="1", FILES_DIR=str(files), TMPDIR=str(on_the_way)) as port:
        visitor = Uploader(port, cookies=staff)
        hidden = visitor.get(page).hidden
        before = most_memory(port)
        status, text = visitor.upload(page, "interview-questions.pdf", megabytes, hidden=hidden)
        grown = most_memory(port) - before
        left = files_in(tmp_path)
        still_there = visitor.get(page).status

    assert (status, still_there) == (200, 200)
    assert sentence in text
    assert grown < LITTLE
    assert [path for path in left if path != log] == []
    assert not ResourceVersion.objects.exists()
