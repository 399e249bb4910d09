from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command

from tests.factories.organisations import CareServiceFactory
from tests.factories.places import PostcodeFactory, council
from tests.organisations.directory_files import (
    MONTHLY,
    WEEKLY,
    as_text,
    monthly_row,
    weekly_row,
    write_csv,
    write_workbook,
)
from workforce_portal.organisations.cqc.files import UnreadableFile
from workforce_portal.organisations.models import CareService, DirectoryImport
from workforce_portal.organisations.services import (
    ImportRefused,
    ManyWouldLeave,
    import_directory,
    preview_directory,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
LATER = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)


def run(path, *, at=AT, **options):
    return import_directory(path, file_name=path.name, by=None, at=at, **options)


def counts(done):
    kinds = ["new", "changed", "unchanged", "left", "refused", "outside_region", "not_social_care"]
    return {kind: number for kind in kinds if (number := getattr(done, f"rows_{kind}"))}


def test_import_directory_takes_over_the_weekly_layout(tmp_path):
    PostcodeFactory(code="M337XN", easting=378_592, northing=392_041)

    done = run(write_csv(tmp_path, [weekly_row()]))

    assert counts(done) == {"new": 1}
    assert done.produced_on == date(2026, 2, 25)
    assert CareService.objects.filter(
        cqc_location_id="1-100000001",
        cqc_provider_id="1-101000001",
        name="Bramble Lodge",
        also_known_as="",
        provider_name="Bramble Care Limited",
        address="1 Bramble Lane, Sale, Manchester",
        postcode="M33 7XN",
        phone="01614960123",
        website="https://www.bramble.example",
        service_types="Nursing homes\nResidential homes",
        specialisms="Dementia\nCaring for adults over 65 yrs",
        last_checked_on=date(2026, 1, 19),
        council=council("Trafford"),
        easting=378_592,
        northing=392_041,
        left_directory_on=None,
        updated_at=AT,
    ).exists()


@pytest.mark.parametrize("write", [write_workbook, lambda *args: write_csv(*args, header=MONTHLY, preamble=[])])
def test_import_directory_takes_over_the_monthly_layout(tmp_path, write):
    done = run(write(tmp_path, [monthly_row()]))

    service = CareService.objects.get()
    assert counts(done) == {"new": 1}
    assert (service.name, service.phone, service.council) == ("Bramble Lodge", "01614960123", council("Trafford"))
    assert service.address == "1 Bramble Lane, Sale"
    assert (service.service_types, service.specialisms) == ("Domiciliary care service", "Dementia")


def test_import_directory_keeps_nothing_about_the_people_that_the_monthly_layout_names(tmp_path):
    run(write_workbook(tmp_path, [monthly_row()]))

    stored = str([*CareService.objects.values_list(), *DirectoryImport.objects.values_list()])
    assert "Person" not in stored


def test_import_directory_twice_changes_nothing(tmp_path):
    path = write_csv(tmp_path, [weekly_row(), weekly_row(id="1-100000002", name="Oak House")])
    run(path)
    before = list(CareService.objects.values())

    done = run(path, at=LATER)

    assert counts(done) == {"unchanged": 2}
    assert list(CareService.objects.values()) == before


def test_import_directory_keeps_what_the_other_layout_has_no_column_for(tmp_path):
    run(write_csv(tmp_path, [weekly_row(also="The Lodge")]))

    run(write_workbook(tmp_path, [monthly_row()]), at=LATER)

    service = CareService.objects.get()
    assert (service.also_known_as, service.last_checked_on) == ("The Lodge", date(2026, 1, 19))
    assert service.service_types == "Domiciliary care service"


def test_import_directory_changes_what_changed_and_nothing_else(tmp_path):
    run(write_csv(tmp_path, [weekly_row(), weekly_row(id="1-100000002", name="Oak House")]))

    done = run(
        write_csv(tmp_path, [weekly_row(name="Bramble Hall"), weekly_row(id="1-100000002", name="Oak House")]), at=LATER
    )

    assert counts(done) == {"changed": 1, "unchanged": 1}
    assert set(CareService.objects.values_list("name", "updated_at")) == {("Bramble Hall", LATER), ("Oak House", AT)}


