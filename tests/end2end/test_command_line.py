"""The real program in a process of its own, against a host that fails on command."""

from __future__ import annotations

import json
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from tests.conftest import Canary
from tests.end2end.conftest import Program, Ran, write_settings
from tests.faults.contract import Ending, assert_contract, assert_plain_sentence
from tests.faults.looking import archived_prompts, archived_replies, journaled_text
from tests.faults.server import FaultServer, Hold, Reset, Send, Step, Wait, by_model
from tests.faults.wire import DONE, answer, error, finish, head, page, reasoning, said, stream
from tests.support import until

_PROMPT = "What is 2 + 2?"
_THOUGHT, _SAID = "Two and two.", "It is 4."
_BEGUN = reasoning(_THOUGHT) + answer("It is")
_WHOLE = Ending(Outcome.COMPLETE, _SAID, _THOUGHT)
_GOOD = said(_SAID, _THOUGHT)
_BAD_EVENT = b'data: {"choices": [\n\n'
_BAD_TEXT = answer("It is 4\u2713").replace("\u2713".encode(), b"\xe2\x9c") + finish() + DONE

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")


async def test_a_provider_is_added_asked_and_removed(
    canary: Canary, program: Program, fault_server: FaultServer
) -> None:
    fault_server.answer = _GOOD
    where = ("--base-url", f"http://{fault_server.host}/", "--key-env", canary.variable)

    added = await program.run("provider", "add", "host", *where)
    listed = await program.run("provider", "list", "--json")
    asked = await program.run("ask", _PROMPT, "--model", "host/m", "--json")
    removed = await program.run("provider", "remove", "host")

    assert [ran.code for ran in (added, listed, asked, removed)] == [0, 0, 0, 0]
    assert [ran.err for ran in (added, listed, asked, removed)] == [""] * 4
    assert json.loads(listed.out)["providers"][1]["key_env"] == canary.variable
    reply = json.loads(asked.out)
    assert (reply["reasoning"], reply["answer"]) == (_THOUGHT, _SAID)
    assert (reply["outcome"], reply["error"]) == ("complete", None)
    assert reply["usage"]["reasoning_tokens"] == 24
    assert reply["identity"]["echoed_model"] == "host-name"


async def test_a_piped_answer_is_plain_text(
    canary: Canary, knowing_program: Program, fault_server: FaultServer
) -> None:
    steers = answer("\x1b[31mred\x07 \u4e8c\n") + finish() + DONE
    fault_server.answer = by_model({"host-name": stream(reasoning(_THOUGHT), steers)})

    ran = await knowing_program.run("ask", _PROMPT, "--model", "host/host-name")

    assert (ran.code, ran.err) == (0, "")
    thought, answered, *figures = ran.out.splitlines()
    assert thought == _THOUGHT
    assert "red" in answered
    assert "\u4e8c" in answered
    assert not set(ran.out) & set("\x1b\x07\r")
    assert "complete" in figures[-1]


async def test_refusals_stay_in_their_lanes(
    canary: Canary, knowing_program: Program, fault_server: FaultServer
) -> None:
    fault_server.answer = by_model(
        {
            "good": _GOOD,
            "401": error(401, f"Incorrect API key: {canary.key}"),
            "402": error(402, "Insufficient Balance"),
            "429": error(429, "Slow down", Retry_After="1"),
            "500": error(500, "Traceback (most recent call last)"),
            "page": page(),
        }
    )
    refused_by_you = Ending(Outcome.REFUSED, fault=Fault.YOU)

    await _assert_compared(
        knowing_program,
        fault_server,
        {
            "host/good": (_WHOLE, ""),
            "host/401": (refused_by_you, "refused your key"),
            "host/402": (refused_by_you, "Top it up"),
            "host/429": (refused_by_you, "Wait 1 s"),
            "host/500": (Ending(Outcome.REFUSED, fault=Fault.PROVIDER), "retry"),
            "host/page": (Ending(Outcome.BROKEN, fault=Fault.PROVIDER), "Check the base URL"),
        },
    )


