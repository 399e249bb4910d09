import pytest
from django.test import RequestFactory
from django.views.generic import FormView

from tests.journeys_pack.forms import WhoForm
from workforce_portal.journeys.views import FormPageMixin

pytestmark = pytest.mark.django_db


class WhoView(FormPageMixin, FormView):
    form_class = WhoForm
    success_url = "/next/"
    page = {"title": "About you", "step": "Step 2 of 3", "back_url": "/before/", "button_text": "Go on"}


def get_page(method="get", **answers):
    request = getattr(RequestFactory(), method)("/", answers)
    return WhoView.as_view()(request).render().content.decode()


def test_a_form_page_shows_step_title_way_back_and_button():
    html = get_page()

    assert "<title>About you – " in html
    assert '<p class="steps-of">Step 2 of 3</p><h1>About you</h1>' in html
    assert '<a class="back" href="/before/">Back</a>' in html
    assert '<button class="button">Go on</button>' in html
    assert 'name="csrfmiddlewaretoken"' in html


def test_a_refused_form_page_says_error_first_and_keeps_what_was_typed():
    html = get_page("post", name="", email="amara@example.org")

    assert "<title>Error: About you – " in html
    assert "There is a problem" in html
    assert 'value="amara@example.org"' in html
    assert "<script>" not in html
    assert " style=" not in html
