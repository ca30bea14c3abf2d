"""Text in the shapes that models write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from deepseek_desktop.core.markup.html import as_html
from tests.core.markup.case_checks import faults

_CASES = json.loads((Path(__file__).parents[2] / "data/markdown_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_it_becomes_what_was_meant(case: dict[str, Any]) -> None:
    assert list(faults(as_html(case["markdown"]), case["checks"])) == []


def test_a_case_that_does_not_hold_is_found() -> None:
    checks: list[dict[str, Any]] = [
        {"sel": "li", "count": 2},
        {"sel": "li", "nth": 1, "text": "a"},
        {"sel": "ul > p", "nth": 0, "text_has": "a"},
        {"sel": "ol li:first-child, li[class^=x]", "count": 1},
        {"doc_text_has": "b"},
        {"doc_text_not": "a"},
    ]

    assert len(list(faults("<ul><li>a</li></ul>", checks))) == len(checks)
