"""Draw the map's formation symbols after APP-6 into ui/desktop/drawn, as they ship.

    python3 -m uv run python tools/draw_symbols.py

milsymbol knows thousands of symbols, and takes 100 MB and more than half a second to
draw the first; the map shows three, so they are drawn here and not in the window.
"""

from milsymbol import Symbol

from ui.desktop.map.symbols import DRAWN, KINDS, Kind

SIZE = 34  # of the drawing; what is shown is scaled


def drawing(kind: Kind) -> str:
    """Draw the symbol of a kind, black in the colours that APP-6 gives it."""
    code = f"100{kind.frame}1000{kind.echelon}1211000000"
    return str(Symbol(code, size=SIZE).as_svg())


def main() -> None:
    """Write each symbol, once."""
    for kind in KINDS:
        (DRAWN / kind.file).write_text(drawing(kind) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
