"""How the window is asked for on the command line."""

import pytest

from simulator.errors import InputError
from ui.cli.window import Start, _options


def test_that_a_file_settings_and_a_safe_start_are_passed_on(tmp_path):
    run = tmp_path / "mine.durand"
    run.write_bytes(b"")
    start = Start(file=run, settings=tmp_path / "s.ini")
    options = _options(None, None, None, start)
    assert (options.open, options.settings) == (run, tmp_path / "s.ini")
    assert _options(None, None, None, Start(safe=True)).safe


def test_that_every_mistake_is_told_at_once(tmp_path):
    start = Start(file=tmp_path / "gone.durand", settings=tmp_path, safe=True)
    with pytest.raises(InputError) as caught:
        _options(None, "plaid", None, start)
    told = str(caught.value)
    assert "--theme" in told
    assert "--open" in told
    assert "a file that exists" in told
    assert "--settings" in told


def test_that_a_safe_start_goes_with_no_settings_of_ones_own(tmp_path):
    start = Start(settings=tmp_path / "s.ini", safe=True)
    with pytest.raises(InputError, match="leaves all settings aside"):
        _options(None, None, None, start)
