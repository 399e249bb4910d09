from io import BytesIO

from openpyxl import load_workbook

from workforce_portal.staff.downloads import table_response

ROWS = [["Name", "Number"], ["=1+1", 7], ["+44 7700", 0], ["@SUM(A1)", -3], ["bell\x07", None]]


def test_no_text_of_a_workbook_is_a_formula():
    response = table_response("people", "xlsx", ROWS)

    sheet = load_workbook(BytesIO(response.content)).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells == [["Name", "Number"], ["=1+1", 7], ["+44 7700", 0], ["@SUM(A1)", -3], ["bell", None]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)} == {"s"}
    assert response["Content-Disposition"] == 'attachment; filename="people.xlsx"'


def test_no_text_of_a_csv_file_is_run():
    response = table_response("people", "csv", ROWS)

    assert b"'=1+1,7" in response.content
    assert b"'@SUM(A1),-3" in response.content
