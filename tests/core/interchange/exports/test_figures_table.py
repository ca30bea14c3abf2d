"""The table of figures: numbers that are numbers, and nothing that a program would run."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.interchange.exports.figures_table import (
    COLUMNS,
    FiguresTable,
    harmless,
)
from tests.core.interchange.reported import VERDICTS, compared


def _table(made: Conversation, *, is_raw: bool = False) -> tuple[str, list[dict[str, str]]]:
    file = BytesIO()
    FiguresTable(file.write, is_raw=is_raw).add(KeptConversation(made, VERDICTS))
    text = file.getvalue().decode("utf-8-sig")
    assert file.getvalue().startswith(b"\xef\xbb\xbf")
    return text, list(csv.DictReader(StringIO(text)))


def test_each_reply_is_a_row_with_what_is_known_of_it() -> None:
    text, rows = _table(compared())

    assert list(rows[0]) == list(COLUMNS)
    assert [row["reply_id"] for row in rows] == ["r1", "r2", "r3", "r4"]
    first, third = rows[0], rows[2]
    assert (first["conversation"], first["turn"], first["lane"]) == ("Why so?", "1", "A")
    assert (first["model"], first["host"], first["echoed_model"]) == (
        "model-0",
        "demo",
        "model-0-q4",
    )
    counts = [first[f"tokens_{name}"] for name in ("in", "out", "reasoning", "cached")]
    assert counts == ["11", "250", "180", "3"]
    assert (first["seconds"], first["first_token_s"]) == ("10.75", "0.5")
    assert (first["cost"], first["currency"], first["cost_is"]) == ("0.00055", "USD", "estimate")
    assert [row["verdict"] for row in rows] == ["better", "worse", "", ""]
    assert (third["outcome"], third["cost"], third["currency"]) == ("cut", "", "")
    # What stands without quotes is a number to every program.
    assert text.splitlines()[1].split(",")[10:14] == counts


def test_a_reply_that_runs_has_no_end_yet_and_one_that_was_copied_says_so() -> None:
    made = compared()
    running = replace(made.turns[0].replies[0], outcome=None)
    copied = replace(made.turns[0].replies[1], copied_from="r0")
    turn = replace(made.turns[0], replies=(running, copied))

    _, rows = _table(replace(made, turns=(turn,)))

    assert [rows[0][name] for name in ("outcome", "seconds", "cost", "cost_is")] == [
        "running",
        "",
        "",
        "",
    ]
    assert [row["is_copy"] for row in rows] == ["no", "yes"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "x;=1",
        'x";=1',
        "x\n=1",
        "＝1",
        "x,=cmd|' /C calc'!A0",
    ],
)
def test_nothing_in_a_cell_begins_like_a_formula_whatever_program_cuts_it(text: str) -> None:
    made = replace(compared(), title=text)

    _, rows = _table(made)
    _, raw = _table(made, is_raw=True)

    for mark in ",;\t|":
        for cell in harmless(text).replace("\n", mark).split(mark):
            assert cell.strip(" \"'")[:1] not in {*"=+-@\t\r"} or cell.lstrip(' "').startswith("'")
    assert rows[0]["conversation"].lstrip()[0] not in "=+-@"
    assert raw[0]["conversation"] == " ".join(text.split())
    assert "'" not in _table(replace(made, title="a-b = c"))[1][0]["conversation"]
