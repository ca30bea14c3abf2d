"""Where the parts of formulas are. y grows downwards, 0 is the baseline."""

from __future__ import annotations

import pytest

from deepseek_desktop.ui.maths.typesetter import Typesetter
from tests.ui.maths.looking import FORMULAS, letter, letters, rules, shapes, typeset

_EM = 20 * 1.21  # of the formulas here


def test_a_fraction_is_above_and_below_its_bar(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"\frac{a}{bcd}")

    above, below = letter(formula, "a"), letter(formula, "b")
    (bar,) = rules(formula)
    assert above.y < bar.top() < bar.bottom() < below.y
    assert bar.left() <= below.x < above.x < bar.right()
    assert above.size_px == below.size_px == _EM


def test_scripts_are_smaller_and_shifted(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, "x_i^2")

    base, low, high = (letter(formula, text) for text in "xi2")
    assert high.y < base.y < low.y
    assert high.x == pytest.approx(low.x)
    assert high.size_px == low.size_px == pytest.approx(0.7 * base.size_px)


def test_limits_are_centred_over_and_under_the_sign(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"\sum_{k}^{n}")

    sign, low, high = (letter(formula, text) for text in "∑kn")
    assert high.y < sign.y < low.y
    assert sign.x < low.x < sign.x + formula.width / 2
    assert sign.x < high.x < sign.x + formula.width / 2


@pytest.mark.parametrize("sides", ["()", "[]", "||", r"\{\}", r"\lfloor\rfloor"])
def test_delimiters_grow(typesetter: Typesetter, sides: str) -> None:
    left, right = (sides[:1], sides[1:]) if len(sides) == 2 else _commands(sides)
    heights = []
    for rows in (1, 2, 4, 8):
        column = r"\\".join("x" * rows)
        tex = rf"\left{left}\begin{{matrix}}{column}\end{{matrix}}\right{right}"
        formula = typeset(typesetter, tex)
        heights.append(formula.ascent + formula.descent)
        assert letters(formula, "x")[0].x > 0.2 * _EM

    assert heights == sorted(heights)
    assert heights[3] > 3 * heights[0]


def test_aligned_equations_share_their_signs(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"\begin{aligned} x &= 1 \\ x + yyy &= 2 \end{aligned}")

    signs = letters(formula, "=")
    assert len(signs) == 2
    assert signs[0].x == pytest.approx(signs[1].x)
    assert signs[1].y - signs[0].y > _EM
    assert letters(formula, "x")[0].x > letters(formula, "x")[1].x


def test_columns_are_aligned_as_asked(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"\begin{array}{lcr} 1 & 1 & 1 \\ 222 & 222 & 222 \end{array}")

    ones, twos = letters(formula, "1"), letters(formula, "222")
    assert ones[0].x == pytest.approx(twos[0].x)
    assert ones[1].x - twos[1].x == pytest.approx(0.5 * _EM, abs=0.05)
    assert ones[2].x - twos[2].x == pytest.approx(1.0 * _EM, abs=0.05)


def test_lines_of_an_array_reach_over_all_of_it(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, FORMULAS["array with rules"])

    across = [rule for rule in rules(formula) if rule.width() > rule.height()]
    upright = [rule for rule in rules(formula) if rule.width() < rule.height()]
    assert len(across) == 3
    assert len(upright) == 3
    assert all(rule.width() == pytest.approx(formula.width, abs=1) for rule in across)
    height = across[-1].bottom() - across[0].top()
    assert all(rule.height() == pytest.approx(abs(height), abs=2) for rule in upright)


def test_a_root_covers_what_is_in_it(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"\sqrt{a + b}")

    (root,) = shapes(formula)
    inside = letter(formula, "b")
    assert root.left() < letter(formula, "a").x < inside.x < root.right()
    assert root.top() < inside.y - 0.5 * _EM
    assert root.right() == pytest.approx(formula.width, abs=0.5)


def test_the_index_of_a_root_is_over_its_tick(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"\sqrt[3]{x}")

    index = letter(formula, "3")
    assert index.y < letter(formula, "x").y
    assert index.x < letter(formula, "x").x
    assert index.size_px == pytest.approx(0.5 * _EM, abs=0.05)


def test_a_brace_reaches_over_what_it_embraces(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"\underbrace{aaaaaaaa}_{n}")

    pieces = shapes(formula)
    assert len(pieces) == 3
    assert min(piece.left() for piece in pieces) == pytest.approx(0, abs=0.1)
    assert max(piece.right() for piece in pieces) == pytest.approx(formula.width, abs=0.1)
    assert letter(formula, "n").x == pytest.approx(formula.width / 2, abs=0.4 * _EM)
    assert letter(formula, "n").y > max(piece.bottom() for piece in pieces)


def test_an_arrow_is_as_long_as_its_label(typesetter: Typesetter) -> None:
    lengths = [
        shapes(typeset(typesetter, rf"\xrightarrow{{{label}}}"))[0].width()
        for label in ("x", "xxxx", "xxxxxxxx", "xxxxxxxxxxxxxxxx")
    ]

    assert lengths[0] < lengths[1] < lengths[2] < lengths[3]


