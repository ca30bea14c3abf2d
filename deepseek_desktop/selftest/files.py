"""Whether what was brought along is there, and can be read."""

from __future__ import annotations

from pathlib import Path

from deepseek_desktop.assets import asset
from deepseek_desktop.desk import read_hosts
from deepseek_desktop.selftest.rows import NotSoundError
from deepseek_desktop.ui.licences import libraries, parts
from deepseek_desktop.ui.models.page import as_html, read_page, read_pages

_LANGUAGES = ("en", "zh")


def help_pages(_: Path) -> str:
    """Read the help pages of each language, and what is new."""
    read = {language: read_pages(asset("help") / language, {}) for language in _LANGUAGES}
    names = {language: [page.name for page in pages] for language, pages in read.items()}
    if not names["en"]:
        raise NotSoundError("there are no help pages")
    if names["en"] != names["zh"]:
        raise NotSoundError("the languages have different help pages")
    for page in (*read["en"], *read["zh"], read_page(asset("CHANGELOG.md"))):
        if "<h1" not in as_html(page, names["en"]):
            raise NotSoundError(f"{page.name} has no heading")
    return f"{len(names['en'])} pages in {len(_LANGUAGES)} languages, and what is new"


def catalogue(folder: Path) -> str:
    """Read the catalogue as it shipped, without what a person added."""
    known, problems = read_hosts(folder)
    if problems:
        raise NotSoundError(problems[0].sentence)
    models = sum(len(host.models) for host in known.hosts)
    if not models:
        raise NotSoundError("no host and no model is known")
    return f"{len(known.hosts)} hosts, {models} models"


def licences(_: Path) -> str:
    """Look for the licences of all that was brought along."""
    found = parts()
    untold = [part.name for part in found if not part.read().strip()]
    packages = {part.name for part in libraries()} - {"katex", "python"}
    if missing := [name for name in untold if name not in packages]:
        raise NotSoundError(f"the texts of these are missing: {', '.join(missing)}")
    without = f"; none came with {', '.join(untold)}" if untold else ""
    return f"the texts of {len(found) - len(untold)} parts{without}"
