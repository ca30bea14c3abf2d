from __future__ import annotations

from pathlib import Path

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.prompt_template import SavedPrompt


async def test_prompts_are_kept_changed_and_dropped(tmp_path: Path) -> None:
    first, second = SavedPrompt("1", "beta", "text\ud800"), SavedPrompt("2", "Alpha", "{{x}}")
    async with Archive(tmp_path) as archive:
        await archive.prompts.keep(first)
        await archive.prompts.keep(second)
        await archive.prompts.keep(SavedPrompt("1", "gamma", "other"))

    async with Archive(tmp_path) as archive:
        assert await archive.prompts.all() == (second, SavedPrompt("1", "gamma", "other"))
        await archive.prompts.drop("2")
        assert await archive.prompts.all() == (SavedPrompt("1", "gamma", "other"),)
