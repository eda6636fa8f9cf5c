import pytest

from ui.desktop import display

CRT = "libEGL.so.1: cannot open shared object file: No such file or directory"


def test_that_a_machine_without_a_display_is_told_so_and_what_works_instead():
    why = display.why_no_window({}, "linux")
    assert "no display" in why
    assert "durand run" in why


@pytest.mark.parametrize("name", ["WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_that_a_display_or_a_chosen_platform_will_do(name):
    assert display.why_no_window({name: "offscreen"}, "linux") is None


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_that_other_systems_always_have_a_display(system):
    assert display.why_no_window({}, system) is None


@pytest.mark.parametrize("library", sorted(display.PACKAGES))
def test_that_a_missing_library_is_named_with_its_packages(library):
    error = ImportError(f"{library}: cannot open shared object file")
    why = display.explain(error)
    for name in (library, *display.PACKAGES[library], "apt install", "dnf install"):
        assert name in why


def test_that_an_unknown_failure_of_qt_is_told_as_it_is():
    assert "DLL load failed" in display.explain(ImportError("DLL load failed"))


def test_that_a_library_that_x11_needs_is_missed_before_qt_ends_the_process():
    def load(library):
        if library == "libxcb-cursor.so.0":
            raise OSError(library)

    assert "libxcb-cursor0" in display._missing_for_x11(load)
    assert display._missing_for_x11(lambda library: library) is None
