"""A report as a page: one file, which can be read without script and fetches nothing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from deepseek_desktop.core.domain.better_figures import better
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.figures import Figures
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Choice, Verdict
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.page_style import POLICY, STYLE
from deepseek_desktop.core.interchange.page_words import (
    BETTER,
    ELSEWHERE,
    FIGURES,
    ORDERS,
    REASONS,
    Voice,
    origin_text,
    plain_text,
    time_text,
    value_text,
)
from deepseek_desktop.core.interchange.reply_page import facts_html, reply_html
from deepseek_desktop.core.interchange.report import Report
from deepseek_desktop.core.interchange.report_record import report_record
from deepseek_desktop.core.interchange.turn_record import letter_of

_ENGLISH = Voice()


def report_page(report: Report, voice: Voice = _ENGLISH, *, has_record: bool = True) -> str:
    """Return the whole document; `has_record` is whether the same is saved as data beside it."""
    return _Page(report, voice, has_record=has_record).html()


class _Page:
    def __init__(self, report: Report, voice: Voice, *, has_record: bool) -> None:
        self._report = report
        self._has_record = has_record
        self._voice = voice
        lanes = report.conversation.lanes
        self._letters = {lane.id: letter_of(number) for number, lane in enumerate(lanes)}

    def html(self) -> str:
        turns = list(enumerate(self._report.conversation.turns, self._report.first_turn))
        return (
            f'<!DOCTYPE html>\n<html lang="{escape(self._voice.language)}">\n<head>\n'
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            '<meta name="referrer" content="no-referrer">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="generator" content="DeepSeek Desktop {escape(self._report.app_version)}">'
            f"\n<title>{plain_text(self._report.title)}</title>\n<style>{STYLE}</style>\n</head>\n"
            f"<body>\n{self._head(turns)}<main>\n"
            f"{''.join(self._turn(number, turn) for number, turn in turns)}</main>\n"
            f"{self._foot()}</body>\n</html>\n"
        )

    def _say(self, text: str, **facts: object) -> str:
        return plain_text(self._voice.say(text).format(**facts))

    def _head(self, turns: Sequence[tuple[int, Turn]]) -> str:
        report = self._report
        made = self._say(_MADE, version=report.app_version, at=time_text(report.made_at))
        links = "".join(
            f'<li><a href="#turn-{number}">{plain_text(turn.question.heading[:120])}</a></li>\n'
            for number, turn in turns
        )
        contents = f'<nav aria-label="{self._say(_QUESTIONS)}"><ol start="{turns[0][0]}">\n{links}'
        return (
            f'<header>\n<h1 dir="auto">{plain_text(report.title)}</h1>\n'
            f'<p class="quiet">{made}</p>\n{self._origin()}{self._lanes()}'
            f"{f'{contents}</ol></nav>' if len(turns) > 1 else ''}</header>\n"
        )

    def _origin(self) -> str:
        origin = self._report.conversation.from_report
        if origin is None:
            return ""
        return f'<p class="quiet">{plain_text(origin_text(origin, self._voice))}</p>\n'

    def _lanes(self) -> str:
        """Return who was asked, and how."""
        rows = ""
        for lane in self._report.conversation.lanes:
            set_up = [plain_text(lane.setup.system_prompt)] if lane.setup.system_prompt else []
            set_up += [
                f"{plain_text(n)} = {plain_text(v)}" for n, v in lane.setup.parameters.items()
            ]
            rows += (
                f'<tr><th scope="row">{self._letters[lane.id]}</th>'
                f"<td>{plain_text(lane.model.model)}</td><td>{plain_text(lane.model.provider)}</td>"
                f"<td>{'<br>'.join(set_up)}</td></tr>\n"
            )
        names = "".join(f'<th scope="col">{self._say(name)}</th>' for name in _LANE_COLUMNS)
        order = self._say(ORDERS[self._report.conversation.settings.order])
        asked = f'<p class="quiet">{order}</p>\n' if len(self._letters) > 1 else ""
        return (
            f"{asked}<table>\n<thead><tr>{names}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        )

    def _turn(self, number: int, turn: Turn) -> str:
        report = self._report
        replies = "".join(
            reply_html(
                reply,
                report.figures[reply.id],
                self._letters[reply.lane_id],
                self._voice,
                has_reasoning=report.has_reasoning,
            )
            for reply in turn.replies
        )
        left_out = self._say(_LEFT_OUT, count=turn.left_out) if turn.left_out else ""
        return (
            f'<section aria-labelledby="turn-{number}">\n'
            f'<h2 id="turn-{number}">{self._say(_QUESTION, number=number)}</h2>\n'
            f'<p class="quiet">{time_text(turn.asked_at)} {left_out}</p>\n{self._question(turn)}'
            f'<div class="lanes">\n{replies}</div>\n{self._figures(turn)}{self._verdicts(turn)}'
            "</section>\n"
        )

    def _question(self, turn: Turn) -> str:
        prompt = f'<div class="question" lang="" dir="auto">{plain_text(turn.prompt)}</div>\n'
        return (prompt if turn.prompt.strip() else "") + "".join(
            f"<details>\n<summary>{self._say(_ATTACHED)} {plain_text(each.name)}</summary>\n"
            f'<pre><code lang="" dir="auto">{plain_text(each.text)}</code></pre>\n</details>\n'
            for each in turn.attachments
        )

    def _figures(self, turn: Turn) -> str:
        """Return the figures of all lanes in one table, the better ones marked by words."""
        if len(turn.replies) < 2:
            return ""
        by_lane = {reply.lane_id: self._report.figures[reply.id] for reply in turn.replies}
        marks = {(mark.kind, mark.lane): BETTER[mark.word] for mark in better(by_lane)}
        head = "".join(f'<th scope="col">{self._letters[lane]}</th>' for lane in by_lane)
        rows = ""
        for kind, name in FIGURES.items():
            cells = ""
            for lane, figures in by_lane.items():
                mark = marks.get((kind, lane))
                said = f' <span class="better">▲ {self._say(mark)}</span>' if mark else ""
                cells += f"<td>{self._value(figures, kind)}{said}</td>"
            rows += f'<tr><th scope="row">{self._say(name)}</th>{cells}</tr>\n'
        return (
            f'<table class="figures">\n<caption>{self._say(_FIGURES)}</caption>\n'
            f"<thead><tr><td></td>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        )

    def _value(self, figures: Figures, kind: object) -> str:
        figure = next((figure for figure in figures.all if figure.kind is kind), None)
        return plain_text(value_text(figure, self._voice)) if figure else ""

    def _verdicts(self, turn: Turn) -> str:
        replies = {reply.id: reply for reply in turn.replies}
        judged = [v for v in self._report.verdicts if v.turn_id == turn.id]
        lines = "".join(f"<li>{self._verdict(verdict, replies)}</li>\n" for verdict in judged)
        return f"<h3>{self._say(_VERDICTS)}</h3>\n<ul>\n{lines}</ul>\n" if judged else ""

    def _verdict(self, verdict: Verdict, replies: dict[str, Reply]) -> str:
        left, right = (
            self._letters[replies[each].lane_id] for each in (verdict.left, verdict.right)
        )
        said = [self._say(CHOICES[verdict.choice], left=left, right=right)]
        said += [self._say(REASONS[reason]) for reason in sorted(verdict.reasons)]
        if verdict.is_blind:
            said.append(self._say(_BLIND))
        origin = self._report.conversation.from_report
        if origin is not None and verdict in origin.verdicts:
            said.append(self._say(_EARLIER))
        if verdict.is_blind and verdict.named:
            said.append(self._say(_NAMED))
        note = f"<br>{plain_text(verdict.note)}" if verdict.note else ""
        at = f'<span class="quiet">{time_text(verdict.made_at)}</span>'
        return f"<strong>{said[0]}</strong> {' · '.join(said[1:])} {at}{note}"

    def _foot(self) -> str:
        rest = self._say(ELSEWHERE, count=self._report.elsewhere)
        about = f"<p>{rest}</p>\n" if self._report.elsewhere and not self._has_record else ""
        about += "".join(f"<p>{self._say(text)}</p>\n" for text in _ABOUT[not self._has_record :])
        if not self._has_record:
            return f"<footer>\n<h2>{self._say(_HEADING_ALONE)}</h2>\n{about}</footer>\n"
        sums = report_record(self._report)["sha256"]
        rows = facts_html([(self._voice.say(_SUM), f'<span class="sum">{sums}</span>')])
        return f"<footer>\n<h2>{self._say(_HEADING)}</h2>\n{about}{rows}</footer>\n"


CHOICES = {
    Choice.LEFT: words("report", "{left} is better than {right}"),
    Choice.TIE: words("report", "{left} and {right} are equally good"),
    Choice.BOTH_BAD: words("report", "{left} and {right} are both bad"),
    Choice.RIGHT: words("report", "{right} is better than {left}"),
}
"""What a verdict says of the two lanes."""

_MADE = words("report", "Made {at} with DeepSeek Desktop {version}.")
_QUESTIONS = words("report", "Questions")
_QUESTION = words("report", "Question {number}")
_LEFT_OUT = words("report", "Not sent along: the oldest questions, {count} of them.")
_ATTACHED = words("report", "Attached:")
_FIGURES = words("report", "Figures side by side")
_VERDICTS = words("report", "Verdicts")
_BLIND = words("report", "given blind")
_EARLIER = words("report", "from the report that was opened")
_NAMED = words("report", "though an answer names its model")
_LANE_COLUMNS = (
    words("report", "Lane"),
    words("report", "Model"),
    words("report", "Provider"),
    words("report", "Set"),
)
_HEADING = words("report", "About this report")
_HEADING_ALONE = words("report", "About this page")
_SUM = words("report", "Checksum in the data file (SHA-256)")
_ABOUT = (
    words(
        "report",
        "The data file of the same name holds the same, and can be opened with DeepSeek Desktop. "
        "Its checksum shows that nothing was changed by accident; it proves nothing about who "
        "made it.",
    ),
    words(
        "report",
        "Costs are estimates unless the host itself says them: tokens as the host counted them, "
        "at the price with the date above. What nobody said is shown as unknown.",
    ),
    words("report", "Formulas are shown as they were written, in TeX. Pictures are links."),
)
