"""News: what is claimed of the dead, and at whose door an attack is laid.

Each side claims more of the enemy's dead than there are, as a rule by a factor of five
to twenty (dated events of 2021-2025 against independent counts). Readers know that, and
take what is claimed at a discount: what is *heard* of D dead that are claimed as C is
``(1 - credit) * D + credit * C / usual``, so that only more boasting than is usual
makes an event seem larger. Trust, outrage, blame and the rally read what is heard;
trade, recruitment, flight and the strength of anybody know the dead as they were.

Islamabad lays attacks at Kabul's door (claim C5), rightly or wrongly: the TTP's the
more readily the better it is sheltered there, now and then also another movement's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.compiled import kernel
from simulator.doctrine.actors import KANDAHAR, MOVEMENTS, PAKISTAN
from simulator.numerics import clip, exp, ln, poisson_inverse
from simulator.parameters import Claim, Constant, Dial
from simulator.randomness import U64, normal, stream, uniform

if TYPE_CHECKING:
    from simulator.world.columns import Record

CLAIM = stream("news.claim")
ATTRIBUTION = stream("news.attribution")
TTP_ROW = 0
USUAL_OPENNESS = 0.5
DEAD, BOAST = 0, 1
ALERT_DAYS = 5
OUTRAGE_MOST = 1.5

DIALS = (
    Dial(
        name="attribution",
        label="Blame laid on Kabul",
        unit="share",
        low=0.0,
        high=1.0,
        default=0.75,
        meaning="Share of the TTP's attacks that Islamabad lays at Kabul's door.",
        acts_on="How attacks turn into reprisal and mistrust.",
        evidence="Islamabad blames Kabul for harbouring the TTP; Kabul denies it.",
        strength="contested",
        source="source article, claim C5; UN monitoring team reports",
        group="Pakistan",
    ),
    Dial(
        name="claims_inflation",
        label="Inflation of claims",
        unit="times the true count",
        low=1.0,
        high=20.0,
        default=8.0,
        meaning="How many dead enemies each side claims for one that there is.",
        acts_on="Outrage, blame and mistrust; never trade or anybody's strength.",
        evidence="Claims of the enemy's dead ran 5 to 20 times the independent count.",
        strength="contested",
        source="timeline of dated events 2021-2025",
        group="Between the two",
    ),
)
CLAIMS = (
    Claim(
        id="C5",
        text="Islamabad blames Kabul for harbouring the TTP",
        off={"attribution": 0.0},
    ),
)
CONSTANTS = (
    Constant(
        name="claims_usual",
        unit="times the true count",
        default=8.0,
        low=1.0,
        high=20.0,
        meaning="Inflation of claims that readers are used to and discount.",
        strength="assumption",
        source="timeline of dated events 2021-2025",
    ),
    Constant(
        name="claims_credit",
        unit="share",
        default=0.5,
        low=0.0,
        high=1.0,
        meaning="How far readers go by what is claimed, and not by what is known.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="claims_spread",
        unit="log deviation",
        default=0.6,
        low=0.0,
        high=2.0,
        meaning="How much the inflation of claims differs between events.",
        strength="assumption",
        source="timeline of dated events 2021-2025: factors of 5 to 20",
    ),
    Constant(
        name="blame_homegrown",
        unit="share",
        default=0.4,
        low=0.0,
        high=1.0,
        meaning="Blame that the TTP's attacks would draw on Kabul without any haven, "
        "as a share of that with one.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="blame_open",
        unit="share",
        default=0.5,
        low=0.0,
        high=2.0,
        meaning="How much more readily attacks are laid at Kabul's door where the "
        "border is open, and less where it is sealed.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="blame_wrong",
        unit="share",
        default=0.1,
        low=0.0,
        high=1.0,
        meaning="How readily other movements' attacks are laid at Kabul's door, "
        "against those of the TTP.",
        strength="assumption",
        source="assumption",
    ),
    Constant(
        name="blame_usual",
        unit="of an attack that kills nobody",
        default=1.36,
        low=1.0,
        high=4.0,
        meaning="Weight of a usual attack in the blame; the dead raise it by their "
        "logarithm.",
        strength="assumption",
        source="set so that the mean weight of an attack is 1",
    ),
    Constant(
        name="mass_attack",
        unit="deaths",
        default=11.0,
        low=2.0,
        high=100.0,
        meaning="Deaths, as they are heard of, from which an attack shocks the "
        "country.",
        strength="assumption",
        source="attacks that drew a strike within days, 2022-2025",
    ),
    Constant(
        name="shock_least",
        unit="outrage",
        default=0.35,
        low=0.0,
        high=1.5,
        meaning="Outrage over the least of the attacks that shock.",
        strength="assumption",
        source="Kertzer & Brutger: audiences punish inaction",
    ),
    Constant(
        name="shock_death",
        unit="outrage for each death",
        default=0.022,
        low=0.0,
        high=0.2,
        meaning="Outrage that each death adds, as it is heard of.",
        strength="assumption",
        source="Kertzer & Brutger for the form",
    ),
)


@kernel
def claim(rules: Record, luck: U64, dead: int) -> int:
    """Draw how many dead of the enemy are claimed, never fewer than there were."""
    if dead <= 0:
        return 0
    spread = rules.claims_spread
    boast = exp(spread * normal(luck, BOAST) - 0.5 * spread * spread)
    more = (rules.claims_inflation - 1.0) * dead * boast
    return dead + poisson_inverse(uniform(luck, DEAD), more)


@kernel
def heard(rules: Record, dead: int, claimed: int) -> float:
    """Give the dead of an event as its readers have them."""
    credit = rules.claims_credit
    return float((1.0 - credit) * dead + credit * claimed / rules.claims_usual)


@kernel
def blamed_share(rules: Record, g: int) -> float:
    """Share of a movement's attacks that is laid at Kabul's door."""
    if g != TTP_ROW:
        return float(rules.attribution * rules.blame_wrong)
    grown = rules.blame_homegrown
    # Through a closed border fewer can have come.
    through = 1.0 + rules.blame_open * (rules.border_openness - USUAL_OPENNESS)
    haven = min(1.0, rules.ttp_sanctuary * through)
    return float(rules.attribution * (grown + (1.0 - grown) * haven))


@kernel
def lay_blame(world: Record, rules: Record, g: int, told: float, u: float) -> int:
    """Lay today's last attack at somebody's door; give the actor.

    ``told`` are its dead as they are heard of, ``u`` a number in 0..1. A mass attack
    that is laid at Kabul's door shocks the country.
    """
    if u >= blamed_share(rules, g):
        return MOVEMENTS[g]
    world.blamed_today += (1.0 + ln(1.0 + told)) / rules.blame_usual
    world.blamed_for = world.happened
    if told >= rules.mass_attack:
        shock = rules.shock_least + rules.shock_death * told
        raised = world.mood[PAKISTAN] + min(1.0, shock) * rules.audience
        world.mood[PAKISTAN] = clip(raised, 0.0, OUTRAGE_MOST)
        world.shocked_by[PAKISTAN] = world.happened
        world.alert[PAKISTAN] = max(int(world.alert[PAKISTAN]), ALERT_DAYS)
    return KANDAHAR
