"""Record the run that the window plays while the model is prepared for the first time.

    python3 -m uv run python tools/record_run.py

Run it again when the rules have changed what a run looks like.
"""

from importlib import metadata

import numpy as np

from simulator import run
from ui.desktop.recording import FILE, SCENARIO

SEED, DAYS = 11, 365


def main() -> None:
    """Live the run and keep its days."""
    lived = run(SCENARIO, seed=SEED, days=DAYS)
    FILE.parent.mkdir(exist_ok=True)
    version = np.array(metadata.version("durand"))
    np.savez_compressed(FILE, days=np.array(lived.series), version=version)


if __name__ == "__main__":
    main()
