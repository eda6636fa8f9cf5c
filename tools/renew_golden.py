"""Write the golden digests anew, after a change that moves results on purpose.

    python3 -m uv run python tools/renew_golden.py

Those of the scenarios, and those of the classes that are played from their scripts. Say
in CHANGELOG.md why results moved.
"""

import hashlib
import json
from pathlib import Path

from simulator.classroom.game import Game
from simulator.classroom.script import play, read_script
from simulator.run import Run
from simulator.scenario import scenario_names

FOLDER = Path(__file__).parents[1] / "tests" / "golden"
GOLDEN, CLASSES = FOLDER / "digests.json", FOLDER / "classes"
PLAYED = CLASSES / "digests.json"
DAYS, SEED = 60, 1


def digests() -> dict[str, str]:
    """Live sixty days of every scenario and give each digest."""
    found = {}
    for name in scenario_names():
        run = Run(name, seed=SEED)
        run.advance(DAYS)
        found[name] = run.digest
    return found


def record_digest(game: Game) -> str:
    """Digest of all that was done in a class, without times and salts of PINs."""
    told = hashlib.sha256()
    for entry in game.record.entries:
        values = entry.deed.model_dump(mode="json")
        if entry.deed.act == "opened":
            for seat in values["setup"]["seats"]:
                seat["pin"] = bool(seat["pin"])
        told.update(json.dumps(values, sort_keys=True).encode())
    return told.hexdigest()


def played(script: Path) -> dict[str, str | int]:
    """Play the script of a class, and say what it came to."""
    game = play(*read_script(script))
    return {
        "turns": game.state.turns_done,
        "entries": len(game.record.entries),
        "record": record_digest(game),
        "line": game.world.timeline.run.digest,
    }


def main() -> None:
    """Write them."""
    classes = {file.stem: played(file) for file in sorted(CLASSES.glob("*.toml"))}
    for file, found in ((GOLDEN, digests()), (PLAYED, classes)):
        file.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
