from simulator.tomltext import read_toml


def test_that_each_key_is_found_on_its_line():
    text = 'a = 1\n[b]\nc.d = 2\n# e = 3\n[b.f]\n"g-h" = [\n  1,\n]\n[[i]]\nj = 4\n'
    lines = read_toml(text, "x.toml").lines
    assert lines == {
        ("a",): 1,
        ("b",): 2,
        ("b", "c", "d"): 3,
        ("b", "f"): 5,
        ("b", "f", "g-h"): 6,
        ("i", "0"): 9,
        ("i", "0", "j"): 10,
    }


def test_that_a_key_without_a_line_is_looked_for_in_its_table():
    toml = read_toml("a = 1\n[b]\nc = { d = 1 }\n", "x.toml")
    assert toml.line_of(("b", "c", "d")) == 3
    assert toml.line_of(("b", "nowhere")) == 2
    assert toml.line_of(("nowhere",)) == 1


def test_that_a_value_that_is_no_toml_is_kept_as_the_text_it_is():
    toml = read_toml("start = 2025-02-31\ndays = 3O\nseed = 1\n", "x.toml")
    assert toml.values == {"start": "2025-02-31", "days": "3O", "seed": 1}
    assert not toml.problems


def test_that_a_line_that_is_no_toml_is_told_and_the_rest_is_read():
    toml = read_toml("a = 1\nnonsense\nb = 2\n", "x.toml")
    assert toml.values == {"a": 1, "b": 2}
    assert [problem.where for problem in toml.problems] == ["x.toml:2"]


def test_that_the_same_key_twice_is_told():
    toml = read_toml("a = 1\na = 2\n", "x.toml")
    assert [problem.where for problem in toml.problems] == ["x.toml:2"]
