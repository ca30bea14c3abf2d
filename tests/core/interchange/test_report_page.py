"""The page of a report: readable without script, nothing fetched, nothing of a model is markup."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from typing_extensions import override

from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.interchange.opening import opened
from deepseek_desktop.core.interchange.page_words import Voice
from deepseek_desktop.core.interchange.report import Extent
from deepseek_desktop.core.interchange.report_files import page_and_record, stem_of, write_report
from deepseek_desktop.core.interchange.report_page import report_page
from deepseek_desktop.core.interchange.report_reading import read_report, read_report_file
from deepseek_desktop.core.interchange.report_record import report_text
from tests.core.interchange.reported import compared, reported

_HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> ![p](https://evil.example/p.png) "
    "[j](javascript:alert(1)) [w](https://web.example/) </div></article></style>\n\n# Title\n\n"
    "```html\n<iframe src=https://evil.example>\n```"
)


class _Seen(HTMLParser):
    """Notes what a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.links: list[dict[str, str | None]] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names.update(name for name, _ in attrs)
        if tag == "a":
            self.links.append(dict(attrs))


def _page(prompt: str = _HOSTILE, answer: str = _HOSTILE) -> str:
    return report_page(reported(compared(prompt, answer)))


def test_nothing_of_a_model_is_markup_and_nothing_is_fetched() -> None:
    page = _page()

    assert "default-src 'none'" in page
    assert "@import" not in page
    seen = _Seen()
    seen.feed(page)
    assert not seen.tags & {"script", "img", "iframe", "link", "form", "object", "embed", "base"}
    assert not {n for n in seen.names if n.startswith("on")} | (seen.names & {"src", "action"})
    assert page.count("<article") == page.count("</article>") == 4
    assert page.count("</style>") == 1
    outside = [each for each in seen.links if not (each["href"] or "").startswith("#")]
    assert "https://evil.example/p.png" in {each["href"] for each in outside}
    assert {each.get("rel") for each in outside} == {"noopener noreferrer"}
    assert all((each["href"] or "").startswith("https://") for each in outside)


def test_headings_go_down_step_by_step() -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", _page())]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_tells_who_answered_what_it_cost_by_which_price_and_who_won() -> None:
    page = _page("Why?", "Because.")

    for said in (
        '<html lang="en">',
        "prefers-color-scheme: dark",
        "model-0-q4",
        "Fireworks",
        "fp_1",
        "temperature = 0.5",
        "≈ 0.00055 USD",
        "0.55 in, 2.19 out, USD for a million tokens, 0.14 (from a cache)",
        "2025-01-01",
        "A is better than B",
        "&lt;b&gt;Clear&lt;/b&gt;",
        "though an answer names its model",
        "Temperature has no effect with this model",
        "Pieces of this reply arrived damaged and were skipped or repaired: 3.",
        "<dt>Tokens of the prompt</dt><dd>11</dd>",
        "The connection to h.example broke",
        "a&lt;b&gt;.txt",
        "x &lt;y&gt;",
        "Not sent along: the oldest questions, 1 of them.",
    ):
        assert said in page, said
    assert page.count("<summary>Thinking</summary>") == 4


def test_thinking_that_was_left_out_is_told() -> None:
    page = report_page(reported(extent=Extent(has_reasoning=False)))

    assert "First 想 then" not in page
    assert page.count("The thinking was left out of this report.") == 4


def test_another_language_is_spoken_where_there_is_one() -> None:
    def shout(context: str, text: str) -> str:
        return text.upper() if context == "report" and "{" not in text else text

    page = report_page(reported(), Voice("xx", shout))

    assert '<html lang="xx">' in page
    assert "ABOUT THIS REPORT" in page


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("R1 vs V3: primes?", "R1 vs V3 primes"),
        ("../../etc/passwd", "etc passwd"),
        ("素数有多少？", "素数有多少"),
        ("???", "report"),
        ("con", "report"),
        ("a" * 300, "a" * 60),
    ],
)
def test_files_are_named_after_the_conversation(title: str, stem: str) -> None:
    assert stem_of(title) == stem


def test_both_files_have_one_name_whichever_is_typed(tmp_path: Path) -> None:
    both = (tmp_path / "v1.2.html", tmp_path / "v1.2.dsreport")

    for typed in ("v1.2.html", "v1.2.dsreport", "v1.2"):
        assert page_and_record(tmp_path / typed) == both
    chosen = (tmp_path / "v1.2.html", tmp_path / "v1.2.json")
    assert page_and_record(tmp_path / "v1.2.json") == chosen


def test_where_the_page_cannot_be_written_the_other_file_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "r.html").mkdir()
    (tmp_path / "r.dsreport").write_text("before", "utf-8")

    with pytest.raises(DeskError, match="cannot be saved"):
        write_report(reported(), tmp_path / "r", Voice())

    assert (tmp_path / "r.dsreport").read_text("utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.dsreport", "r.html"]


def test_what_was_written_can_be_read(tmp_path: Path) -> None:
    _, record = write_report(reported(), tmp_path / "r", Voice())

    assert read_report_file(record).is_intact


def test_a_report_on_an_opened_report_tells_both_and_whose_verdicts_they_are() -> None:
    made = opened(read_report(report_text(reported()).encode()))

    report = reported(made)
    page = report_page(report)

    assert "was opened from a report that was made 2025-01-20 12:30:15 UTC" in page
    assert page.count("from the report that was opened") == 1
    assert "All lanes were asked at once." in page
    record = json.loads(report_text(report))
    assert [verdict["is_from_report"] for verdict in record["verdicts"]] == [True]
    assert made.from_report is not None
    assert record["conversation"]["from_report"]["sha256"] == made.from_report.checksum
