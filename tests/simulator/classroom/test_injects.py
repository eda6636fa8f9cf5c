from datetime import date

import pytest

from simulator.classroom.injects import ClassInject, read_csv, write_csv
from simulator.errors import InputError

SHEET = """id,title,kind,turn,date,when,size,to,expected,text
bus,A bomb at a bus station,shock,2,,,0.6,,Anger,Nobody claims it.
leak,A leaked letter,news,,2025-12-01,,,kandahar islamabad,,May be forged.
snow,Snow shuts the passes,closure,,,attacks <= 10,,,,
"""


def test_that_injects_come_back_from_csv_as_they_went():
    found = read_csv(SHEET, "injects.csv")
    assert read_csv(write_csv(found), "again") == found
    assert found[1].to == ("kandahar", "islamabad")
    assert found[1].date == date(2025, 12, 1)


def test_that_an_inject_is_due_by_turn_date_or_condition_and_else_by_hand_only():
    bus, leak, snow = read_csv(SHEET, "injects.csv")
    today = date(2025, 10, 12)
    assert not bus.due(1, today, {})
    assert bus.due(2, today, {})
    assert not leak.due(9, today, {})
    assert leak.due(1, date(2025, 12, 1), {})
    assert not snow.due(1, today, {"attacks": 11})
    assert snow.due(1, today, {"attacks": 10})
    assert not ClassInject(id="x", title="X").due(50, date(2049, 1, 1), {})


def test_that_every_mistake_in_a_sheet_is_told_with_its_line():
    bad = (
        "id,title,kind,turn,when\n"
        "a,A,shock,first,\n"
        "b,B,nuke,1,\n"
        "c,C,news,1,weather >= 3\n"
        "c,C,news,1,\n"
    )
    with pytest.raises(InputError) as refused:
        read_csv(bad, "my.csv")
    told = str(refused.value)
    assert "my.csv:2" in told
    assert "my.csv:3: kind" in told
    assert "weather" in told
    assert "each id once" in told


def test_that_an_unknown_column_is_named_with_the_nearest_one():
    with pytest.raises(InputError, match="Did you mean expected"):
        read_csv("id,title,expects\n", "my.csv")
