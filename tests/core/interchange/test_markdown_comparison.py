from __future__ import annotations

from deepseek_desktop.core.interchange.markdown_comparison import Column, Labels, sections, table
from deepseek_desktop.core.markup.html import as_html

_LABELS = Labels("Thinking", "Answer", "Note", "Figures")
_R1 = Column("A: r1*0 · Host", "It is **4**.", "Two and\ntwo.", "", ("Total: 2 s",))
_V3 = Column("B: v3 · Host", "4", figures=("Total: 1 s", "Cost: ≈ 0.01\u00a0USD"))


def test_sections_say_who_said_what() -> None:
    text = sections("What is\n2 + 2?", [_R1, _V3], _LABELS, has_reasoning=True)

    assert text == (
        "> What is\n> 2 + 2?\n\n## A: r1\\*0 · Host\n\n### Thinking\n\nTwo and\ntwo.\n\n"
        "### Answer\n\nIt is **4**.\n\n### Figures\n\n- Total: 2 s\n\n"
        "## B: v3 · Host\n\n### Answer\n\n4\n\n### Figures\n\n- Total: 1 s\n- Cost: ≈ 0.01 USD"
    )
    assert "Two and" not in sections("?", [_R1, _V3], _LABELS, has_reasoning=False)


def test_a_block_of_code_that_was_cut_does_not_swallow_the_next_lane() -> None:
    cut = Column("A", "Look:\n\n````python\n```\nx = 1", note="Stopped by you.")

    html = as_html(sections("?", [cut, _V3], _LABELS, has_reasoning=True))

    assert html.count("<pre>") == 1
    assert "<em>Stopped by you.</em>" in html
    assert html.count("<h2>") == 2


def test_a_table_has_a_column_for_each_lane_and_says_what_is_not_known() -> None:
    text = table("What?", [_R1, _V3], _LABELS, has_reasoning=True)

    assert text == (
        "> What?\n\n|  | A: r1\\*0 · Host | B: v3 · Host |\n| --- | --- | --- |\n"
        "| Thinking | Two and<br>two. | — |\n| Answer | It is **4**. | 4 |\n"
        "| Figures | Total: 2 s | Total: 1 s |\n|  | — | Cost: ≈ 0.01 USD |"
    )
    assert "Thinking" not in table("?", [_R1, _V3], _LABELS, has_reasoning=False)
    assert "Thinking" not in table("?", [_V3], _LABELS, has_reasoning=True)


def test_whatever_a_model_writes_it_stays_in_its_cell() -> None:
    wild = "a | b \\| c \\\\| d\r\n\n```sh\nls | wc\n```\n\n| x | y |\n|---|---|\n~~~\nopen"
    asked = "```\n# never closed"

    html = as_html(
        table(asked, [Column("A | B", wild, note="no\nway"), _V3], _LABELS, has_reasoning=True)
    )

    assert html.count("<tr>") == 5
    assert html.count("<td") == 3 * 4
    assert "<code>ls | wc</code>" in html
    assert "<code>open</code>" in html
    assert html.count("<h1>") == 0
