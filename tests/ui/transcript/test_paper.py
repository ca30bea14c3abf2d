"""Conversations as PDF: text that can be read and found, page after page."""

from __future__ import annotations

import threading
import unicodedata
from io import BytesIO

import pytest
from PySide6.QtWidgets import QApplication

from deepseek_desktop.core.domain.as_shown import shown_branch
from deepseek_desktop.core.interchange.exports.pieces import Piece, Said, pieces_of
from deepseek_desktop.core.interchange.page_words import Voice
from deepseek_desktop.core.interchange.report import Extent, report_of
from deepseek_desktop.ui.transcript.paper.printing import print_pieces
from tests.core.archive.samples import AT
from tests.core.interchange.reported import VERDICTS, compared
from tests.ui.transcript.pdf_text import page_count, pdf_text

_TEXT = """# Results

Running **bold**, `code()` and [a link](https://example.org/x). 推理模型的回答。

1. One
   - nested

```py
def f(x):
    return x  # 注释
```

| left | right |
| --- | ---: |
| cell | 300 |

$$\\int x$$

---

> quoted
"""


def _pieces(answer: str, title: str = "Why so?") -> list[Piece]:
    made = compared("First line\nsecond <b>line</b>", answer)
    report = report_of(made, shown_branch(made), VERDICTS, Extent(), AT)
    return list(pieces_of(report, Voice()))


def _printed(pieces: list[Piece]) -> bytes:
    file = BytesIO()
    print_pieces(pieces, file, lambda: False)
    return file.getvalue()


def _bare(text: str) -> str:
    """Return a text without blanks, and as if no letters were joined."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_all_that_is_said_is_text_in_its_order(qapp: QApplication) -> None:
    text = _bare(pdf_text(_printed(_pieces(_TEXT))))

    wanted = [
        "Why so?",
        "Question 1",
        "First line",
        "second <b>line</b>",
        "a<b>.txt",
        "A · model-0 · demo",
        "Thinking",
        "First 想 then think",
        "Results",
        "Running bold, code() and a link (https://example.org/x). 推理模型的回答。",
        "1. One",
        "• nested",
        "def f(x):",
        "return x # 注释",
        "left",
        "300",
        "\\int x",
        "quoted",
        "A is better than B",
        "Question 2",
    ]
    place = 0
    for each in wanted:
        found = text.find(_bare(each), place)
        assert found >= 0, each
        place = found


def test_a_long_answer_loses_no_line_where_pages_end_and_pages_are_numbered(
    qapp: QApplication,
) -> None:
    lines = [f"Line {number} ends." for number in range(400)]
    code = "\n".join(f"code_{number}()" for number in range(300))
    answer = "\n\n".join(lines) + f"\n\n```\n{code}\n```\n"

    data = _printed(_pieces(answer))

    text, pages = _bare(pdf_text(data)), page_count(data)
    assert pages > 10
    place = 0
    for each in [*map(_bare, lines), *code.split("\n")]:
        found = text.find(each, place)
        assert found >= 0, each
        place = found + len(each)
    assert all(f"{number}Whyso?" in text for number in range(1, pages + 1))


@pytest.mark.parametrize(
    "text", ["", "\x00\u202e\u2028", "x" * 30_000, "| a |\n|---|\n" + "| b |\n" * 200, "> " * 60]
)
def test_nothing_that_can_be_written_breaks_it(qapp: QApplication, text: str) -> None:
    assert _printed([Said(text), Said("The end.")]).startswith(b"%PDF-")


def test_it_ends_soon_when_nobody_wants_it_and_writes_nothing(qapp: QApplication) -> None:
    file = BytesIO()
    asked = iter([False, False, True])

    print_pieces(_pieces(_TEXT * 500), file, lambda: next(asked))

    assert file.getvalue() == b""


def test_it_may_run_beside_the_window(qapp: QApplication) -> None:
    printed: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: printed.append(_printed(_pieces(_TEXT)))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [page_count(data) for data in printed] == [2, 2]
