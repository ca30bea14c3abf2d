"""Which final answer is found in what models write, and that none is found where none is clear."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.evaluation.final_answer import Origin, final_answer
from deepseek_desktop.core.evaluation.read_answer import read_answer
from deepseek_desktop.core.markup.reading import read_parts

_R1 = (
    "To find the sum, add the squares.\n\n1. Square 3: 9\n2. Square 4: 16\n\nSo the total is 25, "
    "not 24.\n\n**Final Answer**\n\\boxed{25}"
)
_PROGRAM = "```python\nprint(1)\n```"


@pytest.mark.parametrize(
    ("answer", "origin", "text"),
    [
        (_R1, Origin.BOXED, "25"),
        (r"First $\boxed{1}$, no: $\boxed{\frac{1}{2}}$.", Origin.BOXED, r"1, \frac{1}{2}"),
        ("First $\\boxed{1}$.\n\nNo, it is\n\n\\[\\boxed{2}\\]", Origin.BOXED, "1, 2"),
        (
            "So $\\boxed{2}$.\n\nIn short:\n\n$\\boxed{2 \\text{ km}}$",
            Origin.BOXED,
            "2 \\text{ km}",
        ),
        (r"$$\boxed{\left\{x \mid x > 0\right\}}$$", Origin.BOXED, r"\left\{x \mid x > 0\right\}"),
        (r"\[ \boxed{\text{(B) } \frac{3}{4}} \]", Origin.BOXED, r"\text{(B) } \frac{3}{4}"),
        ("Put it in \\boxed{}.\n\nThe answer is 7.", Origin.STATED, "7"),
        ("The box is cut: $\\boxed{4", None, ""),
        ("| step | value |\n|-|-|\n| end | $\\boxed{9}$ |", Origin.BOXED, "9"),
        ("```tex\n\\boxed{3}\n```\n\nThat is how boxes are written.", Origin.CODE, "\\boxed{3}"),
        ("Final answer: 42", Origin.STATED, "42"),
        ("**Final Answer:** 1,234 km", Origin.STATED, "1,234 km"),
        ("### Final Answer\n\n42 apples", Origin.STATED, "42 apples"),
        ("### Final Answer\n\n$$x = 42$$", Origin.STATED, "x = 42"),
        ("### Answer\n\n```python\nprint(1)\n```", Origin.CODE, "print(1)"),
        ("The answer is **Paris**.", Origin.STATED, "Paris"),
        ("The answer is 5 because 2 + 3 = 5.", Origin.STATED, "5"),
        ("The answer is 3.14, roughly.", Origin.STATED, "3.14"),
        ("The answers vary. The answer to the question is (C).", Origin.STATED, "(C)"),
        ("The answer is 4. Wait. The answer is 5.", Origin.STATED, "4, 5"),
        ("The answer is B. I think that A is wrong since it is odd.", Origin.STATED, "B"),
        ("The correct answer is B) 12 dollars.", Origin.STATED, "B) 12 dollars"),
        ("The answers are 2 and 3, so the answer is 2, 3 and 5.", Origin.STATED, "2, 3 and 5"),
        ("综上所述，最终答案是：42。", Origin.STATED, "42"),
        ("**答案：B**", Origin.STATED, "B"),
        ("所以答案为 ３.５ 公里，因为速度不变。", Origin.STATED, "３.５ 公里"),
        ("分析完毕，故选B。", Origin.OPTION, "B"),
        ("因此应选择（C）。", Origin.OPTION, "C"),
        ("经过分析，选ABD", Origin.OPTION, "ABD"),
        ("Looking at all of them:\n\n**(B)**", Origin.OPTION, "B"),
        ("B. Paris", Origin.OPTION, "B. Paris"),
        ("Therefore, option D.", Origin.OPTION, "D"),
        ("I would go with option A.", Origin.OPTION, "A"),
        ("Option C is the correct choice.", Origin.OPTION, "C"),
        ("42", Origin.NUMBER, "42"),
        ("It's 42.", Origin.NUMBER, "42"),
        ("Adding up:\n\n2 + 40 = **42**.", Origin.NUMBER, "42"),
        ("Adding 2 and 40.\n\nTherefore, you need 42 eggs.", Origin.NUMBER, "42"),
        ("先算 2 和 40。\n\n因此一共有 42 个鸡蛋。", Origin.NUMBER, "42"),
        ("She earns $18.\n\n#### 18", Origin.NUMBER, "18"),
        ("Hence the probability is $\\frac{1}{6}$.", Origin.NUMBER, "\\frac{1}{6}"),
        ("Therefore, the correct answer is:\n\n**C. 15**", Origin.STATED, "C. 15"),
        ("所以最终答案是：\n\n**-3**", Origin.STATED, "-3"),
        ("The answer is O(n log n).", Origin.STATED, "O(n log n)"),
        (f"Here it is:\n\n{_PROGRAM}\n\nIt prints one.", Origin.CODE, "print(1)"),
        (f"Run it:\n\n```bash\npython a.py\n```\n\n{_PROGRAM}", Origin.CODE, "print(1)"),
        (f"{_PROGRAM}\n\nIt says:\n\n```output\n1\n```", Origin.CODE, "print(1)"),
    ],
)
def test_a_clear_final_answer_is_found(answer: str, origin: Origin | None, text: str) -> None:
    read = read_answer(answer)

    found = final_answer(read)

    assert (found and found.origin, found.text if found else "") == (origin, text)
    if found is not None:
        part, start, end = found.spot
        texts = dict(read_parts(read.leaves[found.leaf], read.definitions, lambda _: True))
        assert 0 <= start < end <= len(texts[part])
        assert (
            found.origin is Origin.BOXED
            or found.has_parts
            or texts[part][start:end].strip() == text
        )


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "Rust's ownership rules make sure that each value has one owner.",
        "Python appeared in 1991, and Python 3 in 2008.",
        "There are 3 reasons:\n\n- It costs 20 dollars\n- It takes 5 days",
        "1. First do this\n2. Then wait 10 minutes",
        "The language was designed in 1991 by one person, and it became popular in schools.",
        "The answer is 5. Wait, that's wrong; it should be 6.",
        "答案是 5。不对，应该是 6。",
        "$\\boxed{5}$\n\nActually, there is one more.",
        "**(a)** So the total is 4.\n\n**(b)** So the total is 5.",
        "If the answer is 42, what is the question?",
        "Is the answer 42? I cannot say.",
        "The answer is not 42.",
        "The answer isn't 42.",
        "如果答案是 42，那么问题是什么？",
        "The answer is a bit more complicated than most people would think it is.",
        "The answer is in the table below.",
        "Both option A and option B are fine.",
        "Option B is incorrect.",
        "选项B是错误的。",
        "A. one\n\nB. two\n\nC. three",
        "The answer is between 3 and 4.",
        "Answer: 1. Paris 2. London",
        "Therefore, the derivative is 2x.",
        "Hence the angle is $\\frac{\\pi}{6}$.",
        "Therefore, 9.9 is larger than 9.11.",
        "Therefore it is between 3 and 5.",
        "So, would 42 be right?",
        f"{_PROGRAM}\n\nUse it:\n\n```python\nmain()\n```",
        "| a | b |\n|-|-|\n| 1 | 2 |",
        "\\boxed{" * 3000,
        "{" * 5000 + "\\boxed{1" + "{" * 5000,
    ],
)
def test_where_none_is_clear_none_is_found(answer: str) -> None:
    assert final_answer(read_answer(answer)) is None
