from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.evaluation.model_names import names_of
from deepseek_desktop.core.evaluation.tell_tales import (
    Naming,
    Tell,
    habits,
    names_itself,
    namings,
    without,
)

_R1 = Identity("together", "deepseek-ai/DeepSeek-R1")


@pytest.mark.parametrize(
    ("identity", "names"),
    [
        (Identity("x", "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B"), {"DeepSeek", "R1", "Qwen"}),
        (Identity("deepseek", "chat"), {"DeepSeek"}),
        (Identity("x", "openai/o1-mini"), {"GPT", "o1"}),
        (Identity("x", "auto", echoed_model="kimi-k2-instruct"), {"Kimi", "K2"}),
        (Identity("x", "Qwen3-32B"), {"Qwen"}),
        (Identity("demo", "demo-v3"), {"V3"}),
        (Identity("x", "gryphe/mythomax-l2-13b-instruct"), {"mythomax"}),
    ],
)
def test_names_come_from_all_ids(identity: Identity, names: set[str]) -> None:
    assert names_of(identity) == names


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("I am DeepSeek-R1.", "R1"),
        ("i'm deepseek, built to help.", "DeepSeek"),
        ("As an AI developed by DeepSeek, I cannot know.", "DeepSeek"),
        ("I’m a large language model, trained by Google.", "Gemini"),
        ("As Qwen, I think so.", "Qwen"),
        ("My name is Claude.", "Claude"),
        ("This is Kimi.", "Kimi"),
        ("我是由深度求索（DeepSeek）开发的助手。", "DeepSeek"),
        ("你好！我是通义千问。", "Qwen"),
        ("作为GLM，我不能。", "GLM"),
    ],
)
def test_an_answer_that_speaks_of_itself_tells_who_it_says_it_is(answer: str, name: str) -> None:
    told = [naming.name for naming in namings(answer, _R1, "Who are you, DeepSeek?")]

    assert name in told
    assert all(naming.is_self for naming in namings(answer, _R1))
    assert names_itself(answer, _R1, "DeepSeek or Qwen or Claude, which are you?")


@pytest.mark.parametrize(
    "answer",
    [
        "GPT-4 is larger than Llama 3.",
        "I am not ChatGPT.",
        "I'm sure that Claude Monet painted it.",
        "Models such as Qwen do.",
        "This is the way OpenAI does it.",
        "Google and Meta are companies.",
        "作为对比，GPT-4更贵。",
        "SR1x, r1 and aR1 are places; (R12).",
        "deepseekers",
    ],
)
def test_another_name_that_is_only_mentioned_tells_nothing(answer: str) -> None:
    assert not names_itself(answer, _R1)


def test_an_own_name_tells_unless_the_question_has_it() -> None:
    answer = "R1 is in series with a DeepSeek coil."

    assert namings(answer, _R1, "What is R1?") == (
        Naming("R1", 0, 2, is_own=True, is_self=False, is_asked=True),
        Naming("DeepSeek", 23, 31, is_own=True, is_self=False, is_asked=False),
    )
    assert names_itself("The value of R1 is 5.", _R1)
    assert not names_itself(
        "The value of R1 is 5.", _R1, "Two resistors, R1 and R2: how much is R1?"
    )
    assert not names_itself("O(1), O1 and xo1", Identity("x", "o1"))
    assert names_itself("That is how o1-mini does it.", Identity("x", "o1"))


@pytest.mark.parametrize(
    ("answer", "rest"),
    [
        ("Okay, so the sum is 3.", "the sum is 3."),
        ("Certainly! Great question! It is 3.", "It is 3."),
        ("\nThat's a great question about primes! Ten.", "Ten."),
        ("好的，答案是3。", "答案是3。"),
        ("当然可以！这是一个很好的问题！答案是3。", "答案是3。"),
        ("x = 3. Let me know if you need more!", "x = 3. "),
        ("3.\n\nI hope this helps!\n\nHappy coding! 😊", "3.\n\n"),
        ("答案是7。\n\n希望这对你有帮助！如有疑问请随时告诉我。", "答案是7。"),
        (
            "# 🎉 Title\n\n- ✅ yes\n\n**🚀 Go**\n\n## End 🎉\n\nx",
            "# Title\n\n- ✅ yes\n\n**Go**\n\n## End\n\nx",
        ),
    ],
)
def test_habits_are_hidden_and_nothing_else(answer: str, rest: str) -> None:
    assert without(answer, habits(answer)) == rest


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "Sure!",
        "Sure signs are rare.",
        "Of course not: 3.",
        "好，",
        "If you have 3 apples, 2 remain.",
        "Let me know if y. The answer is 5.",
        "```\n# 🎉\n```",
        "Run this:\n\n```\nx = 3\n# Hope this helps!\n```",
        "I hope this helps! Let me know!",
    ],
)
def test_what_answers_is_never_hidden(answer: str) -> None:
    assert habits(answer) == ()


def test_habits_say_what_they_are_and_come_in_order() -> None:
    answer = "Sure! Here:\n\n## 🚀 Go\n\nText.\n\nHope this helps!"

    found = habits(answer)

    assert [(habit.tell, answer[habit.start : habit.end]) for habit in found] == [
        (Tell.OPENING, "Sure! "),
        (Tell.HEADING_PICTURE, "🚀 "),
        (Tell.ENDING, "Hope this helps!"),
    ]
