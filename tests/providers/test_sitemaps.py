from datetime import timedelta

import pytest
import time_machine

from providers.enums import DropInStatus
from tests.factories.providers import NOW, DropInFactory

pytestmark = pytest.mark.django_db


@time_machine.travel(NOW, tick=False)
def test_sitemap_names_coming_sessions_and_the_a_to_z_their_kinds(client):
    coming = DropInFactory()
    past = DropInFactory(starts_at=NOW - timedelta(days=1))
    draft = DropInFactory(status=DropInStatus.DRAFT)

    said = client.get("/sitemap.xml").content.decode()

    assert f"{coming.get_absolute_url()}</loc>" in said
    assert f"{coming.type.get_absolute_url()}</loc>" not in said
    assert f'href="{coming.type.get_absolute_url()}"' in client.get("/a-to-z/").content.decode()
    assert f"{past.get_absolute_url()}</loc>" not in said
    assert f"{draft.get_absolute_url()}</loc>" not in said
    assert "<lastmod>" not in said
