from datetime import date

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from workforce_portal.places.models import BankHoliday
from workforce_portal.staff.admin import PortalAdmin, ReadOnlyAdmin, status_label, with_detail
from workforce_portal.staff.templatetags.staff import facet, labelled_by

pytestmark = pytest.mark.django_db


class HolidayAdmin(PortalAdmin):
    list_display = ["title", "date"]
    search_fields = ["title"]
    empty_text = "No bank holidays yet."


@pytest.fixture
def holidays(superuser, ask, tree):
    def list_page(path="/"):
        return tree(HolidayAdmin(BankHoliday, admin.site).changelist_view(ask(superuser, path)))

    return list_page


def by_class(page, name):
    return [part for part in page.iter() if name in (part.get("class") or "").split()]


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_an_empty_list_says_what_would_be_there(holidays):
    BankHoliday.objects.all().delete()

    (empty,) = by_class(holidays(), "empty")

    assert words(empty) == "No bank holidays yet."


def test_a_search_without_a_find_says_so_and_leads_back(holidays):
    (empty,) = by_class(holidays("/?q=Whitsun"), "empty")

    assert words(empty) == "No bank holidays match “Whitsun”. Show all bank holidays"
    assert empty.find(".//a").get("href") == "?"


def test_every_cell_of_a_list_says_its_column(holidays):
    BankHoliday.objects.create(title="A & B <Day>", date=date(2090, 6, 1))

    page = holidays("/?q=A+%26+B")

    (cell,) = by_class(page, "field-date")
    assert (cell.tag, cell.get("role"), cell.get("data-label")) == ("td", "cell", "Date")
    (name,) = by_class(page, "field-title")
    assert (name.get("role"), words(name)) == ("rowheader", "A & B <Day>")


def test_a_label_is_escaped_and_an_empty_cell_is_marked():
    (cell,) = labelled_by(['<td class="field-x">-</td>'], [{"text": 'A "b" <c>'}])

    assert cell == '<td role="cell" data-label="A &quot;b&quot; " class="is-nil field-x">-</td>'


@pytest.mark.parametrize(
    ("content", "is_nil"),
    [("", True), ("&nbsp;", True), ("-", True), ("0", False), ("-5", False), ('<img src="/x.svg" alt="Yes">', False)],
)
def test_a_cell_with_nothing_to_say_is_marked_so_that_a_telephone_leaves_out_its_label(content, is_nil):
    (cell,) = labelled_by([f'<td class="field-ring nowrap">{content}</td>'], [{"text": "Ring"}])

    assert ('class="is-nil field-ring' in cell) == is_nil


@pytest.mark.parametrize(
    ("display", "parts"),
    [
        ("Booked (64)", {"label": "Booked", "count": "64"}),
        ("All", {"label": "All", "count": ""}),
        ("Bolton (Greater Manchester)", {"label": "Bolton (Greater Manchester)", "count": ""}),
    ],
)
def test_a_filters_count_stands_apart(display, parts):
    assert facet(display) == parts


def test_nobody_changes_what_is_only_to_be_looked_at(superuser, ask):
    only_look = ReadOnlyAdmin(Group, admin.site)
    request = ask(superuser)

    assert only_look.has_view_permission(request)
    assert not only_look.has_add_permission(request)
    assert not only_look.has_change_permission(request)
    assert not only_look.has_delete_permission(request)


def test_labels_and_details_are_escaped():
    assert status_label("<Booked>", "good") == '<span class="status status--good">&lt;Booked&gt;</span>'
    assert with_detail("Amara", "<Larkfield>") == "Amara<small>&lt;Larkfield&gt;</small>"
    assert with_detail("Amara", "") == "Amara"


def test_pages_of_the_admin_carry_no_style_or_script_of_their_own(superuser, ask, tree):
    pages = [
        admin.site.index(ask(superuser)),
        HolidayAdmin(BankHoliday, admin.site).changelist_view(ask(superuser)),
        HolidayAdmin(BankHoliday, admin.site).add_view(ask(superuser)),
    ]

    for page in map(tree, pages):
        assert list(page.iter("style")) == []
        assert [part for part in page.iter() if part.get("style") is not None] == []
        assert [part for part in page.iter("script") if part.get("src") is None] == []


@pytest.mark.usefixtures("no_second_factor")
@pytest.mark.parametrize("row", ["", "rubbish", "\0", "9" * 40])
def test_an_action_on_what_is_no_row_says_that_nothing_was_chosen(client, superuser, row):
    client.force_login(superuser)
    chosen = {"action": "delete_selected", "_selected_action": row}

    response = client.post(reverse("admin:places_bankholiday_changelist"), chosen, follow=True)

    assert response.status_code == 200
    assert "Items must be selected" in response.text or "No action selected" in response.text or row.isdigit()
    assert BankHoliday.objects.exists()
