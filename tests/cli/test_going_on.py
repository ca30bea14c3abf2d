"""Going on in stored conversations from a terminal."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import Basis, Conversation
from deepseek_desktop.core.domain.instructions import GO_ON
from tests.cli.conftest import Terminal
from tests.core.archive import samples
from tests.faults import wire
from tests.faults.looking import archived_prompts
from tests.faults.server import FaultServer, Request, Script, by_model, in_turn


def _echo(request: Request) -> Script:
    """Answer with the model's name and how manieth question of the conversation it was."""
    asked = sum(message["role"] == "user" for message in request.json["messages"])
    return wire.said(f"{request.model}{asked}")


def _said(server: FaultServer) -> list[str]:
    """Return the messages of the last request."""
    return [message["content"] for message in server.requests[-1].json["messages"]]


def _begin(terminal: Terminal, *arguments: str) -> tuple[str, str]:
    """Ask a first question; return the ids of conversation and turn."""
    asked = terminal.json(*(arguments or ("ask", "One?", "--model", "host/m")))
    return asked["conversation_id"], asked["turn_id"]


def test_each_branch_goes_on_with_its_own_past(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = _echo
    stored, first = _begin(terminal)
    ask = ("ask", "--in", stored[:6])

    second = terminal.json(*ask, "Two?")["turn_id"]
    assert _said(fault_server) == ["One?", "m1", "Two?"]
    edited = terminal.json(*ask, "Zwei?", "--edit", second[:9], "--set", "temperature=0.5")
    assert _said(fault_server) == ["One?", "m1", "Zwei?"]
    assert fault_server.requests[-1].json["temperature"] == 0.5
    terminal.json(*ask, "Three?", "--after", second, "--model", "host/n")
    assert _said(fault_server) == ["One?", "m1", "Two?", "m2", "Three?"]
    with terminal.monkeypatch.context() as patched:
        patched.setattr("sys.stderr.isatty", lambda: True)
        again = terminal.run(*ask, "--retry")
    assert (again.code, again.out.splitlines()[0]) == (0, "n3")
    assert again.err.endswith(f"deepseek-desktop ask QUESTION --in {stored[:8]}\n")
    assert _said(fault_server) == ["One?", "m1", "Two?", "m2", "Three?"]

    shown = terminal.json("show", stored)
    assert [turn["prompt"] for turn in shown["turns"]] == ["One?", "Two?", "Three?"]
    assert [turn["parent_id"] for turn in shown["turns"]] == [None, first, second]
    assert [lane["model"] for lane in shown["lanes"]] == ["host/n"]
    whole = terminal.json("show", stored, "--all")
    assert [(turn["prompt"], turn["is_shown"]) for turn in whole["turns"]] == [
        *(("One?", True), ("Two?", True), ("Zwei?", False), ("Three?", True))
    ]
    assert whole["turns"][2]["id"] == edited["turn_id"]
    replies = whole["turns"][3]["replies"]
    assert [(reply["identity"]["model"], reply["is_shown"]) for reply in replies] == [
        ("n", False),
        ("n", True),
    ]
    assert replies[1]["usage"]["completion_tokens"] == 35


def test_a_question_asked_once_more_ends_what_is_shown(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = _echo
    stored, first = _begin(terminal, "compare", "One?", "--lane", "host/a", "--lane", "host/b")
    terminal.json("ask", "Two?", "--in", stored)
    fault_server.answer = by_model({"a": wire.said("A again"), "b": wire.error(400)})

    again = terminal.run("ask", "--in", stored, "--after", first, "--retry")

    assert again.code == 1
    assert "A │ A again" in again.out.splitlines()
    assert "host/b: " in again.err
    (turn,) = terminal.json("show", stored)["turns"]
    assert [(reply["answer"], reply["outcome"]) for reply in turn["replies"]] == [
        ("b1", "complete"),  # a failed retry takes no answer away
        ("A again", "complete"),
    ]
    assert archived_prompts(terminal.data_dir) == ("One?", "Two?")


def test_a_retry_in_vain_leaves_what_was_shown(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.error(400)
    replies = [samples.ended(samples.awaited(name), "", name) for name in ("chosen", "newer")]
    first = replace(samples.turn("first"), replies=tuple(replies))
    later = replace(samples.turn("later"), parent_id="first", bases={"c-0": Basis("newer")})

    async def prepare() -> None:
        async with Archive(terminal.data_dir) as archive:
            await archive.keep_whole(replace(samples.conversation(), turns=(first, later)))
            await archive.keep_head("c", "later")
            await archive.keep_choice("first", "c-0", "chosen")

    async def kept() -> Conversation:
        async with Archive(terminal.data_dir) as archive:
            return await archive.conversation("c")

    asyncio.run(prepare())
    retry = ("ask", "--in", "c", "--after", "first", "--retry", "--model", "host/m")
    assert terminal.run(*retry).code == 1

    found = asyncio.run(kept())
    assert len(fault_server.requests) == 1
    assert (found.head, found.choices) == ("later", {("first", "c-0"): "chosen"})


def test_a_saved_question_that_was_never_asked_is_looked_through_for_keys(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    async def prepare() -> None:
        async with Archive(terminal.data_dir) as archive:
            saved = samples.turn("t", "Is sk-0123456789abcdef0123456789abcdef good?")
            await archive.begin_turn(samples.conversation(), saved, [])

    asyncio.run(prepare())
    ran = terminal.run("ask", "--in", "c", "--retry", "--model", "host/m")

    assert (ran.code, fault_server.requests) == (2, [])
    assert "looks like a key" in ran.err


def test_it_goes_on_from_the_reply_that_a_person_chose(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said()
    replies = [samples.ended(samples.awaited(name), "", name) for name in ("chosen", "newer")]
    turn = replace(samples.turn(), replies=tuple(replies))

    async def prepare() -> None:
        async with Archive(terminal.data_dir) as archive:
            await archive.keep_whole(replace(samples.conversation(), turns=(turn,)))
            await archive.keep_choice("t", "c-0", "chosen")

    asyncio.run(prepare())
    terminal.json("ask", "More?", "--in", "c", "--model", "host/m")

    assert _said(fault_server) == ["Why?", "chosen", "More?"]
    first, second = terminal.json("show", "c", "--all")["turns"]
    assert [reply["is_shown"] for reply in first["replies"]] == [True, False]
    assert second["bases"] == {"c-0": {"reply_id": "chosen", "is_partial": False}}


def test_a_cut_answer_is_gone_on_with_in_its_own_lane(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    whole, cut = wire.said("Whole."), wire.stream(wire.reasoning("Hm."), wire.answer("The be"))
    fault_server.answer = by_model({"whole": whole, "cut": cut})
    lanes = ("--lane", "host/whole", "--lane", "host/cut")
    assert terminal.run("compare", "Say it.", *lanes).code == 1
    stored = terminal.json("conversations")["conversations"][0]["id"]
    fault_server.answer = wire.said("ginning.")

    gone_on = terminal.run("ask", "--in", stored, "--continue")

    assert gone_on.code == 0
    assert [line[:18] for line in gone_on.out.splitlines()[:2]] == [
        "B ┌ host/cut",
        "B │ The beginning.",
    ]
    assert [r.model for r in fault_server.requests].count("whole") == 1
    assert _said(fault_server) == ["Say it.", "The be", GO_ON]
    (turn,) = terminal.json("show", stored)["turns"]
    assert {reply["answer"] for reply in turn["replies"]} == {"Whole.", "The beginning."}
    none_left = terminal.run("ask", "--in", stored, "--continue")
    assert none_left.code == 2
    assert "none to go on with" in none_left.err


def test_the_other_lanes_answer_once_more_with_the_thinking_of_one(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    thinks, plain = wire.said("42", "I count to 42."), wire.said("41")
    fault_server.answer = by_model({"thinks": thinks, "plain": plain})
    lanes = ("--lane", "host/thinks", "--lane", "host/plain")
    stored = terminal.json("compare", "How many?", *lanes)["conversation_id"]

    assert terminal.run("ask", "--in", stored, "--retry", "--given", "a").code == 0

    assert [request.model for request in fault_server.requests].count("thinks") == 1
    (sent,) = _said(fault_server)
    assert sent.startswith("How many?\n\nThoughts about this question")
    assert "I count to 42." in sent
    none = terminal.run("ask", "--in", stored, "--retry", "--given", "B")
    assert (none.code, "brought no thinking" in none.err) == (2, True)
    assert terminal.run("ask", "More?", "--in", stored, "--given", "A").code == 2


def test_all_lanes_go_on_from_the_answer_of_one(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = by_model({"a": wire.said("Mine."), "b": wire.said("Yours.")})
    lanes = ("--lane", "host/a", "--lane", "host/b")
    stored = terminal.json("compare", "One?", *lanes)["conversation_id"]

    terminal.json("ask", "Two?", "--in", stored, "--context", "b")

    sent = [request.json["messages"][1]["content"] for request in fault_server.requests[2:]]
    assert sent == ["Yours.", "Yours."]
    assert "· after B's answer in all lanes" in terminal.run("show", stored).out
    terminal.json("ask", "Three?", "--in", stored)
    by_lane = {r.model: r.json["messages"] for r in fault_server.requests[4:]}
    said = [message["content"] for message in by_lane["a"]]
    assert said == ["One?", "Yours.", "Two?", "Mine.", "Three?"]
    none = terminal.run("ask", "Four?", "--in", stored, "--context", "C")
    assert (none.code, "gave no last answer" in none.err) == (2, True)
    assert terminal.run("ask", "Four?", "--in", stored, "--retry", "--context", "A").code == 2
    assert terminal.run("ask", "Four?", "--model", "host/a", "--context", "A").code == 2
    assert terminal.run("ask", "Four?", "--model", "host/a", "--given", "A").code == 2


def test_an_edited_question_keeps_what_was_attached_until_something_else_is(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = in_turn(wire.said())
    terminal.run("ask", "Why?", "--model", "host/m", "--attach", "-", piped=b"old text")
    stored = terminal.json("conversations")["conversations"][0]["id"]
    turn_id = terminal.json("show", stored)["turns"][0]["id"]
    edit = ("ask", "How?", "--in", stored, "--edit", turn_id)

    assert terminal.run(*edit).err.startswith("standard input ≈ ")
    kept = _said(fault_server)[-1]
    terminal.run(*edit, "--attach", "-", piped=b"new text")

    assert "How?" in kept
    assert "old text" in kept
    assert "old text" not in _said(fault_server)[-1]
    assert "new text" in _said(fault_server)[-1]


def test_nothing_is_asked_or_deleted_while_another_process_writes_a_reply(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said()
    with asyncio.Runner() as runner:
        other = Archive(terminal.data_dir)
        runner.run(other.__aenter__())
        runner.run(other.begin_turn(samples.conversation(), samples.turn(), [samples.awaited()]))

        asked = terminal.run("ask", "More?", "--in", "c")
        retried = terminal.run("ask", "--in", "c", "--retry")
        deleted = terminal.run("delete", "c")
        shown = terminal.run("show", "c")
        runner.run(other.finish(samples.ended(samples.awaited(), "", "Because.")))
        runner.run(other.__aexit__(None, None, None))

    for ran in (asked, retried, deleted):
        assert ran.code == 1
        assert "just being written" in ran.err
    assert "is just being written" in shown.out
    assert fault_server.requests == []
    assert terminal.run("delete", "c").code == 0


@pytest.mark.parametrize(
    "typed",
    [
        "ask",
        "ask Q",
        "ask --in c",
        "ask Q --in no-such-conversation",
        "ask Q --in c --after no-such-turn",
        "ask Q --in c --edit t --after t",
        "ask Q --in c --retry",
        "ask --in c --retry --continue",
        "ask --in c --continue --set seed=1",
        "ask --model host/m --retry",
        "ask - --model host/m --attach -",
        "ask Q --in c --model host/m",  # it has two lanes
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    terminal: Terminal, fault_server: FaultServer, typed: str
) -> None:
    async def prepare() -> None:
        async with Archive(terminal.data_dir) as archive:
            whole = samples.conversation(lanes=2)
            await archive.begin_turn(whole, samples.turn(), ())

    asyncio.run(prepare())

    ran = terminal.run(*typed.split())

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip()
    assert fault_server.requests == []
    assert archived_prompts(terminal.data_dir) == ("Why?",)


def test_the_command_line_needs_no_window() -> None:
    program = "import sys, deepseek_desktop.cli.main; print('PySide6' in sys.modules)"

    ran: Any = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=60
    )

    assert ran.stdout.strip() == "False"
