"""One page that shows all pictures, grouped by place, to be looked over in some minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from html import escape
from pathlib import Path

_STYLE = """
body { font: 14px sans-serif; margin: 0; background: #777; color: #fff; }
header { position: sticky; top: 0; background: #333; padding: 8px 16px; z-index: 1; }
header label { margin-right: 14px; }
nav a { color: #cde; margin-right: 10px; }
section { padding: 8px 16px; } h2 { margin: 8px 0; font-size: 18px; } h3 { margin: 6px 0; }
.row { display: flex; flex-wrap: wrap; gap: 10px; align-items: flex-start; }
figure { margin: 0; } figcaption { font-size: 11px; }
img { display: block; max-width: 440px; max-height: 330px; background: #999; }
"""
_SCRIPT = """
function narrow() {
  const off = [...document.querySelectorAll('input:not(:checked)')].map(box => box.value);
  for (const figure of document.querySelectorAll('figure'))
    figure.hidden = off.some(word => figure.dataset.look.split(' ').includes(word));
}
"""
_WORDS = ("light", "dark", "en", "zh", "1x", "2x", "wide", "narrow")


def write_page(folder: Path, titles: Mapping[str, str]) -> Path:
    """Write `index.html` for the pictures in `folder`; `titles` names places in their order."""
    found: dict[str, dict[str, list[Path]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(folder.glob("*.png")):
        name = path.name.split(".")[0]
        place = max((known for known in titles if _is_of(name, known)), key=len, default="")
        found[place][name].append(path)
    boxes = "".join(
        f'<label><input type=checkbox checked value="{word}" onchange="narrow()"> {word}</label>'
        for word in _WORDS
    )
    ways = "".join(
        f'<a href="#{escape(name)}">{escape(title)}</a>'
        for name, title in titles.items()
        if name in found
    )
    groups = "".join(
        _group(name, title, found[name]) for name, title in titles.items() if name in found
    )
    page = folder / "index.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><title>Pictures</title><style>{_STYLE}</style>"
        f"<header>{boxes}<nav>{ways}</nav></header>{groups}<script>{_SCRIPT}</script>\n",
        "utf-8",
    )
    return page


def _is_of(name: str, place: str) -> bool:
    return name == place or name.startswith(f"{place}-")


def _group(name: str, title: str, pictures: Mapping[str, list[Path]]) -> str:
    rows = "".join(
        f"<h3>{escape(detail)}</h3><div class=row>{''.join(map(_figure, paths))}</div>"
        for detail, paths in pictures.items()
    )
    return f'<section id="{escape(name)}"><h2>{escape(title)}</h2>{rows}</section>'


def _figure(path: Path) -> str:
    _, look, width, _ = path.name.split(".")
    words = " ".join((*look.split("-"), width))
    source = escape(path.name)
    return (
        f'<figure data-look="{words}"><figcaption>{words}</figcaption><a href="{source}">'
        f'<img src="{source}" loading=lazy alt="{source}"></a></figure>'
    )
