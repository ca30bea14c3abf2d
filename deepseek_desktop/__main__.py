"""Starts the app: the window, or what the command line says."""

from __future__ import annotations

import sys

from deepseek_desktop.cli.main import main as run


def main() -> None:
    """Run the command line and end the process with its exit code."""
    if getattr(sys, "frozen", False):
        from deepseek_desktop.frozen import run_frozen  # noqa: PLC0415 nobody else needs it

        sys.exit(run_frozen(run))
    sys.exit(run())


if __name__ == "__main__":
    main()
