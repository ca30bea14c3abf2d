"""Reads the answers that were written for the demo and chooses one for a question."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from msgspec import Struct

from deepseek_desktop.demo.pieces import has_ideographs, words

MODELS = ("demo-r1", "demo-v3")


class Script(Struct, frozen=True):
    """What one demo model says; a model that does not reason has no `reasoning`."""

    answer: str
    reasoning: str | None = None


class Scene(Struct, frozen=True):
    """A question that the demo can answer, and what each model says to it."""

    question: str
    also: tuple[str, ...]
    keywords: tuple[tuple[str, ...], ...]
    note: str
    scripts: Mapping[str, Script]

    def fits(self, asked: str) -> bool:
        """Tell whether `asked` is this question, or close enough to mean it."""
        spoken = _normal_words(asked)
        whole = "".join(spoken)
        if whole in {"".join(_normal_words(known)) for known in (self.question, *self.also)}:
            return True
        return any(_has_all(spoken, keywords) for keywords in self.keywords)


class Answers(Struct, frozen=True):
    """All that the demo host can say."""

    scenes: tuple[Scene, ...]
    other_english: Mapping[str, Script]
    other_chinese: Mapping[str, Script]

    def script(self, model: str, question: str) -> Script:
        """Choose what `model` says; a question that no file knows gets an honest no."""
        for scene in self.scenes:
            if scene.fits(question):
                return scene.scripts[model]
        other = self.other_chinese if has_ideographs(question) else self.other_english
        return other[model]


@cache  # the host and the start page want the same
def load_answers(folder: Path) -> Answers:
    """Read the numbered question files of `folder` in their order, and the two honest noes."""
    scenes = tuple(_scene(_table(path)) for path in sorted(folder.glob("[0-9]*.toml")))
    questions = "\n".join(f"- {scene.question}" for scene in scenes)
    return Answers(
        scenes,
        other_english=_other(_table(folder / "other-en.toml"), questions),
        other_chinese=_other(_table(folder / "other-zh.toml"), questions),
    )


def demo_questions(answers: Path) -> tuple[str, ...]:
    """List the questions that the demo can answer, the mathematical one first."""
    return tuple(scene.question for scene in load_answers(answers).scenes)


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _scene(table: Mapping[str, Any]) -> Scene:
    return Scene(
        question=table["question"],
        also=tuple(table["also"]),
        keywords=tuple(tuple(keywords) for keywords in table["keywords"]),
        note=table["note"],
        scripts=_scripts(table),
    )


def _scripts(table: Mapping[str, Any]) -> dict[str, Script]:
    # TOML drops the line end after the opening quotes only.
    return {
        model: Script(**{part: text.strip() for part, text in table[model].items()})
        for model in MODELS
    }


def _other(table: Mapping[str, Any], questions: str) -> dict[str, Script]:
    return {
        model: Script(
            Template(script.answer).substitute(questions=questions),
            script.reasoning,
        )
        for model, script in _scripts(table).items()
    }


def _normal_words(text: str) -> list[str]:
    # NFKC makes n² and full-width digits what a keyboard gives.
    return words(unicodedata.normalize("NFKC", text).casefold())


def _has_all(spoken: list[str], keywords: tuple[str, ...]) -> bool:
    whole = "".join(spoken)
    for keyword in keywords:
        wanted = "".join(_normal_words(keyword))
        # Chinese is written without blanks, so there a keyword is found inside a word.
        if wanted not in spoken and not (has_ideographs(wanted) and wanted in whole):
            return False
    return True
