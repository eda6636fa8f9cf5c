"""The scenarios that come with the program; known without one of them being read."""

from pathlib import Path

import scenarios

SCENARIO_FOLDER = Path(scenarios.__file__).parent


def scenario_names() -> tuple[str, ...]:
    """Return the names of the scenarios that come with Durand."""
    files = SCENARIO_FOLDER.glob("*.toml")
    return tuple(sorted(file.stem for file in files if _is_scenario(file)))


def _is_scenario(file: Path) -> bool:
    # other data of the model are TOML too, but have no such table
    return "\n[scenario]\n" in "\n" + file.read_text(encoding="utf-8")
