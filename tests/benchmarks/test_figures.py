"""What is made of the figures."""

import pytest

from benchmarks.reads.load import Answered, Run, parsed
from benchmarks.reads.measuring import Results
from benchmarks.reads.queries import QUERIES, of_factdb, of_postgraphile, texts
from benchmarks.reads.soaking import Soak
from benchmarks.reads.summary import Bound, bounds, geometric_mean, growth

PAGE = QUERIES[0]
NODE = next(query for query in QUERIES if query.name == "node")


def run(rate: float, cpu: float = 1.0, p50: float = 1.0) -> Run:
    return Run(rate=rate, p50=p50, p99=2.0, cpu=cpu, database_cpu=0.0, memory=1, foreign=0.0, failed=0)


def results(**runs: list[Run]) -> Results:
    return Results("postgresql", 10, {PAGE.name: runs})


def test_what_wrk_tells_is_read() -> None:
    result = '{"requests": 4000, "microseconds": 4000000, "p50": 500.0, "p99": 900.0, "failed": 1}'
    assert parsed(f"Running 4s test\n\nRESULT {result}\n") == Answered(4000, 4.0, 0.0005, 0.0009, 1)


def test_no_result_of_wrk_is_an_error_that_shows_its_words() -> None:
    with pytest.raises(ValueError, match="unable to connect"):
        parsed("unable to connect to 127.0.0.1")


def test_the_geometric_mean_of_a_double_and_a_half_is_one() -> None:
    assert geometric_mean([2.0, 0.5]) == pytest.approx(1.0)


def test_the_best_round_counts() -> None:
    assert results(factdb=[run(10), run(30), run(20)]).best(PAGE.name, "factdb") == run(30)


def test_ratios_are_those_of_the_best_rounds() -> None:
    found = results(factdb=[run(270, 1.0), run(100)], limit=[run(300)], postgraphile=[run(90, 5.0), run(50, 1.0)])
    assert [bound.figure for bound in bounds(found, [PAGE])] == pytest.approx([0.9, 3.0, 3.0, 5.0])
    assert all(bound.met for bound in bounds(found, [PAGE]))


def test_a_contestant_that_was_left_out_has_no_bounds() -> None:
    assert [bound.bound for bound in bounds(results(factdb=[run(1)], limit=[run(2)]), [PAGE])] == [0.9]


def test_growth_is_that_of_the_quickest_rounds() -> None:
    found = Results("postgresql", 100, {PAGE.name: {"1": [run(1, p50=2.0), run(1, p50=1.0)], "100": [run(1, p50=1.2)]}})
    (bound,) = growth(found, [PAGE])
    assert bound.figure == pytest.approx(1.2)
    assert bound.met


def test_a_bound_says_on_which_side_it_is() -> None:
    assert Bound("p50", 1.4, 1.3, at_most=True).wanted == "≤ 1.3"
    assert not Bound("p50", 1.4, 1.3, at_most=True).met
    assert not Bound("rate", 0.8, 0.9).met


def test_memory_at_the_end_is_compared_with_that_after_a_minute() -> None:
    samples = [(second, 50 if second < 30 else 100 + second // 60) for second in range(301)]
    assert Soak([(float(s), held) for s, held in samples], 1.0, 0).bound().figure == pytest.approx(104 / 101)


def test_all_are_asked_the_same() -> None:
    assert '"id": "claim-5"' in of_factdb(PAGE, {"id": "claim-5"})
    assert '"id": 5' in of_postgraphile(PAGE, {"id": "claim-5"})
    assert "WyJRdW90ZSIsNV0=" in of_postgraphile(NODE, {"id": "quote-5"})  # ["Quote",5]
    assert '"language": "de"' in of_postgraphile(PAGE, {"language": ["de"]})


def test_answers_of_different_shapes_show_the_same() -> None:
    one = {"claim": {"id": "claim-1", "text": "A", "evidence": {"nodes": [{"source": {"title": "B"}}]}}}
    other = {"claimByRowId": {"rowId": 1, "text": "A", "evidences": [{"sourceBySourceId": {"title": "B"}}]}}
    assert sorted(texts(one)) == sorted(texts(other)) == ["text A", "title B"]
