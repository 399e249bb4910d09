import pytest
from django.conf import settings
from django.template import Context, Engine, Origin, Template

OURS = Origin(str(settings.BASE_DIR / "templates" / "components" / "card.html"))
DJANGOS = Origin("/usr/lib/python3/django/contrib/admin/templates/admin/index.html")


def render(text, origin=OURS, **context):
    return Template(text, origin=origin, engine=Engine()).render(Context(context))


@pytest.mark.parametrize(
    "text",
    ["{{ hint }}", "{% if hint %}x{% endif %}", "{% if hint or title %}x{% endif %}", "{{ title.hint }}"],
)
def test_an_unknown_variable_fails(text):
    with pytest.raises(pytest.fail.Exception, match=r"templates/components/card\.html names"):
        render(text, title="Drop-in")


def test_an_optional_variable_says_so():
    assert render('{% if hint|default:"" %}x{% endif %}{{ hint|default:"none" }}') == "none"


def test_nothing_on_the_way_is_a_value():
    assert render("{% if venue.name %}x{% endif %}", venue=None) == ""


def test_templates_of_others_keep_their_silence():
    assert render("{% if hint %}x{% endif %}", origin=DJANGOS) == ""
