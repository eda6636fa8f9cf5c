"""Pictures of the cards, painted once and kept for the next start."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from simulator import homes
from simulator.scenario import load_scenario
from simulator.world.outlines import View
from ui.desktop import theme, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.scenario import Scenario

MAP = Path(__file__).parent / "map"


class Gallery:
    """Pictures by scenario and theme, in a folder of the user's cache.

    Parameters
    ----------
    folder
        Where they are kept; the user's cache when None.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or homes.home("cache") / "cards"

    def picture(self, name: str, view: View = View.DE_FACTO) -> QImage:
        """Return the picture of a scenario in the theme in use, painted if need be.

        A scenario that cannot be read has an empty picture.
        """
        scenario = load_scenario(name)
        file = self._folder / f"{Path(name).stem}-{_key(scenario, view)}.png"
        kept = QImage(str(file))
        if not kept.isNull():
            return kept
        from ui.desktop.map.postcard import postcard

        made = postcard(scenario, view)
        self._keep(made, file)
        return made

    def _keep(self, image: QImage, file: Path) -> None:
        """Keep a picture; on a medium that cannot be written to, do without."""
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        for old in file.parent.glob(f"{file.name.rsplit('-', 2)[0]}-{_worn()}-*.png"):
            old.unlink(missing_ok=True)
        image.save(str(file))


def _worn() -> str:
    return theme.current()


def _key(scenario: Scenario, view: View) -> str:
    """Name what a picture depends on: theme, scenario, view, and how it is painted."""
    digest = hashlib.sha256(scenario.model_dump_json().encode())
    digest.update(f"{view} {words.twin()}".encode())
    for part in _sources():
        digest.update(part)
    return f"{_worn()}-{digest.hexdigest()[:16]}"


def _sources() -> Iterator[bytes]:
    for file in sorted(MAP.glob("*.py")):
        yield file.read_bytes()
    yield (theme.FOLDER / "tokens.json").read_bytes()
