from hypothesis import given, settings
from hypothesis import strategies as st

from workforce_portal.counting.suppression import LEAST, hidden_cells

COLUMNS = ("booked", "came", "missed", "helped")
PARTS = {"booked": ("came", "missed")}
WITHIN = (("helped", "came"),)


def table(*rows):
    """Rows of came, missed and helped, with what follows from them and the total."""
    made = [{"booked": came + missed, "came": came, "missed": missed, "helped": some} for came, missed, some in rows]
    return [*made, {column: sum(row[column] for row in made) for column in COLUMNS}]


def hidden(*rows):
    return hidden_cells(table(*rows), columns=COLUMNS, parts=PARTS, within=WITHIN)


def test_large_numbers_are_shown():
    assert hidden((10, 10, 5), (20, 20, 10)) == set()


def test_nobody_is_nobody():
    assert hidden((10, 0, 0), (20, 0, 0)) == set()


def test_a_small_number_takes_others_with_it_so_that_no_sum_gives_it_away():
    cells = hidden((10, 3, 0), (20, 10, 0), (30, 20, 0))

    assert (0, "missed") in cells
    assert {(1, "missed"), (0, "came")} <= cells  # the next smallest of its column, and the other part of its row
    assert (1, "came") in cells
    assert not {(2, column) for column in COLUMNS} & cells


def test_a_single_row_hides_the_total_too():
    assert {(0, "missed"), (1, "missed")} <= hidden((10, 3, 0))


def test_what_leaves_a_few_of_the_whole_is_hidden():
    assert (0, "helped") in hidden((20, 20, 18), (20, 20, 20))


def test_two_ones_are_not_told_by_a_total_of_two():
    cells = hidden((10, 1, 0), (10, 1, 0), (10, 30, 0))

    assert (2, "missed") in cells or (3, "missed") in cells


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=6))
def test_no_sum_with_its_total_ever_tells_a_small_number(numbers):
    rows = table(*[(came, missed, 0) for came, missed in numbers])

    cells = hidden_cells(rows, columns=COLUMNS, parts=PARTS, within=WITHIN)

    last = len(rows) - 1
    sums = [([(index, column) for index in range(last)], (last, column)) for column in COLUMNS]
    sums += [([(index, "came"), (index, "missed")], (index, "booked")) for index in range(last + 1)]
    for index, row in enumerate(rows):
        assert all((index, column) in cells for column in COLUMNS if 0 < row[column] < LEAST)
    for parts, whole in sums:
        gone = [cell for cell in [*parts, whole] if cell in cells]
        assert len(gone) != 1
        if gone and whole not in cells:
            assert sum(rows[index][column] for index, column in gone) >= LEAST
