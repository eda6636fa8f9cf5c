"""The table of patterns: bands with sources, verdicts that can fail."""

import math

import numpy as np
import pytest

from simulator.analysis.bootstrap import in_blocks, resampled, share_interval
from simulator.analysis.patterns.episodes import about_truces
from simulator.analysis.patterns.rows import Found, bands, judged, row_of
from simulator.analysis.patterns.signs import SIGNS
from simulator.analysis.patterns.violence import exponent, knox_ratios, top_tenth
from simulator.mechanisms import CLAIMS
from simulator.world.columns import DAY, EVENT


def found(value, low, high, **off):
    return Found(value=value, interval=(low, high), count=200, **off)


def test_that_every_band_names_its_source_and_is_whole():
    for band in bands().values():
        assert band.source
        assert band.what
        if band.kind in ("range", "size"):
            assert band.low <= band.high
        assert band.gated or band.reason


def test_that_every_claim_of_the_article_has_a_row():
    ids = set(bands())
    for claim in CLAIMS:
        assert any(id_ == claim or id_.startswith(f"{claim}-") for id_ in ids), claim


def test_that_every_effect_that_is_measured_has_a_band():
    assert set(SIGNS) <= set(bands())


def test_that_unchecked_and_contested_evidence_never_counts():
    for band in bands().values():
        if "[M]" in band.reason or "Contested" in band.reason:
            assert not band.gated
            assert judged(band, found(99.0, 98.0, 100.0)) in (
                "reported",
                "not applicable",
            )


def test_that_a_range_holds_or_misses_by_its_value():
    band = bands()["P-B1-exponent"]
    assert judged(band, found(2.5, 2.4, 2.6)) == "pass"
    assert judged(band, found(3.1, 2.9, 3.3)) == "fail"
    assert judged(band, found(3.1, 2.9, 3.3), enough=False) == "unclear"
    assert judged(band, found(3.5, 3.4, 3.6), enough=False) == "fail"
    assert judged(band, None) == "no data"
    assert judged(band, found(math.nan, 0, 0)) == "no data"


def test_that_a_sign_holds_only_when_chance_is_excluded_and_the_cause_is_its_cause():
    band = bands()["C3"]
    assert judged(band, found(-2.0, -3.0, -1.0)) == "pass"
    assert judged(band, found(-2.0, -5.0, 1.0)) == "fail"
    assert judged(band, found(2.0, 1.0, 3.0)) == "fail"
    still_there = {"off": -1.8, "off_interval": (-2.0, -1.5)}
    assert judged(band, found(-2.0, -3.0, -1.0, **still_there)) == "fail"
    gone = {"off": 0.0, "off_interval": (0.0, 0.0)}
    assert judged(band, found(-2.0, -3.0, -1.0, **gone)) == "pass"


def test_that_a_row_has_the_columns_that_were_promised():
    row = row_of(bands()["P-B1-median"], found(3.0, 3.0, 3.0))
    promised = {"id", "source", "band", "value", "interval", "gated", "verdict"}
    assert promised <= set(row)


def test_that_the_exponent_of_a_power_law_is_found_again():
    # Sizes of the law p(x) ~ x^-2.5 from 10 on, by inversion at even shares.
    x = np.arange(10, 200_000)
    law = np.cumsum(x**-2.5) / (x**-2.5).sum()
    sizes = x[np.searchsorted(law, (np.arange(20_000) + 0.5) / 20_000)]
    assert exponent(sizes.astype(float)) == pytest.approx(2.5, abs=0.02)


def test_that_the_top_tenth_is_worked_out_by_hand():
    assert top_tenth(np.array([91.0] + [1.0] * 9)) == pytest.approx(0.91)


def attacks(rows):
    table = np.zeros(len(rows), EVENT)
    table["place"], table["day"] = zip(*rows, strict=True)
    return table


def test_that_follow_up_attacks_show_and_scattered_ones_do_not():
    clustered = attacks([(p, 70 * p + d) for p in range(5) for d in (0, 1, 2, 4)])
    same, later, _ = knox_ratios(clustered, 365)
    assert same > 2.0 > later
    even = attacks([(p, d) for p in range(20) for d in range(0, 364, 2)])
    assert knox_ratios(even, 364)[0] == pytest.approx(1.0, abs=0.05)


def test_that_force_about_a_ceasefire_is_told_before_and_after():
    days = np.zeros(200, DAY)
    days["ceasefire"][100:] = 1
    days["border_clashes"][86:100] = 2
    days["border_clashes"][40:85] = 1
    assert about_truces(days) == [(1.0, 2.0, 0.0)]


def test_that_intervals_shrink_with_more_items_and_hold_the_value():
    few, many = ([float(k % 2) for k in range(n)] for n in (20, 400))
    for items in (few, many):
        low, high = resampled(items, lambda some: float(np.mean(some)))
        assert low <= 0.5 <= high
    assert np.diff(resampled(many, np.mean)) < np.diff(resampled(few, np.mean))
    low, high = share_interval(0.5, 100)
    assert (low, high) == pytest.approx((0.404, 0.596), abs=0.002)


def test_that_neighbours_drawn_together_keep_what_they_share():
    trend = [float(k // 10) for k in range(40)]
    mean = lambda some: float(np.mean(some))  # noqa: E731
    blocked = np.diff(in_blocks(trend, mean, 10))
    assert blocked > np.diff(in_blocks(trend, mean, 1))
