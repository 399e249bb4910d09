from bench.comparing import Case, Target, judge
from bench.measures import Slice

CASE = Case("P0", "a page", lambda: "/", "bare", "/", Target(least_speed=0.8, most_processor=1.2, most_queries=3))


def a_slice(*, requests=100, web=0.1, failures=0):
    return Slice(requests, 1.0, 5.0, web, 0.1, failures)


def test_figure_is_the_median_of_the_rounds_ratios():
    pairs = [(a_slice(requests=90), a_slice()), (a_slice(requests=10), a_slice()), (a_slice(requests=95), a_slice())]

    assert judge(CASE, pairs, queries=3).speed == 0.9


def test_promises_that_hold_are_not_named():
    assert judge(CASE, [(a_slice(), a_slice())], queries=3).misses == []


def test_each_promise_that_is_missed_is_named():
    outcome = judge(CASE, [(a_slice(requests=50, web=0.4), a_slice())], queries=4)

    assert outcome.misses == ["speed under 0.8", "processor over 1.2", "queries over 3"]


def test_page_that_failed_under_load_keeps_no_promise():
    outcome = judge(CASE, [(a_slice(failures=2), a_slice())], queries=3)

    assert outcome.misses == ["2 requests failed"]
