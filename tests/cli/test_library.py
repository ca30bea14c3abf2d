"""Stored conversations in a terminal: listed, shown, renamed, deleted."""

from __future__ import annotations

import asyncio
import json

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.comparison import ComparisonSettings
from deepseek_desktop.core.domain.conversation import Basis, Conversation, Turn
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from tests.cli.conftest import Terminal
from tests.core.archive import samples


def _stored(terminal: Terminal, *conversations: Conversation) -> None:
    async def store() -> None:
        async with Archive(terminal.data_dir) as archive:
            for conversation in conversations:
                await archive.keep_whole(conversation)

    asyncio.run(store())


def _reply(name: str, answer: str, lane: str = "tree-0") -> Reply:
    return samples.ended(samples.awaited(name, lane), f"Thought of {name}", answer)


def _named(name: str, title: str = "") -> Conversation:
    turn = replace(samples.turn(f"{name}t"), replies=())
    return replace(samples.conversation(name), title=title or name, turns=(turn,))


def _tree() -> Conversation:
    """Two replies to the first question, a question after each, then one more on the last."""
    first = replace(
        samples.turn("first", "One?"),
        replies=(_reply("r1", "Uno"), _reply("r2", "Un\x1b[31mo\n\n# Due")),
        attachments=(Attachment("a\x1b.txt", "abc"),),
    )
    after_1 = Turn("after1", "Two?", samples.AT, (_reply("r3", "Drei"),), "first", _on("r1"))
    after_2 = Turn("after2", "Zwei?", samples.AT, (), "first", _on("r2"), left_out=1)
    last = Turn("last", "End?", samples.AT, (_reply("r4", "Fin"),), "after1", _on("r3"))
    whole = samples.conversation("tree")
    return replace(whole, turns=(first, after_1, after_2, last), head="after2")


def _on(reply_id: str) -> dict[str, Basis]:
    return {"tree-0": Basis(reply_id)}


def test_the_library_is_listed_last_asked_first_and_ids_may_be_short(terminal: Terminal) -> None:
    names = ["abcdefgh1", "abcdefgh2", *(f"n{number}" for number in range(20))]
    steering = "Red \x1b[31m\u202e\nand  more"
    _stored(terminal, *map(_named, names), _named("zz", steering))

    listed = terminal.run("conversations")
    lines = listed.out.splitlines()

    assert lines[0].startswith("zz ")
    assert lines[0].endswith("demo/model-0  Red \ufffd[31m\ufffd and more")
    assert [line.split()[0] for line in lines[1:]] == names[:2:-1]
    assert listed.err.startswith("3 older ones")
    every = terminal.json("conversations")["conversations"]
    assert [each["id"] for each in every] == ["zz", *reversed(names)]
    assert every[0]["models"] == ["demo/model-0"]
    assert terminal.run("conversations", "--limit", "40").out.split("\n")[-2].startswith(names[0])
    assert terminal.json("show", "z")["title"] == steering
    ambiguous, unknown = terminal.run("show", "abcdefgh"), terminal.run("show", "\x1bq")
    assert (ambiguous.code, unknown.code) == (2, 2)
    assert "2 ids begin with “abcdefgh”" in ambiguous.err
    assert "No id begins with" in unknown.err
    assert "\x1b" not in unknown.err
    assert terminal.run("conversations", "--limit", "0").code == 2


def test_a_branch_is_shown_with_what_belongs_to_it(terminal: Terminal) -> None:
    _stored(terminal, _tree())

    shown = terminal.run("show", "tree")
    other = terminal.run("show", "tree", "--branch", "after1", "--reasoning")

    lines = shown.out.splitlines()
    assert lines[0] == "About tree"
    assert "> One?" in lines
    assert "> + a\ufffd.txt ≈ 1 tokens (estimate)" in lines
    assert lines[lines.index("Un\ufffd[31mo") :][:3] == ["Un\ufffd[31mo", "", "# Due"]
    assert any(line.startswith("demo/model-0 · reply 2/2 · complete") for line in lines)
    assert lines[-3:] == [
        "> Zwei?",
        "(not sent along: 1 of the oldest questions)",
        "(kept, not asked)",
    ]
    assert not {"Uno", "> Two?", "Drei"} & set(lines)
    assert "Thought of" not in shown.out
    others = other.out.splitlines()
    assert [line for line in others if line in {"> Two?", "> End?", "> Zwei?"}] == [
        "> Two?",
        "> End?",
    ]
    assert "  Thought of r1" in others
    assert "\x1b" not in shown.out


def test_all_branches_are_a_tree(terminal: Terminal) -> None:
    _stored(terminal, _tree())

    printed = terminal.run("show", "tree", "--all").out.splitlines()

    marks = [line.partition(" · ") for line in printed if "[" in line and " · 20" in line]
    assert [mark for mark, _, _ in marks] == [
        "[first]*",
        "├─ [after1]",
        "│  [last]",
        "└─ [after2]*",
    ]
    assert marks[1][2].endswith("after reply 1/2")
    assert "│  > Two?" in printed
    assert "   > Zwei?" in printed
    assert "Uno" in printed  # the reply that is not shown now, too


def test_a_reply_that_came_to_nothing_says_why(terminal: Terminal) -> None:
    failed = replace(samples.full_reply("r", "c-0"), answer="", outcome=Outcome.CUT)
    turn = replace(samples.turn(), replies=(failed,))
    _stored(terminal, replace(samples.conversation(), turns=(turn,)))

    lines = terminal.run("show", "c").out.splitlines()

    assert "! demo/model-0: The connection to h.example broke (HTTP 200)." in lines


