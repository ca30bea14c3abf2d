"""Runs one benchmark in a process of its own, so that none is measured in what another left.

Run as `python -m tests.benchmarks.one NAME FILE [--at-length]`; writes its figures into the file.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from deepseek_desktop.ui.loading_qt import import_as_python_does
from tests.benchmarks.figures import Figure

PREFIX = "bench_"


def main(name: str, path: str, *flags: str) -> None:
    """Measure, at length where the benchmark can and that is asked for."""
    module = import_module(f"tests.benchmarks.{PREFIX}{name}")
    import_as_python_does()  # as in the app
    measure = module.measure
    if "--at-length" in flags:
        measure = getattr(module, "measure_at_length", measure)
    figures: Sequence[Figure] = measure()
    Path(path).write_bytes(pickle.dumps(tuple(figures)))


if __name__ == "__main__":
    main(*sys.argv[1:])
