"""Write the golden digests anew, after a change that moves results on purpose.

    python3 -m uv run python tools/renew_golden.py

Say in CHANGELOG.md why results moved.
"""

import json
from pathlib import Path

from simulator.run import Run
from simulator.scenario import scenario_names

GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "digests.json"
DAYS, SEED = 60, 1


def digests() -> dict[str, str]:
    """Live sixty days of every scenario and give each digest."""
    found = {}
    for name in scenario_names():
        run = Run(name, seed=SEED)
        run.advance(DAYS)
        found[name] = run.digest
    return found


def main() -> None:
    """Write them."""
    text = json.dumps(digests(), indent=2) + "\n"
    GOLDEN.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