def test_a_conversation_is_renamed(terminal: Terminal) -> None:
    _stored(terminal, _named("c"))

    renamed = terminal.run("rename", "c", "  A \n better title ")

    assert renamed.out == "“c” is called “A better title” now.\n"
    assert terminal.json("show", "c")["title"] == "A better title"
    assert [terminal.run("rename", "c", bad).code for bad in (" ", "x" * 201)] == [2, 2]


def test_what_is_deleted_waits_in_the_bin_until_a_person_empties_it(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stored(terminal, _named("one"), _named("two"))

    assert "bin --restore one" in terminal.run("delete", "one").out
    assert terminal.run("show", "one").code == 2
    assert "one" in terminal.run("bin").out
    assert terminal.run("bin", "--restore", "o").code == 0
    assert terminal.json("show", "one")["title"] == "one"

    terminal.run("delete", "one")
    refused = terminal.run("bin", "--empty", piped=b"y\n")
    assert (refused.code, "--yes" in refused.err) == (2, True)
    terminal.run("bin", piped=b"n\n")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    no = terminal.run("bin", "--empty")
    assert (no.code, "1 entry" in no.out) == (1, True)
    assert terminal.run("bin", "--restore", "one").code == 0
    terminal.run("delete", "one")
    monkeypatch.setattr("sys.stdin.readline", lambda: "y\n")
    assert terminal.run("bin", "--empty").code == 0
    assert terminal.run("bin").out == "The bin is empty.\n"
    assert terminal.run("bin", "--restore", "one").code == 2
    terminal.run("delete", "two")
    assert terminal.run("bin", "--empty", "--yes", piped=b"").code == 0
    assert terminal.json("conversations") == {"conversations": []}


def test_conversations_are_tagged_moved_pinned_and_listed_by_that(terminal: Terminal) -> None:
    _stored(terminal, _named("aaaaaaaa", "One"), _named("bbbbbbbb", "Two"), _named("cccccccc"))

    assert terminal.run("tag", "aaaa", "to  do", "Maths\x1b").out == "“One” #Maths\ufffd #to do\n"
    assert terminal.run("tag", "bbbb", "TO DO").out == "“Two” #to do\n"
    assert terminal.run("tag", "aaaa", "Maths\x1b", "--remove").out == "“One” #to do\n"
    assert terminal.run("move", "bbbb", "Work").out == "“Two” [Work] #to do\n"
    assert terminal.run("move", "aaaa", "work").out == "“One” [Work] #to do\n"
    assert terminal.run("move", "aaaa", "").out == "“One” #to do\n"
    assert terminal.run("pin", "cccc").out == "“cccccccc” (pinned)\n"

    listed = {
        ("--tag", "To Do"): ["bbbbbbbb", "aaaaaaaa"],
        ("--folder", "WORK"): ["bbbbbbbb"],
        ("--pinned",): ["cccccccc"],
        ("--tag", "to do", "--folder", "work"): ["bbbbbbbb"],
        ("--unread",): [],
    }
    for options, ids in listed.items():
        found = terminal.run("conversations", "--json", *options)
        assert [each["id"] for each in json.loads(found.out)["conversations"]] == ids, options
    two = terminal.json("conversations", "--folder", "Work")["conversations"][0]
    assert (two["folder"], two["tags"], two["is_pinned"]) == ("Work", ["to do"], False)
    assert terminal.run("conversations", "--unread").err == "No conversation is like that.\n"
    assert terminal.run("pin", "cccc", "--off").out == "“cccccccc”\n"
    assert terminal.run("conversations", "--pinned").out == ""
    assert terminal.run("tag", "aaaa", " ").code == 1
    assert terminal.run("move", "nothing", "Work").code == 2


def test_what_was_asked_blind_tells_nobody_who_answered_unless_it_is_asked_for(
    terminal: Terminal,
) -> None:
    replies = tuple(
        samples.ended(
            replace(samples.awaited(f"r{n}", f"c-{n}"), identity=Identity("demo", f"model-{n}")),
            f"I am model-{n}",
            answer,
        )
        for n, answer in enumerate(("Four.", "Five."))
    )
    turn = replace(samples.turn("t", "Two and two?"), replies=replies)
    settings = ComparisonSettings(is_blind=True, veiled=frozenset({"t"}))
    whole = replace(samples.conversation("c", lanes=2), turns=(turn,), settings=settings)
    _stored(terminal, whole)

    for arguments in (["show", "c", "--reasoning"], ["show", "c", "--all"]):
        lines = terminal.run(*arguments).out.splitlines()
        below = lines[lines.index("> Two and two?") :]
        assert {"Four.", "Five."} < set(below)
        assert not [line for line in below if "model-" in line]
        assert below[-1] == "(to be told now who answered: show --reveal)"
    saved = terminal.run("report", "c", "--out", str(terminal.data_dir / "r.html"))
    assert saved.err == "The report tells who answered, and you have not judged yet.\n"
    told = terminal.run("show", "c", "--reveal").out
    assert "A demo/model-0 · complete" in told
    assert "hidden" not in told
    for command in ("diff", "replay"):
        refused = terminal.run(command, "c")
        assert "who answered is hidden until you have judged" in refused.err
        assert "demo/model-1" not in refused.out + refused.err
        assert "demo/model-1" in terminal.run(command, "c", "--reveal").out
        assert "demo/model-1" in terminal.run(command, "c", "--json").out