def test_import_directory_marks_who_left_and_takes_them_back(tmp_path):
    both = [weekly_row(), weekly_row(id="1-100000002", name="Oak House")]
    run(write_csv(tmp_path, both))

    done = run(write_csv(tmp_path, both[:1]), at=LATER)

    assert counts(done) == {"unchanged": 1, "left": 1}
    assert CareService.objects.get(name="Oak House").left_directory_on == date(2027, 1, 1)

    done = run(write_csv(tmp_path, both), at=LATER)

    assert counts(done) == {"changed": 1, "unchanged": 1}
    assert CareService.objects.get(name="Oak House").left_directory_on is None


def test_import_directory_leaves_services_that_staff_added_alone(tmp_path):
    CareServiceFactory(name="Day centre", added_by_staff=True)

    done = run(write_csv(tmp_path, [weekly_row()]))

    assert counts(done) == {"new": 1}
    assert CareService.objects.get(name="Day centre").left_directory_on is None


def test_import_directory_takes_the_region_unless_told_otherwise(tmp_path):
    rows = [weekly_row(), weekly_row(id="1-2", name="Leeds Lodge", region="Yorkshire and The Humber", council="Leeds")]
    rows[1][WEEKLY[13]] = "1-100000002"
    path = write_csv(tmp_path, rows)

    assert counts(run(path)) == {"new": 1, "outside_region": 1}
    assert counts(run(path, take_all=True)) == {"new": 1, "unchanged": 1}
    # Left out again, but it is in the file: it has not left the directory.
    assert counts(run(path)) == {"unchanged": 1, "outside_region": 1}
    assert CareService.objects.get(name="Leeds Lodge").council is None


def test_import_directory_leaves_out_what_is_not_social_care(tmp_path):
    rows = [
        monthly_row(),
        monthly_row(Location_ID="1-100000002", Location_Inspection_Directorate="Primary medical services"),
        monthly_row(
            Location_ID="1-100000003",
            Location_Inspection_Directorate="",
            Location_Primary_Inspection_Category="Dentists",
        ),
    ]

    done = run(write_workbook(tmp_path, rows))

    assert counts(done) == {"new": 1, "not_social_care": 2}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"id": ""}, "It has no CQC location ID"),
        ({"id": "N/A"}, "It has no CQC location ID"),
        ({"id": "01/12/2026"}, "“01/12/2026” is not a CQC location ID"),
        ({"name": "-"}, "It has no name"),
        ({"id": "1-100000001"}, "It has the same CQC location ID as row 6"),
    ],
)
def test_import_directory_refuses_a_row_with_its_number_and_reason(tmp_path, cells, reason):
    rows = [weekly_row(), weekly_row(id="1-100000002") | weekly_row(**({"id": "1-100000002"} | cells))]

    done = run(write_csv(tmp_path, rows))

    assert counts(done) == {"new": 1, "refused": 1}
    assert done.refused == [{"row": 7, "reason": reason}]


def test_import_directory_refuses_a_row_whose_columns_have_slipped(tmp_path):
    text = as_text([weekly_row(id="1-100000002"), weekly_row()]).replace("1-100000002,", "1-100000002,x,y,", 1)
    path = tmp_path / "directory.csv"
    path.write_text(text, newline="")

    assert run(path).refused == [{"row": 6, "reason": "It has 17 columns where the header has 15"}]


