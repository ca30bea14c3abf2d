"""What was set otherwise from one request to the next, whatever hosts call it."""

from __future__ import annotations

from collections.abc import Mapping

from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.sent_settings import changed_settings


def _sent(fields: Mapping[str, object], model: str = "m", **more: object) -> Identity:
    return Identity("host", model, sent_model=model, parameters=fields, **more)  # type: ignore[arg-type] # fields


def test_what_changed_is_named_in_our_terms() -> None:
    before = _sent({"stream": True, "max_completion_tokens": 100, "seed": 1}, thinking=True)
    after = _sent({"stream": True, "max_completion_tokens": 200, "top_p": 0.9}, effort="high")

    assert changed_settings(before, after) == {
        "thinking": None,
        "effort": "high",
        "max_tokens": 200,
        "top_p": 0.9,
        "seed": None,
    }


def test_hosts_that_say_the_same_in_other_words_changed_nothing() -> None:
    before = _sent(
        {"stream": True, "temperature": 0.6, "enable_thinking": True, "max_tokens": 9},
        thinking=True,
    )
    options = {"temperature": 0.6, "num_predict": 9}
    after = _sent({"stream": True, "options": options, "think": True}, "other", thinking=True)

    assert changed_settings(before, after) == {}


def test_what_another_model_does_by_itself_is_no_change() -> None:
    before, after = _sent({"stream": True}, thinking=True), _sent({}, "other")

    assert changed_settings(before, after) == {}
    assert changed_settings(before, _sent({"stream": False}, "other", thinking=False)) == {
        "thinking": False,
        "stream": False,
    }


def test_a_request_that_never_went_out_tells_nothing() -> None:
    unsent = Identity("host", "m")

    assert changed_settings(_sent({"seed": 1}), unsent) == {}
    assert changed_settings(unsent, _sent({"seed": 1})) == {}
