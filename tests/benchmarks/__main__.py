"""Runs the benchmarks and prints one table: `python -m tests.benchmarks [NAME ...]`."""

from __future__ import annotations

import argparse
import json
import pkgutil
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import tests.benchmarks
from tests.benchmarks.figures import Figure

_RESULT = Path(__file__).parents[2] / "build" / "bench.json"
_PREFIX = "bench_"


def main() -> None:
    """Measure what was asked for, or compare two results; timings fail nothing."""
    names = _benchmarks()
    parser = argparse.ArgumentParser(prog="./dev bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(names)}")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD.json", "NEW.json"))
    arguments = parser.parse_args()
    if arguments.compare:
        _compare(*map(_load, arguments.compare))
        return
    if unknown := set(arguments.names) - set(names):
        parser.error(f"there is no benchmark named {', '.join(sorted(unknown))}")
    figures = list(_measured(arguments.names or names))
    _RESULT.parent.mkdir(exist_ok=True)
    text = json.dumps([figure.as_json() for figure in figures], indent=1, ensure_ascii=False)
    _RESULT.write_text(f"{text}\n", encoding="utf-8")


def _benchmarks() -> list[str]:
    modules = pkgutil.iter_modules(tests.benchmarks.__path__)
    return [m.name.removeprefix(_PREFIX) for m in modules if m.name.startswith(_PREFIX)]


def _measured(names: Sequence[str]) -> Iterator[Figure]:
    """Yield the figures of each benchmark and print them as they come."""
    _print_row("figure", "value", "unit", "floor", "ratio", "budget", "pass")
    for name in names:
        for figure in import_module(f"tests.benchmarks.{_PREFIX}{name}").measure():
            _print_row(
                figure.name,
                f"{figure.value:.2f}",
                figure.unit,
                f"{figure.floor:.2f}",
                f"{figure.ratio:.2f}",
                f"{figure.budget:g}",
                "yes" if figure.is_good else "NO",
            )
            yield figure


def _print_row(name: str, value: str, unit: str, *rest: str) -> None:
    numbers = "".join(f"{text:>10}" for text in rest)
    print(f"{name:<26}{value:>10} {unit:<15}{numbers}", flush=True)


def _compare(old: dict[str, Any], new: dict[str, Any]) -> None:
    print(f"{'figure':<26}{'old':>10}{'new':>10} {'unit':<15}{'old ratio':>10}{'new ratio':>10}")
    for name in [*old, *(name for name in new if name not in old)]:
        before, after = old.get(name, {}), new.get(name, {})
        unit = (after or before)["unit"]
        print(
            f"{name:<26}{before.get('value', '-'):>10}{after.get('value', '-'):>10} {unit:<15}"
            f"{before.get('ratio', '-'):>10}{after.get('ratio', '-'):>10}"
        )


def _load(path: Path) -> dict[str, Any]:
    return {entry["name"]: entry for entry in json.loads(path.read_text("utf-8"))}


if __name__ == "__main__":
    main()
