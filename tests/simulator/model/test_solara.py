"""Mesa's browser page draws the model and steps it when its button is clicked."""

import subprocess
import sys
from pathlib import Path

import pytest

# In a process of its own: the page starts threads and keeps them.
SCRIPT = """
import time
import ipyvuetify
import ipywidgets
import reacton
import solara
from mesa.visualization import SolaraViz, make_plot_component
from simulator.model import BorderCrisis

model = BorderCrisis(rng=3)
model.step()
slider = {
    "type": "SliderFloat", "label": "Mediation",
    "value": 0.5, "min": 0.0, "max": 1.0, "step": 0.1,
}
page = SolaraViz(
    model,
    components=[make_plot_component("rung")],
    model_params={"mediation_strength": slider},
)
layout = solara.AppLayout(children=[page], navigation=False)
_, shown = reacton.render(layout, handle_error=False)
charts = shown.find(ipywidgets.Image).widgets
buttons = shown.find(ipyvuetify.Btn).widgets
[step] = [button for button in buttons if "Step" in button.children]
step.click()
deadline = time.monotonic() + 20
while model.run.day < 2 and time.monotonic() < deadline:
    time.sleep(0.02)
print("charts", len(charts), "day", model.run.day)
shown.close()
"""


@pytest.mark.slow
def test_that_solara_draws_the_model_and_steps_it():
    page = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert page.stdout.splitlines()[-1:] == ["charts 1 day 2"], page.stderr