async def test_broken_streams_stay_in_their_lanes(
    canary: Canary, knowing_program: Program, fault_server: FaultServer
) -> None:
    fault_server.answer = by_model(
        {
            "good": _GOOD,
            "cut": stream(_BEGUN),
            "reset": (Send(head() + _BEGUN), Wait(0.05), Reset()),
            "one bad event": stream(reasoning(_THOUGHT), _BAD_EVENT, answer(_SAID), finish(), DONE),
            "bad events": stream(_BEGUN, _BAD_EVENT * 4, answer("lost"), DONE),
            "bad text": stream(_BAD_TEXT),
        }
    )
    cut = Ending(Outcome.CUT, "It is", _THOUGHT, Fault.NETWORK)
    broken = Ending(Outcome.BROKEN, "It is", _THOUGHT, Fault.PROVIDER)

    await _assert_compared(
        knowing_program,
        fault_server,
        {
            "host/good": (_WHOLE, ""),
            "host/cut": (cut, "check your network"),
            "host/reset": (cut, "check your network"),
            "host/one bad event": (_WHOLE, "damaged"),
            "host/bad events": (broken, "retry"),
            "host/bad text": (Ending(Outcome.COMPLETE, "It is 4\ufffd"), "damaged"),
        },
    )


async def test_lanes_that_cannot_be_asked_do_not_stop_the_one_that_can(
    canary: Canary, program: Program, fault_server: FaultServer
) -> None:
    missing = error(404, "The model does not exist")
    fault_server.answer = by_model({"good": _GOOD, "unknown": missing})
    fault_server.archive_folder = program.data_dir
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"127.0.0.1:{closed.getsockname()[1]}"
    write_settings(
        program.data_dir,
        host=(fault_server.base_url, canary.variable),
        keyless=(fault_server.base_url, "NO_SUCH_KEY"),
        closed=(f"http://{nobody}/v1", None),
    )
    by_you = Ending(Outcome.REFUSED, fault=Fault.YOU)

    await _assert_compared(
        program,
        fault_server,
        {
            "host/good": (_WHOLE, ""),
            "host/unknown": (by_you, "exact name"),
            "nobody/m": (by_you, "provider add"),
            "keyless/m": (by_you, "NO_SUCH_KEY"),
            "closed/m": (Ending(Outcome.REFUSED, fault=Fault.NETWORK), nobody),
        },
    )


async def test_lanes_are_told_apart_in_plain_text(
    canary: Canary, knowing_program: Program, fault_server: FaultServer
) -> None:
    fault_server.answer = by_model({"good": _GOOD, "cut": stream(_BEGUN)})
    lanes = ("--lane", "host/good", "--lane", "host/cut")

    ran = await knowing_program.run("compare", _PROMPT, *lanes)

    assert ran.code == 1
    lines = ran.out.splitlines()
    assert f"A │ {_THOUGHT}" in lines
    assert f"A │ {_SAID}" in lines
    assert "B │ It is" in lines
    assert "\x1b" not in ran.out
    *echoes, trouble = ran.err.splitlines()
    assert [line.partition(":")[0] for line in echoes] == ["host/good", "host/cut"]
    assert all(" answered, not " in line for line in echoes)
    assert trouble.startswith("host/cut: The connection")


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", _PROMPT),
        ("ask", _PROMPT, "--model", "no-slash"),
        ("ask", "  ", "--model", "demo/m"),
        ("compare", _PROMPT, "--lane", "demo/m"),
        ("provider", "add", "host", "--base-url", "http://example.com/v1"),
    ],
)
async def test_wrong_usage_is_told_in_a_line_and_is_code_2(
    program: Program, arguments: tuple[str, ...]
) -> None:
    ran = await program.run(*arguments)

    assert ran.code == 2
    assert ran.out == ""
    last = ran.err.splitlines()[-1]
    assert_plain_sentence(last)


async def test_a_data_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")

    ran = await Program(in_the_way / "desk").run("ask", _PROMPT, "--model", "demo/demo-v3")

    assert ran.code == 2
    assert_plain_sentence(ran.err.strip())


@posix_only
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
async def test_a_signal_in_mid_stream_stores_what_had_arrived(
    canary: Canary, knowing_program: Program, fault_server: FaultServer, name: str
) -> None:
    fault_server.answer = (Send(head() + _BEGUN), Hold())
    process = await knowing_program.start("ask", _PROMPT, "--model", "host/m")
    assert process.stdout is not None
    assert await process.stdout.readuntil(b"It is")

    process.send_signal(getattr(signal, name))
    ran = await knowing_program.finished(process)

    assert ran.code == 130
    assert "Traceback" not in ran.err
    assert_plain_sentence(ran.err.strip())
    assert_contract(
        await _replies(knowing_program.data_dir),
        [Ending(Outcome.STOPPED, "It is", _THOUGHT)],
        prompt=_PROMPT,
        data_dir=knowing_program.data_dir,
        servers=[fault_server],
    )


