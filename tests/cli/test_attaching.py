"""What goes along with a question that is typed in a terminal, and what does not."""

from __future__ import annotations

from pathlib import Path

from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.core.domain.token_estimate import estimate_tokens
from tests.cli.conftest import Terminal
from tests.end2end.conftest import write_settings
from tests.faults import wire
from tests.faults.looking import archived_prompts
from tests.faults.server import FaultServer

_KEY = "sk-0123456789abcdef0123456789abcdef"


def _sent(server: FaultServer) -> list[str]:
    """Return the last message of each request."""
    return [request.json["messages"][-1]["content"] for request in server.requests]


def test_files_and_what_is_piped_go_along_and_their_size_is_said(
    terminal: Terminal, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = wire.said()
    code = tmp_path / "f.py"
    code.write_bytes("def f():\r\n    return '四'\r\n".encode())
    texts = (
        Attachment("f.py", "def f():\n    return '四'\n"),
        Attachment("standard input", "1,2\n" * 5000),
    )

    asked = terminal.run(
        *("compare", "Why?", "--lane", "host/a", "--lane", "host/b"),
        *("--attach", str(code), "--attach", "-"),
        piped=b"1,2\n" * 5000,
    )

    assert asked.code == 0
    assert _sent(fault_server) == [Question("Why?", texts).text] * 2
    assert asked.err.splitlines()[:2] == [
        f"{each.name} ≈ {estimate_tokens(each.text):,} tokens (estimate)" for each in texts
    ]
    shown = terminal.json("show", terminal.json("conversations")["conversations"][0]["id"])
    (turn,) = shown["turns"]
    assert turn["prompt"] == "Why?"
    assert [(each["name"], each["text"]) for each in turn["attachments"]] == [
        (each.name, each.text) for each in texts
    ]


def test_a_file_may_be_all_that_is_asked_and_one_that_cannot_go_along_is_wrong_usage(
    terminal: Terminal, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = wire.said()
    (tmp_path / "\x1b[31mnotes.txt").write_text("What now?")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")

    alone = terminal.run("ask", "--model", "host/m", "--attach", f"{tmp_path}/\x1b[31mnotes.txt")
    unfit = terminal.run("ask", "Q", "--model", "host/m", "--attach", f"{tmp_path}/a.pdf")
    missing = terminal.run("ask", "Q", "--model", "host/m", "--attach", f"{tmp_path}/\x1b[31m")

    assert [ran.code for ran in (alone, unfit, missing)] == [0, 2, 2]
    assert "What now?" in _sent(fault_server)[0]
    assert "a.pdf is a PDF" in unfit.err
    assert "cannot be read" in missing.err
    assert "\x1b" not in alone.err + missing.err
    assert len(fault_server.requests) == 1


def test_what_looks_like_a_key_is_sent_on_demand_only(
    terminal: Terminal, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = wire.said()
    (tmp_path / "env.sh").write_text(f"export KEY={_KEY}\n")
    terminal.monkeypatch.setenv("OWN_KEY", "no-known-form")
    where = fault_server.base_url
    write_settings(terminal.data_dir, host=(where, None), another=(where, "OWN_KEY"))
    ask = ("ask", "--model", "host/m")
    ways = {
        "the question": (f"Is {_KEY} good?",),
        "the instructions": ("Why?", "--system", f"Use {_KEY}."),
        "env.sh": ("Why?", "--attach", f"{tmp_path}/env.sh"),
    }

    refused = {place: terminal.run(*ask, *way) for place, way in ways.items()}
    known = terminal.run(*ask, "Is no-known-form good?")

    for place, ran in refused.items():
        assert ran.code == 2
        assert f"In {place} is what looks like a key (sk-...cdef" in ran.err
        assert "--send-anyway" in ran.err
        assert _KEY not in ran.err
    assert (known.code, fault_server.requests, archived_prompts(terminal.data_dir)) == (2, [], ())
    assert terminal.run(*ask, *ways["the question"], "--send-anyway").code == 0
    assert _sent(fault_server) == [f"Is {_KEY} good?"]
