"""Judge the model in full and write the result that ships, with its figures.

    python3 -m uv run python tools/publish_evidence.py [--date 2026-11-22] [--workers 2]

Writes scenarios/evidence/result.json and docs/figures/*.png; goes on where it was
stopped. Every pattern that misses needs its reason in
scenarios/evidence/explanations.toml: those without one are named at the end.
"""

import argparse
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulator.analysis.evidence import (
    FULL,
    PUBLISHED,
    evaluate,
    explanations,
    kept_in,
    put_together,
)
from ui.figures.evidence import draw_evidence

FIGURES = Path(__file__).parents[1] / "docs" / "figures"
DIGITS = 5


def main() -> None:
    """Judge, write, and name what is not explained."""
    options = argparse.ArgumentParser(description=__doc__)
    today = datetime.now(UTC).date().isoformat()
    options.add_argument("--date", default=today, help="of computing")
    options.add_argument("--workers", type=int, default=2)
    asked = options.parse_args()
    begun, parts = time.perf_counter(), {}
    for name, part in evaluate(FULL, folder=kept_in(), workers=asked.workers):
        parts[name] = part
        took = time.perf_counter() - begun
        print(f"{took:7.1f} s  {name}", file=sys.stderr, flush=True)
    result = rounded(put_together(parts, FULL, asked.date))
    del result["calibration"]  # it ships in a file of its own
    text = json.dumps(result, ensure_ascii=False, separators=(",", ":")) + "\n"
    PUBLISHED.write_text(text, encoding="utf-8")
    FIGURES.mkdir(exist_ok=True)
    whole = put_together(parts, FULL, asked.date)
    draw_evidence(whole | {"patterns": None}, FIGURES, dpi=80)
    for row in result["patterns"]:
        if row["verdict"] == "fail" and row["id"] not in explanations():
            print(f"no reason yet: {row['id']} {row['value']} {row['interval']}")


def rounded(value: Any) -> Any:
    """Round every number of a result to what is worth telling."""
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}")
    if isinstance(value, dict):
        return {name: rounded(part) for name, part in value.items()}
    return [rounded(part) for part in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main()
