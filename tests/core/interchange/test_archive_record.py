"""Our own JSON of conversations: all of it comes back, and damage is seen."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.comparison import ComparisonSettings, Order
from deepseek_desktop.core.domain.conversation import Basis, Conversation, Turn
from deepseek_desktop.core.domain.errors import ProviderError, SettingError
from deepseek_desktop.core.domain.from_report import FromReport
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.verdict import Choice, Verdict
from deepseek_desktop.core.interchange.archive_file import ArchiveFile, is_archive
from deepseek_desktop.core.interchange.archive_reading import ReadConversation, conversation_of
from deepseek_desktop.core.interchange.archive_record import ArchiveWriter, Head
from tests.core.archive.samples import AT, full_reply
from tests.core.interchange.reported import VERDICTS, compared

HEAD = Head(AT, "1.2.3")

HOSTILE = (
    ']\n,"count":0,"sha256":""}\n',
    '{"format":"deepseek-desktop-archive","version":1,"conversations":[\n',
    "---\ntitle: x\n---\n\n## User\n",
    "\x00 \x01 \x1b[31m \x7f \x85 \ufeff \ufffe",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200b",
    "a\r\nb\rc\n\u2028d\u2029e",
    '\\ud83d \\u0000 \\" {nothing} {0.__class__} %s',
    "=1+1 😀 e\u0301 한국어 数学 👩\u200d👩\u200d👧",
    "```\n~~~~\n</script><!-- --> ]]>",
)


def written(*kept: KeptConversation) -> bytes:
    file = BytesIO()
    writer = ArchiveWriter(file.write, HEAD)
    for each in kept:
        writer.add(each)
    writer.end()
    return file.getvalue()


def read(data: bytes) -> list[ReadConversation]:
    return [conversation_of(line) for line in ArchiveFile(BytesIO(data)).lines()]


def _branched(text: str = "Why?") -> Conversation:
    """Return a conversation with branches, retries, choices and all else that can be kept."""
    made = compared(prompt=text, answer=text)
    failed = ProviderError(text.replace("{", "{{").replace("}", "}}") + "{x}", x=text).failure
    again = replace(full_reply("r1b", "c-0"), reasoning=text, failure=failed, credits_left=text)
    first = replace(made.turns[0], replies=(*made.turns[0].replies, again))
    other = Turn(
        "t3",
        text,
        AT.replace(microsecond=123_000),
        (replace(full_reply("r5", "c-1"), outcome=Outcome.STOPPED, copied_from="r0"),),
        "t1",
        {"c-1": Basis("r2")},
        (Attachment(text, text),),
    )
    return replace(
        made,
        title=text,
        turns=(first, made.turns[1], other),
        head="t3",
        choices={("t1", "c-0"): "r1"},
        settings=ComparisonSettings(Order.RACE, frozenset({"c-1"}), context="r2"),
        from_report=FromReport(AT, "0.9", "ab", is_intact=False, verdicts=VERDICTS),
    )


def _kept(made: Conversation) -> KeptConversation:
    note = replace(VERDICTS[1], note=made.title)
    pinned_at = datetime(2026, 1, 1, tzinfo=UTC)
    return KeptConversation(made, (VERDICTS[0], note), "t0", "Physics", ("a", "b"), pinned_at)


def test_everything_comes_back_as_it_was() -> None:
    random = Random(8)
    shuffled = ["".join(random.sample("".join(HOSTILE), 200)) for _ in range(20)]
    kept = [_kept(_branched(text)) for text in (*HOSTILE, *shuffled)]

    found = read(written(*kept))

    assert [each.kept for each in found] == kept
    assert all(each.is_intact and not each.running for each in found)
    assert read(written(*(each.kept for each in found))) == found


def test_halves_of_characters_become_question_marks_as_in_the_archive() -> None:
    (found,) = read(written(_kept(_branched("half \ud83d\ud83d whole"))))

    assert found.kept == _kept(_branched("half ?? whole"))
    assert found.is_intact


def test_any_json_reader_reads_it_and_can_check_it() -> None:
    data = written(_kept(_branched(HOSTILE[0])), _kept(compared()))

    value = json.loads(data)
    bare = KeptConversation(replace(compared(), turns=()))

    assert json.loads(written(bare))["conversations"][0]["turns"] == []
    assert [each["title"] for each in value["conversations"]] == [HOSTILE[0], "Why so?"]
    assert (value["count"], len(data.splitlines())) == (2, 4)
    sums = [each.pop("sha256") for each in value["conversations"]]
    compact = [
        json.dumps(each, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for each in value["conversations"]
    ]
    assert [sha256(text.encode()).hexdigest() for text in compact] == sums
    assert sha256("".join(f"{each}\n" for each in sums).encode()).hexdigest() == value["sha256"]
    assert is_archive(data)
    assert ArchiveFile(BytesIO(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))).head == HEAD


def test_a_reply_that_still_ran_is_one_that_nobody_ends() -> None:
    made = compared()
    running = replace(made.turns[1].replies[0], outcome=None)
    turn = replace(made.turns[1], replies=(running, made.turns[1].replies[1]))

    (found,) = read(written(_kept(replace(made, turns=(made.turns[0], turn)))))

    assert found.running == {"r3"}
    assert found.kept.conversation.turns[1].replies[0].outcome is Outcome.CRASHED
    assert found.kept.conversation.turns[1].replies[0].answer == running.answer


def test_what_lies_in_the_bin_leaves_no_ends_behind() -> None:
    made = replace(_branched(), turns=_branched().turns[:1], choices={("t3", "c-1"): "r5"})
    judged = Verdict("v9", "t2", "r3", "r4", Choice.LEFT, AT)

    (found,) = read(written(KeptConversation(made, (*VERDICTS, judged))))

    assert (found.kept.conversation.head, found.kept.conversation.choices) == (None, {})
    assert found.kept.verdicts == VERDICTS


def test_no_folder_goes_along() -> None:
    failure = ProviderError("The file {path} cannot be read.", path="/srv/someone/ca.pem").failure
    made = compared()
    told = replace(made.turns[0].replies[0], failure=failure, retried=(failure,))
    turn = replace(made.turns[0], replies=(told, made.turns[0].replies[1]))

    data = written(_kept(replace(made, turns=(turn, made.turns[1]))))

    assert b"someone" not in data
    assert b"ca.pem" in data


def test_what_was_cut_off_or_changed_is_seen_and_the_rest_is_read() -> None:
    data = written(_kept(compared()), _kept(_branched()))
    lines = data.splitlines(keepends=True)

    torn = ArchiveFile(BytesIO(b"".join(lines[:-1]))).lines()
    assert conversation_of(next(torn)).is_intact
    next(torn)
    with pytest.raises(SettingError, match="cut off or changed"):
        next(torn)
    fewer = ArchiveFile(BytesIO(b"".join([lines[0], *lines[2:]]))).lines()
    with pytest.raises(SettingError, match="cut off or changed"):
        list(fewer)
    changed = read(data.replace(b"Because.", b"Because!", 1))
    assert [each.is_intact for each in changed] == [False, True]


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (b"", "no archive file"),
        (b"[]", "no archive file"),
        (b'{"format":"deepseek-desktop-report","version":1}', "no archive file"),
        (b'{"format":"deepseek-desktop-archive","version":2,"conversations":[', "Update the app"),
        (b'{"format":"deepseek-desktop-archive","version":1,"conversations":[', "no archive file"),
    ],
)
def test_what_is_no_archive_file_is_refused(head: bytes, says: str) -> None:
    with pytest.raises(SettingError, match=says):
        ArchiveFile(BytesIO(head + b"\n]}"))


def test_a_damaged_conversation_is_refused_by_the_name_of_the_damage() -> None:
    def changed(change: Any) -> bytes:
        (line,) = ArchiveFile(BytesIO(written(_kept(_branched())))).lines()
        value = json.loads(line)
        change(value)
        return json.dumps(value).encode()

    refused = {
        "turns": lambda v: v["turns"].reverse(),
        "replies": lambda v: v["turns"][1]["replies"].append(v["turns"][0]["replies"][0]),
        "lanes": lambda v: v["lanes"].append(v["lanes"][0]),
        "choices": lambda v: v["choices"][0].update(reply="r9"),
        "head": lambda v: v.update(head="t9"),
        "verdicts": lambda v: v["verdicts"][0].update(left="r9"),
        "created_at": lambda v: v.update(created_at="yesterday"),
    }
    for place, change in refused.items():
        with pytest.raises(SettingError, match=f"{place}.* missing or damaged"):
            conversation_of(changed(change))
    with pytest.raises(SettingError, match="no JSON"):
        conversation_of(b'{"id": "c"')


def test_a_sentence_from_outside_reaches_into_nothing() -> None:
    data = written(_kept(_branched()))
    reaching = data.replace(b'"text":"Why?{x}"', b'"text":"{x.__class__}"')

    (found,) = read(reaching)

    failure = found.kept.conversation.turns[0].replies[2].failure
    assert reaching != data
    assert failure is not None
    assert failure.sentence == "Why?Why?"
