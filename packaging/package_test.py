"""Proves the packages by installing them in clean systems: `./dev package-test`; see `testing/`."""

from __future__ import annotations

import subprocess
import sys

from building import environment
from building.places import PACKAGING
from building.running import BuildError


def main(arguments: list[str]) -> int:
    """Run the proof in the clean environment; return 0 when nothing failed."""
    try:
        python = environment.provided()
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return subprocess.call([python, "-m", "testing.proof", *arguments], cwd=PACKAGING)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