@posix_only
async def test_a_killed_process_loses_its_last_moment_only(
    canary: Canary, knowing_program: Program, fault_server: FaultServer
) -> None:
    pace_s = 0.02
    paced: list[Step] = []
    for number in range(200):
        paced += [Send(answer(f"{number} ")), Wait(pace_s)]
    fault_server.answer = (Send(head() + reasoning(_THOUGHT)), *paced)
    process = await knowing_program.start("ask", _PROMPT, "--model", "host/m")
    assert process.stdout is not None
    await process.stdout.readuntil(b" 40 ")

    process.kill()
    out, _ = await process.communicate()
    assert archived_replies(knowing_program.data_dir)[0]["outcome"] is None
    replies = await _replies(knowing_program.data_dir)  # the next start

    printed = [40, *map(int, out.split())]
    kept = [int(number) for number in replies[0].answer.split()]
    assert kept == list(range(len(kept)))
    assert max(printed) - kept[-1] <= 0.3 / pace_s
    assert_contract(
        replies,
        [Ending(Outcome.CRASHED, "".join(f"{n} " for n in kept), _THOUGHT)],
        prompt=_PROMPT,
        data_dir=knowing_program.data_dir,
        servers=[fault_server],
    )


async def test_a_second_process_leaves_a_running_reply_alone(
    canary: Canary, knowing_program: Program, fault_server: FaultServer
) -> None:
    fault_server.answer = by_model({"held": (Send(head() + _BEGUN), Hold()), "good": _GOOD})
    data_dir = knowing_program.data_dir
    running = await knowing_program.start("ask", _PROMPT, "--model", "host/held")
    await until(lambda: _journaled(data_dir) == "It is", 10)

    second = await knowing_program.run("ask", "And 3?", "--model", "host/good", "--json")

    assert second.code == 0
    assert [row["outcome"] for row in archived_replies(data_dir)] == [None, "complete"]
    assert _journaled(data_dir) == "It is"
    running.kill()
    await running.communicate()
    first = (await _replies(data_dir))[0]
    assert (first.outcome, first.answer) == (Outcome.CRASHED, "It is")


async def _assert_compared(
    program: Program, server: FaultServer, lanes: dict[str, tuple[Ending, str]]
) -> None:
    """Compare `lanes`; each ends as it must, and a sentence on stderr says this about it."""
    options = [option for lane in lanes for option in ("--lane", lane)]

    ran = await program.run("compare", _PROMPT, "--json", *options)

    assert ran.code == 1
    printed = json.loads(ran.out)["lanes"]
    assert [_ending(lane) for lane in printed] == [ending for ending, _ in lanes.values()]
    _assert_told(ran, {lane: words for lane, (_, words) in lanes.items() if words})
    assert_contract(
        await _replies(program.data_dir),
        [ending for ending, _ in lanes.values()],
        prompt=_PROMPT,
        data_dir=program.data_dir,
        servers=[server],
    )


def _assert_told(ran: Ran, words: dict[str, str]) -> None:
    lines = ran.err.splitlines()
    assert len(lines) == len(words), ran.err
    for line, (lane, said_of_it) in zip(lines, words.items(), strict=True):
        assert line.startswith(f"{lane}: "), line
        assert said_of_it in line
        assert_plain_sentence(line.removeprefix(f"{lane}: "))


def _ending(lane: dict[str, Any]) -> Ending:
    fault = lane["error"] and Fault(lane["error"]["fault"])
    return Ending(Outcome(lane["outcome"]), lane["answer"], lane["reasoning"], fault)


def _journaled(data_dir: Path) -> str:
    return journaled_text(data_dir) if archived_prompts(data_dir) else ""


async def _replies(data_dir: Path) -> tuple[Reply, ...]:
    """Return all replies, oldest first, as the next start of the program finds them."""
    async with Archive(data_dir) as archive:
        summaries = await archive.summaries()
        conversations = [await archive.conversation(s.id) for s in reversed(summaries)]
    return tuple(r for c in conversations for turn in c.turns for r in turn.replies)
