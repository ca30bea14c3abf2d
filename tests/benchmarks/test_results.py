"""What the table and the comparison say; what is measured is for a person to judge."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.benchmarks import __main__ as bench
from tests.benchmarks import table
from tests.benchmarks.changes import compared
from tests.benchmarks.figures import Figure
from tests.benchmarks.results import Result, ResultError, read_results, write_results

_TIME = Figure("sse: a chunk", 20.0, "ms", 10.0, budget=3)


def test_the_ratio_is_a_cost_for_times_and_for_speeds() -> None:
    speed = Figure("sse: speed", 50.0, "MB/s", 400.0, budget=4)

    assert (_TIME.ratio, speed.ratio) == (2, 8)
    assert (_TIME.is_good, speed.is_good) == (True, False)
    assert Figure("idle", 0.0, "ms", 1.0, budget=1).is_good


@pytest.mark.parametrize("unit", ["ms", "MB/s"])
def test_a_figure_without_a_ratio_is_none(unit: str) -> None:
    for value, floor in ((0.0, 0.0), (float("nan"), 1.0), (1.0, float("inf"))):
        with pytest.raises(ValueError, match="no ratio"):
            Figure("a", value, unit, floor, budget=1)


def test_the_file_says_all_that_the_table_says(tmp_path: Path) -> None:
    path = tmp_path / "build/bench.json"

    write_results(path, [_TIME])

    kept = {"name": "sse: a chunk", "value": 20, "unit": "ms", "floor": 10, "ratio": 2, "budget": 3}
    assert json.loads(path.read_text("utf-8")) == [kept | {"pass": True}]
    assert read_results(path) == {_TIME.name: Result(_TIME.name, "ms", 2, is_good=True)}


def test_the_summary_names_what_misses() -> None:
    slow = replace(_TIME, name="slow", value=45.0)

    lines = [*table.summary([_TIME, slow], 125)]

    assert lines == [
        "1 of 2 figures pass, measured in 2 min 5 s",
        "misses: slow, 4.50 against 3.00",
    ]
    assert table.row(slow).split()[-1] == "NO"


def test_what_got_worse_stands_first_and_what_cannot_be_compared_is_said() -> None:
    def results(*those: tuple[str, float, bool], unit: str = "ms") -> dict[str, Result]:
        return {name: Result(name, unit, ratio, is_good) for name, ratio, is_good in those}

    old = results(("mended", 4, False), ("same", 1, True), ("lost", 1.9, True), ("slower", 1, True))
    new = results(("mended", 2, True), ("same", 1, True), ("lost", 2.1, False), ("slower", 3, True))
    old |= results(("gone", 1, True)) | results(("told anew", 1, True))
    new |= results(("new", 1, True)) | results(("told anew", 1, True), unit="µs")

    lines = [" ".join(line.split()) for line in compared(old, new)]

    assert lines == [
        "figure old ratio new ratio change",
        "lost 1.90 2.10 +10.5% MISSES NOW",
        "slower 1.00 3.00 +200.0%",
        "same 1.00 1.00 +0.0%",
        "mended 4.00 2.00 -50.0% passes now",
        "only in the old file: gone",
        "not compared, its unit was ms and is µs: told anew",
        "only in the new file: new",
        "4 compared: 1 missing now that passed, 1 passing that missed",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[", "is no JSON"),
        ("{}", "holds no list"),
        ("[1]", "figure 1 has no name"),
        ('[{"name": "a", "unit": "ms"}]', "figure 1 has no value"),
        (json.dumps([_TIME.as_json() | {"ratio": "2"}]), "figure 1 has no ratio"),
        (json.dumps([_TIME.as_json() | {"pass": 1}]), "figure 1 has no pass"),
        (json.dumps([_TIME.as_json()] * 2), "two figures of one name: sse: a chunk"),
        (None, "cannot be read"),
    ],
)
def test_a_file_without_results_is_refused_in_a_sentence(
    tmp_path: Path, text: str | None, why: str
) -> None:
    path = tmp_path / "old.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(ResultError, match=why) as refused:
        read_results(path)

    assert str(path) in str(refused.value)


def test_comparing_what_is_not_there_ends_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good, none = tmp_path / "good.json", tmp_path / "none.json"
    write_results(good, [_TIME])
    monkeypatch.setattr(sys, "argv", ["bench", "--compare", str(good), str(none)])

    code = bench.main()

    assert code == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "none.json cannot be read" in said.err


def test_every_benchmark_is_found_by_its_name() -> None:
    assert {"sse", "window", "streaming"} <= {*bench.benchmarks()}
