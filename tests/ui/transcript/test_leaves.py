"""How leaves are drawn, read from pixels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import (
    BULLET,
    Code,
    Container,
    Kind,
    Leaf,
    Maths,
    Paragraph,
    Table,
)
from deepseek_desktop.core.markup.leaves import Heading as Head
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.theme.style import palette
from deepseek_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens
from deepseek_desktop.ui.transcript.leaves.block_state import BlockState
from deepseek_desktop.ui.transcript.leaves.filling import Filler
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.leaves.look import Look
from deepseek_desktop.ui.transcript.leaves.marks import Marks

SCALE = 4
KEPT: list[Filler] = []  # they draw the formulas of their documents
QUOTE = Container(Kind.QUOTE)
ARABIC = "هذا نص باللغة العربية"


def look(qtbot: QtBot, *, family: str = "", size: int = 13, tokens: Tokens = LIGHT) -> Look:
    widget = QWidget()
    qtbot.addWidget(widget)
    font = QFont(family or widget.font())
    font.setPixelSize(size)
    widget.setFont(font)
    widget.setPalette(palette(tokens))
    return Look.of(widget)


def boxed(leaf: Leaf, seen: Look, typesetter: Typesetter, above: Leaf | None = None) -> LeafBox:
    filler = Filler(seen, typesetter)
    box = LeafBox(leaf, filler.fill(leaf, Definitions()), seen, above, BlockState())
    box.lay_out(500)
    KEPT.append(filler)
    return box


def painted(box: LeafBox) -> QImage:
    image = QImage(500 * SCALE, box.height * SCALE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    box.paint(painter, QRectF(0, 0, 500, box.height), Marks())
    painter.end()
    return image


def ink(image: QImage, place: QRectF) -> QRectF:
    """Return what is not white in a place, in units of the leaf."""
    area = QRectF(
        place.left() * SCALE, place.top() * SCALE, place.width() * SCALE, place.height() * SCALE
    )
    whole = area.toRect().intersected(image.rect())
    dark = [
        (x, y)
        for x in range(whole.left(), whole.right() + 1)
        for y in range(whole.top(), whole.bottom() + 1)
        if image.pixelColor(x, y).lightness() < 160
    ]
    if not dark:
        return QRectF()
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    found = QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)
    return QRectF(
        found.x() / SCALE, found.y() / SCALE, found.width() / SCALE, found.height() / SCALE
    )


@pytest.mark.parametrize("family", ["DejaVu Sans", "Noto Sans CJK JP"])
@pytest.mark.parametrize("size", [13, 39])
@pytest.mark.parametrize(
    "content",
    [
        Paragraph(r"x $\mathrm{x}$ and on"),
        Paragraph(r"x $\mathrm{x}$ beside $\frac{\frac{a}{b}}{c}$"),
        Paragraph(r"x $\mathrm{x}$ beside $a_{b_{c_{d}}}$"),
        Head(r"x $\mathrm{x}$ and on", 1),
        Table((("n",), (r"x $\mathrm{x}$ and on",)), ("",)),
    ],
)
def test_a_formula_stands_on_the_line_of_the_letters(
    qtbot: QtBot, typesetter: Typesetter, family: str, size: int, content: Paragraph | Head | Table
) -> None:
    box = boxed(Leaf(content), look(qtbot, family=family, size=size), typesetter)
    image = painted(box)

    start = box.document.toPlainText().index("x ")
    letter, formula = (
        ink(image, box.rects(start + at, start + at + 1)[0].adjusted(1, 2, -1, -2)) for at in (0, 2)
    )

    assert not letter.isEmpty()
    assert abs(letter.bottom() - formula.bottom()) <= 0.6


def test_no_formula_reaches_out_of_its_line(qtbot: QtBot, typesetter: Typesetter) -> None:
    text = r"x $\frac{\frac{a}{b}}{\frac{c}{\frac{d}{e}}}$ y"
    box = boxed(Leaf(Paragraph(text)), look(qtbot, size=20), typesetter)
    found = ink(painted(box), QRectF(0, 0, 500, box.height))

    assert found.top() > 0
    assert found.bottom() < box.height


def test_lines_with_small_formulas_are_as_high_as_others(
    qtbot: QtBot, typesetter: Typesetter
) -> None:
    seen = look(qtbot, family="DejaVu Sans")
    plain, formulas = (
        boxed(Leaf(Paragraph(text)), seen, typesetter) for text in ("x = p", "x $x = p$")
    )

    assert abs(plain.height - formulas.height) <= 1


def test_borders_are_seen_well_in_high_contrast_only(qtbot: QtBot) -> None:
    stark, light, dark = (look(qtbot, tokens=each) for each in (HIGH_CONTRAST, LIGHT, DARK))

    assert stark.border.lightness() > 140
    assert light.border.lightness() > 200
    assert dark.border.lightness() < 80
    assert stark.text == QPalette(palette(HIGH_CONTRAST)).color(QPalette.ColorRole.Text)


def bar_top(box: LeafBox, x: float) -> float:
    """Return where the bar of a quote begins at `x`."""
    image = painted(box)
    column = [image.pixelColor(round(x * SCALE), y) for y in range(image.height())]
    return next(y for y, colour in enumerate(column) if colour == box.look.border) / SCALE


def test_the_bar_of_a_quote_begins_with_the_quote(qtbot: QtBot, typesetter: Typesetter) -> None:
    seen = look(qtbot)
    x = 0.2 * seen.unit + 1.5
    leaf = Leaf(Paragraph("b"), (QUOTE,), has_gap=True)

    outside, inside = Leaf(Paragraph("a")), Leaf(Paragraph("a"), (QUOTE,))
    first, second = (boxed(leaf, seen, typesetter, above) for above in (outside, inside))

    assert bar_top(first, x) == pytest.approx(first.gap, abs=0.5)
    assert bar_top(second, x) == 0


def test_the_bar_beside_code_begins_with_its_frame(qtbot: QtBot, typesetter: Typesetter) -> None:
    seen = look(qtbot)
    box = boxed(Leaf(Code("x"), (QUOTE,)), seen, typesetter, Leaf(Paragraph("a")))

    assert bar_top(box, 0.2 * seen.unit + 1.5) == pytest.approx(box.frame.top(), abs=0.5)


def test_quotes_in_two_items_have_a_bar_each(qtbot: QtBot, typesetter: Typesetter) -> None:
    seen = look(qtbot)
    item = (Container(Kind.ITEM, BULLET), QUOTE)
    leaf, above = (Leaf(Paragraph(text), item) for text in "ba")
    box = boxed(leaf, seen, typesetter, above)

    assert bar_top(box, 3.3 * seen.unit + 1.5) == pytest.approx(box.gap, abs=0.5)


@pytest.mark.parametrize("container", [QUOTE, Container(Kind.ITEM, BULLET)])
def test_what_text_from_right_to_left_stands_in_is_at_its_right(
    qtbot: QtBot, typesetter: Typesetter, container: Container
) -> None:
    seen = look(qtbot, tokens=LIGHT)
    arabic, latin = (
        boxed(Leaf(Paragraph(text), (container,)), seen, typesetter) for text in (ARABIC, "latin")
    )

    assert arabic.frame.left() == 500 - latin.frame.right() == 0
    assert arabic.frame.width() == latin.frame.width()
    room = latin.frame.left()
    assert coloured(arabic, 0, room) == coloured(latin, room + 60, 500) == 0
    assert coloured(arabic, 500 - room, 500) > 0
    assert coloured(latin, 0, room) > 0


def coloured(box: LeafBox, left: float, right: float) -> int:
    """Return how many pixels between two columns are not white."""
    image, white = painted(box), QColor("white")
    columns = range(round(left * SCALE), round(right * SCALE))
    return sum(image.pixelColor(x, y) != white for x in columns for y in range(image.height()))


def test_code_in_a_list_stays_at_the_left(qtbot: QtBot, typesetter: Typesetter) -> None:
    item = (Container(Kind.ITEM, BULLET),)
    box = boxed(Leaf(Code(ARABIC), item), look(qtbot), typesetter)

    assert box.frame.left() > 0
    assert box.frame.right() == 500


@pytest.mark.parametrize("size", [13, 27])
def test_code_says_its_language_where_there_is_room(
    qtbot: QtBot, typesetter: Typesetter, size: int
) -> None:
    box = boxed(Leaf(Code("x", "python")), look(qtbot, size=size), typesetter)
    label = box.head.adjusted(6, 6, -6, -6)

    assert not ink(painted(box), label).isEmpty()


@pytest.mark.parametrize("leaf", [Leaf(Maths("5, 17")), Leaf(Paragraph("$5, 17$"))])
def test_a_formula_alone_is_drawn_whole(qtbot: QtBot, typesetter: Typesetter, leaf: Leaf) -> None:
    seen = look(qtbot, size=20)
    formula = typesetter.typeset("5, 17", 20, is_display=isinstance(leaf.content, Maths))
    assert formula is not None

    box = boxed(leaf, seen, typesetter)
    drawn = ink(painted(box), QRectF(0, 0, 500, box.height))

    assert drawn.height() > formula.ascent + formula.descent - 1.5