def test_import_directory_finds_the_council_by_name_code_or_postcode(tmp_path):
    PostcodeFactory(code="OL11UH", council=council("Oldham"))
    rows = [
        weekly_row(id="1-100000001", council="St. Helens"),
        weekly_row(id="1-100000002", council="E08000003"),
        weekly_row(id="1-100000003", council="E0800004", postcode="ol11uh"),
        weekly_row(id="1-100000004", council="NA", postcode="M99 9ZZ"),
    ]

    run(write_csv(tmp_path, rows))

    found = dict(CareService.objects.values_list("cqc_location_id", "council__name"))
    assert list(found.values()) == ["St Helens", "Manchester", "Oldham", None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_import_directory_reads_any_usual_encoding(tmp_path, encoding):
    run(write_csv(tmp_path, [weekly_row(name="Café Rosé – St Mary’s")], encoding=encoding))

    assert CareService.objects.get().name == "Café Rosé – St Mary’s"


def test_import_directory_takes_columns_in_any_order_and_among_others(tmp_path):
    header = ["Comment", *reversed(WEEKLY), "Extra"]

    run(write_csv(tmp_path, [weekly_row() | {"Extra": "x"}], header=header))

    assert CareService.objects.get().postcode == "M33 7XN"


@pytest.mark.parametrize("cut", [40, 200])
def test_import_directory_refuses_a_truncated_text_and_changes_nothing(tmp_path, cut):
    path = write_csv(tmp_path, [weekly_row(id=f"1-{100_000_000 + n}") for n in range(5)])
    path.write_bytes(path.read_bytes()[:-cut])

    with pytest.raises(UnreadableFile, match=r"ends in the middle of row \d+, so it was not downloaded to its end"):
        run(path)
    assert not CareService.objects.exists()


def test_import_directory_refuses_a_text_that_ends_inside_quotation_marks(tmp_path):
    path = write_csv(tmp_path, [weekly_row()])
    path.write_bytes(path.read_bytes().removesuffix(b"1-101000001\r\n") + b'"1-10100')

    with pytest.raises(UnreadableFile, match="ends in the middle of row 6"):
        run(path)


def test_import_directory_refuses_a_truncated_workbook(tmp_path):
    path = write_workbook(tmp_path, [monthly_row()])
    path.write_bytes(path.read_bytes()[:-300])

    with pytest.raises(UnreadableFile, match="damaged or was not downloaded to its end"):
        run(path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty"),
        (b"a,b\n1,2\n", "This is not CQC's directory"),
        (as_text([]).encode(), "The file has no rows below its header"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel file"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\x00\x01\x02\xff\xfe", "This is not CQC's directory"),
    ],
)
def test_import_directory_says_what_is_wrong_with_another_file(tmp_path, content, sentence):
    path = tmp_path / "file"
    path.write_bytes(content)

    with pytest.raises(UnreadableFile, match=sentence):
        run(path)


def test_import_directory_refuses_a_file_with_nothing_of_the_region(tmp_path):
    with pytest.raises(ImportRefused, match="1 rows are outside the North West"):
        run(write_csv(tmp_path, [weekly_row(region="London")]))


def test_import_directory_doubts_a_file_that_many_services_are_missing_from(tmp_path):
    CareServiceFactory.create_batch(12)
    path = write_csv(tmp_path, [weekly_row(id="1-1000")])

    with pytest.raises(ManyWouldLeave, match="12 services that we have are not in this file"):
        run(path)
    assert not CareService.objects.filter(left_directory_on__isnull=False).exists()

    assert counts(run(path, although_many_leave=True)) == {"new": 1, "left": 12}


def test_preview_directory_shows_old_and_new_and_changes_nothing(tmp_path):
    run(write_csv(tmp_path, [weekly_row()]))
    path = write_csv(tmp_path, [weekly_row(name="Bramble Hall", council="Salford")])

    comparison = preview_directory(path)

    changed = [(row.name, [(one.field, one.old, one.new) for one in row.changes]) for row in comparison.changed]
    assert changed == [
        ("Bramble Lodge", [("name", "Bramble Lodge", "Bramble Hall"), ("council", "Trafford", "Salford")])
    ]
    assert CareService.objects.get().name == "Bramble Lodge"
    assert DirectoryImport.objects.count() == 1


def test_import_cqc_command_tries_then_imports(tmp_path, capsys):
    path = write_csv(tmp_path, [weekly_row(), weekly_row(id="")])

    call_command("import_cqc", path, "--dry-run")

    assert not CareService.objects.exists()
    tried = capsys.readouterr().out
    assert tried.splitlines()[0] == "1 new"
    assert tried.splitlines()[-1] == "  row 7: It has no CQC location ID"

    call_command("import_cqc", path)

    assert CareService.objects.count() == 1
    assert capsys.readouterr().out == tried


def test_import_cqc_command_says_what_is_wrong(tmp_path):
    with pytest.raises(CommandError, match="There is no file"):
        call_command("import_cqc", tmp_path / "none.csv")
