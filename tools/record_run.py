"""Record the runs that the window plays while the model is prepared for the first time.

    python3 -m uv run python tools/record_run.py

One for each scenario that comes with Durand. Run it again when the rules have changed
what a run looks like; a test says when.
"""

from simulator.scenario import scenario_names
from ui.desktop.recording import FOLDER, file_of, keep, lived_days


def main() -> None:
    """Live every scenario and keep its days."""
    FOLDER.mkdir(exist_ok=True)
    wanted = {file_of(name) for name in scenario_names()}
    for old in set(FOLDER.glob("*.npz")) - wanted:
        old.unlink()
    for name in scenario_names():
        keep(lived_days(name), file_of(name))


if __name__ == "__main__":
    main()
