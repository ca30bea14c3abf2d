"""Runs the benchmarks and prints one table: `python -m tests.benchmarks [NAME ...]`."""

from __future__ import annotations

import argparse
import pickle
import pkgutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import tests.benchmarks
from tests.benchmarks import table
from tests.benchmarks.changes import compared
from tests.benchmarks.figures import Figure
from tests.benchmarks.one import PREFIX
from tests.benchmarks.results import ResultError, doubled, read_results, write_results

_ROOT = Path(__file__).parents[2]
_RESULT = _ROOT / "build" / "bench.json"


def main() -> int:
    """Measure what was asked for, or compare two results; timings fail nothing."""
    names = benchmarks()
    parser = argparse.ArgumentParser(
        prog="./dev bench",
        description="Measures everything in some minutes; what is named is measured at length.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(names)}")
    parser.add_argument("--short", action="store_true", help="not at length, though it is named")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD.json", "NEW.json"))
    parser.add_argument("--to", type=Path, default=_RESULT, metavar="FILE.json")
    arguments = parser.parse_args()
    if arguments.compare:
        return _compare(*arguments.compare)
    if unknown := set(arguments.names) - set(names):
        parser.error(f"there is no benchmark named {', '.join(sorted(unknown))}")
    is_at_length = bool(arguments.names) and not arguments.short
    return _measure(arguments.names or names, arguments.to, is_at_length=is_at_length)


def benchmarks() -> list[str]:
    """Return the names of all there are."""
    modules = pkgutil.iter_modules(tests.benchmarks.__path__)
    return [m.name.removeprefix(PREFIX) for m in modules if m.name.startswith(PREFIX)]


def _compare(old: Path, new: Path) -> int:
    try:
        lines = list(compared(read_results(old), read_results(new)))
    except ResultError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    print("\n".join(lines))
    return 0


def _measure(names: Iterable[str], path: Path, *, is_at_length: bool) -> int:
    """Measure and print what comes; what was measured is kept, whatever becomes of the rest."""
    began_s, figures, broken = perf_counter(), list[Figure](), list[str]()
    print(table.heading(), flush=True)
    for name in names:
        once_s = perf_counter()
        found = _figures(name, is_at_length=is_at_length)
        if found is None:
            broken.append(name)
            continue
        for figure in found:
            print(table.row(figure))
            figures.append(figure)
        print(f"  {name} took {perf_counter() - once_s:.1f} s", flush=True)
        write_results(path, figures)
    print("\n".join(table.summary(figures, perf_counter() - began_s)))
    problems = [f"{name} ended with an error, which is above" for name in broken]
    problems += [f"two figures are named {name}" for name in doubled([f.name for f in figures])]
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


def _figures(name: str, *, is_at_length: bool) -> tuple[Figure, ...] | None:
    """Return what a benchmark measured, nothing where it broke off."""
    flags = ["--at-length"] if is_at_length else []
    with TemporaryDirectory() as folder:
        path = Path(folder, "figures")
        command = [sys.executable, "-m", "tests.benchmarks.one", name, str(path), *flags]
        if subprocess.run(command, cwd=_ROOT, check=False).returncode:
            return None
        figures: tuple[Figure, ...] = pickle.loads(path.read_bytes())
        return figures


if __name__ == "__main__":
    sys.exit(main())
