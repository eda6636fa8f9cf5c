"""What is said of files that could not be written: plain words, where, and why."""

import errno

import pytest

from simulator.errors import DurandError, InputError, Problem
from ui.desktop.classroom.inject_list import InjectList
from ui.desktop.writing import KINDS, unwritten, write

FULL = OSError(errno.ENOSPC, "No space left on device")


def drawn(kind):
    return f"a {kind}".encode()


@pytest.mark.parametrize("ending", KINDS)
def test_that_an_ending_says_what_is_written(tmp_path, ending):
    file = tmp_path / f"it{ending.upper()}"
    write(file, "a,table\n", drawn)
    wanted = "a,table\n" if ending == ".csv" else f"a {ending[1:]}"
    assert file.read_text() == wanted


def test_that_an_unknown_ending_is_told_before_anything_is_drawn(tmp_path):
    with pytest.raises(DurandError, match=r"ends in \.png, \.svg, \.pdf or \.csv\.$"):
        write(tmp_path / "it.docx", "", lambda _: pytest.fail("it was drawn"))
    assert list(tmp_path.iterdir()) == []


def test_that_the_reason_of_the_system_is_told_also_where_another_error_bears_it(
    tmp_path,
):
    told = f"it could not be written to {tmp_path}: no space left on device. "
    assert unwritten("it", tmp_path, FULL) == f"{told}Choose another place."
    error = InputError(Problem("--figure", "the file", "it", "a file"))
    error.__cause__ = FULL
    assert unwritten("it", tmp_path, error) == f"{told}Choose another place."
    other = DurandError("The form has a mistake.")
    assert unwritten("it", tmp_path, other) == (
        "it could not be written. The form has a mistake."
    )


def test_that_injects_that_cannot_be_saved_say_why(qtbot, tmp_path):
    injects = InjectList()
    qtbot.addWidget(injects)
    with qtbot.waitSignal(injects.failed) as failure:
        injects.save_to(tmp_path / "gone" / "injects.csv")
    assert failure.args[0] == (
        f"injects.csv could not be written to {tmp_path / 'gone'}: "
        "there is no such folder. Choose another place."
    )