@pytest.mark.parametrize(("command", "strokes"), [("cancel", 1), ("bcancel", 1), ("xcancel", 2)])
def test_what_is_cancelled_is_struck_out(
    typesetter: Typesetter, command: str, strokes: int
) -> None:
    formula = typeset(typesetter, rf"\{command}{{xyz}}")

    assert len(shapes(formula)) == strokes
    for stroke in shapes(formula):
        assert stroke.left() < letter(formula, "x").x
        assert stroke.right() > letter(formula, "z").x


def test_the_strokes_rise_and_fall(typesetter: Typesetter) -> None:
    rising, falling = (
        next(
            placed.mark for placed in typeset(typesetter, tex).marks if hasattr(placed.mark, "path")
        )
        for tex in (r"\cancel{x}", r"\bcancel{x}")
    )

    for mark, is_rising in ((rising, True), (falling, False)):
        assert hasattr(mark, "path")
        bounds = mark.path.boundingRect()
        low = bounds.bottomLeft() if is_rising else bounds.bottomRight()
        other = bounds.topLeft() if is_rising else bounds.topRight()
        inwards = 0.06 * bounds.width() * (1 if is_rising else -1)
        assert mark.path.contains(low + type(low)(inwards, -0.06 * bounds.height()))
        assert not mark.path.contains(other + type(low)(inwards, 0.06 * bounds.height()))


def test_a_box_is_around_what_is_in_it(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"\boxed{42}")

    frame = rules(formula)
    assert len(frame) == 4
    inside = letter(formula, "42")
    assert min(rule.left() for rule in frame) < inside.x - 0.2 * _EM
    assert max(rule.right() for rule in frame) == pytest.approx(formula.width, abs=0.1)
    assert min(rule.top() for rule in frame) < inside.y - 0.9 * _EM
    assert max(rule.bottom() for rule in frame) > inside.y + 0.2 * _EM


def test_a_tag_stands_after_the_formula(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"a = b \tag{7}")

    assert letter(formula, "7").x > letter(formula, "b").x + 2 * _EM
    assert letter(formula, "7").y == pytest.approx(letter(formula, "b").y)


def test_tags_stand_after_their_lines(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, FORMULAS["tags in align"])

    tags = [letter(formula, text) for text in ("2a", "2b")]
    signs = letters(formula, "=")
    assert [tag.y for tag in tags] == pytest.approx([sign.y for sign in signs])
    assert tags[0].x > signs[0].x + 2 * _EM


def test_numbers_that_would_start_anew_are_left_out(typesetter: Typesetter) -> None:
    numbered = typeset(typesetter, r"\begin{equation} a = b \end{equation}")
    plain = typeset(typesetter, r"\begin{equation*} a = b \end{equation*}")

    assert numbered.width == pytest.approx(plain.width)


def test_lines_without_an_environment_are_below_each_other(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"a \\ b \\ c")

    assert letter(formula, "a").y < letter(formula, "b").y < letter(formula, "c").y
    assert formula.ascent - 0.25 * _EM == pytest.approx(formula.descent + 0.25 * _EM)


def test_chinese_takes_a_square_for_each_letter(typesetter: Typesetter) -> None:
    narrow = typeset(typesetter, r"\text{速}")
    wide = typeset(typesetter, r"\text{速度平均}")

    assert wide.width == pytest.approx(4 * narrow.width, rel=0.05)
    assert narrow.width == pytest.approx(_EM, rel=0.1)


def test_letters_in_another_script_follow_each_other(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"\text{a速b度c}")

    assert letter(formula, "a").x < letter(formula, "b").x < letter(formula, "c").x
    assert letter(formula, "b").x - letter(formula, "a").x == pytest.approx(1.5 * _EM, rel=0.1)


def test_a_phantom_takes_room_and_shows_nothing(typesetter: Typesetter) -> None:
    shown = typeset(typesetter, r"a\frac{b}{c}\sqrt{d}\text{速}")
    hidden = typeset(typesetter, r"a\phantom{\frac{b}{c}\sqrt{d}\text{速}}")

    assert hidden.width == pytest.approx(shown.width)
    assert hidden.descent == pytest.approx(shown.descent, abs=0.1)
    assert len(hidden.marks) == 1


def test_laps_take_no_room(typesetter: Typesetter) -> None:
    plain = typeset(typesetter, "ac")

    end = letter(plain, "c").x - letter(plain, "a").x
    starts = []
    for side in "lcr":
        lapped = typeset(typesetter, rf"a\math{side}lap{{x}}c")
        begin = letter(lapped, "a").x  # not 0 where the x stands out to the left of it
        assert letter(lapped, "c").x - begin == pytest.approx(end)
        starts.append(letter(lapped, "x").x - begin)
    assert starts[0] < starts[1] < starts[2] == pytest.approx(end)


def test_everything_grows_with_the_size(typesetter: Typesetter) -> None:
    small = typeset(typesetter, FORMULAS["quadratic formula"], 10)
    large = typeset(typesetter, FORMULAS["quadratic formula"], 30)

    assert large.width == pytest.approx(3 * small.width, rel=0.001)
    assert large.ascent == pytest.approx(3 * small.ascent, abs=1)
    assert large.descent == pytest.approx(3 * small.descent, abs=1)


def _commands(sides: str) -> tuple[str, str]:
    middle = sides.index("\\", 1)
    return sides[:middle], sides[middle:]
