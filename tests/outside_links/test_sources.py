"""What the apps tell of the links on their pages."""

import pytest

from providers.outside_links import resource_links
from tests.factories.providers_resources import ResourceFactory

pytestmark = pytest.mark.django_db


def test_resources_tell_the_link_that_they_are_and_those_in_their_text():
    link = ResourceFactory(link=True)
    page = ResourceFactory(html_body='<p>See <a href="https://skills.example/scale">the pay scale</a>.</p>')
    ResourceFactory(draft=True, html_body='<p><a href="https://draft.example/">not public</a></p>')

    found = {(one.page_url, one.url, one.text) for one in resource_links()}

    assert found == {
        (link.get_absolute_url(), "https://advice.example/checks", link.title),
        (page.get_absolute_url(), "https://skills.example/scale", "the pay scale"),
    }
