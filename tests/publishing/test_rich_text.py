import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from campaigns.models import Role
from tests.factories.campaigns_pages import PageFactory
from workforce_portal.publishing.rich_text import RichTextFormField, clean_html

KEPT = (
    "<h2>Days</h2><h3>Early</h3><p>You <strong>laugh</strong> a lot.<br>Really.</p><ul><li>Tea</li></ul>"
    '<ol><li>One</li></ol><p><a href="/roles/">jobs</a> <a href="https://nhs.uk/a?b=1">NHS</a>'
    ' <a href="mailto:a@b.example">write</a> <a href="tel:+441614960123">ring</a> <a href="#pay">pay</a></p>'
)
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style>'
    "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head><body>"
    '<p class="MsoNormal" style="margin-left:36.0pt"><b><span lang="EN-GB" style="font-size:14.0pt">Kath</span></b>'
    "<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p></body></html>"
)


def test_what_the_editor_makes_is_kept():
    assert clean_html(KEPT) == KEPT


def test_what_word_pastes_becomes_plain():
    assert clean_html(WORD) == "<p><strong>Kath</strong></p>"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<script>alert(1)</script><p>Hello</p>", "<p>Hello</p>"),
        ('<p onclick="x()" style="color:red" class="a">Hello</p>', "<p>Hello</p>"),
        ("<p>Hello<img src=x onerror=alert(1)></p>", "<p>Hello</p>"),
        ("<h1>Title</h1><h5>Small</h5>", "<h2>Title</h2><h3>Small</h3>"),
        ("<p></p><ul><li></li></ul>", ""),
        ("<ul><li><p>Tea</p></li><li><p>a</p><p>b</p></li></ul>", "<ul><li>Tea</li><li><p>a</p><p>b</p></li></ul>"),
        ("<p>1 < 2 & 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ("<iframe src='https://a.example'></iframe><p>x</p>", "<p>x</p>"),
        ('<svg><script>alert(1)</script></svg><math><mi xlink:href="data:x">y</mi></math>z', "z"),
    ],
)
def test_what_was_sent_past_the_editor_is_cleaned(sent, kept):
    assert clean_html(sent) == kept


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "ftp://a.example/",
        "relative/page",
        "https://",
    ],
)
def test_a_link_that_leads_astray_is_words_alone(address):
    assert "href" not in clean_html(f'<p><a href="{address}">here</a></p>')


@given(st.text(alphabet="<>/=\"' abhpscript:", max_size=60))
@hypothesis_settings(max_examples=50, deadline=None)
def test_cleaning_twice_changes_nothing_more(text):
    once = clean_html(text)

    assert clean_html(once) == once


@pytest.mark.django_db
def test_a_row_is_clean_however_it_is_saved():
    page = PageFactory(what_you_do="<p>Hello</p><script>x</script>")

    assert Role.objects.get(pk=page.pk).what_you_do == "<p>Hello</p>"


def test_marks_around_nothing_are_nothing():
    with pytest.raises(ValidationError, match="required"):
        RichTextFormField().clean("<p> </p>")
