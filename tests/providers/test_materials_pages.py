import io
import logging

import pytest
from django.apps import apps
from django.urls import reverse
from pypdf import PdfReader

from providers.materials import FORMATS, KINDS
from tests.pages import assert_valid_html

pytestmark = pytest.mark.django_db

SECRET = "Tŷ Quillfeather & Sons"
TYPED = {
    "opening": "people",
    "service": SECRET,
    "town": "Sale",
    "role": "Care assistant",
    "pay": "£12.71 an hour or more",
    "hours": "Four days a week",
    "phone": "0161 496 0123",
    "contact": "www.larkfield.example/jobs",
    "line": "We all eat lunch together",
    "when": "Saturday 16 January, 11am to 3pm",
    "setting": "care_home",
    "benefits": "A bus pass\n\nPaid training",
    "hard": "",
}


@pytest.fixture(autouse=True)
def no_wait(settings):
    settings.LEAST_FILL_SECONDS = -1


def url(slug="poster"):
    return reverse("providers:material", args=[slug])


def send(client, slug="poster", **values):
    form = client.get(url(slug)).context["form"]
    hidden = {field.html_name: field.value() for field in form.hidden_fields() if field.value()}
    return client.post(url(slug), hidden | TYPED | values)


def test_list_shows_each_material_as_it_will_look(client):
    page = client.get(reverse("providers:material_list"))

    text = page.content.decode()
    assert_valid_html(text)
    for kind in KINDS.values():
        assert kind.name in text
        assert url(kind.slug) in text
    assert text.count('class="material-picture"') == len(KINDS) == 6


def test_entry_page_leads_to_the_materials_and_to_the_health_check(client):
    text = client.get(reverse("providers:index")).content.decode()

    assert reverse("providers:material_list") in text
    assert reverse("providers:health_check") in text


@pytest.mark.parametrize("slug", KINDS)
def test_page_shows_the_sheet_with_what_was_typed(client, slug):
    page = send(client, slug)

    text = page.content.decode()
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert "T\u0177 Quillfeather &amp; Sons" in text
    assert "£12.71 an hour or more" in text
    assert "Quillfeather & Sons" not in text.replace("&amp;", "")
    assert_valid_html(text)


@pytest.mark.parametrize("slug", KINDS)
@pytest.mark.parametrize("extension", FORMATS)
def test_file_is_handed_out_to_save(client, slug, extension):
    response = send(client, slug, **{"as": extension})

    assert response["Content-Type"] == FORMATS[extension].content_type
    assert response["Content-Disposition"] == f'attachment; filename="{slug}-ty-quillfeather-sons.{extension}"'
    assert response["Cache-Control"] == "no-store"
    assert len(response.content) > 5_000


def rows():
    """How many rows each table has, but the counts of the rate limits, which hold a keyed hash."""
    return {model: model.objects.count() for model in apps.get_models() if model._meta.label != "security.RateCount"}


def test_nothing_that_was_typed_is_stored_or_logged(client, caplog, settings):
    before = rows()

    with caplog.at_level(logging.DEBUG):
        send(client)
        for extension in FORMATS:
            send(client, **{"as": extension})
        send(client, phone="12")

    assert rows() == before
    assert "Quillfeather" not in caplog.text
    assert "0161 496 0123" not in caplog.text
    assert client.session.items() == {}.items()


def test_change_gives_the_form_back_with_every_answer(client):
    page = send(client, "job-advert", **{"as": "change"})

    text = page.content.decode()
    assert page.status_code == 200
    assert 'value="Tŷ Quillfeather &amp; Sons"' in text
    assert "A bus pass\n\nPaid training" in text
    assert "There is a problem" not in text


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("service", "W" * 300, "Name of your service is 300 characters. Use 100 or fewer: take away 200"),
        ("service", "", "Enter name of your service"),
        ("pay", "", "Enter pay"),
        ("phone", "0161", "Enter a whole telephone number, such as 0161 496 0123"),
        ("contact", "not a web page", "Enter a web address such as www.larkfield.example/jobs, or an e-mail address"),
        ("contact", "javascript:alert(1)", "Enter a web address such as"),
        ("contact", "jobs@", "Enter a web address such as"),
        ("opening", "heroes", "Choose one of the answers in the list"),
    ],
)
def test_bad_answer_is_refused_with_a_sentence_and_the_others_are_kept(client, field, value, said):
    page = send(client, **{field: value, "as": "pdf"})

    text = page.content.decode()
    assert page["Content-Type"].startswith("text/html")
    assert said in text
    assert "We all eat lunch together" in text


def test_seven_benefits_are_one_too_many(client):
    page = send(client, "job-advert", benefits="\n".join("abcdefg"))

    assert "Use 6 lines or fewer" in page.content.decode()


def test_web_address_needs_no_scheme_and_an_email_address_will_do(client):
    assert "larkfield.example/jobs" in send(client).content.decode()
    assert "jobs@larkfield.example" in send(client, contact="jobs@larkfield.example").content.decode()


def test_letters_that_the_pdf_lacks_are_named_and_word_takes_them(client):
    page = send(client, line="Come for a brew ☕")
    asked_all_the_same = send(client, line="Come for a brew ☕", **{"as": "pdf"})
    word = send(client, line="Come for a brew ☕", **{"as": "docx"})

    text = page.content.decode()
    assert "The PDF has no letters for ☕." in text
    assert 'value="pdf"' not in text
    assert asked_all_the_same["Content-Type"].startswith("text/html")
    assert word["Content-Type"] == FORMATS["docx"].content_type


def test_pdf_has_both_lines_of_a_job_advert(client):
    response = send(client, "job-advert", **{"as": "pdf"})

    words = PdfReader(io.BytesIO(response.content)).pages[0].extract_text()
    assert "A bus pass" in words
    assert "Paid training" in words


def test_unknown_material_is_not_found(client):
    assert client.get(url("flyer")).status_code == 404


def test_many_from_one_address_are_refused_for_a_while(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "materials_by_address": "1/h"}
    send(client)

    assert send(client).status_code == 429
